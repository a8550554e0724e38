"""What somebody types in Chrome and Edge (PDFium) is drawn with the form's own font, in lines that the layout counts on."""

import ctypes
import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf

from tests.pdf import models
from toolkit.paper.paper import LEADING
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.worksheet import pdf_from_html

MODEL = models.every_type()
SIGNS = "3 – 4 “fem” ’ … • € — „seks” ‹7› ž Œ ƒ"


@pytest.fixture(scope="module")
def empty() -> bytes:
    return pdf_from_html(print_html(MODEL), MODEL)


def typed(data: bytes, name: str, text: str) -> bytes:
    """The form with a text typed into one field, as Chrome does it: a click, the text, the focus taken away."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if name == field.T)
        number = next(n for n, page in enumerate(pdf.pages) if page.objgen == field.P.objgen)
        left, low, right, high = (float(side) for side in field.Rect)
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form, raw = document.formenv, pypdfium2.raw
    page = document[number]
    at = (left + right) / 2, (low + high) / 2
    for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
        act(form, page, 0, *at)
    buffer = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\0\0")
    raw.FORM_ReplaceSelection(form, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    raw.FORM_ForceToKillFocus(form)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def fonts_of(look: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The fonts that a look writes with; PDFium lists one more that it does not use."""
    for name in re.findall(rb"(/[^ ]+) [0-9.]+ Tf", look.read_bytes()):
        yield look.Resources.Font[name.decode()]


def field_in(pdf: Pdf, name: str) -> pikepdf.Object:
    return next(field for field in pdf.Root.AcroForm.Fields if name == field.T)


@pytest.mark.parametrize("name", ["name", "why"])
def test_every_sign_of_the_font_is_drawn_with_it(empty: bytes, name: str) -> None:
    with pikepdf.open(io.BytesIO(typed(empty, name, SIGNS))) as pdf:
        field = field_in(pdf, name)
        assert str(field.V).strip() == SIGNS
        fonts = list(fonts_of(field.AP.N))
        assert fonts and all("/FontFile2" in font.get("/FontDescriptor", Dictionary()) for font in fonts)
        drawn = field.AP.N.read_bytes()
        assert all(sign.encode("cp1252") in drawn for sign in "–“”€")


def test_lines_are_as_high_as_the_layout_counts_on(empty: bytes) -> None:
    with pikepdf.open(io.BytesIO(empty)) as pdf:
        [font] = pdf.Root.AcroForm.DR.Font.values()
        descriptor = font.FontDescriptor
        assert (int(descriptor.Ascent) - int(descriptor.Descent)) / 1000 == pytest.approx(LEADING)
        assert descriptor.FontName == font.BaseFont and font.Subtype == Name.TrueType
