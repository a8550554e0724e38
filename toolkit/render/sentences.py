"""How a language writes numbers and days."""

import json
import re
from decimal import Decimal

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH = str.maketrans(",.", ".,")
_GROUPED_FROM = 10_000  # 2026 may be a year
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def written(value: object, language: str) -> str:
    """A number, a decimal string or an ISO date as the language writes it; any other text as it stands."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if day := _DAY.fullmatch(text):
        year, month, number = day.groups()
        return (
            f"{int(number)}.{int(month)}.{year}"
            if language == "da"
            else f"{int(number)} {_MONTHS[int(month) - 1]} {year}"
        )
    if not _NUMBER.fullmatch(text):
        return text
    text = f"{Decimal(text):,f}" if abs(Decimal(text)) >= _GROUPED_FROM else text
    return text.translate(_DANISH) if language == "da" else text
