"""The web form in Chromium, from disk and under the strict policy.

1 no accessibility fault in any state; 2 no sideways scroll at 320 px; 3 a keyboard is enough; 4 conditions, findings and scores are live;
5 what is saved is what Python understands; 6 answers are kept on the device as promised; 7 files are read with distrust; 8 it reads without scripts.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from tests.browser.form_page import AXE, bundle, write_page
from tests.render.every_field import every_field, model_of
from toolkit.rules import evaluate

KEY = "brobygger:answers:every-field"
CPR = "010190-1234"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("form")
    bundle(folder)
    models = {
        "light": model_of(every_field()),
        "dark": model_of(every_field()),
        "english": model_of(every_field(), "en"),
        "sensitive": model_of(every_field("sensitive")),
    }
    other = every_field() | {"id": "other-sheet"}
    models["other"] = model_of(other)
    return {
        name: write_page(folder, name, model, "slate" if name == "dark" else "default")
        for name, model in models.items()
    }


@pytest.fixture
def page(browser: Browser, pages: dict[str, str]) -> Iterator[Page]:
    """The Danish page; a message on the console or an error in the script fails the test."""
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(pages["light"])
    yield opened
    context.close()
    assert not faults


def stored(page: Page, key: str = KEY) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "null")


def wait_until_kept(page: Page) -> Any:
    """The document on the device once the pause after the last change is over."""
    page.wait_for_timeout(900)
    return stored(page)["document"]


def saved(page: Page) -> tuple[str, dict[str, Any]]:
    with page.expect_download() as download:
        page.click("[data-save]")
    return download.value.suggested_filename, json.loads(Path(download.value.path()).read_text("utf-8"))


def open_file(page: Page, content: object, name: str = "svar.json") -> None:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.set_input_files("[data-open]", {"name": name, "mimeType": "application/json", "buffer": raw})


def answers_file(answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "format": "brobygger-answers/1",
        "worksheet": "every-field",
        "version": 2,
        "language": "da",
        "answers": answers,
        **more,
    }


def axe_faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: false})"
    )
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_no_state_has_an_accessibility_fault(
    browser: Browser, pages: dict[str, str], scheme: str, width: int
) -> None:  # 1, 2
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(pages[scheme])
    states = {
        "empty": "",
        "errors": "[data-check]",
        "example": "[data-example]",
        "good": "[data-check]",
        "dialog": "[data-clear]",
    }
    faults = {}
    for state, button in states.items():
        if button:
            page.click(button)
        page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
        page.wait_for_timeout(250)
        faults[state] = axe_faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state
    page.close()
    assert not any(faults.values()), faults


def test_targets_are_big_enough(page: Page) -> None:  # 1
    page.click("[data-example]")
    small = page.evaluate(
        """[...document.querySelectorAll('.worksheet :is(button, select, label:has(> input), input[type=text], textarea, summary)')]
        .filter(part => part.checkVisibility() && part.getBoundingClientRect().height < 44).map(part => part.outerHTML.slice(0, 80))"""
    )
    assert not small


def test_a_keyboard_is_enough(page: Page) -> None:  # 3, 4
    page.get_by_role("radiogroup", name="Hvor langt er I?").locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")  # past "remove the answer"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.value") == "yes"
    expect(page.get_by_label("Hvorfor skal I slutte?")).to_be_visible()
    page.locator("[data-check]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "ws-summary ws-is-error"
    links = page.locator(".ws-summary a")
    links.filter(has_text="Hvem er målgruppen?").focus()
    page.keyboard.press("Enter")
    box = page.get_by_label("Hvem er målgruppen?")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(
        "Skriv en gruppe, aldrig en bestemt person. Fejl: Spørgsmålet er ikke besvaret. Besvar spørgsmålet."
    )
    page.keyboard.type("Unge")
    expect(page.locator("#error-f-text-required")).to_have_count(0)
    expect(box).not_to_have_attribute("aria-invalid", "true")
    links.filter(has_text="Hvor godt går det?").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "grid-scale__goals"


def test_every_finding_can_be_reached_from_the_summary(page: Page) -> None:  # 3
    open_file(
        page,
        answers_file(
            {"table-free": [{"who": "us"}], "placement-plain": [{"text": "x", "to": "9"}], "grid-scale": {"goals": 1}},
            respondent={"date": "i går"},
        ),
    )
    page.click("[data-check]")
    texts = page.locator(".ws-summary li").all_inner_texts()
    assert "Hvem gør hvad hvornår? – Række 1, Opgave: Rækken er begyndt, men dette felt er tomt." in texts
    for index in range(page.locator(".ws-summary a").count()):
        page.locator(".ws-summary a").nth(index).click()
        assert page.evaluate("document.activeElement.name"), texts[index]


def test_conditions_hide_and_keep(page: Page) -> None:  # 4
    assert page.get_by_text("Opfølgning").is_hidden()
    page.get_by_label("Penge").first.check()
    expect(page.locator("[data-said]")).to_have_text("Der er kommet et spørgsmål til.")
    money = page.get_by_label("Hvor skal pengene komme fra?")
    money.fill("Kommunen")
    page.get_by_label("Penge").first.uncheck()
    expect(money).to_be_hidden()
    page.get_by_label("Penge").first.check()
    expect(money).to_have_value("Kommunen")
    page.get_by_label("Penge").first.uncheck()
    page.click("[data-check]")
    assert "Spørgsmålet er besvaret, men skal ikke besvares" in page.locator(".ws-summary").inner_text()


def test_findings_come_when_a_question_is_left(page: Page) -> None:  # 4
    box = page.get_by_label("Hvornår ser I på det igen?")
    box.press_sequentially("i går")
    expect(page.locator(".ws-error")).to_have_count(0)
    box.press("Tab")
    expect(page.locator("#error-f-date-plain")).to_have_text(
        "Fejl: “i går” kan ikke læses som en dato. Skriv dag, måned og år, fx 20.11.2026."
    )
    box.fill("3/4-26")
    expect(page.locator(".ws-error")).to_have_count(0)


def test_an_error_that_appears_does_not_swallow_the_click(page: Page) -> None:  # 4
    page.set_viewport_size({"width": 1100, "height": 500})
    page.get_by_label("Hvilken partner taler I med?").fill(CPR)
    button = page.locator("[data-check]")
    button.scroll_into_view_if_needed()
    spot = button.bounding_box()
    assert spot
    page.mouse.move(spot["x"] + 5, spot["y"] + 3)  # at the upper edge, which an error above would push away
    page.mouse.down()
    page.wait_for_timeout(300)
    page.mouse.up()
    expect(page.locator(".ws-summary")).to_be_focused()


def test_scores_are_live_and_leave_the_focus_alone(page: Page) -> None:  # 4
    score = page.locator("[data-score=mean]")
    expect(score).to_contain_text("0 af 4 er besvaret. Resultatet vises, når mindst 2 er besvaret.")
    page.locator("#f-scale-full__5").check()
    page.locator("[name=grid-scale__goals][value='4']").check()
    expect(score.locator("[data-value]")).to_have_text("4,5")
    expect(score).to_contain_text("Stærkt")
    expect(score).to_contain_text("Råd: Stærkt")
    expect(page.locator("[data-said]")).to_have_text("Samarbejdet: 4,5, Stærkt")
    assert page.evaluate("document.activeElement.name") == "grid-scale__goals"


def test_a_radio_button_can_be_taken_back(page: Page) -> None:  # 4
    page.locator("#f-choice-plain__running").check()
    page.locator("#f-choice-plain [data-unset]").click()
    expect(page.locator("#f-choice-plain :checked")).to_have_count(0)
    page.locator("[name=grid-options__plan][value=us]").check()
    page.locator("[name=grid-options__pay][value=us]").check()
    page.get_by_role("button", name="Fjern svaret: Betaler").click()
    assert saved(page)[1]["answers"] == {"grid-options": {"plan": "us"}}


def test_the_counter_counts_as_the_rules_do(page: Page) -> None:  # 4
    box = page.get_by_label("Hvad er jeres første skridt?")
    box.fill("a\u030a" * 141 + "  ")  # å written with two code points
    expect(page.locator("#count-f-longtext-required")).to_have_text("1 tegn for meget (141 af 140)")
    box.fill("😀" * 140)
    expect(page.locator("#count-f-longtext-required")).to_have_text("140 af 140 tegn")


def test_a_short_text_stays_on_one_line_and_in_sight(page: Page) -> None:  # 4
    box = page.get_by_label("Hvad hedder samarbejdet?")
    page.set_viewport_size({"width": 320, "height": 700})
    before = box.bounding_box()
    box.focus()
    page.keyboard.type("Et navn")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("der er så langt, at det ikke kan stå på en linje på en telefon")
    expect(box).to_have_value("Et navn der er så langt, at det ikke kan stå på en linje på en telefon")
    after = box.bounding_box()
    assert before and after and after["height"] > before["height"]


def test_rows_are_added_and_removed(page: Page) -> None:  # 4
    table = page.locator("#f-table-optional")
    table.get_by_role("textbox", name="Række 1 Aftale").fill("Første")
    for number in (2, 3):
        table.get_by_role("button", name="Tilføj række").click()
        expect(table.locator(f"#f-table-optional__{number}__agreement")).to_be_focused()
        page.keyboard.type(f"Nummer {number}")
    expect(table.get_by_role("button", name="Tilføj række")).to_be_disabled()
    table.get_by_role("button", name="Fjern: Række 2").click()
    expect(table.get_by_role("button", name="Fjern: Række 2")).to_be_focused()
    assert saved(page)[1]["answers"]["table-optional"] == [{"agreement": "Første"}, {"agreement": "Nummer 3"}]


def test_lines_between_cards_follow_when_one_is_removed(page: Page) -> None:  # 4
    cards = [{"text": name, "row": "early", "column": "public"} for name in ("A", "B", "C")]
    open_file(page, answers_file({"placement-plain": [cards[0] | {"to": [2, 3]}, cards[1], cards[2] | {"to": [1]}]}))
    page.get_by_role("button", name="Fjern: Kort 2").click()
    assert saved(page)[1]["answers"]["placement-plain"] == [cards[0] | {"to": [2]}, cards[2] | {"to": [1]}]


def test_the_saved_file_is_what_python_understands(page: Page) -> None:  # 5
    page.get_by_text("Om jer").click()
    page.get_by_label("Organisation").fill("Æblets Venner & Co.")
    page.get_by_label("Sektor").select_option("third")
    page.get_by_label("Hvad koster det om året?").fill("1.234,50 kr.")
    page.get_by_label("Hvornår begynder I?").fill("3/4-26")
    page.locator("#f-ranking-plain__time").select_option("1")
    page.locator("#f-ranking-plain__trust").select_option("2")
    page.locator("#f-choices-plain__people").check()
    page.locator("#f-choices-plain__goals").check()
    page.locator("#f-scale-full__na").check()
    page.locator("#f-placement-plain__1__text").fill("Café")
    page.locator("#f-placement-plain__1__mine").check()
    page.locator("#f-table-free__1__hours").fill("2,5")
    page.locator("#f-table-free__1__who").select_option("us")
    name, document = saved(page)
    assert name == "every-field-æblets-venner-co.json"
    assert {key: document[key] for key in ("format", "worksheet", "version", "language")} == {
        "format": "brobygger-answers/1",
        "worksheet": "every-field",
        "version": 2,
        "language": "da",
    }
    assert document["respondent"] == {"organisation": "Æblets Venner & Co.", "sector": "third"}
    assert document["answers"] == {
        "number-limits": 1234.5,
        "date-limits": "2026-04-03",
        "ranking-plain": ["time", "trust"],
        "choices-plain": ["goals", "people"],
        "scale-full": "na",
        "placement-plain": [{"text": "Café", "mine": True}],
        "table-free": [{"who": "us", "hours": 2.5}],
    }
    model = model_of(every_field())
    assert evaluate(model, document).answers == document["answers"]


def test_the_example_goes_round(page: Page) -> None:  # 5
    page.click("[data-example]")
    expect(page.locator(".ws-summary")).to_contain_text("Skemaet viser eksemplet “Fælleskøkkenet”.")
    expect(page.locator(".ws-error")).to_have_count(0)
    model = model_of(every_field())
    document = saved(page)[1]
    assert document["answers"] == evaluate(model, {"answers": model["examples"][0]["answers"]}).answers
    page.click("[data-check]")
    expect(page.locator(".ws-summary h3")).to_have_text("Svarene er i orden")
    page.click("[data-clear]")
    page.get_by_role("button", name="Ja, ryd").click()
    open_file(page, document)
    assert saved(page)[1]["answers"] == document["answers"]


def test_an_example_asks_before_it_replaces(page: Page) -> None:
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    page.click("[data-example]")
    expect(page.get_by_role("dialog", name="Erstat de svar, der står her?")).to_be_visible()
    expect(page.get_by_role("button", name="Annuller")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")
    page.click("[data-example]")
    page.get_by_role("button", name="Ja, erstat").click()
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("Unge uden netværk")


def test_answers_are_kept_and_shared_by_the_languages(page: Page, pages: dict[str, str]) -> None:  # 6
    page.get_by_label("Hvad koster det om året?").fill("1.234,5")
    page.get_by_label("Hvornår begynder I?").fill("20. november 2026")
    page.get_by_label("Hvilken partner taler I med?").fill(f"Ring til {CPR}")
    document = wait_until_kept(page)
    assert document["answers"]["number-limits"] == 1234.5
    assert CPR not in json.dumps(stored(page))
    assert document["answers"]["text-carried"] == "Ring til ******-****"
    page.goto(pages["english"])
    expect(page.get_by_label("What does it cost a year?")).to_have_value("1234.5")
    expect(page.get_by_label("When do you begin?")).to_have_value("20 Nov 2026")
    page.click("[data-clear]")
    page.get_by_role("button", name="Yes, clear").click()
    expect(page.get_by_label("What does it cost a year?")).to_have_value("")
    assert stored(page) is None
    assert stored(page, "brobygger:carry") == {}


def test_leaving_at_once_loses_nothing(page: Page, pages: dict[str, str]) -> None:  # 6
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    page.reload()
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")


def test_nobody_is_kept_who_said_no(page: Page) -> None:  # 6
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    wait_until_kept(page)
    page.locator("[data-keep]").uncheck()
    assert stored(page) == {"off": True}
    warned: list[str] = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.reload()
    assert warned == ["beforeunload"]
    expect(page.locator("[data-keep]")).not_to_be_checked()
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("")


def test_sensitive_answers_are_kept_only_when_asked_for(page: Page, pages: dict[str, str]) -> None:  # 6
    page.goto(pages["sensitive"])
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    page.wait_for_timeout(900)
    assert page.evaluate("localStorage.length") == 0
    page.locator("[data-keep]").check()
    assert stored(page)["document"]["answers"] == {"text-required": "Unge"}
    page.locator("[data-keep]").uncheck()
    assert stored(page) is None
    page.on("dialog", Dialog.accept)


def test_two_windows_do_not_overwrite_each_other(page: Page, pages: dict[str, str]) -> None:  # 6
    second = page.context.new_page()
    second.goto(pages["light"])
    second.get_by_label("Hvem er målgruppen?").fill("Fra den anden")
    wait_until_kept(second)
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("Fra den anden")
    second.close()
    # A window that slept has not heard of the other's change.
    theirs = {"stamp": "later", "document": answers_file({"text-plain": "Derfra"})}
    page.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, theirs])
    page.get_by_label("Hvad hedder samarbejdet?").fill("Herfra")
    expect(page.locator(".ws-summary h3")).to_have_text("Svarene er ændret i et andet vindue")
    expect(page.get_by_label("Hvad hedder samarbejdet?")).to_be_focused()
    page.wait_for_timeout(700)
    assert stored(page) == theirs
    page.get_by_role("button", name="Behold dem, der står her").click()
    assert stored(page)["document"]["answers"] == {"text-plain": "Herfra", "text-required": "Fra den anden"}
    page.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, theirs])
    page.get_by_label("Hvad hedder samarbejdet?").fill("Herfra igen")
    page.get_by_role("button", name="Brug dem fra det andet vindue").click()
    expect(page.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Derfra")
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("")


def test_an_older_version_on_the_device_is_brought_up_to_date(page: Page) -> None:  # 6
    old = {"stamp": "1", "document": answers_file({"old-name": "Køkkenet", "gone": "væk"}) | {"version": 1}}
    page.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, old])
    page.reload()
    expect(page.get_by_label("Hvad hedder samarbejdet?")).to_have_value("Køkkenet")
    expect(page.locator(".ws-summary")).to_contain_text("Svarene er fra udgave 1 af arket.")
    document = saved(page)[1]
    assert document["version"] == 2
    assert document["dropped"] == {"gone": "væk"}


def test_a_newer_version_on_the_device_stays(page: Page) -> None:  # 6
    newer = {"stamp": "1", "document": answers_file({"text-plain": "Nyt"}) | {"version": 3}}
    page.evaluate("([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [KEY, newer])
    page.reload()
    expect(page.locator(".ws-summary")).to_contain_text("nyere udgave")
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    page.wait_for_timeout(900)
    assert stored(page) == newer
    page.on("dialog", Dialog.accept)


@pytest.mark.parametrize(
    "junk", ["null", "[]", "{", '"x"', '{"document": 5}', '{"document": {"answers": []}, "stamp": {}}']
)
def test_junk_on_the_device_does_no_harm(page: Page, junk: str) -> None:  # 6
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, junk])
    page.evaluate("value => localStorage.setItem('brobygger:carry', value)", junk)
    page.reload()
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    expect(page.locator("[data-score] [data-value]")).to_have_text("–")
    page.on("dialog", Dialog.accept)


def test_answers_are_carried_to_other_worksheets(page: Page, pages: dict[str, str]) -> None:  # 6
    page.get_by_label("Hvilken partner taler I med?").fill("Boldklubben")
    wait_until_kept(page)
    page.goto(pages["other"])
    expect(page.get_by_text("I et andet ark har I svaret: “Boldklubben”")).to_be_visible()
    page.get_by_role("button", name="Brug svaret her").click()
    expect(page.get_by_label("Hvilken partner taler I med?")).to_have_value("Boldklubben")
    expect(page.locator(".ws-carry")).to_have_count(0)


REFUSED = {
    b"": "Filen er tom.",
    b"{": "Filen er ikke en svarfil, der kan læses (JSON).",
    b"\xff\xfe{}": "Filens tegnsæt kan ikke læses.",
    b"[]": "Filen er ikke en svarfil. Den siger ikke, hvilket ark den svarer på.",
    b"[" * 200_000: "Filen er ikke en svarfil, der kan læses (JSON).",
    b" " * (5 * 1024 * 1024 + 1): "Filen er for stor.",
    json.dumps(answers_file({}) | {"worksheet": "value"}).encode(): "Svarene hører til et andet ark: “value”.",
    json.dumps(answers_file({}) | {"version": 9}).encode(): "Svarene er fra udgave 9 af arket.",
    json.dumps(answers_file({}) | {"answers": [1]}).encode(): "Filen indeholder svar i en form, som ikke kan læses.",
}


@pytest.mark.parametrize("content", REFUSED, ids=lambda raw: raw[:20].decode("latin-1"))
def test_a_file_that_is_refused_says_why(page: Page, content: bytes) -> None:  # 7
    page.get_by_label("Hvem er målgruppen?").fill("Unge")
    open_file(page, content)
    expect(page.locator(".ws-summary h3")).to_have_text("Filen svar.json blev ikke åbnet")
    expect(page.locator(".ws-summary")).to_contain_text(REFUSED[content])
    expect(page.get_by_label("Hvem er målgruppen?")).to_have_value("Unge")


def test_what_the_form_cannot_show_is_kept_until_it_is_removed(page: Page) -> None:  # 7
    strange = {
        "choice-plain": "unknown",
        "choices-plain": ["people", "whales"],
        "grid-scale": {"goals": 9, "attic": 1, "talk": 2},
        "table-fixed": {"goals": {"seen": "Noget", "colour": "blå"}},
        "number-plain": "mange",
        "text-plain": ["a", {"b": 1}],
        "not-ours": {"x": [1, "<img src=x onerror=alert(1)>"]},
    }
    open_file(page, answers_file(strange, note="egen", respondent={"motto": "hej"}))
    document = saved(page)[1]
    assert document["answers"] == strange
    assert document["note"] == "egen"
    assert document["respondent"] == {"motto": "hej"}
    expect(page.locator("[data-unknown]")).to_contain_text('not-ours: {"x":[1,"<img src=x onerror=alert(1)>"]}')
    expect(page.locator("img")).to_have_count(0)
    page.locator("#f-choices-plain__goals").check()
    assert sorted(saved(page)[1]["answers"]["choices-plain"]) == ["goals", "people", "whales"]
    page.locator("#f-choices-plain [data-drop]").click()
    page.locator("#f-grid-scale [data-drop]").first.click()
    page.get_by_role("button", name="Fjern: not-ours").click()
    left = saved(page)[1]["answers"]
    assert left["choices-plain"] == ["goals", "people"]
    assert left["grid-scale"] == {"talk": 2}
    assert "not-ours" not in left


def test_names_that_javascript_already_has_are_answers_like_others(page: Page) -> None:  # 7
    raw = json.dumps(answers_file({"text-plain": "x"})).replace(
        '"text-plain": "x"',
        '"__proto__": {"polluted": 1}, "constructor": "y", "grid-scale": {"__proto__": 3, "goals": 1}',
    )
    open_file(page, raw.encode())
    expect(page.locator("[data-unknown] li")).to_have_count(2)
    answers = saved(page)[1]["answers"]
    assert answers == {"__proto__": {"polluted": 1}, "constructor": "y", "grid-scale": {"__proto__": 3, "goals": 1}}
    assert page.evaluate("({}).polluted === undefined && Object.prototype.polluted === undefined")


def test_a_file_with_very_many_rows_does_not_stop_the_page(page: Page) -> None:  # 7
    open_file(page, answers_file({"table-optional": [{"agreement": "x"}] * 50_000}))
    expect(page.locator("#f-table-optional .ws-error").first).to_contain_text("Her er 50000 svar. Der må højst være 3.")
    assert page.locator("#f-table-optional tr[data-row]").count() < 30
    assert len(saved(page)[1]["answers"]["table-optional"]) == 50_000


def test_a_civil_registration_number_is_masked_wherever_it_goes(page: Page) -> None:  # 7
    open_file(
        page, answers_file({"other": CPR, CPR: "x"}, respondent={"name": f"Bo {CPR}", "organisation": CPR}, extra=[CPR])
    )
    page.get_by_label("Hvem er målgruppen?").fill(CPR)
    page.click("[data-check]")
    name, document = saved(page)
    assert CPR not in name + json.dumps(document)
    assert CPR not in page.locator("body").inner_text()
    assert CPR not in json.dumps(wait_until_kept(page))
    assert "Her ser ud til at stå et cpr-nummer." in page.locator(".ws-summary").inner_text()


def test_it_reads_without_scripts(browser: Browser, pages: dict[str, str]) -> None:  # 8
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["light"])
    expect(page.get_by_text("Uden scripts kan I læse det")).to_be_visible()
    expect(page.get_by_role("link", name="Hent arket som PDF")).to_be_visible()
    expect(page.get_by_label("Hvorfor skal I slutte?")).to_be_visible()
    expect(
        page.get_by_text("Udfyld kun, hvis svaret på spørgsmål 2 er “Vi skal slutte eller forankre”.")
    ).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.locator("#f-respondent__name")).to_be_visible()
    context.close()


def test_paper_gets_every_box_and_no_button(page: Page) -> None:  # 8
    page.emulate_media(media="print")
    expect(page.locator("#f-respondent__name")).to_be_hidden()
    expect(page.get_by_text("Hvad venter den på?")).to_be_visible()
    expect(page.locator("[data-check]")).to_be_hidden()
    assert page.locator("#f-text-plain").evaluate("box => getComputedStyle(box).borderTopWidth") == "1px"
