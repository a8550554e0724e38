"""A worksheet in one language as the one JSON document that everything behind reads (docs/model.md)."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from toolkit.content.library import Library
from toolkit.content.model import ONE_LANGUAGE, Condition, Option, Scale, Score, Translated, Worksheet

FORMAT = "brobygger-worksheet/1"
CARD_LENGTH = 120
_WORDS = frozenset(
    [
        "title",
        "purpose",
        "keywords",
        "label",
        "help",
        "intro",
        "text",
        "back",
        "advice",
        "reason",
        "place",
        "facilitation",
        "sources",
        "examples",
        "arrangement",
        "language",
        "hash",
        "format",
        "publisher",
        "rights",
        "year",
        "url",
        "unit",
        "materials",
        "steps",
        "step",
        "carry",
        "lines",
    ]
)


def normalise(worksheet: Worksheet, language: str, library: Library) -> dict[str, Any]:
    """The model of `worksheet` in `language`. Its references must be sound (lint has passed)."""
    return _Normaliser(worksheet, language, library).document()


def pick(text: Translated | None, language: str) -> Any:
    """A text in one language; a text written once serves every language; None stays None."""
    if text is None:
        return None
    return text.get(language, text.get(ONE_LANGUAGE, next(iter(text.values()), None)))


def exact(number: int | float | None) -> str | None:
    """A number of a YAML file as its decimal string."""
    if number is None:
        return None
    return format(Decimal(repr(number)).normalize(), "f")


def definition_hash(model: dict[str, Any]) -> str:
    """SHA-256 over ids, types and rules. Words, sources, examples and the height of a box do not count."""
    rules = json.dumps(_without_words(model), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(rules.encode()).hexdigest()


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_words(item) for key, item in value.items() if key not in _WORDS}
    return [_without_words(item) for item in value] if isinstance(value, list) else value


class _Normaliser:
    def __init__(self, worksheet: Worksheet, language: str, library: Library) -> None:
        self.worksheet, self.language, self.library = worksheet, language, library

    def document(self) -> dict[str, Any]:
        sheet = self.worksheet
        sections = [
            {
                "id": section.id,
                "title": self.say(section.title),
                "intro": self.say(section.intro),
                "show_if": condition(section.show_if),
                "fields": [self.field(field) for field in section.fields],
            }
            for section in sheet.sections
        ]
        self.fields = {field["id"]: field for section in sections for field in section["fields"]}
        model = {
            "format": FORMAT,
            "id": sheet.id,
            "version": sheet.version,
            "language": self.language,
            "hash": "",
            "title": self.say(sheet.title),
            "purpose": self.say(sheet.purpose),
            "step": sheet.step,
            "keywords": self.say(sheet.keywords) or [],
            "personal_data": sheet.personal_data,
            "arrangement": sheet.arrangement,
            "facilitation": self.facilitation(),
            "sources": [self.source(ref.ref, ref.place) for ref in sheet.sources],
            "sections": sections,
            "scores": [self.score(score) for score in sheet.scores],
            "match": [self.match(row) for row in sheet.match],
            "changes": [change.model_dump(by_alias=True) for change in sheet.changes],
            "examples": [
                {
                    "id": example.id,
                    "title": self.say(example.title),
                    "answers": example.answers,
                    "respondent": example.respondent,
                }
                for example in sheet.examples
            ],
        }
        model["hash"] = definition_hash(model)
        return model

    def say(self, text: Translated | None) -> Any:
        return pick(text, self.language)

    def facilitation(self) -> dict[str, Any] | None:
        plan = self.worksheet.facilitation
        if plan is None:
            return None
        people = plan.participants.model_dump() if plan.participants else None
        return {
            "minutes": plan.minutes,
            "participants": people,
            "materials": self.say(plan.materials) or [],
            "steps": self.say(plan.steps) or [],
        }

    def source(self, ref: str, place: Translated | None) -> dict[str, Any]:
        source = self.library.sources[ref]
        words = {key: self.say(getattr(source, key)) for key in ("title", "publisher", "year", "rights")}
        return {"ref": ref, **words, "url": source.url, "place": self.say(place)}

    def field(self, field: Any) -> dict[str, Any]:
        base = {
            "id": field.id,
            "type": field.type,
            "label": self.say(field.label),
            "help": self.say(field.help),
            "required": field.required,
            "show_if": condition(field.show_if),
            "about": field.about,
            "carry": field.carry,
        }
        own: dict[str, Any] = getattr(self, f"_{field.type}")(field)
        return base | own

    def _text(self, field: Any) -> dict[str, Any]:
        return {"max_length": field.max_length}

    def _longtext(self, field: Any) -> dict[str, Any]:
        return {"max_length": field.max_length, "lines": field.lines}

    def _number(self, field: Any) -> dict[str, Any]:
        return {
            "unit": self.say(field.unit),
            "min": exact(field.min),
            "max": exact(field.max),
            "decimals": field.decimals,
        }

    def _date(self, field: Any) -> dict[str, Any]:
        return {"min": field.min, "max": field.max}

    def _choice(self, field: Any) -> dict[str, Any]:
        return self.options(field.options)

    def _choices(self, field: Any) -> dict[str, Any]:
        return self.options(field.options) | {"at_least": field.at_least, "at_most": field.at_most}

    def _scale(self, field: Any) -> dict[str, Any]:
        return self.scale(field.scale, field.not_relevant)

    def _grid(self, field: Any) -> dict[str, Any]:
        kind = "scale" if field.scale is not None else "choice"
        cell = self.scale(field.scale, field.not_relevant) if field.scale is not None else self.options(field.options)
        return {"rows": self.lines(field.rows), "cell": {"type": kind, "required": False, **cell}}

    def _table(self, field: Any) -> dict[str, Any]:
        return {
            "columns": [self.field(column) for column in field.columns],
            "rows": self.lines(field.rows) if field.rows is not None else None,
            "min_rows": field.min_rows or 0,
            "max_rows": field.max_rows,
        }

    def _placement(self, field: Any) -> dict[str, Any]:
        return {
            "rows": self.lines(field.rows),
            "columns": self.lines(field.columns),
            "max_cards": field.max_cards,
            "max_length": CARD_LENGTH,
        }

    def _ranking(self, field: Any) -> dict[str, Any]:
        return self.options(field.options) | {"at_least": field.at_least}

    def _cards(self, field: Any) -> dict[str, Any]:
        return {
            "statements": [
                {"id": card.id, "text": self.say(card.text), "back": self.say(card.back)} for card in field.statements
            ]
        }

    def lines(self, lines: Any) -> list[dict[str, Any]]:
        return [{"id": line.id, "label": self.say(line.label)} for line in lines]

    def options(self, options: str | list[Option]) -> dict[str, Any]:
        found = self.library.options[options] if isinstance(options, str) else options
        spelled = [
            {"value": option.value, "label": self.say(option.label), "exclusive": option.exclusive} for option in found
        ]
        return {"options": spelled, "list": options if isinstance(options, str) else None}

    def scale(self, scale: str | Scale, not_relevant: bool) -> dict[str, Any]:
        found = self.library.scales[scale] if isinstance(scale, str) else scale
        steps = [
            {"value": step, "label": self.say(found.labels.get(step)) or ""} for step in range(found.min, found.max + 1)
        ]
        return {"min": found.min, "max": found.max, "not_relevant": not_relevant, "options": steps}

    def score(self, score: Score) -> dict[str, Any]:
        references = score.mean_of or score.sum_of or []
        items = [self.item(path, reference, score) for reference in references for path in self.expand(reference)]
        return {
            "id": score.id,
            "label": self.say(score.label),
            "kind": "mean" if score.mean_of else "sum",
            "items": items,
            "min_answered": score.min_answered or (len(items) + 1) // 2,
            "decimals": score.decimals,
            "bands": [
                {"up_to": exact(band.up_to), "label": self.say(band.label), "advice": self.say(band.advice)}
                for band in score.bands
            ],
        }

    def expand(self, reference: str) -> list[list[str]]:
        """The cells that a reference stands for: a whole grid is all its rows."""
        path = reference.split(".")
        field = self.fields[path[0]]
        return [[path[0], row["id"]] for row in field["rows"]] if field["type"] == "grid" and len(path) == 1 else [path]

    def item(self, path: list[str], reference: str, score: Score) -> dict[str, Any]:
        cell = cell_at(self.fields[path[0]], path)
        own = ".".join(path)
        turned = reference in score.reversed or own in score.reversed
        weight = score.weights.get(own, score.weights.get(reference, 1))
        return {
            "path": path,
            "weight": exact(weight),
            "reverse": str(cell["min"] + cell["max"]) if turned and cell["type"] == "scale" else None,
        }

    def match(self, row: Any) -> dict[str, Any]:
        kind = next(key for key in ("wants", "shared", "both_lack", "conflict") if getattr(row, key) is not None)
        return {
            "kind": kind,
            "field": getattr(row, kind),
            "other": row.gives or row.with_,
            "reason": self.say(row.reason),
        }


def cell_at(field: dict[str, Any], path: list[str]) -> dict[str, Any]:
    """The question at a path: the field itself, a grid's cell, a table's column. Raises KeyError where there is none."""
    if len(path) == 1:
        return field
    if field["type"] not in ("grid", "table") or path[1] not in {row["id"] for row in field["rows"] or []}:
        raise KeyError(path[1])
    if field["type"] == "grid" and len(path) == 2:
        return dict(field["cell"])
    columns = {column["id"]: column for column in field.get("columns", [])}
    return dict(columns[path[2]]) if len(path) == 3 else {"type": "row"}


def condition(written: Condition | None) -> dict[str, Any] | None:
    """A condition in its one form."""
    if written is None:
        return None
    if written.all_ is not None:
        return {"op": "all", "of": [condition(part) for part in written.all_]}
    if written.any_ is not None:
        return {"op": "any", "of": [condition(part) for part in written.any_]}
    if written.not_ is not None:
        return {"op": "not", "of": [condition(written.not_)]}
    path = (written.field or "").split(".")
    if written.is_ is not None:
        return {"op": "in", "path": path, "values": [written.is_]}
    if written.in_ is not None:
        return {"op": "in", "path": path, "values": list(written.in_)}
    if written.includes is not None:
        return {"op": "includes", "path": path, "value": written.includes}
    if written.answered is not None:
        return {"op": "answered", "path": path, "value": written.answered}
    at_least = written.at_least is not None
    return {
        "op": "at_least" if at_least else "at_most",
        "path": path,
        "value": exact(written.at_least if at_least else written.at_most),
    }
