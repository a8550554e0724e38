"""What an author writes of a question of type `choices`, and its form in the document."""

from typing import Literal

from toolkit.author.normal import Normaliser
from toolkit.author.parts import Count
from toolkit.author.question import OptionsOrName, Question
from toolkit.contract import document


class Choices(Question):
    """Any number of the options."""

    type: Literal["choices"]
    options: OptionsOrName
    at_least: Count | None = None
    at_most: Count | None = None


Author = Choices


def normalise(field: Choices, base: document.Question, normaliser: Normaliser) -> document.ChoicesField:
    return {
        **base,
        "type": "choices",
        **normaliser.options(field.options),
        "at_least": field.at_least,
        "at_most": field.at_most,
    }
