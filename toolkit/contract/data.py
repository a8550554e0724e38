"""The part of the contract that is data: JSON files beside this module, which the browser's half imports too (`#contract/…`)."""

import json
from pathlib import Path
from typing import Any, TypedDict


class Language(TypedDict):
    """What a language calls itself, its tag for browsers, its alphabet, how it writes numbers and days. `day`: with `{day}`, `{month}` (its number), `{name}` (its first three letters), `{year}`."""

    name: str
    tag: str
    alphabet: str
    decimal: str
    group: str
    months: list[str]
    weekdays: list[str]
    day: str


class RespondentKey(TypedDict, total=False):
    """A question of the block "Om jer": a field without its words. `options`: the values of a choice."""

    id: str
    type: str
    max_length: int
    options: list[str]


def _load(name: str) -> Any:
    return json.loads(Path(__file__).with_name(f"{name}.json").read_text("utf-8"))


LANGUAGES: dict[str, Language] = _load("languages")
RESPONDENT: list[RespondentKey] = _load("respondent")
FORMATS: dict[str, str] = _load("formats")
PATTERNS: dict[str, str] = _load("patterns")  # to be matched against a whole text
UNITS: dict[str, list[str]] = _load("units")  # what is one unit, however it is called
LIMITS: dict[str, Any] = _load("limits")
KINDS: dict[str, Any] = _load("kinds")  # of files that one meets, by name and content
NOTES: frozenset[str] = frozenset(_load("codes")["notes"])  # codes that are no error

ANSWER_FORMAT, WORKSHEET_FORMAT = FORMATS["answers"], FORMATS["worksheet"]
RESPONDENT_KEYS = tuple(key["id"] for key in RESPONDENT)
DEFAULT_RESPONDENT = ("organisation", "date")  # which of them a sheet shows first where its author does not say
ASIDE_FIELD = "_aside"  # of a PDF: what an older version asked, as JSON
RESPONDENT_PREFIX = "respondent__"  # of its fields in a PDF


def respondent_rules() -> dict[str, dict[str, Any]]:
    """The questions of the block by key, with everything that reading one needs: fields without words."""
    return {
        key["id"]: {"max_length": key.get("max_length"), "min": None, "max": None, "required": False, "show_if": None}
        | key
        | {"options": [{"value": value, "exclusive": False} for value in key.get("options", [])]}
        for key in RESPONDENT
    }
