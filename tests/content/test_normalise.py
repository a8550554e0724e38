"""The model that everything behind reads: its shape, and the hash over what answers mean."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.content.small import SHEET, field, plain, problems_of, sheet
from tests.real import LIBRARY, PROBLEMS
from toolkit.author.normal import exact
from toolkit.content.library import Library, worksheet_from_text
from toolkit.content.normalise import normalise
from toolkit.paths import ROOT

_ROWS = "rows: [{id: a, label: {da: L a, en: L a}}]"
_FULL = sheet(
    "\n".join(
        [
            field(
                "type: choice, options: [{value: a, label: {da: Ja, en: Yes}}, {value: b, label: {da: Nej, en: No}}]",
                "pick",
            ),
            field("type: number, min: 0, max: 9, unit: {da: år, en: years}", "age"),
            field("type: longtext, max_length: 100, lines: 3", "why"),
            field(f"type: grid, {_ROWS}, scale: {{min: 1, max: 5, labels: {{1: {{da: lidt, en: little}}}}}}", "grid"),
            field("type: text, show_if: {field: pick, is: a}", "more"),
            field("type: cards, statements: [{id: one, text: {da: Kort, en: Card}}]", "cards"),
        ]
    ),
    top="""\
keywords: {da: [et], en: [one]}
facilitation: {minutes: 5, steps: {da: [Tal], en: [Talk]}}
scores: [{id: s, label: {da: Score, en: Score}, mean_of: [step, grid], weights: {step: 2}, bands: [{up_to: 5, label: {da: God, en: Good}, advice: {da: Råd, en: Advice}}]}]
match: []
changes: [{from: 1, rename: {title: name}}]
""",
)


def hash_of(text: str, language: str = "da") -> str:
    return str(normalise(worksheet_from_text(text), language, Library(Path()))["hash"])


WORDING = [
    ("title: {da: Titel", "title: {da: Andet"),
    ("purpose: {da: Formål", "purpose: {da: Andet"),
    ("label: {da: Ja", "label: {da: Jo"),
    ("label: {da: Navn, en: Name}", "label: {da: Navn, en: Name}, help: {da: Hjælp, en: Help}"),
    ("title: {da: Afsnit, en: Section}", "title: {da: Afsnit, en: Section}\n    intro: {da: Ind, en: In}"),
    ("unit: {da: år, en: years}", "unit: {da: mdr., en: months}"),
    ("1: {da: lidt", "1: {da: meget lidt"),
    ("text: {da: Kort", "text: {da: Brev"),
    ("label: {da: Score", "label: {da: Tal"),
    ("label: {da: God", "label: {da: Fin"),
    ("advice: {da: Råd", "advice: {da: Tip"),
    ("keywords: {da: [et]", "keywords: {da: [to]"),
    ("minutes: 5", "minutes: 50"),
    ("steps: {da: [Tal]", "steps: {da: [Lyt]"),
    ("version: 2", "version: 2\nstep: 4"),
    ("version: 2", "version: 2\narrangement: ours"),
    ("lines: 3", "lines: 4"),
    ("answers: {name: Ida", "answers: {name: Bo"),
    ("{id: name, type: text", "{id: name, type: text, carry: who"),
    ("{id: name, type: text", "{id: name, type: text, short: {da: N, en: N}"),
    ("{id: name, type: text", "{id: name, type: text, width: half"),
]
MEANING = [
    ("id: small", "id: other"),
    ("version: 2", "version: 3"),
    ("id: first", "id: second"),
    ("id: why", "id: wherefore"),
    ("value: b", "value: c"),
    ("value: b,", "value: b, exclusive: true,"),
    ("max: 9", "max: 10"),
    ("min: 0", "min: 1"),
    ("max_length: 100", "max_length: 90"),
    ("scale: {min: 1, max: 5, labels", "scale: {min: 1, max: 4, labels"),
    ("is: a}", "is: b}"),
    ("{id: name, type: text", "{id: name, required: true, type: text"),
    ("{id: name, type: text", "{id: name, type: date"),
    ("weights: {step: 2}", "weights: {step: 3}"),
    ("up_to: 5", "up_to: 6"),
    ("mean_of: [step, grid]", "mean_of: [step]"),
    ("mean_of", "sum_of"),
    ("rename: {title: name}", "rename: {label: name}"),
    ("personal_data: none", "personal_data: contact"),
    ("{id: one, text", "{id: two, text"),
]


@pytest.mark.parametrize(("old", "new"), WORDING)
def test_a_changed_wording_is_the_same_sheet(old: str, new: str) -> None:
    assert old in _FULL
    assert hash_of(_FULL.replace(old, new, 1)) == hash_of(_FULL)


@pytest.mark.parametrize(("old", "new"), MEANING)
def test_changed_ids_types_and_rules_are_another_sheet(old: str, new: str) -> None:
    assert old in _FULL
    assert hash_of(_FULL.replace(old, new, 1)) != hash_of(_FULL)


def test_the_order_of_fields_counts() -> None:
    lines = _FULL.split("\n")
    name, step = (next(n for n, line in enumerate(lines) if f"{{id: {key}," in line) for key in ("name", "step"))
    lines[name], lines[step] = lines[step], lines[name]
    assert hash_of("\n".join(lines)) != hash_of(_FULL)


def test_every_language_has_the_same_hash() -> None:
    assert hash_of(_FULL, "da") == hash_of(_FULL, "en")
    for worksheet in LIBRARY.worksheets:
        hashes = {normalise(worksheet, language, LIBRARY)["hash"] for language in ("da", "en")}
        assert len(hashes) == 1 and re.fullmatch("[0-9a-f]{64}", hashes.pop())


def _keys(page: str, heading: str) -> list[set[str]]:
    """The keys of the JSON objects in the first block of code after a heading of docs/model.md."""
    block = page.split(heading, 1)[1].split("```json", 1)[1].split("```", 1)[0]
    return [set(re.findall(r'"(\w+)":', block))]


def test_the_model_has_the_keys_of_its_contract() -> None:
    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    (documented,) = _keys(page, "## Document")
    model = normalise(worksheet_from_text(_FULL), "da", Library(Path()))
    assert set(model) <= documented
    assert set(model["scores"][0]) | set(model["scores"][0]["items"][0]) | set(model["changes"][0]) <= documented
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE))
    base = {"id", "type", "label", "help", "required", "show_if", "about", "carry", "short", "width"}
    for made in (made for section in model["sections"] for made in section["fields"]):
        assert set(made) - base <= set(re.findall(r"\w+", rows[made["type"]])), made["type"]


def test_the_model_is_json() -> None:
    for worksheet in LIBRARY.worksheets:
        model = normalise(worksheet, "da", LIBRARY)
        assert json.loads(json.dumps(model, allow_nan=False)) == model


def test_defaults_lists_and_scores_are_written_out() -> None:
    model = normalise(worksheet_from_text(_FULL), "en", Library(Path()))
    by_id: dict[str, Any] = {made["id"]: made for section in model["sections"] for made in section["fields"]}
    assert by_id["name"] == {
        "id": "name", "type": "text", "label": "Name", "short": "Name", "help": None, "required": False,
        "show_if": None, "about": None, "carry": None, "width": "full", "max_length": 120,
    }  # fmt: skip
    assert by_id["grid"]["cell"]["options"][:2] == [{"value": 1, "label": "little"}, {"value": 2, "label": ""}]
    assert by_id["more"]["show_if"] == {"op": "in", "path": ["pick"], "values": ["a"]}
    assert (by_id["age"]["min"], by_id["age"]["max"]) == ("0", "9")
    (score,) = model["scores"]
    assert [item["path"] for item in score["items"]] == [["step"], ["grid", "a"]]
    assert [item["weight"] for item in score["items"]] == ["2", "1"]
    assert score["min_answered"] == 1  # half of them


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1"), (2.4, "2.4"), (0.1, "0.1"), (1e3, "1000"), (100, "100"), (-0.0, "0"), (123456789012345, "123456789012345"), (1e-7, "0.0000001"), (0.30000000000000004, "0.30000000000000004")],
)  # fmt: skip
def test_numbers_stay_exact(number: float, text: str) -> None:
    assert exact(number) == text


def test_the_real_content_is_sound() -> None:
    assert [problem.sentence("en") for problem in PROBLEMS if not problem.warning] == []


def test_plain_strings_serve_every_language() -> None:
    text = plain().replace("{da: Titel, en: Title}", "Titel", 1)
    assert normalise(worksheet_from_text(text), "en", Library(Path()))["title"] == "Titel"


_DA_EN = "[{id: da, label: {da: L da, en: L da}}, {id: en, label: {da: L en, en: L en}}]"
_TEXTS_BY_LANGUAGE = sheet(
    "\n".join(
        [
            field("type: longtext, max_length: 50, lines: 2", "why"),
            field(f"type: grid, rows: {_DA_EN}, scale: {{min: 1, max: 5}}", "grid"),
            field(
                f"type: table, rows: {_DA_EN}, columns: [{field('type: text', 'da')}, {field('type: number', 'en')}]",
                "fixed",
            ),
            field(f"type: table, max_rows: 3, columns: [{field('type: text', 'da')}]", "free"),
            field(f"type: placement, max_cards: 3, rows: {_DA_EN}, columns: {_DA_EN}", "map"),
        ]
    ),
    examples="""\
