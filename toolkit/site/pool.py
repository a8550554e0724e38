"""The workers of a build."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any

from toolkit.site.report import Refused


@contextmanager
def workers(jobs: int, warm_up: tuple[Callable[[], None], ...] = ()) -> Iterator[Callable[..., "Future[Any]"]]:
    """The `submit` of a pool of processes. They are started fresh (a fork of a process with threads may hang) and leave Ctrl+C to the
    one who started them, and end when it ends. `warm_up`: what each of them does first. Raises Refused where one of them dies."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(warm_up,))
    try:
        for _ in range(jobs):
            pool.submit(
                _nothing
            )  # the pool starts one for each job that finds none idle: all of them now, while the caller reads
        yield pool.submit
    except BrokenProcessPool as error:
        raise Refused("worker_died") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _nothing() -> None:
    pass


def _begin(warm_up: tuple[Callable[[], None], ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
