"""Firefox ESR in the place of Chromium, and the site as its zip unpacks, in a folder with a space and a letter that is not ASCII.

The fixtures of the folder above (`page`, `form`, `host` …) take these. Firefox is a browser of the whole matrix alone: `make test-all` installs it.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.built_site import unpacked_zip
from tests.browser.firefox.bidi import FIREFOX
from tests.browser.test_fill import sheet
from tests.real import LIBRARY
from tests.tiers import ALL
from toolkit.site.filling import sheet_script, wide_data

SHEET = next(sheet.id for sheet in LIBRARY.worksheets if sheet.personal_data == "none")
HERE = Path(__file__).parent
collect_ignore_glob = [] if ALL else ["test_*.py"]
PREFERENCES = {
    "security.fileuri.strict_origin_policy": True,  # as Firefox comes; Playwright turns it off
    "intl.accept_languages": "da, en",
}


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    assert os.access(FIREFOX, os.X_OK), f"no Firefox at {FIREFOX}: ./setup.sh all"
    firefox = playwright.firefox.launch(
        channel="moz-firefox", executable_path=HERE / "bidi.py", firefox_user_prefs=PREFERENCES
    )
    yield firefox
    firefox.close()


def is_ours(page: Page | None) -> bool:
    """Whether it is one of the site's: Firefox shows a PDF that was saved, and its viewer has much to say."""
    return page is None or (not page.url.startswith("blob:") and not page.url.endswith(".pdf"))


@pytest.fixture(scope="session")
def opened(browser: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """As in the folder above, with a context for each page: only Chromium can be told to clear what an origin has kept."""

    @contextmanager
    def open_page(**options: Any) -> Iterator[Page]:
        said: list[str] = []
        context = browser.new_context(**options)
        context.on("console", lambda message: said.append(message.text) if is_ours(message.page) else None)
        context.on("weberror", lambda error: said.append(str(error.error)) if is_ours(error.page) else None)
        yield context.new_page()
        context.close()
        assert said == []

    return open_page


@pytest.fixture(scope="session")
def site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the zip; one worksheet with what its real PDF is filled by."""
    only = unpacked_zip(built, tmp_path_factory.mktemp("på farten"))
    sheets, name = only / "assets/sheets", f"{SHEET}-da"
    (sheets / f"{name}.js").write_text(sheet_script(name, sheet(SHEET, "da")), "utf-8")
    (sheets / "wide.js").write_text(f"window.brobyggerWide={wide_data()};", "utf-8")
    return only
