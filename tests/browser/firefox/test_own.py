"""What Firefox alone does in its own way, from disk and from a host with a strict policy.

1 the root leads to the reader's language   2 a form is filled, is there again, is saved and opened   3 a filled PDF is made, opened for print, read by
the check page and by `build.py check`   4 from disk each page has a storage of its own: what is handed over comes all the same, and it is said
5 which worksheet fits   6 paper gets the answers, not the form   7 kept by the browser, the site is there when the host is not
"""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.firefox.conftest import SHEET
from tests.browser.test_check import Models
from tests.browser.test_match import chosen, profiles
from tests.browser.test_offline import Served, keep
from tests.browser.waiting import wait_until
from tests.test_every_sheet import LIBRARY, model_for
from toolkit.intake.check import check_file
from toolkit.paths import ROOT
from toolkit.words.locale import say

LONG = next(
    field["id"]
    for section in model_for(SHEET, "da")["sections"]
    for field in section["fields"]
    if field["type"] == "longtext" and not field.get("show_if") and not section.get("show_if")
)
TEXT = "Grød til alle æøå"
# Playwright says inches, Firefox hears centimetres.
PAPER: dict[str, Any] = {"width": "53.34cm", "height": "75.44cm"}


def fill_in(page: Page, home: str) -> None:
    page.goto(f"{home}/da/worksheets/{SHEET}.html")
    page.fill(f"[name={LONG}]", TEXT)
    expect(page.locator("[data-bar]")).to_have_attribute("data-is", "kept")


def test_the_root_leads_to_the_readers_language(browser: Browser, home: str) -> None:  # 1
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home}/index.html")
    page.wait_for_url("**/da/index.html")
    context.close()


def test_a_form_is_kept_saved_and_opened(page: Page, home: str) -> None:  # 2
    fill_in(page, home)
    page.reload()
    expect(page.locator(f"[name={LONG}]")).to_have_value(TEXT)
    with page.expect_download() as download:
        page.click("[data-save]")
    path = Path(download.value.path())
    assert json.loads(path.read_text("utf-8"))["answers"] == {LONG: TEXT}
    page.click("[data-clear]")
    page.get_by_role("button", name=say("da", "form_used.yes_clear")).click()
    expect(page.locator(f"[name={LONG}]")).to_have_value("")
    with page.expect_file_chooser() as chooser:
        page.locator(".ws-file").click()
    chooser.value.set_files(path)
    expect(page.locator(f"[name={LONG}]")).to_have_value(TEXT)


def test_a_filled_pdf_is_made_and_read(page: Page, home: str) -> None:  # 3
    fill_in(page, home)
    with page.expect_download() as download:
        page.click("[data-out=pdf]")
    made = Path(download.value.path()).read_bytes()
    [report] = check_file("made.pdf", made, "pdf", Models(), "da")
    assert report["worksheet"] == SHEET and not report["verdict"]
    with page.expect_popup() as opened:
        page.click("[data-out=print]")
    expect(opened.value.locator("#viewer .page").first).to_be_visible()
    expect(page.locator("[data-bar]")).to_contain_text(say("da", "form_used.print_opened"))
    page.goto(f"{home}/da/check.html")
    page.set_input_files("[data-files]", {"name": "made.pdf", "mimeType": "", "buffer": made})
    expect(page.locator(".check-file")).to_contain_text(model_for(SHEET, "da")["title"])


def test_profiles_are_handed_over_between_pages(page: Page, home: str) -> None:  # 4
    page.goto(f"{home}/da/check.html")
    page.set_input_files("[data-files]", chosen(profiles("Huset", "Gå Med")))
    with page.expect_popup() as opened:
        page.click("[data-match]")
    expect(opened.value.locator(".match-pair h3")).to_have_text("Huset og Gå Med")


def test_a_file_of_another_worksheet_is_opened_there(page: Page, home: str) -> None:  # 4
    other = next(sheet.id for sheet in LIBRARY.worksheets if sheet.id != SHEET)
    page.goto(f"{home}/da/worksheets/{other}.html")
    document = {"format": "brobygger-answers/1", "worksheet": SHEET, "version": model_for(SHEET, "da")["version"]}
    raw = json.dumps(document | {"language": "da", "answers": {LONG: TEXT}}).encode()
    page.set_input_files("[data-open]", {"name": "svar.json", "mimeType": "", "buffer": raw})
    with page.expect_popup() as opened:
        page.locator("[data-summary] button", has_text=model_for(SHEET, "da")["title"]).click()
    expect(opened.value.locator(f"[name={LONG}]")).to_have_value(TEXT)


