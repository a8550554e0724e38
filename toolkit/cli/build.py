"""`build.py` or `build.py build`: the whole site with all PDFs."""

import argparse
import os
import sys
import threading
from typing import Any

from toolkit.cli.options import add_common, add_verb, some_path, spoken_language
from toolkit.paths import SITE
from toolkit.report.signs import printable
from toolkit.site.build import build_site
from toolkit.site.report import BuildReport, Refused
from toolkit.words.locale import say

ENDS_WITH_INPUT = "BROBYGGER_ENDS_WITH_INPUT"  # set by `serve`, which holds the other end


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "build", "site.build.about")
    add_build_options(parser, language)
    add_common(parser, language)


def add_build_options(parser: argparse.ArgumentParser, language: str) -> None:
    """`-o DIR` and `--jobs N`, which `serve` takes too."""
    parser.add_argument(
        "-o", "--output", type=some_path, default=SITE, metavar="DIR", help=say(language, "site.build.output")
    )
    parser.add_argument("--jobs", type=_at_least_one, default=None, metavar="N", help=say(language, "site.build.jobs"))


def run(args: argparse.Namespace) -> int:
    """0: built, or nothing to do. 1: the content has errors, the last good site stands. 2: the build could not begin or go on."""
    if os.environ.get(ENDS_WITH_INPUT):
        threading.Thread(target=_end_with_input, daemon=True).start()
    try:
        report = _with_progress(args) if sys.stdout.isatty() else _in_silence(args)
    except Refused as refused:
        print(printable(refused.sentence(args.language)), file=sys.stderr)
        return 2
    show_report(report, args.language)
    return 0 if report.ok else 1


def _end_with_input() -> None:
    """Waits for `serve` to go; the workers of the build go with the build."""
    while os.read(0, 1024):
        pass
    os._exit(1)


def show_report(report: BuildReport, language: str) -> None:
    """Problems always; what was done only on a terminal."""
    if report.problems:
        _show_problems(report, language)
    if not report.ok:
        print(say(language, f"site.build.{'kept' if report.out_dir.exists() else 'kept_none'}"), file=sys.stderr)
    elif sys.stdout.isatty():
        key = "unchanged" if report.unchanged else "done"
        print(
            printable(
                say(
                    language,
                    f"site.build.{key}",
                    folder=report.out_dir,
                    pages=report.pages,
                    pdfs=report.pdfs,
                    made=report.pdfs_made,
                )
            )
        )


_WAITING = ("not-translated", "page-not-translated")  # work to do some day: lint lists it, a build counts it


def _show_problems(report: BuildReport, language: str) -> None:
    waiting = sum(problem.code in _WAITING for problem in report.problems)
    for problem in report.problems:
        if problem.code in _WAITING:
            continue
        kind = say(language, "lint.warning" if problem.warning else "lint.error")
        print(f"{printable(problem.file)}:{problem.line}:{problem.column}: {kind} {problem.code}", file=sys.stderr)
        print(f"  {printable(problem.sentence(language))}\n  → {printable(problem.remedy(language))}", file=sys.stderr)
    if waiting:
        print(say(language, "site.build.waiting", count=waiting), file=sys.stderr)


def _in_silence(args: argparse.Namespace) -> BuildReport:
    """Without a terminal only what takes long without a reason that one could see is said."""

    def show(phase: str, done: int, of: int) -> None:
        if phase == "wait":
            print(say(args.language, "site.build.phases.wait"), file=sys.stderr, flush=True)

    return build_site(args.content, args.output, jobs=args.jobs, progress=show)


def _with_progress(args: argparse.Namespace) -> BuildReport:
    from rich.progress import BarColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), transient=True
    ) as bar:
        task = bar.add_task("", total=1)

        def show(phase: str, done: int, of: int) -> None:
            bar.update(task, description=say(args.language, f"site.build.phases.{phase}"), completed=done, total=of)

        return build_site(args.content, args.output, jobs=args.jobs, progress=show)


def _at_least_one(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text)):
        raise argparse.ArgumentTypeError(say(spoken_language(sys.argv[1:]), "cli.not-a-count", given=text))
    return int(text)
