"""The browser's check of files, run by Node: one process for all files of all tests."""

import atexit
import base64
import functools
import json
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.rules.browser import node
from toolkit.paths import NODE_MODULES
from toolkit.site.validator import alias
from toolkit.words.locale import words

RUNNER = Path(__file__).with_name("check_runner.mjs")
Model = dict[str, Any]
# Name, data, kind (pdf json, or form: what the PDF reader says), language of the report.
File = tuple[str, bytes, str, str]


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
    """The runner's answers to these lines. Raises EOFError where it ends first, by itself or after so many seconds."""
    process = running(runner)
    assert process.stdin and process.stdout
    patience = threading.Timer(seconds, process.kill)
    patience.start()
    answers = []
    try:
        for line in lines:
            process.stdin.write(json.dumps(line).encode("ascii") + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            if not answer:
                raise EOFError(f"{runner.name} has ended")
            answers.append(json.loads(answer))
    except BaseException:
        process.kill()  # what it still answers is no answer to what is asked next
        running.cache_clear()
        raise
    finally:
        patience.cancel()
    return [answer for answer in answers if answer is not None]


@functools.cache
def running(runner: Path) -> subprocess.Popen[bytes]:
    """One process for all tests: to start Node and read the scripts takes longer than most of what they ask."""
    process = subprocess.Popen([node(), bundled(runner)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.communicate)  # it ends with what it is given
    return process


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
