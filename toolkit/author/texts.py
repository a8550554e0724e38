"""Texts as authors write them: one per language, or one plain string where a site has one language."""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticKnownError

from toolkit.reading.text import is_blank

ONE_LANGUAGE = ""  # the key of a text that is one plain string

_Fault = tuple[tuple[str | int, ...], str, Any]  # the place in the text, the name of the fault, the value there


class Translated(dict[str, Any]):
    """A text, or a list of texts, by language. `numbers_differ`: the author says that the languages hold other numbers."""

    numbers_differ = False


def _text_faults(value: Any) -> Iterator[_Fault]:
    if not isinstance(value, str) or is_blank(value):
        yield (), "text_by_language", value


def _list_faults(value: Any) -> Iterator[_Fault]:
    if not isinstance(value, list):
        yield (), "texts_by_language", value
        return
    for n, item in enumerate(value):
        for place, _, found in _text_faults(item):
            yield (n, *place), "texts_by_language", found


def _language_faults(raw: dict[Any, Any], faults_of: Callable[[Any], Iterator[_Fault]]) -> Iterator[_Fault]:
    for key, value in raw.items():
        if key == "numbers_differ":
            if not isinstance(value, bool):
                yield (key,), "bool_type", value
        elif not re.fullmatch("[a-z]{2}", str(key)):
            yield (key,), "text_language", key
        else:
            for place, name, found in faults_of(value):
                yield (key, *place), name, found


def _read(raw: Any, plain: type, faults_of: Callable[[Any], Iterator[_Fault]], wrong: str) -> Translated:
    """Raises ValidationError with every fault at its own place in the text."""
    if isinstance(raw, plain):
        made, faults = Translated({ONE_LANGUAGE: raw}), list(faults_of(raw))
    elif isinstance(raw, dict) and raw.keys() - {"numbers_differ"}:
        made = Translated({key: value for key, value in raw.items() if key != "numbers_differ"})
        made.numbers_differ = raw.get("numbers_differ") is True
        faults = list(_language_faults(raw, faults_of))
    else:
        made, faults = Translated(), [((), wrong, raw)]
    if faults:
        details = [
            InitErrorDetails(
                type=PydanticCustomError(name, "not a text") if name != "bool_type" else name, loc=place, input=found
            )
            for place, name, found in faults
        ]
        raise ValidationError.from_exception_data("text", details)
    return made


def _read_text(raw: Any) -> Translated:
    return _read(raw, str, _text_faults, "text_by_language")


def _read_texts(raw: Any) -> Translated:
    return _read(raw, list, _list_faults, "texts_by_language")


_DIFFER = "true, hvor sprogene med vilje har forskellige tal.\ntrue where the languages hold other numbers on purpose."


def _json_schema(of: dict[str, Any], once: dict[str, Any] | None = None) -> WithJsonSchema:
    """`of`: in each language; `once`: where it is written for all of them, if that may be something else."""
    by_language = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {"^[a-z]{2}$": of},
        "properties": {"numbers_differ": {"type": "boolean", "description": _DIFFER}},
    }
    return WithJsonSchema({"anyOf": [once or of, by_language]})


_FILLED = {"type": "string", "pattern": "\\S"}
OR_NOTHING = {"type": ["string", "null"]}  # a key that is there and left empty

Text = Annotated[Translated, PlainValidator(_read_text), _json_schema(_FILLED)]
Texts = Annotated[Translated, PlainValidator(_read_texts), _json_schema({"type": "array", "items": _FILLED})]


def _read_word(raw: Any) -> str | Translated:
    if isinstance(raw, dict):
        return _read_text(raw)
    if not isinstance(raw, str):
        raise PydanticKnownError("string_type")
    return raw


# An answer of an example: one word for every language, or a text by language.
Word = Annotated[str | Translated, PlainValidator(_read_word), _json_schema({"type": "string"})]
# A fact that may be left empty.
TextOrNothing = Annotated[
    Translated,
    PlainValidator(lambda raw: Translated({ONE_LANGUAGE: ""}) if raw in ("", None) else _read_text(raw)),
    _json_schema(_FILLED, once=OR_NOTHING),
]
# A year may stand without quotes.
TextOrYear = Annotated[
    Text,
    BeforeValidator(lambda raw: str(raw) if type(raw) is int else raw),
    WithJsonSchema({"anyOf": [{"type": "integer"}, *_json_schema(_FILLED).json_schema["anyOf"]]}),
]
