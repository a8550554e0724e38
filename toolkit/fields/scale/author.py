"""What an author writes of a question of type `scale`, and its form in the document."""

from typing import Literal

from toolkit.author.normal import Normaliser
from toolkit.author.question import Question, ScaleOrName
from toolkit.contract import document


class ScaleField(Question):
    """One step of a scale: a Scale, or the name of one in `lists.yaml`. `not_relevant` adds an answer that is never scored."""

    type: Literal["scale"]
    scale: ScaleOrName
    not_relevant: bool = False


Author = ScaleField


def normalise(field: ScaleField, base: document.Question, normaliser: Normaliser) -> document.ScaleField:
    return {**base, "type": "scale", **normaliser.steps(field.scale, field.not_relevant)}
