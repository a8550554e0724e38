"""The workers of a build."""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from toolkit.site.children import begin, starting
from toolkit.site.report import Refused


@contextmanager
def workers(
    jobs: int, warm_up: tuple[Callable[[], None], ...] = (), scratch: Path | None = None
) -> Iterator[Callable[..., "Future[Any]"]]:
    """The `submit` of a pool of processes. They are started fresh (a fork of a process with threads may hang) and leave Ctrl+C to the
    one who started them, and end when it ends. `warm_up`: what each of them does first; `scratch`: where they put what is there for a moment,
    and may stay behind where one is killed. Raises Refused where one of them dies."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(warm_up, scratch))

    def submit(act: Callable[..., Any], /, *args: Any, **options: Any) -> "Future[Any]":
        with starting():
            return pool.submit(act, *args, **options)

    try:
        for _ in range(jobs):
            # The pool starts one for each job that finds none idle: all of them now, while the caller reads.
            submit(_nothing)
        yield submit
    except BrokenProcessPool as error:
        raise Refused("worker_died") from error
    except KeyboardInterrupt:  # nobody waits for what they have begun
        _kill(pool._processes)
        raise
    finally:
        _end(pool)


def _end(pool: ProcessPoolExecutor) -> None:
    """Waits for what the workers have begun; an interrupt while it waits ends them as well."""
    kept = dict(pool._processes or {})  # which it forgets while it ends
    try:
        pool.shutdown(wait=True, cancel_futures=True)
    except KeyboardInterrupt:
        _kill(kept)
        raise


def _kill(processes: Mapping[int, BaseProcess]) -> None:
    for process in list(processes.values()):
        process.kill()


def _nothing() -> None:
    pass


def _begin(warm_up: tuple[Callable[[], None], ...], scratch: Path | None) -> None:
    begin()
    if scratch is not None:
        tempfile.tempdir = str(scratch)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for act in warm_up:
        with suppress(Exception):  # the job that needs it says what is wrong
            act()


def _end_with_parent() -> None:
    """A build that was killed must not go on writing through its workers."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
