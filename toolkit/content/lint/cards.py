"""Cards to cut out: each holds its text, in every language, in type that can be read over a table."""

from collections.abc import Iterator
from contextlib import suppress

from toolkit.content.library import Library, Sheet
from toolkit.content.lint.place import at
from toolkit.content.normalise import normalise, pick
from toolkit.content.packs.model import PackCards
from toolkit.content.problem import Problem
from toolkit.contract.document import Document
from toolkit.contract.shape import fields_of
from toolkit.paper.pieces.deck import Deck, deck_of, deck_of_list
from toolkit.paper.pieces.fit import too_full


def check(sheet: Sheet, models: dict[str, Document]) -> Iterator[Problem]:
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


def check_packs(library: Library) -> Iterator[Problem]:
    """Rows, options and lists that packs make cards of; the statements of a worksheet are told there."""
    for held in library.packs.values():
        for p, part in enumerate(held.pack.parts):
            for c, cards in enumerate(part.cards):
                full = [each for language in library.languages for each in too_full(_deck(library, cards, language))]
                if full:
                    place = ("parts", p, "cards", c, "list" if cards.ref is None else "field")
                    worst = max(full, key=lambda each: each.takes - each.room)
                    yield at(held.file, "card-too-full", *place, takes=worst.takes, room=worst.room)


def _deck(library: Library, cards: PackCards, language: str) -> Deck:
    """The deck; an empty one where the pack names what is not there, which is told elsewhere, or what is told at its worksheet."""
    nothing = Deck("", language, ())
    if cards.ref is None:
        options = library.options.get(cards.list_ or "", [])
        return deck_of_list("", [str(pick(option.label, language) or "") for option in options], language)
    sheet = library.sheets.get(cards.ref)
    if sheet is None:
        return nothing
    with suppress(KeyError):  # a reference of the sheet that leads nowhere
        model = normalise(sheet.worksheet, language, library)
        field = next((field for field in fields_of(model) if field["id"] == cards.field), None)
        return deck_of(field, language) if field and field["type"] != "cards" else nothing
    return nothing
