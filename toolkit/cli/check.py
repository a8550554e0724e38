"""`build.py check PATH…`: what filled PDFs and answer files say, and what is wrong with them."""

import argparse
import json
import sys
from typing import Any

from toolkit.cli.intake_options import complain, definitions_of, progress, save, tell_faults
from toolkit.cli.options import add_common, add_verb, some_path, some_text
from toolkit.contract.report import Report
from toolkit.intake.batch import Batch, exit_code
from toolkit.words.locale import say

_BY_ENDING = {"": "text", ".txt": "text", ".json": "json", ".html": "html", ".htm": "html"}


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "check", "intake.verbs.check")
    parser.add_argument("paths", nargs="+", type=some_text, metavar="PATH", help=say(language, "intake.options.paths"))
    parser.add_argument("--format", choices=("text", "json", "html"), help=say(language, "cli.format"))
    parser.add_argument(
        "-o", dest="output", type=some_path, metavar="FILE", help=say(language, "intake.options.report")
    )
    parser.add_argument("--force", action="store_true", help=say(language, "intake.options.force"))
    add_common(parser, language)


def run(args: argparse.Namespace) -> int:
    form = args.format or _BY_ENDING.get(args.output.suffix.lower() if args.output else "")
    if form is None:
        complain(args.language, "report-ending", path=args.output)
        return 2
    definitions = definitions_of(args.content, args.language)
    if definitions is None:
        return 2
    with progress(args.language) as shown:
        do = "picture" if form == "html" else "check"
        batch = Batch(args.paths, definitions, args.language, do, progress=shown)
        reports = [form["report"] for _, form in batch]
    tell_faults(definitions, args.content, args.language)
    code = exit_code(reports)
    if form == "text" and args.output is None:
        from toolkit.report.text import show_reports

        show_reports(reports, batch.passed, args.language)
        return code
    written = _rendered(form, reports, batch.passed, args.language)
    if args.output is None:
        sys.stdout.write(_within(written, sys.stdout.encoding, form))
        return code
    return code if save(args.output, written.encode("utf-8", "replace"), args.force, args.language, batch) else 2


def _within(text: str, encoding: str, form: str) -> str:
    """JSON and HTML say in ASCII what an output that is not UTF-8 has no sign for; nothing of them may become `?`."""
    if form == "text" or encoding.lower().replace("-", "") == "utf8":
        return text
    if form == "html":
        return text.encode("ascii", "xmlcharrefreplace").decode()
    return "".join(sign if sign < "\x7f" else json.dumps(sign)[1:-1] for sign in text)


def _rendered(form: str, reports: list[Report], passed: list[str], language: str) -> str:
    if form == "json":
        from toolkit.report.json import json_report

        return json_report(reports, passed)
    if form == "html":
        from toolkit.report.html import html_report

        return html_report(reports, passed, language)
    from toolkit.report.text import text_report

    return text_report(reports, passed, language)
