"""What stands beside what on a wide screen: lists of the same options are compared, so they share a line of their own; scales with the same
steps are rows of one table, with the steps' words in the first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, TypedDict

from toolkit.contract.document import Field, Option, ScaleField, Step
from toolkit.contract.shape import has_steps

_PARTS: dict[int, Literal["half", "third"]] = {2: "half", 3: "third"}  # of the line, for so many lists


class Placing(TypedDict, total=False):
    """`width`: where it is another one on a screen. `row`: the place in a table of scales."""

    width: Literal["half", "third"]
    row: Literal["first", "more"]


def placed(fields: Sequence[Field]) -> Iterator[tuple[Field, Placing]]:
    """The fields of a section, each with where it stands on a screen. On paper such lists and scales are tables too
    (toolkit/paper/plan.py)."""
    rows = _rows(fields)
    for _, run in groupby(fields, key=_compared):
        members = list(run)
        width = _PARTS.get(len(members)) if members[0]["type"] == "choices" else None
        for field in members:
            placing = Placing()
            if width:
                placing["width"] = width
            if field["id"] in rows:
                placing["row"] = rows[field["id"]]
            yield field, placing


def _compared(field: Field) -> list[Option] | str:
    """What neighbours have in common that are compared; of a field that is compared with none, its id."""
    return field["options"] if field["type"] == "choices" else field["id"]


def _rows(fields: Sequence[Field]) -> dict[str, Literal["first", "more"]]:
    """The place of each scale, by its id, that has others of its kind as neighbours; what comments on one may stand between."""
    found: dict[str, Literal["first", "more"]] = {}
    run: list[ScaleField] = []
    for field in [*fields, None]:
        if field and run and field["about"] in {member["id"] for member in run}:
            continue
        scale = field if field and has_steps(field) and field["width"] == "full" else None
        if scale and run and _steps(scale) == _steps(run[0]):
            run.append(scale)
            continue
        if len(run) > 1:
            found |= {member["id"]: "more" if n else "first" for n, member in enumerate(run)}
        run = [scale] if scale else []
    return found


def _steps(field: ScaleField) -> tuple[list[Step], bool]:
    """What scales must have in common to be one table."""
    return field["options"], field["not_relevant"]
