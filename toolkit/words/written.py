"""How a language writes numbers and days: in findings, in the boxes of a PDF, on the site. Read back by number.py and date.py."""

import json
import re
from decimal import Decimal
from typing import Any

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_SIGNS = {"da": str.maketrans(",.", ".,"), "en": {}}
_GROUPED_FROM = 10_000  # 2026 may be a year


def written(value: Any, language: str) -> str:
    """A number, a decimal string or an ISO date as the language writes it; any other text as it stands."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if day := _DAY.fullmatch(text):
        return written_date(day[0], language)
    if isinstance(value, bool) or not (_NUMBER.fullmatch(text) or isinstance(value, (int, float))):
        return text
    return written_number(text, language)


def written_number(number: float | str, language: str) -> str:
    """A number with all its decimals and no grouping: `1234,5`."""
    return format(Decimal(str(number)), "f").translate(_SIGNS[language])


def grouped(number: float | str, language: str) -> str:
    """A number to be read, not to be filled in: `12.345,5`."""
    exact = Decimal(str(number))
    return (
        f"{exact:,f}".translate(_SIGNS[language]) if abs(exact) >= _GROUPED_FROM else written_number(number, language)
    )


def written_date(iso: str, language: str) -> str:
    """`3.4.2026`; in English with the month by name, since 3/4 is March to many."""
    year, month, day = iso.split("-")
    return f"{int(day)}.{int(month)}.{year}" if language == "da" else f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
