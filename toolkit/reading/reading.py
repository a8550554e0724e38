"""What reading one answer gives, and the shapes that every field type reads into."""

from dataclasses import dataclass, field
from typing import Any

from toolkit.contract.codes import FindingCode
from toolkit.reading.finding import Finding
from toolkit.reading.text import clean, is_empty


@dataclass
class Reading:
    """`value`: canonical, or the raw answer where it was not understood; `usable`: what conditions and scores may use."""

    value: Any = None
    usable: Any = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        return not is_empty(self.value)


def understood(value: Any, *findings: Finding) -> Reading:
    return Reading(value, value, list(findings))


def not_usable(value: Any, code: FindingCode, /, **data: Any) -> Reading:
    return Reading(value, None, [Finding(code, data=data)])


def not_understood(raw: Any, code: FindingCode) -> Reading:
    """`not_usable` for what was perhaps written by hand: a text is tidied, and the sentence can quote it."""
    if not isinstance(raw, str):
        return not_usable(raw, code)
    return not_usable(clean(raw), code, value=clean(raw))


def without_empty_tail(items: list[Any]) -> list[Any]:
    """Rows keep their places; only the empty ones at the end fall away."""
    last = max((n for n, item in enumerate(items, 1) if not is_empty(item)), default=0)
    return items[:last]
