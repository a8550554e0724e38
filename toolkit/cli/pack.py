"""`build.py pack NAME -o PDF`: everything that a workshop needs on paper, or the sheets for the screen, in one file."""

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from toolkit.author.parts import CLOCK_PATTERN
from toolkit.cli.intake_options import complain, save
from toolkit.cli.options import add_common, add_verb, some_path, some_text, spoken_language
from toolkit.content.library import Library
from toolkit.content.packs.document import PackDocument, PackPlan
from toolkit.content.packs.load import PackFile
from toolkit.content.problem import Problem, nearest
from toolkit.contract.data import LANGUAGES
from toolkit.packs.kit import Kit, Options, kit_of
from toolkit.packs.plan import Plan, PlanError, make_plan
from toolkit.report.signs import printable
from toolkit.words.locale import language_name, say

_WHICH = ("collated", "booklet", "email")


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "pack", "pack.verb.about")

    def words(key: str) -> str:
        return say(language, f"pack.verb.{key}")

    parser.add_argument("name", type=some_text, metavar="NAME", help=words("name"))
    parser.add_argument("-o", dest="output", type=some_path, metavar="PDF", help=words("pdf"))
    parser.add_argument("--participants", type=_count, metavar="N", help=words("participants"))
    parser.add_argument("--groups", type=_count, metavar="N", help=words("groups"))
    parser.add_argument("--start", type=_clock, metavar="HH:MM", help=words("start"))
    parser.add_argument("--paper", choices=("a4", "a3"), default="a4", help=words("paper"))
    parser.add_argument("--grey", action="store_true", help=words("grey"))
    parser.add_argument("--large-print", action="store_true", help=words("large-print"))
    which = parser.add_mutually_exclusive_group()
    for name in _WHICH:
        which.add_argument(f"--{name}", action="store_true", help=words(name))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=words("format"))
    parser.add_argument("--force", action="store_true", help=words("force"))
    add_common(parser, language, tuple(LANGUAGES))


def _count(text: str) -> int:
    if not re.fullmatch("-?[0-9]{1,9}", text, re.ASCII):
        raise argparse.ArgumentTypeError(_said("bad-count", given=text))
    return int(text)


def _clock(text: str) -> str:
    """`9:30`, `9.30`, `0930`, `9` and `kl. 9.30` as `09:30` or `09:00`. Twin: packs/asked.js."""
    found = re.fullmatch(r"(?:kl\.? ?)?([0-9]{1,2})(?:[:.]?([0-9]{2}))?", text.strip(), re.ASCII | re.IGNORECASE)
    clock = f"{found[1]:0>2}:{found[2] or '00'}" if found else ""
    if not re.fullmatch(CLOCK_PATTERN, clock):
        raise argparse.ArgumentTypeError(_said("bad-clock", given=text))
    return clock


def _said(key: str, **values: object) -> str:
    return printable(say(spoken_language(sys.argv[1:]), f"pack.verb.{key}", **values))


def run(args: argparse.Namespace) -> int:
    asked = args.language  # of the pack; messages are said in fewer languages
    language = args.language = spoken_language(["--language", asked])
    if not _usage_is_good(args):
        return 2
    found = _pack(args)
    if found is None:
        return 2
    library, pack = found
    written_in = _language_of(args, library, asked)
    try:
        document, plan = _planned(args, library, pack, written_in)
    except PlanError as error:
        print(printable(say(language, f"pack.refused.{error.code}", **error.data)), file=sys.stderr)
        return 2
    if not _sheets_fit(args, library, pack, written_in):
        return 2
    kit = kit_of(document, library, Options(args.paper, args.large_print, args.grey))
    data, told = _made(args, document, plan, kit)
    if data is None:
        print(say(language, "pack.verb.no-sheets"), file=sys.stderr)
        return 2
    if args.output is not None and not save(args.output, data, args.force, language):
        return 2
    if args.format == "json":
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(printable(say(language, "pack.verb.wrote", path=args.output)))
    return 0


def _usage_is_good(args: argparse.Namespace) -> bool:
    if args.output is None and args.format != "json":
        print(say(args.language, "pack.verb.output"), file=sys.stderr)
    elif args.output is not None and args.output.suffix.lower() != ".pdf":
        complain(args.language, "pdf-ending", path=args.output)
    elif args.output is not None and os.path.lexists(args.output) and not args.force:
        complain(args.language, "exists", path=args.output)
    elif args.large_print and (args.booklet or args.email):
        option = "--booklet" if args.booklet else "--email"
        print(say(args.language, "pack.verb.clash", option=option), file=sys.stderr)
    else:
        return True
    return False


