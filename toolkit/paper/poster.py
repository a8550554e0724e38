"""A drawing alone, without fields, for a wall: the board of a placement, a circle, forces."""

from typing import Any

from toolkit.paper.boxes import Part
from toolkit.paper.paper import Paper
from toolkit.paper.sheet import LICENCE, fragment

Model = dict[str, Any]


def drawings(model: Model) -> list[str]:
    """What a worksheet has to hang up: the ids of its drawn sections and of its placements, in order."""
    found = []
    for section in model["sections"]:
        if section["layout"] != "list":
            found.append(section["id"])
        found += [field["id"] for field in section["fields"] if field["type"] == "placement"]
    return found


def poster_fragment(model: Model, place: str, paper: Paper, licence: str = LICENCE) -> str:
    """The drawing of the section or placement with the id `place` as a part of a document (`print_document`) on that paper.

    Raises KeyError where the worksheet has no such drawing.
    """
    if place not in drawings(model):
        raise KeyError(place)
    sections = []
    for section in model["sections"]:
        fields = [field for field in section["fields"] if place in (section["id"], field["id"])]
        sections += [section | {"fields": fields}] if fields else []
    return fragment(Part(model | {"sections": sections}, paper, by_hand=True), "print/poster.html.j2", licence)
