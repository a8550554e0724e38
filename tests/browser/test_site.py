"""The site in Chromium: the real content with stand-ins for PDFs.

1 no accessibility fault and no sideways scroll on any page, light and dark; 2 works from disk, in a subfolder of a host, under a header
that says only `default-src 'self'`; no request leaves it, no cookie is set; 3 search; 4 display; 5 menu; 6 the language switch stays on
the page; 7 weights; 8 it reads without scripts; 9 it is set in the typeface of the sheets, from disk too; 10 it takes letters set apart, and words in another language.
"""

import functools
import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import axe_faults
from tests.browser.built_site import SHEET, STEP, pages_of, templates_of
from tests.browser.hosts import serving
from tests.browser.shared_context import Fresh
from tests.real import LIBRARY
from tests.tiers import ALL, spread

GUIDE_MOST, SHEET_MORE, FONTS_MOST = 85_000, 30_000, 25_000  # bytes, gzipped


@pytest.fixture
def page(opened: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    with opened(viewport={"width": 1280, "height": 800}) as page:
        yield page


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """The site in a subfolder of a host that sends a strict policy of its own."""

    with serving(site.parent) as address:
        yield f"{address}/brobygger"


def in_one_language(site: Path) -> list[Path]:
    """Every page in the whole matrix, else one of each kind, the languages turn by turn: they share their templates."""
    if ALL:
        return pages_of(site)
    of_language = [[path for path in templates_of(site) if path.is_relative_to(site / one)] for one in ("da", "en")]
    return [pages[number % 2] for number, pages in enumerate(zip(*of_language, strict=True))]


# 640 is what 1280 becomes at 200 %.
WIDTHS = [("light", 320), ("dark", 1280), *([("dark", 320), ("light", 640), ("light", 1280)] if ALL else [])]
LOOKS = [
    (*width, language) for n, width in enumerate(WIDTHS) for m, language in enumerate(("da", "en")) if ALL or n == m
]


def looked_at(site: Path, language: str) -> list[Path]:
    """Every page of a language in the whole matrix, else one of each kind, each kind in one of the two looks."""
    if ALL:
        return [path for path in pages_of(site) if path.is_relative_to(site / language)]
    return [path for path in in_one_language(site) if path.is_relative_to(site / language)]


@pytest.mark.parametrize(("scheme", "width", "language"), LOOKS)
def test_no_page_has_an_accessibility_fault(
    fresh: Fresh, site: Path, scheme: Any, width: int, language: str
) -> None:  # 1, 2
    page = fresh(viewport={"width": width, "height": 800}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    faults: list[str] = []
    for path in looked_at(site, language):
        name = path.relative_to(site)
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('article details').forEach(fold => (fold.open = true))")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{name} scrolls sideways")
        faults += [f"{name} {fault}" for fault in axe_faults(page)]
    assert faults + said == []


def test_every_page_loads_from_a_host_and_asks_nobody_else(browser: Browser, site: Path, host: str) -> None:  # 2
    context = browser.new_context()
    page = context.new_page()
    asked: set[str] = set()
    said: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on(
        "response",
        lambda response: said.append(f"{response.status} {response.url}") if response.status >= 400 else None,
    )
    for path in in_one_language(site):
        page.goto(f"{host}/{path.relative_to(site).as_posix()}", wait_until="load")
    assert said == []
    assert {url for url in asked if not url.startswith(f"{host}/")} == set()
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize(
    ("locale", "language"), spread([("en-GB", "en"), ("en", "en"), ("da-DK", "da"), ("de-DE", "da")], 2)
)
def test_the_root_leads_to_the_readers_language(fresh: Fresh, site: Path, locale: str, language: str) -> None:  # 2
    page = fresh(locale=locale)
    page.goto((site / "index.html").as_uri())
    page.wait_for_url(f"**/{language}/index.html")
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_without_scripts_the_root_is_a_choice(fresh: Fresh, site: Path) -> None:  # 2, 8
    page = fresh(java_script_enabled=False)
    page.goto((site / "index.html").as_uri())
    expect(page.get_by_role("link")).to_have_count(2)
    page.get_by_role("link", name="Continue in English").click()
    page.wait_for_url("**/en/index.html")


FINDS = {
    "forebyggelse": "step-1/index.html",  # part of a longer word in other pages
    "FÆLLES SUCCES": "step-2/index.html",
    "faelles succes": "step-2/index.html",
    "hvilken rolle spiller vi": "step-3/index.html",
    "samskabelse": "themes/co-creation.html",  # a topic stands first
    "tilgaengelighed": "about/accessibility.html",
    "tilgængelighd": "about/accessibility.html",  # a slip
    "cpr": "about/privacy.html",
}


@pytest.mark.parametrize("at", spread([STEP, "index.html"], 1))
def test_search_finds_from_disk(page: Page, site: Path, at: str) -> None:  # 3
    page.goto((site / "da" / at).as_uri())
    for query, wanted in FINDS.items():
        page.get_by_role("searchbox", name="Søg i guiden").fill(query)
        expect(page.locator(".bb-search__found mark").first).to_be_visible()
        address = re.compile(rf"/da/{re.escape(wanted)}(#.*)?$")
        page.wait_for_function(
            """([address]) => [...document.querySelectorAll(".bb-search__found a")].slice(0, 3).some((one) => new RegExp(address).test(one.href))""",
            arg=[address.pattern],
        )
    page.locator(f".bb-search__found a[href$='{wanted}'], .bb-search__found a[href*='{wanted}#']").first.click()
    page.wait_for_url(address)


def test_links_that_answer_stay_while_nothing_else_is_asked(page: Page, site: Path) -> None:  # 3
    """Focus and typing both ask, on a slow device at the same moment: new links under a press would swallow the click."""
    page.goto((site / "da/index.html").as_uri())
    box = page.get_by_role("searchbox")
    box.fill("fordomme")
    first = page.locator(".bb-search__found a").first
    expect(first).to_be_visible()
    first.evaluate("link => (link.dataset.mine = 'yes')")
    page.evaluate(
        """document.addEventListener("click", (event) => {
            event.preventDefault();
            window.pressed = event.target.closest("a").dataset.mine ?? "another";
        })"""
    )
    box.press("Enter")  # asks once more, and opens the first link
    page.wait_for_function("window.pressed")
    assert page.evaluate("window.pressed") == "yes"


def test_search_marks_words_and_says_how_many(page: Page, site: Path) -> None:  # 3
    page.goto((site / "da/index.html").as_uri())
    box = page.get_by_role("searchbox")
    box.fill("fordomme")
    expect(page.locator(".bb-search [role=status]")).to_have_text(
        re.compile(r"^\d+ steder? fundet(, de 10 bedste vises)?\.$")
    )
    expect(page.locator(".bb-search__found mark").first).to_have_text(re.compile("fordom", re.IGNORECASE))
    box.fill("<img src=qqqq>")
    expect(page.locator(".bb-search [role=status]")).to_contain_text("Intet fundet om »<img src=qqqq>«")
    box.fill("")
    expect(page.locator(".bb-search__found")).to_be_hidden()
    expect(page.locator(".bb-search [role=status]")).to_be_empty()


def test_search_by_keyboard(page: Page, site: Path) -> None:  # 3
    page.goto((site / "da" / STEP).as_uri())
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    page.keyboard.type("partner")
    found = page.locator(".bb-search__found a")
    expect(found.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(page.locator(".bb-search__found")).to_be_hidden()
    expect(box).to_have_value("partner")
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    page.keyboard.type("/")
    expect(box).to_have_value("/")


def test_enter_opens_the_first_hit(page: Page, site: Path) -> None:  # 3
    page.goto((site / "da/index.html").as_uri())
    box = page.get_by_role("searchbox")
    box.fill("fordomme")
    box.press("Enter")
    page.wait_for_url("**/da/step-3/prejudices.html")


def test_enter_opens_the_first_hit_at_the_very_word(page: Page, site: Path) -> None:
    query, kind, wanted = "mikrofrivillighed", "Ord", "glossary.html#micro-volunteering"
    page.goto((site / "da/index.html").as_uri())
    box = page.get_by_role("searchbox")
    box.fill(query)
    expect(page.locator(".bb-search__found li").first).to_contain_text(kind)
    box.press("Enter")
    page.wait_for_url(f"**/da/{wanted}")
    expect(page.locator(f"#{wanted.partition('#')[2]}")).to_be_in_viewport()


def test_the_search_key_can_be_turned_off(page: Page, site: Path) -> None:  # 3: WCAG 2.1.4
    page.goto((site / "en" / STEP).as_uri())
    page.get_by_role("button", name="The / key goes to the search: turn off").click()
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    page.get_by_role("button", name="The / key goes to the search: turn on").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_open_results_have_no_accessibility_fault(page: Page, site: Path) -> None:  # 1, 3
    page.goto((site / "da/index.html").as_uri())
    page.get_by_role("searchbox").fill("partner")
    expect(page.locator(".bb-search__found a").first).to_be_visible()
    assert axe_faults(page, ".bb-search") == []


def test_display_follows_the_device_until_it_is_chosen(fresh: Fresh, site: Path) -> None:  # 4
    page = fresh(color_scheme="dark")

    def is_shown(scheme: str, ground: str) -> None:
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", scheme)
        expect(page.locator("body")).to_have_css("background-color", ground)

    dark, light = ("slate", "rgb(22, 29, 30)"), ("default", "rgb(255, 255, 255)")
    page.goto((site / "da/index.html").as_uri())
    is_shown(*dark)
    page.emulate_media(color_scheme="light")
    is_shown(*light)
    page.get_by_role("button", name="Mørk visning").click()
    is_shown(*dark)
    page.goto((site / "en" / STEP).as_uri())
    is_shown(*dark)  # the choice is kept
    page.get_by_role("button", name="Light display").click()
    is_shown(*light)
    page.emulate_media(color_scheme="dark")
    is_shown(*dark)  # what the device wanted anyway was not kept


def test_the_menu_on_a_phone(fresh: Fresh, site: Path) -> None:  # 5
    page = fresh(viewport={"width": 320, "height": 640})
    page.goto((site / "da" / STEP).as_uri())
    link = page.get_by_role("link", name="Arbejdsark", exact=True)
    expect(link).to_be_hidden()
    menu = page.locator(".bb-menu > summary")
    expect(menu).to_have_accessible_name("Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    expect(page.locator(".bb-menu [aria-current=page]")).to_contain_text("Trin 5")
    assert axe_faults(page, ".bb-menu") == []
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_first_tab_skips_to_the_content(page: Page, site: Path) -> None:  # 1
    page.goto((site / "da" / STEP).as_uri())
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_language_switch_stays_on_the_page(page: Page, site: Path) -> None:  # 6
    for place, at in enumerate((STEP, SHEET, "about/index.html", "index.html")):
        here, there, switch = ("da", "en", "English") if place % 2 else ("en", "da", "Dansk")
        page.goto((site / here / at).as_uri())
        page.get_by_role("link", name=switch, exact=True).first.click()
        page.wait_for_url(f"**/{there}/{at}")
        expect(page.locator("html")).to_have_attribute("lang", there)


def test_a_page_is_sent_on_and_printed(fresh: Fresh, host: str) -> None:  # 6
    page = fresh()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(f"{host}/en/step-5/index.html#pages")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{host}/en/step-5/index.html#pages"
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed") is True


def test_a_page_on_a_disk_has_no_link_to_copy(page: Page, site: Path) -> None:  # 6
    page.goto((site / "da/step-5/index.html").as_uri())
    expect(page.get_by_role("button", name="Print siden")).to_be_visible()
    expect(page.get_by_role("button", name="Kopiér link", include_hidden=True)).to_be_hidden()


def weight(path: Path) -> int:
    """Bytes, gzipped, of a page and everything that it loads at once, with the fonts of its style sheet (packed already); pictures of
    sheets come when they are scrolled to."""
    text = path.read_text("utf-8")
    named = re.findall(r'<(?:script|img)(?![^>]*\sloading="lazy")[^>]*\ssrc="([^"?]+)', text) + re.findall(
        r'<link rel="(?:stylesheet|icon)" href="([^"?]+)', text
    )
    files = {path, *((path.parent / name).resolve() for name in named)}
    files |= {font for sheet in files if sheet.suffix == ".css" for font in fonts_of(sheet)}
    return sum(map(packed_size, files))


@functools.cache
def packed_size(file: Path) -> int:
    return file.stat().st_size if file.suffix == ".woff2" else len(gzip.compress(file.read_bytes(), 9))


# Words of a drawing that go on where it, or what it stands in, is cut off.
CUT = """() => [...document.querySelectorAll("svg text")].filter((text) => {
  const { left, right, width } = text.getBoundingClientRect();
  for (let around = text.ownerSVGElement; width && around !== document.body; around = around.parentElement) {
    const box = around.getBoundingClientRect();
    if (getComputedStyle(around).overflowX !== "visible" && (left < box.left - 1 || right > box.right + 1)) return true;
  }
  return false;
}).map((text) => text.textContent)"""


def test_letters_set_further_apart_are_not_cut_off(fresh: Fresh, site: Path) -> None:  # 10: WCAG 1.4.12
    page = fresh(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    drawings = [path for path in sorted((site / "da/figures").glob("*.html")) if "<text" in path.read_text("utf-8")]
    assert drawings
    of_each_kind = {getattr(LIBRARY.guide.figures.get(path.stem), "kind", ""): path for path in drawings}
    for path in drawings if ALL else of_each_kind.values():
        page.goto(path.as_uri())
        page.add_style_tag(content="* { letter-spacing: .12em !important; word-spacing: .16em !important; }")
        assert page.evaluate(CUT) == [], path.name


def fonts_of(sheet: Path) -> list[Path]:
    """The font files that a style sheet names."""
    return [
        (sheet.parent / name).resolve() for name in re.findall(r'url\("?([^")]+\.woff2)"?\)', sheet.read_text("utf-8"))
    ]


def test_weights(site: Path) -> None:  # 7
    pages = [path for path in pages_of(site) if path.parent != site]
    sheets = [path for path in pages if path.parent.name == "worksheets" and path.name != "index.html"]
    guide = {path: weight(path) for path in pages if path not in sheets}
    assert max(guide.values()) <= GUIDE_MOST
    assert max(weight(path) for path in sheets) <= min(guide.values()) + SHEET_MORE
    fonts = fonts_of(site / "assets/site.css")
    assert len(fonts) == 2 and sum(font.stat().st_size for font in fonts) <= FONTS_MOST


def test_pages_are_set_in_the_typeface_of_the_sheets(page: Page, home: str) -> None:  # 9
    for address in ("da/index.html", f"en/{STEP}", "da/check.html"):
        page.goto(f"{home}/{address}")
        page.evaluate("document.fonts.ready")
        for place in ("main h1, article h1", "main p, article p"):
            assert drawn_in(page, place) == "Brobygger Sans", (address, place)


def drawn_in(page: Page, place: str) -> str:
    """The name of the font that most signs of an element are drawn in: a style sheet names several, and a font that came may not be used."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": place})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return str(max(fonts, key=lambda font: font["glyphCount"])["familyName"])


def test_it_reads_without_scripts(fresh: Fresh, site: Path) -> None:  # 8
    page = fresh(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto((site / "da" / STEP).as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.locator(".bb-scheme")).to_be_hidden()
    page.locator(".bb-menu > summary").click()
    page.get_by_role("link", name="Arbejdsark", exact=True).click()
    page.wait_for_url("**/worksheets/index.html")
    page.goto((site / "da" / SHEET).as_uri())
    following = page.locator("[data-next] li")
    expect(following.get_by_text("Udfyld arket som PDF eller på papir")).to_be_visible()
    expect(following.get_by_text("Send filen")).to_be_hidden()  # nobody can make one


TORN = """[...document.querySelectorAll("span[lang]")].filter(({ parentNode }) =>
  /flex|grid/.test(getComputedStyle(parentNode).display) && [...parentNode.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
).map(({ parentNode }) => parentNode.textContent)"""


def test_a_name_in_another_language_stays_in_its_line(page: Page, site: Path) -> None:  # 10
    pages = [path for path in templates_of(site) if "<span lang=" in path.read_text("utf-8")]
    assert (site / "en" / "cases" / "index.html") in pages
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate(TORN) == [], path
