"""Cards to cut out: each holds its text, in every language, in type that can be read over a table."""

from collections.abc import Iterator
from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem
from toolkit.paper.pieces.deck import deck_of
from toolkit.paper.pieces.fit import too_full


def check(sheet: Sheet, models: dict[str, dict[str, Any]]) -> Iterator[Problem]:
    """`models`: of the sheet, in each language of the site."""
    first = next(iter(models.values()))
    for s, section in enumerate(first["sections"]):
        for f, field in enumerate(section["fields"]):
            if field["type"] != "cards":
                continue
            told: set[int] = set()  # a card that is too full in two languages is told once
            for language, model in models.items():
                for full in too_full(deck_of(model["sections"][s]["fields"][f], language)):
                    key, n = full.card.part
                    if n not in told:
                        told.add(n)
                        place = ("sections", s, "fields", f, key, n, "text")
                        yield at(sheet.file, "card-too-full", *place, takes=full.takes, room=full.room)
