"""A ranking in its order: up, down, first, last and by number, each said and undone; the focus stays on what was pressed."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from playwright.sync_api import Locator, Page, expect

from tests.browser.form_page import answers_file, come_near, open_file, saved
from tests.browser.test_form import axe_faults


def button(page: Page, name: str) -> Locator:
    return page.locator("#f-ranking-plain").get_by_role("button", name=name, exact=True)


def shown(page: Page) -> list[str]:
    return [text.split(": ")[-1] for text in page.locator("#f-ranking-plain .ws-ranks label").all_text_contents()]


def test_a_keyboard_orders(form: Page) -> None:
    come_near(form, "ranking-plain")
    for name, order, place in (
        ("Op: Tid", ["Tid", "Tillid", "Penge"], "»Tid« er nu nummer 1 af 1."),
        ("Sidst: Penge", ["Tid", "Penge", "Tillid"], "»Penge« er nu nummer 2 af 2."),
        ("Først: Tillid", ["Tillid", "Tid", "Penge"], "»Tillid« er nu nummer 1 af 3."),
        ("Ned: Tillid", ["Tid", "Tillid", "Penge"], "»Tillid« er nu nummer 2 af 3."),
        ("Sidst: Tid", ["Tillid", "Penge", "Tid"], "»Tid« er nu nummer 3 af 3."),
    ):
        button(form, name).focus()
        form.keyboard.press("Enter")
        expect(form.locator("[data-told]")).to_have_text(place)
        expect(form.locator("[data-said]")).to_contain_text(place)
        expect(button(form, name)).to_be_focused()
        assert shown(form) == order
    last = button(form, "Ned: Tid")
    expect(last).to_have_attribute("aria-disabled", "true")
    last.focus()
    form.keyboard.press("Enter")
    expect(form.locator("[data-said]")).to_contain_text("»Tid« er nummer 3 af 3 og kan ikke komme længere den vej.")
    expect(last).to_be_focused()
    form.get_by_role("button", name="Fortryd").click()
    expect(button(form, "Sidst: Tid")).to_be_focused()
    assert shown(form) == ["Tid", "Tillid", "Penge"]
    assert saved(form)[1]["answers"]["ranking-plain"] == ["time", "trust", "money"]


def test_the_numbers_are_the_truth(form: Page) -> None:
    open_file(form, answers_file({"ranking-plain": ["money", "trust"]}))
    expect(form.locator("#f-ranking-plain .ws-ranks label").first).to_contain_text("Penge")
    assert shown(form) == ["Penge", "Tillid", "Tid"]
    number = form.get_by_role("combobox", name="Plads: Tid")
    number.select_option("1")
    assert shown(form) == ["Penge", "Tillid", "Tid"], "nothing moves under a person who chooses"
    expect(form.locator("#f-ranking-plain .ws-is-ranked")).to_have_count(3)
    form.get_by_label("Hvad hedder samarbejdet?").focus()
    expect(form.locator("#f-ranking-plain .ws-error").first).to_be_visible()  # two with the place 1
    button(form, "Ned: Tid").click()  # which makes the places plain again
    expect(form.locator("#f-ranking-plain .ws-error")).to_have_count(0)
    answer = saved(form)[1]["answers"]["ranking-plain"]
    assert sorted(answer) == ["money", "time", "trust"]
    assert shown(form) == [{"money": "Penge", "time": "Tid", "trust": "Tillid"}[value] for value in answer]


def test_fingers_order(opened: Callable[..., AbstractContextManager[Page]], form_pages: dict[str, str]) -> None:
    with opened(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as page:
        page.goto(form_pages["dark"])
        come_near(page, "ranking-plain")
        button(page, "Først: Penge").tap()
        button(page, "Op: Tid").tap()
        assert shown(page) == ["Penge", "Tid", "Tillid"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert axe_faults(page, "[data-field=ranking-plain]") == []
        assert saved(page)[1]["answers"] == {"ranking-plain": ["money", "time"]}
