"""Which fields the PDF of a worksheet has: names, kinds, labels, and the place in the answers that each stands for."""

from dataclasses import dataclass
from functools import cached_property
from typing import assert_never
from urllib.parse import quote

from toolkit.contract.data import PDF, RESPONDENT_KEYS, RESPONDENT_PREFIX
from toolkit.contract.document import Document, Field, PlacementField
from toolkit.contract.shape import (
    ONE,
    Cell,
    Rules,
    called,
    cell_name,
    cell_rules,
    cells_of,
    fields_of,
    has_columns,
    label_of,
    shape_of,
    value_of,
)
from toolkit.paper.board import board
from toolkit.paper.circle import Circle
from toolkit.paper.columns import placement_widths
from toolkit.paper.fitting import cell_widths, table_circles
from toolkit.paper.forces import Forces
from toolkit.paper.paper import Paper, sheet_paper
from toolkit.paper.plan import Block, plan_section
from toolkit.paper.respondent import respondent_fields
from toolkit.words.locale import say
from toolkit.words.messages import placed

IDENTITY = PDF["fields"]["identity"]
BOX_ADDRESS = "https://f.invalid/"  # where the boxes on the laid out pages link to; RFC 2606: never anyone's name
TOTAL = "total"  # the row of a table that says what its columns come to, where no field stands
BOARD = "board/"  # what the addresses of a board's cells begin with; no field's name has such a sign


@dataclass(frozen=True)
class PdfField:
    """One field of the PDF.

    `label`: the question with its row, column or option; `options`: (value, label) of radio and combo; `hidden`: it has no box on the page;
    `max_length`: what the field lets one type, short texts only.
    """

    name: str
    kind: str  # "text" | "multiline" | "radio" | "checkbox" | "combo"
    label: str
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    readonly: bool = False
    hidden: bool = False
    max_length: int | None = None
    default: str = ""


@dataclass(frozen=True)
class Slot:
    """A PDF field and the place in the answers that it stands for; `field` is None for the identity field."""

    pdf: PdfField
    field: Field | None
    cell: Cell
    model: Rules  # how the cell is read: a field, a column, a grid's cell


