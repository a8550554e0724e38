"""Each kind of worksheet filled in to the end by the keyboard alone, and by touch alone: every question is reached and answered, the check finds no
error, the file is saved and the rules agree. Few sheets that together have every type of question; all of them in the whole matrix.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.form_page import come_near
from tests.real import NAMES, with_every_type
from tests.test_every_sheet import model_for
from tests.tiers import ALL
from toolkit.contract.shape import fields_of, has_answer
from toolkit.rules import evaluate

Opened = Callable[..., AbstractContextManager[Page]]
MOST = 600  # steps of the focus through a sheet
# Where the focus is: its question, the name and kind of the control, whether it answers something already.
AT = """() => {
  const now = document.activeElement;
  const field = now.closest("[data-field]");
  return {
    field: field?.dataset.field ?? null, name: now.name ?? "", type: now.type ?? "", isSet: ["radio", "checkbox"].includes(now.type) ? now.checked : Boolean(now.value),
    isFirst: field?.querySelector("[type=checkbox]") === now, is: Object.keys(now.dataset), tag: now.localName,
  };
}"""


SHEETS = list(NAMES) if ALL else with_every_type()  # `make test` fills in one by keyboard, the next by touch


def rules_of(model: dict[str, Any], name: str) -> dict[str, Any]:
    """How what stands in a control is read: the question, or a column or cell of it."""
    field_id, *path = name.split("__")
    field: dict[str, Any] = next((one for one in fields_of(model) if one["id"] == field_id), {"type": "text"})
    if path and isinstance(field.get("cell"), dict):
        return field["cell"]
    return next((one for one in field.get("columns") or [] if path and one["id"] == path[-1]), field)


def text_for(model: dict[str, Any], name: str, place: int) -> str:
    """What may be typed there. `place`: of a ranking, whose places differ."""
    rules = rules_of(model, name)
    if rules["type"] == "number":
        return str(int(rules.get("min") or 0) or 1)
    if rules["type"] == "ranking":
        return str(place)
    # Each letter is a frame of the page.
    return "1.3.2027" if rules["type"] == "date" else "Vi"[: rules.get("max_length")]


def judge(model: dict[str, Any], saved: Path) -> None:
    """Whether the file is good, and every question that is asked and can be answered has an answer."""
    result = evaluate(model, json.loads(saved.read_text("utf-8")))
    assert [finding for finding in result.findings if finding.severity == "error"] == []
    asked = {field["id"] for field in fields_of(model) if has_answer(field)} & set(result.visible)
    assert asked - set(result.answers) == set()


def save_by(page: Page, act: Callable[[], None]) -> Path:
    with page.expect_download() as download:
        act()
    return Path(download.value.path())


def wait_for_boards(page: Page, model: dict[str, Any]) -> None:
    """Until a board has come, its cards are written in a list, whose boxes the focus would meet instead."""
    for field in fields_of(model):
        question = page.locator(f"[data-field='{field['id']}']")
        if field["type"] == "placement" and question.is_visible():
            come_near(page, field["id"])
            expect(question.locator("[data-put]").first).to_be_visible()


def put_a_card(page: Page, press: Callable[[Locator], None], square: Locator) -> None:
    """Writes a card into a square of a board. `press`: how a button is pressed."""
    press(square)
    dialog = page.locator(".ws-board-dialog[open]")
    expect(dialog.locator("textarea:focus, input:focus")).to_have_count(1)
    page.keyboard.type("Lektiecafé")
    press(dialog.get_by_role("button", name="Færdig"))
    expect(dialog).to_have_count(0)


def press_by_keyboard(button: Locator) -> None:
    page = button.page
    for _ in range(MOST):
        if button.evaluate("button => button === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def answer_at(page: Page, model: dict[str, Any], at: dict[str, Any], count: int) -> None:
    """Answers the control that has the focus. `count`: of its question, from 1."""
    if at["type"] == "radio" or at["type"] == "checkbox":
        page.keyboard.press("Space")
    elif at["tag"] == "select":
        for _ in range(count if rules_of(model, at["name"])["type"] == "ranking" else 1):
            page.keyboard.press("ArrowDown")
    else:
        page.keyboard.type(text_for(model, at["name"], count))


@pytest.mark.parametrize("name", SHEETS if ALL else SHEETS[::2])
def test_by_keyboard_alone(page: Page, site: Path, name: str) -> None:
    model = model_for(name, "da")
    page.goto((site / f"da/worksheets/{name}.html").as_uri())
    wait_for_boards(page, model)
    counts: dict[str, int] = {}

    def go_through() -> int:
        """From the first control to the check; how many were answered. What is asked because of an answer is there the next time."""
        before = sum(counts.values())
        page.locator("[data-keep]").focus()
        for _ in range(MOST):
            page.keyboard.press("Tab")
            at = page.evaluate(AT)
            if "check" in at["is"]:
                break
            field = at["field"]
            is_board = "put" in at["is"] and field not in counts
            is_open = at["name"] and not at["isSet"] and (at["type"] != "checkbox" or at["isFirst"])
            if field in (None, "respondent") or not (is_board or is_open):
                continue
            counts[field] = counts.get(field, 0) + 1
            if is_board:
                put_a_card(page, press_by_keyboard, page.locator(f"[data-field={field}] [data-put]").first)
            else:
                answer_at(page, model, at, counts[field])
        return sum(counts.values()) - before

    def all_answered() -> bool:
        asked = (field["id"] for field in fields_of(model) if has_answer(field))
        return all(field in counts or page.locator(f"[data-field='{field}']").is_hidden() for field in asked)

    assert any(not go_through() or all_answered() for _ in range(4)), "something asks again and again"
    page.keyboard.press("Enter")
    expect(page.locator("[data-summary]")).to_be_focused()
    for _ in range(MOST):
        if "save" in page.evaluate(AT)["is"]:
            break
        page.keyboard.press("Tab")
    judge(model, save_by(page, lambda: page.keyboard.press("Enter")))


class Finger:
    """Taps. Two taps at one place of the screen within 300 ms are a double tap, which selects a word and sets no caret in an empty box; a script
    is that quick where a person, who scrolls and writes in between, is not. So each tap is away from the one before.
    """

    def __init__(self) -> None:
        self.x = 0.0

    def tap(self, target: Locator) -> None:
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box is not None
        edge = min(12, box["width"] / 4)
        inside = max(edge, box["width"] - edge, key=lambda x: abs(box["x"] + x - self.x))
        target.tap(position={"x": inside, "y": box["height"] / 2})
        self.x = box["x"] + inside


def touch(page: Page, model: dict[str, Any], finger: Finger, question: Locator, field: Any) -> None:
    """Answers a question by taps; what is typed comes from the keyboard on the screen."""
    if field["type"] == "placement":
        put_a_card(page, finger.tap, question.locator("[data-put]").first)
        return
    names = list(dict.fromkeys(question.locator("[name]").evaluate_all("all => all.map(one => one.name)")))
    for count, name in enumerate(names, 1):
        control = question.locator(f"[name='{name}']")
        kind = control.first.evaluate("one => one.type")
        if kind == "radio" or (kind == "checkbox" and count == 1):
            finger.tap(question.locator("label").filter(has=page.locator(f"[name='{name}']")).first)
        elif kind == "checkbox" or not control.first.is_visible():
            continue
        elif kind == "select-one":
            control.select_option(index=count if field["type"] == "ranking" else 1)  # the device's own list
        else:
            finger.tap(control)
            expect(control).to_be_focused()
            text = text_for(model, name, count)
            page.keyboard.type(text)
            expect(control).to_have_value(text)


@pytest.mark.parametrize("name", SHEETS if ALL else SHEETS[1::2])
def test_by_touch_alone(opened: Opened, site: Path, name: str) -> None:
    model = model_for(name, "da")
    with opened(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        page.goto((site / f"da/worksheets/{name}.html").as_uri())
        wait_for_boards(page, model)
        finger = Finger()
        done: set[str] = set()
        for _ in range(2):  # what is asked because of an answer is there the second time
            for field in filter(has_answer, fields_of(model)):
                question = page.locator(f"[data-field='{field['id']}']")
                if field["id"] not in done and question.is_visible():
                    touch(page, model, finger, question, field)
                    done.add(field["id"])
            finger.tap(page.locator("[data-check]"))
            expect(page.locator("[data-summary]")).to_be_focused()
        judge(model, save_by(page, lambda: finger.tap(page.locator("[data-save]"))))
