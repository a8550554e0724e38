"""Sentences that the text report and the page share."""

from collections import Counter
from typing import Any

from toolkit.words.locale import say
from toolkit.words.written import written_number


def counted(report: dict[str, Any], language: str) -> str:
    """`I orden` · `2 anmærkninger, 1 bemærkning` · `Kan ikke læses`."""
    if report["status"] == "unreadable":
        return say(language, "intake.report.unreadable")
    found = Counter(finding["severity"] for finding in report["findings"])
    parts = [] if found["error"] else [say(language, "intake.report.ok")]
    for severity, one, many in (("error", "one-finding", "findings"), ("note", "one-note", "notes")):
        if found[severity]:
            parts.append(say(language, f"intake.report.{one if found[severity] == 1 else many}", count=found[severity]))
    return ", ".join(parts)


def number_words(score: dict[str, Any], language: str) -> str:
    """A score's number as the language writes it, or why there is none."""
    counts = {"answered": score["answered"], "of": score["of"]}
    if score["value"] is None:
        return say(language, "intake.report.no-value", **counts)
    return f"{written_number(score['value'], language)} ({say(language, 'intake.report.counted', **counts)})"


def summary(reports: list[dict[str, Any]], skipped: int, language: str) -> list[str]:
    """How many files were in order, and how many were passed over."""
    states = Counter(report["status"] for report in reports)
    key = "summary-one" if len(reports) == 1 else "summary"
    lines = [
        say(
            language,
            f"intake.report.{key}",
            files=len(reports),
            ok=states["ok"],
            findings=states["findings"],
            unreadable=states["unreadable"],
        )
    ]
    if skipped:
        lines.append(say(language, f"intake.report.{'skipped-one' if skipped == 1 else 'skipped'}", count=skipped))
    return lines
