"""The order of the tests: those with a browser first. They are the longest, and the last ones should be short, so that all workers end together."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: "tests/browser/" not in item.path.as_posix())
