"""A deck of cards, from whatever an author has: the statements of a `cards` field, the rows or options of any other, a list of lists.yaml."""

from dataclasses import dataclass
from typing import Any, Literal

from toolkit.contract.shape import value_of

Model = dict[str, Any]
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


def deck_of(field: Model, language: str, title: str | None = None, backs: Backs | None = None) -> Deck:
    """The deck of a normalised field, of whatever type: its statements, its rows or its options. Without any it is empty.

    `title`: the field's label where none is given; `backs`: as the field says, where none is given.
    """
    cards: list[Card] = []
    if "statements" in field:
        cards = [
            Card(each["text"], each["back"], each.get("heading"), ("statements", n))
            for n, each in enumerate(field["statements"])
        ]
    elif field.get("rows"):
        cards = [Card(row["label"], part=("rows", n)) for n, row in enumerate(field["rows"])]
    elif field.get("options"):
        is_scale = value_of(field["type"]) == "step"
        cards = [
            Card(f"{option['value']} – {option['label']}" if is_scale and option["label"] else str(option["label"] or option["value"]), part=("options", n))
            for n, option in enumerate(field["options"])
            if not option.get("exclusive")  # "none of them" is an answer and no card
        ]  # fmt: skip
    offset = field.get("back_offset", {})
    moved = (float(offset.get("right", 0)), float(offset.get("down", 0)))
    return Deck(title or field["label"], language, tuple(cards), backs or field.get("backs", "below"), moved)


def deck_of_list(title: str, labels: list[str], language: str) -> Deck:
    """The deck of a named list: a card for each of its options."""
    return Deck(title, language, tuple(Card(label, part=("options", n)) for n, label in enumerate(labels)))
