"""`build.py extract PDF… -o ANSWERS`: the answers of filled PDFs as answer files."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from toolkit.cli.intake_options import complain, definitions_of, progress, save, tell_faults
from toolkit.cli.options import add_common, some_path, some_text, spoken_language
from toolkit.intake.batch import Batch, exit_code
from toolkit.intake.documents import write_answers
from toolkit.intake.files import Item
from toolkit.words.locale import say

_ENDINGS = (".json", ".yaml", ".yml")


def register(subparsers: Any) -> None:
    language = spoken_language(sys.argv[1:])
    parser = subparsers.add_parser(
        "extract", help=say(language, "intake.verbs.extract"), description=say(language, "intake.verbs.extract")
    )
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

    definitions = definitions_of(args.content, args.language)
    if definitions is None:
        return 2
    into_folder = (
        args.output.is_dir()
        or len(args.paths) > 1
        or any(Path(path).is_dir() or str(path).lower().endswith(".zip") for path in args.paths)
    )
    if into_folder and (args.output.is_file() or args.output.suffix.lower() in _ENDINGS):
        complain(args.language, "folder-needed", path=args.output)
        return 2
    if not into_folder and args.output.suffix.lower() not in _ENDINGS:
        complain(args.language, "ending", path=args.output)
        return 2
    reports, written = [], True
    with progress(args.language) as shown:
        batch = Batch(args.paths, definitions, args.language, "extract", shown)
        names = _Names(args.output) if into_folder else None
        for item, result in batch:
            reports.append(result["report"])
            document = result.get("document")
            target = names.of(item) if names else args.output
            if document is not None:
                written &= save(target, write_answers(document, target.suffix), args.force, args.language)
            elif result["report"]["status"] != "unreadable":
                complain(args.language, "not-extracted", path=result["report"]["path"])
                written = False
    tell_faults(definitions, args.content, args.language)
    if any(report["findings"] for report in reports) or len(reports) > 1:
        show_reports(reports, batch.skipped, args.language, stderr=True)
    return exit_code(reports) if written else 2


class _Names:
    """`<name of the form>.json` in a folder; a number is added where two forms have one name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()

    def of(self, item: Item) -> Path:
        stem = PurePosixPath(item.shown).stem or "answers"
        return (
            self._folder
            / f"{self._free(f'{stem}{ending}' for ending in ('', *(f'-{n}' for n in range(2, 100_000))))}.json"
        )

    def _free(self, names: Iterable[str]) -> str:
        name = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name
