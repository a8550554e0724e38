"""What an author writes of a question of type `number`, and its form in the document."""

from typing import Literal

from pydantic import Field

from toolkit.author.normal import Normaliser, exact
from toolkit.author.parts import Numeral
from toolkit.author.question import Question
from toolkit.author.texts import Text
from toolkit.contract import document


class Number(Question):
    """A number, written as people write it."""

    type: Literal["number"]
    unit: Text | None = None
    min: Numeral | None = None
    max: Numeral | None = None
    decimals: int = Field(0, ge=0, le=6)
    total: bool = False


Author = Number


def normalise(field: Number, base: document.Question, normaliser: Normaliser) -> document.NumberField:
    return {
        **base,
        "type": "number",
        "unit": normaliser.say(field.unit),
        "min": None if field.min is None else exact(field.min),
        "max": None if field.max is None else exact(field.max),
        "decimals": field.decimals,
        "total": field.total,
    }
