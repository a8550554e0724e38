"""What an author writes of a question of type `cards`, and its form in the document."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.author.normal import Normaliser, exact
from toolkit.author.parts import Id, Part
from toolkit.author.question import Question
from toolkit.author.texts import Text
from toolkit.contract import document


class Statement(Part):
    """A card to print and cut. `back`: what it asks, under the text or on the other side; `heading`: what it is about, above the text."""

    id: Id
    heading: Text | None = None
    text: Text
    back: Text | None = None


Millimetres = Annotated[float, Field(ge=-10, le=10)]


class Offset(Part):
    """How far a printer's backs must be moved, as its calibration page tells."""

    right: Millimetres = 0
    down: Millimetres = 0


class Cards(Question):
    """Statements to print and cut; nothing to fill in."""

    type: Literal["cards"]
    statements: Annotated[list[Statement], Field(min_length=1, max_length=60)]
    backs: Literal["below", "fold", "long-edge", "short-edge"] = "below"
    back_offset: Offset | None = None


Author = Cards


def normalise(field: Cards, base: document.Question, normaliser: Normaliser) -> document.CardsField:
    offset = field.back_offset or Offset()
    return {
        **base,
        "type": "cards",
        "statements": [
            {
                "id": card.id,
                "heading": normaliser.say(card.heading),
                "text": normaliser.say(card.text),
                "back": normaliser.say(card.back),
            }
            for card in field.statements
        ],
        "backs": field.backs,
        "back_offset": {"right": exact(offset.right), "down": exact(offset.down)},
    }
