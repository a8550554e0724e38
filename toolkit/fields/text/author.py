"""What an author writes of a question of type `text`, and its form in the document."""

from typing import Literal

from pydantic import Field

from toolkit.author.normal import Normaliser
from toolkit.author.question import Question
from toolkit.contract import document


class TextField(Question):
    """A short answer on one line."""

    type: Literal["text"]
    max_length: int = Field(120, ge=1, le=500)


Author = TextField


def normalise(field: TextField, base: document.Question, normaliser: Normaliser) -> document.TextField:
    return {**base, "type": "text", "max_length": field.max_length}
