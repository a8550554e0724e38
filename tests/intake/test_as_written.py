"""Answers written by hand in YAML are read by the question, not by what they look like; JSON stays as it is."""

import json
from typing import Any

import pytest

from tests.intake.test_forms import Known
from tests.pdf import models
from toolkit.intake.check import extract_file
from toolkit.intake.documents import read_json, write_answers

ODD = ["0123", "1e3", "yes", "no", "on", "off", "2026-04-03", "1.234", "12:30", "~", "null", "true", "1_000", "0x1F", "007", "1.50", ".5", "+45", "=", "Null"]  # fmt: skip


def options(*values: str) -> list[dict[str, Any]]:
    return [{"value": value, "label": value, "exclusive": False} for value in values]


COLUMNS = [
    models.column("text", "t", "T", max_length=60),
    models.column("number", "n", "N", unit=None, min=None, max=None, decimals=0),
    models.column("choice", "c", "C", options=options("on", "1", "null"), list=None),
    models.column("scale", "s", "S", **models.scale()),
]
MODEL = models.sheet(
    models.section(
        "s",
        "S",
        models.field("text", "t", "T", max_length=60),
        models.field("longtext", "l", "L", max_length=600, lines=5),
        models.field("number", "n", "N", unit=None, min=None, max=None, decimals=0),
        models.field("number", "exact", "X", unit=None, min=None, max=None, decimals=3),
        models.field("date", "d", "D", min=None, max=None),
        models.field("choice", "c", "C", options=options(*ODD), list=None),
        models.field("choices", "cs", "CS", options=options(*ODD), list=None, at_least=None, at_most=None),
        models.field("scale", "sc", "SC", **models.scale()),
        models.field("ranking", "r", "R", options=options("on", "1", "2"), at_least=None),
        models.field("table", "free", "F", rows=None, min_rows=0, max_rows=5, columns=COLUMNS),
        models.field("table", "fixed", "X", rows=models.places(a="A", t="T"), min_rows=0, max_rows=None, columns=COLUMNS),
        models.field("placement", "p", "P", rows=models.places(on="On"), columns=models.places(no="No"), max_cards=3, max_length=60),
    ),
    scores=[],
    changes=[],
)  # fmt: skip


def read(answers: str, language: str = "da", kind: str = "yaml", more: str = "") -> dict[str, Any]:
    """The canonical answer document of hand-written answers."""
    head = f"format: brobygger-answers/1\nworksheet: {MODEL['id']}\nlanguage: {language}\n{more}"
    [(report, document)] = extract_file("a.yaml", f"{head}answers:\n{answers}".encode(), kind, Known(MODEL), "da")
    assert document is not None, report
    return document


@pytest.mark.parametrize("text", ODD)
def test_texts_and_options_stay_as_they_are_written(text: str) -> None:
    answers = read(f"  {{t: {text}, l: {text}, c: {text}, cs: [{text}], free: [{{t: {text}}}], fixed: {{a: {{t: {text}}}}}}}")[
        "answers"
    ]  # fmt: skip
    assert answers == {
        "t": text,
        "l": text,
        "c": text,
        "cs": [text],
        "free": [{"t": text}],
        "fixed": {"a": {"t": text}},
    }


def test_the_respondent_too() -> None:
    document = read("  {}", more="respondent: {case_no: 0123, group: 1e3, name: Null, date: 2026-04-03, round: 1.50}\n")
    expected = {"case_no": "0123", "group": "1e3", "name": "Null", "date": "2026-04-03", "round": "1.50"}
    assert document["respondent"] == expected


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("1.234", "da", 1234), ("1.234", "en", "1.234"), ("1,234", "en", 1234), ("0123", "da", 123), ("1e3", "da", "1e3"), ("1.5", "da", 1.5),
        ("1.500,0", "da", 1500), ("yes", "da", "yes"), ("12:30", "da", "12:30"), ("~", "da", None), ("-5", "da", -5), ("1.234", "fi", "1.234"),
    ],
)  # fmt: skip
def test_numbers_are_read_in_the_language(written: str, language: str, expected: Any) -> None:
    found = read(f"  n: {written}\n  free:\n  - n: {written}\n    t: x", language)["answers"]
    if written == "1.234" and language == "en":
        expected = 1.234  # kept as number: it has too many decimals
    assert found.get("n") == expected and found["free"][0].get("n") == expected


def test_a_number_with_the_decimals_that_its_question_takes() -> None:
    assert read("  exact: 1.234")["answers"] == {"exact": 1.234}
    assert read("  exact: 1.234,5")["answers"] == {"exact": 1234.5}


def test_other_questions() -> None:
    found = read(
        "  {sc: 3, r: [on, 1], d: 2026-04-03, p: [{text: 0123, row: on, column: no, mine: yes}, {text: b, row: on, column: no, to: 1}]}"
    )
    assert found["answers"] == {
        "sc": 3,
        "r": ["on", "1"],
        "d": "2026-04-03",
        "p": [
            {"text": "0123", "row": "on", "column": "no", "mine": True},
            {"text": "b", "row": "on", "column": "no", "to": [1]},
        ],
    }


def test_what_we_write_is_read_again() -> None:
    answers = {
        "n": 1.234,
        "exact": 1.234,
        "t": "0123",
        "free": [{"n": 1000.125}, {"t": "~"}],
        "gone": ["x", 1.5, 3, True],
    }
    document = {
        "format": "brobygger-answers/1",
        "worksheet": MODEL["id"],
        "version": 2,
        "language": "da",
        "answers": answers,
    }
    for ending, kind in ((".yaml", "yaml"), (".json", "json")):
        data = write_answers(document, ending)
        [(_, found)] = extract_file(f"a{ending}", data, kind, Known(MODEL), "da")
        assert found is not None and found["answers"] == answers, data


def test_json_is_what_it_says() -> None:
    data = json.dumps({"format": "brobygger-answers/1", "worksheet": "w", "answers": {"t": 123, "n": "0123"}})
    assert read_json(data.encode())["answers"] == {"t": 123, "n": "0123"}


def test_words_in_answers_that_stand_elsewhere_since() -> None:
    """A question, a row of a grid and a cell of a table of version 1 are read by what asks for them today."""
    text = models.column("text", "code", "Kode", max_length=20)
    model = models.sheet(
        models.section(
            "s", "Afsnit",
            models.field("table", "t", "Tabel", rows=models.places(a="A"), columns=[text], min_rows=0, max_rows=None),
            models.field("text", "row", "Række", max_length=20),
            models.field("text", "cell", "Celle", max_length=20),
        ),
        id="demo",
        changes=[{"from": 1, "rename": {"old": "t.a.code", "grid.x": "row", "old-t.r.c": "cell"}, "values": {}, "dropped": []}],
    )  # fmt: skip
    data = b"format: brobygger-answers/1\nworksheet: demo\nversion: 1\nlanguage: da\nanswers: {old: 0123, grid: {x: 1e3}, old-t: {r: {c: 0456}}}\n"
    [(_, found)] = extract_file("a.yaml", data, "yaml", Known(model), "da")
    assert found is not None and found["answers"] == {"t": {"a": {"code": "0123"}}, "row": "1e3", "cell": "0456"}
