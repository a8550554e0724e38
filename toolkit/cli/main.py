"""Reads the command line and hands it to its verb. Whatever the system refuses ends here, in one line and exit code 2."""

import argparse
import importlib
import io
import os
import sys
from typing import Any, NoReturn, TextIO

from toolkit.cli.argument_words import speak
from toolkit.cli.options import spoken_language
from toolkit.report.signs import printable
from toolkit.words.locale import CutText, say
from toolkit.words.refusals import reason_of

VERBS = ("build", "serve", "lint", "new", "check", "extract", "fill", "match", "pack", "schema")
WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without argparse's own exit in the middle of a sentence."""

    def error(self, message: str) -> NoReturn:
        language = spoken_language(sys.argv[1:])
        self.exit(WRONG_USAGE, f"{self.format_usage()}{say(language, 'cli.wrong-usage', reason=printable(message))}\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse does, but what cannot be written is not passed over."""
        (file or sys.stderr).write(message)


def main(argv: list[str]) -> int:
    """Runs one verb; no verb means `build`. Returns 0 good, 1 findings, 2 unreadable or wrong usage."""
    try:
        return _run(argv)
    except CutText as error:  # in our own words, so there are none to say it with
        _complain(str(error))
        return WRONG_USAGE


def _run(argv: list[str]) -> int:
    if not argv or (argv[0].startswith("-") and argv[0] not in ("-h", "--help")):
        argv = ["build", *argv]
    language = spoken_language(argv)
    _open_streams()
    speak(language)
    parser = _Parser(prog="build.py", description=say(language, "cli.about"))
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    asked = [argv[0]] if argv[0] in VERBS else list(VERBS)  # a verb pays only for its own imports
    try:
        for verb in asked:
            importlib.import_module(f"toolkit.cli.{verb}").register(subparsers)
        args = _parsed(parser, argv)
        code = int(importlib.import_module(f"toolkit.cli.{args.verb}").run(args))
        sys.stdout.flush()  # what does not fit on the device is found out here, not when Python ends
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of the pipe has gone (`… | head`): nobody is there to be told
        _give_up(sys.stdout)
        return WRONG_USAGE
    except OSError as error:
        _give_up(sys.stdout)
        _complain(refusal(error, language))
        return WRONG_USAGE
    return code


def _parsed(parser: argparse.ArgumentParser, argv: list[str]) -> argparse.Namespace:
    try:
        return parser.parse_args(argv)
    finally:
        sys.stdout.flush()  # of --help


def refusal(error: OSError, language: str) -> str:
    """What the system would not do, in one line."""
    reason = reason_of(error, language)
    if error.filename is None:
        return say(language, "cli.cannot", reason=reason)
    return printable(say(language, "cli.cannot-path", path=os.fsdecode(error.filename), reason=reason))


def _open_streams() -> None:
    """Signs that a terminal or a pipe cannot show become `?`; a stream that is closed swallows everything."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 (lives as long as we do)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _complain(line: str) -> None:
    try:
        print(line, file=sys.stderr, flush=True)
    except OSError:  # standard error is full, too
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Leaves what a stream still holds unsaid: Python would try once more when it ends, and fail with a traceback."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):  # no real file stands behind it
        return
