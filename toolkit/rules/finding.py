"""A finding: what is wrong with an answer, where, and what the sentence about it needs."""

from dataclasses import dataclass, field, replace
from typing import Any

NOTES = frozenset({"older-version", "answer-not-asked", "answer-dropped", "unknown-worksheet"})


@dataclass(frozen=True)
class Finding:
    """`field` is a field's id, `respondent.<key>`, an unknown key, or None for the whole document."""

    code: str
    field: str | None = None
    row: str | None = None
    column: str | None = None
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> str:
        return "note" if self.code in NOTES else "error"

    def at(self, field: str | None = None, row: str | None = None, column: str | None = None) -> "Finding":
        """The same finding at a place; a place it already has stays."""
        return replace(self, field=self.field or field, row=self.row or row, column=self.column or column)
