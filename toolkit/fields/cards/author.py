"""What an author writes of a question of type `cards`, and its form in the document."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.author.normal import Normaliser
from toolkit.author.parts import Id, Part
from toolkit.author.question import Question
from toolkit.author.texts import Text
from toolkit.contract import document


class Statement(Part):
    """A card to print and cut. `back`: the other side."""

    id: Id
    text: Text
    back: Text | None = None


class Cards(Question):
    """Statements to print and cut; nothing to fill in."""

    type: Literal["cards"]
    statements: Annotated[list[Statement], Field(min_length=1, max_length=60)]


Author = Cards


def normalise(field: Cards, base: document.Question, normaliser: Normaliser) -> document.CardsField:
    return {
        **base,
        "type": "cards",
        "statements": [
            {"id": card.id, "text": normaliser.say(card.text), "back": normaliser.say(card.back)}
            for card in field.statements
        ],
    }
