"""Every code that the toolkit gives out: of findings in answers, of files that cannot be read, of faults in content.

Codes are written as texts everywhere; a parameter of one of these types makes a misspelt one an error of mypy, and of tsc in the
browser's half (docs/decisions/0020-codes-are-literal-types.md). Their sentences stand in `templates/locale/`.
"""

from typing import Literal, get_args

from toolkit.contract.data import NOTES

# About one answer, or about all answers of a form.
FindingCode = Literal[
    "required",
    "wrong-type",
    "too-long",
    "not-a-number",
    "too-many-decimals",
    "out-of-range",
    "not-a-date",
    "unknown-option",
    "exclusive-option",
    "too-few",
    "too-many",
    "row-incomplete",
    "duplicate-rank",
    "answer-not-asked",
    "unknown-field",
    "looks-like-cpr",
    "older-version",
    "unknown-version",
    "answer-dropped",
    "unknown-worksheet",
    "conflict",
    "duplicate-field",
    "field-missing",
    "definition-differs",
]

# Why a file gives no answers at all.
Verdict = Literal[
    "empty-file",
    "not-a-pdf",
    "damaged",
    "password-protected",
    "no-fields",
    "xfa-only",
    "too-big",
    "too-many-fields",
    "value-too-long",
    "bad-json",
    "bad-yaml",
    "wrong-encoding",
    "unsafe-zip",
    "time-limit",
    "memory-limit",
    "not-answers",
    "unknown-format",
    "nested-zip",
    "nothing-found",
    "not-found",
    "no-access",
]

# Faults in content.
LintCode = Literal[
    "no-worksheets",
    "file-unreadable",
    "empty-file",
    "file-too-big",
    "wrong-encoding",
    "yaml-tab",
    "yaml-syntax",
    "yaml-character",
    "yaml-documents",
    "yaml-depth",
    "yaml-alias",
    "yaml-tag",
    "yaml-key",
    "duplicate-key",
    "id-is-not-file",
    "duplicate-worksheet",
    "unknown-key",
    "missing-key",
    "unknown-type",
    "unknown-value",
    "wrong-type",
    "more-problems",
    "bad-form",
    "number-range",
    "list-length",
    "bad-text",
    "bad-text-list",
    "text-language",
    "condition-form",
    "scale-range",
    "scale-labels",
    "grid-kind",
    "table-rows",
    "score-kind",
    "match-form",
    "missing-translation",
    "lists-differ",
    "numbers-differ",
    "placeholder-contact",
    "duplicate-id",
    "reserved-id",
    "unknown-source",
    "unknown-list",
    "unknown-field",
    "unknown-row",
    "unknown-column",
    "unknown-option",
    "column-key",
    "count-range",
    "min-above-max",
    "operator-type",
    "condition-circle",
    "condition-chain",
    "never-holds",
    "unscorable",
    "not-in-score",
    "too-many-needed",
    "score-unbounded",
    "band-hole",
    "band-overlap",
    "match-list",
    "match-lists-differ",
    "change-version",
    "dropped-but-there",
    "invalid-example",
    "box-too-small",
    "front-matter-missing",
    "twin-missing",
    "step-twice",
    "guide-file-empty",
    "duplicate-part",
    "unknown-fact",
    "unknown-term",
    "unknown-case",
    "unknown-figure",
    "unknown-worksheet",
    "unknown-literature",
    "unknown-scene",
    "unknown-board-row",
    "unknown-board-column",
    "scene-unreached",
    "figure-cells",
    "figure-bar",
    "fact-number",
    "number-untraced",
    "worksheet-unlinked",
]

# Faults that only show when the site is made.
SiteCode = Literal[
    "page-twice",
    "broken-link",
    "broken-anchor",
    "outside-request",
    "mkdocs",
    "page-not-made",
    "page-not-meant",
    "pdf-fault",
    "pdf-failed",
]

Severity = Literal["error", "note"]

FINDING_CODES: tuple[FindingCode, ...] = get_args(FindingCode)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LINT_CODES: tuple[LintCode, ...] = get_args(LintCode)
SITE_CODES: tuple[SiteCode, ...] = get_args(SiteCode)


def severity_of(code: FindingCode | Verdict) -> Severity:
    return "note" if code in NOTES else "error"