@dataclass(frozen=True)
class Part:
    """A worksheet's place in a file: on which paper (its author's, if none is said), and what its fields are called by when the file holds
    several (`w1__`)."""

    model: Document
    chosen: Paper | None = None
    prefix: str = ""
    address: str = ""  # of its page on the site
    publisher: str = ""  # who it comes from, in one line
    by_hand: bool = False  # printed to be written on, without anything that only a screen can use: it has no fields
    note: str = ""  # what such a copy says at the foot of each page, before its publisher

    @property
    def paper(self) -> Paper:
        return self.chosen or sheet_paper(self.model)

    @property
    def is_narrower(self) -> bool:
        """Whether it is on paper with less room for its type than its author laid it out for: A5, large print."""
        return self.paper.across < sheet_paper(self.model).across

    def slots(self) -> list[Slot]:
        """The fields with their places in the answers, in reading order: respondent, questions, identity."""
        return [] if self.by_hand else list(self._slots)

    @cached_property
    def _slots(self) -> list[Slot]:
        language = self.model["language"]
        slots = [slot for field in respondent_fields(language) for slot in self.field_slots(field)]
        places = [
            (section, field, cell)
            for section, blocks in zip(self.model["sections"], self.plan, strict=True)
            for block in blocks
            for field, cell in block.cells()
        ]
        last = {field["id"] for field in self.listed_last}
        for section, field, cell in sorted(places, key=lambda place: place[1]["id"] in last):
            slots.append(self._slot(field, cell, asked_always=not (section["show_if"] or field["show_if"])))
        name, label = self.prefix + IDENTITY, say(language, "print.identity")
        identity = PdfField(name, "text", label, readonly=True, hidden=True, default=identity_text(self.model))
        return [*slots, Slot(identity, None, ONE, {})]

    @cached_property
    def plan(self) -> list[list[Block]]:
        """What stands where, section by section."""
        return [plan_section(section, self.paper) for section in self.model["sections"]]

    @cached_property
    def listed_last(self) -> list[PlacementField]:
        """Placements whose board is drawn: a screen has no use for it, so their fields stand in a list at the end of the sheet."""
        placed = (place for blocks in self.plan for block in blocks for place in block.placed())
        return [field for field, paper in placed if field["type"] == "placement" and board(field, paper)]

    @cached_property
    def _papers(self) -> dict[str, Paper]:
        """The paper that each field has to itself."""
        placed = (place for blocks in self.plan for block in blocks for place in block.placed())
        return {field["id"]: paper for field, paper in placed}

    def paper_of(self, field: Field) -> Paper:
        return self._papers.get(field["id"], self.paper)

    def field_slots(self, field: Field) -> list[Slot]:
        """The PDF fields of one worksheet field, in reading order."""
        return [self._slot(field, cell) for cell in cells_of(field)]

    @cached_property
    def _unseen(self) -> set[str]:
        """The fields of the block "Om jer" that the author has left out on paper."""
        return {f"{RESPONDENT_PREFIX}{key}" for key in RESPONDENT_KEYS if key not in self.model["respondent"]}

    def is_drawn(self, field: Field) -> bool:
        drawn = (block for blocks in self.plan for block in blocks if isinstance(block, Circle | Forces))
        return any(field["id"] == other["id"] for block in drawn for other, _ in block.placed())

    @cached_property
    def _forces(self) -> dict[str, str | None]:
        """The column that says how strong they are (None: the field has no others) of each field that is drawn as forces."""
        drawn = (block for blocks in self.plan for block in blocks if isinstance(block, Forces))
        return {side.field["id"]: side.strength for block in drawn for side in block.sides}

    def _has_circles(self, field: Field, cell: Cell) -> bool:
        """Whether all steps or options of a cell have a circle each."""
        in_arrow = field["id"] in self._forces and self._forces[field["id"]] == cell[1]
        return cell[1] is None or in_arrow or cell[1] in self._circles.get(field["id"], {})

    @cached_property
    def _cell_widths(self) -> dict[str, dict[str, float]]:
        """Widths in mm of the boxes of tables, by column."""
        tables = (field for field in fields_of(self.model) if has_columns(field))
        return {field["id"]: cell_widths(field, self.paper_of(field)) for field in tables}

    def _text_width(self, field: Field, cell: Cell) -> float:
        """Width in mm of the box for a text: of a field, of a table's column, of a placement's card."""
        paper = self.paper_of(field)
        if has_columns(field) and field["id"] not in self._forces:
            return self._cell_widths[field["id"]][str(cell[1])]
        return placement_widths(paper)["text"] if field["type"] == "placement" else paper.width_mm

    def _kind(self, field: Field, cell: Cell, rules: Rules) -> str:
        """The kind of PDF field for a cell."""
        if rules["type"] == "checkbox":
            return "checkbox"
        if rules["type"] in ("place", "to"):
            return "text"
        match value_of(rules["type"]):
            case "option" | "step":
                return "radio" if self._has_circles(field, cell) else "combo"
            case "text" | "number" | "day" | None:
                return "multiline" if "lines" in rules else "text"
            case other:
                assert_never(other)

    @cached_property
    def _circles(self) -> dict[str, dict[str, tuple[float, ...]]]:
        """The columns of tables that have room for the radio buttons of a whole scale."""
        tables = (field for field in fields_of(self.model) if has_columns(field))
        return {field["id"]: table_circles(field, self.paper_of(field)) for field in tables}

    def _slot(self, field: Field, cell: Cell, asked_always: bool = True) -> Slot:
        language = self.model["language"]
        model, words = cell_rules(field, cell), _words(field, cell, language)
        single = cell == ONE  # one question, one PDF field
        is_alike = shape_of(field["type"])["answer"] == "rows" and cell[1] is None  # every row asks the same
        is_option = model["type"] == "checkbox" and cell[1] is None
        kind, longest = self._kind(field, cell, model), model.get("max_length")
        if model["type"] == "place":
            words.append(say(language, "print.place"))
        short = kind == "text"
        if short and longest and longest > self.paper.one_line_holds(self._text_width(field, cell)):
            kind = "multiline"
        pdf = PdfField(
            name=self.prefix + cell_name(field["id"], cell),
            kind=kind,
            # An option to tick answers the question; any other box has a place in it.
            label=(spoken_label if is_option else placed)(field["label"], *words),
            hidden=field["id"] in self._unseen,
            options=cell_options(model, language) if kind in ("radio", "combo") else (),
            # Never for a box among many, a row that may stay empty or a question that may not be asked: it would be wrong to insist there.
            required=field["required"] and asked_always and (single or is_alike),
            # On long texts typing would stop without a word (docs/decisions): the limit is printed, and the check says it.
            max_length=longest if short else None,
        )
        return Slot(pdf, field, cell, model)


