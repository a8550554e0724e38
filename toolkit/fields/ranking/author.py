"""What an author writes of a question of type `ranking`, and its form in the document."""

from typing import Literal

from toolkit.author.normal import Normaliser
from toolkit.author.parts import Count
from toolkit.author.question import OptionsOrName, Question
from toolkit.contract import document


class Ranking(Question):
    """The options in order, first the highest."""

    type: Literal["ranking"]
    options: OptionsOrName
    at_least: Count | None = None


Author = Ranking


def normalise(field: Ranking, base: document.Question, normaliser: Normaliser) -> document.RankingField:
    return {**base, "type": "ranking", **normaliser.options(field.options), "at_least": field.at_least}
