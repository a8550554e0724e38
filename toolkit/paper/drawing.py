"""Which sections are drawn on a paper: those whose author asks for it, where the drawing has room. The others are lists."""

from collections.abc import Sequence

from toolkit.contract.document import Field, Layout, Section
from toolkit.paper.circle import Circle, circle, may_be_around
from toolkit.paper.forces import Forces, forces, is_side
from toolkit.paper.paper import Paper

Drawing = Circle | Forces
DRAWN = ("circle", "forces")  # on paper
FEWEST_AROUND, MOST_AROUND, SIDES = 2, 6, 2


def drawing(section: Section, paper: Paper) -> Drawing | None:
    """The drawing of a section, or None where it is a list."""
    layout = section["layout"]
    if misfits(layout, section["fields"]):
        return None
    match layout:
        case "circle":
            return circle(section["fields"], paper)
        case "forces":
            return forces(section["fields"], paper)
        case "list" | "ladder":
            return None


def misfits(layout: Layout, fields: Sequence[Field]) -> list[int | None]:
    """The numbers of the fields that the layout has no place for; None where there are too few or too many of them."""
    match layout:
        case "list" | "ladder":
            return []
        case "circle":
            centre = 1 if fields[0]["type"] == "text" else 0
            wrong = [n for n, field in enumerate(fields) if n >= centre and not may_be_around(field)]
            count_fits = FEWEST_AROUND <= len(fields) - centre <= MOST_AROUND
        case "forces":
            wrong = [n for n, field in enumerate(fields) if not is_side(field)]
            count_fits = len(fields) == SIDES
    return [*wrong] or ([] if count_fits else [None])
