"""(f) From saving a file to the new page at the browser's door, against bare MkDocs rendering the pages of one language, as `mkdocs serve` does."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.edited import Edit, edits
from bench.run import ROOT, run
from toolkit.paths import cache_folder

GOALS = {"a sentence of the guide": 2.0, "a question": 4.0, "a title": 4.0}  # seconds on an idle machine of two cores
TIMES = 3
_LOOK = 0.02  # seconds between two looks at the page
_PATIENCE = 300.0  # seconds until a page that does not come is a fault


def measure() -> None:
    print("\nserve: seconds from saving to the new page, the median; / bare MkDocs on the pages of one language")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        content = folder / "content"
        shutil.copytree(ROOT / "content", content)
        command = [sys.executable, "build.py", "serve", "--content", str(content), "-o", str(folder / "site"), "--port", "0", "--language", "en"]  # fmt: skip
        serve = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            address = _until_ready(serve)
            bare = _bare(folder / "bare")
            for name, edit in edits(content).items():
                took = sorted(_shown_after(edit, address, serve) for _ in range(TIMES))[TIMES // 2]
                said = f"goal ≤ {GOALS[name]} s, bare {bare:.2f} s, load {os.getloadavg()[0]:.1f}"
                print(f"{name:>24} {took:>6.2f} s {took / bare:>6.2f}   {said}", flush=True)
        finally:
            serve.send_signal(signal.SIGINT)
            serve.wait()


def _shown_after(edit: Edit, address: str, serve: "subprocess.Popen[str]") -> float:
    word = edit.make()
    begun = time.perf_counter()
    while word not in _fetched(address + edit.page):
        if serve.poll() is not None or time.perf_counter() - begun > _PATIENCE:
            sys.exit(f"{edit.page} never showed {word}")
        time.sleep(_LOOK)
    took = time.perf_counter() - begun
    _until_ready(serve)
    time.sleep(5)  # until it has taken in what was built
    return took


def _fetched(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode())
    except OSError:  # between two sites
        return ""


def _until_ready(serve: "subprocess.Popen[str]") -> str:
    assert serve.stdout
    for line in serve.stdout:
        if found := re.search(r"Ready: (\S+)", line):
            return found[1]
        if "last good site" in line:
            sys.exit("serve did not build the edit")
    sys.exit("serve ended before it was ready")


def _bare(out: Path) -> float:
    """MkDocs on the tree that the build has just left."""
    config = max((cache_folder() / "build").rglob("da.yml"), key=lambda path: path.stat().st_mtime)
    return run(["-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(out)]).wall
