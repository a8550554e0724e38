"""Reading a field with one answer: text, number, date, choice, scale."""

import re
from decimal import Decimal
from typing import Any

from toolkit.reading.date import parse_date
from toolkit.reading.finding import Finding
from toolkit.reading.number import decimals_of, parse_number, to_json
from toolkit.reading.reading import Reading, not_understood, not_usable, understood
from toolkit.reading.text import clean, trim

Model = dict[str, Any]
_STEP = re.compile(r"-?[0-9]{1,3}")
NOT_RELEVANT = "na"


def read_text(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, str):
        return not_usable(raw, "wrong-type")
    text = clean(raw)
    if len(text) > field["max_length"]:
        return understood(text, Finding("too-long", data={"max": field["max_length"], "length": len(text)}))
    return understood(text)


def read_number(field: Model, raw: Any, language: str) -> Reading:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return not_usable(raw, "wrong-type")
    number = parse_number(raw, language, field["unit"])
    if number is None:
        return not_understood(raw, "not-a-number")
    value = to_json(number)
    if decimals_of(number) > field["decimals"]:
        return not_usable(value, "too-many-decimals", decimals=field["decimals"])
    low, high = field["min"], field["max"]
    if (low is not None and number < Decimal(low)) or (high is not None and number > Decimal(high)):
        return not_usable(value, "out-of-range", min=low, max=high)
    return understood(value)


def read_date(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, str):
        return not_usable(raw, "wrong-type")
    day = parse_date(raw)
    if day is None:
        return not_understood(raw, "not-a-date")
    low, high = field["min"], field["max"]
    if (low is not None and day < low) or (high is not None and day > high):
        return not_usable(day, "out-of-range", min=low, max=high)
    return understood(day)


def read_choice(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, str):
        return not_usable(raw, "wrong-type")
    value = clean(raw)
    return (
        understood(value)
        if any(option["value"] == value for option in field["options"])
        else not_understood(raw, "unknown-option")
    )


def read_scale(field: Model, raw: Any, language: str) -> Reading:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return not_usable(raw, "wrong-type")
    step = whole_number(raw)
    if step is not None:
        if field["min"] <= step <= field["max"]:
            return understood(step)
        return not_usable(step, "out-of-range", min=str(field["min"]), max=str(field["max"]))
    if isinstance(raw, str) and trim(raw) == NOT_RELEVANT and field["not_relevant"]:
        return understood(NOT_RELEVANT)
    return not_understood(raw, "unknown-option")


def whole_number(raw: Any) -> int | None:
    """The whole number in a JSON number or in a text of at most three digits; None where there is none."""
    if isinstance(raw, str):
        text = trim(raw)
        return int(text) if _STEP.fullmatch(text) else None
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not abs(raw) < 10**15:
        return None
    return int(raw) if raw == int(raw) else None


SINGLE = {
    "text": read_text,
    "longtext": read_text,
    "number": read_number,
    "date": read_date,
    "choice": read_choice,
    "scale": read_scale,
}
