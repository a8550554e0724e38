"""Pages of several tests in one browser context: Chromium takes longer to make a context than to load a page.

Each test gets a page of its own, and nothing that it leaves: cookies, all kinds of storage, workers, permissions, routes and other
windows are gone before the next. A test that sets the clock, adds a script to the context, or looks at a context itself, makes its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, WebError

Fresh = Callable[..., Page]  # what the fixture `fresh` is


class SharedContext:
    """A context with these options of `Browser.new_context`; an empty page keeps its process awake."""

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self._context = browser.new_context(**options)
        self._awake = self._context.new_page()
        self._browser = self._context.new_cdp_session(self._awake)
        self._said: list[str] = []
        self._origins: set[str] = set()
        self._context.on("console", self._hear)
        self._context.on("weberror", self._hear_error)
        self._context.on("page", lambda page: page.on("framenavigated", self._note))

    def _hear(self, message: ConsoleMessage) -> None:
        self._said.append(message.text)

    def _hear_error(self, error: WebError) -> None:
        self._said.append(str(error.error))

    def _note(self, frame: Frame) -> None:
        address = urlsplit(frame.url)
        if address.scheme in ("file", "http", "https"):
            self._origins.add(f"{address.scheme}://{'' if address.scheme == 'file' else address.netloc}")

    @contextmanager
    def page(self) -> Iterator[Page]:
        """A new page; afterwards all is as before. Any word on the console is an error."""
        try:
            yield self._context.new_page()
        finally:
            said = self._clean()
        assert said == [], said

    def _clean(self) -> list[str]:
        for page in self._context.pages:
            if page is not self._awake:
                page.close()
        self._context.unroute_all()
        self._context.clear_permissions()
        self._context.clear_cookies()
        for origin in self._origins:
            self._browser.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        said = list(self._said)
        self._origins.clear()
        self._said.clear()
        return said

    def close(self) -> None:
        self._context.close()
