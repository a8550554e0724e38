"""Answers filled into PDFs by the browser's code, against Python's.

1 every example of every worksheet: the same answers for both readers, a sound and accessible form, the same picture of every page
2 long answers, letters beyond cp1252, signs that no font has, what has no box, cards on a board   3 what has no room, and another form
4 on the page: saved as PDF, from disk too; what happened is said; paper gets the sheet, not the screen; without the scripts nothing is lost
"""

import base64
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.check_in_node import ask_in_node, check_in_node
from tests.browser.test_check_reader import as_doubles, blank
from tests.pdf.test_fill import LONG, WIDE
from tests.test_every_sheet import EVERY_TYPE, LIBRARY, NAMES, documents, model_for
from tests.tiers import in_turn, spread
from toolkit.contract.data import PDF
from toolkit.paper.signs import not_drawn
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf
from toolkit.reading.apart import NoRoom
from toolkit.rules import evaluate
from toolkit.site.filling import sheet_of, sheet_script, wide_data
from toolkit.words.locale import say

Model = dict[str, Any]
RUNNER = Path(__file__).with_name("fill_runner.mjs")
SHEETS = [*in_turn(spread(NAMES, 8), LIBRARY.languages), *EVERY_TYPE]
EVERY = ("(every field type)", "da")


@cache
def sheet(name: str, language: str) -> Any:
    return sheet_of(model_for(name, language), blank(name, language))


def filled_in_node(tasks: Iterable[tuple[str, str, Model]]) -> list[dict[str, Any]]:
    """`{data, unseen}`, `{finding}` or `{error}` of each `(worksheet, language, document)`."""
    lines: list[Any] = [{"wide": json.loads(wide_data())}]
    lines += [{"model": model_for(*who), "document": document, "sheet": sheet(*who)} for *who, document in tasks]
    found = ask_in_node(lines, runner=RUNNER)
    return [one | {"data": base64.b64decode(one["data"])} if "data" in one else one for one in found]


