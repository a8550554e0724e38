"""The pass that makes a form: every tagged link box of the laid out pages becomes a widget, its Link element a Form element."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from toolkit.paper.boxes import Part, PdfField, Slot, spoken_label
from toolkit.paper.paper import PT_PER_MM, Paper, Type
from toolkit.pdf.make import appearance
from toolkit.pdf.make.boards import note_cells
from toolkit.pdf.make.font import FormFont

READ_ONLY, REQUIRED = 1, 1 << 1
MULTILINE, NO_TOGGLE_TO_OFF, RADIO, COMBO = 1 << 12, 1 << 14, 1 << 15, 1 << 17
HIDDEN, PRINT = 1 << 1, 1 << 2  # annotation flags
_UNSEEN = (12, 12)  # size in pt of a widget that nobody sees


class FormError(Exception):
    """The boxes on the pages are not the fields of the worksheet: a fault in a template or in the layout."""


@dataclass
class _Box:
    """A link box: its annotation and page, the field's name, the option's number for a radio button."""

    annotation: Object
    page: Object
    name: str
    option: int | None

    @cached_property
    def corners(self) -> tuple[float, float, float, float]:
        """Left, low, right, high in points, as they are laid out."""
        across, down = (sorted(float(self.annotation.Rect[n]) for n in pair) for pair in ((0, 2), (1, 3)))
        return across[0], down[0], across[1], down[1]

    @property
    def size(self) -> tuple[float, float]:
        left, low, right, high = self.corners
        return right - left, high - low


def add_form(pdf: Pdf, parts: list[Part], address: str, font: FormFont) -> list[tuple[Page, Part]]:
    """Turns the link boxes under `address` into the form fields of the worksheets of a file, in their order; of the fields that nobody
    sees the identity stands on the first page of each, the others on its last. Gives the pages of each: where a file holds several
    worksheets, those with a field of it.

    Raises FormError where boxes are missing, unknown, double or out of reading order.
    """
    note_cells(pdf, address)
    boxes = list(_boxes(pdf, address))
    slots = [(part, slot) for part in parts for slot in part.slots()]
    _check_boxes(boxes, [slot for _, slot in slots if not slot.pdf.hidden])
    maker = _Maker(pdf, font)
    by_name: dict[str, list[_Box]] = {}
    for box in boxes:
        by_name.setdefault(box.name, []).append(box)
    fields = [
        maker.field(slot, by_name[slot.pdf.name], part.paper)
        if not slot.pdf.hidden
        else maker.hidden(slot.pdf, _page_for(slot, [box.page for box in boxes if box.name.startswith(part.prefix)]))
        for part, slot in slots
    ]
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array(fields), DR=maker.resources, DA=String(appearance.default_appearance(0)))
    )
    if len(parts) == 1:
        return [(page, parts[0]) for page in pdf.pages]
    owner = {box.page.objgen: part for box in boxes for part in parts if box.name.startswith(part.prefix)}
    return [(page, owner[page.obj.objgen]) for page in pdf.pages if page.obj.objgen in owner]


def _page_for(slot: Slot, pages: list[Object]) -> Object:
    """Where a field that nobody sees stands, of the pages of a worksheet's boxes: the identity begins the form, whose pages are told apart by
    it; all others end it, since the Tab key stops at them in Chrome."""
    return pages[0] if slot.field is None else pages[-1]


def _boxes(pdf: Pdf, address: str) -> Iterator[_Box]:
    """The link boxes in structure order, which WeasyPrint numbers its annotations in; the pages' lists are put into it too."""
    for page in pdf.pages:
        if "/Annots" not in page:
            continue
        annotations = sorted(page.Annots, key=lambda annotation: int(annotation.get("/StructParent", 0)))
        page.obj.Annots = Array(annotations)
        for annotation in annotations:
            action = annotation.get("/A")
            uri = str(action.get("/URI", "")) if action is not None else ""
            if uri.startswith(address):
                name, _, option = uri[len(address) :].partition("=")
                yield _Box(annotation, page.obj, unquote(name), int(option) if option else None)


def _check_boxes(boxes: list[_Box], slots: list[Slot]) -> None:
    expected = [
        (slot.pdf.name, option)
        for slot in slots
        for option in (range(len(slot.pdf.options)) if slot.pdf.kind == "radio" else (None,))
    ]
    found = [(box.name, box.option) for box in boxes]
    if found == expected:
        return
    missing, extra = [box for box in expected if box not in found], [box for box in found if box not in expected]
    twice = [box for box in dict.fromkeys(found) if found.count(box) > 1]
    moved = next((box for box, other in zip(found, expected, strict=False) if box != other), None)
    raise FormError(
        f"boxes are not the fields: missing {missing}, unknown {extra}, double {twice}, first out of order {moved}"
    )


