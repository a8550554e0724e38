"""The report of `check` as one page that needs nothing besides itself."""

from typing import Any

from toolkit.contract.report import Report
from toolkit.pictures.canvas import DATA
from toolkit.report.page import report_page
from toolkit.report.signs import printable
from toolkit.report.words import counted, number_words, summary


def html_report(reports: list[Report], passed: list[str], language: str) -> str:
    """The page."""
    return report_page(
        "check.html.j2",
        language,
        reports=_shown(reports),
        summary=_shown(summary(reports, passed, language)),
        counted=lambda report: counted(report, language),
        number=lambda score: number_words(score, language),
        looks=DATA["looks"],
    )


def _shown(value: Any) -> Any:
    """Every text in it without what a browser or a terminal would obey."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return {key: _shown(item) for key, item in value.items()} if isinstance(value, dict) else value
