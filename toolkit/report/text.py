"""The report of `check` for a terminal: grouped by file, in colours where there are any."""

import io

from rich.console import Console
from rich.text import Text

from toolkit.contract.report import Report, Told
from toolkit.report.signs import printable
from toolkit.report.words import counted, number_words, summary
from toolkit.words.locale import say

_MARKS = {"ok": ("✓", "green"), "findings": ("✗", "red"), "unreadable": ("✗", "bold red"), "skipped": ("–", "dim")}


def show_reports(reports: list[Report], passed: list[str], language: str, stderr: bool = False) -> None:
    """Prints the reports on standard output, or on standard error."""
    _print(Console(highlight=False, soft_wrap=True, stderr=stderr), reports, passed, language)


def text_report(reports: list[Report], passed: list[str], language: str) -> str:
    """The same without colours, for a file."""
    target = io.StringIO()
    _print(Console(file=target, highlight=False, soft_wrap=True, color_system=None), reports, passed, language)
    return target.getvalue()


def _print(console: Console, reports: list[Report], passed: list[str], language: str) -> None:
    def out(text: Text) -> None:
        if console.is_terminal:
            console.print(text)
        else:  # a hundred thousand lines: rich would take a minute
            console.file.write(f"{text.plain}\n")

    for report in reports:
        out(_head(report, language))
        for finding in report["findings"]:
            out(_finding(finding, language))
        for score in report["scores"]:
            name = report["words"]["scores"].get(score["id"], score["id"])
            band = f" · {printable(score['band'])}" if score["band"] else ""
            out(Text(f"  {printable(name)}: {number_words(score, language)}{band}"))
        out(Text())
    out(Text("\n".join(map(printable, summary(reports, passed, language)))))


def _head(report: Report, language: str) -> Text:
    mark, style = _MARKS[report["status"]]
    head = Text(f"{mark} ", style)
    head.append(printable(report["path"]), "bold")
    if "words" in report:
        head.append(f" – {printable(report['words']['title'])}")
        if report["version"] is not None:
            head.append(f", {say(language, 'intake.report.version', version=report['version'])}")
    head.append(f" – {counted(report, language)}")
    return head


def _finding(finding: Told, language: str) -> Text:
    note = finding["severity"] == "note"
    lines = Text("  ")
    if note:
        lines.append(f"{say(language, 'intake.report.note')}: ", "yellow")
    if finding["label"]:
        lines.append(f"{printable(finding['label'])}: ", "bold")
    lines.append(f"{printable(finding['message'])}\n    → {printable(finding['remedy'])}")
    return lines
