"""The structure tree of a tagged PDF: its elements, in reading order."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Name


def kids_of(element: Any) -> list[Any]:
    """The elements just below one; what is content (numbers, and references to content and objects) is left out."""
    kids = element.get("/K")
    if isinstance(kids, int) or kids is None:
        return []
    listed = kids if isinstance(kids, Array) else [kids]
    # Most kids are numbers: asking for those first is a good part of the time that a walk takes.
    return [kid for kid in listed if not isinstance(kid, int) and "/S" in kid]


def elements(top: Any, kind: Name | None = None) -> Iterator[Any]:
    """The elements of that kind below, or all, from the outside in and in reading order."""
    waiting = [top]
    while waiting:
        element = waiting.pop()
        if kind is None or element.get("/S") == kind:
            yield element
        waiting += reversed(kids_of(element))
