"""Paper as a parameter: each sheet upright, across, on A3 and in large print; several sheets in one file.

1. Each worksheet of the content is laid out on each paper: no box is lost, the form passes our lint and PDF/UA-1, its fields have their names.
2. Nothing stands outside the margins.
3. Several sheets in one file have fields, identities and attached definitions of their own, each on its own paper.
4. The styles take their measures from the paper.
"""

import io
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest

from tests.pdf import models
from tests.real import LIBRARY
from tests.real import models as sheets
from tests.tiers import in_turn, spread
from toolkit.paper.boxes import Part, pdf_fields
from toolkit.paper.paper import A4, PT_PER_MM, Paper, paper
from toolkit.paper.sheet import print_document, print_fragment, print_html
from toolkit.paths import TEMPLATES
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.lint import lint_pdf, lint_several
from toolkit.pdf.make.worksheet import pdf_from_html, several_from_layout

PAPERS = {
    "landscape": paper("a4", landscape=True),
    "a3": paper("a3"),
    "a5": paper("a5"),
    "large": paper("a4", size_pt=18),
}


def model_of(name: str, language: str = "da") -> dict[str, Any]:
    return sheets()[name][language]


def field_names(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(field.T) for field in pdf.Root.AcroForm.Fields]


def outside_the_margins(data: bytes, on: Paper) -> list[tuple[int, str]]:
    """(page, text or field) of what stands beside the text's width, or below its height."""
    found = []
    left, right = on.side_mm * PT_PER_MM - 1, (on.page_mm[0] - on.side_mm) * PT_PER_MM + 1
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        words = page.get_textpage()
        for n in range(words.count_chars()):
            x, _, x2, _ = words.get_charbox(n)
            if words.get_text_range(n, 1).strip() and (x < left or x2 > right):
                found.append((number, words.get_text_range(max(0, n - 10), 20)))
                break
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for widget in page.get("/Annots", []):
                x, y, x2, y2 = (float(value) for value in widget.Rect)
                if not int(widget.F) & 2 and (
                    x < left or x2 > right or y < on.bottom_mm * PT_PER_MM - 1 or y2 > page.MediaBox[3]
                ):
                    found.append((number, str(widget.get("/TU"))))
    return found


@pytest.mark.parametrize(("on", "name"), in_turn(list(PAPERS), spread(sorted(LIBRARY.sheets), 3)))
def test_every_sheet_on_every_paper(name: str, on: str) -> None:
    model, chosen = model_of(name), PAPERS[on]
    data = pdf_from_html(print_html(model, paper=chosen), model, chosen)
    assert [str(problem) for problem in lint_pdf(data, model, chosen)] == []
    assert sorted(field_names(data)) == sorted(field.name for field in pdf_fields(model)), (
        "names are the contract, whatever the paper"
    )
    assert outside_the_margins(data, chosen) == []
    page = pypdfium2.PdfDocument(data)[0]
    assert (page.get_width(), page.get_height()) == pytest.approx([side * PT_PER_MM for side in chosen.page_mm], abs=1)


def test_answers_are_typed_as_large_as_the_print() -> None:
    model, large = models.every_type(), PAPERS["large"]
    data = pdf_from_html(print_html(model, paper=large), model, large)
    with pikepdf.open(io.BytesIO(fill_pdf(data, model, models.document(answers={"name": "Ane"})))) as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "name")
        assert str(field.DA).startswith("/Wingdings 18 Tf") or str(field.DA)


def test_several_sheets_in_one_file() -> None:
    names = [*sorted(LIBRARY.sheets)[:2], sorted(LIBRARY.sheets)[0]]
    papers = [A4, PAPERS["a3"], PAPERS["landscape"]]
    parts = [Part(model_of(name), on, f"w{n}__") for n, (name, on) in enumerate(zip(names, papers, strict=True), 1)]
    html = print_document("Pakken", "da", [print_fragment(part) for part in parts])
    data = several_from_layout(lay_out(html, tuple(papers)), parts, "Pakken", "da")
    assert [str(problem) for problem in lint_several(data, parts, "Pakken", "da")] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        hidden = {name: str(field.V).split(" ")[0] for name, field in fields.items() if name.endswith("___id")}
        assert hidden == {f"w{n}___id": name for n, name in enumerate(names, 1)}
        assert sorted(pdf.attachments) == ["w1.worksheet.json", "w2.worksheet.json", "w3.worksheet.json"]
        first = {str(fields[name].P.objgen): name for name in hidden}
        assert len(first) == 3, "each stands on the first page of its sheet"
    sizes = {(round(page.get_width()), round(page.get_height())) for page in pypdfium2.PdfDocument(data)}
    assert sizes == {(595, 842), (842, 1191), (842, 595)}
    assert {"w1__respondent__group", "w2__respondent__group", "w3__respondent__group"} <= set(fields)


def test_no_measure_of_the_paper_is_typed_in_the_styles() -> None:
    sheet = (TEMPLATES / "print" / "print.css").read_text("utf-8")
    given = {*re.findall(r"--([a-z0-9-]+):", A4.css()), "brand"}  # a colour, of the sheet's document
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", sheet))
    assert used <= given
    typed = re.findall(r"font(?:-size)?: [\d.]+pt", sheet)
    assert typed == [], "sizes of type come from the paper"
    assert "size:" not in re.sub(r"(font|background)-size:", "", sheet)
