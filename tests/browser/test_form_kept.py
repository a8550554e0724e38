"""Answers kept on the device: 1 whatever is in the boxes; 6 as promised, shared by the languages, never by accident; 7 undone; 8 in the other language."""

import json
import re

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.form_page import CPR, KEY, answers_file, open_file, saved, stored, wait_until_kept
from tests.browser.shared_context import Fresh
from tests.tiers import in_matrix, spread
from toolkit.words.locale import say


def test_answers_are_kept_and_shared_by_the_languages(form: Page, form_pages: dict[str, str]) -> None:  # 6
    form.get_by_label("Hvad koster det om året?").fill("1.234,5")
    form.get_by_label("Hvornår begynder I?").fill("20. november 2026")
    form.get_by_label("Hvilken partner taler I med?").fill(f"Ring til {CPR}")
    document = wait_until_kept(form)
    assert document["answers"]["number-limits"] == 1234.5
    assert CPR not in json.dumps(stored(form))
    assert document["answers"]["text-carried"] == "Ring til ******-****"
    form.goto(form_pages["english"])
    expect(form.get_by_label("What does it cost a year?")).to_have_value("1234.5")
    expect(form.get_by_label("When do you begin?")).to_have_value("20 Nov 2026")
    form.click("[data-clear]")
    form.get_by_role("button", name="Yes, delete").click()
    expect(form.get_by_label("What does it cost a year?")).to_have_value("")
    assert stored(form) is None


def test_leaving_at_once_loses_nothing(form: Page, form_pages: dict[str, str]) -> None:  # 6
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    form.reload()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")


def test_of_another_day_the_day_is_told_too(form: Page) -> None:  # 6
    expect(form.locator("[data-state]")).to_have_text("Svarene gemmes på denne enhed, mens I skriver.")
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    wait_until_kept(form)
    expect(form.locator("[data-state]")).to_contain_text(re.compile(r"Gemt på denne enhed kl\. \d\d\.\d\d\. "))
    form.get_by_label("Hvem er målgruppen?").press("Tab")
    old = {"stamp": "1", "document": answers_file({"text-required": "Unge"}, saved="2020-03-04T12:00:00Z")}
    form.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(json.dumps(old))})")
    form.reload()
    expect(form.locator("[data-state]")).to_contain_text(
        re.compile(r"Gemt på denne enhed 4\. marts 2020 kl\. \d\d\.\d\d\. ")
    )


def test_nobody_is_kept_who_said_no(form: Page) -> None:  # 6
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    wait_until_kept(form)
    form.locator("[data-keep]").uncheck()
    assert stored(form) == {"off": True}
    warned: list[str] = []
    form.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    form.reload()
    assert warned == ["beforeunload"]
    expect(form.locator("[data-keep]")).not_to_be_checked()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("")


def test_sensitive_answers_are_kept_only_when_asked_for(form: Page, form_pages: dict[str, str]) -> None:  # 6
    form.goto(form_pages["sensitive"])
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    expect(form.locator("[data-state]")).to_have_text("Ikke gemt på denne enhed.")
    form.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert form.evaluate("localStorage.length + sessionStorage.length") == 0
    form.locator("[data-keep]").check()
    assert stored(form)["document"]["answers"] == {"text-required": "Unge"}
    form.locator("[data-keep]").uncheck()
    assert stored(form) is None
    form.on("dialog", Dialog.accept)


def test_what_is_typed_while_another_windows_answers_come_stays(form: Page, form_pages: dict[str, str]) -> None:  # 6
    late: list[Route] = []
    form.route("**/tools.js", lambda route: late.append(route))
    form.goto(form_pages["sensitive"])
    theirs = {"stamp": "later", "document": answers_file({"text-plain": "Derfra"})}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, theirs])
    form.locator("[data-keep]").check()
    form.get_by_label("Hvem er målgruppen?").fill("Herfra")
    while not late:
        form.evaluate("0")
    late[0].continue_()
    form.get_by_role("button", name="Behold dem, der står her").wait_for()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Herfra")
    assert stored(form) == theirs
    form.on("dialog", Dialog.accept)


