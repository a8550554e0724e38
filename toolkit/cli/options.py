"""The options that every verb takes, and the language that it speaks."""

import argparse
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from toolkit.paths import CONTENT
from toolkit.reading.language import language_of
from toolkit.words.locale import LANGUAGES, say


def spoken_language(argv: list[str]) -> str:
    """The language asked for with `--language`, else (or where nothing is said in that) by BROBYGGER_LANGUAGE, else Danish; needed before the arguments are parsed."""
    asked = otherwise = os.environ.get("BROBYGGER_LANGUAGE", "da")
    for before, argument in zip(["", *argv], argv, strict=False):
        if argument.startswith("--language="):
            asked = argument.partition("=")[2]
        elif before == "--language":
            asked = argument
    return next((tag for tag in (_tag(asked), _tag(otherwise)) if tag in LANGUAGES), "da")


def _tag(text: str) -> str:
    """The language of a tag (`EN`, `da_DK.UTF-8`), as answer files name it; another text as it is, to be refused."""
    return language_of(text) or text


def some_path(text: str) -> Path:
    """A path of the command line; the empty one, which would mean the folder that one stands in, is a slip (`check "$FILE"`)."""
    return Path(some_text(text))


def some_text(text: str) -> str:
    """A path as it was typed, for messages; refused where it is empty, or `-`, which other programs take for a stream. A `~` that the shell has left (`--content=~/ours`, `"~/ours"`)
    is the home folder, unless something here has that name. Raises ArgumentTypeError, which argparse says."""
    if not text.strip():
        raise argparse.ArgumentTypeError(say(spoken_language(sys.argv[1:]), "cli.empty-path"))
    if text == "-":
        raise argparse.ArgumentTypeError(say(spoken_language(sys.argv[1:]), "cli.dash-path"))
    return os.path.expanduser(text) if text.startswith("~") and not os.path.lexists(text) else text  # noqa: PTH111 (keeps what was typed)


def add_verb(subparsers: Any, name: str, about: str) -> tuple[argparse.ArgumentParser, str]:
    """The parser of a verb, which `about`, a key of the locale, describes; and the language that it speaks."""
    language = spoken_language(sys.argv[1:])
    said = say(language, about)
    return subparsers.add_parser(name, help=said, description=said), language


def add_common(parser: argparse.ArgumentParser, language: str, known: Collection[str] = LANGUAGES) -> None:
    """`--content DIR` and `--language`, one of those that are `known`."""
    parser.add_argument("--content", type=some_path, default=CONTENT, metavar="DIR", help=say(language, "cli.content"))
    parser.add_argument("--language", type=_tag, choices=known, default=language, help=say(language, "cli.language"))
