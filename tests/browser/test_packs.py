"""The page of a pack in Chromium, from disk and from a host with a strict policy.

1 without scripts the plan of the ready-made file stands there   2 programme and print list follow three numbers, as Python plans them
3 what cannot be is said in the words of the verb   4 the file in its number: the pages of the ready-made one, as often as they are printed
5 a file that is missing or broken is told in words   6 no accessibility fault, no sideways scroll   7 paper shows programme and print list
8 it is light, and no other page grows   9 one gets there
"""

import io
import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import axe_faults
from tests.browser.shared_context import Fresh
from tests.browser.test_site import GUIDE_MOST, weight
from tests.packs.test_verb import SAID_SO
from tests.real import LIBRARY, PACK
from tests.tiers import in_matrix, in_turn, looks, spread
from toolkit.content.packs.document import pack_document, pdf_name, picture_name
from toolkit.packs.book import ATTACHED
from toolkit.packs.pages import strip_of
from toolkit.packs.plan import Plan, PlanError, clock, make_plan
from toolkit.words.locale import say

COLLATE = "button[data-collate]"
DOCUMENT = {language: pack_document(LIBRARY.packs[PACK].pack, language, LIBRARY) for language in ("da", "en")}
ASKED: list[dict[str, Any]] = [
    {"participants": 1},
    {"participants": 7, "groups": 2},
    {"participants": 23, "start": "13:15"},
    {"participants": 60, "groups": 10},
]


def ask(page: Page, asked: dict[str, Any]) -> None:
    for name, value in asked.items():
        page.fill(f"#pk-{name}", str(value))


def shown(page: Page) -> dict[str, Any]:
    """What the page says of its plan."""
    rows = page.locator("[data-print] tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(c => c.textContent))"
    )
    return {
        "strip": page.inner_text("[data-strip]"),
        "agenda": page.locator(".pk-time").all_inner_texts(),
        "copies": [int(row[3]) for row in rows],
        "sheets": [int(row[4]) for row in rows],
    }


def planned(plan: Plan, told: dict[str, Any], language: str) -> dict[str, Any]:
    """The same from Python. `told`: what the ready-made file says of its pages."""
    return {
        "strip": strip_of(plan, language),
        "agenda": [f"{clock(slot.start)}–{clock(slot.end)}" for slot in plan.agenda],
        "copies": [item.printed for item in plan.items],
        "sheets": [line["pages"] // 2 * item.printed for line, item in zip(told["print"], plan.items, strict=True)],
    }


def test_whom_a_whole_meeting_fits_is_offered_it(page: Page, site: Path) -> None:  # 9
    pack, lasts = DOCUMENT["da"], sum(part["minutes"] for part in DOCUMENT["da"]["parts"])
    page.goto((site / "da/which-worksheet.html").as_uri())
    offered, said = page.locator("#meeting-list"), page.locator("#which [role=status]")
    expect(offered).to_be_hidden()
    people, time = page.locator("#ask-people"), page.locator("#ask-time")
    people.fill(str(pack["participants"]["max"]))
    expect(offered.get_by_role("link", name=pack["title"])).to_be_visible()
    n = offered.locator("li:visible").count()
    expect(said).to_contain_text(say("da", "guide.which.meetings", n=n) if n > 1 else say("da", "guide.which.meeting"))
    assert axe_faults(page, "article") == []
    people.fill(str(pack["participants"]["max"] + 1))
    own = offered.get_by_role("link", name=pack["title"])
    expect(own).to_be_hidden()
    people.fill(str(pack["participants"]["min"]))
    expect(own).to_be_visible()
    times = [int(value) for value in time.locator("option").evaluate_all("all => all.map(one => one.value)") if value]
    for minutes in times:
        time.select_option(str(minutes))
        expect(own).to_be_visible(visible=lasts <= minutes)


def ready(site: Path, language: str) -> bytes:
    return (site / language / "pdf" / pdf_name(PACK)).read_bytes()


def told_by(data: bytes) -> dict[str, Any]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told: dict[str, Any] = json.loads(pdf.attachments[ATTACHED].get_file().read_bytes())
    return told


NUMBERS = re.compile(rb"([0-9]+)[^0-9()]+([0-9]+)\) Tj")


def _contents(page: pikepdf.Page) -> list[Any]:
    contents = page.obj.Contents
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def drawn(page: pikepdf.Page) -> bytes:
    """What stands on a page, but for its number."""
    *parts, last = [part.read_bytes() for part in _contents(page)]
    return b"".join(parts) + NUMBERS.sub(b"", last, count=1)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_ready_made_plan_stands_there_without_scripts(fresh: Fresh, site: Path, language: str) -> None:  # 1
    page = fresh(java_script_enabled=False)
    page.goto((site / language / f"packs/{PACK}.html").as_uri())
    plan = make_plan(DOCUMENT[language])
    assert shown(page) == planned(plan, told_by(ready(site, language)), language)
    expect(page.locator("form.pk-ask")).to_be_hidden()
    expect(page.locator(COLLATE)).to_be_hidden()
    for other in ("da", "en"):
        address = page.locator(f".pk-files [lang={other}] a").get_attribute("href")
        assert address and (site / language / "packs" / address).resolve() == site / other / "pdf" / pdf_name(PACK)


@pytest.mark.parametrize(("home", "language"), in_turn(["disk", "host"], ["da", "en"]), indirect=["home"])
def test_the_plan_follows_the_numbers(page: Page, home: str, site: Path, language: str) -> None:  # 2
    told = told_by(ready(site, language))
    page.goto(f"{home}/{language}/packs/{PACK}.html")
    assert shown(page) == planned(make_plan(DOCUMENT[language]), told, language)
    for asked in ASKED:
        ask(page, {"groups": "", "start": DOCUMENT[language]["start"]} | asked)
        plan = make_plan(DOCUMENT[language], **asked)
        assert shown(page) == planned(plan, told, language)
        copies = planned(plan, told, language)["copies"]
        pages = sum(line["pages"] * number for line, number in zip(told["print"], copies, strict=True))
        sheets = say(language, "pack.total-sheets", sheets=sum(shown(page)["sheets"]), pages=pages)
        expect(page.locator("[data-total]")).to_have_text(sheets)
    expect(page.locator("[data-outside]")).to_be_visible()  # sixty are more than the pack is meant for
    ask(page, {"participants": DOCUMENT[language]["participants"]["max"]})
    expect(page.locator("[data-outside]")).to_be_hidden()
    for typed in SAID_SO:
        ask(page, {"start": "09:00"})
        ask(page, {"start": typed})
        assert shown(page)["agenda"][0].startswith(f"{SAID_SO[typed]}–"), typed


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("participants", {"participants": 0}),
    ("participants", {"participants": 1001}),
    ("groups", {"participants": 7, "groups": 8}),
    ("start", {"start": "23:30"}),
]


