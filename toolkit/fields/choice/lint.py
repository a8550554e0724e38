"""Answers worth trying for a condition: every option."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.document import Optioned


def tries(field: Optioned, named: Sequence[Any], most: int) -> Sequence[Any]:
    return [option["value"] for option in field["options"]]
