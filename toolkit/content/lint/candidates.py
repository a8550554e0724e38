"""The answers worth trying for a condition: every option, and around every boundary that a condition names."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.shape import Rules, count_of, has_cells, shape_of
from toolkit.fields.choices.lint import TooMany
from toolkit.fields.registry import reader, tries

ANY_CELL = "–"  # some cell of a grid or a table that no condition names


def candidates(cell: Rules, named: list[Any], language: str, most: int) -> Sequence[Any]:
    """Valid answers and None. Lists of options are tuples. `named`: the values that conditions on this cell name."""
    found = tries(cell["type"])(cell, named, most)
    if isinstance(found, TooMany):
        return found
    if shape_of(cell["type"])["answer"] != "one":
        return [*found, None]
    readings = [reader(cell["type"])(cell, raw, language) for raw in found]
    return [*(reading.usable for reading in readings if reading.usable is not None and not reading.findings), None]


def cells_of(field: Rules) -> int:
    """How many cells a field has that conditions can name on their own."""
    return count_of(field) if has_cells(field) else 0
