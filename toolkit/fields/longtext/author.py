"""What an author writes of a question of type `longtext`, and its form in the document."""

from typing import Literal

from pydantic import Field

from toolkit.author.normal import Normaliser
from toolkit.author.question import Question
from toolkit.contract import document


class LongText(Question):
    """An answer in sentences. `lines`: the height of its box, which must hold `max_length`."""

    type: Literal["longtext"]
    max_length: int = Field(600, ge=1, le=5000)
    lines: int = Field(5, ge=1, le=40)


Author = LongText


def normalise(field: LongText, base: document.Question, normaliser: Normaliser) -> document.LongTextField:
    return {**base, "type": "longtext", "max_length": field.max_length, "lines": field.lines}
