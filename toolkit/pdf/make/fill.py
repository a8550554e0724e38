"""Answers written into one of our own PDFs: values, states and looks, tags and definition untouched.

What the boxes do not show stands on pages behind them (`continuation.py`): nothing in a filled file is hidden from who holds it in paper.
"""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, String

from toolkit.contract.data import PDF
from toolkit.contract.document import Document
from toolkit.contract.shape import cell_name, fields_of, has_columns
from toolkit.fields.registry import reader
from toolkit.paper.boxes import IDENTITY, TOTAL, PdfField, identity_text, pdf_fields
from toolkit.paper.paper import LEAST_CHOSEN_PT, Type
from toolkit.paper.signs import beyond
from toolkit.pdf.make import appearance
from toolkit.pdf.make.boards import Card, Place, draw_cards
from toolkit.pdf.make.continuation import Continuation, Passage
from toolkit.pdf.make.font import form_font
from toolkit.pdf.make.form import MULTILINE
from toolkit.pdf.make.save import saved
from toolkit.pdf.make.values import values_from_document
from toolkit.pdf.make.wide_font import WideFont, wide_font, wide_resources
from toolkit.reading.total import totals
from toolkit.words.locale import say
from toolkit.words.written import grouped

_DIGITS = 1234567890  # any number may have to be said


class WrongForm(ValueError):
    """The PDF is not the empty form of this worksheet, version and language, made by us."""


def fill_pdf(data: bytes, model: Document, document: dict[str, Any]) -> bytes:
    """The empty form `data` of `model`, made by us, with the answers of `document`, an answer document of this version.

    Raises NoRoom for an answer that the form has no field for, WrongForm where `data` is another form. Signs that no font of
    ours has stay in the value and are drawn as `?` (`toolkit.paper.signs.not_drawn` says which). Civil registration numbers are the caller's to mask.
    """
    values = values_from_document(model, document)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = _fields_by_name(pdf)
        if IDENTITY not in fields or str(fields[IDENTITY].get("/V", "")) != identity_text(model):
            raise WrongForm(identity_text(model))
        asked = [field for field in pdf_fields(model) if field.name in values]
        dropped = document.get("dropped") or {}
        cards = _cards(model, values) | _totals(model, document)
        laid = [card.text for held in cards.values() for card in held]
        more = partial(_more, model["language"])
        marks = _marks(model["language"], _DIGITS)
        labels = [text for field in asked for text in (f"{field.label}: ", *dict(field.options).values())]
        written = [*map(str, values.values()), *labels, *_said(dropped), *laid, more(_DIGITS), *marks]
        pen = _Pen(pdf, model, written)
        for field in asked:
            pen.write(field, fields[field.name], values[field.name])
        draw_cards(pdf, cards, pen.font_for, more)
        if dropped:
            put_aside(pdf, dropped)
        pen.continue_behind(_said(dropped))
        return saved(pdf)


def _cards(model: Document, values: dict[str, str | bool]) -> dict[Place, list[Card]]:
    """The cards that stand in a row and a column of a placement, by their cell: numbered as in the list, a star at one's own, as by hand."""
    found: dict[Place, list[Card]] = {}
    for field in fields_of(model):
        if field["type"] != "placement":
            continue
        for number in range(1, field["max_cards"] + 1):
            text, row, column, mine, to = (
                values.get(cell_name(field["id"], (str(number), part)))
                for part in ("text", "row", "column", "mine", "to")
            )
            if text and row and column:
                said = f"{number}{'*' if mine else ''} {text}"
                linked = say(model["language"], "print.card_with", text=said, to=to) if to else said
                found.setdefault((field["id"], str(row), str(column)), []).append(Card(linked, bool(mine)))
    return found


def _totals(model: Document, document: dict[str, Any]) -> dict[Place, list[Card]]:
    """What the columns of tables come to, by their place below the table: worked out here, so that it can never differ from what is added up."""
    language, answers = document.get("language") or model["language"], document.get("answers") or {}
    return {
        (field["id"], TOTAL, column): [Card(grouped(total, model["language"]))]
        for field in fields_of(model)
        if has_columns(field) and field["id"] in answers
        for column, total in totals(field, reader("table")(field, answers[field["id"]], language).value).items()
    }


def _marks(language: str, page: int) -> list[str]:
    """What stands where an answer goes on behind the form, the longer one first."""
    return [say(language, f"print.continued.{key}", page=page) for key in ("mark", "short_mark")]


def _more(language: str, count: int) -> str:
    return say(language, "print.more_cards", n=count)


def put_aside(pdf: Pdf, dropped: dict[str, Any]) -> None:
    """What an older version asked has no box: it goes along in a field without one, and comes back when the form is read."""
    text = String(json.dumps(dropped, ensure_ascii=False))
    field = Dictionary(FT=Name.Tx, T=String(PDF["fields"]["aside"]), V=text, Ff=1)
    pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))


def _said(raw: Any, name: str = "") -> list[str]:
    """An answer that no sheet knows any more, a line for each part: `name: value`."""
    if isinstance(raw, dict):
        return [line for key, value in raw.items() for line in _said(value, f"{name}, {key}" if name else str(key))]
    if isinstance(raw, list) and any(isinstance(item, (dict, list)) for item in raw):
        return [line for number, value in enumerate(raw, 1) for line in _said(value, f"{name}, {number}")]
    return [f"{name}: {', '.join(map(str, raw)) if isinstance(raw, list) else raw}"]


def _fields_by_name(pdf: Pdf) -> dict[str, Object]:
    form = pdf.Root.get("/AcroForm")
    return {str(field.get("/T", "")): field for field in form.Fields} if form is not None and "/Fields" in form else {}


