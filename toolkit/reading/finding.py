"""A finding: what is wrong with an answer, where, and what the sentence about it needs."""

import dataclasses
from typing import Any

from toolkit.contract.codes import FindingCode, Severity, severity_of


@dataclasses.dataclass(frozen=True)
class Finding:
    """`field` is a field's id, `respondent.<key>`, an unknown key, or None for the whole document."""

    code: FindingCode
    field: str | None = None
    row: str | None = None
    column: str | None = None
    data: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return severity_of(self.code)

    def at(self, field: str | None = None, row: str | None = None, column: str | None = None) -> "Finding":
        """The same finding at a place; a place it already has stays."""
        # Not `or`: a hostile key may be the empty string.
        return dataclasses.replace(
            self,
            field=field if self.field is None else self.field,
            row=row if self.row is None else self.row,
            column=column if self.column is None else self.column,
        )
