"""What search engines show of a page: its title, which no other page has, and what it is about in one look."""

import json
from collections import Counter

import pytest

from tests.real import trees
from toolkit.pages.page import described

LONG = "Kommunen, foreningerne og virksomhederne mødes, og de taler om, hvem der kan hjælpe, hvem der har tid, og hvem der kan betale, så ingen står alene tilbage"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kort.", "Kort."),
        (f"Tre timer, mens der stadig er tid. I finder ud af, om det skal leve videre. {LONG}.", "Tre timer, mens der stadig er tid. I finder ud af, om det skal leve videre."),
        (f"Kort. {LONG}.", "Kort. Kommunen, foreningerne og virksomhederne mødes, og de taler om, hvem der kan hjælpe, hvem der har tid, og hvem der kan betale …"),
        ("ord " * 60, f"{'ord ' * 38}…"),
    ],
)  # fmt: skip
def test_a_description_is_whole_sentences_or_says_that_it_goes_on(text: str, shown: str) -> None:
    assert described(text.strip()) == shown
    assert len(shown) <= 155


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_two_pages_have_the_same_title_or_description(language: str) -> None:
    pages = trees()[language].pages
    heads = [page.markdown().split("\n---\n")[0].splitlines()[1:] for page in pages]
    said = [dict(line.split(": ", 1) for line in head) for head in heads]
    for key in ("title", "description"):
        assert [text for text, n in Counter(one[key] for one in said).items() if n > 1] == []
    assert [one for one in said if len(json.loads(one["description"])) > 155] == []