@dataclass
class _CutOff:
    """An answer that its box shows the beginning of, and the passage behind the form in which it stands whole."""

    target: Object
    shown: str
    size: float
    passage: Passage


class _Pen:
    """Writes answers into the fields of a form. `texts`: all that is written, which says what fonts it takes."""

    def __init__(self, pdf: Pdf, model: Document, texts: list[str]) -> None:
        self.pdf, self.model, self.font, self.texts = pdf, model, form_font(), texts
        self.resources: Object = pdf.Root.AcroForm.DR
        self.unseen: list[str] = []
        self.cut_off: list[_CutOff] = []
        self.largest = Type.size

    def write(self, field: PdfField, target: Object, value: str | bool) -> None:
        if field.hidden:
            self.unseen.append(f"{field.label}: {dict(field.options).get(str(value), str(value))}")
        if "/Kids" in target:  # radio buttons; which questions have them depends on the paper
            chosen = [option for option, _ in field.options].index(str(value))
            target.V = Name(f"/{chosen}")
            for number, kid in enumerate(target.Kids):
                kid.AS = Name(f"/{number}") if number == chosen else Name.Off
        elif str(target.FT) == "/Btn":
            target.V = target.AS = Name(next(str(state) for state in target.AP.N if state != "/Off"))
        else:
            target.V = String(str(value))
            if field.max_length and len(str(value)) > field.max_length:
                del target.MaxLen  # a viewer would cut the answer off when somebody opens the field
            if not field.hidden:
                self._show(field, target, str(value))

    def _show(self, field: PdfField, target: Object, value: str) -> None:
        is_chosen = str(target.FT) == "/Ch"
        shown = dict(field.options)[value] if is_chosen else value
        font, _ = self.font_for(shown)
        most = max(Type.size, appearance.size_in(str(target.DA)))
        self.largest = max(self.largest, most)
        least = LEAST_CHOSEN_PT if is_chosen else Type.least
        lines, size, fits = appearance.fitted(shown, most, *_room(target), font, least * most / Type.size)
        if is_chosen and size * Type.size < Type.least * most and shown.startswith(value):
            shown = value  # of a step: its number, legible, says more than all its words in small letters
            lines, size, fits = appearance.fitted(shown, most, *_room(target), font)
        target.DA = String(appearance.default_appearance(size))
        if not fits and is_chosen:
            lines, size, fits = self._beginning(field, target, shown, font, (Type.least * most / Type.size, size))
            target.DA = String(appearance.default_appearance(size))
        if fits:
            self._draw(target, lines, size, shown)
        else:
            self.cut_off.append(_CutOff(target, shown, size, Passage(field.label, _paragraphs(shown))))

    @staticmethod
    def _beginning(
        field: PdfField, target: Object, shown: str, font: appearance.LookFont, sizes: Sequence[float]
    ) -> tuple[list[str], float, bool]:
        """The beginning of an option in the first of `sizes` in which it tells which one it is. The options stand on the sheet, so no more
        need be said; what is cut anyway is rather legible than long."""
        labels = [label for _, label in field.options]
        for size in sizes:
            lines = appearance.cut_off(shown, size, *_room(target), font, ["…"])
            if _are_told_apart(labels, lines[0].removesuffix("…").rstrip()):
                return lines, size, True
        return lines, size, False

    def _draw(self, target: Object, lines: list[str], size: float, shown: str) -> None:
        font, resources = self.font_for(shown)
        width, height, several = _room(target)
        drawn = appearance.text_operators(lines, size, width, height, several, font)
        if several:  # the lines for a hand are closer or wider than those that are typed
            drawn = appearance.paper(width, height) + drawn
        target.AP = Dictionary(N=appearance.drawing(self.pdf, width, height, drawn, resources))

    def continue_behind(self, dropped: list[str]) -> None:
        """What the boxes do not show, on pages behind them; then the boxes that say where."""
        language = self.model["language"]
        passages = [item.passage for item in self.cut_off]
        if self.unseen:
            passages.insert(0, Passage(say(language, "respondent.title"), self.unseen))
        if dropped:
            passages.append(Passage(say(language, "print.continued.dropped"), dropped))
        if not passages:
            return

        def foot(page: int) -> str:
            return say(
                language,
                "print.continued.foot",
                title=self.model["title"],
                identity=identity_text(self.model),
                page=page,
            )

        pages = Continuation(self.pdf, self.font_for, self.largest / Type.size, language, foot)
        pages.write(say(language, "print.continued.title"), passages)
        for item in self.cut_off:
            marks = _marks(language, item.passage.page)
            font, _ = self.font_for(item.shown)
            lines = appearance.cut_off(item.shown, item.size, *_room(item.target), font, marks)
            self._draw(item.target, lines, item.size, item.shown)

    def font_for(self, shown: str) -> tuple[appearance.LookFont, Object]:
        if beyond(shown) and self._wide is not None and any(map(self._wide.has, beyond(shown))):
            return self._wide, self._wide_resources
        return self.font, self.resources

    @cached_property
    def _wide(self) -> WideFont | None:
        return wide_font("".join(self.texts))

    @cached_property
    def _wide_resources(self) -> Object:
        assert self._wide is not None
        return wide_resources(self.pdf, self._wide)


def _room(target: Object) -> tuple[float, float, bool]:
    """Width and height of a box, and whether it has several lines."""
    left, low, right, high = (float(number) for number in target.Rect)
    return right - left, high - low, bool(int(target.get("/Ff", 0)) & MULTILINE)


def _are_told_apart(labels: list[str], beginning: str) -> bool:
    return sum(label.startswith(beginning) for label in labels) == 1


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
