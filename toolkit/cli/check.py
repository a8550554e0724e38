"""`build.py check PATH…`: what filled PDFs and answer files say, and what is wrong with them."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from toolkit.cli.intake_options import definitions_of, progress, save, tell_faults
from toolkit.cli.options import add_common, spoken_language
from toolkit.intake.batch import Batch, exit_code, findings_document
from toolkit.words.locale import say


def register(subparsers: Any) -> None:
    language = spoken_language(sys.argv[1:])
    parser = subparsers.add_parser(
        "check", help=say(language, "intake.verbs.check"), description=say(language, "intake.verbs.check")
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help=say(language, "intake.options.paths"))
    parser.add_argument("--format", choices=("text", "json", "html"), default="text", help=say(language, "cli.format"))
    parser.add_argument("-o", dest="output", type=Path, metavar="FILE", help=say(language, "intake.options.report"))
    parser.add_argument("--force", action="store_true", help=say(language, "intake.options.force"))
    add_common(parser, language)


def run(args: argparse.Namespace) -> int:
    definitions = definitions_of(args.content, args.language)
    if definitions is None:
        return 2
    with progress(args.language) as shown:
        batch = Batch(args.paths, definitions, args.language, progress=shown)
        reports = [result["report"] for _, result in batch]
    tell_faults(definitions, args.content, args.language)
    code = exit_code(reports)
    if args.format == "text" and args.output is None:
        from toolkit.report.text import show_reports

        show_reports(reports, batch.skipped, args.language)
        return code
    written = _rendered(args.format, reports, batch.skipped, args.language)
    if args.output is None:
        sys.stdout.write(written)
        return code
    return code if save(args.output, written.encode("utf-8", "replace"), args.force, args.language) else 2


def _rendered(form: str, reports: list[dict[str, Any]], skipped: int, language: str) -> str:
    if form == "json":
        return _json(findings_document(reports))
    if form == "html":
        from toolkit.report.html import html_report

        return html_report(reports, skipped, language)
    from toolkit.report.text import text_report

    return text_report(reports, skipped, language)


def _json(document: dict[str, Any]) -> str:
    """One file a line: short to read, and `indent` would cost as much time as reading the forms (it has no C encoder)."""
    files = ",\n".join(json.dumps(report, ensure_ascii=False) for report in document["files"])
    return f'{{"format": {json.dumps(document["format"])}, "files": [\n{files}\n]}}\n'
