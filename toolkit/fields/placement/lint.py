"""Numbers of cards worth trying for a condition."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.document import PlacementField


def tries(field: PlacementField, named: Sequence[Any], most: int) -> Sequence[Any]:
    return [[{}] * n for n in range(1, field["max_cards"] + 1)]
