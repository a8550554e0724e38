"""Where the keyboard is, is seen: pixels before and after focus differ enough, for each kind of control on each kind of page, light, dark
and in forced colours (WCAG 2.4.7, 2.4.13: as much as a line of 2 px around it, at 3:1)."""

import base64
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.built_site import templates_of
from tests.browser.shared_context import Fresh
from tests.real import NAMES, with_every_type
from tests.tiers import ALL, spread

# One control of each kind: by its tag, type and classes, and the classes of what it stands in; these only in the whole matrix where
# it has classes of its own.
KINDS = """(all_places) => {
  const found = new Map();
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  for (const element of document.querySelectorAll(all)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled) continue;
    const own = element.className.baseVal ?? element.className;
    const place = own && !all_places ? null : element.parentElement.closest("[class]");
    const key = [element.tagName, element.type, own, place && place.getAttribute("class")].join("|");
    if (!found.has(key)) found.set(key, element);
  }
  let number = 0;
  return [...found].map(([key, element]) => {
    element.setAttribute("data-kind", String(number));
    return [number++, key];
  });
}"""
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}


def contrast(one: bytes, other: bytes) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(pixel: bytes) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in pixel)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def changed(before: bytes, after: bytes) -> int:
    """How many pixels changed by 3:1 or more."""
    one, other = (Image.open(io.BytesIO(data)).convert("RGB") for data in (before, after))
    box = ImageChops.difference(one, other).getbbox()
    if box is None:
        return 0
    rows = [image.crop(box).tobytes() for image in (one, other)]
    pairs = Counter(
        (rows[0][n : n + 3], rows[1][n : n + 3])
        for n in range(0, len(rows[0]), 3)
        if rows[0][n : n + 3] != rows[1][n : n + 3]
    )
    return sum(times for (was, now), times in pairs.items() if contrast(was, now) >= 3)


# Brings the control into view; its size, and the part of the page that is in the window with it and what it is marked with.
AIM = """element => {
  if (!element.checkVisibility() || element.disabled) return null;
  document.activeElement.blur();
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const mark = element.closest("label, .bb-card") ?? element;
  const around = [...(element.matches("input") ? element : mark).getClientRects()][0];
  const boxes = [element, mark].flatMap((one) => [...one.getClientRects()]);
  const x = Math.max(0, Math.min(...boxes.map((box) => box.left)) - 20);
  const y = Math.max(0, Math.min(...boxes.map((box) => box.top)) - 20);
  const right = Math.min(innerWidth, Math.max(...boxes.map((box) => box.right)) + 20);
  const bottom = Math.min(innerHeight, Math.max(...boxes.map((box) => box.bottom)) + 20);
  return { width: around.width, height: around.height, clip: { x: x + scrollX, y: y + scrollY, width: right - x, height: bottom - y } };
}"""


# Nothing moves or blinks by itself.
STILL = "*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }"


def picture(screen: CDPSession, clip: dict[str, float]) -> bytes:
    """As `Page.screenshot`, which besides lays the whole page out anew for each one, to still it."""
    asked = {"clip": clip | {"scale": 1}, "optimizeForSpeed": True}
    return base64.b64decode(screen.send("Page.captureScreenshot", asked)["data"])


def seen(page: Page, screen: CDPSession, number: int) -> tuple[int, float] | None:
    """(pixels that changed, how many a line of 2 px along the control's longest visible side would have), or None of
    what has gone meanwhile: a board that has come folds the list of its cards, and a button that adds rows is off a
    moment after the click that filled the last one."""
    control = page.locator(f'[data-kind="{number}"]').last
    found = control.evaluate(AIM)
    if found is None:
        return None
    was = picture(screen, found["clip"])
    is_off = control.evaluate("element => { element.focus({preventScroll: true}); return element.disabled === true; }")
    now = picture(screen, found["clip"])
    return None if is_off else (changed(was, now), 2 * (min(found["width"], 400) + min(found["height"], 400)))


@pytest.mark.parametrize("mode", spread(list(MODES), 2))
def test_focus_is_seen_on_every_kind_of_control(browser: Browser, site: Path, mode: str) -> None:
    size = {"width": 1000, "height": 700}
    context = browser.new_context(viewport=size, reduced_motion="reduce", bypass_csp=True, **MODES[mode])
    page = context.new_page()
    screen = context.new_cdp_session(page)
    known: set[str] = set()
    faults: list[str] = []

    def look() -> None:
        page.keyboard.press("Tab")  # from here on the browser takes focus for the keyboard's
        for number, key in page.evaluate(KINDS, ALL):
            if key not in known:
                found = seen(page, screen, number)
                if found is None:
                    continue
                pixels, wanted = found
                if pixels < wanted:  # on a busy machine rows that were added may have moved it meanwhile
                    pixels, wanted = seen(page, screen, number) or found
                known.add(key)
                if pixels < wanted:
                    faults.append(f"{page.url} {key}: {pixels} of {wanted:.0f}")

    kinds = [path for path in templates_of(site) if path.relative_to(site).parts[0] == "da"]
    sheets = [site / "da" / "worksheets" / f"{name}.html" for name in spread(NAMES, 10)]
    if not ALL:  # the rules of a look are the same on every page
        sheets = [
            site / "da" / "worksheets" / f"{name}.html" for name in with_every_type()[: 3 if mode == "light" else 1]
        ]
        kinds = spread(kinds, 7) if mode == "light" else kinds[:1]
    for path in [*kinds, *sheets]:
        page.goto(path.as_uri())
        page.add_style_tag(content=STILL)
        page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
        page.evaluate("document.querySelectorAll('.bb-menu').forEach(fold => (fold.open = false))")
        page.evaluate("document.querySelectorAll('[data-add]').forEach(button => button.click())")
        look()
    page.goto(kinds[0].as_uri())
    page.add_style_tag(content=STILL)
    page.locator(".bb-menu > summary").click()
    look()
    page.locator(".bb-menu > summary").click()
    page.fill(".bb-search__box", "samarbejde")
    page.locator(".bb-search__found li").first.wait_for()
    look()
    assert any("bb-search__found" in key for key in known) and any("bb-nav" in key for key in known)
    context.close()
    assert faults == []
    assert len(known) > (50 if mode == "light" else 30)


# Each control in turn as it lies under the header when the keyboard comes back to it; those that stay there.
UNDER = """() => {
  const low = document.querySelector(".md-header").getBoundingClientRect().bottom;
  return [...document.querySelectorAll(".md-main :is(a[href], button, input, select, textarea, summary)")].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled || element.closest(".md-sidebar, .bb-contents")) return [];
    const { bottom } = element.getBoundingClientRect();
    document.activeElement.blur();
    scrollTo({ top: scrollY + bottom - low + 4, behavior: "instant" });
    element.focus();
    const now = element.getBoundingClientRect();
    return now.height && now.top < low ? [`${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`] : [];
  });
}"""


def test_nothing_that_has_the_focus_is_under_the_header(fresh: Fresh, site: Path) -> None:
    page = fresh(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    kinds = [path for path in templates_of(site) if path.relative_to(site).parts[0] == "da"]
    for path in spread(kinds, 4):
        page.goto(path.as_uri())
        assert page.evaluate(UNDER) == [], path