def pictures(data: bytes) -> list[bytes]:
    """What every page looks like."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return [page.render(scale=1, may_draw_forms=True).to_numpy().tobytes() for page in document]


def same_as_python(tasks: list[tuple[str, str, Model]]) -> list[bytes]:
    """The browser's files, each compared with Python's."""
    made = []
    for (name, language, document), found in zip(tasks, filled_in_node(tasks), strict=True):
        assert "data" in found, found
        model, data = model_for(name, language), found["data"]
        python = fill_pdf(blank(name, language), model, document)
        form, wanted = read_pdf(data), read_pdf(python)
        aside = [json.loads(str(one.values.pop(PDF["fields"]["aside"], "null"))) for one in (form, wanted)]
        assert aside[0] == aside[1]
        assert form.values == wanted.values and form.identity == wanted.identity
        assert form.conflicts == [] and form.duplicates == [] and form.warnings == [] and form.outside == []
        faults, others = ([problem.text() for problem in lint_pdf(one, model)] for one in (data, python))
        assert faults == others and (document.get("dropped") or not faults)
        assert pictures(data) == pictures(python), f"{name} {language}: it looks otherwise"
        assert found["unseen"] == not_drawn(json.dumps([document.get("answers"), document.get("respondent")], ensure_ascii=False))  # fmt: skip
        made.append(data)
    return made


def test_every_example() -> None:  # 1
    tasks = [
        (name, language, document) for name, language in SHEETS for document in documents(model_for(name, language))
    ]
    made = same_as_python(tasks)
    models: dict[str, dict[str, Model]] = {}
    for name, language, _ in tasks:
        models.setdefault(model_for(name, language)["id"], {})[language] = model_for(name, language)
    files = [("a.pdf", data, "pdf", language) for (_, language, _), data in zip(tasks, made, strict=True)]
    for (name, language, document), data, seen in zip(tasks, made, check_in_node(files, models), strict=True):
        evaluation = evaluate(model_for(name, language), document)
        read = document_from_values(model_for(name, language), read_pdf(data).values)
        assert as_doubles(evaluate(model_for(name, language), read).answers) == as_doubles(evaluation.answers)
        [form] = seen["forms"]
        assert as_doubles(form["document"]["answers"]) == as_doubles(evaluation.answers)
        assert form["report"]["status"] == "ok", form["report"]


def answers_of(**answers: Any) -> Model:
    identity = {"format": "brobygger-answers/1", "worksheet": "every-field", "version": 2, "language": "da"}
    return identity | {"respondent": {}, "answers": answers}


def test_what_does_not_fit_in_a_box_or_a_font() -> None:  # 2
    fields = [field for section in model_for(*EVERY)["sections"] for field in section["fields"]]
    long = next(field for field in fields if field["type"] == "longtext")
    documents = [
        answers_of(**{long["id"]: LONG}),
        answers_of(**{long["id"]: f"{WIDE} \U0001f600 好"}),
        answers_of(**{long["id"]: f"{WIDE} " * 300}),
        answers_of() | {"respondent": {"name": "Åse Łukasz", "sector": "third", "organisation": "Køkkenet"}},
        answers_of() | {"dropped": {"old": {"a": "x", "b": [1, 2]}, "more": "Ελένη", "list": [{"c": 1}]}},
        answers_of(),
    ]
    same_as_python([(*EVERY, document) for document in documents])


def test_what_has_no_room_is_told_where() -> None:  # 3
    counted = next(
        field
        for section in model_for(*EVERY)["sections"]
        for field in section["fields"]
        if field["type"] == "table" and field["rows"] is None
    )
    column = counted["columns"][0]["id"]
    documents = [
        answers_of(**{counted["id"]: [{column: "x"}] * (counted["max_rows"] + 2)}),
        answers_of(**{counted["id"]: "x"}),
        answers_of(nowhere="x"),
    ]
    for document, found in zip(documents, filled_in_node([(*EVERY, document) for document in documents]), strict=True):
        with pytest.raises(NoRoom) as refused:
            fill_pdf(blank(*EVERY), model_for(*EVERY), document)
        error = refused.value
        assert found["finding"] == {"code": error.code, "field": error.field, "row": error.row, "column": error.column}


def test_another_form_is_refused() -> None:  # 3
    lines = [{"model": model_for("(every field type)", "en"), "document": answers_of(), "sheet": sheet(*EVERY)}]
    assert "error" in ask_in_node(lines, runner=RUNNER)[0]


@pytest.fixture(scope="module")
def fillable(form_pages: dict[str, str]) -> str:
    """The page of the form, with its empty PDF and the font beside it."""
    folder = Path(form_pages["light"].removeprefix("file://")).parent
    name = f"{model_for(*EVERY)['id']}-da"
    (folder / f"{name}.js").write_text(sheet_script(name, sheet(*EVERY)), "utf-8")
    (folder / "wide.js").write_text(f"window.brobyggerWide={wide_data()};", "utf-8")
    return form_pages["light"]


def test_the_page_saves_a_filled_pdf(page: Page, fillable: str) -> None:  # 4
    page.goto(fillable)
    model = model_for(*EVERY)
    page.click("[data-example]")
    with page.expect_download() as download:
        page.click("[data-out=pdf]")
    name = download.value.suggested_filename
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    assert name.startswith("every-field-") and name.endswith(f"{day}.pdf")
    form = read_pdf(Path(download.value.path()).read_bytes())
    read = evaluate(model, document_from_values(model, form.values))
    assert read.answers == evaluate(model, next(documents(model))).answers and read.findings == []
    expect(page.locator("[data-told]")).to_contain_text(name)
    assert page.evaluate("() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))") is False, (
        "it is in a file"
    )


def test_paper_gets_the_sheet(page: Page, fillable: str) -> None:  # 4
    """It is opened in a tab where the browser shows PDFs; else it is saved, and one is told to print it."""
    page.add_init_script(
        """Object.defineProperty(navigator, 'pdfViewerEnabled', {get: () => window.shows});
        window.open = (to) => (window.opened = to);
        window.blobs = {};
        const address = URL.createObjectURL;
        URL.createObjectURL = (blob) => { const made = address(blob); window.blobs[made] = blob; return made; };"""
    )
    page.goto(fillable)
    page.click("[data-example]")
    with page.expect_download() as download:
        page.click("[data-out=print]")
    name = download.value.suggested_filename
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form.print_saved", name=name))
    page.evaluate("() => (window.shows = true)")
    page.click("[data-out=print]")
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form.print_opened"))
    head = page.evaluate("async () => [...new Uint8Array(await window.blobs[window.opened].slice(0, 4).arrayBuffer())]")
    assert bytes(head) == b"%PDF"


def test_signs_and_room_are_told_on_the_page(page: Page, fillable: str) -> None:  # 4
    page.goto(fillable)
    long = page.locator("textarea").first
    long.fill("好 " + "et svar, som aldrig kan stå i den boks, det har fået. " * 80)
    with page.expect_download():
        page.click("[data-out=pdf]")
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form.pdf_unseen", signs="好"))
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form.pdf_behind_one"))


def test_without_its_scripts_nothing_is_lost(browser: Browser, form_pages: dict[str, str]) -> None:  # 4
    context = browser.new_context()
    page = context.new_page()
    page.route("**/fill.js", lambda route: route.abort())
    page.goto(form_pages["light"])
    page.locator("textarea").first.fill("Køkkenet")
    page.click("[data-out=pdf]")
    expect(page.locator("[data-told]")).to_have_text(say("da", "form.pdf_not_made"))
    expect(page.locator("textarea").first).to_have_value("Køkkenet")
    context.close()
