"""Days worth trying for a condition."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from toolkit.contract.document import DateField

_SOME_DAY = date(2000, 1, 1)


def tries(field: DateField, named: Sequence[Any], most: int) -> Sequence[Any]:
    """Those that a condition names, and another."""
    days = list(dict.fromkeys(name for name in named if isinstance(name, str)))
    return [*days, *_another_day(field, days)]


def _another_day(field: DateField, named: list[str]) -> Iterator[str]:
    """A day that no condition names, if the bounds leave one."""
    first = date.fromisoformat(field["min"]) if field["min"] else None
    last = date.fromisoformat(field["max"]) if field["max"] else None
    start, step = (first, 1) if first else (last, -1) if last else (_SOME_DAY, 1)
    for n in range(len(named) + 1):
        try:
            day = start + timedelta(days=n * step)
        except OverflowError:
            return
        if day.isoformat() not in named and (last is None or day <= last):
            yield day.isoformat()
            return
