"""A drawing in many boxes is kept once: the pages look as they did, and the file is smaller."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from tests.pdf import models
from toolkit.paper.paper import A4
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.save import saved
from toolkit.pdf.make.share import share_drawings


@pytest.fixture(scope="module")
def pages() -> bytes:
    """Boxes with ruled lines, of several widths and on two pages."""
    boxes = [
        models.field("longtext", f"t{n}", f"Hvad {n}?", max_length=400, lines=3, width="half" if n % 3 else "full")
        for n in range(20)
    ]
    return lay_out(print_html(models.sheet(models.section("s", "S", *boxes))), (A4,))


def shared(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        share_drawings(pdf)
        return saved(pdf)


def drawings(data: bytes) -> set[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {drawing.objgen for page in pdf.pages for drawing in page.resources.XObject.values()}


def look_alike(one: bytes, other: bytes) -> bool:
    """Whether no point of any page differs by more than what rounding does."""
    pages = [[page.render(scale=1.5).to_pil() for page in pypdfium2.PdfDocument(data)] for data in (one, other)]
    pairs = zip(*pages, strict=True)
    return all(most <= 2 for first, second in pairs for _, most in ImageChops.difference(first, second).getextrema())


def test_the_pages_look_the_same_with_one_drawing(pages: bytes) -> None:
    made = shared(pages)
    assert len(drawings(pages)) == 20 and len(drawings(made)) == 1
    assert look_alike(made, pages)
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        assert len(made) < len(saved(pdf)) - 19 * 300


def test_once_more_changes_nothing(pages: bytes) -> None:
    made = shared(pages)
    assert drawings(shared(made)) == drawings(made)
    assert look_alike(shared(made), made)
