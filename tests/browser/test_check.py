"""The check page in Chromium, from disk and from a host with a strict policy.

1 files are read, reported and answered in the browser   2 what is saved is what Python says   3 no accessibility fault, no sideways scroll
4 answers reach the form, from the page and from the form's own button   5 it says what to do without scripts   6 it is light
"""

import functools
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from tests.browser.axe import axe_faults
from tests.browser.shared_context import Fresh
from tests.test_every_sheet import EVERY_TYPE, LIBRARY, documents, empty_pdf, model_for
from tests.tiers import looks, spread
from toolkit.intake.check import check_file, extract_file
from toolkit.pdf.make.fill import fill_pdf

Model = dict[str, Any]
SHEET, OTHER = (sheet.id for sheet in LIBRARY.worksheets[:2])
SCORED = EVERY_TYPE[0][0]  # not a sheet of the site: read by the definition in the PDF
CPR = "010190-1234"
MOST = 85_000  # bytes of the first load, packed


class Models:
    def model(self, worksheet: str, language: str | None) -> Model | None:
        return model_for(worksheet, language or "da") if worksheet in LIBRARY.sheets else None


@functools.cache
def filled(language: str = "da") -> bytes:
    model = model_for(SHEET, language)
    return fill_pdf(empty_pdf(SHEET, language), model, next(documents(model)))


def chosen(name: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "", "buffer": data}


def faulty() -> bytes:
    """An answer file with findings of several kinds."""
    document = next(documents(model_for(SHEET, "da")))
    answers = {key: 77 if isinstance(value, int) else value for key, value in document["answers"].items()}
    return json.dumps(document | {"answers": answers | {"fremmed": f"mit nummer er {CPR}"}}).encode()


def load(page: Page, *files: dict[str, Any]) -> None:
    before = page.locator(".check-file").count()
    page.set_input_files("[data-files]", list(files))
    expect(page.locator(".check-file")).to_have_count(before + len(files), timeout=20_000)


def content(download: Download) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(download.path()).read_text("utf-8"))
    return found


@pytest.mark.parametrize("home", spread(["disk", "host"], 1), indirect=True)
def test_results_are_shown(page: Page, home: str) -> None:  # 1, 2
    model = model_for(SCORED, "da")
    data = fill_pdf(empty_pdf(SCORED, "da"), model, next(documents(model)))
    page.goto(f"{home}/da/check.html")
    load(page, chosen("resultater.pdf", data))
    [report] = check_file("resultater.pdf", data, "pdf", Models(), "da")
    assert report["scores"]
    expect(page.locator(".check-file tbody tr")).to_have_count(len(report["scores"]))


def test_files_are_read_and_reported(page: Page, home: str) -> None:  # 1, 2
    page.goto(f"{home}/da/check.html")
    files = [
        ("udfyldt.pdf", filled("en"), "pdf"),
        (f"svar {CPR}.json", faulty(), "json"),
        ("tom.pdf", b"", "pdf"),
        ("skannet.pdf", b"%PDF-1.7\n1 0 obj", "pdf"),
    ]
    load(page, *(chosen(name, data) for name, data, _ in files))
    expect(page.locator("[data-summary]")).to_have_text("4 filer: 1 i orden, 1 med fejl, 2 kan ikke læses.")
    assert page.evaluate("document.activeElement.id") == "check-result"
    assert CPR not in page.content() and "undefined" not in page.inner_text("[data-reports]")
    expect(page.locator(".check-file").nth(1).locator(".check-error .check-label").first).to_contain_text("Fejl: ")
    assert len(page.workers) == home.startswith("http")
    with page.expect_download() as download:
        page.click("[data-save]")
    reports = [check_file(name, data, kind, Models(), "da")[0] for name, data, kind in files]
    for report in reports:
        report.pop("words", None)
    assert content(download.value) == {"format": "brobygger-findings/1", "files": reports}
    first = page.locator(".check-file").first
    title = model_for(SHEET, "da")["title"]
    expect(first).to_contain_text(title)
    with page.expect_download() as download:
        first.get_by_role("button", name="Gem svarene").click()
    assert content(download.value) == extract_file("x.pdf", filled("en"), "pdf", Models(), "da")[0][1]
    for finding in reports[1]["findings"]:
        expect(page.locator(".check-file").nth(1)).to_contain_text(finding["remedy"])
    assert "undefined" not in page.locator("[data-result]").inner_text()
    expect(page.locator(".check-error .check-label").first).to_contain_text("Fejl: ")
    page.click("[data-clear]")
    expect(page.locator("[data-result]")).to_be_hidden()
    load(page, chosen("tom.json", b" "))
    expect(page.locator("[data-summary]")).to_contain_text("1 fil: ")


