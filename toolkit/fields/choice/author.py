"""What an author writes of a question of type `choice`, and its form in the document."""

from typing import Literal

from toolkit.author.normal import Normaliser
from toolkit.author.question import OptionsOrName, Question
from toolkit.contract import document


class Choice(Question):
    """One of several options: a list of them, or the name of a list in `lists.yaml`."""

    type: Literal["choice"]
    options: OptionsOrName


Author = Choice


def normalise(field: Choice, base: document.Question, normaliser: Normaliser) -> document.ChoiceField:
    return {**base, "type": "choice", **normaliser.options(field.options)}
