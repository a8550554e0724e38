"""The report of `check` as one page that needs nothing besides itself."""

import base64
import hashlib
from typing import Any

from toolkit.contract.report import Report
from toolkit.paths import TEMPLATES
from toolkit.report.signs import printable
from toolkit.report.words import counted, number_words, summary
from toolkit.templating.environment import environment


def html_report(reports: list[Report], passed: list[str], language: str) -> str:
    """The page. Its policy lets nothing in but its own style sheet, known by its hash; what strangers wrote is escaped."""
    style = (TEMPLATES / "report" / "check.css").read_text("utf-8")
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        environment(language)
        .get_template("report/check.html.j2")
        .render(
            reports=_shown(reports),
            summary=_shown(summary(reports, passed, language)),
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'",
            counted=lambda report: counted(report, language),
            number=lambda score: number_words(score, language),
        )
    )


def _shown(value: Any) -> Any:
    """Every text in it without what a browser or a terminal would obey."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return {key: _shown(item) for key, item in value.items()} if isinstance(value, dict) else value
