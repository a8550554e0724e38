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
from toolkit.paper.boxes import IDENTITY, pdf_fields
from toolkit.paper.paper import LEADING
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.worksheet import pdf_from_html

MODEL = models.every_type()
_TAB = 9
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


def tab_stops(data: bytes) -> list[list[str]]:
    """The fields of each page, as the Tab key goes through them from the first to the last."""
    raw, document = pypdfium2.raw, pypdfium2.PdfDocument(data)
    document.init_forms()
    form, found = document.formenv, []
    for page in document:
        stops: list[str] = []
        while raw.FORM_OnKeyDown(form, page, _TAB, 0):
            number, annotation = ctypes.c_int(), raw.FPDF_ANNOTATION()
            raw.FORM_GetFocusedAnnot(form, ctypes.byref(number), ctypes.byref(annotation))
            stops.append(field_name(form, annotation))
        raw.FORM_ForceToKillFocus(form)
        found.append(list(dict.fromkeys(stops)))
    return found


def field_name(form: pypdfium2.PdfFormEnv, annotation: object) -> str:
    raw = pypdfium2.raw
    size = raw.FPDFAnnot_GetFormFieldName(form, annotation, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetFormFieldName(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def test_the_tab_key_meets_what_nobody_sees_at_the_end(empty: bytes) -> None:
    """But for the identity, which stands on the first page (docs/decisions/0007-pdf-form-layer.md)."""
    fields = pdf_fields(MODEL)
    *before, last = [stops for stops in tab_stops(empty) if stops]
    hidden = [field.name for field in fields if field.hidden and field.name != IDENTITY]
    seen = [field.name for field in fields if not field.hidden]
    assert hidden and last[-len(hidden) :] == hidden
    assert [name for stops in [*before, last[: -len(hidden)]] for name in stops if name != IDENTITY] == seen
    assert before[0][-1] == IDENTITY


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
