"""Several sets of answers to one worksheet: named, shown one at a time, kept apart, deleted and had back; what is in a file and what is not."""

import json

from playwright.sync_api import Dialog, Page, expect

from tests.browser.axe import axe_faults
from tests.browser.form_page import CPR, KEY, answers_file, open_file, saved, wait_until_kept
from tests.browser.shared_context import Fresh
from tests.tiers import in_matrix

WHO = "Hvem er målgruppen?"
FULL = """() => {
  window.whole = Storage.prototype.setItem;
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def sets(page: Page) -> dict[str, str]:
    """What lies on the device: name → the answer to one question."""
    found = page.evaluate(
        "key => Object.entries(localStorage).filter(([name]) => name === key || name.startsWith(key + '#')).map(([, text]) => text)",
        KEY,
    )
    entries = [json.loads(text) for text in found]
    return {entry.get("name", ""): entry["document"]["answers"].get("text-required", "") for entry in entries}


def unfold(page: Page) -> None:
    if page.locator("[data-sets]").get_attribute("open") is None:
        page.locator("[data-sets] > summary").click()


def begin(page: Page, name: str) -> None:
    unfold(page)
    page.get_by_label("Navn på en ny besvarelse").fill(name)
    page.get_by_role("button", name="Begynd en ny besvarelse").click()


def test_sets_are_named_shown_and_kept_apart(form: Page, form_pages: dict[str, str]) -> None:
    form.get_by_label(WHO).fill("Vores")
    wait_until_kept(form)
    expect(form.locator("[data-set]")).to_be_hidden()  # one alone needs no name
    begin(form, "  Partner  ")
    expect(form.locator("[data-told]")).to_contain_text("Besvarelsen »Partner« er begyndt.")
    expect(form.locator("[data-said]")).to_contain_text("Besvarelsen »Partner« er begyndt.")
    expect(form.locator("[data-set]")).to_have_text("Partner")
    expect(form.get_by_label(WHO)).to_have_value("")
    form.get_by_label(WHO).fill("Partnerens")
    wait_until_kept(form)
    assert sets(form) == {"": "Vores", "Partner": "Partnerens"}
    form.get_by_role("button", name="Giv navn: Uden navn").click()
    form.get_by_label("Nyt navn").fill("Vores enhed")
    form.keyboard.press("Enter")
    assert sets(form) == {"Vores enhed": "Vores", "Partner": "Partnerens"}
    form.get_by_role("button", name="Vis: Vores enhed").click()
    expect(form.get_by_label(WHO)).to_have_value("Vores")
    expect(form.locator("[data-set]")).to_have_text("Vores enhed")
    assert saved(form)[1]["name"] == "Vores enhed"
    form.reload()  # the same one, and its name in sight before anything is touched
    expect(form.locator("[data-set]")).to_have_text("Vores enhed")
    expect(form.get_by_label(WHO)).to_have_value("Vores")
    form.goto(form_pages["english"])
    expect(form.locator("[data-set]")).to_have_text("Vores enhed")
    form.locator("[data-set]").click()
    expect(form.get_by_role("button", name="Name: Vores enhed")).to_be_focused()
    form.get_by_role("button", name="Show: Partner").click()
    form.reload()
    expect(form.get_by_label("Who is the target group?")).to_have_value("Partnerens")


@in_matrix
def test_a_name_is_one_that_no_other_has(form: Page) -> None:
    begin(form, "Partner")
    expect(form.locator("[data-set]")).to_have_text("Partner")
    begin(form, "partner")
    fault = form.locator("#ws-sets-fault")
    expect(fault).to_contain_text("Der er allerede en besvarelse, der hedder »partner«")
    box = form.get_by_label("Navn på en ny besvarelse")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill(" ")
    form.keyboard.press("Enter")
    expect(fault).to_have_text("Skriv, hvad besvarelsen skal hedde.")
    box.fill(f"Borger {CPR}")
    form.keyboard.press("Enter")
    expect(form.locator("[data-set]")).to_have_text("Borger ******-****")
    expect(fault).to_be_hidden()


def test_a_set_that_was_deleted_comes_back(form: Page) -> None:
    form.get_by_label(WHO).fill("Vores")
    wait_until_kept(form)
    begin(form, "Partner")
    form.get_by_label(WHO).fill("Partnerens")
    form.get_by_label("Hvilken partner taler I med?").fill("Boldklubben")
    form.get_by_role("button", name="Slet: Partner").click()
    expect(form.locator("[data-told]")).to_have_text("Besvarelsen »Partner« er slettet fra enheden.")
    expect(form.get_by_label(WHO)).to_have_value("Vores")
    expect(form.get_by_role("button", name="Giv navn: Uden navn")).to_be_focused()
    assert sets(form) == {"": "Vores"}
    form.get_by_role("button", name="Fortryd").click()
    expect(form.get_by_label(WHO)).to_have_value("Partnerens")
    assert sets(form) == {"": "Vores", "Partner": "Partnerens"}
    expect(form.get_by_label("Hvilken partner taler I med?")).to_have_value("Boldklubben")
    form.get_by_role("button", name="Slet: Uden navn").click()  # another than the one shown
    expect(form.get_by_label(WHO)).to_have_value("Partnerens")
    assert sets(form) == {"Partner": "Partnerens"}
    form.get_by_role("button", name="Fortryd").click()
    assert sets(form) == {"": "Vores", "Partner": "Partnerens"}
    form.get_by_role("button", name="Giv navn: Partner").click()
    form.get_by_label("Nyt navn").fill("Foreningen")
    form.get_by_role("button", name="Gem navn").click()
    form.get_by_role("button", name="Fortryd").click()
    expect(form.locator("[data-set]")).to_have_text("Partner")


@in_matrix
def test_two_windows_with_two_sets_leave_each_other_alone(form: Page, form_pages: dict[str, str]) -> None:
    form.get_by_label(WHO).fill("Vores")
    wait_until_kept(form)
    second = form.context.new_page()
    second.goto(form_pages["light"])
    begin(second, "Partner")
    second.get_by_label(WHO).fill("Partnerens")
    wait_until_kept(second)
    expect(form.get_by_label(WHO)).to_have_value("Vores")
    form.get_by_label(WHO).fill("Vores igen")
    wait_until_kept(form)
    assert sets(form) == {"": "Vores igen", "Partner": "Partnerens"}
    unfold(form)
    form.get_by_role("button", name="Vis: Partner").click()
    form.get_by_role("button", name="Giv navn: Partner").click()
    form.get_by_label("Nyt navn").fill("Foreningen")
    form.keyboard.press("Enter")
    expect(second.locator("[data-set]")).to_have_text("Foreningen")  # a name is no change of the answers
    expect(second.locator("[data-bar]")).to_have_attribute("data-is", "kept")
    form.get_by_label(WHO).fill("Rettet")
    expect(second.get_by_label(WHO)).to_have_value("Rettet")
    expect(second.locator("[data-told]")).to_have_text("Svarene er ændret i et andet vindue og hentet ind.")
    form.get_by_role("button", name="Slet: Foreningen").click()
    expect(second.locator("[data-state]")).to_contain_text("Ikke gemt: Svarene på enheden er slettet")
    expect(second.get_by_label(WHO)).to_have_value("Rettet")
    second.get_by_role("button", name="Gem dem igen").click()
    assert sets(form) == {"": "Vores igen", "Foreningen": "Rettet"}


def test_a_sensitive_sheet_asks_before_it_keeps_sets(form: Page, form_pages: dict[str, str]) -> None:
    form.goto(form_pages["sensitive"])
    form.get_by_label(WHO).fill("Unge")
    begin(form, "Partner")
    expect(form.get_by_role("dialog", name="Gem svarene på denne enhed?")).to_be_visible()
    form.get_by_role("button", name="Annuller").click()
    assert form.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(form.get_by_label(WHO)).to_have_value("Unge")
    begin(form, "Partner")
    form.get_by_role("button", name="Ja, gem dem her").click()
    expect(form.locator("[data-set]")).to_have_text("Partner")
    expect(form.get_by_label(WHO)).to_have_value("")
    assert sets(form) == {"": "Unge", "Partner": ""}


@in_matrix
def test_answers_that_are_nowhere_are_not_left_without_a_question(form: Page) -> None:
    form.get_by_label(WHO).fill("Vores")
    begin(form, "Partner")
    form.evaluate(FULL)
    form.get_by_label(WHO).fill("Kun her")
    expect(form.locator("[data-bar]")).to_have_attribute("data-is", "bad")
    form.get_by_role("button", name="Vis: Uden navn").click()
    expect(form.get_by_role("dialog", name="Vil I forlade svarene her?")).to_be_visible()
    form.get_by_role("button", name="Annuller").click()
    expect(form.get_by_label(WHO)).to_have_value("Kun her")
    saved(form)  # in a file they may go
    begin(form, "Tredje")
    expect(form.locator("[data-told]")).to_contain_text("Besvarelsen kunne ikke oprettes")
    expect(form.get_by_label(WHO)).to_have_value("Kun her")
    expect(form.locator("[data-set]")).to_have_text("Partner")
    form.evaluate("() => { Storage.prototype.setItem = window.whole }")
    form.get_by_role("button", name="Vis: Uden navn").click()
    expect(form.get_by_label(WHO)).to_have_value("Vores")


@in_matrix
def test_a_file_beside_own_answers_becomes_a_set(form: Page) -> None:
    form.get_by_label(WHO).fill("Vores")
    kept = wait_until_kept(form)
    theirs = answers_file({"text-required": "Deres"}, respondent={"organisation": "Boldklubben"})
    open_file(form, theirs, "svar.json")
    form.get_by_role("button", name="Gør dem til egne svar").click()
    expect(form.locator("[data-set]")).to_have_text("Boldklubben")
    expect(form.locator("[data-told]")).to_contain_text("Jeres egne svar ligger ved siden af.")
    assert sets(form) == {"": "Vores", "Boldklubben": "Deres"}
    form.get_by_role("button", name="Fortryd").click()
    expect(form.locator("[data-state]")).to_have_text("Filen svar.json er åben ved siden af jeres egne svar.")
    assert sets(form) == {"": "Vores"}
    form.get_by_role("button", name="Luk filen").click()
    assert wait_until_kept(form)["answers"] == kept["answers"]
    open_file(form, theirs | {"name": "Partner"}, "svar.json")
    form.get_by_role("button", name="Gør dem til egne svar").click()
    expect(form.locator("[data-set]")).to_have_text("Partner")


def test_one_sees_what_is_in_no_file_yet(form: Page) -> None:
    state = form.locator("[data-state]")
    form.get_by_label(WHO).fill("Unge")
    expect(state).to_contain_text("Endnu ikke gemt som fil.")
    name, _ = saved(form)
    expect(state).to_contain_text(f"Også gemt i filen {name}.")
    form.reload()
    expect(state).to_contain_text(f"Også gemt i filen {name}.")
    form.get_by_label(WHO).fill("Unge og gamle")
    expect(state).to_contain_text(f"Ændret, siden filen {name} blev gemt")
    wait_until_kept(form)
    form.reload()
    expect(state).to_contain_text(f"Ændret, siden filen {name} blev gemt")


@in_matrix
def test_an_older_set_is_brought_up_to_date_when_it_is_shown(form: Page) -> None:
    old = {
        "stamp": "1",
        "name": "Fra før",
        "document": answers_file({"old-name": "Køkkenet", "gone": "væk"}) | {"version": 1},
    }
    form.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [f"{KEY}#old", old])
    form.get_by_label(WHO).fill("Vores")
    wait_until_kept(form)
    unfold(form)
    form.get_by_role("button", name="Vis: Fra før").click()
    expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Køkkenet")
    expect(form.locator(".ws-summary")).to_contain_text("Arket er ændret, siden det blev udfyldt (version 1, nu")
    assert saved(form)[1]["dropped"] == {"gone": "væk"}


@in_matrix
def test_a_name_that_the_device_does_not_take_is_not_said_to_be_given(form: Page) -> None:
    form.get_by_label(WHO).fill("Vores")
    wait_until_kept(form)
    begin(form, "Partner")
    expect(form.locator("[data-set]")).to_have_text("Partner")
    form.evaluate(FULL)
    for old in ("Uden navn", "Partner"):  # one that is not shown, and the one that is
        form.get_by_role("button", name=f"Giv navn: {old}").click()
        form.get_by_label("Nyt navn").fill("Vores enhed")
        form.keyboard.press("Enter")
        expect(form.locator("[data-told]")).to_contain_text("Besvarelsen fik ikke et nyt navn")
        expect(form.locator("[data-sets] li")).to_have_count(2)
        expect(form.locator("[data-set]")).to_have_text("Partner")
        form.evaluate("document.querySelector('[data-told]').textContent = ''")
    assert sets(form) == {"": "Vores", "Partner": ""}


def test_sets_with_forbidden_storage(fresh: Fresh, form_pages: dict[str, str]) -> None:
    page = fresh()
    page.add_init_script(
        "for (const kind of ['localStorage', 'sessionStorage']) Object.defineProperty(window, kind, { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(form_pages["light"])
    begin(page, "Partner")
    expect(page.locator("[data-told]")).to_contain_text("Besvarelsen kunne ikke oprettes")
    page.get_by_label(WHO).fill("Unge")
    begin(page, "Partner")
    expect(page.get_by_role("dialog", name="Vil I forlade svarene her?")).to_be_visible()
    page.get_by_role("button", name="Annuller").click()
    expect(page.get_by_label(WHO)).to_have_value("Unge")
    page.on("dialog", Dialog.accept)


def test_the_list_of_sets_is_accessible(form: Page) -> None:
    begin(form, "Partner")
    begin(form, "Foreningen")
    form.get_by_role("button", name="Giv navn: Partner").click()
    assert axe_faults(form, "[data-sets], dialog[open]") == []
    form.keyboard.press("Escape")
    expect(form.get_by_role("button", name="Giv navn: Partner")).to_be_focused()
    form.set_viewport_size({"width": 320, "height": 700})
    assert form.evaluate("document.documentElement.scrollWidth") <= 320
