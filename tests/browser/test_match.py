"""The page that compares profiles, in Chromium, from disk and from a host with a strict policy."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_faults
from tests.browser.test_check import Models
from tests.test_every_sheet import LIBRARY, documents, model_for
from tests.tiers import in_matrix, spread
from toolkit.report.matches import compared, matches_document

SHEET = next(sheet for sheet in LIBRARY.worksheets if model_for(sheet.id, "da")["match"])
OTHER = next(sheet for sheet in LIBRARY.worksheets if not model_for(sheet.id, "da")["match"])
CPR = "010190-1234"
SCRIPT = "<img src=x onerror=alert(1)>"


def profiles(*names: str) -> list[dict[str, Any]]:
    """The examples of the worksheet as answer documents, in turn, by these organisations."""
    made = list(documents(model_for(SHEET.id, "da")))
    return [made[n % 2] | {"respondent": {"organisation": name}} for n, name in enumerate(names)]


def chosen(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"name": f"profil-{n}.json", "mimeType": "", "buffer": json.dumps(document).encode()}
        for n, document in enumerate(documents)
    ]


@pytest.mark.parametrize("home", spread(["disk", "host"], 1), indirect=True)
def test_two_profiles_side_by_side(page: Page, home: str) -> None:
    page.goto(f"{home}/da/match.html")
    given = profiles("Huset", f"Gå Med {SCRIPT}")
    page.set_input_files("[data-files]", chosen(given[:1]))
    expect(page.locator("[data-need]")).to_have_text("Tilføj mindst én profil mere.")
    expect(page.locator("[data-result]")).to_be_hidden()
    page.set_input_files("[data-files]", [chosen(given)[1]])
    expect(page.locator(".match-pair h3")).to_have_text(f"Huset og Gå Med {SCRIPT}")
    assert page.evaluate("document.activeElement.id") == "match-result"
    with page.expect_download() as download:
        page.click("[data-save]")
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    forms = [
        {"report": {"path": path, "status": "ok"}, "document": document}
        for path, document in zip(("profil-0.json", "profil-1.json"), given, strict=True)
    ]
    assert saved == matches_document(compared(forms, Models(), "da")[0])
    reasons = page.locator(".match-pair tbody td:last-child").all_inner_texts()
    for row in saved["pairs"][0]["rows"]:
        assert any(row["reason"] in shown for shown in reasons)
    expect(page.locator(".match-drawing text").first).to_be_visible()
    assert page.locator("img[src=x]").count() == 0
    assert page.locator(".match-pair li").count() > 3
    assert axe_faults(page, "article") == []


def saved_comparison(names: list[str], **more: Any) -> dict[str, Any]:
    """As `match` writes it."""
    forms = [
        {"report": {"path": f"{name}.json", "status": "ok"}, "document": document}
        for name, document in zip(names, profiles(*names), strict=True)
    ]
    return matches_document(compared(forms, Models(), "da")[0]) | more


def test_the_drawing_has_the_whole_of_a_name(page: Page, site: Path) -> None:
    page.goto((site / "da/match.html").as_uri())
    names = ["Cykelværkstedet", "Beskæftigelsesforvaltningen i Nordby"]
    data = json.dumps(saved_comparison(names)).encode()
    page.set_input_files("[data-files]", [{"name": "a.json", "mimeType": "", "buffer": data}])
    shown = page.locator(".match-drawing .match-name")
    expect(shown.first).to_be_visible()
    whole = "".join(text.removesuffix("-") for text in shown.all_text_contents() if text != "?")
    assert whole.replace(" ", "") == "".join(names).replace(" ", "")
    pillar = page.locator(".match-pillar").first.evaluate("one => one.getBBox().width")
    assert max(shown.evaluate_all("all => all.map((one) => one.getBBox().width)")) <= pillar
    assert names[0] in shown.all_text_contents(), "an ordinary word stands on one line"


def test_a_saved_comparison_is_opened_again(page: Page, site: Path) -> None:
    """What stands in the file beyond the rows of the worksheet is not taken over, and the page goes on working."""
    good = saved_comparison(["Huset", "Gå Med", f"{CPR} {SCRIPT}"])
    rows = good["pairs"][0]["rows"]
    row = {"kind": "wants", "field": "__proto__", "other": None, "values": [SCRIPT], "from": "a", "reason": SCRIPT}
    wrong = json.loads(json.dumps(good).replace('"values": [', f'"values": [{json.dumps(SCRIPT)}, '))
    wrong["pairs"][0]["rows"] += [row, None, rows[0] | {"field": SCRIPT}]
    wrong["pairs"] += [{"a": 1, "b": 1, "rows": []}, {"a": 1, "b": "__proto__", "rows": 7}, {"a": {}, "b": []}, 3]
    page.goto((site / "da/match.html").as_uri())
    page.set_input_files("[data-files]", chosen([good]))
    expect(page.locator("[data-pairs] .ws-note")).to_contain_text("Sammenligningen profil-0.json er åbnet.")
    expect(page.locator("[data-chosen]")).to_be_hidden()
    expect(page.locator("[data-save]")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "match-result"
    as_shown = (
        "[...document.querySelectorAll('[data-pairs] :is(.match-table, .match-pair li)')].map(one => one.innerText)"
    )
    shown = page.evaluate(as_shown)
    expect(page.locator(".match-pair tbody tr")).to_have_count(len(rows))
    page.reload()
    page.set_input_files("[data-files]", chosen([wrong]))
    expect(page.locator("[data-pairs] .match-pair").first).to_be_visible()
    assert page.evaluate(as_shown) == shown
    page.reload()
    for place, given in enumerate((good | {"pairs": {}}, good | {"profiles": 3}, good | {"pairs": [[[]] * 9]})):
        page.set_input_files("[data-files]", {**chosen([given])[0], "name": f"{place}.json"})
        expect(page.locator("[data-notes]")).to_contain_text(f"{place}.json kunne ikke læses")
    page.set_input_files("[data-files]", chosen([good, *profiles("A", "B", "C")]))  # together, and beside profiles
    expect(page.locator("[data-profiles] li")).to_have_count(3)
    ids = page.locator("[data-pairs] details").evaluate_all("all => all.map(({ id }) => id)")
    assert len(set(ids)) == len(ids) == 6
    assert CPR not in page.content() and page.locator("img[src=x]").count() == 0
    page.click("[data-clear]")
    expect(page.locator("[data-result]")).to_be_hidden()
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator("[data-pairs] details")).to_have_count(6)


@in_matrix
def test_many_profiles_are_ranked(page: Page, site: Path) -> None:
    page.goto((site / "en/match.html").as_uri())
    page.set_input_files("[data-files]", chosen(profiles("A", "B", "A")))
    expect(page.locator(".match-table caption").first).to_have_text("The pairs in order, the most promising first")
    names = page.locator("[data-profiles] li span").all_inner_texts()
    assert [name.split(" (profil")[0] for name in names] == ["A", "B", "A (2)"]
    ranks = page.locator(".match-table").first.locator("tbody th").all_inner_texts()
    assert ranks == ["1", "1", "3"]
    page.get_by_role("link", name="A and A (2)").click()
    expect(page.locator("#pair-3 .match-pair")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_faults(page, "article") == []
    page.get_by_role("button", name="Remove B").click()
    expect(page.locator(".match-pair h3")).to_have_text("A and A (2)")
    assert "A (2)" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-profiles] li")).to_contain_text(["A", "B", "A (2)"])
    page.click("[data-clear]")
    expect(page.locator("[data-profiles] li")).to_have_count(0)
    assert axe_faults(page, "article") == []
    page.keyboard.press("Enter")  # the focus is where it can be taken back
    expect(page.locator(".match-table tbody th").first).to_be_visible()
    expect(page.locator("[data-profiles] li")).to_have_count(3)


def test_what_is_no_profile_is_told(page: Page, site: Path) -> None:
    page.goto((site / "da/match.html").as_uri())
    other = {**next(documents(model_for(OTHER.id, "da"))), "respondent": {}}
    files = [
        *chosen([*profiles("Huset"), other]),
        {"name": f"{CPR}.pdf", "mimeType": "", "buffer": b"%PDF-1.7\n1 0 obj"},
    ]
    page.set_input_files("[data-files]", files)
    notes = page.locator("[data-notes] p")
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text("profil-1.json er ikke en profil")
    expect(notes.last).to_contain_text("kunne ikke læses")
    assert CPR not in page.content()
    expect(page.locator("[data-profiles] li")).to_have_count(1)
    page.set_input_files("[data-files]", [chosen(profiles("Huset", "Gå Med"))[1], files[-1]])
    expect(notes).to_have_count(1)  # what is left out is seen where the page has moved to
    expect(page.locator("[data-result] h2")).to_be_in_viewport()
    expect(notes).to_be_in_viewport()


def test_examples_and_the_profile_on_the_device(page: Page, site: Path) -> None:
    page.goto((site / f"da/worksheets/{SHEET.id}.html").as_uri())
    title = model_for(SHEET.id, "da")["title"]
    first = next(
        field["id"]
        for section in model_for(SHEET.id, "da")["sections"]
        for field in section["fields"]
        if field["type"] == "longtext"
    )
    page.fill(f"[name={first}]", "Kladden her")
    expect(page.locator("[data-bar]")).to_have_attribute("data-is", "kept")
    page.goto((site / "da/match.html").as_uri())
    page.locator("[data-pick] > summary").click()
    page.get_by_role("checkbox", name="Uden navn").check()
    page.get_by_role("button", name="Tag de valgte med").click()
    expect(page.locator("[data-profiles] li")).to_have_count(1)
    page.get_by_role("button", name=f"Prøv med eksemplerne: {title}").click()
    expect(page.locator("[data-profiles] li")).to_have_count(1 + len(SHEET.examples))
    page.locator("summary", has_text="Jeres egen profil").first.click()
    expect(page.get_by_text("Kladden her").first).to_be_visible()
    page.click("[data-clear]")
    expect(page.locator("[data-chosen]")).to_be_hidden()


def test_the_check_page_hands_profiles_over(page: Page, host: str) -> None:
    page.goto(f"{host}/da/check.html")
    button = page.get_by_role("button", name="Læg profilerne ved siden af hinanden")
    page.set_input_files("[data-files]", chosen(profiles("Huset")))
    expect(page.locator(".check-file")).to_have_count(1)
    expect(button).to_be_hidden()
    page.set_input_files("[data-files]", chosen(profiles("Huset", "Gå Med"))[1:])
    with page.expect_popup() as opened:
        button.click()
    expect(opened.value.locator(".match-pair h3")).to_have_text("Huset og Gå Med")