class _Maker:
    def __init__(self, pdf: Pdf, font: FormFont) -> None:
        self.pdf = pdf
        self.resources = appearance.field_resources(pdf, appearance.embed(pdf, font))
        self.font = font
        self._marks: dict[tuple[Any, ...], Stream] = {}
        self._elements = pdf.Root.StructTreeRoot.ParentTree.Nums
        self._places = {int(self._elements[n]): n + 1 for n in range(0, len(self._elements), 2)}

    def field(self, slot: Slot, boxes: list[_Box], paper: Paper) -> Object:
        if slot.pdf.kind == "radio":
            return self._radio(slot.pdf, boxes)
        box = boxes[0]
        widget = self._widget(box, slot.pdf.label)
        widget.T = String(slot.pdf.name)
        if slot.pdf.kind == "checkbox":
            self._checkbox(widget, slot.pdf, box)
        else:
            self._text(widget, slot, box, paper)
        return widget

    def _widget(self, box: _Box, label: str) -> Object:
        """The link's annotation as a widget, its structure element as a Form element; of a widget that nobody sees, only its name."""
        annotation = box.annotation
        if int(annotation.get("/F", 0)) & HIDDEN:
            annotation.TU = annotation.Contents = String(label)
            return annotation
        for key in ("/A", "/BS"):
            if key in annotation:
                del annotation[key]
        annotation.Rect = Array([round(value, 2) for value in box.corners])
        annotation.Subtype, annotation.F, annotation.P = Name.Widget, PRINT, box.page
        annotation.TU = annotation.Contents = String(label)
        element = self._elements[self._places[int(annotation.StructParent)]]
        if str(element.S) != "/Link" or len(element.K) != 1:
            raise FormError(f"box of {box.name} is not an empty link")
        element.S = Name.Form
        return annotation

    def _radio(self, field: PdfField, boxes: list[_Box]) -> Object:
        # Else a slip of the hand could not be undone.
        flags = RADIO | (REQUIRED | NO_TOGGLE_TO_OFF if field.required else 0)
        group = self.pdf.make_indirect(
            Dictionary(
                FT=Name.Btn, Ff=flags, T=String(field.name), TU=String(field.label), V=Name.Off,
                Opt=Array([String(value) for value, _ in field.options]), Kids=Array([box.annotation for box in boxes]),
            )
        )  # fmt: skip
        for number, (box, (_, label)) in enumerate(zip(boxes, field.options, strict=True)):
            widget = self._widget(box, spoken_label(field.label, label))
            widget.Parent = group
            self._button(widget, f"/{number}", "l", box.size)
        return group

    def _checkbox(self, widget: Object, field: PdfField, box: _Box) -> None:
        widget.FT, widget.V = Name.Btn, Name.Off
        option = field.name.rpartition("__")[2]
        self._button(widget, f"/{option if option != 'Off' else 'on'}", "8", box.size)

    def _button(self, widget: Object, state: str, sign: str, size: tuple[float, float]) -> None:
        """Both looks. They are shared between buttons of one size, since no filler redraws them (text looks are: see `_text`)."""
        widget.AS, widget.MK = Name.Off, Dictionary(CA=String(sign))
        key = (sign, *(round(length, 1) for length in size))
        if key not in self._marks:
            mark = appearance.disc if sign == "l" else appearance.cross
            self._marks[key] = appearance.drawing(self.pdf, *size, mark(*size))
            self._marks["off", *key] = appearance.drawing(self.pdf, *size, b"q Q")
        widget.AP = Dictionary(N=Dictionary({state: self._marks[key], "/Off": self._marks["off", *key]}))

    def _text(self, widget: Object, slot: Slot, box: _Box, paper: Paper) -> None:
        field = slot.pdf
        width, height = box.size
        widget.FT, widget.V = (Name.Ch if field.kind == "combo" else Name.Tx), String(field.default)
        flags = {"combo": COMBO, "multiline": MULTILINE}.get(field.kind, 0) | (REQUIRED if field.required else 0)
        if flags:
            widget.Ff = flags
        if field.kind == "combo":
            widget.Opt = Array([Array([String(value), String(label)]) for value, label in field.options])
        if field.max_length:
            widget.MaxLen = field.max_length
        size = paper.type_size(slot.model.get("max_length"), width / PT_PER_MM, height / PT_PER_MM)
        widget.DA = String(appearance.default_appearance(size))
        # A look of its own for each: MuPDF writes a new text into the old stream.
        widget.AP = Dictionary(N=appearance.drawing(self.pdf, width, height, b"/Tx BMC EMC", self.resources))

    def hidden(self, field: PdfField, page: Object) -> Object:
        """A field that nobody sees, but that programs read and fill; hidden annotations need no tag (ISO 14289-1, 7.18.1)."""
        if field.kind == "radio":
            boxes = [_Box(self._unseen(page), page, field.name, n) for n in range(len(field.options))]
            return self._radio(field, boxes)
        widget = self._unseen(page)
        widget.FT, widget.T, widget.V = Name.Tx, String(field.name), String(field.default)
        widget.TU = widget.Contents = String(field.label)
        flags = (READ_ONLY if field.readonly else 0) | (MULTILINE if field.kind == "multiline" else 0)
        if flags:
            widget.Ff = flags
        if field.max_length:
            widget.MaxLen = field.max_length
        widget.DA = String(appearance.default_appearance(Type.size))
        widget.AP = Dictionary(N=appearance.drawing(self.pdf, *_UNSEEN, b"/Tx BMC EMC", self.resources))
        return widget

    def _unseen(self, page: Object) -> Object:
        """A widget that is drawn nowhere. Its rectangle is not empty: PyMuPDF refuses to fill such a field."""
        widget = self.pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=HIDDEN, P=page, Rect=Array([0, 0, *_UNSEEN]))
        )
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        return widget
