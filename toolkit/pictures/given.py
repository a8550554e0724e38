"""Answers that can be drawn: `evaluate` keeps what it did not understand as it was written. Twin: `pictures/given.js`."""

from collections.abc import Mapping
from typing import Any

from toolkit.pictures.said import Value

_MOST, _LEAST = 1e15, 1e-4  # beyond, numbers are written with exponents


def is_answered(answer: Any) -> bool:
    return answer not in (None, {}, [], "")


def step(value: Any, scale: Any) -> Value:
    """A step of the scale or `na`; None for anything else."""
    if value == "na":
        return "na"
    whole = _whole(value)
    return whole if whole is not None and scale["min"] <= whole <= scale["max"] else None


def row(given: Any, name: str) -> Mapping[str, Any]:
    """A row of a table with fixed rows."""
    found = given.get(name) if isinstance(given, dict) else None
    return found if isinstance(found, dict) else {}


def cell(given: Any, name: str) -> Any:
    """A row of a grid."""
    return given.get(name) if isinstance(given, dict) else None


def rows(given: Any) -> list[Mapping[str, Any]]:
    """The rows of a table without fixed ones, or the cards of a board, in their places; {} where nothing can be made out."""
    return [one if isinstance(one, dict) else {} for one in given] if isinstance(given, list) else []


def words(value: Any) -> str:
    """A text, or a number that Python and the browser write alike, as text; "" for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _MOST:
        return ""
    if value == int(value):
        return str(int(value))
    return str(value) if abs(value) >= _LEAST else ""


def numbers(value: Any) -> list[int]:
    """Whole numbers of a list."""
    found = map(_whole, value) if isinstance(value, list) else []
    return [one for one in found if one is not None]


def _whole(value: Any) -> int | None:
    """As the browser has it, where 2.0 is 2."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