def test_what_cannot_be_is_said_as_the_verb_says_it(page: Page, site: Path) -> None:  # 3
    page.goto((site / f"da/packs/{PACK}.html").as_uri())
    for field, asked in REFUSED:
        before = shown(page)
        with pytest.raises(PlanError) as error:
            make_plan(DOCUMENT["da"], **asked)
        ask(page, asked)
        expect(page.locator(f"#error-{field}")).to_have_text(
            say("da", f"pack.refused.{error.value.code}", **error.value.data)
        )
        expect(page.locator(f"#pk-{field}")).to_have_attribute("aria-invalid", "true")
        if "participants" not in asked or field == "participants":
            assert shown(page) == before
        page.keyboard.press("Tab")
        page.locator(COLLATE).press("Enter")
        expect(page.locator(f"#pk-{field}")).to_be_focused()
        expect(page.locator("[data-told]")).to_be_empty()
        ask(page, {"participants": 12, "groups": "", "start": "09:00"})
        expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_what_is_no_number_is_said(page: Page, site: Path) -> None:  # 3
    page.goto((site / f"en/packs/{PACK}.html").as_uri())
    for field, typed in (
        ("participants", "tyve"),
        ("groups", "-1"),
        ("groups", "2,5"),
        ("start", "25:00"),
        ("start", "<b>"),
    ):
        ask(page, {field: typed})
        key = "time" if field == "start" else "count"
        expect(page.locator(f"#error-{field}")).to_have_text(say("en", f"pack.script-page.{key}"))
        ask(page, {"participants": 12, "groups": "", "start": "09:00"})
        expect(page.locator("[aria-invalid]")).to_have_count(0)


