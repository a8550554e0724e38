"""Answers filled into PDFs by the browser's code, against Python's.

1 every example of every worksheet: the same answers for both readers, a sound and accessible form, the same picture of every page
2 long answers, letters beyond cp1252, signs that no font has, what has no box, cards on a board   3 what has no room, and another form
4 on the page: saved as PDF, from disk too; what happened is said; paper gets the sheet, not the screen; without the scripts nothing is lost
5 copied as text with headings and tables, in the words of the page; handed to an app   6 what comes next is said after saving and checking
"""

import base64
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.check_in_node import ask_in_node, check_in_node
from tests.browser.test_check_reader import as_doubles
from tests.pdf.test_fill import LONG, WIDE
from tests.test_every_sheet import EVERY_TYPE, LIBRARY, NAMES, documents, empty_pdf, model_for
from tests.tiers import in_matrix, in_turn, spread
from toolkit.contract.data import PDF
from toolkit.contract.shape import fields_of
from toolkit.pages.worksheets.following import following
from toolkit.paper.signs import not_drawn
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf
from toolkit.reading.apart import NoRoom
from toolkit.reading.total import columns_with_total
from toolkit.rules import evaluate
from toolkit.site.filling import sheet_of, sheet_script, wide_data
from toolkit.words.answers import example_in_words
from toolkit.words.locale import say

Model = dict[str, Any]
RUNNER = Path(__file__).with_name("fill_runner.mjs")
SHEETS = [*in_turn(spread(NAMES, 4), LIBRARY.languages), *EVERY_TYPE]
EVERY = ("(every field type)", "da")


@cache
def sheet(name: str, language: str) -> Any:
    return sheet_of(model_for(name, language), empty_pdf(name, language))


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
    made: list[bytes] = []
    linted = spread(range(len(tasks)), 2)  # what lint asks of the file that was filled is there in all of them
    for (name, language, document), found in zip(tasks, filled_in_node(tasks), strict=True):
        assert "data" in found, found
        model, data = model_for(name, language), found["data"]
        python = fill_pdf(empty_pdf(name, language), model, document)
        form, wanted = read_pdf(data), read_pdf(python)
        aside = [json.loads(str(one.values.pop(PDF["fields"]["aside"], "null"))) for one in (form, wanted)]
        assert aside[0] == aside[1]
        assert form.values == wanted.values and form.identity == wanted.identity
        assert form.conflicts == [] and form.duplicates == [] and form.warnings == [] and form.outside == []
        faults = [problem.text() for problem in lint_pdf(data, model)] if len(made) in linted else []
        if faults:
            assert document.get("dropped") and faults == [problem.text() for problem in lint_pdf(python, model)]
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


@in_matrix
def test_what_columns_come_to_is_drawn_below_them() -> None:  # 1
    name, rows = next(
        (name, field)
        for name in NAMES
        for field in fields_of(model_for(name, "da"))
        if field["type"] == "table" and field["rows"] and len(columns_with_total(field["columns"])) > 1
    )
    first, second = columns_with_total(rows["columns"])[:2]
    lines = [{first["id"]: 1111 + n, second["id"]: 412_005} for n in range(3)]
    answers = {rows["id"]: dict(zip([row["id"] for row in rows["rows"]], lines, strict=False))}
    number = next(field["id"] for field in fields_of(model_for(*EVERY)) if field["type"] == "number")
    alone = [(*EVERY, answers_of(**{number: value})) for value in (-1_000_000, 10_000, 9999, 0.5, 1e-7, 1e18)]
    made, *_ = same_as_python([(name, "da", {"answers": answers}), *alone])
    assert "412.005" in read_pdf(made).values.values() and "1111" in read_pdf(made).values.values()
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    assert "3336" in said and "1.236.015" in said, "thousands set apart, as on the page and in examples"
    model = model_for(name, "da")
    read = evaluate(model, document_from_values(model, read_pdf(made).values))
    assert read.answers == answers and read.findings == [], "a total is no answer"


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
            fill_pdf(empty_pdf(*EVERY), model_for(*EVERY), document)
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
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form_used.print_saved", name=name))
    page.evaluate("() => (window.shows = true)")
    page.click("[data-out=print]")
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form_used.print_opened"))
    head = page.evaluate("async () => [...new Uint8Array(await window.blobs[window.opened].slice(0, 4).arrayBuffer())]")
    assert bytes(head) == b"%PDF"


def test_signs_and_room_are_told_on_the_page(page: Page, fillable: str) -> None:  # 4
    page.goto(fillable)
    long = page.locator("textarea").first
    long.fill("好 " + "et svar, som aldrig kan stå i den boks, det har fået. " * 80)
    with page.expect_download():
        page.click("[data-out=pdf]")
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form_used.pdf_unseen", signs="好"))
    expect(page.locator("[data-told]")).to_contain_text(say("da", "form_used.pdf_behind_one"))


