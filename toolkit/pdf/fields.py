"""Answers as the values of PDF fields, and back. The fields themselves are made in slots.py."""

from typing import Any

from toolkit.contract.codes import FindingCode
from toolkit.contract.data import ANSWER_FORMAT, RESPONDENT_KEYS
from toolkit.paper.boxes import PdfField, Slot, pdf_fields, pdf_slots
from toolkit.paper.cells import Cell, NoRoom, cell_value, flat_answer, whole_answer
from toolkit.reading.text import is_empty

__all__ = ["NoRoom", "PdfField", "Slot", "document_from_values", "pdf_fields", "pdf_slots", "values_from_document"]

Model = dict[str, Any]


def values_from_document(model: Model, document: dict[str, Any]) -> dict[str, str | bool]:
    """The PDF values of an answer document of this version: only what is answered.

    Checkboxes are True, radio buttons and combos the option's value, numbers and dates as the model's language writes them. What could
    not be understood stays as its text. Raises NoRoom (code and place) for an answer that the PDF has no room for; nothing is dropped.
    """
    respondent, answers = document.get("respondent"), document.get("answers")
    for block, name in ((respondent, "respondent"), (answers, None)):
        if not is_empty(block) and not isinstance(block, dict):
            raise NoRoom("wrong-type", name)
    given = {f"respondent__{key}": raw for key, raw in (respondent or {}).items()} | dict(answers or {})
    slots: dict[str, dict[Cell, Slot]] = {}
    fields: dict[str, Model] = {}
    for slot in pdf_slots(model):
        if slot.field is not None:
            fields[slot.field["id"]] = slot.field
            slots.setdefault(slot.field["id"], {})[slot.cell] = slot
    values: dict[str, str | bool] = {}
    for name, raw in given.items():
        if is_empty(raw):
            continue
        if name not in slots:
            raise NoRoom("unknown-field", name.replace("respondent__", "respondent."))
        for cell, part in flat_answer(fields[name], raw).items():
            place = slots[name].get(cell)
            if place is None:
                raise NoRoom(_why_no_cell(fields[name], cell), name, *cell)
            value = cell_value(place.model, part, model["language"], (name, *cell))
            if value is not None:
                values[place.pdf.name] = value
    return values


def _why_no_cell(field: Model, cell: Cell) -> FindingCode:
    if field["type"] in ("choices", "ranking"):
        return "unknown-option"
    free = field["type"] == "placement" or (field["type"] == "table" and field["rows"] is None)
    room = field.get("max_cards") or field.get("max_rows") or 0
    return "too-many" if free and str(cell[0]).isdigit() and int(str(cell[0])) > room else "unknown-field"


def document_from_values(model: Model, values: dict[str, Any], slots: list[Slot] | None = None) -> dict[str, Any]:
    """The answer document of PDF values (text, option value, True/False, None), raw: `evaluate` makes the answers canonical.

    Free rows keep their places, empty ones are `{}`, empty ones at the end fall away. A name that the sheet does not have becomes an
    answer of that name. `slots`: `pdf_slots(model)`, for a caller that reads many forms of one sheet.
    """
    parts: dict[str, dict[Cell, Any]] = {}
    fields: dict[str, Model] = {}
    left = dict(values)
    for slot in slots or pdf_slots(model):
        value = left.pop(slot.pdf.name, None)
        if slot.field is None or is_empty(value) or value is False:
            continue
        fields[slot.field["id"]] = slot.field
        parts.setdefault(slot.field["id"], {})[slot.cell] = value
    given = {name: whole_answer(fields[name], cells) for name, cells in parts.items()}
    prefix = "respondent__"
    respondent_names = {f"{prefix}{key}" for key in RESPONDENT_KEYS}
    respondent = {name.removeprefix(prefix): answer for name, answer in given.items() if name in respondent_names}
    answers = {name: answer for name, answer in given.items() if name not in respondent_names}
    answers |= {name: value for name, value in left.items() if not is_empty(value) and value is not False}
    return {
        "format": ANSWER_FORMAT,
        "worksheet": model["id"],
        "version": model["version"],
        "language": model["language"],
        "respondent": respondent,
        "answers": answers,
    }
