"""Findings about how many: options chosen, rows filled in."""

from toolkit.reading.finding import Finding


def count_findings(count: int, least: int | None = None, most: int | None = None) -> list[Finding]:
    """`too-few` for a list that somebody has begun, and `too-many`."""
    findings = []
    if count and least is not None and count < least:
        findings.append(Finding("too-few", data={"min": least, "count": count}))
    if most is not None and count > most:
        findings.append(Finding("too-many", data={"max": most, "count": count}))
    return findings
