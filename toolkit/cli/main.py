"""Reads the command line and hands it to its verb."""

import argparse
import importlib
import os
import sys
from typing import NoReturn

from toolkit.cli.options import spoken_language
from toolkit.words.locale import say

VERBS = ("build", "serve", "lint", "new", "check", "extract", "fill", "schema")
WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without argparse's own exit in the middle of a sentence."""

    def error(self, message: str) -> NoReturn:
        language = spoken_language(sys.argv[1:])
        self.exit(WRONG_USAGE, f"{self.format_usage()}{say(language, 'cli.wrong-usage', reason=message)}\n")


def main(argv: list[str]) -> int:
    """Runs one verb; no verb means `build`. Returns 0 good, 1 findings, 2 unreadable or wrong usage."""
    if not argv or (argv[0].startswith("-") and argv[0] not in ("-h", "--help")):
        argv = ["build", *argv]
    language = spoken_language(argv)
    parser = _Parser(prog="build.py", description=say(language, "cli.about"))
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    asked = [argv[0]] if argv[0] in VERBS else list(VERBS)  # a verb pays only for its own imports
    for verb in asked:
        importlib.import_module(f"toolkit.cli.{verb}").register(subparsers)
    args = parser.parse_args(argv)
    try:
        return int(importlib.import_module(f"toolkit.cli.{args.verb}").run(args))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of the pipe has gone (`… | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
