"""`build.py extract PDF… -o ANSWERS`: the answers of filled PDFs as answer files."""

import argparse
import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Any

from toolkit.cli.intake_options import complain, definitions_of, may_be_folder, progress, save, tell_faults
from toolkit.cli.options import add_common, add_verb, some_path, some_text
from toolkit.intake.batch import Batch, Form, exit_code
from toolkit.intake.documents import write_answers
from toolkit.output import refuse_device
from toolkit.words.locale import say

_ENDINGS = (".json", ".yaml", ".yml")
_LONGEST = 100  # signs of a name
_NO_ANSWERS = ("unreadable", "skipped")  # of files; the report says why
_NUMBERED = re.compile(r"\.[^./#]*#[0-9]+$")
# What a system refuses in a name, and the stars of a masked number.
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "extract", "intake.verbs.extract")
    parser.add_argument("paths", nargs="+", type=some_text, metavar="PDF", help=say(language, "intake.options.forms"))
    parser.add_argument(
        "-o",
        dest="output",
        type=some_path,
        metavar="ANSWERS",
        required=True,
        help=say(language, "intake.options.document"),
    )
    parser.add_argument("--force", action="store_true", help=say(language, "intake.options.force"))
    add_common(parser, language)


def run(args: argparse.Namespace) -> int:
    from toolkit.report.text import show_reports

    refuse_device(args.output)
    definitions = definitions_of(args.content, args.language)
    if definitions is None:
        return 2
    # A name without an ending means a folder: a PDF may hold several forms.
    is_folder = may_be_folder(args.output)
    into_folder = is_folder or len(args.paths) > 1 or any(map(_may_hold_many, args.paths))
    if into_folder and not is_folder:
        complain(args.language, "folder-needed", path=args.output)
        return 2
    if not into_folder and args.output.suffix.lower() not in _ENDINGS:
        complain(args.language, "ending", path=args.output)
        return 2
    with progress(args.language) as shown:
        batch = Batch(args.paths, definitions, args.language, "extract", shown)
        written, reports = (_into_folder if into_folder else _into_file)(batch, args)
    tell_faults(definitions, args.content, args.language)
    if any(report["findings"] for report in reports) or len(reports) > 1:
        show_reports(reports, batch.passed, args.language, stderr=True)
    return exit_code(reports) if written else 2


def _may_hold_many(path: str) -> bool:
    return Path(path).is_dir() or path.lower().endswith(".zip")


def _into_folder(batch: Batch, args: argparse.Namespace) -> tuple[bool, list[Any]]:
    """Each as soon as it is read: thousands of forms need not be held. Whether all were written, and the reports."""
    written, reports, names = True, [], _Names(args.output)
    for _, form in batch:
        reports.append(form["report"])
        document = _given(form, args.language)
        if document is not None:
            target = names.of(form["report"]["path"])
            written &= save(target, write_answers(document, ".json"), args.force, args.language, batch)
        elif form["report"]["status"] not in _NO_ANSWERS:
            written = False
    return written, reports


def _into_file(batch: Batch, args: argparse.Namespace) -> tuple[bool, list[Any]]:
    """The one form of the one file; a file with several needs a folder, and nothing is written."""
    forms = [form for _, form in batch]
    reports = [form["report"] for form in forms]
    if len(forms) > 1:
        complain(args.language, "folder-needed", path=args.output)
        return False, reports
    given = [document for form in forms if (document := _given(form, args.language)) is not None]
    if not given:
        return False, reports
    data = write_answers(given[0], args.output.suffix)
    return save(args.output, data, args.force, args.language, batch), reports


def _given(form: Form, language: str) -> dict[str, Any] | None:
    """The form's answers, if they can be written; says so where its worksheet is not known."""
    document = form.get("document")
    if document is None and form["report"]["status"] not in _NO_ANSWERS:
        complain(language, "not-extracted", path=form["report"]["path"])
    return document


class _Names:
    """`<name of the form>.json` in a folder, `<name>-2.json` for the second form of a file; a number is added where two have one name.

    Made of paths as reports show them, in which nothing looks like a CPR number; systems that compare names without regard to case or
    to how letters are put together must not lose one.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()

    def of(self, shown: str) -> Path:
        path, _, number = shown.rpartition("#") if _NUMBERED.search(shown) else (shown, "", "")
        stem = (
            _UNFIT.sub("x", unicodedata.normalize("NFC", PurePosixPath(path).stem)).strip(" .")[:_LONGEST] or "answers"
        )
        stem = f"{stem}-{number}" if number else stem
        return self._folder / f"{self._free(chain([stem], (f'{stem}-{n}' for n in count(2))))}.json"

    def _free(self, names: Iterable[str]) -> str:
        name = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name
