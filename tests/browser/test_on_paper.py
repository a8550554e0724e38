"""What the site's pages are on paper.

1. Paper is light: each kind of page prints dark text, whatever the display, figures and forms included, and needs no printed ground.
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.built_site import templates_of
from toolkit.paths import TEMPLATES

# Of every text that is seen: how far its colour stands from white paper; grounds do not count, since browsers leave them out.
PALE = """() => {
  const channel = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const contrast = (colour, opacity) => {
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
def test_every_kind_of_page_prints_dark_on_white(browser: Browser, site: Path, device: Any) -> None:  # 1
    context = browser.new_context(color_scheme=device)
    page = context.new_page()
    faults = []
    for path in templates_of(site):
        page.goto(path.as_uri())
        for scheme in ("default", "slate"):
            choose(page, scheme)
            page.emulate_media(media="print")
            faults += [f"{path.relative_to(site)} {scheme} {fault}" for fault in page.evaluate(PALE)]
            page.emulate_media(media="screen")
    context.close()
    assert faults == []


def test_the_report_of_check_prints_dark_on_white(browser: Browser, tmp_path: Path) -> None:  # 1
    styles = (TEMPLATES / "report" / "check.css").read_text("utf-8")
    words = '<h1>En</h1><p class="foot">To</p><p class="state ok">Tre</p><ul class="list findings"><li class="note">Fire</li></ul>'
    (tmp_path / "report.html").write_text(f"<!doctype html><style>{styles}</style>{words}", "utf-8")
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []
    context.close()
