"""Two tiers: `make test` takes every worksheet through one path, one and every type of field through all, a page of each kind, and what loses answers in the commonest ways; `make test-all` everything."""

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest

ALL = "BROBYGGER_ALL" in os.environ
in_matrix = pytest.mark.skipif(not ALL, reason="runs in make test-all")
T = TypeVar("T")


def spread(items: Sequence[T], most: int) -> list[T]:
    """All of them in the whole matrix, else `most`, evenly spread from the first to the last."""
    if ALL or len(items) <= most:
        return list(items)
    return [items[round(place * (len(items) - 1) / max(most - 1, 1))] for place in range(most)]


def looks(widths: Sequence[int], schemes: Sequence[str] = ("light", "dark")) -> list[tuple[int, str]]:
    """Each width in every scheme in the whole matrix, else in one of them, turn by turn."""
    if ALL:
        return [(width, scheme) for width in widths for scheme in schemes]
    return [(width, schemes[place % len(schemes)]) for place, width in enumerate(widths)]


def in_turn(items: Sequence[T], ways: Sequence[str]) -> list[tuple[T, str]]:
    """Each of them in every language, or another way, in the whole matrix, else in one of them, turn by turn."""
    if ALL:
        return [(item, way) for item in items for way in ways]
    return [(item, ways[place % len(ways)]) for place, item in enumerate(items)]
