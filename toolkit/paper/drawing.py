"""Which sections are drawn on a paper: those whose author asks for it, where the drawing has room. The others are lists."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.document import Layout
from toolkit.contract.shape import Rules, is_counted
from toolkit.paper.circle import Circle, circle
from toolkit.paper.forces import Forces, forces
from toolkit.paper.paper import Paper

Model = dict[str, Any]
Drawing = Circle | Forces
FEWEST_AROUND, MOST_AROUND, SIDES = 2, 6, 2


def drawing(section: Rules, paper: Paper) -> Drawing | None:
    """The drawing of a section, or None where it is a list."""
    layout: Layout = section["layout"]
    if misfits(layout, section["fields"]):
        return None
    match layout:
        case "circle":
            return circle(section["fields"], paper)
        case "forces":
            return forces(section["fields"], paper)
        case "list":
            return None


def misfits(layout: Layout, fields: Sequence[Model]) -> list[int | None]:
    """The numbers of the fields that the layout has no place for; None where there are too few or too many of them."""
    match layout:
        case "list":
            return []
        case "circle":
            centre = 1 if fields[0]["type"] == "text" else 0
            wrong = [n for n, field in enumerate(fields) if n >= centre and not _fits_around(field)]
            count_fits = FEWEST_AROUND <= len(fields) - centre <= MOST_AROUND
        case "forces":
            wrong = [n for n, field in enumerate(fields) if not _is_side(field)]
            count_fits = len(fields) == SIDES
    return [*wrong] or ([] if count_fits else [None])


def _fits_around(field: Model) -> bool:
    return field["type"] == "longtext" or (field["type"] == "table" and is_counted(field))


def _is_side(field: Model) -> bool:
    if field["type"] == "grid":
        return bool(field["cell"]["type"] == "scale")
    if field["type"] != "table" or is_counted(field):
        return False
    first, *rest = [column["type"] for column in field["columns"]]
    return first == "scale" and all(kind in ("text", "longtext") for kind in rest)
