"""What is told of a filled form: findings in words, scores, the report of one file (`schemas.FINDINGS` is the same for other programs)."""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from toolkit.contract.codes import FindingCode, Severity, Verdict
from toolkit.contract.picture import Picture

Status = Literal["ok", "findings", "unreadable", "skipped"]


class Told(TypedDict):
    """A finding in words. `label`: the question, with its row and column."""

    code: FindingCode | Verdict
    severity: Severity
    field: str | None
    row: str | None
    column: str | None
    label: str
    message: str
    remedy: str


class Counted(TypedDict):
    """What was counted for a score. `value`: None where too little is answered."""

    id: str
    value: float | None
    answered: int
    of: int
    band: str | None


class Scored(Counted):
    advice: str | None


class SheetWords(TypedDict):
    """What a report calls its sheet and, by id, its scores. `language`: of these words."""

    language: str
    title: str
    scores: dict[str, str]


class Report(TypedDict):
    """On one form. `words` and, where they were asked for, `pictures` (each for a wide screen and for a narrow one): for people, where the sheet is known; `left_out`: how many findings are
    not among `findings`."""

    path: str
    status: Status
    verdict: Verdict | None
    worksheet: str | None
    version: int | None
    language: str | None
    findings: list[Told]
    scores: list[Counted]
    left_out: NotRequired[Mapping[Severity, int]]
    words: NotRequired[SheetWords]
    pictures: NotRequired[list[tuple[Picture, Picture]]]