def _pack(args: argparse.Namespace) -> tuple[Library, PackFile] | None:
    """The pack of that name, if neither it nor what it refers to has a fault; else what is wrong, on standard error."""
    from toolkit.content.lint import lint
    from toolkit.memory import remembering

    with remembering(args.content) as memory:
        library, problems = lint(args.content)
        memory.keep()
    pack, faulty = library.packs.get(args.name), f"packs/{args.name}."
    if pack is None and not any(problem.file.startswith(faulty) for problem in problems):
        _unknown(args, list(library.packs))
        return None
    errors = [problem for problem in problems if not problem.warning and _concerns(problem, args.name, pack)]
    if pack is None or errors:
        _tell(args, errors)
        _refuse(args)
        return None
    return library, pack


def _sheets_fit(args: argparse.Namespace, library: Library, pack: PackFile, language: str) -> bool:
    """Whether no sheet of the pack takes more pages than it may; else which, on standard error. A page that is mostly white is told there
    too, but keeps nobody from a workshop."""
    from toolkit.site.library_sheets import check_some

    sheets = dict.fromkeys(sheet.ref for part in pack.pack.parts for sheet in part.worksheets)
    problems = list(check_some(library, sheets, language))
    too_long = [problem for problem in problems if problem.code == "too-many-pages"]
    _tell(args, too_long or problems)
    if too_long:
        _refuse(args)
    return not too_long


def _tell(args: argparse.Namespace, problems: list[Problem]) -> None:
    for problem in problems:
        place = f"{problem.file}:{problem.line}: {problem.code}: {problem.sentence(args.language)}"
        print(printable(place), f"  → {printable(problem.remedy(args.language))}", sep="\n", file=sys.stderr)


def _refuse(args: argparse.Namespace) -> None:
    print(printable(say(args.language, "pack.verb.faulty", name=args.name)), file=sys.stderr)


def _concerns(problem: Problem, name: str, pack: PackFile | None) -> bool:
    """Whether a fault is in the pack's file, in a worksheet or figure that it uses, or in what every file uses."""
    path = Path(problem.file)
    if path.parent == Path("packs"):
        return path.stem == name
    if path.parent == Path():
        return path.suffix == ".yaml" and path.stem in ("site", "lists", "sources")
    used: set[str | None] = set()
    for part in pack.pack.parts if pack else ():
        used |= {sheet.ref for sheet in part.worksheets} | {cards.ref for cards in part.cards}
        used |= {name for poster in part.posters for name in (poster.ref, poster.figure)}
    return path.stem in used


def _unknown(args: argparse.Namespace, known: list[str]) -> None:
    if not known:
        print(printable(say(args.language, "pack.verb.none", folder=args.content)), file=sys.stderr)
        return
    text = say(args.language, "pack.verb.unknown", name=args.name, known=", ".join(known))
    meant = nearest(args.name, known)
    print(
        printable(f"{text} {say(args.language, 'lint.did-you-mean', meant=meant)}" if meant else text), file=sys.stderr
    )


def _planned(args: argparse.Namespace, library: Library, pack: PackFile, language: str) -> tuple[PackDocument, Plan]:
    from toolkit.content.packs.document import pack_document

    people = pack.pack.participants
    document = pack_document(pack.pack, language, library)
    plan = make_plan(document, args.participants, args.groups, args.start, args.large_print)
    if not people.min <= plan.participants <= people.max:
        print(say(args.language, "pack.outside", min=people.min, max=people.max), file=sys.stderr)
    return document, plan


def _language_of(args: argparse.Namespace, library: Library, asked: str) -> str:
    """The language asked for, if the content is written in it; else that of the content, and a line on standard error that says so."""
    if asked in library.languages:
        return asked
    other = library.languages[0]
    spoken, made = (language_name(args.language, one) for one in (asked, other))
    print(say(args.language, "pack.verb.other-language", asked=spoken, made=made), file=sys.stderr)
    return other


def _made(
    args: argparse.Namespace, document: PackDocument, plan: Plan, kit: Kit
) -> tuple[bytes | None, PackPlan | None]:
    """The file that is asked for, and the plan as JSON where that is asked for."""
    from toolkit.packs import files
    from toolkit.packs.book import lay_out_piece, make_book
    from toolkit.packs.report import plan_as_json
    from toolkit.pdf.make.grey import without_colours
    from toolkit.site.pack_cache import kept, made_of

    lay_out = kept(lay_out_piece, made_of())
    told: PackPlan | None = None
    data: bytes | None = None
    if args.format == "json" or not (args.booklet or args.email):
        book = make_book(document, plan, kit, lay_out, args.collated)
        told = plan_as_json(document, plan, book.listed)
        data = files.collated(book, document) if args.collated else book.data
    if args.booklet:
        data = files.booklet(document, plan, kit, lay_out)
    if args.email:
        data = files.email(document, plan, kit) if files.email_parts(document, kit) else None
    return (without_colours(data) if args.grey and data is not None else data), told
