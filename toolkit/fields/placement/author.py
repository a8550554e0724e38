"""What an author writes of a question of type `placement`, and its form in the document."""

from typing import Literal

from pydantic import Field

from toolkit.author.normal import Normaliser
from toolkit.author.question import Lines, Question
from toolkit.contract import document

CARD_LENGTH = 120  # of a card's text


class Placement(Question):
    """Cards placed in a table of rows and columns, with lines between them."""

    type: Literal["placement"]
    rows: Lines
    columns: Lines
    max_cards: int = Field(12, ge=1, le=40)


Author = Placement


def normalise(field: Placement, base: document.Question, normaliser: Normaliser) -> document.PlacementField:
    return {
        **base,
        "type": "placement",
        "rows": normaliser.lines(field.rows),
        "columns": normaliser.lines(field.columns),
        "max_cards": field.max_cards,
        "max_length": CARD_LENGTH,
    }
