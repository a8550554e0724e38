"""Answers that lie on the device, chosen on the pages that read files: 1 by worksheet and name, on all three pages; 2 a sensitive worksheet asks
first; 3 with the keyboard alone, at 320 px; 4 nothing is offered where nothing lies or nothing may be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe_faults
from tests.browser.shared_context import Fresh
from tests.browser.test_group import MODEL as SCALES
from tests.browser.test_kept import CPR, WRITE, entry
from tests.browser.test_match import SHEET as PROFILE
from tests.test_every_sheet import model_for
from tests.tiers import in_turn, spread

SCRIPT = "<img src=x onerror=alert(1)>"
PAGES = {"check": ".check-file", "group": None, "match": "[data-profiles] li"}


def with_answers(page: Page, address: str, sheet: str, names: tuple[str | None, ...]) -> None:
    page.goto(address)
    answers = model_for(sheet, "da")["examples"][0]["answers"]
    for place, name in enumerate(names):
        page.evaluate(WRITE, [f"answers:{sheet}{f'#s{place}' if place else ''}", entry(sheet, answers, name)])
    page.reload()


@pytest.fixture
def sensitive(page: Page) -> Iterator[Page]:
    """The model of every worksheet says that it may hold sensitive answers."""
    page.add_init_script(
        "window.brobyggerModels = new Proxy(Object.create(null), {set(models, name, model) {"
        "models[name] = {...model, personal_data: 'sensitive'}; return true; }});"
    )
    yield page


@pytest.mark.parametrize(("kind", "home"), in_turn(list(PAGES), ["disk", "host"]), indirect=["home"])
def test_the_chosen_are_read_like_files(page: Page, home: str, kind: str) -> None:  # 1
    sheet = PROFILE.id if kind == "match" else SCALES["id"]
    with_answers(page, f"{home}/da/{kind}.html", sheet, (None, f"Partner {SCRIPT} {CPR}", "Tredje"))
    page.locator("[data-pick] > summary").click()
    expect(page.locator("[data-pick-count]")).to_have_text("(3)")
    boxes = page.get_by_role("group", name=model_for(sheet, "da")["title"]).get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    page.get_by_role("button", name="Tag de valgte med").click()
    expect(page.locator("[data-pick-told]")).to_have_text("Sæt kryds ved mindst én besvarelse.")
    expect(boxes.first).to_be_focused()
    assert axe_faults(page, "[data-pick]") == []
    page.get_by_role("checkbox", name="Partner").check()
    page.get_by_role("checkbox", name="Tredje").check()
    page.get_by_role("button", name="Tag de valgte med").click()
    if (shown := PAGES[kind]) is None:
        expect(page.locator("[data-count]")).to_have_text("2 ark er med.")
    else:
        expect(page.locator(shown)).to_have_count(2)
    assert page.locator("img[src=x]").count() == 0 and CPR not in page.content()
    page.locator("[data-pick] > summary").click()
    expect(boxes.and_(page.locator(":checked"))).to_have_count(0)
    expect(page.locator(".check-picked", has_text="Er taget med.")).to_have_count(2)
    page.click("[data-clear]")
    expect(page.locator(".check-picked", has_text="Er taget med.")).to_have_count(0)


def test_a_sensitive_worksheet_asks_first(sensitive: Page, site: Path) -> None:  # 2
    page = sensitive
    with_answers(page, (site / "en/group.html").as_uri(), SCALES["id"], ("A", "B"))
    page.locator("[data-pick] > summary").click()
    page.get_by_role("button", name="Choose all").click()
    add = page.get_by_role("button", name="Bring in the ones you ticked")
    add.click()
    dialog = page.get_by_role("dialog", name="Show sensitive answers on the screen?")
    expect(dialog).to_contain_text(model_for(SCALES["id"], "en")["title"])
    assert axe_faults(page, "dialog[open]") == []
    page.keyboard.press("Escape")
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.get_by_role("checkbox", name="A Saved")).to_be_checked()  # the choice stays
    add.click()
    page.get_by_role("button", name="Yes, bring them in").click()
    expect(page.locator("[data-count]")).to_have_text("2 sheets are in.")


@pytest.mark.parametrize("scheme", spread(["dark", "light"], 1))
def test_with_the_keyboard_alone_on_a_narrow_screen(fresh: Fresh, site: Path, scheme: str) -> None:  # 3
    page = fresh(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    with_answers(page, (site / "da/group.html").as_uri(), SCALES["id"], ("A" * 60, "B"))
    page.locator("[data-pick] > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".check-picks input")).to_have_count(2)
    for key in ("Tab", "Space", "Tab", "Space", "Tab"):
        page.keyboard.press(key)
    assert axe_faults(page, "[data-pick]") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Enter")
    expect(page.locator("[data-count]")).to_have_text("2 ark er med.")
    expect(page.locator("#group-result")).to_be_focused()


def test_another_window_and_what_cannot_be_read(page: Page, browser: Browser, site: Path) -> None:  # 4
    address = (site / "da/check.html").as_uri()
    page.goto(address)
    expect(page.locator("[data-pick]")).to_be_hidden()
    second = page.context.new_page()
    with_answers(second, address, SCALES["id"], ("Ny",))
    expect(page.locator("[data-pick]")).to_be_visible()
    page.goto((site / "da/match.html").as_uri())  # no profile
    expect(page.locator("[data-pick]")).to_be_hidden()
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    refused = context.new_page()
    refused.goto(address)
    expect(refused.locator("[data-pick]")).to_be_hidden()
    context.close()
