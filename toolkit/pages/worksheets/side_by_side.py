"""What stands beside what on a wide screen: lists of the same options are compared, so they share a line of their own; scales with the same
steps are rows of one table, with the steps' words in the first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

Model = dict[str, Any]
_PARTS = {2: "half", 3: "third"}  # of the line, for so many lists


def placed(fields: Sequence[Model]) -> Iterator[Model]:
    """The fields of a section with the width that each has on a screen, and its `row` ("first" or "more") in a table of scales. On paper such
    lists and scales are tables too (toolkit/paper/plan.py)."""
    rows = _rows(fields)
    for _, run in groupby(fields, key=_compared):
        members = list(run)
        width = _PARTS.get(len(members)) if members[0]["type"] == "choices" else None
        for field in members:
            yield (
                field
                | ({"width": width} if width else {})
                | ({"row": rows[field["id"]]} if field["id"] in rows else {})
            )


def _compared(field: Model) -> Any:
    """What neighbours have in common that are compared; of a field that is compared with none, its id."""
    return field["options"] if field["type"] == "choices" else field["id"]


def _rows(fields: Sequence[Model]) -> dict[str, str]:
    """The place of each scale, by its id, that has others of its kind as neighbours; what comments on one may stand between."""
    found: dict[str, str] = {}
    run: list[Model] = []
    for field in [*fields, None]:
        if field is not None and run and field["about"] in {member["id"] for member in run}:
            continue
        if field is not None and run and _steps(field) == _steps(run[0]):
            run.append(field)
            continue
        if len(run) > 1:
            found |= {member["id"]: "more" if n else "first" for n, member in enumerate(run)}
        run = [field] if field is not None and _steps(field) else []
    return found


def _steps(field: Model) -> Any:
    """What scales must have in common to be one table; None for what is none."""
    return (field["options"], field["not_relevant"]) if field["type"] == "scale" and field["width"] == "full" else None