def test_answers_that_each_page_keeps_alone_are_told(page: Page, home: str) -> None:  # 4
    fill_in(page, home)
    page.goto(f"{home}/da/kept.html")
    if home.startswith("file:"):
        expect(page.locator("[data-count]")).to_have_text(say("da", "kept.script.none"))
        expect(page.locator("[data-disk]")).to_be_visible()
    else:
        expect(page.locator("[data-answers]")).to_contain_text(TEXT)
        expect(page.locator("[data-disk]")).to_be_hidden()


def test_answers_that_the_browser_has_cleared_are_told(page: Page, home: str) -> None:  # 2
    fill_in(page, home)
    wait_until(page, "async () => (await indexedDB.databases()).length")
    page.evaluate("localStorage.clear()")
    page.goto(f"{home}/da/worksheets/{SHEET}.html#form")
    page.reload()
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form_used.lost").split("{")[0].strip())
    expect(page.locator(f"[name={LONG}]")).to_have_value("")


def test_which_worksheet_fits(page: Page, home: str) -> None:  # 5
    page.goto(f"{home}/da/which-worksheet.html")
    before = page.locator("main").inner_text()
    page.locator("#ask-aim").select_option(index=1)
    page.fill("#ask-people", "9")
    expect(page.locator("main")).not_to_have_text(before)


def test_paper_gets_the_answers(page: Page, home: str) -> None:  # 6
    fill_in(page, home)
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(**PAPER)))
    text = " ".join(one.get_textpage().get_text_range() for one in document)
    assert TEXT in " ".join(text.split())
    assert say("da", "form_script.save") not in text
    expect(page.locator(f"[name={LONG}]")).to_be_visible()


@pytest.fixture
def own_host(built: Path, tmp_path: Path) -> Served:
    shutil.copytree(built, tmp_path / "whole", ignore=shutil.ignore_patterns("offline.zip"))
    return Served(tmp_path / "whole")


def test_the_whole_site_without_its_host(browser: Browser, own_host: Served) -> None:  # 7
    context = browser.new_context()
    page = keep(context, own_host)
    pdf = f"{own_host.url}/da/pdf/{SHEET}.pdf"
    has = "address => fetch(address).then((got) => got.text(), () => null)"
    assert page.evaluate(has, pdf).startswith("%PDF")
    wait_until(page, "address => caches.match(address)", pdf)
    own_host.stop()
    for path in ("da/step-1/index.html", "da/step-5/index.html", "da/glossary.html"):
        page.goto(f"{own_host.url}/{path}")
        expect(page.locator("h1")).to_be_visible()
    page.get_by_role("searchbox").fill("samskabelse")
    expect(page.locator(".bb-search__found a").first).to_be_visible(timeout=20_000)
    fill_in(page, own_host.url)
    page.click("[data-check]")
    assert page.evaluate(has, pdf).startswith("%PDF")
    page.goto(f"{own_host.url}/da/pdf/guide.pdf")
    page.wait_for_url("**/da/offline.html#not-kept")
    own_host.start()
    shutil.copyfile(ROOT / "docs/publish/sw.js", own_host.site / "sw.js")  # the kill switch
    page.goto(f"{own_host.url}/da/index.html")
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found?.update().catch(() => {}))")
    wait_until(page, "async () => !(await navigator.serviceWorker.getRegistration())")
    page.goto(f"{own_host.url}/da/offline.html")
    expect(page.locator("[data-state]")).to_contain_text("Intet er gemt")
    page.goto(f"{own_host.url}/da/worksheets/{SHEET}.html")
    expect(page.locator(f"[name={LONG}]")).to_have_value(TEXT)
    context.close()
    own_host.stop()


def test_a_newer_version_is_told(browser: Browser, own_host: Served) -> None:  # 7
    context = browser.new_context()
    page = keep(context, own_host)
    for name in ("offline", "version"):
        path = own_host.site / f"assets/{name}.json"
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"version": "newer"}), "utf-8")
    page.goto(f"{own_host.url}/da/index.html")
    expect(page.locator(".bb-network")).to_contain_text(re.compile("er opdateret"))
    context.close()
    own_host.stop()
