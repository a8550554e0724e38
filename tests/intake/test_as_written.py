"""Answers written by hand in YAML are read by the question, not by what they look like; JSON stays as it is."""

import json
from typing import Any

import pytest

from tests.intake.test_forms import Known
from tests.pdf import models
from toolkit.intake.check import check_file, extract_file
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


def told(answers: str, more: str = "") -> list[tuple[str | None, str]]:
    """What a report says of remarks: field and message."""
    head = f"format: brobygger-answers/1\nworksheet: {MODEL['id']}\nlanguage: en\n{more}"
    [report] = check_file("a.yaml", f"{head}answers:\n{answers}".encode(), "yaml", Known(MODEL), "en")
    assert {f["severity"] for f in report["findings"] if f["code"] == "remark-not-read"} <= {"note"}
    return [(found["field"], found["message"]) for found in report["findings"] if found["code"] == "remark-not-read"]


@pytest.mark.parametrize(
    ("answers", "field", "line", "cut"),
    [
        ("  t: Bro #4 Syd", "t", 5, "#4 Syd"),
        ("  n: 5\n  t: #4 Syd", "t", 6, "#4 Syd"),
        ("  l: Bro\n    to #4 Syd\n", "l", 6, "#4 Syd"),
        ("  cs:\n    - on\n    - off # or not", "cs", 7, "# or not"),
        ("  free: [{t: Bro #4\n}]", "free", 5, "#4"),
        ("  fixed: {a: {n: 5 # five\n}}", "fixed", 5, "# five"),
        ("  nobody: Bro #4", "nobody", 5, "#4"),
    ],
)
def test_what_stands_behind_a_hash_is_told(answers: str, field: str, line: int, cut: str) -> None:
    [(place, message)] = told(answers)
    assert place == field and f"line {line}," in message and f"“{cut}”" in message


def test_a_hash_before_the_answers_is_told() -> None:
    [(about, first), (respondent, second)] = told("  t: x\n", "name: Bro #4\nrespondent: {name: Bo #5\n}\n")
    assert about is None and "line 4," in first
    assert respondent == "respondent.name" and "line 5," in second


@pytest.mark.parametrize(
    "answers",
    [
        "  t: 'Bro #4'",
        "  t: Bro#4",
        "  # Bro\n  t: x",
        "  l: |\n    Bro #4\n",
        "  t: 'x' # why",
        "  cs: # all\n    - on",
    ],
)
def test_a_hash_that_cuts_nothing_is_not_told(answers: str) -> None:
    assert told(answers) == []


def test_a_hash_of_an_unknown_worksheet_and_a_number_of_a_person_behind_one() -> None:
    data = b"format: brobygger-answers/1\nworksheet: nobody\nanswers: {a: Bo #4 010180-1234\n}\n"
    [report] = check_file("a.yaml", data, "yaml", Known(MODEL), "en")
    assert {"unknown-worksheet", "remark-not-read", "looks-like-cpr"} == {found["code"] for found in report["findings"]}
    assert "1234" not in str(report)


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


@pytest.mark.parametrize("key", ["version", "language", "respondent", "name", "saved", "dropped"])
@pytest.mark.parametrize("value", ["[da]", "{da: 1}", "[[]]", "~"])
def test_a_list_where_a_word_belongs_is_told_and_nothing_breaks(key: str, value: str) -> None:
    head = f"format: brobygger-answers/1\nworksheet: {MODEL['id']}\n{key}: {value}\nanswers: {{t: x}}\n"
    [(report, document)] = extract_file("a.yaml", head.encode(), "yaml", Known(MODEL), "da")
    assert document and document["answers"] == {"t": "x"}, report


@pytest.mark.parametrize(
    ("answers", "column"),
    [("{n: 1,5}", 16), ("{n: 1,5, t: x}", 16), ("{t: Bro, Syd}", 19), ("{free: [{n: 1,5}]}", 24), ('{n: 1, "5"}', 17)],
)
def test_what_a_comma_in_braces_cuts_off_is_no_question(answers: str, column: int) -> None:
    head = f"format: brobygger-answers/1\nworksheet: {MODEL['id']}\nlanguage: da\n"
    [report] = check_file("a.yaml", f"{head}answers: {answers}\n".encode(), "yaml", Known(MODEL), "en")
    assert report["verdict"] == "bad-yaml"
    assert f"line 4, character {column}." in report["findings"][0]["message"]


@pytest.mark.parametrize("answers", ["{n: , t: x}", "\n  t:\n  n: # later", "\n  cs:\n  -\n  - on", "{'t':, n: 5}"])
def test_a_question_without_an_answer_is_none(answers: str) -> None:
    head = f"format: brobygger-answers/1\nworksheet: {MODEL['id']}\nlanguage: da\n"
    [report] = check_file("a.yaml", f"{head}answers: {answers}\n".encode(), "yaml", Known(MODEL), "en")
    assert report["verdict"] is None


def test_the_respondent_too() -> None:
    document = read("  {}", more="respondent: {case_no: 0123, group: 1e3, name: Null, date: 2026-04-03, round: 1.50}\n")
    expected = {"case_no": "0123", "group": "1e3", "name": "Null", "date": "2026-04-03", "round": "1.50"}
    assert document["respondent"] == expected


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("1.234", "da", 1234), ("1.000", "da", 1000), ("12.000", "da", 12000), ("1.000", "en", 1), ("1.234", "en", "1.234"), ("1,234", "en", 1234), ("0123", "da", 123), ("1e3", "da", "1e3"), ("1.5", "da", 1.5),
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