examples:
  - id: e
    title: {da: A, en: A}
    respondent: {organisation: Haven, group: {da: Hold, en: Team}, sector: public}
    answers:
      name: Ida
      why: {da: Fordi, en: Because}
      grid: {da: 1, en: 2}
      fixed: {da: {da: {da: Ord, en: Word}, en: 3}, en: {da: Navn}}
      free: [{da: Et}, {da: {da: To, en: Two}}]
      map: [{text: {da: Kort, en: Card}, row: da, column: en, mine: true}]
""",
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ["Hold", "Fordi", "Ord", "To", "Kort"]),
        ("en", ["Team", "Because", "Word", "Two", "Card"]),
        ("sv", ["Team", "Because", "Word", "Two", "Card"]),  # what is not there in it stands in English
    ],
)
def test_texts_of_examples_are_of_the_language_and_nothing_else_is_taken_for_one(
    tmp_path: Path, language: str, words: list[str]
) -> None:
    assert problems_of(tmp_path, {SHEET: _TEXTS_BY_LANGUAGE}) == []
    group, why, word, two, card = words
    (example,) = normalise(worksheet_from_text(_TEXTS_BY_LANGUAGE), language, Library(Path()))["examples"]
    assert example["respondent"] == {"organisation": "Haven", "group": group, "sector": "public"}
    assert example["answers"] == {
        "name": "Ida",
        "why": why,
        "grid": {"da": 1, "en": 2},
        "fixed": {"da": {"da": word, "en": 3}, "en": {"da": "Navn"}},
        "free": [{"da": "Et"}, {"da": two}],
        "map": [{"text": card, "row": "da", "column": "en", "mine": True}],
    }


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words(part)
    elif isinstance(value, str):
        yield value


def test_no_sentence_of_our_examples_is_the_same_in_two_languages() -> None:
    for worksheet in LIBRARY.worksheets:
        danish, english = (
            {words for words in _words(normalise(worksheet, language, LIBRARY)["examples"]) if words.count(" ") > 3}
            for language in ("da", "en")
        )
        assert len(danish) >= 5 and not danish & english, worksheet.id
