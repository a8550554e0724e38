"""Answers that the browser has cleared: 1 it is said once, with what to do; 2 what somebody deletes is not cleared, and leaves nothing behind; 3 no
answers and no names are noted; 4 where one storage is forbidden nothing is said and nothing breaks; 5 the page of all answers says it too."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form_page import answers_file, open_file, wait_until_kept
from tests.browser.shared_context import Fresh
from tests.browser.test_group import MODEL, SCALES
from tests.browser.test_kept import FIRST, OTHER, entry
from tests.browser.waiting import wait_until
from tests.test_every_sheet import model_for
from tests.tiers import in_matrix, spread

WHO = "Hvem er målgruppen?"
LOST = "Browseren har slettet de svar, I skrev den "
BASES = "async () => (await indexedDB.databases()).map(({ name }) => name)"
MARKS = """async () => {
  const [base] = await indexedDB.databases();
  if (!base) return [];
  const asked = indexedDB.open(base.name);
  asked.onupgradeneeded = () => asked.transaction.abort();  // it has gone meanwhile, and asking must not make an empty one
  await new Promise(resolve => { asked.onsuccess = asked.onerror = resolve; });
  if (asked.error) return [];
  const all = asked.result.transaction("marks").objectStore("marks").getAll();
  await new Promise(resolve => { all.onsuccess = resolve; });
  asked.result.close();
  return all.result;
}"""
LATE = """
const now = IDBFactory.prototype.deleteDatabase;
IDBFactory.prototype.deleteDatabase = function (name) {
  const asked = {};
  window.letGo = () => new Promise(resolve => {
    now.call(this, name).onsuccess = () => { asked.onsuccess?.(); resolve(); };
  });
  return asked;
};
"""


def marked(page: Page, count: int = 1) -> None:
    """Waits until so many worksheets are marked."""
    if count:
        wait_until(page, f"async () => (await ({MARKS})()).length === {count}")
    else:
        wait_until(page, f"async () => !(await ({BASES})()).length")


def fill(page: Page, text: str = "Unge") -> None:
    page.get_by_label(WHO).fill(text)
    wait_until_kept(page)
    marked(page)


def clear_as_a_browser(page: Page, address: str) -> None:
    """From another page of the site, as nobody types meanwhile."""
    page.goto(address)
    page.evaluate("localStorage.clear()")


def test_cleared_answers_are_told_once(form: Page, form_pages: dict[str, str]) -> None:  # 1
    told = form.locator("[data-told]")
    for text in ("Gamle", "Unge"):  # what is kept again is marked again
        fill(form, text)
        clear_as_a_browser(form, form_pages["other"])
        form.goto(form_pages["light"])
        expect(told).to_contain_text(LOST)
    expect(form.locator("[data-said]")).to_contain_text(LOST)
    expect(form.get_by_label(WHO)).to_have_value("")
    with form.expect_file_chooser():
        form.get_by_role("button", name="Åbn en gemt fil").click()
    open_file(form, answers_file({"text-required": "Gamle"}))
    expect(form.get_by_label(WHO)).to_have_value("Gamle")
    form.reload()
    expect(form.locator("[data-state]")).to_contain_text("er åben ved siden af")
    expect(told).not_to_contain_text(LOST)


@in_matrix
def test_another_worksheet_says_nothing_of_it(form: Page, form_pages: dict[str, str]) -> None:  # 1
    fill(form)
    clear_as_a_browser(form, form_pages["other"])
    form.get_by_label(WHO).fill("Andre")
    expect(form.locator("[data-bar]")).to_have_attribute("data-is", "kept")
    marked(form, 2)
    expect(form.locator("[data-told]")).to_be_hidden()
    form.goto(form_pages["light"])  # where it still waits to be said
    expect(form.locator("[data-told]")).to_contain_text(LOST)


@in_matrix
def test_what_one_deletes_is_not_cleared(form: Page, form_pages: dict[str, str]) -> None:  # 2
    fill(form)
    form.click("[data-clear]")
    form.get_by_role("button", name="Ja, slet").click()
    marked(form, 0)
    form.get_by_role("button", name="Fortryd").click()
    expect(form.get_by_label(WHO)).to_have_value("Unge")
    marked(form)
    form.locator("[data-keep]").uncheck()
    marked(form, 0)
    form.locator("[data-keep]").check()
    marked(form)
    form.evaluate("localStorage.removeItem('brobygger:answers:every-field')")  # as the page of all answers does
    form.goto(form_pages["other"])
    form.get_by_label(WHO).focus()
    marked(form, 0)
    form.goto(form_pages["light"])
    form.get_by_label(WHO).focus()
    expect(form.locator("[data-told]")).to_be_hidden()
    assert form.evaluate("Object.keys(localStorage)") == []


@in_matrix
def test_what_is_marked_while_the_marks_are_taken_away_stays_marked(
    fresh: Fresh, form_pages: dict[str, str]
) -> None:  # 1
    page = fresh()
    page.add_init_script(LATE)
    page.goto(form_pages["light"])
    fill(page)
    page.click("[data-clear]")
    page.get_by_role("button", name="Ja, slet").click()
    page.wait_for_function("() => Boolean(window.letGo)")
    page.get_by_role("button", name="Fortryd").click()
    marked(page)
    page.evaluate("letGo()")
    marked(page)


def test_two_windows(form: Page, form_pages: dict[str, str]) -> None:  # 1, 2
    fill(form)
    second = form.context.new_page()
    # The sheet's own page may still read its marks, and would tell it at once.
    clear_as_a_browser(second, form_pages["other"])
    expect(form.locator("[data-state]")).to_contain_text("Her står de endnu")
    second.goto(form_pages["light"])
    expect(second.locator("[data-told]")).to_contain_text(LOST)
    form.get_by_role("button", name="Gem dem igen").click()
    expect(second.get_by_label(WHO)).to_have_value("Unge")
    expect(second.locator("[data-told]")).to_be_hidden()  # it is no longer so
    second.close()


def test_a_mark_says_which_and_when(form: Page) -> None:  # 3
    form.get_by_label("Navn", exact=True).first.evaluate("box => box.closest('details')?.setAttribute('open', '')")
    fill(form, "Et hemmeligt svar")
    (mark,) = form.evaluate(MARKS)
    assert mark.keys() == {"worksheet", "set", "at"}
    assert "hemmeligt" not in json.dumps(mark)


@in_matrix
def test_of_a_sensitive_worksheet_nothing_is_marked_unasked(form: Page, form_pages: dict[str, str]) -> None:  # 3
    form.goto(form_pages["sensitive"])
    form.get_by_label(WHO).fill("Unge")
    expect(form.locator("[data-state]")).to_have_text("Ikke gemt på denne enhed.")
    form.locator("[data-keep]").check()
    marked(form)
    form.locator("[data-keep]").uncheck()
    marked(form, 0)
    form.get_by_label(WHO).fill("")


@pytest.mark.parametrize("storage", ["indexedDB", "localStorage"])
def test_a_forbidden_storage_breaks_nothing(fresh: Fresh, form_pages: dict[str, str], storage: str) -> None:  # 4
    page = fresh()
    page.goto(form_pages["light"])
    fill(page)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.add_init_script(
        f"Object.defineProperty(window, '{storage}', {{ get() {{ throw new DOMException('no', 'SecurityError') }} }})"
    )
    page.reload()
    own = page.get_by_label(WHO)
    expect(own).to_have_value("Unge" if storage == "indexedDB" else "")
    own.fill("Unge og gamle")
    expect(page.locator("[data-bar]")).to_have_attribute("data-is", "kept" if storage == "indexedDB" else "bad")
    expect(page.locator("[data-told]")).to_be_hidden()
    assert faults == []


@in_matrix
@pytest.mark.parametrize("home", spread(["disk", "host"], 1), indirect=True)
def test_cleared_sheets_that_were_typed_from_paper_are_told(page: Page, home: str) -> None:  # 1, 2, 5
    def type_one() -> None:
        page.goto(f"{home}/da/group.html")
        page.locator("[data-typed]").evaluate("fold => (fold.open = true)")
        page.select_option("[data-sheet]", MODEL["id"])
        page.locator("#group-line").fill("3" * len(SCALES))
        page.locator("#group-line").press("Enter")
        marked(page)

    lost = page.locator("[data-typed-lost]")
    type_one()
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(lost).to_contain_text("Browseren har slettet de ark, der blev tastet ind her den ")
    page.reload()
    expect(page.locator("[data-group].ws-on")).to_be_visible()
    expect(lost).to_be_hidden()
    type_one()
    page.click("[data-clear]")  # by hand
    marked(page, 0)
    type_one()
    page.evaluate("localStorage.clear()")
    page.goto(f"{home}/da/kept.html")
    expect(page.locator("[data-lost]")).to_contain_text("tastet ind fra papir på siden »Svarene på væggen«.")


@in_matrix
@pytest.mark.parametrize("home", spread(["host", "disk"], 1), indirect=True)
def test_the_page_of_all_answers_says_it(page: Page, home: str) -> None:  # 5
    page.goto(f"{home}/da/kept.html")
    write = """([key, value]) => {
      const mark = document.querySelector("meta[name=brobygger-site]");
      const site = `${mark.content}${new URL(mark.dataset.root, location.href).pathname}:`;
      localStorage.setItem(`brobygger:${site}answers:${key}`, value);
    }"""
    for sheet in (FIRST, OTHER):
        page.evaluate(write, [sheet, entry(sheet, model_for(sheet, "da")["examples"][0]["answers"])])
    page.reload()
    marked(page, 2)
    page.evaluate("localStorage.clear()")
    page.reload()
    lost = page.locator("[data-lost]")
    expect(lost).to_contain_text("Browseren har slettet svar, der lå på denne enhed.")
    titles = {model_for(sheet, "da")["title"] for sheet in (FIRST, OTHER)}
    assert set(lost.get_by_role("link").all_inner_texts()) == titles
    lost.get_by_role("link", name=model_for(FIRST, "da")["title"], exact=True).click()
    expect(page.locator("[data-told]")).to_contain_text(f"{LOST}20. november.")
