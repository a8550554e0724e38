"""Reading a short text."""

from typing import Any

from toolkit.contract.document import LongTextField, TextField
from toolkit.reading.finding import Finding
from toolkit.reading.reading import Reading, not_usable, understood
from toolkit.reading.text import clean


def read(field: TextField | LongTextField, raw: Any, language: str) -> Reading:
    return read_within(field["max_length"], raw)


def read_within(most: int, raw: Any) -> Reading:
    if not isinstance(raw, str):
        return not_usable(raw, "wrong-type")
    text = clean(raw)
    if len(text) > most:
        return understood(text, Finding("too-long", data={"max": most, "length": len(text)}))
    return understood(text)
