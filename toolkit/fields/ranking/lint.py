"""Orders worth trying for a condition: what is in them, not in which order."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.document import RankingField
from toolkit.fields.choices.lint import selections


def tries(field: RankingField, named: Sequence[Any], most: int) -> Sequence[Any]:
    return selections(field, named, most, [], None)
