"""Selections worth trying for a condition."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from toolkit.contract.document import ChoicesField, RankingField


class TooMany(Sequence[Any]):
    """Stands for answers that are more than anybody will try; only their number is known."""

    def __init__(self, count: int) -> None:
        self.count_ = count

    def __len__(self) -> int:
        return self.count_

    def __getitem__(self, n: Any) -> Any:
        raise IndexError(n)


def tries(field: ChoicesField, named: Sequence[Any], most: int) -> Sequence[Any]:
    """Valid selections, as tuples."""
    exclusive = [option["value"] for option in field["options"] if option["exclusive"]]
    return selections(field, named, most, exclusive, field["at_most"])


def selections(
    cell: ChoicesField | RankingField, named: Sequence[Any], most: int, exclusive: list[str], at_most: int | None
) -> Sequence[Any]:
    """Valid selections: every combination of the named options, filled up with others to every count."""
    values = [option["value"] for option in cell["options"] if option["value"] not in exclusive]
    wanted = [value for value in values if value in named]
    others = [value for value in values if value not in named]
    count = 2 ** len(wanted) * (len(others) + 1) + len(exclusive)
    if count > most:
        return TooMany(count)
    least, highest = cell["at_least"] or 1, at_most or len(cell["options"])
    found: list[Any] = [(value,) for value in exclusive if least <= 1]
    for size in range(len(wanted) + 1):
        for chosen in combinations(wanted, size):
            sizes = range(max(least - size, 0, 1 - size), min(highest - size, len(others)) + 1)
            found += [(*chosen, *others[:more]) for more in sizes]
    return found
