"""What an author may write, though it looks unusual: no problem is said."""

from pathlib import Path

import pytest

from tests.content.cases_rules import GRID, MIXED, TABLE
from tests.content.small import SHEET, Files, field, plain, problems_of, sheet
from toolkit.content.library import load_library
from toolkit.content.lint.figures import differing

_TITLE = "title: {da: Titel, en: Title}"


def _title(text: str) -> Files:
    return {SHEET: plain().replace(_TITLE, f"title: {text}", 1)}


def _fields(*keys: str, top: str = "") -> Files:
    return {SHEET: sheet("\n".join(field(text, f"f{n}") for n, text in enumerate(keys)), top=top)}


_DANISH = """\
id: small
title: Titel
purpose: Formål
personal_data: none
keywords: [titel]
facilitation: {minutes: 5, steps: [Tal, Lyt]}
sections:
  - id: first
    title: Afsnit
    fields:
      - {id: name, type: text, label: Navn}
examples:
  - {id: filled, title: Udfyldt, answers: {name: Ida}}
"""
_YES_NO = "options: [{value: yes, label: {da: ja, en: yes}}, {value: no, label: {da: nej, en: no}}, {value: on, label: {da: til, en: on}}]"
_LISTS = "[{value: a, label: {da: L a, en: L a}}]"

