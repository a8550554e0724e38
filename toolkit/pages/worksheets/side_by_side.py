"""What stands beside what on a wide screen: lists of the same options are compared, so they share a line of their own."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

Model = dict[str, Any]
_PARTS = {2: "half", 3: "third"}  # of the line, for so many lists


def placed(fields: Sequence[Model]) -> Iterator[Model]:
    """The fields of a section with the width that each has on a screen. On paper such lists are one table (toolkit/paper/plan.py)."""
    for _, run in groupby(fields, key=_compared):
        members = list(run)
        width = _PARTS.get(len(members)) if members[0]["type"] == "choices" else None
        yield from (field | {"width": width} if width else field for field in members)


def _compared(field: Model) -> Any:
    """What neighbours have in common that are compared; of a field that is compared with none, its id."""
    return field["options"] if field["type"] == "choices" else field["id"]
