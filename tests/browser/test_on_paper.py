"""What the site's pages are on paper.

1. Paper is light: each kind of page prints dark text, whatever the display, figures and forms included, and needs no printed ground.
2. A filled form prints its answers as text: all of them, no boxes, no buttons, no more pages than the sheet's PDF.
3. An empty form prints with its boxes, also without scripts: nothing lies over anything else, and no page is empty.
4. A page of the guide goes on from sheet to sheet: its notes begin below what stands before them, and no sheet is empty.
"""

import io
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.built_site import templates_of
from tests.browser.form_page import CPR
from tests.browser.shared_context import Fresh
from tests.test_every_sheet import LIBRARY, empty_pdf, model_for
from tests.tiers import ALL, in_turn, spread
from toolkit.contract.shape import fields_of
from toolkit.paths import TEMPLATES
from toolkit.words.locale import say

# Of every text that is seen: how far its colour stands from white paper; grounds do not count, since browsers leave them out.
PALE = """() => {
  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map(); // a page has some hundred texts and a dozen colours
  const contrast = (colour, opacity) => {
    const key = `${colour} ${opacity}`;
    if (!known.has(key)) known.set(key, measured(colour, opacity));
    return known.get(key);
  };
  const measured = (colour, opacity) => {
    canvas.globalAlpha = 1;
    canvas.fillStyle = "#fff";
    canvas.fillRect(0, 0, 1, 1);
    canvas.globalAlpha = opacity;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => channel(value / 255));
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
  };
  const pale = [];
  const look = (element, colour, text) => {
    let opacity = 1;
    for (let up = element; up; up = up.parentElement) opacity *= Number(getComputedStyle(up).opacity);
    const found = contrast(colour, opacity);
    if (found < 4.5) pale.push(`${found.toFixed(1)} ${element.tagName}.${element.getAttribute("class")}: ${text.slice(0, 40)}`);
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    const text = walk.currentNode.data.trim();
    if (!text || !shown(element)) continue;
    const style = getComputedStyle(element);
    look(element, element instanceof SVGElement ? style.fill : style.color, text);
  }
  for (const box of document.querySelectorAll("input, select, textarea")) if (shown(box)) look(box, getComputedStyle(box).color, "box");
  for (const line of document.querySelectorAll("svg :is(path, line, circle)")) {
    const style = getComputedStyle(line);
    if (shown(line) && style.stroke !== "none" && contrast(style.stroke, 1) < 3) pale.push(`line ${line.getAttribute("class")}`);
  }
  const grounds = [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor);
  return [...pale, ...grounds.filter((colour) => contrast(colour, 1) > 1.05).map((colour) => `ground ${colour}`)];
}"""


def choose(page: Page, scheme: str) -> None:
    """The display as somebody chose it, kept on the device."""
    page.evaluate("scheme => document.documentElement.dataset.mdColorScheme = scheme", scheme)
    page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")


@pytest.mark.parametrize("device", ["light", "dark"])
def test_every_kind_of_page_prints_dark_on_white(fresh: Fresh, site: Path, device: Any) -> None:  # 1
    page = fresh(color_scheme=device)
    faults = []
    shown = templates_of(site)
    if not ALL:  # the languages share their templates
        shown = [path for path in shown if path.is_relative_to(site / ("en" if device == "dark" else "da"))]
        shown = shown[device == "dark" :: 2]
    for path, scheme in in_turn(shown, ("slate", "default")):
        page.goto(path.as_uri())
        choose(page, scheme)
        page.emulate_media(media="print")
        faults += [f"{path.relative_to(site)} {scheme} {fault}" for fault in page.evaluate(PALE)]
        page.emulate_media(media="screen")
    assert faults == []


