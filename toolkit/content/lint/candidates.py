"""The answers worth trying for a condition: every option, and around every boundary that a condition names."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from toolkit.contract.shape import count_of, lines_of, shape_of
from toolkit.fields.registry import reader
from toolkit.reading.number import to_json

ANY_CELL = "–"  # some cell of a grid or a table that no condition names
_OTHER_TEXTS = "–—·*"
_SOME_DAY = date(2000, 1, 1)

Field = dict[str, Any]


class TooMany(Sequence[Any]):
    """Stands for answers that are more than anybody will try; only their number is known."""

    def __init__(self, count: int) -> None:
        self.count_ = count

    def __len__(self) -> int:
        return self.count_

    def __getitem__(self, n: Any) -> Any:
        raise IndexError(n)


def candidates(cell: Field, named: list[Any], language: str, most: int) -> Sequence[Any]:
    """Valid answers and None. Lists of options are tuples. `named`: the values that conditions on this cell name."""
    kind = cell["type"]
    if kind in ("choices", "ranking"):
        return _selections(cell, [name for name in named if isinstance(name, str)], most)
    if kind == "table":
        return [*([{}] * n for n in range(max(1, cell["min_rows"]), cell["max_rows"] + 1)), None]
    if kind == "placement":
        return [*([{}] * n for n in range(1, cell["max_cards"] + 1)), None]
    readings = [reader(kind)(cell, raw, language) for raw in _singles(cell, named)]
    return [*(reading.usable for reading in readings if reading.usable is not None and not reading.findings), None]


def cells_of(field: Field) -> int:
    """How many cells a field has that conditions can name on their own."""
    return count_of(field) if lines_of(field, 0) and shape_of(field["type"])["answer"] == "rows" else 0


def _singles(cell: Field, named: list[Any]) -> list[Any]:
    kind = cell["type"]
    texts = list(dict.fromkeys(name for name in named if isinstance(name, str)))
    if kind == "choice":
        return [option["value"] for option in cell["options"]]
    if kind == "scale":
        return [*range(cell["min"], cell["max"] + 1), "na"]
    if kind == "number":
        return list(_numbers(cell, [name for name in named if not isinstance(name, bool) and name is not None]))
    if kind == "date":
        return [*texts, *_another_day(cell, texts)]
    return [*texts, next(text for text in (*_OTHER_TEXTS, "".join(_OTHER_TEXTS)) if text not in texts)]


def _another_day(cell: Field, named: list[str]) -> Iterator[str]:
    """A day that no condition names, if the bounds leave one."""
    first = date.fromisoformat(cell["min"]) if cell["min"] else None
    last = date.fromisoformat(cell["max"]) if cell["max"] else None
    start, step = (first, 1) if first else (last, -1) if last else (_SOME_DAY, 1)
    for n in range(len(named) + 1):
        try:
            day = start + timedelta(days=n * step)
        except OverflowError:
            return
        if day.isoformat() not in named and (last is None or day <= last):
            yield day.isoformat()
            return


def _numbers(cell: Field, named: list[Any]) -> Iterator[int | float]:
    """The bounds of a number field and the numbers that conditions name, each with its neighbours."""
    step = Decimal(1).scaleb(-cell["decimals"])
    around = [Decimal(str(value)) for value in named]
    around += [Decimal(bound) for bound in (cell["min"], cell["max"]) if bound is not None] + [Decimal(0)]
    near = {(value / step).to_integral_value() * step + turn for value in around for turn in (-step, Decimal(0), step)}
    return (to_json(value) for value in sorted(near))


def _selections(cell: Field, named: list[str], most: int) -> Sequence[Any]:
    """Valid selections: every combination of the named options, filled up with others to every count."""
    alone = cell["type"] == "choices"
    exclusive = [option["value"] for option in cell["options"] if alone and option["exclusive"]]
    values = [option["value"] for option in cell["options"] if option["value"] not in exclusive]
    wanted = [value for value in values if value in named]
    others = [value for value in values if value not in named]
    count = 2 ** len(wanted) * (len(others) + 1) + len(exclusive)
    if count > most:
        return TooMany(count)
    least, highest = cell.get("at_least") or 1, cell.get("at_most") or len(cell["options"])
    found: list[Any] = [(value,) for value in exclusive if least <= 1]
    for size in range(len(wanted) + 1):
        for chosen in combinations(wanted, size):
            sizes = range(max(least - size, 0, 1 - size), min(highest - size, len(others)) + 1)
            found += [(*chosen, *others[:more]) for more in sizes]
    return [*found, None]
