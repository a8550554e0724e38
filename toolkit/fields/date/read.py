"""Reading a day."""

from typing import Any

from toolkit.contract.document import DateField
from toolkit.reading.date import is_ambiguous_day, parse_date
from toolkit.reading.reading import Reading, not_understood, not_usable, understood


def read(field: DateField, raw: Any, language: str) -> Reading:
    if not isinstance(raw, str):
        return not_usable(raw, "wrong-type")
    if is_ambiguous_day(raw, language):
        return not_understood(raw, "language-needed")
    day = parse_date(raw)
    if day is None:
        return not_understood(raw, "not-a-date")
    low, high = field["min"], field["max"]
    if (low is not None and day < low) or (high is not None and day > high):
        return not_usable(day, "out-of-range", min=low, max=high)
    return understood(day)