def test_pictures_print_dark_on_white_from_a_dark_system_of_few_colours(fresh: Fresh, site: Path) -> None:  # 1
    name = next(sheet.id for sheet in LIBRARY.worksheets if any(one.layout == "circle" for one in sheet.sections))
    page = fresh(color_scheme="dark", forced_colors="active")
    page.goto((site / "da" / "worksheets" / f"{name}.html").as_uri())
    page.locator("[data-example]").first.click()
    expect(page.locator(".pic-drawing text").first).to_be_attached()
    page.emulate_media(media="print", color_scheme="dark", forced_colors="active")
    page.locator(".ws-picture").evaluate_all("all => all.forEach(one => (one.open = true))")
    changed = page.locator(".pic-drawing").first.evaluate(
        """drawing => [...drawing.querySelectorAll("text[fill], path[fill], circle[fill]")].filter((one) => {
            const ink = one.getAttribute("fill");
            return ink.startsWith("#") && getComputedStyle(one).fill !== `rgb(${ink.match(/[0-9a-f]{2}/g).map((two) => parseInt(two, 16)).join(", ")})`;
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert changed == []  # on paper a mark has its own inks


def test_a_table_without_a_box_of_its_own_is_a_table_on_paper(fresh: Fresh, site: Path) -> None:  # 2
    name = next(sheet.id for sheet in LIBRARY.worksheets if any(one.layout == "circle" for one in sheet.sections))
    page = fresh()
    page.goto((site / "da" / "worksheets" / f"{name}.html").as_uri())
    page.emulate_media(media="print")
    table = page.locator(".ws-circle .ws-table").first
    assert table.evaluate("table => getComputedStyle(table).display") == "table"


def test_the_report_of_check_prints_dark_on_white(fresh: Fresh, tmp_path: Path) -> None:  # 1
    styles = (TEMPLATES / "report" / "check.css").read_text("utf-8")
    words = '<h1>En</h1><p class="foot">To</p><p class="state ok">Tre</p><ul class="list findings"><li class="note">Fire</li></ul>'
    (tmp_path / "report.html").write_text(f"<!doctype html><style>{styles}</style>{words}", "utf-8")
    page = fresh(color_scheme="dark")
    page.goto((tmp_path / "report.html").as_uri())
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []


def printed(data: bytes) -> tuple[int, str]:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return len(document), re.sub(r"[\s\u2010\ufffe\u00ad-]+", "", text)


def written(answers: Any) -> list[str]:
    """Every text that somebody wrote."""
    if isinstance(answers, dict):
        return [text for part in answers.values() for text in written(part)]
    if isinstance(answers, list):
        return [text for part in answers for text in written(part)]
    return [answers] if isinstance(answers, str) and " " in answers else []


@pytest.mark.parametrize("name", spread(sorted(LIBRARY.sheets), 3))
def test_a_filled_form_prints_its_answers_as_text(fresh: Fresh, site: Path, name: str) -> None:  # 2
    model = model_for(name, "da")
    page = fresh()
    page.goto((site / "da" / "worksheets" / f"{name}.html").as_uri())
    page.locator("[data-example]").first.click()
    # Its script is loaded by the click.
    expect(page.locator("[data-state]")).to_have_text(say("da", "form_used.state_example"))
    page.locator(".ws-respondent").evaluate("fold => (fold.open = true)")  # an example may have opened it
    page.fill("#f-respondent__group", "Holdet fra havnen")
    page.locator(".ws-respondent").evaluate("fold => (fold.open = false)")
    pages, text = printed(page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm")))
    missing = [
        answer
        for answer in [*written(model["examples"][0]["answers"]), "Holdet fra havnen"]
        if re.sub(r"[\s-]+", "", answer) not in text
    ]
    assert missing == []
    buttons = [say("da", f"form.{key}") for key in ("choose", "check", "print", "clear", "add_row", "unset")]
    buttons.append(say("da", "form_script.save"))
    assert [word for word in buttons if re.search(rf"(?<![a-zæøå]){re.sub('[ -]+', '', word)}(?![a-zæøå])", text)] == []
    # The sheet on paper lies across where the form does not, and shares tables where the form asks one by one.
    assert pages <= len(pypdfium2.PdfDocument(empty_pdf(name, "da"))) + 1
    assert page.locator(".ws-typed").count() == 0, "nothing is left on the screen"


@pytest.mark.parametrize("script", ["scripts", "none"])
def test_a_page_that_waits_for_files_prints_what_it_is_for(fresh: Fresh, site: Path, script: str) -> None:  # 3
    page = fresh(java_script_enabled=script == "scripts")
    for kind in ("check", "match", "group", "kept"):
        page.goto((site / "da" / f"{kind}.html").as_uri())
        _, text = printed(page.pdf(format="A4"))
        for key in ["lead", *(["no_script"] if script == "none" else [])]:
            sentence = say("da", f"{kind}.page.{key}").split(".")[0]
            assert re.sub(r"[\s-]+", "", sentence) in text, (kind, key)


def test_a_personal_number_is_not_printed(fresh: Fresh, site: Path) -> None:  # 2
    name = having("placement")[0]
    page = fresh()
    page.goto((site / "da" / "worksheets" / f"{name}.html").as_uri())
    page.locator("[data-example]").first.click()
    expect(page.locator("[data-state]")).to_have_text(say("da", "form_used.state_example"))
    page.locator(".ws-form details").evaluate_all("all => all.forEach(one => (one.open = true))")
    page.fill("#f-respondent__name", f"Ib {CPR}")
    for box in page.locator(".ws-form textarea:visible, .ws-form input[name$=__text]:visible").all():
        box.fill(f"Bo {CPR}")
    expect(page.locator(".pic-drawing").first).to_contain_text("Bo ******-****")
    _, text = printed(page.pdf(format="A4"))
    assert CPR.replace("-", "") not in text and text.count("******") > 3
    assert page.locator("#f-respondent__name").input_value() == f"Ib {CPR}", "who types sees what stands there"


def test_an_empty_form_prints_with_its_boxes(fresh: Fresh, site: Path) -> None:  # 3
    page = fresh()
    page.goto((site / "da" / "worksheets" / f"{min(LIBRARY.sheets)}.html").as_uri())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".ws-section .ws-input").first.is_visible()


def over_each_other(data: bytes) -> list[str]:
    """Lines of text that lie over another one, and pages without any."""
    found: list[str] = []
    for number, page in enumerate(pypdfium2.PdfDocument(io.BytesIO(data)), 1):
        text = page.get_textpage()
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
        found += [] if boxes else [f"page {number} is empty"]
        for place, (left, bottom, right, top) in enumerate(boxes):
            for other in boxes[:place]:
                high = min(top, other[3]) - max(bottom, other[1])
                wide = min(right, other[2]) - max(left, other[0])
                if wide > 3 and high > min(top - bottom, other[3] - other[1]) / 2:
                    found.append(f"page {number}: {text.get_text_bounded(left, bottom, right, top)}")
    return found


def having(kind: str) -> list[str]:
    """The worksheets with a question of this type."""
    return [
        name
        for name in sorted(LIBRARY.sheets)
        if any(field["type"] == kind for field in fields_of(model_for(name, "da")))
    ]


PRINTED = sorted({name for kind in ("placement", "table", "ranking") for name in spread(having(kind), 1)})


@pytest.mark.parametrize(("name", "script"), in_turn(PRINTED, ["scripts", "none"]))
def test_nothing_lies_over_anything_else(fresh: Fresh, site: Path, name: str, script: str) -> None:  # 3
    scripts = script == "scripts"
    page = fresh(java_script_enabled=scripts)
    page.goto((site / "da" / "worksheets" / f"{name}.html").as_uri())
    if scripts:
        page.evaluate("document.querySelectorAll('details.ws-fold').forEach(fold => (fold.open = true))")
    data = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm"))
    assert over_each_other(data) == []


def longest_notes(site: Path) -> Path:
    """The page of the steps with most notes."""
    return max(sorted((site / "da").glob("step-*/*.html")), key=lambda path: path.read_text("utf-8").count('id="note-'))


def test_notes_begin_below_what_stands_before_them(fresh: Fresh, site: Path) -> None:  # 4
    page = fresh()
    page.goto(longest_notes(site).as_uri())
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    tops, lowest = [], []  # shares of the height of a sheet
    for sheet in document:
        text, height = sheet.get_textpage(), sheet.get_height()
        if found := text.search(say("da", "guide.notes.title")).get_next():
            is_room_before = not lowest or lowest[-1] > 0.15
            tops.append((text.get_charbox(found[0])[3] / height, is_room_before))
        parts = [text.get_rect(number)[1] / height for number in range(text.count_rects())]
        assert parts, "a sheet is empty"
        lowest.append(min(parts))
    assert tops and all(top < 0.9 or not room for top, room in tops), "the notes begin on a sheet of their own"
