"""A deck of cards, from whatever an author has: the statements of a `cards` field, the rows or options of any other, a list of lists.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.contract.document import Field
from toolkit.contract.shape import Rules, lists_of

Backs = Literal["below", "fold", "long-edge", "short-edge"]


@dataclass(frozen=True)
class Card:
    """`text`: what it states; `back`: what it asks; `heading`: what it is about, a sector for instance. `part` tells its line in the YAML: the key of
    the field and the place in it."""

    text: str
    back: str | None = None
    heading: str | None = None
    part: tuple[str, int] = ("statements", 0)


@dataclass(frozen=True)
class Deck:
    """`backs`: where the question of a card stands. `offset_mm`: how far to the right and down the backs of two-sided sheets are moved."""

    title: str
    language: str
    cards: tuple[Card, ...]
    backs: Backs = "below"
    offset_mm: tuple[float, float] = (0.0, 0.0)

    @property
    def two_sided(self) -> bool:
        return self.backs in ("long-edge", "short-edge") and any(card.back for card in self.cards)

    @property
    def folded(self) -> bool:
        return self.backs == "fold" and any(card.back for card in self.cards)

    def code(self, card: Card) -> str:
        """What puts a stack back in order: the card's number of how many."""
        return f"{self.cards.index(card) + 1}/{len(self.cards)}"


def deck_of(field: Field, language: str, title: str | None = None) -> Deck:
    """The deck of a normalised field, of whatever type: its statements, its rows or its options. Without any it is empty.

    `title`: the field's label where none is given.
    """
    if field["type"] == "cards":
        statements = tuple(
            Card(each["text"], each["back"], each["heading"], ("statements", n))
            for n, each in enumerate(field["statements"])
        )
        offset = float(field["back_offset"]["right"]), float(field["back_offset"]["down"])
        return Deck(title or field["label"], language, statements, field["backs"], offset)
    return Deck(title or field["label"], language, tuple(_cards(field)), "below")


def _cards(field: Field) -> Iterator[Card]:
    key, lines = next(iter(lists_of(field).items()), ("", ()))
    for n, line in enumerate(lines):
        if not line.get("exclusive"):  # "none of them" is an answer and no card
            yield Card(_said(line) if "value" in line else line["label"], part=(key, n))


def _said(option: Rules) -> str:
    """An option, or a step with its number."""
    if isinstance(option["value"], str):
        return option["label"] or option["value"]
    return f"{option['value']} – {option['label']}" if option["label"] else str(option["value"])


def deck_of_list(title: str, labels: list[str], language: str) -> Deck:
    """The deck of a named list: a card for each of its options."""
    return Deck(title, language, tuple(Card(label, part=("options", n)) for n, label in enumerate(labels)))
