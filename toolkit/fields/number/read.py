"""Reading a number."""

from decimal import Decimal
from typing import Any

from toolkit.contract.document import NumberField
from toolkit.reading.number import decimals_of, is_ambiguous, parse_number, to_json
from toolkit.reading.reading import Reading, not_understood, not_usable, understood


def read(field: NumberField, raw: Any, language: str) -> Reading:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return not_usable(raw, "wrong-type")
    number = parse_number(raw, language, field["unit"])
    if number is None and is_ambiguous(raw, language, field["unit"]):
        return not_understood(raw, "language-needed")
    if number is None:
        return not_understood(raw, "not-a-number")
    value = to_json(number)
    if decimals_of(number) > field["decimals"]:
        return not_usable(value, "too-many-decimals", decimals=field["decimals"])
    low, high = field["min"], field["max"]
    if (low is not None and number < Decimal(low)) or (high is not None and number > Decimal(high)):
        return not_usable(value, "out-of-range", min=low, max=high)
    return understood(value)
