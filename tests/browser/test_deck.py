"""Cards to read as a deck: shuffled, dealt one at a time, with a clock that is off until it is set, can be stopped and given more time."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.form_page import bundle, come_near, write_page
from tests.browser.shared_context import Fresh
from tests.browser.test_form import axe_faults
from tests.pages.every_field import model_of
from tests.pages.test_form import sheet_of


def deck(page: Page) -> Locator:
    return page.locator("[data-field=cards-plain]")


def press(page: Page, name: str) -> None:
    button = deck(page).get_by_role("button", name=name)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()


def test_cards_are_dealt_one_at_a_time(form: Page) -> None:
    come_near(form, "cards-plain")
    card = deck(form).locator(".ws-deal-card")
    expect(card).to_be_hidden()
    deck(form).get_by_role("button", name="Bland, og træk et kort").focus()
    form.keyboard.press("Enter")
    expect(deck(form).get_by_role("button", name="Bland igen")).to_be_focused()
    expect(deck(form).get_by_text("Frivillige har altid tid.").last).to_be_hidden()  # the list is folded away
    seen = [card.locator(".ws-deal-text").inner_text()]
    expect(card).to_contain_text("Kort 1 af 2")
    press(form, "Næste kort")
    seen.append(card.locator(".ws-deal-text").inner_text())
    assert sorted(seen) == ["Frivillige har altid tid.", "Kommunen er langsom."]
    press(form, "Næste kort")
    expect(deck(form).get_by_role("status")).to_have_text("Det var det sidste kort. Bland igen for at begynde forfra.")
    if seen[1] != "Kommunen er langsom.":
        press(form, "Forrige kort")
    expect(card.get_by_text("Hvad venter den på?")).to_be_hidden()
    deck(form).get_by_role("button", name="Vis bagsiden").click()
    expect(card.get_by_text("Hvad venter den på?")).to_be_visible()
    assert axe_faults(form, "[data-field=cards-plain]") == []
    expect(deck(form).get_by_role("link", name="Print kortene (PDF)")).to_have_attribute(
        "href", "../pdf/every-field--cards.pdf"
    )


def test_every_card_comes_once_in_an_order_of_chance(fresh: Fresh, tmp_path: Path) -> None:
    """On a sheet that asks nothing at all."""
    statements = [{"id": f"c{n}", "text": {"da": f"Tekst {n}", "en": f"Text {n}"}} for n in range(12)]
    bundle(tmp_path)
    model = model_of(sheet_of({"id": "cards-plain", "type": "cards", "statements": statements}))
    page = fresh(viewport={"width": 320, "height": 640}, has_touch=True)
    page.goto(write_page(tmp_path, "cards", model))
    orders = []
    for name in ("Bland, og træk et kort", "Bland igen"):
        page.get_by_role("button", name=name).tap()
        order = []
        for number in range(1, 13):
            expect(page.locator(".ws-deal-count")).to_have_text(f"Kort {number} af 12")
            order.append(page.locator(".ws-deal-text").inner_text())
            if number < 12:
                page.get_by_role("button", name="Næste kort").tap()
        orders.append(order)
    assert sorted(orders[0]) == sorted(orders[1]) == sorted(f"Tekst {n}" for n in range(12))
    assert orders[0] != orders[1]  # by chance once in 12! times
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_faults(page) == []


def test_the_clock_can_be_stopped_and_given_more_time(fresh: Fresh, form_pages: dict[str, str]) -> None:
    form = fresh()
    form.clock.install()
    form.goto(form_pages["light"])
    come_near(form, "cards-plain")
    deck(form).get_by_role("button", name="Bland, og træk et kort").click()
    clock, said = deck(form).get_by_role("timer"), deck(form).get_by_role("status")
    expect(clock).to_be_hidden()  # nothing is timed unless somebody wants it
    deck(form).get_by_label("Tid til hvert kort").select_option("2")
    expect(clock).to_have_text("2:00 tilbage")
    form.clock.run_for(61_000)
    expect(clock).to_have_text("0:59 tilbage")
    expect(said).to_have_text("Der er 1 minut tilbage.")
    deck(form).get_by_role("button", name="Stop uret").click()
    form.clock.run_for(200_000)
    expect(clock).to_have_text("0:59 tilbage")
    deck(form).get_by_role("button", name="1 minut mere").click()
    expect(clock).to_have_text("1:59 tilbage")
    deck(form).get_by_role("button", name="Start uret igen").click()
    form.clock.run_for(120_000)
    expect(clock).to_have_text("0:00 tilbage")
    expect(said).to_have_text("Tiden er gået. Tag det næste kort, eller giv det her et minut mere.")
    expect(deck(form).locator(".ws-deal-text")).to_be_visible()  # nothing is taken away
    expect(deck(form).get_by_role("button", name="Stop uret")).to_have_attribute("aria-disabled", "true")
    deck(form).get_by_role("button", name="1 minut mere").click()
    expect(clock).to_have_text("1:00 tilbage")
    expect(said).to_have_text("")
    deck(form).get_by_role("button", name="Næste kort").click()
    expect(clock).to_have_text("2:00 tilbage")
    deck(form).get_by_label("Tid til hvert kort").select_option("0")
    expect(clock).to_be_hidden()
