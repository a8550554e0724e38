"""Dates as people write them: day first; ISO as computers do."""

import re
from datetime import date
from typing import Any

from toolkit.contract.data import LANGUAGES
from toolkit.reading.text import plain, with_hyphens

_MONTHS = [[language["months"][number].lower() for language in LANGUAGES.values()] for number in range(12)]
_WEEKDAYS = [name.lower() for language in LANGUAGES.values() for name in language["weekdays"]]
_NAMES = [*_WEEKDAYS, *(name for names in _MONTHS for name in names)]
_WORD = f"[{''.join(sorted(filter(str.isalpha, set(''.join(_NAMES)))))}]{{3,{max(map(len, _NAMES))}}}"
_LONGEST = 60

_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{2})\2([0-9]{2})")
_ORDINAL = "(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}}){_ORDINAL}(?:[./-] ?| of | )([0-9]{{1,2}}|{_WORD}\.?)(?:[./-] ?|, ?| )([0-9]{{4}}|[0-9]{{2}})"
)
_MONTH_FIRST = re.compile(rf"({_WORD})\.? ([0-9]{{1,2}}){_ORDINAL}(?:, ?| )([0-9]{{4}})")
_EITHER = re.compile(r"([0-9]{1,2})[^0-9a-z]{1,2}([0-9]{1,2})[^0-9a-z]{1,2}[0-9]{2,4}")
_FIRST_WORD = re.compile(rf"({_WORD})(?:[.,]{{0,2}} ?)")
_ARTICLE = re.compile(r"(?:den |d\. ?|the )")


def is_ambiguous_day(raw: Any, language: str) -> bool:
    """Whether a text may have the month first or the day, where nothing says in which language it is written."""
    match = _EITHER.fullmatch(_day_alone(raw)) if language not in LANGUAGES and isinstance(raw, str) else None
    return match is not None and int(match[1]) != int(match[2]) and max(int(match[1]), int(match[2])) <= 12


def parse_date(raw: Any) -> str | None:
    """The ISO date in a text, or None where it is not one of the accepted forms (docs/model.md) or not in the calendar."""
    text = _day_alone(raw) if isinstance(raw, str) else ""
    if match := _ISO.fullmatch(text):
        year, month, day = match[1], int(match[3]), match[4]
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match[1], int(match[2]) if match[2].isdigit() else _month(match[2].rstrip(".")), match[3]
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = _month(match[1]), match[2], match[3]
    else:
        return None
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, month, int(day)).isoformat() if whole >= 1000 else None
    except ValueError:
        return None


def _day_alone(raw: str) -> str:
    """Without the day of the week and the article before it."""
    text = with_hyphens(plain(raw).lower()).removesuffix(".")
    if len(text) > _LONGEST:
        return ""
    first = _FIRST_WORD.match(text)
    if first and any(name.startswith(first[1]) for name in _WEEKDAYS):
        text = text[first.end() :]
    return _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text


def _month(word: str) -> int:
    """The number of a month, by its name or the beginning of it, in any language; 0 for none."""
    return next((number for number, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)), 0)