def made(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(COLLATE).press("Enter")
    expect(page.locator("[data-told]")).to_contain_text(download.value.suggested_filename)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


CASES: list[tuple[dict[str, Any], set[str], set[str]]] = [
    ({}, {"overview"}, set()),
    ({"participants": 31}, {"overview"}, {"more_people", "more_groups"}),
    ({"start": "10:00"}, {"overview", "agenda", "timekeeper"}, {"times_differ"}),
    ({"participants": 9, "start": "12:30"}, {"overview", "agenda", "timekeeper"}, {"times_differ"}),
]


ROUTES = [(home, *case) for home in ("disk", "host") for case in CASES]


BACK = {"overview": 0, "agenda": 0, "timekeeper": 2}  # of the last, signs to hold up are as they were


@pytest.mark.parametrize(("home", "asked", "anew", "notices"), spread(ROUTES, 2), indirect=["home"])
def test_the_file_in_its_number(
    page: Page, home: str, site: Path, asked: dict[str, Any], anew: set[str], notices: set[str]
) -> None:  # 4
    page.goto(f"{home}/da/packs/{PACK}.html")
    ask(page, asked)
    name, data = made(page)
    plan, source = make_plan(DOCUMENT["da"], **asked), ready(site, "da")
    assert name == f"{PACK}-{plan.participants}.pdf"
    lines = list(zip(told_by(source)["print"], plan.items, strict=True))
    assert {item.kind for item in plan.items} >= anew
    with pikepdf.open(io.BytesIO(source)) as whole, pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        wanted: list[int | None] = []  # None: a page that is drawn anew
        for line, item in lines:
            places: list[int | None] = [*range(line["first"] - 1, line["first"] - 1 + line["pages"])]
            if item.kind in anew:
                places = [None] * (line["pages"] - BACK[item.kind]) + places[line["pages"] - BACK[item.kind] :]
            wanted += places * item.printed
        drawings = [drawn(one) for one in whole.pages]
        assert len(pdf.pages) == len(wanted)
        for number, (one, place) in enumerate(zip(pdf.pages, wanted, strict=True), 1):
            assert place is None or NUMBERS.search(_contents(one)[-1].read_bytes()).groups() == (
                b"%d" % number,
                b"%d" % len(wanted),
            )  # type: ignore[union-attr]
            assert (drawn(one) in drawings) == (place is not None)
            assert place is None or (drawn(one), one.mediabox) == (drawings[place], whole.pages[place].mediabox)
        assert len({one.obj.objgen for one in pdf.pages}) == len(pdf.pages)
        shared = {tuple(part.objgen for part in _contents(one)[:-1] or _contents(one)) for one in pdf.pages}
        assert len(shared) <= len(drawings)  # copies share what is drawn
        assert not {"/StructTreeRoot", "/MarkInfo", "/Names", "/AF"} & set(pdf.Root.keys())
        assert str(pdf.docinfo.Title) == say("da", "pack.collated.title", title=DOCUMENT["da"]["title"])
        assert str(pdf.Root.Lang) == "da"
        with pdf.open_outline() as outline:
            assert [mark.title for mark in outline.root] == [line["title"] for line, _ in lines]
    assert len(data) <= len(source) + 500 * len(wanted) + (30_000 if anew else 0)
    numbers = {"n": make_plan(DOCUMENT["da"]).participants}
    groups = {"n": len(make_plan(DOCUMENT["da"]).groups)}
    for key in ("times_differ", "more_people", "more_groups"):
        sentence = say(
            "da",
            f"pack.script-page.{key}",
            **(groups if key == "more_groups" else numbers if key == "more_people" else {}),
        )
        assert (sentence in page.inner_text("[data-told]")) == (key in notices)


@in_matrix
def test_pages_drawn_anew_say_the_new_plan(page: Page, site: Path) -> None:  # 4
    page.goto((site / f"da/packs/{PACK}.html").as_uri())
    asked: dict[str, Any] = {"participants": 17, "groups": 4, "start": "12:35"}
    ask(page, asked)
    plan = make_plan(DOCUMENT["da"], **asked)
    paper = pypdfium2.PdfDocument(made(page)[1])
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]
    begins, first = {}, 1
    for line, item in zip(told_by(ready(site, "da"))["print"], plan.items, strict=True):
        begins[item.kind] = begins.get(item.kind, first)
        last = first + line["pages"] * item.printed - 1
        listed = f"{first}–{last}" if last > first else f"{first}"
        assert f"{listed} {item.printed} {line['pages'] // 2 * item.printed}" in " ".join(texts[:2])
        first = last + 1
    assert len(texts) == first - 1
    overview, programme, keeper = (texts[begins[kind] - 1] for kind in ("overview", "agenda", "timekeeper"))
    assert strip_of(plan, "da") in overview and DOCUMENT["da"]["purpose"] in overview
    for part, slot in zip(DOCUMENT["da"]["parts"], plan.agenda, strict=True):
        assert f"{clock(slot.start)} {part['title']}" in programme
        assert f"{clock(slot.start)} {clock(slot.end)} {part['title']}" in keeper


