"""Sections that are drawn: their fields are those that the layout has places for, and have room on one page."""

from collections.abc import Iterator

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem, Word
from toolkit.contract.document import Document
from toolkit.paper.drawing import DRAWN, drawing, misfits
from toolkit.paper.paper import sheet_paper
from toolkit.pictures.found import is_ladder


def check(sheet: Sheet, model: Document) -> Iterator[Problem]:
    for s, section in enumerate(model["sections"]):
        path = ("sections", s)
        if sheet.has_gaps(path):
            continue  # what was left out of it would have counted
        layout = section["layout"]
        wrong = misfits(layout, section["fields"])
        if layout == "ladder" and not any(map(is_ladder, section["fields"])):
            wrong = [None]
        for place in wrong:
            where = (*path, "layout") if place is None else (*path, "fields", place, "type")
            yield at(sheet.file, "layout-fields", *where, layout=layout, how=Word(f"how.{layout}"))
        if layout in DRAWN and not wrong and not drawing(section, sheet_paper(model)):
            yield at(sheet.file, "layout-too-full", *path, "layout", layout=layout)
