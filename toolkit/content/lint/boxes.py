"""Boxes in the PDF: each holds, at 8 pt, the text that its field allows."""

from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem
from toolkit.paper.boxes import Part
from toolkit.paper.heights import room


def check(sheet: Sheet, model: dict[str, Any]) -> list[Problem]:
    problems, part = [], Part(model)
    for s, section in enumerate(model["sections"]):
        for f, field in enumerate(section["fields"]):
            if part.is_drawn(field):
                continue  # its boxes are as big as its texts, or it would be a list
            for column, max_length, holds in room(field, part.paper_of(field)):
                if max_length <= holds:
                    continue
                path: tuple[str | int, ...] = ("sections", s, "fields", f)
                if column is not None:
                    names = [part["id"] for part in field["columns"]]
                    path = (*path, "columns", names.index(column))
                problems.append(
                    at(sheet.file, "box-too-small", *path, "max_length", holds=holds, max_length=max_length)
                )
    return problems
