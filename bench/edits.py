"""(g) What one edit of our own content costs a build: seconds and seconds of CPU, when everything else is as the last build left it."""

import os
import shutil
import tempfile
from pathlib import Path
from statistics import median

from bench.edited import edits
from bench.run import ROOT, Cost, run

GOALS = {
    "nothing": 1.0,
    "a question": 5.0,
    "a sentence of the guide": 5.0,
    "a title": 5.0,
}  # s, idle machine, two cores
TIMES = 3


def measure(original: Path = ROOT / "content") -> None:
    with tempfile.TemporaryDirectory() as scratch:
        content = Path(scratch) / "content"
        shutil.copytree(original, content)
        build = ["build.py", "build", "--content", str(content), "-o", str(Path(scratch) / "site")]
        cold = run(build)
        print(f"\nedits: seconds of a build after one; the first, with what the cache had, {cold.wall:.1f} s")
        known = edits(content)
        for name, goal in GOALS.items():
            costs = []
            for _ in range(TIMES):
                if name in known:
                    known[name].make()
                costs.append(run(build))
            print(f"{name:>24} {_said(costs)}   goal ≤ {goal:.0f} s", flush=True)


def _said(costs: list[Cost]) -> str:
    """The medians, and how busy the machine was."""
    wall, cpu = median(cost.wall for cost in costs), median(cost.cpu for cost in costs)
    return f"{wall:>6.1f} s {cpu:>6.1f} s of CPU   load {os.getloadavg()[0]:.1f}"
