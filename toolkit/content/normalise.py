"""A worksheet in one language as the one JSON document that everything behind reads (docs/model.md)."""

import hashlib
import json
from typing import Any, Literal

from toolkit.author.normal import Normaliser, condition_or_none, exact, pick
from toolkit.author.question import Question
from toolkit.author.texts import Translated
from toolkit.content import model as author
from toolkit.content.example import change_texts
from toolkit.content.guide.places import place_of, title_of
from toolkit.content.library import Library
from toolkit.content.model import Worksheet
from toolkit.content.yaml.compose import Path_
from toolkit.contract.about import Facilitation, Source
from toolkit.contract.data import respondent_rules
from toolkit.contract.document import Change, Document, Field, Item, Match, Score, Section
from toolkit.contract.marks import keys_marked
from toolkit.contract.parts import WORDS
from toolkit.contract.shape import axes_of, is_alike, rules_at, value_of
from toolkit.fields.registry import normaliser

__all__ = ["definition_hash", "exact", "normalise", "pick"]

_WORDS = keys_marked(WORDS)  # what may change without changing what an answer means


def normalise(worksheet: Worksheet, language: str, library: Library) -> Document:
    """The model of `worksheet` in `language`. Raises KeyError where a reference is not sound (`lint` finds those)."""
    return _Normaliser(worksheet, language, library).document()


def definition_hash(model: Document) -> str:
    """SHA-256 over ids, types and rules. The same for every language of a worksheet."""
    # The keys in `changes` are the author's ids, and one of them may be called like a word.
    rules = _without_words(model) | {"changes": model["changes"]}
    written = json.dumps(rules, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_words(item) for key, item in value.items() if key not in _WORDS}
    return [_without_words(item) for item in value] if isinstance(value, list) else value


class _Normaliser:
    def __init__(self, worksheet: Worksheet, language: str, library: Library) -> None:
        self.worksheet, self.language, self.library = worksheet, language, library
        self.parts = Normaliser(language, library.options, library.scales, self.normalise_field)

    def document(self) -> Document:
        sheet = self.worksheet
        sections: list[Section] = [
            {
                "id": section.id,
                "title": self.say(section.title),
                "intro": self.say(section.intro),
                "show_if": condition_or_none(section.show_if),
                "new_page": section.new_page,
                "layout": section.layout,
                "fields": [self.normalise_field(field) for field in section.fields],
            }
            for section in sheet.sections
        ]
        self.fields = {field["id"]: field for section in sections for field in section["fields"]}
        model: Document = {
            "format": "brobygger-worksheet/1",
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
            "paper": {
                "orientation": sheet.paper.orientation,
                "pages": sheet.paper.pages,
                "why": self.say(sheet.paper.why),
            },
            "respondent": sheet.respondent,
            "sources": [self.source(ref.ref, ref.place) for ref in sheet.sources],
            "sections": sections,
            "scores": [self.score(score) for score in sheet.scores],
            "match": [self.match(row) for row in sheet.match],
            "changes": [_change(change) for change in sheet.changes],
            "examples": [
                {
                    "id": example.id,
                    "title": self.say(example.title),
                    "answers": change_texts(self.fields, example.answers, self.written),
                    "respondent": change_texts(respondent_rules(), example.respondent, self.written),
                }
                for example in sheet.examples
            ],
        }
        model["hash"] = definition_hash(model)
        return model

    def normalise_field(self, field: Question) -> Field:
        return normaliser(field.type)(field, self.parts.question(field), self.parts)

    def say(self, text: Translated | None) -> Any:
        return pick(text, self.language)

    def written(self, _: Path_, text: dict[str, Any]) -> Any:
        """A text of an example that is written by language."""
        return pick(Translated({key: words for key, words in text.items() if key != "numbers_differ"}), self.language)

    def facilitation(self) -> Facilitation | None:
        plan = self.worksheet.facilitation
        if plan is None:
            return None
        people = plan.participants
        return {
            "minutes": plan.minutes,
            "participants": {"min": people.min, "max": people.max} if people else None,
            "materials": self.say(plan.materials) or [],
            "steps": self.say(plan.steps) or [],
        }

    def source(self, ref: str, place: Translated | None) -> Source:
        source = self.library.sources[ref]
        return {
            "ref": ref,
            "title": title_of(source, self.language),
            "publisher": self.say(source.publisher),
            "year": self.say(source.year),
            "rights": self.say(source.rights),
            "url": source.url,
            "place": place_of(source, self.language, place),
        }

    def score(self, score: author.Score) -> Score:
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
        is_whole = is_alike(field) and len(path) == 1
        return [[path[0], row] for row in axes_of(field)[0]] if is_whole else [path]

    def item(self, path: list[str], reference: str, score: author.Score) -> Item:
        cell = rules_at(self.fields[path[0]], path)
        own = ".".join(path)
        turned = reference in score.reversed or own in score.reversed
        weight = score.weights.get(own, score.weights.get(reference, 1))
        return {
            "path": path,
            "weight": exact(weight),
            "reverse": str(cell["min"] + cell["max"]) if turned and value_of(cell["type"]) == "step" else None,
        }

    def match(self, row: author.Match) -> Match:
        kinds: tuple[tuple[Literal["wants", "shared", "both_lack", "conflict"], str | None], ...] = (
            ("wants", row.wants),
            ("shared", row.shared),
            ("both_lack", row.both_lack),
            ("conflict", row.conflict),
        )
        kind, field = next((kind, field) for kind, field in kinds if field is not None)
        return {"kind": kind, "field": field, "other": row.gives or row.with_, "reason": self.say(row.reason)}


def _change(change: author.Change) -> Change:
    return {"from": change.from_, "rename": change.rename, "values": change.values, "dropped": change.dropped}
