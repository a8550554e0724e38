"""The options that every verb takes, and the language that it speaks."""

import argparse
import os
from pathlib import Path

from toolkit.paths import CONTENT
from toolkit.words.locale import LANGUAGES, say


def spoken_language(argv: list[str]) -> str:
    """The language asked for with `--language`, else by BROBYGGER_LANGUAGE, else Danish; needed before the arguments are parsed."""
    asked = os.environ.get("BROBYGGER_LANGUAGE", "da")
    for before, argument in zip(["", *argv], argv, strict=False):
        if argument.startswith("--language="):
            asked = argument.partition("=")[2]
        elif before == "--language":
            asked = argument
    return asked if asked in LANGUAGES else "da"


def add_common(parser: argparse.ArgumentParser, language: str) -> None:
    """`--content DIR` and `--language`."""
    parser.add_argument("--content", type=Path, default=CONTENT, metavar="DIR", help=say(language, "cli.content"))
    parser.add_argument("--language", choices=LANGUAGES, default=language, help=say(language, "cli.language"))
