"""The order of the tests, and the second try of those with a browser.

Those with a browser come first: they are the longest, and the last ones should be short, so that all workers end
together. On a busy machine Chromium now and then loses a key or a frame: such a test is tried once more. The summary
counts and names each one, since a fault of ours that shows one time in a hundred looks the same.
"""

import gc
import sys

import pytest

sys.modules["pymupdf.layout"] = None  # type: ignore[assignment]  # what PyMuPDF guesses layouts with costs each worker 1.4 s, and no test asks for it


def with_browser(item: pytest.Item) -> bool:
    return "tests/browser/" in item.path.as_posix()


# Python looks through all objects for garbage after every 700 new ones, and a process of the tests holds some millions that never are.
gc.set_threshold(50_000)


def pytest_collection_finish() -> None:
    """What is there now stays to the end."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not with_browser(item))
    for item in filter(with_browser, items):
        item.add_marker(pytest.mark.flaky(reruns=1))
