"""An example in words: every kind of answer, in both languages."""

from typing import Any

import pytest

from tests.sites import GUIDED
from toolkit.content.library import load_library
from toolkit.pages.site import normalised
from toolkit.words.answers import example_in_words


def shown(language: str) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    library, _ = load_library(GUIDED)
    model = normalised(library)["every-answer"][language]
    words = example_in_words(model, model["examples"][0])
    return {answer["label"]: answer for section in words["sections"] for answer in section["answers"]}, words


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Et ord", {"text": "Ord"}),
        ("Mange ord", {"text": "Første linje\nAnden linje"}),
        ("Beløb", {"text": "1234,5 kr."}),
        ("Dag", {"text": "3.4.2026"}),
        ("Én", {"text": "Æble"}),
        ("Grad", {"text": "3 – meget"}),
        ("Nogle", {"entries": ["Æble", "Pære"], "ordered": False}),
        ("Gitter", {"pairs": [("Første", "1"), ("Anden", "Ved ikke / ikke relevant")]}),
        (
            "Fri tabel",
            {"rows": [("Række 1", [("Hvem", "Anna"), ("Hvornår", "3.4.2026")]), ("Række 2", [("Hvem", "Bo")])]},
        ),
        ("Fast tabel", {"rows": [("Første", [("Hvem", "Carl")])]}),
        (
            "Tavle",
            {
                "rows": [
                    ("Kort 1: Kort et", [("Oppe · Venstre", "vores egen; samarbejder med kort 2")]),
                    ("Kort 2: Kort to", [("Oppe · Venstre", "")]),
                ]
            },
        ),
        ("Rækkefølge", {"entries": ["Pære", "Æble"], "ordered": True}),
    ],
)
def test_answer_in_danish(label: str, expected: dict[str, Any]) -> None:
    answers, _ = shown("da")
    assert answers[label] == {"label": label} | expected


def test_numbers_and_dates_follow_the_language() -> None:
    answers, words = shown("en")
    assert (answers["Amount"]["text"], answers["Day"]["text"]) == ("1234.5 kr.", "3 Apr 2026")
    assert words["scores"] == [("Total", "2 – High")]


def test_what_is_hidden_or_unanswered_is_left_out() -> None:
    answers, _ = shown("da")
    assert "Skjult" not in answers
    assert "Kort" not in answers
