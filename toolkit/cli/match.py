"""`build.py match PROFILE… -o DIR`: filled profiles compared two by two: `matches.json` for programs, `matches.html` for people."""

import argparse
import json
from typing import Any

from toolkit.cli.intake_options import complain, definitions_of, may_be_folder, progress, save_together, tell_faults
from toolkit.cli.options import add_common, add_verb, some_path, some_text
from toolkit.contract.data import LIMITS
from toolkit.intake.batch import Batch, exit_code
from toolkit.words.locale import say


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "match", "intake.verbs.match")
    parser.add_argument(
        "paths", nargs="+", type=some_text, metavar="PROFILE", help=say(language, "intake.options.paths")
    )
    parser.add_argument(
        "-o", dest="output", type=some_path, metavar="DIR", required=True, help=say(language, "intake.options.matches")
    )
    parser.add_argument("--force", action="store_true", help=say(language, "intake.options.force"))
    add_common(parser, language)


def run(args: argparse.Namespace) -> int:
    from toolkit.report.matches import compared, matches_document, matches_html
    from toolkit.report.text import show_reports

    if not may_be_folder(args.output):
        complain(args.language, "not-a-folder", path=args.output)
        return 2
    definitions = definitions_of(args.content, args.language)
    if definitions is None:
        return 2
    with progress(args.language) as shown:
        batch = Batch(args.paths, definitions, args.language, "extract", shown)
        forms = [form for _, form in batch]
    tell_faults(definitions, args.content, args.language)
    reports = [form["report"] for form in forms]
    if any(report["findings"] for report in reports):
        show_reports(reports, batch.passed, args.language, stderr=True)
    profiles, others = compared(forms, definitions, args.language)
    for path in others:
        complain(args.language, "not-a-profile", path=path)
    if len(profiles) < 2:
        complain(args.language, "two-profiles")
        return 2
    if len(profiles) > LIMITS["profiles"]:  # the pairs grow with the square
        complain(args.language, "too-many-profiles", n=len(profiles), most=LIMITS["profiles"])
        return 2
    document = matches_document(profiles)
    args.output.mkdir(parents=True, exist_ok=True)
    made = {
        "matches.json": json.dumps(document, ensure_ascii=False, indent=2) + "\n",
        "matches.html": matches_html(profiles, document, args.language),
    }
    files = {args.output / name: text.encode("utf-8", "replace") for name, text in made.items()}
    is_written = save_together(files, args.force, args.language, batch)
    return max(exit_code(reports), 1 if others else 0) if is_written else 2
