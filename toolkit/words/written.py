"""How a language writes numbers and days: in findings, in the boxes of a PDF, on the site. Read back by number.py and date.py."""

import json
import re
from decimal import Decimal
from typing import Any

from toolkit.contract.data import LANGUAGES
from toolkit.words.locale import bilingual

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_POWER = re.compile("e([+-]?)0*")
_SIGNS = {language: str.maketrans(",.", signs["group"] + signs["decimal"]) for language, signs in LANGUAGES.items()}
_GROUPED_FROM = 10_000  # 2026 may be a year


def written(value: Any, language: str) -> str:
    """A number, a decimal string or an ISO date as the language writes it; any other text as it stands."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        value = int(value)  # JSON and the browser know one kind of number
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if day := _DAY.fullmatch(text):
        return written_date(day[0], language)
    if isinstance(value, float) and value and not 1e-6 <= abs(value) < 1e21:
        return _POWER.sub(r"e\1", text)  # as JavaScript writes it: nobody counts 300 noughts
    if isinstance(value, bool) or not (_NUMBER.fullmatch(text) or isinstance(value, (int, float))):
        return text
    return written_number(text, language)


def quoted(text: str, language: str) -> str:
    """A label in the quotation marks of the language: `»Ved ikke«`."""
    before, behind = LANGUAGES[language]["quotes"]
    return f"{before}{text}{behind}"


def counted(number: int, language: str) -> str:
    """How many there are, in a title: in words where the language has one, else in digits."""
    names: list[str] = bilingual("numbers")["counted"].get(language, [])
    return names[number - 1] if 0 < number <= len(names) else str(number)


def written_number(number: float | str, language: str) -> str:
    """A number with all its decimals and no grouping: `1234,5`."""
    return format(Decimal(str(number)), "f").translate(_SIGNS[language])


def grouped(number: float | str, language: str, least: int = _GROUPED_FROM) -> str:
    """A number to be read, not to be filled in, with its thousands set apart from `least` on: `12.345,5`."""
    exact = Decimal(str(number))
    if abs(exact) >= 10**21:
        return written(number, language)  # in powers of ten, as JavaScript writes it
    return f"{exact:,f}".translate(_SIGNS[language]) if abs(exact) >= least else written_number(number, language)


def written_date(iso: str, language: str) -> str:
    """`3.4.2026`; in English with the month by name, since 3/4 is March to many."""
    year, month, day = iso.split("-")
    signs = LANGUAGES[language]
    return signs["day"].format(day=int(day), month=int(month), name=signs["months"][int(month) - 1][:3], year=year)
