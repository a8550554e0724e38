"""The page of all answers on the device: 1 every set is there in words, whatever it says; 2 opened in its form, saved, copied, printed;
3 deleted one by one or all at once, and had back; 4 everybody can use it."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import axe_faults
from tests.browser.shared_context import Fresh
from tests.real import LIBRARY
from tests.test_every_sheet import model_for
from tests.tiers import looks, spread

FIRST, OTHER = LIBRARY.worksheets[0].id, LIBRARY.worksheets[-1].id
CPR = "010190-1234"
WRITE = """([key, value]) => {
  const mark = document.querySelector("meta[name=brobygger-site]");
  const site = `${mark.content}${new URL(mark.dataset.root, location.href).pathname}:`;
  localStorage.setItem(`brobygger:${site}${key}`, value);
}"""


def entry(sheet: str, answers: Any, name: str | None = None, **more: Any) -> str:
    document = {"format": "brobygger-answers/1", "worksheet": sheet, "version": model_for(sheet, "da")["version"]}
    document |= {"language": "da", "respondent": {"organisation": "Skåde"}, "answers": answers}
    return json.dumps({"stamp": "1", "name": name, "document": document | {"saved": "2026-11-20T12:00:00Z"} | more})


def with_answers(page: Page, address: str) -> None:
    """Two sets of one worksheet, one of another, one of a worksheet that is no more, and what cannot be read."""
    page.goto(address)
    first, other = (model_for(sheet, "da")["examples"][0]["answers"] for sheet in (FIRST, OTHER))
    for key, value in {
        f"answers:{FIRST}": entry(FIRST, first),
        f"answers:{FIRST}#p": entry(FIRST, first, f"<b>Partner</b> {CPR}"),
        f"answers:{OTHER}": entry(OTHER, other),
        "answers:gone-sheet": entry(FIRST, {"a": "b"}),
        "answers:broken": "{",
    }.items():
        page.evaluate(WRITE, [key, value])
    page.reload()
    expect(page.locator(".kept-answers")).to_have_count(4)


def partner_in(page: Page) -> Locator:
    return page.locator(".kept-answers").filter(has=page.get_by_role("heading", level=2, name="Partner"))


def headings(page: Page) -> list[str]:
    return page.locator(".kept-answers > h2").all_inner_texts()


@pytest.mark.parametrize("home", spread(["disk", "host"], 1), indirect=True)
def test_all_sets_stand_in_words(page: Page, home: str) -> None:  # 1
    page.goto(f"{home}/da/kept.html")
    expect(page.locator("[data-count]")).to_have_text("Der er ingen svar på denne enhed.")
    with_answers(page, f"{home}/da/kept.html")
    title = model_for(FIRST, "da")["title"]
    assert sorted(headings(page)) == sorted(
        [title, f"{title} – <b>Partner</b> ******-****", model_for(OTHER, "da")["title"], "gone-sheet"]
    )
    expect(page.locator("[data-count]")).to_have_text("4 besvarelser på denne enhed.")
    expect(page.get_by_text("Arket findes ikke længere på denne side.")).to_have_count(1)
    for sheet in (FIRST, OTHER):
        answers = model_for(sheet, "da")["examples"][0]["answers"]
        text = next(text for text in answers.values() if isinstance(text, str) and " " in text)
        expect(page.locator("[data-answers]")).to_contain_text(" ".join(text.split()))


def test_a_set_is_opened_saved_and_copied(page: Page, site: Path) -> None:  # 2
    with_answers(page, (site / "da/kept.html").as_uri())
    partner = partner_in(page)
    with page.expect_download() as download:
        partner.get_by_role("button", name="Gem som fil").click()
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert download.value.suggested_filename == f"{FIRST}-skåde-2026-11-20.json"
    assert file["worksheet"] == FIRST and file["name"] == "<b>Partner</b> ******-****"
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {write: async ([item]) => { window.copied = item; }}})"
    )
    page.get_by_role("button", name="Kopiér det hele som tekst").click()
    expect(page.locator("[data-told]")).to_contain_text("Kopieret.")
    text = page.evaluate("async () => (await window.copied.getType('text/plain')).text()")
    assert all(model_for(sheet, "da")["title"] in text for sheet in (FIRST, OTHER))
    page.emulate_media(media="print")
    expect(partner.get_by_role("heading", level=2)).to_be_visible()
    expect(page.get_by_role("button", name="Slet det hele")).to_be_hidden()
    page.emulate_media(media="screen")
    partner.get_by_role("link", name="Åbn i arket").click()
    page.wait_for_url("**/worksheets/*.html*")
    expect(page.locator("[data-set]")).to_contain_text("Partner")


def test_what_is_deleted_can_be_had_back(page: Page, site: Path) -> None:  # 3
    with_answers(page, (site / "da/kept.html").as_uri())
    before = headings(page)
    partner_in(page).get_by_role("button", name="Slet").click()
    expect(page.locator(".kept-answers")).to_have_count(3)
    undo = page.get_by_role("button", name="Fortryd")
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kept-answers")).to_have_count(4)
    assert headings(page) == before
    page.get_by_role("button", name="Slet det hele").click()
    expect(page.locator("[data-count]")).to_have_text("Der er ingen svar på denne enhed.")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('answers:'))") == []
    undo.click()
    expect(page.locator(".kept-answers")).to_have_count(4)
    page.get_by_role("button", name="Slet det hele").click()
    page.reload()
    expect(page.locator("[data-count]")).to_have_text("Der er ingen svar på denne enhed.")


def test_another_window_and_a_browser_that_says_no(page: Page, browser: Browser, site: Path) -> None:  # 1
    address = (site / "da/kept.html").as_uri()
    with_answers(page, address)
    second = page.context.new_page()
    second.goto(address)
    second.get_by_role("button", name="Slet det hele").click()
    expect(page.locator(".kept-answers")).to_have_count(0)
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    refused = context.new_page()
    refused.goto(address)
    expect(refused.locator("[data-count]")).to_have_text("Browseren giver ikke siden adgang til det, der er gemt.")
    expect(refused.get_by_text("Svarene bliver gemt i browseren")).to_be_hidden()  # which is not true there
    context.close()


def test_texts_of_strangers_keep_their_lines_and_turn_no_direction(page: Page, site: Path) -> None:  # 1
    model = model_for(OTHER, "da")
    texts = [field["id"] for section in model["sections"] for field in section["fields"] if field["type"] == "longtext"]
    document = json.loads(entry(OTHER, {texts[0]: "Først\n\tså \u202efdp.exe"}))["document"]
    page.goto((site / "da/kept.html").as_uri())
    page.set_input_files("[data-files]", [{"name": "a.json", "mimeType": "", "buffer": json.dumps(document).encode()}])
    shown = page.locator(".kept-answers")
    expect(shown).to_contain_text("så \ufffdfdp.exe")
    assert "\u202e" not in page.content() and "Først\ufffd" not in shown.inner_text()
    page.goto((site / "da/group.html").as_uri())
    page.set_input_files("[data-files]", [{"name": "a.json", "mimeType": "", "buffer": json.dumps(document).encode()}])
    text = page.locator("[data-answers] li").filter(has_text="Først")
    expect(text).to_have_text("Først så \ufffdfdp.exe")
    assert text.inner_text().startswith("Først\n")


@pytest.mark.parametrize("home", spread(["disk", "host"], 1), indirect=True)
def test_answers_in_files_stand_beside_those_on_the_device(page: Page, home: str) -> None:  # 1
    with_answers(page, f"{home}/da/kept.html")
    before = page.evaluate("JSON.stringify(localStorage)")
    document = json.loads(entry(OTHER, model_for(OTHER, "da")["examples"][0]["answers"]))["document"]
    given = {
        f"{CPR}.json": json.dumps(document | {"name": "Partner"}).encode(),
        "brev.json": b'{"format": "brobygger-answers/1"',
    }
    files: Any = [{"name": name, "mimeType": "", "buffer": data} for name, data in given.items()]
    page.set_input_files("[data-files]", files)
    expect(page.locator("[data-count]")).to_be_focused()
    expect(page.locator("[data-count]")).to_have_text("4 besvarelser på denne enhed. Fra filer: 1 besvarelse.")
    expect(page.locator("[data-notes]")).to_contain_text("brev.json kunne ikke læses og er ikke med:")
    expect(page.locator("[data-said]")).to_have_text(page.inner_text("[data-notes]"))  # and nothing twice
    from_file = page.locator(".kept-answers").filter(has_text="Fra filen ******-****.json. Ikke gemt på enheden.")
    title = f"{model_for(OTHER, 'da')['title']} – Partner"
    expect(from_file.get_by_role("heading", level=2)).to_have_text(title)
    expect(from_file.get_by_role("button", name="Slet")).to_have_count(0)
    assert CPR not in page.content() and page.evaluate("JSON.stringify(localStorage)") == before
    assert axe_faults(page, "article") == []
    with page.expect_popup() as form:
        from_file.get_by_role("button", name="Åbn i arket").click()
    expect(form.value.locator("[data-bar]")).to_contain_text("******-****.json")
    form.value.close()
    from_file.get_by_role("button", name="Tag af siden").click()
    expect(from_file).to_have_count(0)
    page.keyboard.press("Enter")  # the focus is where it can be taken back
    expect(from_file).to_have_count(1)
    page.get_by_role("button", name="Slet det hele").click()
    expect(page.locator(".kept-answers")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".kept-answers")).to_have_count(5)
    page.reload()
    expect(page.locator(".kept-answers")).to_have_count(4)


@pytest.mark.parametrize(("width", "scheme"), spread(looks([1100, 320], ["dark", "light"]), 1))
def test_no_state_has_an_accessibility_fault(fresh: Fresh, site: Path, width: int, scheme: Any) -> None:  # 4
    page = fresh(viewport={"width": width, "height": 800}, color_scheme=scheme)
    with_answers(page, (site / "da/kept.html").as_uri())
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Slet det hele").click()
    assert axe_faults(page, "article") == []


def test_an_empty_page_says_how_answers_get_there(page: Page, home: str) -> None:  # 1
    page.goto(f"{home}/en/kept.html")
    expect(page.get_by_role("link", name="Find a worksheet")).to_be_visible()
    page.get_by_text("See a made-up example").click()
    expect(page.locator("[data-example] dd, [data-example] td").first).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('answers:'))") == []
    page.evaluate(WRITE, [f"answers:{FIRST}", entry(FIRST, model_for(FIRST, "en")["examples"][0]["answers"])])
    page.reload()
    expect(page.locator(".kept-answers")).to_have_count(1)
    expect(page.locator("[data-about]")).to_be_hidden()
