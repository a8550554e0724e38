"""A few long-lived worker processes that read files of strangers; results come in the order of the tasks.

A process per file costs 0.1 s, a long-lived one nothing. A file that runs out of time or memory costs one worker, which is replaced.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from multiprocessing import Pipe
from multiprocessing.connection import wait
from typing import Any

from toolkit.intake.reading import Definitions
from toolkit.paths import ROOT

WALL_SECONDS = 60.0  # for one file; the worker's limit on processor time comes first unless the disk hangs
_WINDOW = 64  # results that may wait for a slow file before them, per worker
_ALONE = 8
_LARGEST = 128 << 20  # bytes of one result
# Not `-m`: that would look for modules in the user's folder first. Our own root comes last, behind the standard library.
_BOOT = "import sys; sys.path.append(sys.argv[1]); from toolkit.intake.worker import main; main(int(sys.argv[2]))"

Task = dict[str, Any]
Result = dict[str, Any]


class _Hand:
    """One worker process and the task that it has."""

    def __init__(self) -> None:
        self.pipe, theirs = Pipe()
        command = [sys.executable, "-I", "-c", _BOOT, str(ROOT), str(theirs.fileno())]
        quiet = None if os.environ.get("BROBYGGER_DEBUG") else subprocess.DEVNULL
        self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=quiet, stderr=quiet)
        theirs.close()
        self.task: int | None = None
        self.deadline = float("inf")

    def give(self, number: int, task: Task) -> None:
        self.task, self.deadline = number, time.monotonic() + WALL_SECONDS
        self.pipe.send_bytes(json.dumps(task).encode())

    def stop(self) -> int:
        """Ends the process; returns its exit status, negative for a signal. It has nothing to put in order first."""
        self.pipe.close()
        self.process.kill()
        return self.process.wait()


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

    def run(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results, in the order of the tasks. Tasks are taken as workers become free, so they may be endless."""
        source = enumerate(tasks)
        done: dict[int, Result] = {}
        busy: dict[int, _Hand] = {}
        first, following = 0, next(source, None)
        while following or busy:
            while following and len(busy) < self._wanted(following[0]) and len(done) < _WINDOW * self._most:
                busy[following[0]] = self._give(*following)
                following = next(source, None)
            for number, result in self._collect(list(busy.values())):
                done[number] = result
                del busy[number]
            while first in done:
                yield done.pop(first)
                first += 1

    def _wanted(self, number: int) -> int:
        """How many workers a task is worth: the first few files are read before a second process would be ready."""
        return 1 if number < _ALONE else self._most

    def _give(self, number: int, task: Task) -> _Hand:
        hand = next((hand for hand in self._hands if hand.task is None), None)
        if hand is not None:
            try:
                hand.give(number, task)
                return hand
            except OSError:  # it died idle
                self._dismiss(hand)
        hand = _Hand()
        self._hands.append(hand)
        hand.give(number, task)
        return hand

    def _collect(self, busy: list[_Hand]) -> list[tuple[int, Result]]:
        """What the busy workers have to say next; waits for the first of them."""
        patience = max(0.0, min(hand.deadline for hand in busy) - time.monotonic())
        ready = wait([hand.pipe for hand in busy], patience)
        found = []
        for hand in busy:
            if hand.pipe in ready:
                result = self._hear(hand)
            elif time.monotonic() >= hand.deadline:
                result = {"failed": "time-limit"}
                self._dismiss(hand)
            else:
                continue
            if result is not None and hand.task is not None:
                found.append((hand.task, result))
                hand.task = None
        return found

    def _hear(self, hand: _Hand) -> Result | None:
        """A worker's result; None where it only asked for a worksheet."""
        try:
            said = json.loads(hand.pipe.recv_bytes(_LARGEST))
            if not isinstance(said, dict):
                raise ValueError(said)
            if "need" in said:
                worksheet, language = said["need"]
                model = self._definitions.model(worksheet, language or None)
                hand.deadline = time.monotonic() + WALL_SECONDS
                hand.pipe.send_bytes(json.dumps(model).encode())
                return None
        except (EOFError, ConnectionError):
            status = hand.process.wait(WALL_SECONDS)  # dying of itself: what of, only its own status tells
            self._dismiss(hand)
            return {"failed": _verdict(status)}
        except (OSError, ValueError):  # longer than any report, or not what a worker says
            self._dismiss(hand)
            return {"failed": "too-big"}
        if "failed" in said:
            self._dismiss(hand)
        return said

    def _dismiss(self, hand: _Hand) -> None:
        self._hands.remove(hand)
        hand.stop()


def _verdict(status: int) -> str:
    """What a worker died of. A SIGKILL that we did not send is the system's, short of memory; qpdf aborts where it cannot allocate."""
    if status == -signal.SIGXCPU:
        return "time-limit"
    return "damaged" if status in (-signal.SIGSEGV, -signal.SIGBUS) else "memory-limit"
