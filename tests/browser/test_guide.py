"""The guide's own scripts, on the small site that has all a guide can have.

1 words and figures are explained on hover, focus and tap, and can be dismissed; 2 lists are narrowed, and the address keeps the choice;
3 three questions find a worksheet; 4 a story remembers the way; 5 without scripts everything is there; 6 axe with a word explained;
7 notes are folded at the foot, open on paper; 8 a figure is enlarged where it stands, downloaded as PNG, printed on one sheet.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.axe import axe_faults
from tests.browser.built_site import built_site
from tests.browser.shared_context import Fresh
from tests.sites import TOLD


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_site(TOLD, tmp_path_factory.mktemp("told")) / "da"


@pytest.fixture
def page(opened: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    with opened(viewport={"width": 900, "height": 800}, has_touch=True) as page:
        yield page


TERM, MARK, BOX = "a.bb-term", "a.bb-mark >> nth=0", ".bb-popover"


def at(page: Page, site: Path, name: str) -> Page:
    page.goto((site / name).as_uri())
    return page


def test_a_word_is_explained_under_the_pointer(page: Page, site: Path) -> None:  # 1
    at(page, site, "step-1/index.html")
    page.hover(TERM)
    expect(page.locator(BOX)).to_contain_text("En vej <over> vand.")
    page.hover(f"{BOX} a")  # the pointer may go into the box
    expect(page.locator(f"{BOX} a:hover")).to_be_visible()
    page.mouse.move(5, 700)
    expect(page.locator(BOX)).to_be_hidden()


def test_a_figure_is_traced_by_keyboard(page: Page, site: Path) -> None:  # 1
    at(page, site, "step-1/index.html")
    page.focus(TERM)
    page.keyboard.press("Tab")  # into the box of the word
    expect(page.locator(f"{BOX} a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(TERM)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(BOX)).to_contain_text("I 2004 var det 35 pct.")
    described = page.get_attribute(MARK, "aria-describedby")
    assert described and page.locator(f"#{described}").count() == 1
    expect(page.locator(MARK)).to_have_accessible_name("Note 1")
    expect(page.locator("#note-1")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/step-1/index.html#note-1")
    expect(page.locator("#note-1")).to_be_in_viewport()
    page.get_by_role("link", name="Tilbage til note 1 i teksten").click()
    page.wait_for_url("**/step-1/index.html#mark-1")
    expect(page.locator(MARK)).to_be_in_viewport()


def test_notes_are_open_on_paper(page: Page, site: Path) -> None:  # 7
    at(page, site, "step-1/index.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#note-1")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#note-1")).to_be_hidden()


def test_a_note_can_be_reached_without_scripts(browser: Browser, site: Path) -> None:  # 5
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = at(context.new_page(), site, "step-1/index.html")
    page.click(MARK)
    expect(page.locator("#note-1")).to_be_in_viewport()
    context.close()


def test_the_first_tap_explains_the_second_follows(page: Page, site: Path) -> None:  # 1
    at(page, site, "step-1/index.html")
    page.tap(TERM)
    expect(page.locator(BOX)).to_be_visible()
    assert page.url.endswith("step-1/index.html")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.tap("h1")
    expect(page.locator(BOX)).to_be_hidden()
    page.tap(TERM)
    page.tap(TERM)
    page.wait_for_url("**/glossary.html#bridge")


def test_ids_stand_once_while_a_word_is_explained(page: Page, site: Path) -> None:  # 6
    at(page, site, "step-1/index.html")
    page.hover(TERM)
    expect(page.locator(BOX)).to_be_visible()
    assert axe_faults(page) == []


def shown(page: Page) -> list[str]:
    return page.locator("#case-list .bb-card:visible .bb-card__link").all_inner_texts()


def test_cases_are_narrowed(page: Page, site: Path) -> None:  # 2
    at(page, site, "cases/index.html")
    status = page.locator("form [role=status]")
    assert shown(page) == ["Den nyere", "Den ældre", "Den udaterede"]
    expect(status).to_have_text("3 cases.")
    page.get_by_label("Forebyggelsesniveau").select_option("2")
    assert shown(page) == ["Den ældre"]
    expect(status).to_have_text("1 case.")
    assert page.url.endswith("#level=2")
    page.get_by_label("Sektor").select_option("private")
    assert shown(page) == []
    expect(status).to_contain_text("Ingen cases passer")
    page.reload()
    assert shown(page) == []
    page.get_by_role("button", name="Vis alle igen").click()
    assert len(shown(page)) == 3
    assert page.url.endswith("cases/index.html")
    expect(page.get_by_label("Sektor")).to_be_focused()


def test_a_group_of_a_figure_is_chosen(page: Page, site: Path) -> None:  # 2
    at(page, site, "step-1/water.html")
    page.get_by_label("Vis", exact=True).select_option(label="Alderdom")
    assert page.locator(".bb-group:visible .bb-group-title").all_inner_texts() == ["Alderdom"]
    assert "#" not in page.url


def test_three_questions(page: Page, site: Path) -> None:  # 3
    at(page, site, "which-worksheet.html")
    status, card = page.locator("form [role=status]"), page.locator("#sheet-list .bb-card")
    page.get_by_label("Hvor mange er I?").fill("24")
    expect(status).to_have_text("1 ark passer.")
    expect(card.locator(".bb-card__why")).to_have_text("Del jer i 2 grupper, og giv hver gruppe et ark.")
    page.get_by_label("Hvad skal mødet føre til?").select_option(index=1)
    assert page.url.endswith("#aim=1&people=24")
    page.reload()
    expect(page.get_by_label("Hvor mange er I?")).to_have_value("24")
    page.get_by_label("Hvor mange er I?").fill("1")
    expect(status).to_have_text("Intet ark passer på det hele. Her er dem, der er tættest på, og hvad der ikke passer.")
    expect(card.locator(".bb-card__why")).to_have_text("Arket er til mindst 2.")
    page.get_by_role("button", name="Vis alle igen").click()
    expect(card.locator(".bb-card__why")).to_be_hidden()
    expect(page.get_by_label("Hvad skal mødet føre til?")).to_be_focused()
    assert "#" not in page.url


def test_a_story_remembers_the_way(page: Page, site: Path) -> None:  # 4
    at(page, site, "stories/tale/index.html")
    expect(page.locator(".bb-path")).to_be_hidden()
    page.get_by_role("link", name="De venter <lidt>").click()
    expect(page.locator(".bb-path li")).to_have_text(["Ved vandet", "De ventede"])
    page.get_by_role("link", name="Tilbage").click()
    page.wait_for_url("**/tale/index.html")
    expect(page.locator(".bb-path")).to_be_hidden()
    page.get_by_role("link", name="De bygger").click()
    expect(page.locator(".bb-path li")).to_have_text(["Ved vandet", "De byggede"])
    page.get_by_role("button", name="Slet mine valg").click()
    expect(page.locator(".bb-path")).to_be_hidden()
    page.reload()
    expect(page.locator(".bb-path")).to_be_hidden()


@pytest.mark.parametrize("kept", ["nonsense", '{"page": 1}', '[{"page": "javascript:alert(1)", "title": "x"}]'])
def test_what_others_kept_does_no_harm(page: Page, site: Path, kept: str) -> None:  # 4
    at(page, site, "stories/tale/index.html")
    page.evaluate(
        """kept => {
          const mark = document.querySelector("meta[name=brobygger-site]");
          const site = mark.content + new URL(mark.dataset.root, location.href).pathname;
          sessionStorage.setItem(`brobygger:${site}:story:tale`, kept);
        }""",
        kept,
    )
    at(page, site, "stories/tale/built.html")
    expect(page.locator(".bb-path")).to_be_hidden()


def test_without_scripts(browser: Browser, site: Path) -> None:  # 5
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto((site / "cases/index.html").as_uri())
    expect(plain.locator("#case-list .bb-card:visible")).to_have_count(3)
    expect(plain.locator("form.bb-filter")).to_be_hidden()
    plain.goto((site / "step-1/water.html").as_uri())
    expect(plain.locator(".bb-group:visible")).to_have_count(2)
    plain.goto((site / "step-1/index.html").as_uri())
    plain.click(TERM)
    plain.wait_for_url("**/glossary.html#bridge")
    plain.goto((site / "stories/tale/index.html").as_uri())
    plain.get_by_role("link", name="De bygger").click()
    expect(plain.get_by_role("heading", name="De byggede")).to_be_visible()
    context.close()


def test_a_figure_is_seen_large_where_it_stands(page: Page, site: Path) -> None:  # 8
    page.goto((site / "figures/index.html").as_uri())
    link = page.locator(".bb-small .bb-card__link").first
    link.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_have_accessible_name(link.inner_text())
    assert dialog.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 500
    assert axe_faults(page, "dialog") == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    link.click(modifiers=["Shift"])
    expect(dialog).to_have_count(0)


def test_a_figure_is_a_link_without_scripts(fresh: Fresh, site: Path) -> None:  # 8
    page = fresh(java_script_enabled=False)
    page.goto((site / "figures/index.html").as_uri())
    page.locator(".bb-small .bb-card__link").first.click()
    page.wait_for_url("**/figures/*.html")
    expect(page.locator(".bb-take__png")).to_be_hidden()
    expect(page.locator(".bb-take a[download]")).to_be_visible()


def test_a_figure_is_downloaded_as_png(page: Page, site: Path, tmp_path: Path) -> None:  # 8
    page.goto((site / "figures/board.html").as_uri())
    with page.expect_download() as download:
        page.locator(".bb-take__png").click()
    assert download.value.suggested_filename == "board.png"
    download.value.save_as(tmp_path / "board.png")
    head = (tmp_path / "board.png").read_bytes()[:24]
    shown = page.locator(".bb-alone svg")
    assert head[1:4] == b"PNG"
    assert int.from_bytes(head[16:20]) == round(2 * float(shown.get_attribute("width") or 0))
    assert (tmp_path / "board.png").stat().st_size > 10_000, "the canvas is painted"


def test_a_figure_is_printed_on_one_sheet(page: Page, site: Path, tmp_path: Path) -> None:  # 8
    for kind in ("timeline", "table"):
        page.goto((site / f"figures/{kind}.html").as_uri())
        page.pdf(path=tmp_path / "figure.pdf", format="A4", prefer_css_page_size=True)
        with PdfReader(tmp_path / "figure.pdf") as printed:
            assert len(printed.pages) == 1
            words = page.locator(".bb-alone svg text").first.text_content() or ""
            assert words.split()[0] in printed.pages[0].extract_text(), "the sheet is not empty"


def test_lists_have_the_room_of_their_questions_before_the_script(page: Page, site: Path) -> None:  # 2
    """What a script shows later moves nothing."""
    page.route("**/brobygger.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto((site / "cases/index.html").as_uri())
    for shown_later in (".bb-search", ".bb-filter"):
        place = page.locator(shown_later).first
        expect(place).to_be_hidden()
        assert (place.bounding_box() or {"height": 0})["height"] > 20
