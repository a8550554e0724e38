"""Danish civil registration numbers (CPR): recognised by their form DDMMYY-NNNN and masked wherever text leaves the form."""

import re
from collections.abc import Iterator
from typing import Any

# Word processors and web pages put U+00A0, the hyphens and dashes U+2010 to U+2015 and the minus U+2212 between the halves.
_CPR = re.compile(
    r"(?<![0-9])(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}"
    r"[ \u00a0]?[-\u2010-\u2015\u2212]?[ \u00a0]?[0-9]{4}(?![0-9])"
)
MASK = "******-****"


def looks_like_cpr(text: str) -> bool:
    return bool(_CPR.search(text))


def mask(text: str) -> str:
    """The text with every number that looks like a CPR number starred out."""
    return _CPR.sub(MASK, text)


def mask_document(value: Any) -> Any:
    """A copy of any JSON value with every text in it masked, keys included."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [mask_document(item) for item in value]
    if isinstance(value, dict):
        return {mask(str(key)): mask_document(item) for key, item in value.items()}
    return value


def texts_in(value: Any) -> Iterator[str]:
    """Every text inside a JSON value, in no order; not by recursion, which a deep file could exhaust."""
    rest = [value]
    while rest:
        item = rest.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, list):
            rest += item
        elif isinstance(item, dict):
            rest += item.values()
