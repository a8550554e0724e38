"""The board over a question of cards: what it shows is what the lists say, by keyboard, by touch and by mouse; every step is said and can be undone."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.form_page import answers_file, bundle, come_near, open_file, saved, write_page
from tests.browser.shared_context import Fresh
from tests.browser.test_form import axe_faults
from tests.pages.every_field import model_of
from tests.pages.test_form import sheet_of
from tests.real import LIBRARY
from tests.test_every_sheet import model_for
from tests.tiers import in_matrix, spread
from toolkit.contract.shape import fields_of

CARDS: list[dict[str, Any]] = [
    {"text": "Lektiecafé", "row": "early", "column": "third", "mine": True, "to": [2]},
    {"text": "SSP", "row": "early", "column": "public"},
    {"text": "Natteravne"},
]


@pytest.fixture
def board(form: Page) -> Locator:
    """The board with two cards on it and one beside it."""
    open_file(form, answers_file({"placement-plain": CARDS}))
    expect(form.locator(".ws-card")).to_have_count(3)
    return form.locator("[data-field=placement-plain] .ws-board")


@pytest.fixture
def phone(opened: Callable[..., AbstractContextManager[Page]], form_pages: dict[str, str]) -> Iterator[Page]:
    with opened(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as page:
        page.goto(form_pages["light"])
        come_near(page, "placement-plain")
        expect(page.locator(".ws-board")).to_be_visible()
        yield page


def square(board: Locator, row: str, column: str) -> Locator:
    return board.locator(f"td[data-row={row}][data-column={column}]")


def card(board: Locator, number: int) -> Locator:
    return board.locator(f"[data-card='{number}'] .ws-card-own")


def answer(page: Page) -> list[dict[str, Any]]:
    cards: list[dict[str, Any]] = saved(page)[1]["answers"]["placement-plain"]
    return cards


def said(page: Page, text: str) -> None:
    expect(page.locator("[data-told]")).to_have_text(text)
    expect(page.locator("[data-said]")).to_contain_text(text)


def test_it_shows_what_the_lists_say(board: Locator) -> None:
    page = board.page
    expect(
        square(board, "early", "third").get_by_role("button", name=re.compile("^Kort 1: Lektiecafé"))
    ).to_be_visible()
    expect(board.get_by_role("group", name="Mangler en plads på tavlen")).to_contain_text("Natteravne")
    expect(board.locator(".ws-board-sum")).to_have_text("2 kort på tavlen. 2 af 4 felter er tomme.")
    expect(square(board, "late", "third")).to_contain_text("Tomt")
    expect(board.get_by_role("columnheader", name="Civilsamfund")).to_contain_text("1 kort")
    expect(board.locator(".ws-board-lines path")).to_have_count(1)
    expect(card(board, 2)).to_have_accessible_name("Kort 2: SSP Samarbejder med kort nr. 1")  # a line has two ends
    page.get_by_text("Kortene som liste").click()
    page.get_by_role("combobox", name="Kort 3 Række").select_option("late")
    page.get_by_role("combobox", name="Kort 3 Kolonne").select_option("public")
    expect(
        square(board, "late", "public").get_by_role("button", name=re.compile("^Kort 3: Natteravne"))
    ).to_be_visible()
    page.get_by_role("textbox", name="Kort 3 Tekst").fill("Natteravnene")
    expect(card(board, 3)).to_contain_text("Natteravnene")
    page.get_by_role("textbox", name="Kort 1 Samarbejder").fill("")
    expect(board.locator(".ws-board-lines path")).to_have_count(0)
    page.get_by_role("button", name="Fjern: Kort 2").click()
    expect(card(board, 2)).to_contain_text("Natteravnene")
    expect(card(board, 3)).to_have_count(0)


def test_a_keyboard_moves_a_card_by_its_square(board: Locator) -> None:
    page = board.page
    card(board, 3).focus()
    page.keyboard.press("Enter")
    expect(card(board, 3)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-said]")).to_contain_text("Kort 3 er valgt. Vælg et felt")
    page.keyboard.press("Escape")
    expect(card(board, 3)).to_have_attribute("aria-pressed", "false")
    expect(card(board, 3)).to_be_focused()
    page.keyboard.press("Enter")
    goal = board.get_by_role("button", name="Læg her: Sent / Civilsamfund")
    for _ in range(20):
        page.keyboard.press("Tab")
        if goal.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(square(board, "late", "third").locator(".ws-card-own")).to_be_focused()
    said(page, "Kort 3 ligger nu i Sent / Civilsamfund.")
    undo = page.get_by_role("button", name="Fortryd")
    undo.focus()
    page.keyboard.press("Enter")
    expect(board.get_by_role("group", name="Mangler en plads på tavlen").locator(".ws-card-own")).to_be_focused()
    undo.click()  # undoing is undone
    assert answer(page)[2] == {"text": "Natteravne", "row": "late", "column": "third"}


@in_matrix
def test_a_keyboard_moves_a_card_by_its_dialog(board: Locator) -> None:
    page = board.page
    more = board.get_by_role("button", name="Ret eller flyt Kort 1: Lektiecafé")
    more.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Kort 1")
    here = dialog.get_by_role("button", name="Tidligt / Civilsamfund")
    expect(here).to_be_focused()
    expect(here).to_have_attribute("aria-pressed", "true")
    assert axe_faults(page, "dialog[open]") == []
    page.keyboard.press("Escape")
    expect(card(board, 1)).to_be_focused()
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Sent / Offentlig sektor
    expect(dialog).to_be_hidden()
    expect(square(board, "late", "public").locator(".ws-card-own")).to_be_focused()
    said(page, "Kort 1 ligger nu i Sent / Offentlig sektor.")
    assert answer(page)[0] == CARDS[0] | {"row": "late", "column": "public"}


@in_matrix
def test_the_dialog_changes_all_of_a_card(board: Locator) -> None:
    page = board.page
    board.get_by_role("button", name="Ret eller flyt Kort 2").click()
    dialog = page.get_by_role("dialog", name="Kort 2")
    dialog.get_by_label("Tekst").fill("SSP-udvalget")
    dialog.get_by_label("Vores egen").check()
    dialog.get_by_role("checkbox", name="1. Lektiecafé").uncheck()  # the line that card 1 has to this one
    dialog.get_by_role("checkbox", name="3. Natteravne").check()
    dialog.get_by_role("button", name="Færdig").click()
    expect(card(board, 2)).to_be_focused()
    expect(card(board, 2)).to_contain_text("SSP-udvalget")
    page.get_by_text("Kortene som liste").click()
    expect(page.get_by_role("textbox", name="Kort 1 Samarbejder")).to_have_value("")
    expect(page.get_by_role("textbox", name="Kort 2 Samarbejder")).to_have_value("3")
    without = {key: value for key, value in CARDS[0].items() if key != "to"}
    changed = CARDS[1] | {"text": "SSP-udvalget", "mine": True, "to": [3]}
    board.get_by_role("button", name="Ret eller flyt Kort 3").click()
    page.get_by_role("button", name="Fjern kortet").click()
    expect(card(board, 3)).to_have_count(0)
    expect(board.get_by_role("button", name="Nyt kort i Tidligt / Offentlig")).to_be_focused()  # the first square
    expect(page.get_by_role("textbox", name="Kort 2 Samarbejder")).to_have_value("")
    page.get_by_role("button", name="Fortryd").click()
    assert answer(page) == [without, changed, CARDS[2]]
    board.get_by_role("button", name="Ret eller flyt Kort 2").click()
    page.get_by_role("button", name="Tag kortet af tavlen").click()
    said(page, "Kort 2 er taget af tavlen.")
    assert "row" not in answer(page)[1]


@in_matrix
def test_cards_are_written_where_they_belong(form: Page) -> None:
    come_near(form, "placement-plain")
    board = form.locator(".ws-board")
    texts = ["Ét", "To", "Tre", "Fire", "Fem", "Seks"]
    for text in texts:
        board.get_by_role("button", name="Nyt kort i Sent / Offentlig sektor").click()
        expect(form.get_by_role("dialog").get_by_label("Tekst")).to_be_focused()
        form.keyboard.type(text)
        form.get_by_role("button", name="Færdig").click()
    said(form, "Kort 6 er lagt i Sent / Offentlig sektor.")
    board.get_by_role("button", name="Nyt kort i Tidligt / Offentlig sektor").click()
    expect(form.locator("[data-said]")).to_contain_text("Der er ikke plads til flere kort.")
    form.get_by_role("button", name="Fortryd").click()
    expect(board.locator(".ws-card")).to_have_count(5)
    board.get_by_role("button", name="Nyt kort i Tidligt / Offentlig sektor").click()
    form.keyboard.press("Escape")  # nothing was written, so nothing has come of it
    expect(board.get_by_role("button", name="Nyt kort i Tidligt / Offentlig sektor")).to_be_focused()
    assert [one["text"] for one in answer(form)] == texts[:-1]


def test_fingers_are_enough(phone: Page) -> None:
    board = phone.locator(".ws-board")
    board.get_by_role("button", name="Nyt kort i Tidligt / Civilsamfund").tap()
    phone.keyboard.type("Lektiecafé")
    phone.get_by_role("button", name="Færdig").tap()
    card(board, 1).tap()
    phone.wait_for_function("document.getAnimations().every(({playState}) => playState !== 'running')")
    assert axe_faults(phone, "[data-field=placement-plain]") == []
    square(board, "late", "public").tap(position={"x": 30, "y": 20})
    said(phone, "Kort 1 ligger nu i Sent / Offentlig sektor.")
    expect(card(board, 1)).to_be_focused()
    card(board, 1).tap()
    board.get_by_role("button", name="Læg her: Tidligt / Offentlig sektor").tap()
    said(phone, "Kort 1 ligger nu i Tidligt / Offentlig sektor.")
    board.get_by_role("button", name="Ret eller flyt Kort 1").tap()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.get_by_role("dialog").get_by_role("button", name="Sent / Civilsamfund").tap()
    said(phone, "Kort 1 ligger nu i Sent / Civilsamfund.")
    phone.get_by_role("button", name="Fortryd").tap()
    assert answer(phone) == [{"text": "Lektiecafé", "row": "early", "column": "public"}]


# Words of what is shown that stand on two lines.
BROKEN = """board => {
  const found = [];
  const texts = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    if (!text.parentElement.checkVisibility()) continue;
    for (const word of text.data.matchAll(/[\\p{L}\\d]{3,}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""


def test_no_word_is_broken_in_the_middle(fresh: Fresh, site: Path) -> None:
    """Also where the browser cannot divide Danish, as this one."""
    names = [sheet.id for sheet in LIBRARY.worksheets for field in fields_of(model_for(sheet.id, "da")) if field["type"] == "placement"]  # fmt: skip
    page = fresh()
    for name in names:
        page.goto((site / f"da/worksheets/{name}.html").as_uri())
        page.click("[data-example]")
        for width in spread([320, 600, 768, 820, 900, 1000, 1100, 1280, 840], 2):
            page.set_viewport_size({"width": width, "height": 800})
            board = page.locator(".ws-board").first
            page.locator(".ws-of-placement").first.scroll_into_view_if_needed()
            expect(board.locator(".ws-card").first).to_be_visible()
            assert board.evaluate(BROKEN) == [], (name, width)
    assert names


@in_matrix
def test_a_mouse_drags(board: Locator) -> None:
    page = board.page
    board.scroll_into_view_if_needed()
    start = card(board, 2).bounding_box()
    goal = square(board, "late", "third").bounding_box()
    assert start and goal
    page.mouse.move(start["x"] + 40, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(goal["x"] + 60, goal["y"] + 20, steps=4)
    page.mouse.up()
    said(page, "Kort 2 ligger nu i Sent / Civilsamfund.")
    expect(card(board, 2)).to_have_attribute("aria-pressed", "false")  # the click of the same press is none
    assert answer(page)[1] == {"text": "SSP", "row": "late", "column": "third"}


def test_paper_gets_its_picture_and_an_empty_one_to_write_on(board: Locator, form_pages: dict[str, str]) -> None:
    page = board.page
    picture = page.locator("[data-field=placement-plain] ~ .ws-picture")
    picture.locator("> summary").click()  # as the form does itself before it is printed
    expect(picture.locator(".pic-drawing")).to_be_visible()
    page.emulate_media(media="print")
    expect(board).to_be_hidden()
    expect(picture.locator(".pic-drawing")).to_be_visible()
    page.goto(form_pages["light"])
    come_near(page, "placement-plain")
    expect(board).to_be_visible()
    expect(board.get_by_role("button", name="Nyt kort i")).to_have_count(0)


def test_the_script_is_loaded_when_it_is_needed(fresh: Fresh, tmp_path: Path) -> None:
    bundle(tmp_path)
    page = fresh()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.split("/")[-1]))
    places = [{"id": "a", "label": {"da": "A", "en": "A"}}]
    texts = [{"id": f"t{n}", "type": "longtext", "max_length": 400, "lines": 8} for n in range(30)]
    board = {"id": "q", "type": "placement", "rows": places, "columns": places}
    for name, fields in (("texts", texts), ("board", [*texts, board])):
        page.goto(write_page(tmp_path, name, model_of(sheet_of(*fields))))
        page.wait_for_load_state("networkidle")
        assert "boards.js" not in loaded
        page.locator("[name=t0]").focus()
        expect(page.locator(".ws-board")).to_have_count(len(fields) - len(texts))
        page.wait_for_load_state("networkidle")
        assert ("boards.js" in loaded) == (name == "board")


# A finger's click comes in a task of its own, some time after the finger is up. Whether a board has come in between.
COMES_BEFORE_THE_CLICK = """async (button) => {
  const happens = (type) => button.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "touch" }));
  const tasks = async () => { for (let n = 0; n < 3; n++) await new Promise((done) => setTimeout(done)); };
  happens("pointerup");
  await tasks();
  const has = document.querySelector(".ws-board") !== null;
  button.click();
  return has;
}"""


@pytest.mark.parametrize("pointer", ["mouse", "touch"])
def test_nothing_moves_under_a_press(page: Page, host: str, pointer: str) -> None:
    """A board that comes while a mouse or a finger is down would push the button away from under it, and the click would be lost."""
    sheet = next(
        sheet.id
        for sheet in LIBRARY.worksheets
        if any(field["type"] == "placement" for field in fields_of(model_for(sheet.id, "da")))
    )
    held: list[Route] = []
    page.route("**/boards.js*", lambda route: held.append(route))
    with page.expect_request("**/boards.js*"):
        page.goto(f"{host}/da/worksheets/{sheet}.html")
        button = page.get_by_role("button", name="Tjek svar")
        button.scroll_into_view_if_needed()
        if pointer == "mouse":
            button.hover()
            page.mouse.down()
        else:
            button.dispatch_event("pointerdown", {"pointerType": pointer})
    while not held:  # the request is told a moment before it is held
        page.evaluate("0")
    held[0].continue_()
    page.evaluate(
        """async () => {
          const frame = () => new Promise(requestAnimationFrame);
          while (!window.brobyggerFormBoards) await frame();
          await frame();
        }"""
    )
    assert page.locator(".ws-board").count() == 0
    if pointer == "mouse":
        page.mouse.up()
    else:
        assert not button.evaluate(COMES_BEFORE_THE_CLICK)
    expect(page.locator(".ws-summary")).to_be_visible()
    expect(page.locator(".ws-board")).to_be_visible()


def test_what_columns_come_to_stands_below_them(form: Page) -> None:
    come_near(form, "table-free")
    total = form.locator("[data-total=hours]")
    expect(total).to_have_text("–")
    for row, hours in ((1, "1.000,5"), (2, "2")):
        form.locator(f"[name='table-free__{row}__hours']").fill(hours)
    expect(total).to_have_text("1002,5")
    form.locator("[name='table-free__2__hours']").fill("9.000")
    expect(total).to_have_text("10.000,5")
    form.locator("[name='table-free__2__hours']").fill("mange")
    expect(total).to_have_text("1000,5")
    assert set(saved(form)[1]["answers"]["table-free"][0]) == {"hours"}, "a total is no answer"
