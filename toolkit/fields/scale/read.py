"""Reading a step of a scale."""

from typing import Any

from toolkit.contract.document import Scaled
from toolkit.reading.number import whole_number
from toolkit.reading.reading import Reading, not_understood, not_usable, understood
from toolkit.reading.text import plain

NOT_RELEVANT = "na"


def read(field: Scaled, raw: Any, language: str) -> Reading:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return not_usable(raw, "wrong-type")
    step = whole_number(raw)
    if step is not None:
        if field["min"] <= step <= field["max"]:
            return understood(step)
        return not_usable(step, "out-of-range", min=str(field["min"]), max=str(field["max"]))
    if isinstance(raw, str) and plain(raw) == NOT_RELEVANT and field["not_relevant"]:
        return understood(NOT_RELEVANT)
    return not_understood(raw, "unknown-option")
