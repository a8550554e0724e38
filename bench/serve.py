"""(f) From saving a file to the new page at the browser's door, against bare MkDocs rendering the pages of one language, as `mkdocs serve` does."""

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from itertools import count
from pathlib import Path

from bench.run import ROOT, run
from toolkit.paths import cache_folder

GOALS = {"a sentence of the guide": 2.0, "a worksheet": 4.0}  # seconds on an idle machine of two cores
TIMES = 3
_LOOK = 0.02  # seconds between two looks at the page


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
            for name, (file, page) in zip(GOALS, _edited(content), strict=True):
                took = sorted(_shown_after(content / file, address + page, serve) for _ in range(TIMES))[TIMES // 2]
                print(
                    f"{name:>24} {took:>6.2f} s {took / bare:>6.2f}   goal ≤ {GOALS[name]} s, bare {bare:.2f} s",
                    flush=True,
                )
        finally:
            serve.send_signal(signal.SIGINT)
            serve.wait()


def _edited(content: Path) -> list[tuple[str, str]]:
    """A page in the middle of the guide and a sheet in the middle of the folder, with the addresses of their pages."""
    pages = [path for path in sorted(content.glob("guide/da/step-*/*.md")) if path.stem != "index"]
    sheets = sorted(content.glob("worksheets/*.yaml"))
    page, sheet = pages[len(pages) // 2], sheets[len(sheets) // 2]
    name = page.relative_to(content / "guide").with_suffix(".html").as_posix()
    return [(str(page.relative_to(content)), name), (f"worksheets/{sheet.name}", f"da/worksheets/{sheet.stem}.html")]


_marks = count()


def _shown_after(file: Path, address: str, serve: "subprocess.Popen[str]") -> float:
    mark, text = f"Maalt{next(_marks)}", file.read_text("utf-8")
    if file.suffix == ".md":
        text = text.rstrip("\n") + f"\n\n{mark}\n"
    else:
        text = re.sub(r"(?m)^(title: \{da: \"?)", rf"\1{mark} ", text, count=1)
    file.write_text(text, "utf-8")
    begun = time.perf_counter()
    while mark not in _fetched(address):
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
    sys.exit("serve ended before it was ready")


def _bare(out: Path) -> float:
    """MkDocs on the tree that the build has just left."""
    config = max((cache_folder() / "build").rglob("da.yml"), key=lambda path: path.stat().st_mtime)
    return run(["-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(out)]).wall
