"""The order of the tests, and the second try of those with a browser.

Those with a browser come first: they are the longest, and the last ones should be short, so that all workers end
together. On a busy machine Chromium now and then loses a key or a frame: such a test is tried once more. The summary
counts and names each one, since a fault of ours that shows one time in a hundred looks the same.
"""

import pytest


def with_browser(item: pytest.Item) -> bool:
    return "tests/browser/" in item.path.as_posix()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not with_browser(item))
    for item in filter(with_browser, items):
        item.add_marker(pytest.mark.flaky(reruns=1))
