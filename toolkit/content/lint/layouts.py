"""Sections that are drawn: their fields are those that the layout has places for."""

from collections.abc import Iterator
from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem, Word
from toolkit.contract.document import Layout
from toolkit.contract.shape import is_counted

Model = dict[str, Any]
FEWEST_AROUND, MOST_AROUND, SIDES = 2, 6, 2


def check(sheet: Sheet, model: Model) -> Iterator[Problem]:
    for s, section in enumerate(model["sections"]):
        path = ("sections", s)
        if sheet.has_gaps(path):
            continue  # what was left out of it would have counted
        layout: Layout = section["layout"]
        wrong = _misfits(layout, section["fields"])
        for place in wrong:
            where = (*path, "layout") if place is None else (*path, "fields", place, "type")
            yield at(sheet.file, "layout-fields", *where, layout=layout, how=Word(f"how.{layout}"))


def _misfits(layout: Layout, fields: list[Model]) -> list[int | None]:
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
