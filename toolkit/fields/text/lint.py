"""Texts worth trying for a condition: those that it names, and another."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.document import LongTextField, TextField

_OTHER = "–—·*"


def tries(field: TextField | LongTextField, named: Sequence[Any], most: int) -> Sequence[Any]:
    texts = list(dict.fromkeys(name for name in named if isinstance(name, str)))
    return [*texts, next(text for text in (*_OTHER, "".join(_OTHER)) if text not in texts)]
