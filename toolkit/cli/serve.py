"""`build.py serve`: builds, shows the site on this machine only, and builds again when something changes."""

import argparse
import functools
import http.server
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from toolkit.cli.build import ENDS_WITH_INPUT, add_build_options
from toolkit.cli.options import add_common, spoken_language
from toolkit.paths import ROOT
from toolkit.site.fingerprint import watched
from toolkit.words.locale import say

PAUSE = 0.7  # seconds between two looks at the files: 300 of them take 3 ms
_NAMED = 3  # changed files that are named


def register(subparsers: Any) -> None:
    language = spoken_language(sys.argv[1:])
    parser = subparsers.add_parser(
        "serve", help=say(language, "site.serve.about"), description=say(language, "site.serve.about")
    )
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help=say(language, "site.serve.port"))
    add_build_options(parser, language)
    add_common(parser, language)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536):
        raise argparse.ArgumentTypeError(say(spoken_language(sys.argv[1:]), "cli.not-a-port", given=text))
    return int(text)


def run(args: argparse.Namespace) -> int:
    """2 where the first build cannot begin or the port is taken; else until Ctrl+C."""
    seen = watched(args.content)
    if _build(args) == 2:
        return 2
    try:
        server = Server(args.output, args.port)
    except OSError:
        print(say(args.language, "site.serve.port_taken", port=args.port), file=sys.stderr)
        return 2
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(say(args.language, "site.serve.at", address=server.address), flush=True)
        print(say(args.language, "site.serve.ready", address=server.address), flush=True)
        while True:
            time.sleep(PAUSE)
            now = watched(args.content)
            if now == seen:
                continue
            changed = sorted({path for path, _ in set(now.items()) ^ set(seen.items())})
            seen = now
            print(changes(changed, args.language), flush=True)
            said = "kept" if _build(args) else "ready"
            print(say(args.language, f"site.serve.{said}", address=server.address), flush=True)


def changes(paths: list[Path], language: str) -> str:
    """One line that names what has changed."""
    names = [_short(path) for path in paths[:_NAMED]]
    if len(paths) > _NAMED:
        names.append(say(language, "site.serve.more", n=len(paths) - _NAMED))
    return say(language, "site.serve.changed", files=", ".join(names))


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _build(args: argparse.Namespace) -> int:
    """In a process of its own, so that a change of the toolkit counts too. Prints its errors; the last good site stands."""
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "build",
        "--content",
        str(args.content),
        "-o",
        str(args.output),
        "--language",
        args.language,
    ]
    command += ["--jobs", str(args.jobs)] if args.jobs else []
    # The build holds the other end of its standard input: however `serve` ends, the build ends with it.
    with subprocess.Popen(command, stdin=subprocess.PIPE, env={**os.environ, ENDS_WITH_INPUT: "1"}) as build:
        return build.wait()


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Silent: the terminal is for errors of content."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class Server(http.server.ThreadingHTTPServer):
    """Files of a folder, on 127.0.0.1 and nowhere else. Port 0 takes a free one."""

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), functools.partial(_Handler, directory=str(folder.resolve())))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"