def test_two_windows_do_not_overwrite_each_other(form: Page, form_pages: dict[str, str]) -> None:  # 6
    second = form.context.new_page()
    second.goto(form_pages["light"])
    second.get_by_label("Hvem er målgruppen?").fill("Fra den anden")
    wait_until_kept(second)
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Fra den anden")
    second.close()
    # A window that slept has not heard of the other's change.
    theirs = {"stamp": "later", "document": answers_file({"text-plain": "Derfra"})}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, theirs])
    form.get_by_label("Hvad hedder samarbejdet?").fill("Herfra")
    expect(form.locator("[data-state]")).to_contain_text("Ikke gemt: Svarene er ændret i et andet vindue.")
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_be_focused()
    form.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert stored(form) == theirs
    form.get_by_role("button", name="Behold dem, der står her").click()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_be_focused()
    assert stored(form)["document"]["answers"] == {"text-plain": "Herfra", "text-required": "Fra den anden"}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, theirs])
    form.get_by_label("Hvad hedder samarbejdet?").fill("Herfra igen")
    form.get_by_role("button", name="Brug dem fra det andet vindue").click()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Derfra")
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("")
    form.get_by_role("button", name="Fortryd").click()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Herfra igen")
    assert wait_until_kept(form)["answers"]["text-plain"] == "Herfra igen"


@in_matrix
def test_what_is_cleared_elsewhere_stays_here(form: Page, form_pages: dict[str, str]) -> None:  # 6
    own = form.get_by_label("Hvem er målgruppen?")
    own.fill("Unge")
    wait_until_kept(form)
    second = form.context.new_page()
    second.goto(form_pages["light"])
    second.evaluate("localStorage.clear()")
    expect(form.locator("[data-state]")).to_contain_text("Ikke gemt: Svarene på enheden er slettet")
    own.fill("Unge og gamle")
    assert stored(form) is None
    form.get_by_role("button", name="Gem dem igen").click()
    assert wait_until_kept(form)["answers"] == {"text-required": "Unge og gamle"}
    expect(second.get_by_label("Hvem er målgruppen?")).to_have_value("Unge og gamle")
    second.locator("[data-keep]").uncheck()  # no window empties another
    expect(form.locator("[data-keep]")).not_to_be_checked()
    expect(own).to_have_value("Unge og gamle")
    expect(form.locator("[data-state]")).to_have_text("Ikke gemt på denne enhed.")
    second.on("dialog", Dialog.accept)
    second.close()
    form.on("dialog", Dialog.accept)


