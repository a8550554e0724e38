"""Processes that leave Ctrl+C, which reaches all of a terminal's group, to the one who started them: from their first moment, while they import, too."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

_INTERRUPT = {signal.SIGINT}


@contextmanager
def starting() -> Iterator[None]:
    """What is started inside does not hear an interrupt; we hear it at the end of it."""
    resource_tracker.ensure_running()  # which unblocks interrupts itself
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin() -> None:
    """The first thing that such a process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPT)  # what it starts itself hears it again