ALLOWED: list[tuple[str, Files]] = [
    ("one language, plain texts", {"site.yaml": "contact: a@b.dk\nlanguages: [da]\n", SHEET: _DANISH}),
    ("one language, and another besides", {"site.yaml": "contact: a@b.dk\nlanguages: [da]\n", SHEET: plain()}),
    ("other numbers, on purpose", _title("{da: 3 ting, en: A few things, numbers_differ: true}")),
    ("numbers as each language writes them", _title("{da: '1.000,5 kr.', en: '1,000.5 kroner'}")),
    ("other spellings to search for", {SHEET: sheet(top="keywords: {da: [a1, b, c], en: []}")}),
    ("a scale from 0", _fields("type: scale, scale: {min: 0, max: 10}")),
    ("a scale below 0", _fields("type: scale, scale: {min: -2, max: 2, labels: {-2: {da: A, en: A}, 0: {da: B, en: B}}}")),
    ("a step of a label in quotes", _fields("type: scale, scale: {min: 1, max: 2, labels: {'1': {da: A, en: A}, \"2\": {da: B, en: B}}}")),
    ("words that YAML 1.1 took for truth", _fields(f"type: choice, {_YES_NO}", "type: text, show_if: {field: f0, in: [no, on]}")),
    ("dates as text", _fields("type: date, min: 2026-01-01, max: 2026-12-31", "type: text, show_if: {field: f0, is: 2026-11-20}")),
    ("options written as numbers in quotes", _fields("type: choice, options: [{value: '1', label: {da: L 1, en: L 1}}]", "type: text, show_if: {field: f0, is: '1'}")),
    ("bounds with decimals", _fields("type: number, decimals: 2, min: 0.25, max: 1e3")),
    ("nothing where something could stand", _fields("type: text, help: , show_if: ~, about: null")),
    ("lists side by side", {"lists.yaml": f"a: {{min: 1, max: 5}}\nb: {_LISTS}\n", **_fields("type: scale, scale: a", "type: choice, options: b")}),
    ("lists in groups", {"lists.yaml": f"scales: {{a: {{min: 1, max: 5}}}}\noptions: {{b: {_LISTS}}}\n", **_fields("type: scale, scale: a", "type: choice, options: b")}),
    ("files with nothing but remarks", {"lists.yaml": "# later\n", "sources.yaml": "---\n", SHEET: plain()}),
    ("a site of its contact only", {"site.yaml": "contact: https://brobygger.dk/kontakt\n", SHEET: plain()}),
    ("facts of the site left empty", {"site.yaml": "contact: a@b.dk\nurl:\norganisation: ''\nlicence:\n", SHEET: plain()}),
    ("a source's year as number", {"sources.yaml": "a: {title: T, publisher: P, rights: R, year: 2011}\n", SHEET: sheet(top="sources: [{ref: a}]")}),
    ("a byte order mark", {SHEET: b"\xef\xbb\xbf" + plain().encode()}),
    ("lines as Windows ends them", {SHEET: plain().replace("\n", "\r\n").encode()}),
    ("an ending in capitals, hidden files and a readme beside", {"worksheets/small.YAML": plain(), "README.md": "{[", "worksheets/.x.yaml": "{[", "worksheets/~$x.docx": "{["}),
    ("a tab inside a text", {SHEET: plain().replace(_TITLE, "title:\n  da: |\n    a\n    \tb\n  en: a b")}),
    ("long texts in blocks", {SHEET: plain().replace(_TITLE, "title:\n  da: >-\n    Et navn: med kolon\n    # og havelåge\n  en: |\n    A name: with colon\n    # and hash")}),
    ("letters of other alphabets", _title("{da: 'Æble Łódź Ελλάδα', en: 'Apple Łódź Ελλάδα'}")),
    ("numbers as keys in an answer", {SHEET: sheet(field("type: table, max_rows: 3, columns: [" + field("type: text", "c") + "]"), examples="examples: [{id: e, title: {da: A, en: A}, answers: {extra: [{c: x}, {}, {c: y}]}}]\n")}),
    ("bands for a score of the first half", {SHEET: sheet(top="scores: [{id: s, label: {da: L s, en: L s}, mean_of: [step], decimals: 0, bands: [{up_to: 2.4, label: {da: A, en: A}}, {up_to: 5, label: {da: B, en: B}}]}]")}),
    ("a last band without end", {SHEET: sheet(top="scores: [{id: s, label: {da: L s, en: L s}, sum_of: [step], bands: [{up_to: 999, label: {da: A, en: A}}]}]")}),
    ("values that changed twice", {SHEET: sheet(field(f"type: choice, options: {_LISTS}"), top="changes: [{from: 1, values: {old: {x: y}}, rename: {old: new}}, {from: 2, rename: {new: extra}, values: {new: {y: a}}}]").replace("version: 2", "version: 3")}),
    ("new steps in a table that has options too", {SHEET: sheet(MIXED, top="changes: [{from: 1, values: {mixed: {'1': '3', '2': '5', x: a}}}]")}),
    ("new steps below 0", {SHEET: sheet(field("type: scale, scale: {min: -2, max: 2}"), top="changes: [{from: 1, values: {extra: {'1': '-2', '2': '0', old: '2'}}}]")}),
    ("values of a row that changed again with their grid", {SHEET: sheet(GRID, top="changes: [{from: 1, values: {grid.a: {'1': old}}}, {from: 2, values: {grid: {old: '2'}}}]").replace("version: 2", "version: 3")}),
    ("answers that moved to cells and back", {SHEET: sheet("\n".join([GRID, TABLE]), top="changes: [{from: 1, rename: {old: mid.a, x.y: table.a.c, grid.b: grid.a}, values: {old: {b: '2'}}}, {from: 2, rename: {mid.a: grid.b, grid.a: name}, dropped: [mid]}]").replace("version: 2", "version: 3")}),
    ("a table of eight texts", _fields("type: table, max_rows: 3, columns: [" + ", ".join(field("type: text", name) for name in "abcdefgh") + "]")),
    ("a dropped field", {SHEET: sheet(top="changes: [{from: 1, rename: {who: name}, dropped: [old]}]")}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "files"), ALLOWED, ids=[name for name, _ in ALLOWED])
def test_allowed(tmp_path: Path, name: str, files: Files) -> None:
    problems = problems_of(tmp_path, files)
    assert not problems, [(problem.code, problem.line, problem.sentence("en")) for problem in problems]


