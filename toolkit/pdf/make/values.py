"""An answer document as the values of PDF fields."""

from typing import Any

from toolkit.contract.codes import FindingCode
from toolkit.contract.data import RESPONDENT_PREFIX
from toolkit.contract.document import Document
from toolkit.contract.shape import (
    Cell,
    Rules,
    axes_of,
    cell_rules,
    is_counted,
    places_of,
    shape_of,
    value_of,
)
from toolkit.fields.registry import part as part_of
from toolkit.fields.registry import reader
from toolkit.reading.apart import NoRoom, take_apart
from toolkit.reading.text import is_empty
from toolkit.words.written import grouped, written_date


def values_from_document(model: Document, document: dict[str, Any]) -> dict[str, str | bool]:
    """The PDF values of an answer document of this version: only what is answered.

    Checkboxes are True, radio buttons and combos the option's value, numbers and dates as the model's language writes them, thousands set apart. What could
    not be understood stays as its text. Raises NoRoom (code and place) for an answer that the PDF has no room for; nothing is dropped.
    """
    respondent, answers = document.get("respondent"), document.get("answers")
    for block, name in ((respondent, "respondent"), (answers, None)):
        if not is_empty(block) and not isinstance(block, dict):
            raise NoRoom("wrong-type", name)
    given = {RESPONDENT_PREFIX + key: raw for key, raw in (respondent or {}).items()} | dict(answers or {})
    names: dict[str, dict[Cell, str]] = {}
    fields: dict[str, Rules] = {}
    for place in places_of(model):
        fields[place.field["id"]] = place.field
        names.setdefault(place.field["id"], {})[place.cell] = place.name
    values: dict[str, str | bool] = {}
    for name, raw in given.items():
        if is_empty(raw):
            continue
        if name not in names:
            raise NoRoom("unknown-field", name.replace(RESPONDENT_PREFIX, "respondent."))
        for cell, part in take_apart(fields[name], raw).items():
            if cell not in names[name]:
                raise NoRoom(_why_no_cell(fields[name], cell), name, *cell)
            value = _cell_value(cell_rules(fields[name], cell), part, model["language"], (name, *cell))
            if value is not None:
                values[names[name][cell]] = value
    return values


def _why_no_cell(field: Rules, cell: Cell) -> FindingCode:
    if shape_of(field["type"])["answer"] in ("chosen", "order"):
        return "unknown-option"
    row = str(cell[0])
    return "too-many" if is_counted(field) and row.isdigit() and int(row) > len(axes_of(field)[0]) else "unknown-field"


def _cell_value(rules: Rules, raw: Any, language: str, place: tuple[str | None, ...]) -> str | bool | None:
    """What a PDF field says for one raw answer: text, option value, True; None for nothing. Raises NoRoom."""
    if rules["type"] == "checkbox":
        if not isinstance(raw, bool):
            raise NoRoom("wrong-type", *place)
        return raw or None
    if rules["type"] == "to" and isinstance(raw, list) and all(type(item) is int for item in raw):
        return ", ".join(str(item) for item in raw)
    kind = rules["type"] if part_of(rules["type"], "read") else "text"
    reading = reader(kind)({**rules, "max_length": rules.get("max_length") or len(str(raw))}, raw, language)
    codes = {finding.code for finding in reading.findings}
    if "wrong-type" in codes or not isinstance(reading.value, (str, int, float)):
        raise NoRoom("wrong-type", *place)
    match value_of(kind):
        case "option" | "step" if codes:
            raise NoRoom(sorted(codes)[0], *place)
        case "number" if not isinstance(reading.value, str):
            return grouped(reading.value, language)  # read back alike: LARGEST has no powers of ten
        case "day" if "not-a-date" not in codes:
            return written_date(str(reading.value), language)
    return str(reading.value) or None
