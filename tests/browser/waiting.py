"""Waits for what a page promises: `Page.wait_for_function` takes the promise itself for a yes, and waits for nothing."""

from typing import Any

from playwright.sync_api import Page


def wait_until(page: Page, asked: str, arg: Any = None) -> None:
    """Until what `asked` promises is true. `asked`: a function in JavaScript, of `arg`."""
    page.evaluate("window.isSo = false")
    page.wait_for_function(
        f"arg => {{ ({asked})(arg).then(is => {{ window.isSo ||= Boolean(is); }}); return window.isSo; }}",
        arg=arg,
        polling=50,  # ms: the page has its own work with what it is asked for
    )
