"""Every rule of the lint can fail: one fault is put into a good form, and just that is found."""

import io
import sys
import warnings
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Name, Pdf, String

from tests.pdf import models
from toolkit.paper.pieces.bare import PAPERS
from toolkit.paper.sheet import print_document, print_html
from toolkit.pdf.make import lint
from toolkit.pdf.make.lint import PdfProblem, lint_pdf, lint_print
from toolkit.pdf.make.print_only import print_only
from toolkit.pdf.make.worksheet import pdf_from_html

MODEL = models.sheet(
    models.section(
        "s", "Afsnit",
        models.field("text", "name", "Navn?", max_length=60, required=True),
        models.field("choice", "pick", "Hvad?", list=None, required=True, options=models.options(a="A", b="B")),
        models.field("choices", "many", "Hvilke?", list=None, options=models.options(a="A", b="B"), at_least=None, at_most=None),
        models.field("longtext", "why", "Hvorfor?", max_length=300, lines=3),
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def good() -> bytes:
    return pdf_from_html(print_html(MODEL), MODEL)


def with_fault(data: bytes, fault: Callable[[Pdf, dict[str, Any]], object]) -> list[PdfProblem]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fault(pdf, {str(field.T): field for field in pdf.Root.AcroForm.Fields})
        target = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pikepdf sees some of the faults too
            pdf.save(target)
    return lint_pdf(target.getvalue(), MODEL)


def drop(pdf: Pdf, fields: dict[str, Any], name: str) -> None:
    pdf.Root.AcroForm.Fields = Array([field for other, field in fields.items() if other != name])


def swap_tabs(pdf: Pdf) -> None:
    first, second, *rest = list(pdf.pages[0].Annots)
    pdf.pages[0].Annots = Array([second, first, *rest])


def set_item(target: Any, key: str, value: Any) -> None:
    target[key] = value


def remove(target: Any, key: str) -> None:
    del target[key]


def test_the_second_opinion_is_there_in_tests_and_may_be_missing_elsewhere(
    good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lint.second_opinion() is not None
    for broken in (None, object()):
        monkeypatch.setitem(sys.modules, "page", broken)
        lint.second_opinion.cache_clear()
        assert lint.second_opinion() is None
        assert lint_pdf(good, MODEL) == []
    lint.second_opinion.cache_clear()


FAULTS: dict[str, tuple[Callable[[Pdf, dict[str, Any]], object], PdfProblem]] = {
    "title": (lambda pdf, f: set_item(pdf.docinfo, "/Title", String("x")), PdfProblem("title")),
    "no display title": (lambda pdf, f: remove(pdf.Root.ViewerPreferences, "/DisplayDocTitle"), PdfProblem("title")),
    "language": (lambda pdf, f: set_item(pdf.Root, "/Lang", String("en")), PdfProblem("language")),
    "unmarked": (lambda pdf, f: remove(pdf.Root, "/MarkInfo"), PdfProblem("unmarked")),
    "need": (lambda pdf, f: set_item(pdf.Root.AcroForm, "/NeedAppearances", True), PdfProblem("need-appearances")),
    "no attachment": (lambda pdf, f: remove(pdf.Root, "/Names"), PdfProblem("identity", detail="worksheet.json")),
    "missing": (lambda pdf, f: drop(pdf, f, "why"), PdfProblem("field-missing", "why")),
    "twice": (lambda pdf, f: pdf.Root.AcroForm.Fields.append(f["why"]), PdfProblem("field-twice", "why")),
    "unexpected": (lambda pdf, f: set_item(f["why"], "/T", String("how")), PdfProblem("field-unexpected", "how")),
    "tab order": (lambda pdf, f: swap_tabs(pdf), PdfProblem("order", "respondent__date")),
    "untagged": (lambda pdf, f: remove(f["why"], "/StructParent"), PdfProblem("untagged", "why")),
    "tabs": (lambda pdf, f: set_item(pdf.pages[0].obj, "/Tabs", Name.R), PdfProblem("order", "?")),
    "name": (lambda pdf, f: set_item(f["why"], "/TU", String("Felt 4")), PdfProblem("unnamed", "why")),
    "option name": (lambda pdf, f: set_item(f["pick"].Kids[1], "/TU", String("B")), PdfProblem("unnamed", "pick")),
    "contents": (lambda pdf, f: remove(f["many__a"], "/Contents"), PdfProblem("unnamed", "many__a")),
    "not required": (lambda pdf, f: remove(f["name"], "/Ff"), PdfProblem("flags", "name", "0 ≠ 2")),
    "one line": (lambda pdf, f: set_item(f["why"], "/Ff", 0), PdfProblem("flags", "why", "0 ≠ 4096")),
    "typing stops": (lambda pdf, f: set_item(f["why"], "/MaxLen", 10), PdfProblem("flags", "why", "MaxLen")),
    "options": (lambda pdf, f: remove(f["pick"], "/Opt"), PdfProblem("radio-group", "pick", "Opt")),
    "state": (lambda pdf, f: set_item(f["pick"].Kids[0].AP.N, "/x", f["pick"].Kids[0].AP.N["/0"]), PdfProblem("no-appearance", "pick")),
    "no off": (lambda pdf, f: remove(f["many__a"].AP.N, "/Off"), PdfProblem("no-appearance", "many__a")),
    "no look": (lambda pdf, f: remove(f["why"], "/AP"), PdfProblem("no-appearance", "why")),
    "V apart": (lambda pdf, f: set_item(f["pick"], "/V", Name("/1")), PdfProblem("radio-group", "pick", "V")),
    "small": (lambda pdf, f: set_item(f["why"], "/Rect", Array([50, 50, 55, 90])), PdfProblem("too-small", "why")),
    "outside": (lambda pdf, f: set_item(f["why"], "/Rect", Array([50, -5, 155, 90])), PdfProblem("too-small", "why")),
    "other sheet": (lambda pdf, f: set_item(f["_id"], "/V", String("other 1 da 0")), PdfProblem("identity", detail="_id")),
}  # fmt: skip


def test_a_good_form_has_no_fault(good: bytes) -> None:
    assert with_fault(good, lambda pdf, fields: None) == []


@pytest.mark.parametrize("name", FAULTS)
def test_fault(good: bytes, name: str) -> None:
    fault, expected = FAULTS[name]
    assert expected in with_fault(good, fault)


def test_a_font_of_another_machine(good: bytes) -> None:
    def rename(pdf: Pdf, fields: dict[str, Any]) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "Source" in str(thing.get("/FontName", "")):
                thing.FontName = Name("/ABCDEF+DejaVuSans")

    assert PdfProblem("font", detail="DejaVuSans") in with_fault(good, rename)


def test_the_standard_is_asked_too(good: bytes) -> None:
    problems = with_fault(good, lambda pdf, fields: remove(pdf.Root, "/StructTreeRoot"))
    assert "ua" in {problem.code for problem in problems}


def test_a_sign_that_no_font_of_ours_has_is_told() -> None:
    model = models.sheet(models.section("s", "Et ✂ afsnit", models.field("text", "a", "Navn?", max_length=60)))
    # Another font of the machine draws it, or nothing does.
    assert {"font", "ua"} & {problem.code for problem in lint_pdf(pdf_from_html(print_html(model), model), model)}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_fault_has_words(language: str) -> None:
    for _, problem in FAULTS.values():
        text = problem.text(language)
        assert text.endswith(".") and "{" not in text


@pytest.mark.parametrize(("cell", "faults"), [("td", [PdfProblem("table-unheaded")]), ("th", [])])
def test_a_table_to_be_printed_has_headers(cell: str, faults: list[PdfProblem]) -> None:
    html = print_document(
        "Ting", "da", [f'<section class="piece-list"><table><tr><{cell}>Side</{cell}><td>2</td></tr></table></section>']
    )
    assert lint_print(print_only(html, PAPERS), "Ting", "da") == faults
