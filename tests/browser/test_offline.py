"""The site without a network: unpacked from its zip, and kept by the browser of those who asked for it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import axe_faults
from tests.browser.built_site import SHEET, STEP, built_site, unpacked_zip
from tests.browser.hosts import Host
from tests.browser.shared_context import Fresh
from tests.browser.waiting import wait_until
from tests.sites import GUIDED
from tests.tiers import in_matrix
from toolkit.paths import ROOT

KEPT = "caches.keys().then((names) => names.sort())"


class Served:
    """A copy of the site in a folder of a host; `asked`: the paths that it was asked for."""

    def __init__(self, site: Path) -> None:
        self.site, self.asked, self.port = site, list[str](), 0
        self.start()
        self.url = f"http://127.0.0.1:{self.port}/{site.name}"

    def start(self) -> None:
        """At the same address as before."""
        self.host = Host(self.site.parent, self.port, self.asked.append)
        self.port = self.host.server_port

    def stop(self) -> None:
        self.host.stop()


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked_zip(site, tmp_path_factory.mktemp("stick"))


@pytest.fixture(scope="module")
def guided_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(GUIDED, tmp_path_factory.mktemp("guided"))


@pytest.fixture
def host(guided_site: Path, tmp_path: Path) -> Iterator[Served]:
    """A small site of its own, which a test may change."""
    shutil.copytree(guided_site, tmp_path / "small")
    served = Served(tmp_path / "small")
    yield served
    served.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="da-DK")
    yield made
    made.close()


def keep(context: BrowserContext, host: Served) -> Page:
    """The page that offers it, after it was asked for."""
    page = context.new_page()
    page.goto(f"{host.url}/da/offline.html")
    page.get_by_role("button", name=re.compile("Gem siderne på denne enhed")).click()
    expect(page.locator(".offline [data-said]")).to_contain_text("Færdig", timeout=120_000)
    page.evaluate("navigator.serviceWorker.ready")
    return page


def test_unpacked_from_the_zip_it_works_from_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    page.wait_for_url("**/index.html")
    page.goto((unpacked / "da" / STEP).as_uri())
    expect(page.locator(".bb-lone")).to_be_hidden()
    page.get_by_role("searchbox").fill("samskabelse")
    expect(page.locator(".bb-search__found a").first).to_be_visible(timeout=20_000)
    page.goto((unpacked / "da" / SHEET).as_uri())
    page.get_by_role("button", name="Tjek svar").click()
    expect(page.locator(".ws-summary")).to_be_visible()
    page.goto((unpacked / "da/offline.html").as_uri())
    expect(page.get_by_text("I bruger allerede siden fra en mappe")).to_be_visible()
    expect(page.get_by_role("link", name="Hent siden som zip-fil")).to_have_count(0)
    expect(page.locator("[data-keep]")).to_be_hidden()


def test_a_page_alone_says_unpack_first(browser: Browser, unpacked: Path, tmp_path: Path) -> None:
    """As the preview of a zip opens it: one file in a temporary folder."""
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        for name in ("index.html", f"da/{STEP}", f"da/{SHEET}"):
            alone = tmp_path / Path(name).name
            shutil.copyfile(unpacked / name, alone)
            page.goto(alone.as_uri())
            expect(page.get_by_text("Pak mappen ud først").first).to_be_visible()
            page.goto((unpacked / name).as_uri())
            expect(page.get_by_text("Pak mappen ud først").first).to_be_hidden()
        context.close()


def test_the_offer_is_accessible_and_works_without_scripts(fresh: Fresh, site: Path) -> None:
    page = fresh(java_script_enabled=False)
    page.goto((site / "da/offline.html").as_uri())
    link = page.get_by_role("link", name="Hent siden som zip-fil")
    assert (site / "da" / str(link.get_attribute("href"))).resolve() == site / "offline.zip"
    size = round((site / "offline.zip").stat().st_size / 1e6)
    expect(page.locator("[data-offline-size]")).to_have_text(f"{max(1, size)} MB")
    expect(page.locator("[data-not]")).to_be_visible()


def test_nothing_is_kept_unasked(context: BrowserContext, host: Served) -> None:
    page = context.new_page()
    page.goto(f"{host.url}/da/index.html")
    page.goto(f"{host.url}/da/offline.html")
    expect(page.locator("[data-keep]")).to_be_visible()
    assert page.evaluate(KEPT) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert not [path for path in host.asked if "sw.js" in path]


def test_what_was_asked_for_works_without_a_network(context: BrowserContext, host: Served) -> None:
    said: list[str] = []
    context.on("weberror", lambda error: said.append(str(error.error)))
    page = keep(context, host)
    assert axe_faults(page, ".offline") == []
    assert not [path for path in host.asked if path.endswith(".pdf")], "PDFs are kept when they are asked for"
    context.set_offline(True)
    page.goto(f"{host.url}/da/step-1/index.html")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".bb-network")).to_contain_text("Ingen forbindelse")
    expect(page.locator(".bb-lone")).to_be_hidden()
    page.goto(f"{host.url}/da/")
    expect(page.locator("h1")).to_be_visible()
    page.get_by_role("searchbox").fill("vand")
    expect(page.locator(".bb-search__found a").first).to_be_visible(timeout=20_000)
    page.goto(f"{host.url}/da/worksheets/every-answer.html")
    page.get_by_role("button", name="Tjek svar").click()
    expect(page.locator(".ws-summary")).to_be_visible()
    wrapped = "fetch('../../assets/sheets/every-answer-da.js?v=0').then(({ ok }) => ok, () => false)"
    assert page.evaluate(wrapped), "what a filled PDF is made of, whatever version the page names"
    page.goto(f"{host.url}/da/pdf/every-answer.pdf")
    expect(page.locator(".offline [data-said]")).to_contain_text("er ikke gemt på denne enhed")
    expect(page.locator("[data-state]")).to_contain_text("virker uden net")
    assert said == []


@in_matrix
def test_a_host_that_does_not_answer_is_told(context: BrowserContext, host: Served) -> None:
    """The device has a connection, so the browser says nothing of it."""
    page = keep(context, host)
    line = page.locator(".bb-network")
    expect(line).to_be_empty()
    host.stop()
    page.goto(f"{host.url}/da/step-1/index.html")
    expect(page.locator("h1")).to_be_visible()
    expect(line).to_contain_text("svarer ikke lige nu")
    host.start()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(line).to_be_empty()
    (host.site / "assets/version.json").unlink()  # it answers all the same
    page.goto(f"{host.url}/da/index.html")
    page.wait_for_load_state("networkidle")
    expect(line).to_be_empty()


@in_matrix
def test_pdfs_are_kept_when_they_were_opened_or_asked_for(context: BrowserContext, host: Served) -> None:
    page = keep(context, host)
    address = f"{host.url}/da/pdf/every-answer.pdf"
    has = f"fetch('{address}').then((got) => got.text(), () => null)"
    text = page.evaluate(has)
    assert text.startswith("%PDF")
    wait_until(page, "address => caches.match(address)", address)
    context.set_offline(True)
    assert page.evaluate(has) == text
    assert page.evaluate(has.replace("every-answer", "guide")) is None
    context.set_offline(False)
    page.reload()
    page.get_by_role("button", name=re.compile("Gem også alle PDF-filer")).click()
    expect(page.locator("[data-state]")).to_contain_text("Siderne og alle PDF-filer")
    context.set_offline(True)
    assert page.evaluate(has.replace("every-answer", "guide")).startswith("%PDF")


@in_matrix
def test_a_newer_version_is_fetched_and_told(context: BrowserContext, host: Served) -> None:
    page = keep(context, host)
    changed, gone = host.site / "da/step-1/index.html", "da/sources.html"
    changed.write_text(changed.read_text("utf-8").replace("</h1>", " (ny)</h1>", 1), "utf-8")
    listed = json.loads((host.site / "assets/offline.json").read_text("utf-8"))
    listed["version"], listed["pages"]["da"]["da/step-1/index.html"][0] = "newer", "newer"
    pack = "assets/packs/one-da.js"
    (host.site / pack).parent.mkdir(exist_ok=True)
    (host.site / pack).write_text("old", "utf-8")
    page.evaluate(f"fetch('../{pack}?v=old')")  # as a page of before has opened it
    wait_until(page, "address => caches.match(address)", f"{host.url}/{pack}?v=old")
    (host.site / pack).write_text("new", "utf-8")
    listed["more"]["da"][pack] = ["newer", 3]
    del listed["pages"]["da"][gone]
    (host.site / "assets/offline.json").write_text(json.dumps(listed), "utf-8")
    (host.site / "assets/version.json").write_text('{"version": "newer"}', "utf-8")
    del host.asked[:]
    page.goto(f"{host.url}/da/index.html")
    expect(page.locator(".bb-network")).to_contain_text("er opdateret")
    pages = [path for path in host.asked if path.endswith(".html")]
    assert sorted(path.partition("/da/")[2] for path in pages) == ["index.html", "step-1/index.html"], (
        "only what changed"
    )
    context.set_offline(True)
    page.goto(f"{host.url}/da/step-1/index.html")
    expect(page.locator("h1")).to_contain_text("(ny)")
    assert page.evaluate(f"fetch('../../{pack}?v=newest').then((got) => got.text())") == "new"
    page.goto(f"{host.url}/{gone}")
    expect(page.locator(".offline [data-said]")).to_contain_text("er ikke gemt")


@in_matrix
def test_one_button_takes_all_of_it_away_and_nothing_else(context: BrowserContext, host: Served) -> None:
    page = keep(context, host)
    page.evaluate("caches.open('brobygger-offline:/other/')")
    page.evaluate("localStorage.setItem('brobygger:mine', 'answer')")
    page.get_by_role("button", name="Fjern det gemte").click()
    expect(page.locator(".offline [data-said]")).to_contain_text("Jeres svar er ikke rørt")
    expect(page.get_by_role("button", name=re.compile("Gem siderne"))).to_be_focused()
    assert page.evaluate(KEPT) == ["brobygger-offline:/other/"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.evaluate("localStorage.getItem('brobygger:mine')") == "answer"


@in_matrix
def test_no_room_and_a_lost_connection_are_said_in_words(context: BrowserContext, host: Served) -> None:
    context.add_init_script(
        "if (!location.hash) navigator.storage.estimate = async () => ({ quota: 1000, usage: 999 });"
        "if (location.hash === '#put') Cache.prototype.put = async () => { throw new DOMException('', 'QuotaExceededError'); };"
    )
    page = context.new_page()
    for way in ("", "#put"):
        page.goto("about:blank")
        page.goto(f"{host.url}/da/offline.html{way}")
        page.get_by_role("button", name=re.compile("Gem siderne")).click()
        expect(page.locator(".offline [data-said]")).to_contain_text("ikke plads nok")
        expect(page.locator("[data-state]")).to_contain_text("Intet er gemt")
    page.goto("about:blank")
    page.goto(f"{host.url}/da/offline.html#lost")
    (host.site / "da/step-1/index.html").rename(host.site / "away.html")
    page.get_by_role("button", name=re.compile("Gem siderne")).click()
    expect(page.locator(".offline [data-said]")).to_contain_text("Forbindelsen blev afbrudt")
    expect(page.locator("[data-state]")).to_contain_text("Kun en del")
    (host.site / "away.html").rename(host.site / "da/step-1/index.html")
    page.get_by_role("button", name=re.compile("Hent det, der mangler")).click()
    expect(page.locator(".offline [data-said]")).to_contain_text("Færdig", timeout=120_000)


def test_the_kill_switch_ends_it(context: BrowserContext, host: Served) -> None:
    page = keep(context, host)
    page.evaluate("caches.open('brobygger-offline:/other/')")
    shutil.copyfile(ROOT / "docs/publish/sw.js", host.site / "sw.js")
    page.goto(f"{host.url}/da/index.html")
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found?.update().catch(() => {}))")
    wait_until(page, "async () => !(await navigator.serviceWorker.getRegistration())")
    wait_until(page, f"async () => (await {KEPT}).join() === 'brobygger-offline:/other/'")
    page.goto(f"{host.url}/da/offline.html")
    expect(page.locator("[data-state]")).to_contain_text("Intet er gemt")
