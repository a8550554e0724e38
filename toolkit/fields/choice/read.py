"""Reading one of several options."""

from typing import Any

from toolkit.contract.document import Optioned
from toolkit.reading.reading import Reading, not_understood, not_usable, understood
from toolkit.reading.text import clean


def read(field: Optioned, raw: Any, language: str) -> Reading:
    return read_among([option["value"] for option in field["options"]], raw)


def read_among(values: list[str], raw: Any) -> Reading:
    if not isinstance(raw, str):
        return not_usable(raw, "wrong-type")
    value = clean(raw)
    return understood(value) if value in values else not_understood(raw, "unknown-option")