def test_files_are_dropped_and_others_refused(page: Page, site: Path) -> None:  # 1
    page.goto((site / "en/check.html").as_uri())
    transfer = page.evaluate_handle(
        """() => {
        const given = new DataTransfer();
        for (const name of ["a.yaml", "b.docx", "c.zip"]) given.items.add(new File(["x: 1"], name));
        given.items.add(new File(['{"a": 1,}'], "<img src=x onerror=alert(1)>.json"));
        return given;
    }"""
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": transfer})
    page.dispatch_event("body", "drop", {"dataTransfer": transfer})
    expect(page.locator(".check-file")).to_have_count(4)
    expect(page.locator(".check-file").nth(0)).to_contain_text("cannot be read on this page")
    expect(page.locator(".check-file").nth(1)).to_contain_text("Word files cannot be read yet")
    expect(page.locator(".check-file").nth(3)).to_contain_text("line 1, character 9")
    assert page.locator(".check-file img").count() == 0
    expect(page.locator(".check-file").nth(1)).to_contain_text("Skipped")


def test_every_file_that_is_dropped_is_named(page: Page, site: Path) -> None:  # 1
    """As `check` names what it meets in a folder."""
    page.goto((site / "da/check.html").as_uri())
    names = ["~$skema.docx", "Thumbs.db", "foto.HEIC", "Svar.msg", "tjek.json", "svar.json.txt", "x\u202efdp.exe"]
    contents = {"tjek.json": '{"format": "brobygger-findings/1"}', "svar.json.txt": faulty().decode()}
    page.evaluate(
        """files => {
        const given = new DataTransfer();
        for (const [name, text] of files) given.items.add(new File([text], name));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true }));
    }""",
        [[name, contents.get(name, "x")] for name in names],
    )
    expect(page.locator(".check-file")).to_have_count(4)
    expect(page.locator(".check-file").nth(0)).to_contain_text("Filen er et billede.")
    expect(page.locator(".check-file").nth(1)).to_contain_text(".msg fra Outlook")
    expect(page.locator(".check-file").nth(2)).to_contain_text("fejl")
    expect(page.locator(".check-file").nth(3).locator("h3")).to_have_text("x�fdp.exe")
    expect(page.locator("[data-summary]")).to_have_text(
        "1 fil: 0 i orden, 1 med fejl, 0 kan ikke læses. 3 filer er sprunget over. "
        "Skjulte filer, låsefiler og vores egne rapporter er ikke læst: ~$skema.docx, Thumbs.db, tjek.json."
    )
    with page.expect_download() as download:
        page.click("[data-save]")
    saved = content(download.value)
    assert [file["status"] for file in saved["files"]] == ["skipped", "skipped", "findings", "skipped"]
    assert saved["passed"] == ["~$skema.docx", "Thumbs.db", "tjek.json"]


def test_a_folder_is_dropped(page: Page, home: str, tmp_path: Path) -> None:  # 1
    """With the folders in it, in a stable order, as `check` reads it; from disk the browser refuses, and that is said."""
    for name, data in (
        ("b/svar.txt", faulty()),
        ("a.pdf", b""),
        ("~$a.docx", b"x"),
        ("foto.png", b"x"),
        (".git/x.pdf", b"x"),
    ):
        path = tmp_path / "svar" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    page.goto(f"{home}/da/check.html")
    session = page.context.new_cdp_session(page)
    box = page.locator("[data-drop]").bounding_box()
    assert box
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(tmp_path / "svar")], "dragOperationsMask": 1}
        session.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 9, "y": box["y"] + 9, "data": data})
    if not home.startswith("http"):
        expect(page.locator(".check-file")).to_contain_text("Filen eller mappen kan ikke åbnes.")
        return
    expect(page.locator(".check-file h3")).to_have_text(["svar/a.pdf", "svar/b/svar.txt", "svar/foto.png"])
    expect(page.locator("[data-summary]")).to_contain_text("rapporter er ikke læst: svar/.git/x.pdf, svar/~$a.docx.")


