"""`build.py new ID`: a first worksheet, or with `--pack` a first pack, that lints and is ready to be changed."""

import argparse
import os
import re
import shlex
import sys
from pathlib import Path
from typing import Any

from toolkit.author.parts import ID_PATTERN
from toolkit.cli.options import add_common, add_verb
from toolkit.content.library import load_library
from toolkit.content.lint.names import is_list, is_refused
from toolkit.output import write_whole
from toolkit.paths import CONTENT, ROOT, real_path
from toolkit.report.signs import printable
from toolkit.templating.environment import rendered
from toolkit.words.locale import say


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "new", "cli.verbs.new")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--pack", action="store_true", help=say(language, "cli.new.pack"))
    add_common(parser, language)


def run(args: argparse.Namespace) -> int:
    if not re.fullmatch(ID_PATTERN, args.id):
        return _refuse(args.language, "cli.new.bad-id", id=args.id)
    if is_refused(args.id):
        return _refuse(args.language, "lint.refused-name.message", id=args.id)
    kind = "pack" if args.pack else "worksheet"
    folder = args.content / f"{kind}s"
    if is_list(args.id):
        return _refuse(args.language, "lint.same-page.message", id=args.id, page=f"{kind}s/{args.id}.html")
    path = folder / f"{args.id}.yaml"
    if path.exists() or path.with_suffix(".yml").exists():
        return _refuse(args.language, "cli.new.exists", path=path)
    library, _ = load_library(args.content)
    text = rendered(
        f"{kind}.yaml.j2",
        args.language,
        id=args.id,
        languages=library.languages,
        schema=_schema_from(folder, kind),
        worksheet=next(iter(library.sheets), None),
    )
    write_whole(path, text.encode())
    elsewhere = f" --content {shlex.quote(str(args.content))}" if args.content != CONTENT else ""
    print(printable(say(args.language, "cli.new.made", path=path, folder=elsewhere)))
    return 0


def _schema_from(folder: Path, kind: str) -> str:
    """The way from the folder to the schema, so that editors find it also from a content folder elsewhere."""
    schema = ROOT / "schema" / f"{kind}.schema.json"
    try:
        return Path(os.path.relpath(schema, real_path(folder))).as_posix()
    except ValueError:  # another drive
        return schema.as_uri()


def _refuse(language: str, key: str, **values: object) -> int:
    print(printable(say(language, key, **values)), file=sys.stderr)
    return 2
