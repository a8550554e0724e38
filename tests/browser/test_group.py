"""The page for a group's answers, in Chromium, from disk and from a host with a strict policy."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_faults
from tests.browser.shared_context import Fresh
from tests.test_every_sheet import LIBRARY, model_for
from tests.tiers import in_matrix, spread
from toolkit.words.locale import say

CPR = "010190-1234"
SCRIPT = "<img src=x onerror=alert(1)>"


def scales(model: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Each cell with a scale: field, path within it."""
    found: list[tuple[str, list[str]]] = []
    for section in model["sections"]:
        for field in section["fields"]:
            rows = field.get("rows") or []
            if field["type"] == "scale":
                found.append((field["id"], []))
            elif field["type"] == "grid" and field["cell"]["type"] == "scale":
                found += [(field["id"], [row["id"]]) for row in rows]
            elif field["type"] == "table":
                columns = [column["id"] for column in field["columns"] if column["type"] == "scale"]
                found += [(field["id"], [row["id"], column]) for row in rows for column in columns]
    return found


def choices(model: dict[str, Any]) -> list[dict[str, Any]]:
    """Questions outside tables with options to choose from, which have a place in the line too."""
    fields = [field for section in model["sections"] for field in section["fields"]]
    return [field for field in fields if field["type"] in ("choice", "choices")]


def has_more_in_its_line(model: dict[str, Any]) -> bool:
    """Than scales and such questions."""
    fields = [field for section in model["sections"] for field in section["fields"]]
    columns = [column for field in fields if field["type"] == "table" and field["rows"] for column in field["columns"]]
    return any(field["type"] in ("grid", "number", "ranking", "placement") for field in fields) or any(
        column["type"] in ("choice", "number") for column in columns
    )


MODELS = [model for model in (model_for(sheet.id, "da") for sheet in LIBRARY.worksheets) if not has_more_in_its_line(model)]  # fmt: skip
MODEL = next(model for model in MODELS if len(scales(model)) >= 8 and not choices(model))
MIXED = next(model for model in MODELS if scales(model) and any(field["type"] == "choices" and not field["show_if"] for field in choices(model)))  # fmt: skip
NO_LINE = next(model for model in MODELS if not scales(model) and not choices(model))
SCALES = scales(MODEL)
LINED = [one.id for one in LIBRARY.worksheets if choices(model_for(one.id, "da"))]


def sheet(step: int, name: str, sector: str, last: int | None = None) -> dict[str, Any]:
    """A file with the same step everywhere, and perhaps another at the last scale."""
    answers: dict[str, Any] = {}
    for number, (field, path) in enumerate(SCALES):
        value = last if last is not None and number == len(SCALES) - 1 else step
        place = answers
        for key in [field, *path][:-1]:
            place = place.setdefault(key, {})
        place[[field, *path][-1]] = value
    document = {
        "format": "brobygger-answers/1", "worksheet": MODEL["id"], "version": MODEL["version"], "language": "da",
        "respondent": {"name": name, "sector": sector}, "answers": answers,
    }  # fmt: skip
    return {"name": f"{name}.json", "mimeType": "", "buffer": json.dumps(document).encode()}