@pytest.mark.parametrize(("width", "scheme"), spread(looks([320, 1100]), 1))
def test_no_state_has_an_accessibility_fault(fresh: Fresh, site: Path, scheme: str, width: int) -> None:  # 3
    page = fresh(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto((site / "da/check.html").as_uri())
    assert axe_faults(page) == []
    load(
        page,
        chosen("udfyldt.pdf", filled()),
        chosen("et-meget-langt-navn-uden-mellemrum-som-ingen-har-tænkt-over.json", faulty()),
        chosen("tom.pdf", b""),
    )
    page.click(".check-more summary")
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_keyboard_is_enough(page: Page, site: Path) -> None:  # 3
    page.goto((site / "da/check.html").as_uri())
    page.bring_to_front()
    page.on("filechooser", lambda chooser: chooser.set_files([chosen("a.json", faulty()), chosen("b.json", faulty())]))  # type: ignore[arg-type]
    # Chromium drops keys until the page has drawn its first frame.
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.focus("[data-files]")
    expect(page.locator("[data-files]")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".check-file")).to_have_count(2)
    page.keyboard.press("Tab")
    assert page.evaluate("'save' in document.activeElement.dataset")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#file-1")


@pytest.mark.parametrize("home", spread(["disk", "host"], 1), indirect=True)
def test_answers_reach_the_form(page: Page, home: str) -> None:  # 4
    page.goto(f"{home}/da/check.html")
    load(page, chosen("udfyldt.pdf", filled()))
    with page.expect_popup() as popup:
        page.get_by_role("button", name="på arkets side").click()
    form = popup.value
    expect(form.locator("[data-state]")).to_have_text("Filen udfyldt.pdf er åben ved siden af jeres egne svar.")
    with form.expect_download() as download:
        form.click("[data-save]")
    wanted = extract_file("x.pdf", filled(), "pdf", Models(), "da")[0][1]
    assert wanted is not None and content(download.value)["answers"] == wanted["answers"]
    assert page.evaluate("sessionStorage.length") == 0
    assert not form.evaluate("Object.keys(sessionStorage).some(key => key.includes('handover'))")
    assert not form.evaluate("Object.keys(localStorage).some(key => key.includes('answers'))")


@pytest.mark.parametrize("home", spread(["host", "disk"], 1), indirect=True)
def test_answers_reach_the_form_of_a_browser_that_keeps_nothing(browser: Browser, home: str) -> None:  # 4
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = context.new_page()
    page.goto(f"{home}/da/check.html")
    load(page, chosen("udfyldt.pdf", filled()))
    with page.expect_popup() as popup:
        page.get_by_role("button", name="på arkets side").click()
    expect(popup.value.locator("[data-state]")).to_have_text("Filen udfyldt.pdf er åben ved siden af jeres egne svar.")
    context.close()


