"""A worksheet that holds every example of `toolkit/fields/<type>/<type>.yaml`, with conditions, scores and changes besides."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from toolkit.content.library import Library, worksheet_from_text
from toolkit.content.normalise import normalise
from toolkit.contract.javascript import field_types
from toolkit.contract.shape import FIELDS

TYPES = field_types()


@cache
def _examples_of(kind: str) -> Any:
    return yaml.load((FIELDS / kind / f"{kind}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)["examples"]


def field_examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """`(type, {name, field, answers})` of every example."""
    for kind in TYPES:
        for example in deepcopy(_examples_of(kind)):
            yield kind, example


def _both(text: str) -> dict[str, str]:
    return {"da": text, "en": text}


def every_field(personal_data: str = "none") -> dict[str, Any]:
    """The worksheet as an author would write it: a section per type, then one that depends on answers."""
    sections: list[dict[str, Any]] = []
    answers: dict[str, Any] = {}
    for kind in TYPES:
        examples = [example for of, example in field_examples() if of == kind]
        if kind == "date":
            examples[0]["field"]["carry"] = "day"
        sections.append(
            {
                "id": f"of-{kind}",
                "title": _both(kind.capitalize()),
                "fields": [example["field"] for example in examples],
            }
        )
        answers |= {example["field"]["id"]: example["answers"][0] for example in examples if example["answers"]}
    why = {
        "id": "why",
        "type": "longtext",
        "label": {"da": "Hvorfor skal I slutte?", "en": "Why must you end?"},
        "required": True,
    }
    money = {
        "id": "money",
        "type": "text",
        "label": {"da": "Hvor skal pengene komme fra?", "en": "Where is the money to come from?"},
    }
    sections.append(
        {
            "id": "follow-up",
            "title": {"da": "Opfølgning", "en": "Follow-up"},
            "intro": {"da": "Kun det, jeres svar lægger op til.", "en": "Only what your answers call for."},
            "show_if": {
                "any": [{"field": "choice-plain", "is": "ending"}, {"field": "choices-plain", "includes": "money"}]
            },
            "fields": [
                why | {"show_if": {"field": "choice-plain", "is": "ending"}},
                money | {"show_if": {"field": "choices-plain", "includes": "money"}},
            ],
        }
    )
    answers["money"] = "Kommunen"
    bands = [(2, "Skrøbeligt", "Fragile"), (3.4, "På vej", "On the way"), (5, "Stærkt", "Strong")]
    return {
        "id": "every-field",
        "version": 2,
        "step": 5,
        "title": {"da": "Alle felter", "en": "Every field"},
        "purpose": {"da": "Til prøver.", "en": "For tests."},
        "personal_data": personal_data,
        "sections": sections,
        "scores": [
            {
                "id": "mean",
                "label": {"da": "Samarbejdet", "en": "The cooperation"},
                "mean_of": ["scale-full", "grid-scale"],
                "min_answered": 2,
                "bands": [
                    {
                        "up_to": up_to,
                        "label": {"da": da, "en": en},
                        "advice": {"da": f"Råd: {da}", "en": f"Advice: {en}"},
                    }
                    for up_to, da, en in bands
                ],
            }
        ],
        "changes": [{"from": 1, "rename": {"old-name": "text-plain"}, "dropped": ["gone"]}],
        "examples": [{"id": "one", "title": {"da": "Fælleskøkkenet", "en": "The shared kitchen"}, "answers": answers}],
    }


class _Plain(yaml.SafeDumper):
    """Writes what occurs twice twice: content has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def model_of(sheet: dict[str, Any], language: str = "da") -> dict[str, Any]:
    """A model of its own for each who asks."""
    text = yaml.dump(sheet, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    return deepcopy(_model_of(text, language))


@cache
def _model_of(text: str, language: str) -> dict[str, Any]:
    return normalise(worksheet_from_text(text), language, Library(Path("nowhere")))
