"""Which fields the PDF of a worksheet has: names, kinds, labels, and the place in the answers that each stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from toolkit.contract.data import RESPONDENT_PREFIX, respondent_rules
from toolkit.paper.capacity import one_line_holds, text_width
from toolkit.paper.cells import Cell
from toolkit.words.locale import say

Model = dict[str, Any]
IDENTITY = "_id"
BOX_ADDRESS = "https://f.invalid/"  # where the boxes on the laid out pages link to; RFC 2606: never anyone's name
_KINDS = {
    "text": "text",
    "longtext": "multiline",
    "number": "text",
    "date": "text",
    "choice": "radio",
    "scale": "radio",
}
# Radio buttons of a whole scale do not fit into a column of a table.
_CELL_KINDS = _KINDS | {"checkbox": "checkbox", "to": "text", "choice": "combo", "scale": "combo"}


@dataclass(frozen=True)
class PdfField:
    """One field of the PDF.

    `label`: the question with its row, column or option; `options`: (value, label) of radio and combo; `max_length`: what the field lets
    one type, short texts only.
    """

    name: str
    kind: str  # "text" | "multiline" | "radio" | "checkbox" | "combo"
    label: str
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False
    readonly: bool = False
    max_length: int | None = None
    default: str = ""


@dataclass(frozen=True)
class Slot:
    """A PDF field and the place in the answers that it stands for; `field` is None for the identity field."""

    pdf: PdfField
    field: Model | None
    cell: Cell
    model: Model  # how the cell is read: a field, a column, a grid's cell


def pdf_fields(model: Model) -> list[PdfField]:
    """All fields of the worksheet's PDF, in reading order."""
    return [slot.pdf for slot in pdf_slots(model)]


def pdf_slots(model: Model) -> list[Slot]:
    """The fields with their places in the answers, in reading order: respondent, questions, identity."""
    language = model["language"]
    slots = [slot for field in respondent_fields(language) for slot in field_slots(field, language)]
    for section in model["sections"]:
        for field in section["fields"]:
            slots += field_slots(field, language, asked_always=not (section["show_if"] or field["show_if"]))
    identity = PdfField(IDENTITY, "text", say(language, "print.identity"), readonly=True, default=identity_text(model))
    return [*slots, Slot(identity, None, (None, None), {})]


def identity_text(model: Model) -> str:
    """What the hidden field says: `id version language hash8`."""
    return f"{model['id']} {model['version']} {model['language']} {model['hash'][:8]}"


def respondent_fields(language: str) -> list[Model]:
    """The block "Om jer" as fields like any other."""
    made = []
    for key, rules in respondent_rules().items():
        options = [
            option | {"label": say(language, f"respondent.{key}s.{option['value']}")} for option in rules["options"]
        ]
        words = {"id": RESPONDENT_PREFIX + key, "label": say(language, f"respondent.{key}"), "options": options}
        made.append(rules | words)
    return made


def field_slots(field: Model, language: str, asked_always: bool = True) -> list[Slot]:
    """The PDF fields of one worksheet field, in reading order. `asked_always`: neither it nor its section has a condition."""
    return [_slot(field, cell, model, parts, language, asked_always) for cell, model, parts in _cells(field, language)]


def _slot(field: Model, cell: Cell, model: Model, parts: list[str], language: str, asked_always: bool) -> Slot:
    single = field["type"] in _KINDS  # one question, one PDF field
    kinds = _KINDS if single or field["type"] == "grid" else _CELL_KINDS
    kind, longest = kinds[model["type"]], model.get("max_length")
    short = kind == "text"
    if short and longest and longest > one_line_holds(text_width(field, cell)):
        kind = "multiline"
    pdf = PdfField(
        name="__".join([field["id"], *(part for part in cell if part is not None)]),
        kind=kind,
        label=spoken_label(field["label"], *parts),
        options=cell_options(model, language) if kind in ("radio", "combo") else (),
        # Never for a box among many, a row that may stay empty or a question that may not be asked: it would be wrong to insist there.
        required=bool(field["required"]) and asked_always and (single or field["type"] == "grid"),
        # On long texts typing would stop without a word (docs/decisions): the limit is printed, and the check says it.
        max_length=longest if short else None,
    )
    return Slot(pdf, field, cell, model)


def box_address(pdf: PdfField, option: int | None = None) -> str:
    """The link of a field's box: its name, and for a radio button the number of its option from 0."""
    return f"{BOX_ADDRESS}{quote(pdf.name, safe='')}{'' if option is None else f'={option}'}"


def spoken_label(*parts: str) -> str:
    """Question, row, column and option as one name: "Hvem er med? Kommunen", "Timer: række 1"."""
    return "".join(
        part if not n else f" {part}" if parts[n - 1].endswith((".", "?", "!", ":")) else f": {part}"
        for n, part in enumerate(parts)
    )


def cell_options(model: Model, language: str) -> tuple[tuple[str, str], ...]:
    """(value, label) of a choice or scale: steps with their number first, "ved ikke" last."""
    if model["type"] != "scale":
        return tuple((option["value"], option["label"]) for option in model["options"])
    steps = [
        (str(step["value"]), f"{step['value']} – {step['label']}" if step["label"] else str(step["value"]))
        for step in model["options"]
    ]
    return (*steps, ("na", say(language, "print.not_relevant"))) if model["not_relevant"] else tuple(steps)


def _cells(field: Model, language: str) -> Iterator[tuple[Cell, Model, list[str]]]:
    """(place, how it is read, what the label adds) of every cell that a field has in the PDF."""
    kind = field["type"]
    if kind in _KINDS:
        yield (None, None), field, []
    elif kind == "choices":
        for option in field["options"]:
            yield (option["value"], None), {"type": "checkbox"}, [option["label"]]
    elif kind == "ranking":
        for option in field["options"]:
            yield (option["value"], None), {"type": "text"}, [option["label"], say(language, "print.place")]
    elif kind == "grid":
        for row in field["rows"]:
            yield (row["id"], None), field["cell"], [row["label"]]
    elif kind == "table":
        for row, label in _table_rows(field, language):
            for column in field["columns"]:
                yield (row, column["id"]), column, [label, column["label"]]
    elif kind == "placement":
        for number in range(1, field["max_cards"] + 1):
            for key, model in placement_cells(field).items():
                yield (
                    (str(number), key),
                    model,
                    [say(language, "print.card", n=number), say(language, f"print.card_{key}")],
                )


def _table_rows(field: Model, language: str) -> list[tuple[str, str]]:
    if field["rows"] is not None:
        return [(row["id"], row["label"]) for row in field["rows"]]
    return [(str(n), say(language, "print.row", n=n)) for n in range(1, field["max_rows"] + 1)]


def placement_cells(field: Model) -> dict[str, Model]:
    """The five cells of a placement's card; `to` is a text with the numbers of other cards."""
    axes = {
        axis: {
            "type": "choice",
            "options": [
                {"value": place["id"], "label": place["label"], "exclusive": False} for place in field[f"{axis}s"]
            ],
        }
        for axis in ("row", "column")
    }
    return {
        "text": {"type": "text", "max_length": field["max_length"]},
        **axes,
        "mine": {"type": "checkbox"},
        "to": {"type": "to"},
    }
