"""Boxes in the PDF: each holds, at 8 pt, the text that its field allows, and a table's rows leave the page room for more than one."""

from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem
from toolkit.content.yaml.compose import Path_
from toolkit.contract.document import Document, Field
from toolkit.contract.shape import axes_of, has_columns, has_text
from toolkit.paper.boxes import Part
from toolkit.paper.columns import cell_height, column_widths, row_height
from toolkit.paper.heights import room
from toolkit.paper.paper import Paper


def check(sheet: Sheet, model: Document) -> list[Problem]:
    problems, part = [], Part(model)
    for s, section in enumerate(model["sections"]):
        for f, field in enumerate(section["fields"]):
            if part.is_drawn(field):
                continue  # its boxes are as big as its texts, or it would be a list
            problems += _too_high(sheet, field, part.paper_of(field), ("sections", s, "fields", f))
            for column, max_length, holds in room(field, part.paper_of(field)):
                if max_length <= holds:
                    continue
                path: tuple[str | int, ...] = ("sections", s, "fields", f)
                if column is not None:
                    path = (*path, "columns", axes_of(field)[1].index(column))
                problems.append(
                    at(sheet.file, "box-too-small", *path, "max_length", holds=holds, max_length=max_length)
                )
    return problems


def _too_high(sheet: Sheet, field: Field, paper: Paper, path: Path_) -> list[Problem]:
    """A warning where a row of a table would take more than a third of a page."""
    if not has_columns(field) or row_height(field, paper=paper) <= paper.height_mm / 3:
        return []
    widths = column_widths(field, paper)
    heights = [cell_height(column, widths[column["id"]], paper) for column in field["columns"]]
    number = heights.index(max(heights))
    column, share = field["columns"][number], round(100 * heights[number] / paper.height_mm)
    data: dict[str, Any] = {
        "share": share,
        "column": column["label"],
        "max_length": column["max_length"] if has_text(column) else "",
    }
    return [at(sheet.file, "row-too-high", *path, "columns", number, warning=True, **data)]
