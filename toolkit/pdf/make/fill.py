"""Answers written into one of our own PDFs: values, states and looks, tags and definition untouched."""

import io
import json
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, String

from toolkit.contract.data import ASIDE_FIELD
from toolkit.paper.boxes import IDENTITY, PdfField, identity_text, pdf_fields
from toolkit.paper.paper import Type
from toolkit.pdf.make import appearance
from toolkit.pdf.make.font import form_font
from toolkit.pdf.make.form import MULTILINE
from toolkit.pdf.make.save import saved
from toolkit.pdf.make.values import values_from_document
from toolkit.pdf.make.wide_font import WideFont, beyond, wide_font, wide_resources

Model = dict[str, Any]


class WrongForm(ValueError):
    """The PDF is not the empty form of this worksheet, version and language, made by us."""


def fill_pdf(data: bytes, model: Model, document: dict[str, Any], prefix: str = "") -> bytes:
    """The empty form `data` of `model`, made by us, with the answers of `document`, an answer document of this version.

    `prefix`: of the worksheet's fields in a file with several.
    Raises NoRoom for an answer that the form has no room for, WrongForm where `data` is another form. Signs that no font of
    ours has stay in the value and are drawn as `?` (wide_font.not_drawn says which). Civil registration numbers are the caller's to mask.
    """
    values, identity = values_from_document(model, document), prefix + IDENTITY
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = _fields_by_name(pdf)
        if identity not in fields or str(fields[identity].get("/V", "")) != identity_text(model):
            raise WrongForm(identity_text(model))
        pen = _Pen(pdf, wide_font("".join(value for value in values.values() if isinstance(value, str))))
        for field in pdf_fields(model):
            if field.name in values:
                pen.write(field, fields[prefix + field.name], values[field.name])
        if document.get("dropped"):
            put_aside(pdf, prefix, document["dropped"])
        return saved(pdf)


def put_aside(pdf: Pdf, prefix: str, dropped: dict[str, Any]) -> None:
    """What an older version asked has no box: it goes along in a field without one, and comes back when the form is read."""
    text = String(json.dumps(dropped, ensure_ascii=False))
    field = Dictionary(FT=Name.Tx, T=String(prefix + ASIDE_FIELD), V=text, Ff=1)
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))


def _fields_by_name(pdf: Pdf) -> dict[str, Object]:
    form = pdf.Root.get("/AcroForm")
    return {str(field.get("/T", "")): field for field in form.Fields} if form is not None and "/Fields" in form else {}


class _Pen:
    def __init__(self, pdf: Pdf, wide: WideFont | None) -> None:
        self.pdf, self.font, self.wide = pdf, form_font(), wide
        self.resources: Object = pdf.Root.AcroForm.DR
        self.wide_resources = wide_resources(pdf, wide) if wide else None

    def write(self, field: PdfField, target: Object, value: str | bool) -> None:
        if field.kind == "radio":
            chosen = [option for option, _ in field.options].index(str(value))
            target.V = Name(f"/{chosen}")
            for number, kid in enumerate(target.Kids):
                kid.AS = Name(f"/{number}") if number == chosen else Name.Off
        elif field.kind == "checkbox":
            target.V = target.AS = Name(next(str(state) for state in target.AP.N if state != "/Off"))
        else:
            self._write_text(field, target, str(value))

    def _write_text(self, field: PdfField, target: Object, value: str) -> None:
        left, low, right, high = (float(number) for number in target.Rect)
        shown = dict(field.options)[value] if field.kind == "combo" else value
        if field.hidden:
            target.V = String(value)
            return
        font, resources = self._font_for(shown)
        several = bool(int(target.get("/Ff", 0)) & MULTILINE)
        most = max(Type.size, appearance.size_in(str(target.DA)))
        lines, size = appearance.fitted(shown, most, right - left, high - low, several, font)
        drawn = appearance.text_operators(lines, size, right - left, high - low, several, font)
        target.V, target.DA = String(value), String(appearance.default_appearance(size))
        target.AP = Dictionary(N=appearance.drawing(self.pdf, right - left, high - low, drawn, resources))
        if field.max_length and len(value) > field.max_length:
            del target.MaxLen  # a viewer would cut the answer off when somebody opens the field

    def _font_for(self, shown: str) -> tuple[appearance.LookFont, Object]:
        if self.wide is not None and self.wide_resources is not None and any(map(self.wide.has, beyond(shown))):
            return self.wide, self.wide_resources
        return self.font, self.resources
