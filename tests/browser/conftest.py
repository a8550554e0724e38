"""Chromium, the site of the content and the pages with every field, each once for all tests of this folder."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.built_site import SITE, built_site
from tests.browser.form_page import OTHER, bundle, write_page
from tests.browser.hosts import serving
from tests.browser.shared_context import Fresh, SharedContext
from tests.pages.every_field import every_field, model_of
from toolkit.paths import CONTENT

# In ms. The first search is a second of work, which takes more than the usual 5 s on a busy machine.
expect.set_options(timeout=30_000)

# One process for all pages of a context, as they come one after the other: each new one would read and compile the same scripts anew.
# The rest is what a page costs: a tenth of a test's processor time went into a graphics process that draws for no screen, and into threads
# that wait for each other.
ARGUMENTS = [
    "--no-sandbox",
    "--renderer-process-limit=1",
    "--disable-gpu",
    "--disable-gpu-compositing",
    "--disable-software-rasterizer",
    "--disable-threaded-animation",
    "--disable-threaded-scrolling",
    "--disable-checker-imaging",
    "--num-raster-threads=1",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=ARGUMENTS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real content, with stand-ins for its PDFs. Read only: the first process that needs it builds it for all."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = shared / "site"
        return folder / SITE if (folder / SITE).is_dir() else built_site(CONTENT, folder)


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    return built


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """The site on a host that sends a strict policy of its own; there the reader is a worker."""

    with serving(site) as address:
        yield address


@pytest.fixture(params=["disk", "host"])
def home(request: pytest.FixtureRequest, site: Path, host: str) -> str:
    return site.as_uri() if request.param == "disk" else host


@pytest.fixture(scope="session")
def form_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("form")
    bundle(folder)
    models = {
        "light": model_of(every_field()),
        "dark": model_of(every_field()),
        "english": model_of(every_field(), "en"),
    }
    models["other"] = model_of(every_field() | OTHER)
    pages = {
        name: write_page(folder, name, model, "slate" if name == "dark" else "default")
        for name, model in models.items()
    }
    for language in ("en", "da"):  # where a site has the two languages of a sheet
        twin = folder / language / "worksheets"
        twin.mkdir(parents=True)
        for path in folder.glob("*.*"):
            if path.suffix in (".js", ".css"):
                (twin / path.name).write_bytes(path.read_bytes())
        pages["sensitive"] = write_page(twin, "sensitive", model_of(every_field("sensitive"), language))
    for site in ("one", "two"):
        pages[f"site {site}"] = write_page(folder, f"site-{site}", models["light"], site=site)
    return pages


@pytest.fixture(scope="session")
def opened(browser: Browser) -> Iterator[Callable[..., AbstractContextManager[Page]]]:
    """Opens an empty page that fails its test by any word on the console: `with opened(viewport=…) as page`."""
    with ExitStack() as stack:
        kept: dict[str, SharedContext] = {}

        def open_page(**options: Any) -> AbstractContextManager[Page]:
            key = repr(sorted(options.items()))
            if key not in kept:
                kept[key] = SharedContext(browser, options)
                stack.callback(kept[key].close)
            return kept[key].page()

        yield open_page


@pytest.fixture
def fresh(opened: Callable[..., AbstractContextManager[Page]]) -> Iterator[Fresh]:
    """Opens pages as `opened` does, until the test ends: `page = fresh(java_script_enabled=False)`."""
    with ExitStack() as pages:
        yield lambda **options: pages.enter_context(opened(**options))


@pytest.fixture
def page(opened: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    with opened(viewport={"width": 1100, "height": 800}) as page:
        yield page


@pytest.fixture
def form(page: Page, form_pages: dict[str, str]) -> Page:
    """The Danish page."""
    page.goto(form_pages["light"])
    return page