def test_without_its_scripts_nothing_is_lost(browser: Browser, form_pages: dict[str, str]) -> None:  # 4
    page = browser.new_page()  # of its own: the browser has to say that it could not load a script
    page.route("**/fill.js", lambda route: route.abort())
    page.goto(form_pages["light"])
    page.locator("textarea").first.fill("Køkkenet")
    page.click("[data-out=pdf]")
    expect(page.locator("[data-told]")).to_have_text(say("da", "form_used.pdf_not_made"))
    expect(page.locator("textarea").first).to_have_value("Køkkenet")
    page.close()


CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', {value: {write: async ([item]) => { window.copied = item; }}});"
)


def copied(page: Page, kind: str) -> str:
    text: str = page.evaluate("async (kind) => (await window.copied.getType(kind)).text()", kind)
    return text


def test_answers_are_copied_in_words(page: Page, site: Path) -> None:  # 5
    page.add_init_script(CLIPBOARD)
    for name, language in in_turn(spread(NAMES, 3), LIBRARY.languages):
        model = model_for(name, language)
        page.goto((site / language / f"worksheets/{name}.html").as_uri())
        if not page.locator("[data-example]").count():
            continue
        page.locator("[data-example]").first.click()
        expect(page.locator("[data-state]")).to_have_text(
            say(language, "form_used.state_example")
        )  # its script is there
        page.click("[data-out=copy]")
        expect(page.locator("[data-told]")).to_have_text(say(language, "form_used.copied"))
        shown = example_in_words(model, model["examples"][0])
        plain, html = (" ".join(copied(page, kind).split()) for kind in ("text/plain", "text/html"))
        for section in shown["sections"]:
            for answer in section["answers"]:
                parts = [answer["label"], answer.get("text", ""), *answer.get("entries", [])]
                parts += [text for pair in answer.get("pairs", []) for text in pair]
                parts += [
                    text for label, cells in answer.get("rows", []) for text in (label, *(t for c in cells for t in c))
                ]
                assert [part for part in parts if " ".join(part.split()) not in plain] == []
        assert html.startswith(f"<h1>{escape(model['title'], quote=False)}</h1>") and "<h2>" in html and "<h3>" in html
        assert "<th" in html or not any(
            "pairs" in one or "rows" in one for s in shown["sections"] for one in s["answers"]
        )


def test_without_a_clipboard_the_browser_copies(page: Page, form_pages: dict[str, str]) -> None:  # 5
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.addEventListener('copy', (event) => { window.seen = event; });"
    )
    page.goto(form_pages["light"])
    page.click("[data-out=copy]")
    expect(page.locator("[data-told]")).to_have_text(say("da", "form_used.nothing_to_copy"))
    page.click("[data-example]")
    page.click("[data-out=copy]")
    expect(page.locator("[data-told]")).to_have_text(say("da", "form_used.copied"))
    assert page.evaluate("() => window.seen.defaultPrevented")


def test_a_device_that_shares_files_gets_the_pdf(page: Page, fillable: str) -> None:  # 5
    page.goto(fillable)
    page.locator("textarea").first.fill("Køkkenet")
    expect(page.locator("[data-out=share]")).to_be_hidden()
    page.add_init_script(
        "navigator.canShare = () => true; navigator.share = async ({files}) => { window.shared = files[0].name; };"
    )
    page.goto(fillable)
    page.locator("textarea").first.fill("Køkkenet")
    page.click("[data-out=share]")
    expect(page.locator("[data-told]")).to_contain_text(".pdf")
    assert page.evaluate("() => window.shared").endswith(".pdf")


def test_what_comes_next_is_said(page: Page, site: Path) -> None:  # 6
    name = NAMES[0]
    page.goto((site / f"da/worksheets/{name}.html").as_uri())
    links = page.locator("[data-next] li:not([data-no-script]) a").evaluate_all(
        "all => all.map(link => link.getAttribute('href'))"
    )
    then = following(model_for(name, "da"), [model_for(other, "da") for other in NAMES])
    assert [link for link in links if not link.startswith("..")] == [sheet["address"] for sheet in then["sheets"]]
    page.locator("[data-example]").first.click()
    with page.expect_download() as download:
        page.click("[data-save]")
    expect(page.locator("[data-happened]")).to_contain_text(download.value.suggested_filename)
    page.click("[data-check]")
    expect(page.locator("[data-summary]")).to_contain_text(say("da", "form.next"))
    expect(page.locator(f"[data-summary] a[href='{links[-1]}']")).to_be_visible()
