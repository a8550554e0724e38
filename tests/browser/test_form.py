"""The web form in Chromium, from disk and under the strict policy.

1 no accessibility fault in any state; 2 no sideways scroll at 320 px; 3 a keyboard is enough; 4 conditions, findings and scores are live;
8 it reads without scripts. 5 to 7 are in test_form_files.py and test_form_kept.py.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import axe_faults
from tests.browser.form_page import CPR, answers_file, open_file, saved
from tests.browser.shared_context import Fresh
from tests.tiers import ALL, in_matrix, in_turn

# What brings the form into it from the one before.
STATES = {"empty": "", "errors": "[data-check]", "example": "[data-example]", "good": "[data-check]", "dialog": "[data-clear]"}  # fmt: skip
LOOKED_AT = in_turn(list(STATES), ["light", "dark"])


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (1100, "dark"), *([(1100, "light"), (320, "dark")] if ALL else [])]
)
def test_no_state_has_an_accessibility_fault(
    page: Page, form_pages: dict[str, str], width: int, scheme: str
) -> None:  # 1, 2
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(form_pages[scheme])
    faults = {}
    for state, button in STATES.items():
        if button:
            page.click(button)
        page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
        page.evaluate("Promise.allSettled(document.getAnimations().map(({finished}) => finished))")
        if (state, scheme) in LOOKED_AT:
            faults[state] = axe_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state
    assert faults and not any(faults.values()), faults


def test_targets_are_big_enough(form: Page) -> None:  # 1
    form.click("[data-example]")
    form.locator(".ws-of-placement details").evaluate_all("all => all.forEach(fold => (fold.open = true))")
    small = form.evaluate(
        """[...document.querySelectorAll('.worksheet :is(button, select, label:has(> input), input[type=text], textarea, summary)')]
        .filter(part => part.checkVisibility() && part.getBoundingClientRect().height < 44).map(part => part.outerHTML.slice(0, 80))"""
    )
    assert not small
    bare = form.evaluate(
        """[...document.querySelectorAll('.worksheet :is(input[type=checkbox], input[type=radio])')]
        .filter(part => part.checkVisibility() && !part.closest('label') && part.getBoundingClientRect().height < 24).map(part => part.name)"""
    )
    assert not bare


def test_on_a_low_screen_the_state_makes_way(form: Page) -> None:  # 1: WCAG 1.4.10, a window of 1280 x 1024 at 400 %
    form.set_viewport_size({"width": 320, "height": 256})
    form.get_by_label("Hvad koster det om året?").focus()
    expect(form.locator(".ws-state")).not_to_be_in_viewport()


def test_a_keyboard_is_enough(form: Page) -> None:  # 3, 4
    form.get_by_role("radiogroup", name="Hvor langt er I?").locator("input").first.focus()
    form.keyboard.press("ArrowDown")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Tab")  # past "remove the answer"
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    assert form.evaluate("document.activeElement.value") == "yes"
    expect(form.get_by_label("Hvorfor skal I slutte?")).to_be_visible()
    form.locator("[data-check]").focus()
    form.keyboard.press("Enter")
    assert form.evaluate("document.activeElement.className") == "ws-summary ws-is-error"
    links = form.locator(".ws-summary a")
    links.filter(has_text="Hvem er målgruppen?").focus()
    form.keyboard.press("Enter")
    box = form.get_by_label("Hvem er målgruppen?")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(
        "Skriv en gruppe, aldrig en bestemt person. Fejl: Spørgsmålet er ikke besvaret. Besvar spørgsmålet."
    )
    form.keyboard.type("Unge")
    expect(form.locator("#error-f-text-required")).to_have_count(0)
    expect(box).not_to_have_attribute("aria-invalid", "true")
    links.filter(has_text="Hvor godt går det?").focus()
    form.keyboard.press("Enter")
    assert form.evaluate("document.activeElement.name") == "grid-scale__goals"


def test_every_finding_can_be_reached_from_the_summary(form: Page) -> None:  # 3
    open_file(
        form,
        answers_file(
            {"table-free": [{"who": "us"}], "placement-plain": [{"text": "x", "to": "9"}], "grid-scale": {"goals": 1}},
            respondent={"date": "i går"},
        ),
    )
    form.click("[data-check]")
    texts = form.locator(".ws-summary li").all_inner_texts()
    assert "Hvem gør hvad hvornår? – Række 1, Opgave: Rækken er begyndt, men dette felt er tomt." in texts
    for index in range(form.locator(".ws-summary a").count()):
        form.locator(".ws-summary a").nth(index).click()
        assert form.evaluate("document.activeElement.name"), texts[index]


def test_conditions_hide_and_keep(form: Page) -> None:  # 4
    assert form.get_by_text("Opfølgning").is_hidden()
    form.get_by_label("Penge").first.check()
    expect(form.locator("[data-said]")).to_have_text("Der er kommet et spørgsmål til.")
    money = form.get_by_label("Hvor skal pengene komme fra?")
    money.fill("Kommunen")
    form.get_by_label("Penge").first.uncheck()
    expect(money).to_be_hidden()
    form.get_by_label("Penge").first.check()
    expect(money).to_have_value("Kommunen")
    form.get_by_label("Penge").first.uncheck()
    form.click("[data-check]")
    assert (
        "Spørgsmålet er besvaret, men efter de øvrige svar skulle det springes over"
        in form.locator(".ws-summary").inner_text()
    )


def test_findings_come_when_a_question_is_left(form: Page) -> None:  # 4
    box = form.get_by_label("Hvornår ser I på det igen?")
    box.press_sequentially("i går")
    expect(form.locator(".ws-error")).to_have_count(0)
    box.press("Tab")
    expect(form.locator("#error-f-date-plain")).to_have_text(
        "Fejl: »i går« kan ikke læses som en dato. Skriv dag, måned og år, fx 20.11.2026."
    )
    box.fill("3/4-26")
    expect(form.locator(".ws-error")).to_have_count(0)


def test_an_error_that_appears_does_not_swallow_the_click(form: Page) -> None:  # 4
    form.set_viewport_size({"width": 1100, "height": 500})
    form.get_by_label("Hvilken partner taler I med?").fill(CPR)
    button = form.locator("[data-check]")
    button.scroll_into_view_if_needed()
    spot = button.bounding_box()
    assert spot
    form.mouse.move(spot["x"] + 5, spot["y"] + 3)  # at the upper edge, which an error above would push away
    form.mouse.down()
    expect(form.locator("[data-state]")).to_contain_text("Gemt på denne enhed kl.")  # so long that the rules have run
    form.mouse.up()
    expect(form.locator(".ws-summary")).to_be_focused()


def test_scores_are_live_and_leave_the_focus_alone(form: Page) -> None:  # 4
    score = form.locator("[data-score=mean]")
    expect(score).to_contain_text("0 af 4 er besvaret. Resultatet vises, når mindst 2 er besvaret.")
    form.locator("#f-scale-full__5").check()
    form.locator("[name=grid-scale__goals][value='4']").check()
    expect(score.locator("[data-value]")).to_have_text("4,5")
    expect(score).to_contain_text("Stærkt")
    expect(score).to_contain_text("Råd: Stærkt")
    expect(form.locator("[data-said]")).to_have_text("Samarbejdet: 4,5, Stærkt")
    assert form.evaluate("document.activeElement.name") == "grid-scale__goals"


def test_a_radio_button_can_be_taken_back(form: Page) -> None:  # 4
    form.locator("#f-choice-plain__running").check()
    form.locator("#f-choice-plain [data-unset]").click()
    expect(form.locator("#f-choice-plain :checked")).to_have_count(0)
    form.locator("[name=grid-options__plan][value=us]").check()
    form.locator("[name=grid-options__pay][value=us]").check()
    form.get_by_role("button", name="Fjern svaret: Betaler").click()
    assert saved(form)[1]["answers"] == {"grid-options": {"plan": "us"}}


def test_the_counter_counts_as_the_rules_do(form: Page) -> None:  # 4
    box = form.get_by_label("Hvad er jeres første skridt?")
    box.fill("a\u030a" * 141 + "  ")  # å written with two code points
    expect(form.locator("#count-f-longtext-required")).to_have_text("1 tegn for meget (141 af 140)")
    box.fill("😀" * 140)
    expect(form.locator("#count-f-longtext-required")).to_have_text("140 af 140 tegn")


def test_a_short_text_stays_on_one_line_and_in_sight(form: Page) -> None:  # 4
    box = form.get_by_label("Hvad hedder samarbejdet?")
    form.set_viewport_size({"width": 320, "height": 700})
    before = box.bounding_box()
    box.focus()
    form.keyboard.type("Et navn")
    form.keyboard.press("Enter")  # adds nothing: there is no second line to go to
    expect(box).to_have_value("Et navn")
    form.keyboard.insert_text(" der er så langt, at det ikke kan stå på en linje på en telefon")
    expect(box).to_have_value("Et navn der er så langt, at det ikke kan stå på en linje på en telefon")
    after = box.bounding_box()
    assert before and after and after["height"] > before["height"]


def test_rows_are_added_and_removed(form: Page) -> None:  # 4
    table = form.locator("#f-table-optional")
    table.get_by_role("textbox", name="Række 1 Aftale").fill("Første")
    for number in (2, 3):
        table.get_by_role("button", name="Tilføj række").click()
        expect(table.locator(f"#f-table-optional__{number}__agreement")).to_be_focused()
        form.keyboard.type(f"Nummer {number}")
    add = table.get_by_role("button", name="Tilføj række")
    expect(add).to_have_attribute("aria-disabled", "true")
    add.focus()
    form.keyboard.press("Enter")  # it keeps the focus, and says why nothing comes of it
    expect(add).to_be_focused()
    expect(form.locator("[data-said]")).to_contain_text("Der er ikke plads til flere.")
    table.get_by_role("button", name="Fjern: Række 2").click()
    expect(table.get_by_role("button", name="Fjern: Række 2")).to_be_focused()
    assert saved(form)[1]["answers"]["table-optional"] == [{"agreement": "Første"}, {"agreement": "Nummer 3"}]


def test_lines_between_cards_follow_when_one_is_removed(form: Page) -> None:  # 4
    cards = [{"text": name, "row": "early", "column": "public"} for name in ("A", "B", "C")]
    open_file(form, answers_file({"placement-plain": [cards[0] | {"to": [2, 3]}, cards[1], cards[2] | {"to": [1]}]}))
    form.get_by_text("Kortene som liste").click()
    form.get_by_role("button", name="Fjern: Kort 2").click()
    assert saved(form)[1]["answers"]["placement-plain"] == [cards[0] | {"to": [2]}, cards[2] | {"to": [1]}]


def test_it_reads_without_scripts(fresh: Fresh, form_pages: dict[str, str]) -> None:  # 8
    page = fresh(java_script_enabled=False)
    page.goto(form_pages["light"])
    expect(page.get_by_text("Ellers kan I læse det")).to_be_visible()
    expect(page.get_by_role("link", name="Hent arket som PDF")).to_be_visible()
    expect(page.get_by_label("Hvorfor skal I slutte?")).to_be_visible()
    condition = page.get_by_text(
        re.compile("Udfyld kun, hvis svaret på spørgsmål [0-9]+ er »Vi skal slutte eller forankre«.")
    )
    expect(condition).to_be_visible()
    (number,) = re.findall("spørgsmål ([0-9]+)", condition.inner_text())
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    drawn = "".join(node["name"]["value"] for node in nodes if node["role"]["value"] == "StaticText")
    assert f"{number}. Hvor langt er I?" in drawn  # the style sheet counts the questions
    labels = page.locator(".ws-form .ws-field > label.ws-label").all_inner_texts()
    assert not [label for label in labels if not re.search(r"[0-9]+\. " + re.escape(label), drawn)]
    expect(page.get_by_role("button")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator("#f-respondent__name")).to_be_visible()


def test_paper_gets_every_box_and_no_button(form: Page) -> None:  # 8
    form.emulate_media(media="print")
    expect(form.locator("#f-respondent__name")).to_be_hidden()
    expect(form.get_by_text("Hvad venter den på?")).to_be_visible()
    expect(form.locator("[data-check]")).to_be_hidden()
    assert form.locator("#f-text-plain").evaluate("box => getComputedStyle(box).borderTopWidth") == "1px"


def test_a_removed_row_can_be_had_back(form: Page) -> None:  # 4
    table = form.locator("#f-table-optional")
    first = table.get_by_role("textbox", name="Række 1 Aftale")
    first.fill("Første")
    table.get_by_role("button", name="Tilføj række").click()
    form.keyboard.type("Anden")
    table.get_by_role("button", name="Fjern: Række 1").click()
    expect(form.locator("[data-told]")).to_have_text("Række 1 er fjernet.")
    expect(first).to_have_value("Anden")
    first.fill("Anden, ændret")  # is not lost by having the other back
    undo = form.get_by_role("button", name="Fortryd")
    undo.focus()
    form.keyboard.press("Enter")
    expect(first).to_have_value("Første")
    expect(table.get_by_role("textbox", name="Række 2 Aftale")).to_have_value("Anden, ændret")
    assert form.evaluate("document.activeElement !== document.body")
    assert saved(form)[1]["answers"]["table-optional"] == [{"agreement": "Første"}, {"agreement": "Anden, ændret"}]


@in_matrix
def test_rows_that_come_and_go_can_be_had_back_in_turn(form: Page) -> None:  # 4
    table = form.locator("#f-table-optional")
    rows = table.locator("tr[data-row]")
    undo = form.get_by_role("button", name="Fortryd")
    table.get_by_role("textbox", name="Række 1 Aftale").fill("Første")
    table.get_by_role("button", name="Tilføj række").click()
    form.keyboard.type("Anden")
    table.get_by_role("button", name="Tilføj række").click()
    expect(form.locator("[data-told]")).to_have_text("Række 3 er tilføjet.")
    table.get_by_role("button", name="Fjern: Række 3").click()  # empty, and yet it can be had back
    expect(rows).to_have_count(2)
    undo.click()
    expect(rows).to_have_count(3)
    expect(table.get_by_role("textbox", name="Række 3 Aftale")).to_be_focused()
    form.get_by_role("button", name="Gentag").click()
    expect(rows).to_have_count(2)
    undo.click()
    expect(rows).to_have_count(3)
    assert saved(form)[1]["answers"]["table-optional"] == [{"agreement": "Første"}, {"agreement": "Anden"}]


def test_a_row_that_was_added_goes_with_what_was_written_and_comes_back_with_it(form: Page) -> None:  # 4
    table = form.locator("#f-table-optional")
    table.get_by_role("button", name="Tilføj række").click()
    expect(table.get_by_role("textbox", name="Række 2 Aftale")).to_be_focused()  # once the script for it is there
    form.keyboard.type("Anden")
    undo = form.get_by_role("button", name="Fortryd")
    undo.click()
    expect(table.locator("tr[data-row]")).to_have_count(1)
    expect(table.get_by_role("button", name="Tilføj række")).to_be_focused()
    undo.click()
    expect(table.get_by_role("textbox", name="Række 2 Aftale")).to_have_value("Anden")
    assert saved(form)[1]["answers"]["table-optional"] == [{}, {"agreement": "Anden"}]


def test_an_answer_that_is_dropped_can_be_had_back(form: Page) -> None:  # 4
    open_file(form, answers_file({"choices-plain": ["people", "whales"], "not-ours": 5}))
    form.get_by_role("button", name="Fjern: not-ours").click()
    assert form.evaluate("document.activeElement !== document.body")
    form.locator("#f-choices-plain [data-drop]").click()
    for _ in range(2):
        form.get_by_role("button", name="Fortryd").click()
    assert saved(form)[1]["answers"] == {"choices-plain": ["people", "whales"], "not-ours": 5}


def test_errors_are_said_once_and_follow_what_is_mended(form: Page) -> None:  # 4: WCAG 4.1.3
    box = form.get_by_label("Hvornår ser I på det igen?")
    box.fill("i går")
    box.press("Tab")
    expect(form.locator("[data-said]")).to_contain_text(
        "Hvornår ser I på det igen? Fejl: »i går« kan ikke læses som en dato."
    )
    form.locator("[name=grid-scale__goals][value='4']").check()
    form.click("[data-check]")
    assert form.title() == "Fejl: Alle felter"
    row = form.locator("#f-grid-scale__talk")
    expect(row.locator(".ws-error")).to_contain_text("Fejl: ")
    radio = row.get_by_role("radio").first
    assert "Fejl" not in radio.evaluate(
        "radio => radio.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id).textContent).join()"
    )
    expect(row.locator("[aria-describedby]")).to_have_count(1)
    links = form.locator(".ws-summary a")
    before = links.count()
    box.fill("3/4-26")
    expect(links).to_have_count(before - 1)
    form.click("[data-example]")
    expect(form.locator("[data-state]")).to_contain_text("I ser et eksempel")
    assert form.title() == "Alle felter"


def test_an_error_in_a_table_says_its_box_and_the_panel_is_not_talked_over(form: Page) -> None:  # 4: WCAG 4.1.3
    said = form.locator("[data-said]")
    row = form.get_by_role("group", name="Hvem gør hvad hvornår?")
    row.get_by_role("textbox", name="Række 2 Opgave").fill("Ringe rundt")
    hours = row.get_by_role("textbox", name="Række 2 Tid")
    hours.fill("mange")
    form.get_by_label("Hvad hedder samarbejdet?").focus()
    expect(said).to_contain_text("Hvem gør hvad hvornår? – Række 2, Tid: Fejl: »mange« kan ikke læses som et tal.")
    hours.fill("nogle")
    form.get_by_label("Hvad hedder samarbejdet?").focus()
    expect(said).to_contain_text(
        "Række 2, Tid: Fejl: »nogle« kan ikke læses som et tal."
    )  # another slip in the same box
    hours.fill("flere")
    form.get_by_label("Hvornår ser I på det igen?").fill("i går")
    form.locator("[data-check]").focus()
    form.keyboard.press("Enter")
    expect(form.locator("[data-summary]")).to_be_focused()
    form.locator("#f-table-optional [data-add]").click()
    expect(said).to_have_text("Række 2 er tilføjet.")  # the panel has said what is wrong


def test_all_errors_of_a_table_are_said_shown_and_reached(form: Page) -> None:  # 4: WCAG 3.3.1, 4.1.3
    table = form.get_by_role("group", name="Hvem gør hvad hvornår?")
    while table.locator("tr[data-row]").count() < 5:
        table.locator("[data-add]").click()
    hours = [table.get_by_role("textbox", name=f"Række {number} Tid") for number in range(1, 6)]
    for number, box in enumerate(hours):
        table.get_by_role("textbox", name=f"Række {number + 1} Opgave").fill("Ringe rundt")
        box.fill("mange" + "!" * number)
    form.get_by_label("Hvad hedder samarbejdet?").focus()
    three = ".*".join(f"Række {number}, Tid: Fejl: »mange!*« kan ikke læses" for number in (1, 2, 3))
    expect(form.locator("[data-said]")).to_have_text(re.compile(f"{three}[^»]* … og 2 mere$"))
    form.click("[data-check]")
    for number, box in enumerate(hours):
        message = f"»mange{'!' * number}« kan ikke læses som et tal."
        shown = form.locator(f"#{box.get_attribute('aria-describedby').split()[-1]}")  # type: ignore[union-attr]
        expect(shown).to_contain_text(f"Fejl: {message}")
        form.locator("[data-summary]").get_by_role("link", name=f"Række {number + 1}, Tid: {message}").click()
        expect(box).to_be_focused()


def test_undo_stays_under_the_finger(form: Page) -> None:  # 3
    form.get_by_label("Hvad hedder samarbejdet?").fill("Havnekøkkenet")
    form.click("[data-clear]")
    form.get_by_role("button", name="Ja, slet").click()
    undo = form.get_by_role("button", name="Fortryd")
    undo.focus()
    for value in ("Havnekøkkenet", "", "Havnekøkkenet"):
        form.keyboard.press("Enter")
        expect(form.get_by_label("Hvad hedder samarbejdet?")).to_have_value(value)
        expect(undo).to_be_focused()


@in_matrix
def test_a_score_that_is_no_longer_so_is_not_said(form: Page) -> None:  # 4
    form.locator("#f-scale-full__5").check()
    form.locator("[name=grid-scale__goals][value='4']").check()
    form.locator("#f-scale-full [data-unset]").click()
    expect(form.locator("[data-said]")).to_contain_text("Svaret er fjernet.")
    expect(form.locator("[data-said]")).not_to_contain_text("Stærkt")


@in_matrix
def test_saving_does_not_take_undo_away(form: Page) -> None:  # 4
    table = form.locator("#f-table-optional")
    first = table.get_by_role("textbox", name="Række 1 Aftale")
    first.fill("Første")
    table.get_by_role("button", name="Tilføj række").click()
    table.get_by_role("button", name="Fjern: Række 1").click()
    name, _ = saved(form)
    expect(form.locator("[data-told]")).to_have_text(
        f"Filen {name} ligger nu i mappen Overførsler (Downloads). Række 1 er fjernet."
    )
    expect(form.locator("[data-said]")).to_contain_text(f"Filen {name} ligger nu")
    expect(form.locator("[data-said]")).not_to_contain_text("Gemt i filen")  # the same again
    form.get_by_role("button", name="Fortryd").click()
    expect(first).to_have_value("Første")


def test_all_that_was_removed_can_be_had_back_one_after_the_other(form: Page) -> None:  # 4
    """Also what was removed before the last thing; and again, the other way."""
    rows = [{"who": "us", "hours": 2}, {"hours": 3}, {"who": "us"}]
    open_file(form, answers_file({"table-free": rows}))
    undo, redo = form.get_by_role("button", name="Fortryd"), form.get_by_role("button", name="Gentag")
    remove = form.locator("#f-table-free .ws-remove")
    expect(remove).to_have_count(3)
    remove.first.click()
    remove.first.click()
    expect(remove).to_have_count(1)
    undo.click()
    expect(redo).to_be_visible()
    undo.click()
    expect(remove).to_have_count(3)
    assert saved(form)[1]["answers"]["table-free"] == rows
    undo.click()  # what was taken back can be had again
    expect(remove).to_have_count(2)
    redo.click()
    expect(remove).to_have_count(1)
    undo.click()
    undo.click()
    assert saved(form)[1]["answers"]["table-free"] == rows
