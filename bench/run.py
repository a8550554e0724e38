"""Running a command and seeing what it cost."""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock and of CPU (children included), and the largest process in MB."""

    wall: float
    cpu: float
    largest: float


def run(
    arguments: list[str], cache: Path | None = None, cores: int | None = None, good: tuple[int, ...] = (0,)
) -> Cost:
    """Runs Python with `arguments` in the checkout, on the first `cores` cores. Raises SystemExit where it fails."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every process compiles the toolkit anew: half a second
    if cache:
        environment["BROBYGGER_CACHE"] = str(cache)
    usable = sorted(os.sched_getaffinity(0))

    def confine() -> None:
        if cores:
            os.sched_setaffinity(0, usable[:cores])

    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        preexec_fn=confine,
        capture_output=True,
        text=True,
        check=False,
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in good:
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, after.ru_maxrss / 1024)
