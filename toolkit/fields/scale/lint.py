"""Answers worth trying for a condition: every step."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.document import Scaled
from toolkit.fields.scale.read import NOT_RELEVANT


def tries(field: Scaled, named: Sequence[Any], most: int) -> Sequence[Any]:
    return [*range(field["min"], field["max"] + 1), NOT_RELEVANT]
