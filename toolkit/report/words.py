"""Sentences that the text report and the page share."""

from collections import Counter

from toolkit.contract.report import Counted, Report
from toolkit.rules.cpr import mask
from toolkit.words.locale import say
from toolkit.words.written import written_number

_NAMED = 10  # of the files passed over by name


def counted(report: Report, language: str) -> str:
    """`I orden` · `2 anmærkninger, 1 bemærkning` · `Kan ikke læses`."""
    if report["status"] in ("unreadable", "skipped"):
        return say(language, f"intake.report.{report['status']}")
    found: Counter[str] = Counter(
        finding["severity"] for finding in report["findings"] if finding["code"] != "more-findings"
    )
    found.update(report.get("left_out") or {})
    parts = [] if found["error"] else [say(language, "intake.report.ok")]
    for severity, one, many in (("error", "one-finding", "findings"), ("note", "one-note", "notes")):
        if found[severity]:
            parts.append(say(language, f"intake.report.{one if found[severity] == 1 else many}", count=found[severity]))
    return ", ".join(parts)


def number_words(score: Counted, language: str) -> str:
    """A score's number as the language writes it, or why there is none."""
    counts = {"answered": score["answered"], "of": score["of"]}
    if score["value"] is None:
        return say(language, "intake.report.no-value", **counts)
    return f"{written_number(score['value'], language)} ({say(language, 'intake.report.counted', **counts)})"


def summary(reports: list[Report], passed: list[str], language: str) -> list[str]:
    """How many files were in order, how many were of other kinds, and what was passed over by its name."""
    states = Counter(report["status"] for report in reports)
    files = len(reports) - states["skipped"]
    key = "summary-one" if files == 1 else "summary"
    lines = [
        say(
            language,
            f"intake.report.{key}",
            files=files,
            ok=states["ok"],
            findings=states["findings"],
            unreadable=states["unreadable"],
        )
    ]
    rest = [report["left_out"]["note"] - 1 for report in reports if report["verdict"] == "more-files"]
    if skipped := states["skipped"] + sum(rest):
        lines.append(say(language, f"intake.report.{'skipped-one' if skipped == 1 else 'skipped-many'}", count=skipped))
    if passed:
        lines.append(say(language, "intake.report.passed", names=_named(passed, language)))
    return lines


def _named(paths: list[str], language: str) -> str:
    names = [mask(path) for path in paths[:_NAMED]]
    if len(paths) > _NAMED:
        names.append(say(language, "intake.report.and-more", count=len(paths) - _NAMED))
    return ", ".join(names)
