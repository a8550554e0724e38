"""Pictures of answers on the form and in the report of the check page, in Chromium."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.form_page import CPR, answers_file, open_file
from tests.browser.shared_context import Fresh
from tests.browser.test_check import axe_faults
from tests.pages.every_field import every_field, model_of
from tests.tiers import spread
from toolkit.contract.picture import Picture
from toolkit.pictures.picture import pictures_of
from toolkit.words.locale import words

MODEL: Any = model_of(every_field())
SCRIPT = "<img src=x onerror=alert(1)>"
SVG = "{http://www.w3.org/2000/svg}"


def expected(key: str, answers: Any, width: int = 640) -> Picture:
    found = pictures_of(MODEL, answers, words("da")["pictures"]["said"], width)
    return next(picture for picture in found if picture["key"] == key)


def panel(page: Page, key: str) -> Locator:
    return page.locator(f"[data-picture={key}]")


def rate(page: Page, row: str, value: str) -> None:
    page.locator(f'[name="grid-scale__{row}"][value="{value}"]').check()


def test_nothing_is_loaded_before_there_is_something_to_draw(page: Page, form_pages: dict[str, str]) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rsplit("/", 1)[-1]))
    page.goto(form_pages["light"])
    expect(panel(page, "grid-scale")).not_to_have_attribute("open", "")
    assert not [name for name in loaded if name.startswith(("pictures", MODEL["id"]))]
    rate(page, "goals", "4")
    expect(panel(page, "grid-scale").locator("svg circle")).to_have_count(1)
    assert {"pictures.js", "pictures-da.js", f"{MODEL['id']}-da.js"} <= set(loaded)


def test_a_picture_follows_what_is_answered(form: Page) -> None:
    rate(form, "goals", "2")
    rate(form, "talk", "5")
    own = panel(form, "grid-scale")
    expect(own.locator("figcaption")).to_have_text(
        "Fra 1 slet ikke til 5 i meget høj grad. Lavest: Klare mål (2). 1 er ikke besvaret."
    )
    image = own.get_by_role("img", name="Hvor godt går det?")
    expect(image).to_have_accessible_description(
        "Fra 1 slet ikke til 5 i meget høj grad. Lavest: Klare mål (2). 1 er ikke besvaret."
    )
    before = own.locator("circle").first.get_attribute("cx")
    rate(form, "goals", "5")
    expect(own.locator("circle").first).not_to_have_attribute("cx", before or "")
    expect(own.locator(".pic-fold > summary")).to_have_text("Tallene bag billedet: Hvor godt går det?")
    own.locator(".pic-fold > summary").click()
    table = own.locator("tbody tr").all_inner_texts()
    rows = expected("grid-scale", {"grid-scale": {"goals": 5, "talk": 5}})["numbers"]["rows"]
    assert [line.split("\t") for line in table] == rows


def test_who_closes_a_picture_is_left_alone(form: Page) -> None:
    rate(form, "goals", "2")
    own = panel(form, "grid-scale")
    expect(own.locator("figure")).to_be_visible()
    own.locator("summary").first.click()
    rate(form, "talk", "1")
    form.locator('[name="table-fixed__goals__degree"]').select_option("3")
    expect(panel(form, "table-fixed").locator("figure")).to_be_visible()  # all have been looked at
    expect(own.locator("figure")).to_be_hidden()


def test_an_empty_one_says_what_to_do(form: Page) -> None:
    own = panel(form, "placement-plain")
    own.locator("summary").click()
    expect(own.locator("[data-drawn]")).to_have_text("Svar på spørgsmålet, så bliver billedet tegnet her.")


def test_a_keyboard_is_enough(form: Page) -> None:
    rate(form, "goals", "2")
    own = panel(form, "grid-scale")
    expect(own.locator("figure")).to_be_visible()
    own.locator("summary").first.focus()
    for part in (".pic-fold > summary", ".pic-save button >> nth=0", ".pic-save button >> nth=1"):
        form.keyboard.press("Tab")
        expect(own.locator(part)).to_be_focused()
    with form.expect_download() as given:
        form.keyboard.press("Enter")
    assert given.value.suggested_filename.endswith("-grid-scale.png")


def test_it_is_saved_as_it_is_drawn(form: Page, tmp_path: Path) -> None:
    form.get_by_label("Organisation").first.evaluate("box => { box.closest('details').open = true }")
    form.locator('[name="respondent__organisation"]').fill("Huset")
    rate(form, "goals", "2")
    own = panel(form, "grid-scale")
    buttons = own.locator(".pic-save button")
    expect(buttons.first).to_have_accessible_name("Gem som SVG : Hvor godt går det?")
    files = {}
    for number, ending in enumerate(("svg", "png")):
        with form.expect_download() as given:
            buttons.nth(number).click()
        assert given.value.suggested_filename.startswith(f"{MODEL['id']}-huset")
        assert given.value.suggested_filename.endswith(f"-grid-scale.{ending}")
        files[ending] = tmp_path / f"picture.{ending}"
        given.value.save_as(files[ending])
    picture = expected("grid-scale", {"grid-scale": {"goals": 2}})
    drawing = ET.parse(files["svg"]).getroot()
    assert drawing.findtext(f"{SVG}title") == "Hvor godt går det?"
    marks = [mark for mark in drawing if mark.tag not in (f"{SVG}title", f"{SVG}desc")][1:]
    assert [mark.tag.removeprefix(SVG) for mark in marks] == [mark["tag"] for mark in picture["marks"]]
    assert [mark.text for mark in marks if mark.text] == [mark["text"] for mark in picture["marks"] if "text" in mark]
    assert all(mark.get("fill") for mark in marks)
    png = files["png"].read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    size = [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)]
    assert size == [2 * (picture["width"] + 24), 2 * (picture["height"] + 24)]


def test_paper_shows_what_is_closed_on_the_screen(form: Page) -> None:
    form.set_viewport_size({"width": 360, "height": 800})
    rate(form, "goals", "2")
    own = panel(form, "grid-scale")
    expect(own.locator("svg")).to_have_attribute("viewBox", f"0 0 320 {expected('grid-scale', {'grid-scale': {'goals': 2}}, 320)['height']}")  # fmt: skip
    own.locator("summary").first.click()
    form.emulate_media(media="print")
    form.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(own.locator("svg")).to_be_visible()
    expect(own.locator("svg")).to_have_attribute("viewBox", f"0 0 640 {expected('grid-scale', {'grid-scale': {'goals': 2}})['height']}")  # fmt: skip
    expect(own.locator("button").first).to_be_hidden()
    expect(panel(form, "placement-plain")).to_be_hidden()  # nobody has answered it
    form.emulate_media(media="screen")
    form.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(own.locator("svg")).to_be_hidden()


def test_forced_colours_keep_texts_and_lines(fresh: Fresh, form_pages: dict[str, str]) -> None:
    page = fresh(forced_colors="active")
    page.goto(form_pages["light"])
    page.click("[data-example]")
    panel(page, "placement-plain").locator("summary").first.click()
    expect(panel(page, "placement-plain").locator("svg text").first).to_be_visible()
    told = page.evaluate(
        """() => {
        const probe = document.body.appendChild(document.createElement("i"));
        const colour = (name) => { probe.style.color = name; return getComputedStyle(probe).color; };
        const [text, ground] = [colour("CanvasText"), colour("Canvas")];
        const texts = [...document.querySelectorAll(".pic-drawing text")].map((one) => getComputedStyle(one).fill);
        const boxes = [...document.querySelectorAll(".pic-drawing rect")].map((one) => getComputedStyle(one).fill);
        return { texts: texts.every((fill) => fill === text), boxes: boxes.every((fill) => [ground, text, "none"].includes(fill)) };
        }"""
    )
    assert told == {"texts": True, "boxes": True}


def test_what_is_typed_stays_text(form: Page) -> None:
    open_file(form, answers_file({"placement-plain": [{"text": SCRIPT, "row": "early", "column": "third"}]}))
    own = panel(form, "placement-plain")
    expect(own.locator("figure")).to_be_hidden()  # the board shows it already
    own.locator("summary").first.click()
    expect(own.locator("svg")).to_contain_text("onerror=alert(1)")
    assert own.locator("svg img, table img").count() == 0


@pytest.mark.parametrize("home", spread(["disk", "host"], 1), indirect=True)
def test_the_report_of_a_file_shows_them(page: Page, home: str) -> None:
    page.goto(f"{home}/da/check.html")
    name, answers = _filled(page)
    page.set_input_files("[data-files]", [{"name": "svar.json", "mimeType": "", "buffer": json.dumps(answers).encode()}])  # fmt: skip
    fold = page.locator(".check-pictures")
    assert fold.locator("figure").count() == 0
    fold.locator("> summary").click()
    expect(fold.locator("figure svg").first).to_be_visible()
    expect(fold.locator("figcaption").first).not_to_be_empty()
    assert not axe_faults(page, ".check-pictures")
    with page.expect_download() as given:
        fold.get_by_role("button", name="Gem som SVG").first.click()
    assert given.value.suggested_filename.startswith(name)


def test_a_personal_number_is_in_no_picture(form: Page, tmp_path: Path) -> None:
    card = form.locator("textarea[name$='__1__text'], input[name$='__1__text']").first
    own = panel(form, card.get_attribute("name").split("__")[0])  # type: ignore[union-attr]
    open_file(form, answers_file(MODEL["examples"][0]["answers"]))
    own.evaluate("fold => (fold.open = true)")
    expect(own.locator("svg text").first).to_be_attached()
    card.evaluate("box => box.closest('details')?.setAttribute('open', '')")
    card.fill(f"Bo {CPR}")
    expect(own).to_contain_text("Bo ******-****")
    assert CPR not in own.inner_html()
    with form.expect_download() as given:
        own.get_by_role("button", name="Gem som SVG").click()
    assert CPR not in Path(given.value.path()).read_text("utf-8")


def _filled(page: Page) -> tuple[str, Any]:
    """The first worksheet of the site with a picture, and its example."""
    from tests.real import LIBRARY
    from toolkit.content.normalise import normalise
    from toolkit.pictures.found import pictured

    model: Any = next(made for sheet in LIBRARY.worksheets if pictured(made := normalise(sheet, "da", LIBRARY)))
    example = model["examples"][0]
    document = {
        "format": "brobygger-answers/1",
        "worksheet": model["id"],
        "version": model["version"],
        "language": "da",
    }
    return model["id"], document | {"respondent": {}, "answers": example["answers"]}
