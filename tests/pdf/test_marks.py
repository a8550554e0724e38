"""A scan of a page tells what it is: the code on it, as large and as white around as a scanner needs, and a mark in each corner."""

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
import segno

from tests.pdf import models
from tests.tiers import in_turn, spread
from toolkit.paper.boxes import Part
from toolkit.paper.paper import A4, PT_PER_MM, Paper, paper
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.marks import LEAST_MM, qr_text
from toolkit.pdf.make.worksheet import pdf_from_html

MODEL = models.every_type()
ADDRESS = "https://brobygger.example/da/worksheets/every-type.html"
SCALE = 4.0  # pixels a point: some four a module


def made(address: str, on: Paper) -> bytes:
    return pdf_from_html(print_html(MODEL, paper=on, address=address), MODEL, on, address)


def dark(data: bytes, number: int) -> Any:
    """The pixels of a page that print black, seen as a scanner does."""
    return pypdfium2.PdfDocument(data)[number].render(scale=SCALE).to_numpy().max(axis=2) < 128


def code_on(pixels: Any, on: Paper, modules: int) -> tuple[list[list[int]], float]:
    """The modules of the code in the lower right corner, and its size with the quiet zone in mm."""
    unit = PT_PER_MM * SCALE
    right, low = int((on.page_mm[0] - on.side_mm) * unit), int((on.page_mm[1] - 5.5) * unit)
    corner = pixels[low - int(17 * unit) : low, right - int(17 * unit) : right]
    rows, columns = corner.any(axis=1).nonzero()[0], corner.any(axis=0).nonzero()[0]
    module = (columns[-1] - columns[0] + 1) / modules
    at = [round((n + 0.5) * module) for n in range(modules)]
    found = [[int(corner[rows[0] + y, columns[0] + x]) for x in at] for y in at]
    return found, (modules + 8) * module / unit


PAPERS = {on.name: on for on in (A4, paper(landscape=True), paper("a5"), paper(size_pt=18))}


@pytest.mark.parametrize(("name", "address"), in_turn(spread(list(PAPERS), 2), ["", ADDRESS]))
def test_each_page_says_which_it_is(address: str, name: str) -> None:
    on = PAPERS[name]
    data = made(address, on)
    for number in range(2):
        text = qr_text(Part(MODEL, on, address=address), number + 1)
        wanted = [list(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix]
        found, size = code_on(dark(data, number), on, len(wanted))
        assert found == wanted
        assert size >= LEAST_MM - 0.3


def test_the_code_holds_what_a_scan_must_know() -> None:
    assert qr_text(Part(MODEL), 2) == "brobygger:every-type:2:01234567:da:2"
    assert qr_text(Part(MODEL, address=ADDRESS), 2) == f"{ADDRESS}#brobygger:every-type:2:01234567:da:2"


@pytest.mark.parametrize("on", [A4, paper(landscape=True)], ids=lambda on: on.name)
def test_a_mark_stands_in_each_corner_and_nothing_else_does(on: Paper) -> None:
    pixels, unit = dark(made("", on), 0), PT_PER_MM * SCALE
    near, far = int(5.5 * unit), int(10.5 * unit)
    for rows in (slice(near, far), slice(-far, -near)):
        for columns in (slice(near, far), slice(-far, -near)):
            share = pixels[rows, columns].mean()
            assert 0.15 < share < 0.4
    edge = int(5 * unit)
    assert not pixels[:edge].any() and not pixels[-edge:].any() and not pixels[:, :edge].any()


def test_marks_are_not_read_aloud() -> None:
    data = made(ADDRESS, A4)
    assert [str(fault) for fault in lint_pdf(data, MODEL)] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            first = pikepdf.parse_content_stream(page)[0]
            assert (str(first.operator), str(first.operands[0])) == ("BMC", "/Artifact")
