"""A few long-lived worker processes that read files of strangers; results come in the order of the tasks.

A process per file costs 0.1 s, a long-lived one nothing. A file that runs out of time or memory costs one worker, which is replaced.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import Pipe
from multiprocessing.connection import wait
from typing import Any

from toolkit.intake.reading import Definitions
from toolkit.paths import ROOT

MEMORY = 1 << 30  # bytes of address space of a worker; an idle one has 0.05 GB
SECONDS = 10  # of processor time for one file, and up to one more; a real form takes 0.004
WALL_SECONDS = 60.0  # for a bundle; the worker's limit on processor time comes first unless the disk hangs
_WINDOW = 500  # results that may wait for a slow file before them
_ALONE = 8  # files that are read before a second process would be ready
_BUNDLE = 16  # files given at once: each change between parent and worker costs both their caches
_LARGEST = 128 << 20  # bytes of one result
# Not `-m`: that would look for modules in the user's folder first. Our own root comes last, behind the standard library.
_BOOT = (
    "import sys; sys.path.append(sys.argv[1]); from toolkit.intake.worker import main; main(*map(int, sys.argv[2:]))"
)

Task = dict[str, Any]
Result = dict[str, Any]
Bundle = list[tuple[int, Task]]


class _Hand:
    """One worker process and the bundle of tasks that it has."""

    def __init__(self) -> None:
        self.pipe, theirs = Pipe()
        command = [sys.executable, "-I", "-c", _BOOT, str(ROOT), str(theirs.fileno()), str(MEMORY), str(SECONDS)]
        quiet = None if os.environ.get("BROBYGGER_DEBUG") else subprocess.DEVNULL
        self.process = subprocess.Popen(
            command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=quiet, stderr=quiet
        )
        theirs.close()
        self.bundle: Bundle = []
        self.deadline = float("inf")

    def give(self, bundle: Bundle) -> None:
        self.bundle, self.deadline = bundle, time.monotonic() + WALL_SECONDS
        self.pipe.send_bytes(json.dumps([task for _, task in bundle]).encode())

    def stop(self) -> None:
        """Ends the process; it has nothing to put in order first."""
        self.pipe.close()
        self.process.kill()
        self.process.wait()


class Workers:
    """`with Workers(definitions) as workers: for result in workers.run(tasks): …`; see `toolkit.intake.worker` for tasks and results.

    A result is the worker's, or `{"failed": verdict}` where it did not live to give one.
    """

    def __init__(self, definitions: Definitions, most: int | None = None) -> None:
        self._definitions = definitions
        self._most = most or len(os.sched_getaffinity(0))
        self._hands: list[_Hand] = []

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.stop()
        self._hands.clear()

    def start(self, files: int) -> bool:
        """Starts as many as so many files need, so that the worksheets can be read meanwhile; whether they are more than a first one would do alone."""
        if files <= _ALONE:
            return False
        self._hands += [_Hand() for _ in range(min(self._most, -(-files // _BUNDLE)) - len(self._hands))]
        return True

    def run(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results, in the order of the tasks. Tasks are taken as workers become free, so they may be endless."""
        source = enumerate(tasks)
        done: dict[int, Result] = {}
        again: deque[tuple[int, Task]] = deque()
        first, more = 0, True
        while more or again or self._busy():
            while again or (more and len(done) < _WINDOW):
                size = 1 if again or (len(self._hands) < 2 and first + len(done) < _ALONE) else _BUNDLE
                if len(self._busy()) >= (1 if size == 1 and not again else self._most):
                    break
                bundle = [again.popleft()] if again else list(islice(source, size))
                if not bundle:
                    more = False
                    break
                self._give(bundle)
            for hand in self._ready():
                results = self._hear(hand)
                if results is None:
                    continue
                bundle, hand.bundle = hand.bundle, []
                done.update((number, result) for (number, _), result in zip(bundle, results, strict=False))
                again.extend(bundle[len(results) :])
            while first in done:
                yield done.pop(first)
                first += 1

    def _busy(self) -> list[_Hand]:
        return [hand for hand in self._hands if hand.bundle]

    def _give(self, bundle: Bundle) -> None:
        idle = next((hand for hand in self._hands if not hand.bundle), None)
        if idle is not None:
            try:
                idle.give(bundle)
                return
            except OSError:  # it died while it had nothing to do
                self._dismiss(idle)
        self._hands.append(_Hand())
        self._hands[-1].give(bundle)

    def _ready(self) -> list[_Hand]:
        """The busy workers that have something to say or are out of time; waits for the first of them."""
        busy = self._busy()
        if not busy:
            return []
        patience = max(0.0, min(hand.deadline for hand in busy) - time.monotonic())
        speaking = wait([hand.pipe for hand in busy], patience)
        return [hand for hand in busy if hand.pipe in speaking or time.monotonic() >= hand.deadline]

    def _hear(self, hand: _Hand) -> list[Result] | None:
        """The results of a bundle, or of its first tasks if the worker could do no more; None where it only asked for a worksheet."""
        try:
            if not hand.pipe.poll():
                self._dismiss(hand)
                return self._unless_many(hand, "time-limit")
            said = json.loads(hand.pipe.recv_bytes(_LARGEST))
            if isinstance(said, list):
                if any("failed" in result for result in said):
                    self._dismiss(hand)
                return said
            worksheet, language = said["need"]
            hand.deadline = time.monotonic() + WALL_SECONDS
            hand.pipe.send_bytes(json.dumps(self._definitions.model(worksheet, language or None)).encode())
            return None
        except (EOFError, ConnectionError):
            status = hand.process.wait()  # dying of itself; what of, only its own status tells
            self._dismiss(hand)
            return self._unless_many(hand, _verdict(status))
        except (OSError, ValueError):  # longer than any report, or not what a worker says
            self._dismiss(hand)
            return self._unless_many(hand, "too-big")

    def _unless_many(self, hand: _Hand, verdict: str) -> list[Result]:
        """The verdict on the one file that a worker died of. Of many it is not known which one it was: they are given out again one by one."""
        return [{"failed": verdict}] if len(hand.bundle) == 1 else []

    def _dismiss(self, hand: _Hand) -> None:
        self._hands.remove(hand)
        hand.stop()


def _verdict(status: int) -> str:
    """What a worker died of. A SIGKILL that we did not send is the system's, short of memory; qpdf aborts where it cannot allocate."""
    if status == -signal.SIGXCPU:
        return "time-limit"
    return "memory-limit" if status in (-signal.SIGKILL, -signal.SIGABRT) else "damaged"
