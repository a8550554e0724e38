"""`build.py lint`: every fault in the content, with its place and its remedy."""

import argparse
import json
from typing import Any

from rich.console import Console
from rich.text import Text

from toolkit.cli.options import add_common, add_verb
from toolkit.content.library import Library
from toolkit.content.lint import lint
from toolkit.content.lix import hardest
from toolkit.content.problem import Problem
from toolkit.memory import remembering
from toolkit.pages.leads import check_planned
from toolkit.report.signs import printable
from toolkit.rules.cpr import mask_document
from toolkit.site.library_sheets import check as check_pages
from toolkit.site.pack_files import packs_planned
from toolkit.words.locale import say


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "lint", "cli.verbs.lint")
    add_common(parser, language)
    parser.add_argument("--pages", action="store_true", help=say(language, "cli.pages"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say(language, "cli.format"))


def run(args: argparse.Namespace) -> int:
    with remembering(args.content) as memory:
        library, problems = lint(args.content)
        left, has_errors = 0, any(not problem.warning for problem in problems)
        if not has_errors:
            laid, left = check_pages(library, args.pages)
            problems += [*laid, *check_planned(library, packs_planned(library))]
        memory.keep()
    if args.format == "json":
        print(
            json.dumps(
                {
                    "format": "brobygger-problems/1",
                    "problems": [mask_document(as_json(problem, args.language)) for problem in problems],
                },
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        show_problems(problems, library, args.language)
        if has_errors and args.pages:
            print(say(args.language, "lint.errors-first"))
        if left:
            print(say(args.language, "lint.not-laid-out", n=left))
    if not args.content.is_dir():
        return 2
    return 1 if any(not problem.warning for problem in problems) else 0


def as_json(problem: Problem, language: str) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": "warning" if problem.warning else "error",
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "where": problem.where,
        "message": problem.sentence(language),
        "remedy": problem.remedy(language),
    }


def show_problems(problems: list[Problem], library: Library, language: str) -> None:
    """`file:line:column: error code`, the sentence, the remedy: the form that editors can follow."""
    console = Console(highlight=False, soft_wrap=True)
    for problem in problems:
        kind = say(language, "lint.warning" if problem.warning else "lint.error")
        head = Text(f"{printable(problem.file)}:{problem.line}:{problem.column}: ")
        head.append(f"{kind} {problem.code}", "yellow" if problem.warning else "bold red")
        console.print(head)
        console.print(Text(f"  {printable(problem.sentence(language))}\n  → {printable(problem.remedy(language))}"))
    errors = sum(not problem.warning for problem in problems)
    pages = sum(len(pages.pages) for pages in library.guide.pages.values())
    read = (
        len(library.files) + len(library.packs) + pages + len({file.name for file, _ in library.guide.files.values()})
    )
    files = max(read, len({problem.file for problem in problems}))
    for spoken, found in library.guide.pages.items():
        hard = hardest([page for page in found.in_steps() if not page.spoken])
        if hard:
            console.print(say(language, "lint.hardest", language=spoken, page=hard[1].path, lix=f"{hard[0]:.0f}"))
    if errors or problems:
        console.print(say(language, "lint.summary", errors=errors, warnings=len(problems) - errors, files=files))
    else:
        console.print(say(language, "lint.clean", files=files, worksheets=len(library.sheets)))
