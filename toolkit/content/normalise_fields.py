"""Fields, their cells and their conditions in their one form (docs/model.md, "FIELD has …")."""

from decimal import Decimal
from typing import Any

from toolkit.content.condition import Condition
from toolkit.content.fields import Option, Scale
from toolkit.content.library import Library
from toolkit.content.texts import ONE_LANGUAGE, Translated

CARD_LENGTH = 120


def pick(text: Translated | None, language: str) -> Any:
    """A text in one language; a text written once serves every language; None stays None."""
    if text is None:
        return None
    return text.get(language, text.get(ONE_LANGUAGE, next(iter(text.values()), None)))


def exact(number: int | float | None) -> str | None:
    """A number of a YAML file as its decimal string."""
    if number is None:
        return None
    # Not normalize(): it rounds to the 28 digits of the context.
    text = format(Decimal(repr(number)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def condition(written: Condition | None) -> dict[str, Any] | None:
    """A condition in its one form."""
    if written is None:
        return None
    for op, parts in (("all", written.all_), ("any", written.any_)):
        if parts is not None:
            return {"op": op, "of": [condition(part) for part in parts]}
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
    if written.at_least is not None:
        return {"op": "at_least", "path": path, "value": exact(written.at_least)}
    return {"op": "at_most", "path": path, "value": exact(written.at_most)}


class FieldNormaliser:
    """Fields in one language, with the lists of one library."""

    def __init__(self, language: str, library: Library) -> None:
        self.language, self.library = language, library

    def field(self, field: Any) -> dict[str, Any]:
        """FIELD of docs/model.md. Raises KeyError for a list that is not there."""
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

    def say(self, text: Translated | None) -> Any:
        return pick(text, self.language)

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
        return self._options(field.options)

    def _choices(self, field: Any) -> dict[str, Any]:
        return self._options(field.options) | {"at_least": field.at_least, "at_most": field.at_most}

    def _scale(self, field: Any) -> dict[str, Any]:
        return self._steps(field.scale, field.not_relevant)

    def _grid(self, field: Any) -> dict[str, Any]:
        kind = "scale" if field.scale is not None else "choice"
        cell = self._scale(field) if kind == "scale" else self._options(field.options)
        return {"rows": self._lines(field.rows), "cell": {"type": kind, "required": False, **cell}}

    def _table(self, field: Any) -> dict[str, Any]:
        return {
            "columns": [self.field(column) for column in field.columns],
            "rows": self._lines(field.rows) if field.rows is not None else None,
            "min_rows": field.min_rows or 0,
            "max_rows": field.max_rows,
        }

    def _placement(self, field: Any) -> dict[str, Any]:
        return {
            "rows": self._lines(field.rows),
            "columns": self._lines(field.columns),
            "max_cards": field.max_cards,
            "max_length": CARD_LENGTH,
        }

    def _ranking(self, field: Any) -> dict[str, Any]:
        return self._options(field.options) | {"at_least": field.at_least}

    def _cards(self, field: Any) -> dict[str, Any]:
        return {
            "statements": [
                {"id": card.id, "text": self.say(card.text), "back": self.say(card.back)} for card in field.statements
            ]
        }

    def _lines(self, lines: Any) -> list[dict[str, Any]]:
        return [{"id": line.id, "label": self.say(line.label)} for line in lines]

    def _options(self, options: str | list[Option]) -> dict[str, Any]:
        found = self.library.options[options] if isinstance(options, str) else options
        spelled = [
            {"value": option.value, "label": self.say(option.label), "exclusive": option.exclusive} for option in found
        ]
        return {"options": spelled, "list": options if isinstance(options, str) else None}

    def _steps(self, scale: str | Scale, not_relevant: bool) -> dict[str, Any]:
        found = self.library.scales[scale] if isinstance(scale, str) else scale
        steps = [
            {"value": step, "label": self.say(found.labels.get(step)) or ""} for step in range(found.min, found.max + 1)
        ]
        return {"min": found.min, "max": found.max, "not_relevant": not_relevant, "options": steps}
