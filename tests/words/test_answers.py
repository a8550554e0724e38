"""An example in words: every kind of answer, in both languages."""

import json
import subprocess
from typing import Any

import pytest

from tests.rules.browser import node
from tests.sites import GUIDED
from toolkit.content.library import load_library
from toolkit.pages.site import normalised
from toolkit.paths import TEMPLATES
from toolkit.words.answers import example_in_words
from toolkit.words.locale import words as words_of


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


_NODE = """
import {{ readFileSync }} from "node:fs";
import {{ inWords }} from {scripts}/words/answers.js";
import {{ evaluate }} from {scripts}/rules/index.js";
const [model, document, words] = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(inWords(model, evaluate(model, document), words)));
"""


def said_in_browser(model: Any, document: dict[str, Any]) -> dict[str, Any]:
    said = words_of(model["language"])
    given = [
        model,
        document,
        {"answers": said["site"]["answers"], "places": said["places"], "respondent": said["respondent"]},
    ]
    scripts = json.dumps((TEMPLATES / "assets" / "js").as_uri())[:-1]
    command = [node(), "--input-type=module", "-e", _NODE.format(scripts=scripts)]
    done = subprocess.run(command, input=json.dumps(given).encode(), stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_browser_says_the_same(language: str) -> None:
    library, _ = load_library(GUIDED)
    model = normalised(library)["every-answer"][language]
    example = model["examples"][0]
    told = said_in_browser(model, {"answers": example["answers"], "respondent": example["respondent"]})
    expected = json.loads(json.dumps(example_in_words(model, example)))
    assert {key: told[key] for key in ("sections", "scores")} == expected


def test_an_answer_that_reads_like_a_name_of_ours_stands_as_it_was_written() -> None:
    library, _ = load_library(GUIDED)
    model = normalised(library)["every-answer"]["da"]
    field = next(field["id"] for section in model["sections"] for field in section["fields"] if field["type"] == "text")
    for sector, shown in (("public", "Offentlig"), ("constructor", "constructor"), ("toString", "toString")):
        told = said_in_browser(model, {"answers": {field: "na"}, "respondent": {"sector": sector}})
        assert told["about"] == [["Sektor", shown]]
        assert [answer["text"] for section in told["sections"] for answer in section["answers"]] == ["na"]
