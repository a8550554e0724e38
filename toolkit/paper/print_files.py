"""What goes with a worksheet as files of its own, to print and not to fill in: `<id>--<kind>.pdf`."""

from dataclasses import dataclass

from toolkit.contract.document import Document
from toolkit.contract.shape import fields_of
from toolkit.paper.brand import OURS, Brand
from toolkit.paper.paper import Paper
from toolkit.paper.pieces import cards, leader
from toolkit.paper.pieces.bare import PAPERS
from toolkit.paper.pieces.deck import Deck, deck_of
from toolkit.paper.sheet import print_document


@dataclass(frozen=True)
class PrintFile:
    """`papers`: what its HTML is laid out on."""

    kind: str
    title: str
    html: str
    papers: tuple[Paper, ...]


def decks(model: Document) -> list[Deck]:
    """The deck of each `cards` field. It is called as the sheet, or as its field where there are several."""
    fields = [field for field in fields_of(model) if field["type"] == "cards"]
    title = model["title"] if len(fields) == 1 else None
    return [deck_of(field, model["language"], title) for field in fields]


def kinds_of(model: Document) -> list[str]:
    """Which files go with a worksheet."""
    return (["leader"] if leader.has_plan(model) else []) + (["cards"] if decks(model) else [])


def print_files(model: Document, address: str | None = None, brand: Brand = OURS) -> list[PrintFile]:
    """The files that go with a worksheet in its language. `address`: of its page on the site; `brand`: what
    its publisher has of their own."""
    files = []
    if leader.has_plan(model):
        title = leader.file_title(model)
        html = print_document(title, model["language"], [leader.leader_html(model, address)], brand)
        files.append(PrintFile("leader", title, html, leader.PAPERS))
    if made := decks(model):
        title = cards.file_title(model["title"], model["language"])
        parts = [cards.cards_html(deck) for deck in made] + [cards.card_list_html(deck, address) for deck in made]
        html = print_document(title, model["language"], parts, brand)
        files.append(PrintFile("cards", title, html, PAPERS))
    return files
