"""A function of another's library, ours in its place for a while: where the library has no other way to be told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def swapped(module: Any, name: str, ours: Any) -> Iterator[None]:
    """While it lasts, `module` finds `ours` under `name`; whatever happens, it gets its own back."""
    theirs = getattr(module, name)
    setattr(module, name, ours)
    try:
        yield
    finally:
        setattr(module, name, theirs)
