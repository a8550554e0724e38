"""Numbers as people write them, exactly: `Decimal`, never a rounded float."""

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any

from toolkit.contract.data import LANGUAGES, LIMITS, UNITS
from toolkit.reading.text import plain, trim

MOST_DECIMALS: int = LIMITS["number"]["decimals"]
# Every decimal of 15 digits survives a JSON double; 999999999999.1234 does not.
MOST_DIGITS: int = LIMITS["number"]["digits"]
LARGEST: int = 10**MOST_DIGITS
_EXACT = Context(prec=60)
_STEP = re.compile(r"-?[0-9]{1,3}")

_FORMS = {
    language: re.compile(
        rf"([+-]?)([0-9]{{1,3}}(?:(?P<group>[{re.escape(signs['group'])} ])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*)|[0-9]+)"
        rf"(?:{re.escape(signs['decimal'])}([0-9]+))?"
    )
    for language, signs in LANGUAGES.items()
}
_NO_ORE = re.compile(r" ?[.,] ?[-\u2010-\u2015]{1,2}$")  # `5.000,-`


def parse_number(raw: Any, language: str, unit: str | None = None) -> Decimal | None:
    """The number in a JSON number or in a text in `language`, or None where it is not one of the accepted forms.

    A boolean, a list or an object is never a number. The forms stand in docs/model.md.
    """
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return None
    if isinstance(raw, str):
        found = _parse_text(raw, language, unit)
    elif isinstance(raw, float) and not math.isfinite(raw):
        return None
    else:
        found = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw) if abs(raw) < LARGEST else None
    if found is None or abs(found) >= LARGEST or decimals_of(found) > MOST_DECIMALS:
        return None
    return found if len(_EXACT.normalize(found).as_tuple().digits) <= MOST_DIGITS else None


def _parse_text(raw: str, language: str, unit: str | None) -> Decimal | None:
    if language not in _FORMS:  # read only where every language reads it alike
        read = [_parse_text(raw, known, unit) for known in _FORMS]
        return read[0] if all(number == read[0] for number in read) else None
    text = _without_unit(plain(raw).replace("\u2212", "-"), unit)
    if len(text) > LIMITS["number"]["longest"]:  # longer than any number below LARGEST with its decimals
        return None
    match = _FORMS[language].fullmatch(text)
    if not match:
        return None
    sign, whole, _, part = match.groups()
    digits = re.sub(r"[^0-9]", "", whole)
    return Decimal(f"{sign}{digits}.{part or 0}")


def _without_unit(text: str, unit: str | None) -> str:
    """Without the unit before or behind it, in any of its spellings; where none is asked for, without kroner."""
    called = (unit or UNITS["money"][0]).lower().rstrip(".")
    names = next((group for group in UNITS.values() if called in group), [called])
    low = text.lower()
    if len(low) != len(text):
        return text
    for name in sorted(names, key=len, reverse=True):
        for spelt in (name + ".", name):
            if low.endswith(spelt):
                return _without_ore(trim(text[: -len(spelt)]), names)
            if low.startswith(spelt):
                return _without_ore(trim(text[len(spelt) :]), names)
    return _without_ore(text, names)


def _without_ore(text: str, names: list[str]) -> str:
    found = _NO_ORE.search(text) if names is UNITS["money"] else None
    return text[: found.start()] if found else text


def is_ambiguous(raw: Any, language: str, unit: str | None = None) -> bool:
    """Whether a text is a number in some language, where nothing says in which one it is written."""
    return language not in _FORMS and any(parse_number(raw, known, unit) is not None for known in _FORMS)


def decimals_of(number: Decimal) -> int:
    """How many decimals a number really has: 1.50 has one."""
    exponent = _EXACT.normalize(number).as_tuple().exponent
    return max(0, -int(exponent))


def exact_text(number: Decimal) -> str:
    """The number without idle zeros, `1234.5`."""
    return format(_EXACT.normalize(number), "f") if number else "0"


def to_json(number: Decimal) -> int | float:
    """The JSON number: an integer when whole, else the double whose shortest form is this decimal."""
    return int(number) if number == number.to_integral_value() else float(number)


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """Rounded half away from zero (decimal arithmetic's ROUND_HALF_UP), from an exact fraction."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (
        Decimal(whole if value >= 0 else -whole)
        .scaleb(-decimals, _EXACT)
        .quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)
    )


def whole_number(raw: Any) -> int | None:
    """The whole number in a JSON number or in a text of at most three digits; None where there is none."""
    if isinstance(raw, str):
        text = plain(raw)
        return int(text) if _STEP.fullmatch(text) else None
    if isinstance(raw, bool) or not isinstance(raw, (int, float)) or not abs(raw) < 10**15:
        return None
    return int(raw) if raw == int(raw) else None
