"""Faults of a finished form: our own rules, which ask more than a standard does, and a second opinion on PDF/UA-1 where there is one."""

import io
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from toolkit.contract.document import Document
from toolkit.paper.boxes import Part, PdfField, spoken_label
from toolkit.paper.paper import Paper
from toolkit.pdf.make.font import NAME
from toolkit.pdf.make.structure import elements
from toolkit.pdf.make.worksheet import attachment_name
from toolkit.words.locale import say

_HIDDEN, _READ_ONLY, _REQUIRED, _MULTILINE, _NO_OFF, _RADIO, _COMBO = (
    1 << 1,
    1,
    1 << 1,
    1 << 12,
    1 << 14,
    1 << 15,
    1 << 17,
)
_LEAST_PT = 11.0  # 4 mm: what a finger or an unsteady hand still hits


@dataclass(frozen=True)
class PdfProblem:
    """A fault. `code` is a key of `print.pdf_faults`."""

    code: str
    field: str = ""
    detail: str = ""

    def text(self, language: str = "en") -> str:
        return say(language, f"print.pdf_faults.{self.code}", field=self.field, detail=self.detail)


def lint_pdf(data: bytes, model: Document, paper: Paper | None = None) -> list[PdfProblem]:
    """All faults of the form `data` of a normalised model, empty or filled by us. Raises PdfError on what is no PDF at all."""
    return lint_form(data, Part(model, paper))


def lint_form(data: bytes, part: Part, spoken: Collection[str] = ()) -> list[PdfProblem]:
    """The same of a worksheet's place in a file; who has just made the form knows its fields already, and the languages that its HTML says."""
    return lint_several(data, [part], part.model["title"], part.model["language"], spoken)


def lint_several(
    data: bytes, parts: list[Part], title: str, language: str, spoken: Collection[str] = ()
) -> list[PdfProblem]:
    """All faults of a file with the forms of several worksheets."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        faults = [
            *_document_faults(pdf, title, language, spoken),
            *(fault for part in parts for fault in _identity_faults(pdf, part)),
        ]
        if len(parts) == 1 and (
            "/Metadata" not in pdf.Root or parts[0].model["hash"].encode() not in pdf.Root.Metadata.read_bytes()
        ):
            faults.append(PdfProblem("identity", detail="XMP"))
        return [*faults, *_field_faults(pdf, parts), *_font_faults(pdf), *_ua_faults(data)]


def lint_print(data: bytes, title: str, language: str, spoken: Collection[str] = ()) -> list[PdfProblem]:
    """All faults of a file that is to be printed only: tagged, called and in our fonts like the others."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            *_document_faults(pdf, title, language, spoken),
            *_table_faults(pdf),
            *_font_faults(pdf),
            *_ua_faults(data),
        ]


def _table_faults(pdf: Pdf) -> Iterator[PdfProblem]:
    """A table whose cells are headed by nothing (ISO 14289-1, 7.5): whoever hears it does not know what a number belongs to."""
    tables = elements(pdf.Root.get("/StructTreeRoot", Dictionary()), Name.Table)
    if any(next(elements(table, Name.TH), None) is None for table in tables):
        yield PdfProblem("table-unheaded")


