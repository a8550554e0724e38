"""The workers of a build."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from toolkit.site.markdown import warm_up
from toolkit.site.report import Refused


@contextmanager
def workers(jobs: int) -> Iterator[Callable[..., "Future[Any]"]]:
    """The `submit` of a pool of processes. They are started fresh (a fork of a process with threads may hang) and leave Ctrl+C to the
    one who started them. Raises Refused where one of them dies."""
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        for _ in range(jobs):
            pool.submit(warm_up)  # starts all of them now, while the caller plans
        yield pool.submit
    except BrokenProcessPool as error:
        raise Refused("worker_died") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
