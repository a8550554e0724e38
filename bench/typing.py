"""(h) Typing in a form of 300 questions: from the key to the moment when the page is ready for the next one, in Chromium, at a person's pace."""

import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser.form_page import bundle, write_page
from tests.pages.every_field import model_of

GOAL = 8.0  # ms, median
FIELDS = 300
PACE = 180  # ms from key to key: the rules run between two of them (js/form/start.js)
TEXT = "En frivillig følger med, "

# What a key costs is over when the browser takes the next task; the time of the event is that of the key, so what kept it waiting counts.
LISTEN = """() => {
  window.costs = [];
  const {port1, port2} = new MessageChannel();
  let begun = 0;
  port1.onmessage = () => window.costs.push(performance.now() - begun);
  addEventListener("keydown", event => { begun = event.timeStamp; }, true);
  addEventListener("input", () => port2.postMessage(0), true);
}"""


def measure(fields: int = FIELDS, text: str = TEXT) -> None:
    costs = typed(fields, text)
    last = statistics.quantiles(costs, n=20)[-1]
    print(f"\ntyping: {fields} questions, {len(costs)} keys, ms from the key to the next task")
    print(f"  median {statistics.median(costs):.1f}, goal ≤ {GOAL:.0f}; 95 of 100 within {last:.1f}")


def typed(fields: int, text: str) -> list[float]:
    """ms of each key in three questions: the first, one in the middle, the last."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        bundle(Path(scratch))
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 800})
        page.goto(write_page(Path(scratch), "typing", model_of(long_sheet(fields))))
        page.evaluate(LISTEN)
        costs = [cost for place in (0, fields // 6 * 3, fields - 3) for cost in _keys(page, f"text-{place}", text)]
        browser.close()
    return costs


def _keys(page: Page, field: str, text: str) -> list[float]:
    box = page.locator(f"#f-{field}")
    box.focus()
    page.evaluate("window.costs.length = 0")
    box.press_sequentially(text, delay=PACE)
    found: list[float] = page.evaluate("window.costs")
    return found


def long_sheet(fields: int) -> dict[str, Any]:
    """A worksheet of so many questions, texts, numbers and scales in turn, thirty to a section; every section has a question that hangs on
    another, and all scales make a score."""

    def both(text: str) -> dict[str, str]:
        return {"da": text, "en": text}

    def field(place: int) -> dict[str, Any]:
        kind = ("text", "number", "scale")[place % 3]
        more: dict[str, Any] = {}
        if kind == "scale":
            more = {"scale": {"min": 1, "max": 5, "labels": {1: both("Slet ikke"), 5: both("Helt")}}}
        if place % 30 == 28:
            more["show_if"] = {"field": f"number-{place - 27}", "at_most": 10}
        return {"id": f"{kind}-{place}", "type": kind, "label": both(f"Spørgsmål {place + 1}"), **more}

    all_fields = [field(place) for place in range(fields)]
    scales = [one["id"] for one in all_fields if one["type"] == "scale"]
    bands = [{"up_to": 3, "label": both("På vej")}, {"up_to": 5, "label": both("Stærkt")}]
    return {
        "id": "long-sheet",
        "version": 1,
        "step": 5,
        "title": both("Et langt ark"),
        "purpose": both("Til måling."),
        "personal_data": "none",
        "sections": [
            {"id": f"part-{start}", "title": both(f"Del {start}"), "fields": all_fields[start : start + 30]}
            for start in range(0, fields, 30)
        ],
        "scores": [{"id": "mean", "label": both("Gennemsnit"), "mean_of": scales, "min_answered": 1, "bands": bands}],
        "examples": [{"id": "one", "title": both("Eksempel"), "answers": {"text-0": "Ja"}}],
    }
