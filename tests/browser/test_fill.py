"""Answers filled into PDFs by the browser's code, against Python's.

1 every example of every worksheet: the same answers for both readers, a sound and accessible form, the same picture of every page
2 long answers, letters beyond cp1252, signs that no font has, what has no box, cards on a board   3 what has no room, and another form
"""

import base64
import io
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.browser.check_in_node import ask_in_node, check_in_node
from tests.browser.test_check_reader import as_doubles, blank
from tests.pdf.test_fill import LONG, WIDE
from tests.test_every_sheet import EVERY_TYPE, LIBRARY, NAMES, documents, model_for
from tests.tiers import in_turn, spread
from toolkit.paper.signs import not_drawn
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf
from toolkit.reading.apart import NoRoom
from toolkit.rules import evaluate
from toolkit.site.filling import sheet_of, wide_data

Model = dict[str, Any]
RUNNER = Path(__file__).with_name("fill_runner.mjs")
SHEETS = [*in_turn(spread(NAMES, 8), LIBRARY.languages), *EVERY_TYPE]
PLAN = ("(every field type)", "da")


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
        assert form.values == wanted.values and form.identity == wanted.identity
        assert form.conflicts == [] and form.duplicates == [] and form.warnings == [] and form.outside == []
        assert [problem.text() for problem in lint_pdf(data, model)] == []
        assert pictures(data) == pictures(python), f"{name} {language}: it looks otherwise"
        assert found["unseen"] == not_drawn(json.dumps([document.get("answers"), document.get("respondent")], ensure_ascii=False))  # fmt: skip
        made.append(data)
    return made


def test_every_example() -> None:  # 1
    tasks = [(name, language, document) for name, language in SHEETS for document in documents(model_for(name, language))]
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
