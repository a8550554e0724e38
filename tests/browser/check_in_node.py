"""The browser's check of files, run by Node: one process for many files."""

import atexit
import base64
import functools
import json
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.rules.browser import node
from toolkit.paths import NODE_MODULES
from toolkit.site.validator import alias
from toolkit.words.locale import words

RUNNER = Path(__file__).with_name("check_runner.mjs")
Model = dict[str, Any]
File = tuple[
    str, bytes, str, str
]  # name, data, kind (pdf json, or form: what the PDF reader says), language of the report


def check_in_node(
    files: Iterable[File], models: dict[str, dict[str, Model]], seconds: float = 300
) -> list[dict[str, Any]]:
    """`{forms: [{report, document}], form}` or `{error}` per file. `models`: worksheet → language → model, the first language being the site's."""
    rooms = ("findings", "respondent", "places")
    said = {
        language: {"language": language} | {room: words(language)[room] for room in rooms} for language in ("da", "en")
    }
    lines = [{"models": models, "words": said}]
    lines += [
        {"name": name, "data": base64.b64encode(data).decode(), "kind": kind, "language": language}
        for name, data, kind, language in files
    ]
    return ask_in_node(lines, seconds)


def ask_in_node(lines: list[Any], seconds: float = 300, runner: Path = RUNNER) -> list[dict[str, Any]]:
    """The runner's answers to these lines."""
    given = b"".join(json.dumps(line).encode("ascii") + b"\n" for line in lines)
    done = subprocess.run([node(), bundled(runner)], input=given, stdout=subprocess.PIPE, check=True, timeout=seconds)
    return [json.loads(line) for line in done.stdout.split(b"\n") if line]


@functools.cache
def bundled(runner: Path) -> Path:
    """The runner and all that it imports in one file, made once for all tests of a process."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    bundle = Path(folder.name) / "runner.mjs"
    esbuild = NODE_MODULES / ".bin" / "esbuild"
    options = ["--bundle", alias(), "--platform=node", "--format=esm", "--log-level=error", f"--outfile={bundle}"]
    subprocess.run([esbuild, *options, runner], check=True)
    return bundle