BROKEN = {
    "missing": (None, "not_loaded"),
    "empty": ("", "not_made"),
    "no file": ("AAAA", "not_made"),
    "no base64": ("!", "not_made"),
    "damaged": ("JVBERi0xLjcKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRvYmoK", "not_made"),
    # its page tree is its own child
    "a circle": ("JVBERi0xLjcKMSAwIG9iago8PC9QYWdlcyAyIDAgUj4+CmVuZG9iagoyIDAgb2JqCjw8L0tpZHNbMiAwIFJdPj4KZW5kb2JqCnRyYWlsZXI8PC9Sb290IDEgMCBSPj4KJSVFT0YK", "not_made"),
}  # fmt: skip


def test_a_missing_or_broken_file_is_told(browser: Browser, host: str) -> None:  # 5
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    given: list[str | None] = []

    def answer(route: Route) -> None:
        if given[-1] is None:
            route.abort()
        else:
            script = f'window.brobyggerPacks={{"{PACK}-da":{json.dumps(given[-1])}}}'
            route.fulfill(body=script, content_type="text/javascript")

    page.route(f"**/packs/{PACK}-da.js*", answer)
    for coded, key in spread(list(BROKEN.values()), 3):
        given.append(coded)
        page.goto(f"{host}/da/packs/{PACK}.html")
        page.click(COLLATE)
        expect(page.locator("[data-told] .pk-bad")).to_have_text(say("da", f"pack.script-page.{key}"))
        ask(page, {"participants": 12})
        assert shown(page)["strip"].startswith("12 ") and errors == []
    context.close()


@pytest.mark.parametrize(("width", "scheme"), spread(looks([320, 1100]), 1))
def test_everybody_can_use_it(fresh: Fresh, site: Path, width: int, scheme: Any) -> None:  # 6
    page = fresh(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for address in ("index.html", f"{PACK}.html"):
        page.goto((site / "da/packs" / address).as_uri())
        assert axe_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    ask(page, {"participants": 99, "groups": "x", "start": "23:59"})
    assert axe_faults(page, "article") == []
    ask(page, {"groups": "", "start": "10:00"})
    page.locator(COLLATE).press("Enter")
    expect(page.locator("[data-told] p")).not_to_have_count(1)
    assert axe_faults(page, "article") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_shows_programme_and_print_list(page: Page, site: Path) -> None:  # 7
    page.goto((site / f"da/packs/{PACK}.html").as_uri())
    page.emulate_media(media="print")
    for seen in ("h1", "[data-strip]", "[data-agenda]", ".pk-list"):
        expect(page.locator(seen)).to_be_visible()
    for unseen in ("form.pk-ask", COLLATE, ".pk-files", "#sheets"):
        expect(page.locator(unseen)).to_be_hidden()
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    programme, overview = (sheet.get_textpage().get_text_range() for sheet in paper)
    listed, before = say("da", "pack.site.print-list"), say("da", "pack.site.before")
    assert listed not in programme and listed in overview
    assert before not in programme and (before in overview) == bool(DOCUMENT["da"]["before"])


@in_matrix
def test_each_thing_in_the_file_has_a_picture(page: Page, site: Path) -> None:  # 1
    page.goto((site / f"da/packs/{PACK}.html").as_uri())
    firsts = dict.fromkeys(line["first"] for line in told_by(ready(site, "da"))["print"])
    pictures = page.locator(".pk-pictures img")
    assert pictures.count() == len(firsts)
    for number, first in enumerate(firsts):
        picture = pictures.nth(number)
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") > 0
        assert (picture.get_attribute("src") or "").endswith(f"/{picture_name(PACK, first)}")


def test_it_is_light(site: Path) -> None:  # 8
    for path in (site / "da/packs").glob("*.html"):
        assert weight(path) <= GUIDE_MOST
        assert ("pack.js" in path.read_text("utf-8")) == (path.name != "index.html")
    for other in ("index.html", "worksheets/index.html"):
        assert "pack.js" not in (site / "da" / other).read_text("utf-8")


@pytest.mark.parametrize("language", spread(["da", "en"], 1))
def test_one_gets_there(page: Page, site: Path, language: str) -> None:  # 9
    page.goto((site / language / "index.html").as_uri())
    page.locator('article a[href="packs/index.html"]').click()
    page.get_by_role("link", name=DOCUMENT[language]["title"], exact=True).click()
    expect(page.locator("h1")).to_have_text(DOCUMENT[language]["title"])
    page.locator("#sheets ~ ul a").first.click()
    page.get_by_role("link", name=DOCUMENT[language]["title"], exact=True).click()
    page.wait_for_url(f"**/packs/{PACK}.html")
    page.get_by_role("link", name="English" if language == "da" else "Dansk", exact=True).first.click()
    page.wait_for_url(f"**/{'en' if language == 'da' else 'da'}/packs/{PACK}.html")
    assert f'"packs/{PACK}.html"' in (site / f"assets/search-{language}.js").read_text("utf-8")
