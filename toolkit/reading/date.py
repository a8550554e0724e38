"""Dates as people write them: day first; ISO as computers do."""

import re
from datetime import date
from typing import Any

from toolkit.contract.data import LANGUAGES
from toolkit.reading.text import trim

MONTH_NUMBER = {
    form: number
    for language in LANGUAGES.values()
    for number, name in enumerate(language["months"], 1)
    for form in (name.lower(), name.lower()[:3])
}

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:[./-] ?| )([0-9]{1,2}|[a-z]{3,9}\.?)(?:[./-] ?| )([0-9]{4}|[0-9]{2})")


_EITHER = re.compile(r"([0-9]{1,2})[^0-9]{1,2}([0-9]{1,2})[^0-9]{1,2}[0-9]{2,4}")


def is_ambiguous_day(raw: Any, language: str) -> bool:
    """Whether a text may have the month first or the day, where nothing says in which language it is written."""
    match = _EITHER.fullmatch(trim(raw)) if language not in LANGUAGES and isinstance(raw, str) else None
    return match is not None and int(match[1]) != int(match[2]) and max(int(match[1]), int(match[2])) <= 12


def parse_date(raw: Any) -> str | None:
    """The ISO date in a text, or None where it is not one of the accepted forms (docs/model.md) or not in the calendar."""
    if not isinstance(raw, str):
        return None
    text = trim(raw).lower()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day = int(match[1])
        month = int(match[2]) if match[2].isdigit() else MONTH_NUMBER.get(match[2].rstrip("."), 0)
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
    else:
        return None
    try:
        return date(year, month, day).isoformat() if year >= 1000 else None
    except ValueError:
        return None
