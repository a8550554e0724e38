"""(a) A whole build against its floor on one core: bare MkDocs on the same trees, bare WeasyPrint on the same print HTML."""

import tempfile
from pathlib import Path

from bench.content import make_content
from bench.edited import edits
from bench.run import run

GOALS = {"cold": 0.75, "unchanged": 0.05, "one sheet": 0.2}


def measure(counts: list[int]) -> None:
    print("\nbuild: wall time on all cores / wall time of the floor on one core")
    print(f"{'sheets':>8} {'floor s':>9} " + " ".join(f"{name:>10}" for name in GOALS))
    for count in counts:
        with tempfile.TemporaryDirectory() as scratch:
            print(_line(Path(scratch), count), flush=True)
    print(f"{'goals':>18} " + " ".join(f"{'≤ ' + str(goal):>10}" for goal in GOALS.values()))


def _line(scratch: Path, count: int) -> str:
    content, cache = make_content(scratch / "content", count), scratch / "cache"
    build = ["build.py", "build", "--content", str(content), "-o", str(scratch / "site")]
    cold = run(build, cache).wall
    unchanged = run(build, cache).wall
    edits(content)["a title"].make()
    one = run(build, cache).wall
    floor = run(["-m", "bench.floor", str(content), str(scratch / "floor")], cores=1).wall
    return f"{count:>8} {floor:>9.1f} " + " ".join(f"{wall / floor:>10.3f}" for wall in (cold, unchanged, one))
