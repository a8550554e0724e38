"""How often Python looks for garbage: objects that lead to each other and nobody else to them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A layout makes some 100,000 objects, a build that reads and plans some millions, and hardly any are garbage before the end: looking through
# them after every 700 costs a sixth of a layout's time. After every 20,000 it costs 2 % (measured on three sheets), and some MB.
_OBJECTS = 20_000


@contextmanager
def few_collections() -> Iterator[None]:
    """While it lasts, garbage is looked for more seldom."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _OBJECTS) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