def _document_faults(pdf: Pdf, title: str, language: str, spoken: Collection[str]) -> Iterator[PdfProblem]:
    root = pdf.Root
    if str(pdf.docinfo.get("/Title", "")) != title or not _at(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield PdfProblem("title")
    if str(root.get("/Lang", "")) != language:
        yield PdfProblem("language")
    if others := {*spoken} - {language}:
        said = {str(one.get("/Lang", "")) for one in elements(pdf.Root.get("/StructTreeRoot", Dictionary()))}
        yield from (PdfProblem("language-of-part", detail=other) for other in sorted(others - said))
    if not _at(root, "/MarkInfo", "/Marked"):
        yield PdfProblem("unmarked")
    if _at(root, "/AcroForm", "/NeedAppearances"):
        yield PdfProblem("need-appearances")


def _identity_faults(pdf: Pdf, part: Part) -> Iterator[PdfProblem]:
    name = attachment_name(part.prefix)
    if not any(str(found) == name for found in _at(pdf.Root, "/Names", "/EmbeddedFiles", "/Names") or []):
        yield PdfProblem("identity", detail=name)


def _at(thing: Any, *keys: str) -> Any:
    """What stands at these keys, one inside the other, or None."""
    for key in keys:
        if not isinstance(thing, Dictionary) or key not in thing:
            return None
        thing = thing[key]
    return thing


def _field_faults(pdf: Pdf, parts: list[Part]) -> Iterator[PdfProblem]:
    expected = {slot.pdf.name: slot.pdf for part in parts for slot in part.slots()}
    found: dict[str, Object] = {}
    fields = list(_at(pdf.Root, "/AcroForm", "/Fields") or [])
    names = [str(field.get("/T", "")) for field in fields]
    for name, times in Counter(names).items():
        if times > 1:
            yield PdfProblem("field-twice", name)
        if name not in expected:
            yield PdfProblem("field-unexpected", name)
    for name, field in zip(names, fields, strict=True):
        found.setdefault(name, field)
    yield from (PdfProblem("field-missing", name) for name in expected if name not in found)
    known = {name: found[name] for name in expected if name in found}
    yield from _order_faults(pdf, {name: field for name, field in known.items() if not expected[name].hidden})
    for name, field in known.items():
        yield from _one_field(expected[name], field)


def _order_faults(pdf: Pdf, fields: dict[str, Object]) -> Iterator[PdfProblem]:
    """Structure, tab and reading order must be one: the order of the Form elements is that of the pages' widgets and of the questions."""
    wanted = [(name, widget) for name, field in fields.items() for widget in _widgets(field)]
    owner = {widget.objgen: name for name, widget in wanted}
    tagged = list(_forms(pdf))
    for name, widget in wanted:
        if widget.objgen not in tagged:
            yield PdfProblem("untagged", name)
    tabbed = [
        annotation.objgen
        for page in pdf.pages
        for annotation in page.get("/Annots", [])
        if annotation.get("/Subtype") == Name.Widget and not int(annotation.get("/F", 0)) & _HIDDEN
    ]
    order = [widget.objgen for _, widget in wanted]
    for sequence in (tagged, tabbed):
        for place, other in zip(sequence, order, strict=False):
            if place != other:
                yield PdfProblem("order", owner.get(place, "?"))
                return
    if len(tabbed) != len(order) or any(page.get("/Tabs") != Name.S for page in pdf.pages if "/Annots" in page):
        yield PdfProblem("order", "?")


def _forms(pdf: Pdf) -> Iterator[tuple[int, int]]:
    """The widgets of the Form elements, in structure order; each must be found again by its own number."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    numbers = root.ParentTree.Nums
    places = {int(numbers[n]): n + 1 for n in range(0, len(numbers), 2)}
    for form in elements(root, Name.Form):
        for kid in form.K if isinstance(form.K, Array) else [form.K]:
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                place = places.get(int(kid.Obj.get("/StructParent", -1)))
                if place is not None and numbers[place].objgen == form.objgen:
                    yield kid.Obj.objgen


def _widgets(field: Object) -> list[Object]:
    return list(field.Kids) if "/Kids" in field else [field]


def _one_field(field: PdfField, found: Object) -> Iterator[PdfProblem]:
    name = field.name
    if str(found.get("/TU", "")) != field.label:
        yield PdfProblem("unnamed", name)
    if field.readonly:
        if str(found.get("/V", "")) != field.default:
            yield PdfProblem("identity", detail=name)
        return
    kind = {"text": "/Tx", "multiline": "/Tx", "combo": "/Ch"}.get(field.kind, "/Btn")
    flags = int(found.get("/Ff", 0))
    wanted = {"multiline": _MULTILINE, "radio": _RADIO, "combo": _COMBO}.get(field.kind, 0)
    wanted |= (_REQUIRED if field.required else 0) | (_READ_ONLY if field.readonly else 0)
    wanted |= _NO_OFF if field.kind == "radio" and field.required else 0
    if str(found.get("/FT", "")) != kind or flags != wanted:
        yield PdfProblem("flags", name, f"{flags} ≠ {wanted}")
    if field.max_length is None and "/MaxLen" in found:
        yield PdfProblem("flags", name, "MaxLen")
    if field.kind == "combo" and [(str(pair[0]), str(pair[1])) for pair in found.get("/Opt", [])] != list(
        field.options
    ):
        yield PdfProblem("flags", name, "Opt")
    if field.kind == "radio":
        yield from _radio_faults(field, found)
    for widget in _widgets(found):
        if str(widget.get("/Contents", "")) != str(widget.get("/TU", "")) or not str(widget.get("/TU", "")):
            yield PdfProblem("unnamed", name)
        left, low, right, high = (float(value) for value in widget.Rect)
        if not field.hidden and (right - left < _LEAST_PT or high - low < _LEAST_PT or left < 0 or low < 0):
            yield PdfProblem("too-small", name)
        if not _has_every_look(widget, kind == "/Btn"):
            yield PdfProblem("no-appearance", name)


def _has_every_look(widget: Object, button: bool) -> bool:
    looks = _at(widget, "/AP", "/N")
    if not button:
        return isinstance(looks, pikepdf.Stream)
    return (
        isinstance(looks, Dictionary)
        and len(looks.keys()) == 2
        and "/Off" in looks
        and str(widget.get("/AS", "")) in looks
    )


def _radio_faults(field: PdfField, group: Object) -> Iterator[PdfProblem]:
    kids = _widgets(group)
    if [str(value) for value in group.get("/Opt", [])] != [value for value, _ in field.options] or len(kids) != len(
        field.options
    ):
        yield PdfProblem("radio-group", field.name, "Opt")
        return
    for number, (kid, (_, label)) in enumerate(zip(kids, field.options, strict=True)):
        if "/T" in kid or kid.get("/Parent", group).objgen != group.objgen or f"/{number}" not in kid.AP.N:
            yield PdfProblem("radio-group", field.name, f"/{number}")
        if str(kid.get("/TU", "")) != spoken_label(field.label, label):
            yield PdfProblem("unnamed", field.name)
    on = [number for number, kid in enumerate(kids) if str(kid.get("/AS", "")) != "/Off"]
    if str(group.get("/V", "")) != (f"/{on[0]}" if len(on) == 1 else "/Off") or len(on) > 1:
        yield PdfProblem("radio-group", field.name, "V")


def _font_faults(pdf: Pdf) -> Iterator[PdfProblem]:
    """Every font embedded, and ours: a stray one means that a character is not in Source Sans 3 and that another machine draws it else."""
    seen = set()
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.FontDescriptor:
            name = str(thing.get("/FontName", "")).lstrip("/").split("+")[-1]
            embedded = any(key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            if name not in seen and not (embedded and name.replace("-", "").startswith((NAME, "SourceSans3"))):
                seen.add(name)
                yield PdfProblem("font", detail=name)


def _ua_faults(data: bytes) -> Iterator[PdfProblem]:
    second = second_opinion()
    if second is None:
        return
    report = second.validate_pdf_bytes(data, profile="ua1")
    if not report.is_compliant:
        yield from (PdfProblem("ua", detail=f"{failure.rule_id} {failure.message}") for failure in report.failures)


@cache
def second_opinion() -> Any | None:
    """The package page-validation, where it is installed and can be imported: in our tests, and so in our own builds (decision 8)."""
    try:
        found = import_module("page")  # 50 MB, so only where it is used
    except (
        Exception
    ):  # a library of others, with parts in machine code: whatever it stumbles over, our own lint suffices
        return None
    return found if hasattr(found, "validate_pdf_bytes") else None
