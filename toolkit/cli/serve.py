"""`build.py serve`: builds, shows the site on this machine only, and at every change first the pages that it makes anew, then a new build."""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from toolkit.cli.build import ENDS_WITH_INPUT, add_build_options
from toolkit.cli.live import Server
from toolkit.cli.options import add_common, add_verb, spoken_language
from toolkit.content.layers import Layers
from toolkit.paths import ROOT, real_path
from toolkit.site.fingerprint import watched
from toolkit.site.previews import Previews
from toolkit.words.locale import say

PAUSE = 0.25  # seconds between two looks at the files: 1,500 of them take 15 ms
_NAMED = 3  # changed files that are named


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "serve", "site.serve.about")
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
    with closing(_Build(args)) as first:
        code = first.wait()
    if code == 2:
        return 2
    try:
        server = Server(args.output, args.port)
    except OSError:
        print(say(args.language, "site.serve.port_taken", port=args.port), file=sys.stderr)
        return 2
    with (
        server,
        tempfile.TemporaryDirectory(prefix="brobygger-") as work,
        closing(_Watcher(args, server, Path(work))) as watcher,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(say(args.language, "site.serve.at", address=server.address), flush=True)
        watcher.ended(code)
        watcher.watch(seen)
    return 0


class _Watcher:
    """Shows what a change makes of the pages, then builds; a change during a build stops it, and all begins again."""

    def __init__(self, args: argparse.Namespace, server: Server, work: Path) -> None:
        self.args, self.server, self.work = args, server, work
        self.build: _Build | None = None
        self.previews: Previews | None = None
        self.made: set[str] = set()

    def watch(self, seen: dict[Path, tuple[int, int]]) -> None:
        while True:
            time.sleep(PAUSE)
            now = watched(self.args.content)
            if now != seen:
                changed = sorted({path for path, _ in set(now.items()) ^ set(seen.items())})
                seen = now
                self.change(changed)
            elif self.build and (code := self.build.code()) is not None:
                self.build.close()
                self.build = None
                self.ended(code)

    def change(self, changed: list[Path]) -> None:
        print(changes(changed, self.args.language), flush=True)
        if self.build:
            self.build.close()
        content = [real_path(folder) for folder in Layers.of(self.args.content).folders]
        if not all(any(real_path(path).is_relative_to(folder) for folder in content) for path in changed):
            self._forget()  # the code itself is another
        elif self.previews:
            self.made |= set(self.previews.update(changed))
            self.server.lay_over(self.previews.folder, self.made)
        self.build = _Build(self.args)

    def ended(self, code: int) -> None:
        """After a build: its site is what is shown, or the last good one if there is one."""
        self.made = set()
        self.server.lay_over(self.args.output, ())
        how = "ready" if code == 0 else "kept" if self.args.output.is_dir() else "none"
        print(say(self.args.language, f"site.serve.{how}", address=self.server.address), flush=True)
        if code == 0:
            self.previews = self.previews or Previews(self.args.content, self.args.output, self.work)
            self.previews.settle()

    def _forget(self) -> None:
        if self.previews:
            self.previews.close()
            self.previews = None

    def close(self) -> None:
        if self.build:
            self.build.close()
        self._forget()


def changes(paths: list[Path], language: str) -> str:
    """One line that names what has changed."""
    names = [_short(path) for path in paths[:_NAMED]]
    if len(paths) > _NAMED:
        names.append(say(language, "site.serve.more", n=len(paths) - _NAMED))
    return say(language, "site.serve.changed", files=", ".join(names))


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


class _Build:
    """A build in a process of its own, so that a change of the toolkit counts too. It prints its errors; the last good site stands."""

    def __init__(self, args: argparse.Namespace) -> None:
        command = [
            sys.executable,
            str(ROOT / "build.py"),
            "build",
            "--content",
            str(args.content),
            "-o",
            str(args.output),
        ]
        command += ["--language", args.language, *(["--jobs", str(args.jobs)] if args.jobs else [])]
        # The build holds the other end of its standard input: however `serve` ends, the build ends with it.
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, env={**os.environ, ENDS_WITH_INPUT: "1"})

    def code(self) -> int | None:
        """How it ended, or None while it goes on."""
        return self._process.poll()

    def wait(self) -> int:
        return self._process.wait()

    def close(self) -> None:
        """Ends it where it is."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()
