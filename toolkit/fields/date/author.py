"""What an author writes of a question of type `date`, and its form in the document."""

from typing import Literal

from toolkit.author.normal import Normaliser
from toolkit.author.parts import IsoDate
from toolkit.author.question import Question
from toolkit.contract import document


class DateField(Question):
    """A day, first day then month then year."""

    type: Literal["date"]
    min: IsoDate | None = None
    max: IsoDate | None = None


Author = DateField


def normalise(field: DateField, base: document.Question, normaliser: Normaliser) -> document.DateField:
    return {**base, "type": "date", "min": field.min, "max": field.max}