def test_only_worksheets_must_be_there(tmp_path: Path) -> None:
    problems_of(tmp_path, {SHEET: plain()})
    (tmp_path / "site.yaml").unlink()
    library, problems = load_library(tmp_path)
    assert problems == [] and library.languages == ["da", "en"]


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "y", "n"])
def test_words_of_yaml_1_1_are_words(tmp_path: Path, word: str) -> None:
    files: Files = {
        f"worksheets/{word}.yaml": plain().replace("id: small", f"id: {word}").replace("id: first", f"id: {word}")
    }
    assert problems_of(tmp_path, files) == []
    assert load_library(tmp_path)[0].worksheets[0].id == word


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("1.000,5", "1,000.5"),
        ("1.000.000", "1,000,000"),
        ("1 000", "1,000"),
        ("1\u00a0000,25", "1,000.25"),
        ("0,50", "0.5"),
        ("20.-21. maj 2026", "20-21 May 2026"),
        ("linje 1208–1220, side 37", "lines 1208–1220, page 37"),
        ("5 pct. af 10.000", "5 per cent of 10,000"),
        ("kl. 9-10, 2 ark", "9-10, 2 sheets"),
        ("m² og CO₂", "m² and CO₂"),
        ("3, 100 og 4", "3, 100 and 4"),
        ("Mødet er 3.4.2026", "The meeting is on 3 April 2026"),
        ("den 3. april 2026", "April 3, 2026"),
        ("3/4-26", "3 April 2026"),
        ("fra 3. til 5. maj", "from 3 to 5 May"),
        ("trin 1.2", "step 1.2"),
        ("afsnit 2.1 og version 1.2.3", "section 2.1 and version 1.2.3"),
        ("kl. 9.30–11.00", "9:30 to 11:00"),
        ("kl. 13.30", "at 1.30 pm"),
        ("kl. 13-15", "1–3 pm"),
        ("kl. 9.30-11", "9.30 to 11 am"),
        ("kl. 11-13", "11–1 pm"),
        ("12.30", "12:30"),
        ("2 mio. kr.", "DKK 2,000,000"),
        ("1,5 mia.", "1.5 billion"),
        ("1990-95", "1990–1995"),
        ("den 3. gang", "the third time"),
        ("9.-10. klasse", "Years 9 and 10"),
        ("½ time", "0.5 hours"),
        ("½ time", "half an hour"),
        ("1½ time", "1.5 hours"),
        ("1 ½ time eller 2¼", "1.5 hours or 2.25"),
        ("1–1½ time", "1–1.5 hours"),
        ("Ring +45 12 34 56 78", "Call 12345678"),
        ("tlf. 12 34 56 78", "phone +45 12345678"),
        ("0045 1234 5678", "+4512345678"),
    ],
)
def test_numbers_that_are_the_same(danish: str, english: str) -> None:
    assert differing({"da": danish, "en": english}) == []
    assert differing({"en": english, "da": danish}) == []


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        *(("1.000", "1.000"), ("1,5", "1,5"), ("3 og 3", "3"), ("2011", "2012"), ("10", "100"), ("1,5", "15")),
        *(("3.4.2026", "4 April 2026"), ("3. april", "3 May"), ("3/4-26", "3 April 2027"), ("trin 1.2", "step 1.3")),
        *(("kl. 9.30", "10.30 am"), ("kl. 13", "1 am"), ("2 mio.", "2 billion"), ("1990-95", "1990–1996")),
        *(("1½", "1"), ("1½", "2½"), ("½", "¼ eller 0.75"), ("+45 12 34 56 78", "+45 12 34 56 79")),
        *(("den 3. gang", "the fourth time"), ("2", "two")),
    ],
)
def test_numbers_that_differ(danish: str, english: str) -> None:
    assert differing({"da": danish, "en": english})
    assert differing({"en": english, "da": danish})