FULL = """() => {
  window.whole = Storage.prototype.setItem;
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def test_a_full_storage_is_told_each_time_and_loses_nothing(form: Page) -> None:  # 6
    own = form.get_by_label("Hvem er målgruppen?")
    own.fill("Unge")
    kept = wait_until_kept(form)
    form.evaluate(FULL)
    for text in ("Unge og", "Unge og gamle"):
        own.fill(text)
        expect(form.locator("[data-state]")).to_contain_text("Ikke gemt: Browseren har ikke mere plads")
        expect(form.locator("[data-said]")).to_contain_text("Ikke gemt: Browseren har ikke mere plads")
        form.evaluate("document.querySelector('[data-said]').textContent = ''")
    assert stored(form)["document"] == kept
    expect(own).to_have_value("Unge og gamle")
    saved(form)
    expect(form.locator("[data-state]")).to_contain_text("Gemt i filen every-field-")
    form.evaluate("() => { Storage.prototype.setItem = window.whole }")
    own.fill("Unge og gamle sammen")
    assert wait_until_kept(form)["answers"] == {"text-required": "Unge og gamle sammen"}


@in_matrix
def test_an_answer_longer_than_any_sheet_allows_is_told_and_replaces_nothing(form: Page) -> None:  # 6
    """Kept, it would be set aside at the next visit."""
    own = form.get_by_label("Hvem er målgruppen?")
    own.fill("Unge")
    kept = wait_until_kept(form)
    paste = "([id, text]) => { const box = document.getElementById(id); box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })) }"
    form.evaluate(paste, ["f-text-required", "x" * 100_001])
    expect(form.locator("[data-state]")).to_contain_text("Ikke gemt: Et svar er længere, end noget ark tillader.")
    name, _ = saved(form)
    expect(form.locator("[data-told]")).to_contain_text(f"Filen {name} ligger nu i mappen Overførsler (Downloads), men")
    expect(form.locator("[data-state]")).to_contain_text("Ikke gemt")
    assert stored(form)["document"] == kept
    form.evaluate(paste, ["f-text-required", "x" * 100_000])
    assert len(wait_until_kept(form)["answers"]["text-required"]) == 100_000
    open_file(form, answers_file({"text-plain": "Fra filen"}))
    expect(form.locator("[data-bar]")).to_have_attribute("data-is", "file")
    form.evaluate(paste, ["f-text-required", "x" * 100_001])
    expect(form.locator("[data-state]")).to_contain_text("Ikke gemt: Et svar er længere")
    form.on("dialog", Dialog.accept)
    assert form.evaluate("sessionStorage.length") == 0  # what the next page could not show is not taken for taken


@in_matrix
@pytest.mark.parametrize(("width", "height"), spread([(320, 256), (568, 320), (640, 360)], 1))
def test_that_answers_are_in_danger_is_seen_on_low_screens(
    fresh: Fresh, form_pages: dict[str, str], width: int, height: int
) -> None:  # 6
    """A telephone on its side, a page at 200 % and at 400 %: where one types last, not at the top."""
    page = fresh(viewport={"width": width, "height": height})
    page.goto(form_pages["light"])
    page.evaluate(FULL)
    last = page.locator("textarea:visible").last
    last.fill("Unge")
    expect(page.locator("[data-bar]")).to_have_attribute("data-is", "bad")
    expect(page.locator("[data-bar]")).to_be_in_viewport(ratio=1)
    assert page.locator("[data-bar]").evaluate("bar => bar.offsetHeight") < height / 2
    page.on("dialog", Dialog.accept)


def test_a_forbidden_storage_is_told_before_anybody_types(fresh: Fresh, form_pages: dict[str, str]) -> None:  # 6
    page = fresh()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(form_pages["light"])
    expect(page.locator("[data-state]")).to_contain_text(
        "Svarene gemmes ikke på denne enhed: Browseren har ikke mere plads"
    )
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    expect(page.locator("[data-state]")).to_contain_text(
        "Ikke gemt: Browseren har ikke mere plads, eller den må ikke gemme."
    )


def test_what_was_typed_before_the_scripts_came_stays(fresh: Fresh, form_pages: dict[str, str]) -> None:  # 1
    page = fresh()
    page.goto(form_pages["light"])
    page.get_by_label("Hvad hedder samarbejdet?").fill("Fra sidst")
    page.get_by_label("Hvem er målgruppen?").fill("Også fra sidst")
    wait_until_kept(page)
    late: list[Route] = []
    page.route("**/form.js", lambda route: late.append(route))
    with page.expect_request("**/form.js"):
        page.goto(form_pages["light"], wait_until="commit")
    page.wait_for_selector("script[src='form.js']", state="attached")  # so is the whole form, which stands before it
    page.evaluate(
        """() => {
          document.getElementById("f-text-required").value = "Skrevet før";
          document.querySelector("[name=choice-plain][value=ending]").checked = true;
          document.querySelector("[name=choices-plain__people]").checked = true;
          document.getElementById("f-ranking-plain__time").value = "2";
          document.getElementById("f-table-optional__1__agreement").value = "Vi ringer";
        }"""
    )
    late[0].continue_()
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("Skrevet før")
    expect(page.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Fra sidst")
    expect(page.get_by_label("Hvorfor skal I slutte?")).to_be_visible()
    assert wait_until_kept(page)["answers"] == {
        "text-plain": "Fra sidst",
        "text-required": "Skrevet før",
        "choice-plain": "ending",
        "choices-plain": ["people"],
        "ranking-plain": ["time"],
        "table-optional": [{"agreement": "Vi ringer"}],
    }
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("Også fra sidst")
    page.locator("#f-table-optional").get_by_role("button", name="Tilføj række").click()
    expect(page.locator("#f-table-optional__2__agreement")).to_have_value("")  # a new row is like the first, and empty


def test_what_a_browser_fills_in_without_a_word_is_an_answer(form: Page) -> None:  # 1
    form.evaluate(
        """() => {
          const box = document.getElementById("f-respondent__organisation");
          box.value = "Udfyldt";
          box.dispatchEvent(new Event("change", { bubbles: true }));
          document.getElementById("f-respondent__name").value = "Uden et ord";
        }"""
    )
    assert wait_until_kept(form)["respondent"] == {"organisation": "Udfyldt", "name": "Uden et ord"}
    form.evaluate("document.getElementById('f-text-required').value = 'Gemt med'")
    assert saved(form)[1]["answers"] == {"text-required": "Gemt med"}
    form.evaluate("document.getElementById('f-text-plain').value = 'Tjekket med'")
    form.click("[data-check]")
    form.evaluate("document.getElementById('f-text-plain').value = 'Husket'")
    form.reload()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Husket")


def test_clearing_can_be_undone(form: Page) -> None:  # 7
    own = form.get_by_label("Hvem er målgruppen?")
    own.fill("Unge")
    kept = wait_until_kept(form)
    form.click("[data-clear]")
    form.get_by_role("button", name="Ja, slet").click()
    expect(own).to_have_value("")
    assert stored(form) is None
    own.fill("Nyt")
    form.get_by_role("button", name="Fortryd").click()
    expect(own).to_have_value("Unge")
    assert wait_until_kept(form)["answers"] == kept["answers"]
    form.get_by_role("button", name="Fortryd").click()  # what was written meanwhile is not lost either
    expect(own).to_have_value("Nyt")


@in_matrix
def test_the_other_language_gets_what_is_not_kept(form: Page, form_pages: dict[str, str]) -> None:  # 8
    form.goto(form_pages["sensitive"])
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    link = form_pages["sensitive"].replace("/da/", "/en/")
    form.evaluate(
        "address => { const link = document.createElement('a'); link.hreflang = 'en'; link.href = address; link.id = 'twin'; link.textContent = 'English'; document.body.prepend(link); }",
        link,
    )
    form.click("#twin")
    expect(form.get_by_role("dialog", name="Tag svarene med til det andet sprog?")).to_be_visible()
    form.get_by_role("button", name="Annuller").click()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
    assert form.evaluate("sessionStorage.length") == 0
    form.click("#twin")
    form.get_by_role("button", name="Ja, tag dem med").click()
    form.wait_for_url("**/en/worksheets/sensitive.html")
    expect(form.locator("#f-text-required")).to_have_value("Unge")
    expect(form.locator("[data-state]")).to_have_text("Not saved on this device.")
    assert form.evaluate("localStorage.length + sessionStorage.length") == 0
    form.on("dialog", Dialog.accept)


@in_matrix
def test_sites_on_one_host_do_not_share(form: Page, form_pages: dict[str, str]) -> None:  # 6
    old = {"stamp": "1", "document": answers_file({"text-required": "Fra før"})}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, old])
    form.goto(form_pages["site one"])
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Fra før")  # brought along once, not taken away
    form.get_by_label("Hvem er målgruppen?").fill("Den ene")
    expect(form.locator("[data-bar]")).to_have_attribute("data-is", "kept")
    form.goto(form_pages["site two"])
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Fra før")
    form.click("[data-clear]")
    form.get_by_role("button", name="Ja, slet").click()
    form.reload()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("")
    form.goto(form_pages["site one"])
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Den ene")


def test_an_older_version_on_the_device_is_brought_up_to_date(form: Page) -> None:  # 6
    old = {"stamp": "1", "document": answers_file({"old-name": "Køkkenet", "gone": "væk"}) | {"version": 1}}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, old])
    form.reload()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Køkkenet")
    expect(form.locator(".ws-summary")).to_contain_text("Arket er ændret, siden det blev udfyldt (version 1, nu")
    document = saved(form)[1]
    assert document["version"] == 2
    assert document["dropped"] == {"gone": "væk"}


@pytest.mark.parametrize("comes", [True, False])
def test_an_older_version_waits_for_the_script_that_reads_it(form: Page, comes: bool) -> None:  # 6
    old = {"stamp": "1", "document": answers_file({"old-name": "Køkkenet"}) | {"version": 1}}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, old])
    late: list[Route] = []
    form.route("**/tools.js", lambda route: late.append(route))
    form.reload(wait_until="commit")  # the page has loaded only once the script has come
    while not late:
        form.evaluate("0")
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    form.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert stored(form) == old
    if comes:
        late[0].continue_()
        expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Køkkenet")
        expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
        form.evaluate("window.dispatchEvent(new Event('pagehide'))")
        assert stored(form)["document"]["answers"] == {"text-plain": "Køkkenet", "text-required": "Unge"}
    else:
        late[0].fulfill(body="", content_type="text/javascript")  # as good as none
        expect(form.locator("[data-told]")).to_contain_text("Noget af siden kunne ikke hentes.")
        expect(form.locator("[data-state]")).to_have_text(say("da", "form_script.state_off"))
        form.evaluate("window.dispatchEvent(new Event('pagehide'))")
        assert stored(form) == old  # refused, and not written over
        expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
        form.on("dialog", Dialog.accept)


def test_a_newer_version_on_the_device_stays(form: Page) -> None:  # 6
    newer = {"stamp": "1", "document": answers_file({"text-plain": "Nyt"}) | {"version": 3}}
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, newer])
    form.reload()
    expect(form.locator("[data-state]")).to_contain_text("nyere version")
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    form.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert stored(form) == newer
    form.on("dialog", Dialog.accept)


JUNK = (
    "null",
    "[]",
    "{",
    '"x"',
    '{"document": 5}',
    '{"document": {"answers": [1]}, "stamp": {}}',
    '{"document": {"format": "brobygger-answers/1", "worksheet": "every-field", "version": "abc", "answers": {}}}',
    '{"document": {"answers": {"text-plain": ' + "[" * 5_000 + "]" * 5_000 + "}}}",
    '{"document": {"answers": {"table-optional": [' + "{}," * 20_000 + "{}]}}}",
)


@pytest.mark.parametrize("junk", spread(JUNK, 2), ids=range(len(spread(JUNK, 2))))
def test_junk_on_the_device_is_set_aside(form: Page, junk: str) -> None:  # 6
    form.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, junk])
    form.reload()
    expect(form.locator("[data-told]")).to_contain_text("Det er lagt til side, og nye svar bliver gemt som før.")
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    assert wait_until_kept(form)["answers"] == {"text-required": "Unge"}
    assert form.evaluate("key => localStorage.getItem(key)", f"{KEY}:aside") == junk


@in_matrix
def test_what_was_set_aside_can_be_fetched(form: Page) -> None:  # 6
    """At once, or at a later visit; then it has left the device, and nothing more is said of it."""
    form.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, '{"document": 5, "old": "æ"}'])
    form.reload()
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    wait_until_kept(form)
    expect(form.get_by_role("button", name="Hent det som fil")).to_have_count(0)
    form.reload()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
    with form.expect_download() as caught:
        form.get_by_role("button", name="Hent det som fil").click()
    assert caught.value.suggested_filename.endswith("-lagt-til-side.txt")
    assert caught.value.path().read_text("utf-8") == '{"document": 5, "old": "æ"}'
    expect(form.locator("[data-told]")).to_have_text("Det er gemt som fil og ligger ikke mere på enheden.")
    form.reload()
    expect(form.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
    expect(form.get_by_role("button", name="Hent det som fil")).to_have_count(0)


def test_answers_are_carried_to_other_worksheets(form: Page, form_pages: dict[str, str]) -> None:  # 6
    partner = form.get_by_label("Hvilken partner taler I med?")
    partner.fill("Boldklubben")
    wait_until_kept(form)
    form.goto(form_pages["other"])
    expect(partner).to_have_value("")  # never unasked
    expect(form.locator(".ws-carry")).to_contain_text("Fra Alle felter: »Boldklubben«")
    form.locator(".ws-carry").get_by_role("button").click()
    expect(partner).to_have_value("Boldklubben")
    expect(partner).to_be_focused()
    expect(form.locator(".ws-carry")).to_have_count(0)
    expect(form.locator("[data-told]")).to_have_text("Svaret er sat ind i »Hvilken partner taler I med?«.")
    form.get_by_role("button", name="Fortryd").click()
    expect(partner).to_have_value("")
    expect(form.locator(".ws-carry")).to_contain_text("Fra Alle felter: »Boldklubben«")


@in_matrix
def test_a_day_is_carried_as_people_write_it(form: Page, form_pages: dict[str, str]) -> None:  # 6
    """Offered and put in place as it is written, kept as the day that it is; a slip is undone."""
    asked = form.get_by_label("Hvornår ser I på det igen?")
    asked.fill("28.2.2027")
    assert wait_until_kept(form)["answers"] == {"date-plain": "2027-02-28"}
    form.goto(form_pages["other"])
    expect(asked).to_have_value("")
    expect(form.locator(".ws-carry")).to_contain_text("Fra Alle felter: »28.2.2027«")
    form.locator(".ws-carry").get_by_role("button").click()
    expect(form.locator(".ws-carry")).to_have_count(0)
    assert wait_until_kept(form)["answers"] == {"date-plain": "2027-02-28"}
    expect(asked).to_have_value("28.2.2027")
    form.get_by_role("button", name="Fortryd").click()
    expect(asked).to_have_value("")


@in_matrix
def test_offers_say_which_answers_they_are_from(form: Page, form_pages: dict[str, str]) -> None:  # 6
    """Listed with where they would go, from named sets too, also of the same worksheet."""
    kept = {
        f"{KEY}#a": ("Forsøg", "every-field", "2026-11-01", "<b>Fra før</b>"),
        "brobygger:answers:other-sheet#p": ("Partner", "other-sheet", "2026-11-20", "Boldklubben"),
        "brobygger:answers:other-sheet": (None, "other-sheet", "2026-11-02", "Boldklubben"),
        "brobygger:answers:gone-sheet": (None, "gone-sheet", "2026-11-03", "Af et ark, der ikke er mere"),
    }
    for key, (name, sheet, day, partner) in kept.items():
        document = answers_file({"text-carried": partner}, saved=f"{day}T12:00:00Z") | {"worksheet": sheet}
        entry = json.dumps({"stamp": "1", "name": name, "document": document})
        form.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, entry])
    form.get_by_label("Hvem er målgruppen?").fill("Unge")
    wait_until_kept(form)
    form.reload()
    form.locator("[data-offers] > summary").click()
    expect(form.locator("[data-offers] > summary")).to_have_text("1 svar fra før kan bruges her")
    lines = form.locator("[data-offers] li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("Hvilken partner taler I med?Fra Et andet ark (Partner): »Boldklubben«")
    expect(lines.nth(1)).to_contain_text("Fra en anden besvarelse af dette ark (Forsøg): »<b>Fra før</b>«")
    lines.nth(1).get_by_role("button").click()
    expect(form.get_by_label("Hvilken partner taler I med?")).to_have_value("<b>Fra før</b>")
    expect(form.locator("[data-offers]")).to_be_hidden()
    assert wait_until_kept(form)["answers"] == {"text-required": "Unge", "text-carried": "<b>Fra før</b>"}
    form.get_by_label("Hvilken partner taler I med?").fill("Rettet")
    form.get_by_role("button", name="Fortryd").click()  # what was written since stays
    expect(form.get_by_label("Hvilken partner taler I med?")).to_have_value("Rettet")