def pdf_fields(model: Document) -> list[PdfField]:
    """All fields of the worksheet's PDF on its usual paper, in reading order."""
    return [slot.pdf for slot in pdf_slots(model)]


def pdf_slots(model: Document) -> list[Slot]:
    """The fields of the worksheet's PDF on its usual paper, with their places in the answers."""
    return Part(model).slots()


def identity_text(model: Document) -> str:
    """What the hidden field says: `id version language hash8`."""
    name, version, digest = identity_of(model)
    return f"{name} {version} {model['language']} {digest}"


def identity_of(model: Document) -> tuple[str, str, str]:
    """Id, version and the beginning of the hash: what a sheet is called by, whatever its language."""
    return model["id"], str(model["version"]), model["hash"][:8]


def box_address(pdf: PdfField, option: int | None = None) -> str:
    """The link of a field's box: its name, and for a radio button the number of its option from 0."""
    return f"{BOX_ADDRESS}{quote(pdf.name, safe='')}{'' if option is None else f'={option}'}"


def board_address(prefix: str, field: str, row: str, column: str) -> str:
    """The link of a cell of a placement's board, which no field stands in."""
    return f"{BOX_ADDRESS}{BOARD}{'/'.join((prefix + field, row, column))}"


def total_address(prefix: str, field: str, column: str) -> str:
    """The link of the place where it stands what a table's column comes to."""
    return board_address(prefix, field, TOTAL, column)


def spoken_label(*parts: str) -> str:
    """Question and option as one name: "Hvem er med? Kommunen", "Har du tid: nej"."""
    return "".join(
        part if not n else f" {part}" if parts[n - 1].endswith((".", "?", "!", ":")) else f": {part}"
        for n, part in enumerate(parts)
    )


def cell_options(model: Rules, language: str) -> tuple[tuple[str, str], ...]:
    """(value, label) of a choice or scale: steps with their number first, "ved ikke" last."""
    if value_of(model["type"]) != "step":
        return tuple((option["value"], option["label"]) for option in model["options"])
    steps = [
        (str(step["value"]), f"{step['value']} – {step['label']}" if step["label"] else str(step["value"]))
        for step in model["options"]
    ]
    return (*steps, ("na", say(language, "print.not_relevant"))) if model["not_relevant"] else tuple(steps)


def _words(field: Rules, cell: Cell, language: str) -> list[str]:
    """What the label of a cell adds to its question."""
    words = []
    for axis, key in enumerate(cell):
        if key is not None:
            label = label_of(field, axis, key)
            name = called(field, axis)
            words.append(
                label
                if label is not None
                else say(language, f"places.{name}", number=key)
                if name
                else say(language, f"places.{called(field, 0)}_keys.{key}")
            )
    return words
