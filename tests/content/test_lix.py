"""LIX by hand, and the limit that the Danish pages of the steps keep."""

import pytest

from toolkit.content.guide.pages import read_pages
from toolkit.content.layers import Layers
from toolkit.content.lix import lix
from toolkit.paths import CONTENT

EASY = 35  # 25 to 34 is easy to read, by Björnsson's own table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Vi går nu. Det er let.", 3),
        ("Kommunen går nu. Det er let.", 3 + 100 / 6),
        ("# Overskriften\n\nVi går [hjem](fact:a-very-long-name).", 2 + 100 / 4),
        ("- En to\n- Tre fire", 2),
        ("Husk dette: Vi går nu", 2.5),
    ],
)
def test_words_a_sentence_and_long_words(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected)


def test_no_danish_page_of_a_step_is_hard() -> None:
    pages, problems = read_pages(Layers.of(CONTENT), "da")
    assert not problems
    assert pages.in_steps()
    assert {page.path: lix(page.text) for page in pages.in_steps() if lix(page.text) > EASY} == {}