@pytest.mark.parametrize("home", spread(["host", "disk"], 1), indirect=True)
def test_answers_side_by_side(page: Page, home: str) -> None:
    page.goto(f"{home}/da/group.html")
    files = [sheet(3, f"Bo {SCRIPT}", "public"), sheet(3, "Ea", "public"), sheet(3, "Li", "public", last=1)]
    page.set_input_files("[data-files]", [*files, {"name": "x.pdf", "mimeType": "", "buffer": b"%PDF-1.7"}])
    expect(page.locator("[data-count]")).to_have_text("3 ark er med.")
    expect(page.locator("[data-notes] p")).to_have_count(1)
    cards = page.locator(".group-card")
    expect(cards.first).to_contain_text("Afstand: 2 trin.")
    expect(cards.nth(1)).to_contain_text("Alle har svaret det samme.")
    assert cards.first.locator(".group-dot").count() == 3
    assert "enige" not in page.locator("[data-answers]").inner_text()  # three answers have no word
    page.select_option("[data-by]", "sector")
    expect(cards.first).to_contain_text("Offentlig: 3 svar, 1 til 3")
    with page.expect_download() as download:
        page.click("[data-save]")
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert saved["format"] == "brobygger-summary/1" and saved["forms"] == 3
    assert "Bo" not in json.dumps(saved)  # names are hidden
    again = page.context.new_page()  # what was saved is shown again, as it was
    again.goto(f"{home}/da/group.html")
    again.set_input_files("[data-files]", download.value.path())
    expect(again.locator("[data-count]")).to_contain_text("er åbnet.")
    shown = "[...document.querySelectorAll('.group-card')].map(card => card.innerText)"
    page.select_option("[data-by]", "")
    assert again.evaluate(shown) == page.evaluate(shown)
    expect(again.locator("[data-save]")).to_be_hidden()
    wrong = json.loads(
        json.dumps(saved).replace('"n": 3', '"n": "<b>"').replace('"counts": {', '"counts": {"__proto__": 9, ')
    )
    both = [("x.json", wrong), ("y.json", saved)]  # files that come together are opened as one by itself
    again.set_input_files(
        "[data-files]",
        [{"name": name, "mimeType": "", "buffer": json.dumps(one).encode()} for name, one in both],
    )
    expect(again.locator("[data-count]")).to_contain_text("x.json er åbnet. Opsamlingen y.json er åbnet.")
    again.close()
    page.select_option("[data-by]", "sector")
    last = [question for question in saved["worksheets"][0]["questions"] if question.get("distance") == 2]
    assert len(last) == 1 and last[0]["by"] == {"sector": {"public": {"n": 3, "median": 3, "min": 1, "max": 3}}}
    page.check("[data-names]")
    assert page.locator("title", has_text="Bo").count() and page.locator("img[src=x]").count() == 0
    page.set_input_files("[data-files]", [sheet(3, "Pi", "third"), sheet(3, "Vi", "third")])
    expect(cards.first).to_contain_text("I er delvis enige.")
    expect(cards.nth(1)).to_contain_text("5 svar. Alle har svaret det samme.")  # where they do, a word says less
    expect(page.locator("[data-answers]")).to_contain_text(
        "Vises ikke for sig, fordi der er for få svar: Civilsamfund (2)."
    )
    expect(page.locator(".group-parts li")).to_have_text(["Offentlig", "øvrige"])
    assert cards.nth(1).locator(".group-dot.group-part-1").count() == 2
    assert axe_faults(page, "article") == []
    page.emulate_media(forced_colors="active", color_scheme="dark")  # a dark system over a light page
    drawn = "getComputedStyle(document.querySelector('.group-median')).fill === getComputedStyle(document.body).color"
    assert page.evaluate(drawn)
    page.emulate_media(forced_colors="none", color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.click("[data-clear]")
    expect(page.locator("[data-result]")).to_be_hidden()
    page.get_by_role("button", name="Fortryd").click()
    expect(page.locator("[data-count]")).to_have_text("5 ark er med.")


def test_typed_sheets_with_sensitive_answers_are_not_kept(page: Page, site: Path) -> None:
    name = next(one.id for one in LIBRARY.worksheets if one.personal_data == "sensitive" and one.id in LINED)
    address = (site / "da/group.html").as_uri()
    page.goto(address)
    page.locator("[data-typed] > summary").click()
    page.select_option("[data-sheet]", name)
    line, state = page.locator("[data-line-typed]"), page.locator("[data-typed-state]")
    expect(line).to_be_visible()
    line.fill(" ".join(["1", *["-"] * (page.locator("[data-questions] li").count() - 1)]))
    line.press("Enter")
    expect(page.locator("[data-count]")).to_have_text("1 ark er med.")
    expect(state).to_have_text(say("da", "group.script.not_kept_sensitive"))
    expect(page.locator("[data-said]")).to_contain_text(say("da", "group.script.not_kept_sensitive"))
    assert "lines" not in page.evaluate("JSON.stringify(localStorage)")
    second = page.context.new_page()  # what another window keeps takes nothing away
    second.goto(address)
    second.locator("[data-typed] > summary").click()
    second.select_option("[data-sheet]", MODEL["id"])
    second.locator("[data-line-typed]").fill("2" * len(SCALES))
    second.locator("[data-line-typed]").press("Enter")
    expect(page.locator("[data-count]")).to_have_text("2 ark er med.")
    assert name not in page.evaluate("JSON.stringify(localStorage)")
    with page.expect_download():
        page.click("[data-save]")
    expect(state).to_contain_text("Opsamlingen er gemt som opsamling-")
    second.close()


def test_what_is_wrong_in_a_sheet_is_said(page: Page, site: Path) -> None:
    page.goto((site / "da/group.html").as_uri())
    notes = page.locator("[data-notes]")
    page.set_input_files("[data-files]", [sheet(2, "A", "public"), sheet(2, "B", "company")])
    wrong = "Om jer: Sektor: »company« er ikke en af svarmulighederne."
    expect(notes).to_contain_text(wrong)
    page.set_input_files("[data-files]", [sheet(3, "C", "club"), sheet(3, "D", "company")])
    expect(notes).to_contain_text(wrong.replace("company", "club"))
    expect(notes).to_contain_text("2 ark har noget")


def test_the_worksheet_that_is_shown_is_the_one_that_is_typed(page: Page, site: Path) -> None:
    page.goto((site / "da/group.html").as_uri())
    page.set_input_files("[data-files]", [sheet(2, "A", "public")])
    expect(page.locator("[data-result]")).to_be_visible()
    page.locator("[data-typed] > summary").click()
    expect(page.locator("[data-sheet]")).to_have_value(MODEL["id"])
    expect(page.locator("[data-line-typed]")).to_be_visible()
    page.emulate_media(media="print")
    table = page.locator("details .group-numbers")
    table.evaluate("table => (table.closest('details').open = true)")
    wide, whole = (table.locator(part).first.evaluate("one => one.offsetWidth") for part in ("tbody th", "tbody tr"))
    assert wide > whole / 3, "the question has the room that the numbers leave"


@in_matrix
def test_one_question_at_a_time(page: Page, site: Path) -> None:
    page.goto((site / "en/group.html").as_uri())
    page.set_input_files("[data-files]", [sheet(2, "A", "public", last=4), sheet(2, "B", "third")])
    page.click("[data-present]")
    stage = page.locator("[data-stage]")
    expect(stage.locator("[data-stage-number]")).to_have_text(f"Question 1 of {len(SCALES)}")
    assert stage.locator("svg").count() == 0  # nobody sees an answer before all do
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(stage.locator(".group-dot")).to_have_count(2)
    assert axe_faults(page, "[data-stage]") == []
    stage.get_by_role("button", name="Next").click()
    expect(stage.locator("svg")).to_have_count(0)
    page.keyboard.press("PageDown")  # as a remote control for presentations sends it
    expect(stage.locator(".group-dot")).to_have_count(2)
    page.keyboard.press("PageUp")
    expect(stage.locator("svg")).to_have_count(0)
    page.keyboard.press("PageUp")
    expect(stage.locator("[data-stage-number]")).to_have_text(f"Question 1 of {len(SCALES)}")
    expect(stage.locator(".group-dot")).to_have_count(2)
    page.keyboard.press("ArrowRight")  # as in slides
    expect(stage.locator("[data-stage-number]")).to_have_text(f"Question 2 of {len(SCALES)}")
    page.keyboard.press("ArrowLeft")
    expect(stage.locator("[data-stage-number]")).to_have_text(f"Question 1 of {len(SCALES)}")
    page.keyboard.press("Escape")
    expect(stage).to_be_hidden()
    assert page.evaluate("document.activeElement.hasAttribute('data-present')")


def test_of_equal_distance_the_least_agreed_comes_first(page: Page, site: Path) -> None:
    page.goto((site / "da/group.html").as_uri())
    pairs = zip((1, 3, 2, 2, 2), (1, 1, 3, 3, 3), strict=True)
    page.set_input_files("[data-files]", [sheet(a, f"P{n}", "public", last=b) for n, (a, b) in enumerate(pairs)])
    expect(page.locator(".group-card").first).to_contain_text("To lejre: 2 på 1 og 3 på 3.")


def test_the_screen_tells_parts_apart_and_shows_what_was_written_beside(page: Page, site: Path) -> None:
    model, table, scale, text = next(
        (model, field, scale["id"], text)
        for model in (model_for(one.id, "en") for one in LIBRARY.worksheets)
        for section in model["sections"]
        for field in section["fields"]
        if field["type"] == "table" and field["rows"]
        for scale in field["columns"]
        if scale["type"] == "scale"
        for text in field["columns"]
        if text["type"] in ("text", "longtext")
    )
    row = table["rows"][0]["id"]

    def filled(value: int, sector: str) -> dict[str, Any]:
        document = {
            "format": "brobygger-answers/1", "worksheet": model["id"], "version": model["version"], "language": "en",
            "respondent": {"sector": sector}, "answers": {table["id"]: {row: {scale: value, text["id"]: f"{SCRIPT} {value}"}}},
        }  # fmt: skip
        return {"name": f"{sector}.json", "mimeType": "", "buffer": json.dumps(document).encode()}

    page.goto((site / "en/group.html").as_uri())
    page.set_input_files("[data-files]", [filled(1, "private"), filled(4, "public")])
    page.select_option("[data-by]", "sector")
    page.fill("[data-min-group]", "1")
    page.locator("[data-min-group]").press("Tab")
    page.click("[data-present]")
    stage = page.locator("[data-stage]")
    assert stage.locator("[data-stage-beside] *").count() == 0  # nothing before all see it
    stage.get_by_role("button", name="Show the answers").click()
    expect(stage.locator(".group-parts li")).to_have_text(["Public", "Private"])
    expect(stage.locator("[data-stage-beside] h3").first).to_have_text(text["label"])
    expect(stage.locator("[data-stage-beside] li")).to_have_text([f"{SCRIPT} 1", f"{SCRIPT} 4"])
    assert axe_faults(page, "[data-stage]") == []


def asking(kind: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A worksheet and a question of it, of that type, that is always asked."""
    return next(
        (model, field)
        for model in (model_for(one.id, "en") for one in LIBRARY.worksheets)
        for section in model["sections"]
        for field in section["fields"]
        if field["type"] == kind and not field["show_if"] and not section["show_if"]
    )


def chosen(model: dict[str, Any], answers: dict[str, Any], sector: str, name: str) -> dict[str, Any]:
    document = {
        "format": "brobygger-answers/1", "worksheet": model["id"], "version": model["version"], "language": "en",
        "respondent": {"sector": sector}, "answers": answers,
    }  # fmt: skip
    return {"name": f"{name}.json", "mimeType": "", "buffer": json.dumps(document).encode()}


@pytest.mark.parametrize(("kind", "place"), [("choice", -1), ("choices", 0)])
def test_what_is_one_of_a_row_keeps_the_order_of_the_sheet(page: Page, site: Path, kind: str, place: int) -> None:
    model, field = asking(kind)
    last = field["options"][-1]
    answers = {field["id"]: last["value"] if kind == "choice" else [last["value"]]}
    page.goto((site / "en/group.html").as_uri())
    page.set_input_files("[data-files]", [chosen(model, answers, "public", name) for name in "abc"])
    lines = page.locator(".group-card", has=page.get_by_role("heading", name=field["label"])).locator("li")
    expect(lines.nth(place)).to_have_text(f"{last['label']} ●●● 3")


def test_what_was_chosen_is_told_apart_too(page: Page, site: Path) -> None:
    model, field = asking("choices")
    answers = {field["id"]: [field["options"][0]["value"]]}
    page.goto((site / "en/group.html").as_uri())
    people = [("a", "private"), ("b", "public"), ("c", "public")]
    page.set_input_files("[data-files]", [chosen(model, answers, sector, name) for name, sector in people])
    first = page.locator(".group-card", has=page.get_by_role("heading", name=field["label"])).locator("li").first
    expect(first).to_have_text(f"{field['options'][0]['label']} ●●● 3")
    page.select_option("[data-by]", "sector")
    page.fill("[data-min-group]", "1")
    page.locator("[data-min-group]").press("Tab")
    expect(first).to_have_text(f"{field['options'][0]['label']}  3 (Public: 2, Private: 1)", use_inner_text=False)
    expect(first.locator(".group-part-0")).to_have_count(2)
    expect(first.locator(".group-part-1")).to_have_count(1)
    page.fill("[data-min-group]", "2")  # one alone is never told apart
    page.locator("[data-min-group]").press("Tab")
    expect(first).not_to_contain_text("Private")
    assert axe_faults(page, "article") == []


def test_sheets_are_typed_from_paper(page: Page, site: Path) -> None:
    address = (site / "da/group.html").as_uri()
    page.goto(address)
    page.click("[data-typed] > summary")
    page.select_option("[data-sheet]", NO_LINE["id"])
    expect(page.locator("[data-no-line]")).to_be_visible()
    expect(page.locator("[data-entry]")).to_be_hidden()
    page.select_option("[data-sheet]", MODEL["id"])
    expect(page.locator("[data-no-line]")).to_be_hidden()
    line, told = page.locator("#group-line"), page.locator("[data-told]")
    n = len(SCALES)
    line.press_sequentially("3" * (n - 1))
    expect(told).to_contain_text(f"{n - 1} af {n} svar.")
    line.press("Enter")
    expect(told).to_contain_text("Der mangler 1 svar.")
    expect(line).to_have_attribute("aria-invalid", "true")
    line.press_sequentially("9")
    expect(told).to_contain_text(f"Svar {n} er 9.")
    line.press("Backspace")
    line.press_sequentially("-")
    line.press("Enter")
    expect(told).to_contain_text("Ark 1 er tilføjet.")
    for text in ("3" * n, "1" + "3" * (n - 1)):
        line.press_sequentially(text)
        line.press("Enter")
    expect(page.locator("[data-lines] li")).to_have_count(3)
    expect(page.locator("[data-count]")).to_have_text("3 ark er med.")
    part = page.get_by_label("Gruppe eller sektor")
    part.fill("B")
    line.press_sequentially("44")
    page.get_by_role("button", name="Ret ark 3").click()
    expect(told).to_contain_text("Ret ark 3.")
    page.get_by_role("button", name="Lad ark 3 stå").click()
    expect(line).to_have_value("44")
    page.get_by_role("button", name="Ret ark 2").click()
    line.fill("2" * n)
    line.press("Enter")
    expect(told).to_contain_text("Ark 2 er rettet.")
    assert (line.input_value(), part.input_value()) == ("44", "B")  # the sheet that was begun, and its group
    page.get_by_role("button", name="Fjern ark 3").click()
    expect(page.locator("[data-lines] li")).to_have_count(2)
    told.get_by_role("button", name="Fortryd").click()
    expect(page.locator("[data-lines] li")).to_have_count(3)
    line.press("Enter")
    expect(told).to_contain_text(f"Der mangler {n - 2} svar.")
    told.get_by_role("button", name="Resten er ikke besvaret").press("Enter")
    expect(told).to_contain_text("Ark 4 er tilføjet.")
    expect(line).to_be_focused()
    expect(page.locator("[data-lines] li").last).to_contain_text("44" + " -" * (n - 2))
    page.get_by_role("button", name="Fjern ark 4").click()
    assert axe_faults(page, "article") == []

    page.goto(address)  # as after a crash
    expect(page.locator("[data-count]")).to_have_text("3 ark er med.")
    state = page.locator("[data-typed-state]")
    expect(state).to_have_text("3 indtastede ark er gemt på denne enhed. Ikke i en fil endnu.")
    with page.expect_download():
        page.click("[data-save]")
    expect(state).to_contain_text("3 indtastede ark er gemt på denne enhed. Opsamlingen er gemt som opsamling-")
    second = page.context.new_page()
    second.goto(address)
    second.locator("#group-line").fill("2" * n)
    second.locator("#group-line").press("Enter")
    expect(page.locator("[data-count]")).to_have_text("4 ark er med.")  # and it is written over by nobody
    expect(state).to_contain_text("Ikke i en fil endnu.")
    second.click("[data-clear]")
    expect(state).to_contain_text("Her står de endnu.")
    second.close()
    page.get_by_role("button", name="Gem dem igen").click()
    expect(state).to_contain_text("4 indtastede ark er gemt på denne enhed.")
    page.get_by_role("button", name="Fjern ark 4").click()
    page.click("[data-second]")
    assert "3" * 5 not in page.locator("[data-lines]").inner_text()
    line.fill("3" * n)
    line.press("Enter")
    expect(told).to_contain_text("først -, nu 3")
    line.fill("3" * (n - 1) + "-")
    line.press("Enter")
    expect(told).to_contain_text("Ark 1 er ens begge gange.")
    line.fill("4" * n)
    line.press("Enter")
    told.get_by_role("button", name="Den første er rigtig").click()
    expect(told).to_contain_text("Ark 2 er, som det var. Tast ark 3 igen.")
    page.click("[data-second]")
    page.goto(address)  # goes on where it stopped
    page.click("[data-second]")
    line.fill("4" * n)
    line.press("Enter")
    told.get_by_role("button", name="Den nye er rigtig").click()
    expect(told).to_contain_text("Ark 3 er rettet. Alle ark er tastet to gange.")
    expect(page.locator("[data-lines] li").nth(2)).to_contain_text("4" * n)
    expect(page.locator("[data-second]")).to_be_hidden()
    assert axe_faults(page, "article") == []


@in_matrix
def test_typed_sheets_stand_with_the_answers_of_the_device(page: Page, site: Path) -> None:
    """Not in Firefox from disk, where every page has a storage of its own."""
    page.goto((site / "da/group.html").as_uri())
    page.click("[data-typed] > summary")
    page.select_option("[data-sheet]", MODEL["id"])
    for step in "123":
        page.locator("#group-line").fill(step * len(SCALES))
        page.locator("#group-line").press("Enter")
    page.goto((site / "da/kept.html").as_uri())
    kept = page.locator("[data-kept] [data-typed]")
    expect(kept).to_have_text("3 ark er tastet ind fra papir på siden »Svarene på væggen«.")
    kept.get_by_role("link").click()
    expect(page.locator("[data-count]")).to_have_text("3 ark er med.")


def test_the_form_shows_the_line_of_its_answers(page: Page, site: Path) -> None:
    page.goto((site / f"da/worksheets/{MODEL['id']}.html").as_uri())
    page.set_input_files("[data-open]", [sheet(2, "Bo", "public")])
    expect(page.locator("[data-bar]")).to_have_attribute("data-is", "file")
    page.click("[data-check]")
    expect(page.locator("[data-summary]")).to_contain_text(" ".join("2" * len(SCALES)))


@pytest.mark.parametrize("model", [MODEL, MIXED], ids=["steps", "options too"])
def test_the_line_that_a_phone_shows_is_typed_as_it_is_read_aloud(
    page: Page, site: Path, model: dict[str, Any]
) -> None:
    answers: dict[str, Any] = {}
    for field, path in scales(model):
        place = answers
        for key in [field, *path][:-1]:
            place = place.setdefault(key, {})
        place[[field, *path][-1]] = 2
    several = next((field for field in choices(model) if field["type"] == "choices"), None)
    if several:
        answers[several["id"]] = [option["value"] for option in several["options"][:2]]
    page.goto((site / f"da/worksheets/{model['id']}.html").as_uri())
    page.set_input_files("[data-open]", chosen(model, answers, "third", "Bo"))
    page.get_by_role("button", name="Tjek svar").click()
    line = page.locator("[data-summary] .ws-signs").inner_text()
    assert line.count("2") == len(scales(model)) + bool(several) and line.count("1 + 2") == bool(several)
    page.goto((site / "da/group.html").as_uri())
    page.click("[data-typed] > summary")
    page.select_option("[data-sheet]", model["id"])
    page.locator("#group-line").press_sequentially(line)
    page.get_by_label("Gruppe eller sektor").fill("civilsamfund")
    page.keyboard.press("Enter")  # in either box
    expect(page.locator("[data-count]")).to_have_text("1 ark er med.")
    page.select_option("[data-by]", "sector")
    page.fill("[data-min-group]", "1")
    page.locator("[data-min-group]").press("Tab")
    expect(page.locator(".group-card").first).to_contain_text("Civilsamfund: 1 svar, 2 til 2")
    if several is None:
        return
    card = page.locator(".group-card", has=page.get_by_role("heading", name=several["label"], exact=True))
    expect(card.locator(".group-part-0")).to_have_count(2)
    page.select_option("[data-sort]", "sheet")
    page.click("[data-present]")
    stage = page.locator("[data-stage]")
    order = [field["id"] for section in model["sections"] for field in section["fields"]]
    answered = sorted([*scales(model), (several["id"], [])], key=lambda one: order.index(one[0]))
    for _ in range(answered.index((several["id"], []))):
        stage.get_by_role("button", name="Næste").click()
    expect(stage.locator("[data-stage-title]")).to_have_text(several["label"])
    expect(stage.locator("[data-stage-number]")).to_contain_text(f" af {len(answered)}")
    assert stage.locator("svg").count() == 0
    stage.get_by_role("button", name="Vis svarene").click()
    expect(stage.locator(".group-counts .group-part-0")).to_have_count(2)


@in_matrix
def test_a_line_that_no_longer_fits_its_sheet_stays(page: Page, site: Path) -> None:
    """The site's worksheet has a new version since."""
    page.goto((site / "da/group.html").as_uri())
    page.click("[data-typed] > summary")
    page.select_option("[data-sheet]", MODEL["id"])
    page.locator("#group-line").fill("3" * len(SCALES))
    page.locator("#group-line").press("Enter")
    expect(page.locator("[data-count]")).to_have_text("1 ark er med.")
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find((name) => name.endsWith(":typed"));
          const kept = JSON.parse(localStorage.getItem(key));
          kept.lines = [{ ...kept.lines[0], text: "33" }, { id: "gone", text: "1", part: "" }];
          localStorage.setItem(key, JSON.stringify(kept));
        }"""
    )
    page.reload()
    expect(page.locator("[data-lines] li")).to_contain_text("Arket er ændret, og linjen passer ikke mere.")
    expect(page.locator("[data-result]")).to_be_hidden()
    page.get_by_role("button", name="Ret ark 1").click()
    page.locator("#group-line").fill("3" * len(SCALES))
    page.locator("#group-line").press("Enter")
    expect(page.locator("[data-count]")).to_have_text("1 ark er med.")
    expect(page.locator("[data-typed-state]")).to_contain_text("2 indtastede ark")  # the other worksheet may come back


def test_made_up_sheets_give_way_to_real_ones(page: Page, site: Path) -> None:
    page.goto((site / "en/group.html").as_uri())
    page.get_by_role("button", name="Try it with five made-up sheets").click()
    expect(page.locator("[data-count]")).to_contain_text("5 made-up sheets are in.")
    assert page.locator(".group-card").count() >= 5
    expect(page.locator("[data-answers]")).to_contain_text("Two camps: 2 at")
    expect(page.locator("[data-about]")).to_be_hidden()
    page.locator("[data-files]").set_input_files([sheet(3, "A", "public"), sheet(4, "B", "private")])
    expect(page.locator("[data-count]")).to_have_text("2 sheets are in.")


def test_a_projector_shows_question_answers_and_buttons_at_once(fresh: Fresh, site: Path) -> None:
    """720 rows, three parts, two tall stacks; on paper one reads which sheet it was, and what the row was asked."""
    page = fresh(viewport={"width": 1280, "height": 720})
    page.goto((site / "da/group.html").as_uri())
    people = [(value, f"{sector}{n}", sector) for value, sector in ((1, "public"), (4, "third")) for n in range(9)]
    page.set_input_files("[data-files]", [sheet(*one) for one in people])
    expect(page.locator("[data-count]")).to_have_text("18 ark er med.")
    page.select_option("[data-by]", "sector")
    page.click("[data-present]")
    stage = page.locator("[data-stage]")
    stage.get_by_role("button", name="Vis svarene").click()
    for part in (".group-dots", "[data-stage-buttons]"):
        box = stage.locator(part).bounding_box()
        assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 720, part
    assert stage.get_attribute("aria-labelledby") == "group-stage-about group-stage-title"
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    expect(page.locator(".group-sheet")).to_have_text(f"{MODEL['title']} (18)")
    expect(page.locator(".group-sheet")).to_be_visible()
    for about in page.locator(".group-about").all():
        expect(about).to_be_visible()


def test_points_are_laid_out_like_a_scale_and_a_board_names_its_cards(page: Page, site: Path) -> None:
    models = [model_for(one.id, "da") for one in LIBRARY.worksheets]
    fields = [(model, field) for model in models for section in model["sections"] for field in section["fields"]]
    model, table, column = next(
        (model, field, column)
        for model, field in fields
        if field["type"] == "table" and field["rows"]
        for column in field["columns"]
        if column["type"] == "number" and column["max"] == "10"
    )
    drawn, board = next((model, field) for model, field in fields if field["type"] == "placement")
    place = {"row": board["rows"][0]["id"], "column": board["columns"][0]["id"]}

    def filled(of: dict[str, Any], name: str, answers: dict[str, Any]) -> dict[str, Any]:
        document = {
            "format": "brobygger-answers/1", "worksheet": of["id"], "version": of["version"], "language": "da", "answers": answers,
        }  # fmt: skip
        return {"name": f"{name}.json", "mimeType": "", "buffer": json.dumps(document).encode()}

    page.goto((site / "da/group.html").as_uri())
    row = table["rows"][0]["id"]
    points = [filled(model, f"p{n}", {table["id"]: {row: {column["id"]: n}}}) for n in (0, 10)]
    cards = [filled(drawn, f"k{n}", {board["id"]: [{"text": "Kor", **place}, {"text": SCRIPT, **place}][n:]}) for n in (0, 1)]  # fmt: skip
    page.set_input_files("[data-files]", [*points, *cards])
    counted, numbers = next(
        (model, field) for model, field in fields
        if field["type"] == "table" and field["rows"] and sum(column["type"] == "number" and column["max"] is None for column in field["columns"]) > 1
    )  # fmt: skip
    cells = [column["id"] for column in numbers["columns"] if column["type"] == "number" and column["max"] is None][:2]
    first = numbers["rows"][0]["id"]
    amounts = [filled(counted, f"t{n}", {numbers["id"]: {first: dict.fromkeys(cells, n)}}) for n in (3, 40)]
    page.set_input_files("[data-files]", amounts)
    expect(page.locator("[data-count]")).to_have_text("6 ark er med.")
    page.select_option("[data-shown]", counted["id"])
    together = page.locator(".group-card", has=page.get_by_role("heading", name=numbers["label"], exact=True))
    expect(together.locator("tbody tr")).to_have_count(2)
    expect(together.locator("tbody tr").first).to_contain_text("2340")
    page.select_option("[data-shown]", drawn["id"])
    expect(page.locator(".group-cards li")).to_have_text(["Kor", f"{SCRIPT} (2 gange)"])
    page.select_option("[data-shown]", model["id"])
    expect(page.locator(".group-card").first).to_contain_text("Afstand: 10 trin.")
    expect(page.locator(".group-card").first.locator(".group-dot")).to_have_count(2)
