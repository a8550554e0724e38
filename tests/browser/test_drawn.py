"""Drawn sections in the form: side by side where there is room, under each other on a phone, in the author's order in both."""

import pytest
from playwright.sync_api import Page

from tests.browser.form_page import bundle, write_page
from tests.paper.test_drawn import against, around

_PLACES = """kind => [...document.querySelectorAll(`.ws-${kind} > .ws-field`)].map(field => {
  const box = field.getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top), Math.round(box.right)];
})"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("drawn")
    bundle(folder)
    models = {"circle": around(4), "forces": against()}
    return {kind: write_page(folder, kind, model) for kind, model in models.items()}


def places(page: Page, address: str, kind: str, width: int) -> tuple[list[list[int]], int]:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    found = page.evaluate(_PLACES, kind)
    scrolled = page.evaluate("document.documentElement.scrollWidth")
    return found, scrolled


def test_panels_stand_two_by_two_below_the_centre(page: Page, pages: dict[str, str]) -> None:
    (centre, first, second, third, fourth), _ = places(page, pages["circle"], "circle", 1280)
    assert centre[1] < first[1] == second[1] < third[1] == fourth[1]
    assert first[2] < second[0] and first[0] == third[0] == centre[0]
    assert centre[2] == second[2], "the centre has the whole width"


def test_forces_stand_against_each_other(page: Page, pages: dict[str, str]) -> None:
    (left, right), _ = places(page, pages["forces"], "forces", 1280)
    assert left[1] == right[1] and left[2] < right[0]


@pytest.mark.parametrize("kind", ["circle", "forces"])
def test_a_phone_has_them_under_each_other(page: Page, pages: dict[str, str], kind: str) -> None:
    found, scrolled = places(page, pages[kind], kind, 320)
    tops = [top for _, top, _ in found]
    assert tops == sorted(set(tops))
    assert {left for left, _, _ in found} == {found[0][0]}
    assert scrolled == 320