def test_where_no_tab_opens_and_nothing_is_kept_it_is_said(browser: Browser, site: Path) -> None:
    """The form opened empty, as if the file held no answers."""
    context = browser.new_context()
    context.add_init_script(
        "window.open = () => null;"
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page = context.new_page()
    page.goto((site / "da/check.html").as_uri())
    load(page, chosen("udfyldt.pdf", filled()))
    button = page.get_by_role("button", name="på arkets side")
    for _ in range(2):
        button.click()
        expect(page.get_by_role("alert")).to_contain_text("Tillad pop op-vinduer")
    expect(page.get_by_role("button", name="Gem svarene fra udfyldt.pdf")).to_be_visible()
    context.close()


def test_answers_are_handed_to_no_other_site(page: Page, site: Path) -> None:  # 4
    page.goto((site / "da/check.html").as_uri())
    load(page, chosen("udfyldt.pdf", filled()))
    page.evaluate("""() => {
        window.got = [];
        window.tab = Object.assign(new MessageChannel().port1, {postMessage: (data) => got.push(data)});
        window.open = () => tab;
    }""")
    page.get_by_role("button", name="på arkets side").click()
    ask = """(origin) => {
        dispatchEvent(new MessageEvent("message", {source: tab, origin, data: {brobyggerAsks: "handover"}}));
        return got.length;
    }"""
    assert page.evaluate(ask, "https://example.org") == 0
    assert page.evaluate(ask, "null") == 1  # what browsers call a file
    assert page.evaluate(ask, "null") == 1, "once"


@pytest.mark.parametrize("home", spread(["host", "disk"], 1), indirect=True)
def test_the_form_opens_a_filled_pdf(page: Page, home: str) -> None:  # 4
    page.goto(f"{home}/da/worksheets/{SHEET}.html")
    page.set_input_files("[data-open]", [chosen("udfyldt.pdf", filled("en"))])  # type: ignore[list-item]
    expect(page.locator("[data-state]")).to_have_text(
        "Filen udfyldt.pdf er åben ved siden af jeres egne svar.", timeout=20_000
    )
    with page.expect_download() as download:
        page.click("[data-save]")
    wanted = extract_file("x.pdf", filled("en"), "pdf", Models(), "da")[0][1]
    assert wanted is not None and content(download.value)["answers"] == wanted["answers"]
    page.set_input_files("[data-open]", [chosen("skannet.pdf", b"%PDF-1.7\n1 0 obj")])  # type: ignore[list-item]
    expect(page.locator("[data-summary]")).to_contain_text("Filen er beskadiget.", timeout=20_000)
    page.set_input_files("[data-open]", [chosen("login.pdf", b"<!doctype html>")])  # type: ignore[list-item]
    expect(page.locator("[data-summary]")).to_contain_text("er en webside", timeout=20_000)
    page.set_input_files("[data-open]", [chosen("to.pdf", filled() + filled("en"))])  # type: ignore[list-item]
    expect(page.locator("[data-summary]")).to_contain_text("Filen indeholder flere udfyldte ark.", timeout=20_000)
    page.goto(f"{home}/da/worksheets/{OTHER}.html")
    page.set_input_files("[data-open]", [chosen("udfyldt.pdf", filled())])  # type: ignore[list-item]
    right = page.locator("[data-summary] a")  # in words, and it leads there
    expect(right).to_have_text(model_for(SHEET, "da")["title"], timeout=20_000)
    expect(right).to_have_attribute("href", f"{SHEET}.html#form")


def test_it_says_what_to_do_without_scripts(fresh: Fresh, site: Path) -> None:  # 5
    page = fresh(java_script_enabled=False)
    page.goto((site / "da/check.html").as_uri())
    expect(page.get_by_text("build.py check")).to_be_visible()
    expect(page.locator("[data-drop]")).to_be_hidden()


def test_it_is_light(site: Path) -> None:  # 6
    text = (site / "da/check.html").read_text("utf-8")
    loaded = [site / "da/check.html"]
    for tag in re.findall(r"<(?:script|link)\s[^>]*>", text):
        address = re.search(r'\s(?:src|href)="([^"?]+)', tag)
        if address and ("<script" in tag or "stylesheet" in tag or "icon" in tag):
            loaded.append(site / "da" / address[1])
    assert {path.name for path in loaded} >= {"check.js", "site.css", "brobygger.js"} and "pdf.js" not in {
        path.name for path in loaded
    }
    assert sum(len(gzip.compress(path.read_bytes())) for path in loaded) <= MOST


@pytest.mark.parametrize("home", spread(["host", "disk"], 1), indirect=True)
def test_made_up_worksheets_can_be_tried(page: Page, home: str) -> None:  # 1
    page.goto(f"{home}/da/check.html")
    about = page.locator("[data-about]")
    expect(about).to_contain_text("Det sker der med filerne")
    page.get_by_role("button", name="Prøv med to opdigtede ark").click()
    expect(page.locator(".check-file")).to_have_count(2)
    expect(page.locator(".check-file.check-is-ok")).to_have_count(1)
    expect(page.locator(".check-file").nth(1)).to_contain_text("Spørgsmålet er ikke besvaret.")
    expect(about).to_be_hidden()
    page.get_by_role("button", name="Fjern filerne fra siden").click()
    expect(about).to_be_visible()
    page.keyboard.press("Enter")  # on “Fortryd”
    expect(page.locator(".check-file")).to_have_count(2)
    expect(about).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "lost", "button"),
    [("check", "reads", "[data-example]"), ("group", "results", "[data-example]"), ("match", "models/*", "[data-own] button")],
)  # fmt: skip
def test_what_cannot_be_loaded_is_told_in_sight(
    browser: Browser, host: str, address: str, lost: str, button: str
) -> None:  # 5
    page = browser.new_page()  # the console says what is not there, as it should
    page.route(f"**/{lost}.js*", lambda route: route.abort())
    page.goto(f"{host}/da/{address}.html")
    page.locator(button).first.click()
    expect(page.locator("p[data-failed]")).to_contain_text("kunne ikke hente")
    page.unroute_all()
    page.locator(button).first.click()  # it may be tried again
    expect(page.locator(".check-file, .group-card, .match-pair").first).to_be_visible()
    expect(page.locator("p[data-failed]")).to_have_count(0)
    page.close()
