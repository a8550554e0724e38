"""Answers that other worksheets should be offered: a key that no other worksheet has is a slip, or leads nowhere."""

from collections import defaultdict
from collections.abc import Iterator

from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem, nearest
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.compose import Path_
from toolkit.contract.shape import kinds_with

_OFFERED = kinds_with("text", "day")  # templates/assets/js/form/offers.js


def check(library: Library) -> Iterator[Problem]:
    """One warning for each key that stands alone, but in a base, whose author it is not for. Says nothing where a worksheet could not be read, since it may have the key."""
    if library.unread:
        return
    found: dict[str, list[tuple[Sheet, Path_]]] = defaultdict(list)
    for sheet in [*library.sheets.values(), *library.drafts]:
        for key, path in _keys(sheet):
            found[key].append((sheet, path))
    shared = [key for key, places in found.items() if len({sheet.file.name for sheet, _ in places}) > 1]
    for key, places in found.items():
        if key not in shared:
            for sheet, path in places:
                if library.layers.is_of_a_base(sheet.file.name):
                    continue  # the other one is left out, or not extended
                yield at(sheet.file, "carry-alone", *path, warning=True, name=key, meant=nearest(key, shared))


def _keys(sheet: Sheet) -> Iterator[tuple[str, Path_]]:
    for s, section in enumerate(sheet.worksheet.sections):
        for f, field in enumerate(section.fields):
            if field.type in _OFFERED and field.carry is not None:
                yield field.carry, ("sections", s, "fields", f, "carry")
