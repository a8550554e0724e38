"""What one must know to answer a question of type `ranking` on paper."""

from toolkit.contract.document import RankingField
from toolkit.fields.registry import Hint


def hints(field: RankingField, hint: Hint) -> list[str]:
    least = field["at_least"]
    return [hint("ranking"), *([hint("ranking_at_least", min=least)] if least else [])]
