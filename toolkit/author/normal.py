"""What authors write in the one form of the document (docs/model.md, "FIELD has …")."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from toolkit.author.condition import Condition
from toolkit.author.question import Line, Option, Question, Scale
from toolkit.author.texts import ONE_LANGUAGE, Translated
from toolkit.contract import document, parts
from toolkit.reading.lent import lent


def pick(text: Translated | None, language: str) -> Any:
    """A text in one language; a text written once serves every language; None stays None. Where it is not written yet, another one's, as of
    the tool's own words."""
    if text is None:
        return None
    spoken = next((spoken for spoken in (language, ONE_LANGUAGE, "en", *text) if spoken in text), None)
    if spoken is None or spoken in (language, ONE_LANGUAGE):
        return None if spoken is None else text[spoken]
    return lent(text[spoken], spoken)


def exact(number: int | float) -> str:
    """A number of a YAML file as its decimal string."""
    # Not normalize(): it rounds to the 28 digits of the context.
    text = format(Decimal(repr(number)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def condition(written: Condition) -> parts.Condition:
    """A condition in its one form."""
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
    if written.at_least is not None:
        return {"op": "at_least", "path": path, "value": exact(written.at_least)}
    assert written.at_most is not None
    return {"op": "at_most", "path": path, "value": exact(written.at_most)}


def condition_or_none(written: Condition | None) -> parts.Condition | None:
    return None if written is None else condition(written)


class Normaliser:
    """Parts of a field in one language, with the lists of one library. `field`: what normalises a whole field, for the columns of a table."""

    def __init__(
        self,
        language: str,
        options: Mapping[str, list[Option]],
        scales: Mapping[str, Scale],
        field: Callable[[Question], document.Field],
    ) -> None:
        self.language, self.field = language, field
        self._options, self._scales = options, scales

    def say(self, text: Translated | None) -> Any:
        return pick(text, self.language)

    def question(self, field: Question) -> document.Question:
        """What every field has."""
        return {
            "id": field.id,
            "label": self.say(field.label),
            "short": self.say(field.short or field.label),
            "help": self.say(field.help),
            "required": field.required,
            "show_if": condition_or_none(field.show_if),
            "about": field.about,
            "carry": field.carry,
            "width": field.width,
        }

    def lines(self, lines: list[Line]) -> list[document.Line]:
        return [{"id": line.id, "label": self.say(line.label)} for line in lines]

    def options(self, options: str | list[Option]) -> document.Optioned:
        """Raises KeyError for a list that is not there, as `steps` does."""
        found = self._options[options] if isinstance(options, str) else options
        spelled: list[document.Option] = [
            {"value": option.value, "label": self.say(option.label), "exclusive": option.exclusive} for option in found
        ]
        return {"options": spelled, "list": options if isinstance(options, str) else None}

    def steps(self, scale: str | Scale, not_relevant: bool) -> document.Scaled:
        found = self._scales[scale] if isinstance(scale, str) else scale
        steps: list[document.Step] = [
            {"value": step, "label": self.say(found.labels.get(step)) or ""} for step in range(found.min, found.max + 1)
        ]
        return {"min": found.min, "max": found.max, "not_relevant": not_relevant, "options": steps}
