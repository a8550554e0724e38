"""Answers taken apart into the cells that a PDF has, and put together again."""

from typing import Any

from toolkit.contract.codes import FindingCode
from toolkit.reading.text import clean, is_empty, trim
from toolkit.rules.single import SINGLE
from toolkit.words.written import written_date, written_number

Model = dict[str, Any]
Cell = tuple[str | None, str | None]  # (row or option or card number, column)


class NoRoom(ValueError):
    """An answer that the PDF has no room for. `code` is a finding's code; `field`, `row`, `column` say where."""

    def __init__(self, code: FindingCode, field: str | None, row: str | None = None, column: str | None = None) -> None:
        place = " / ".join(part for part in (field, row, column) if part is not None)
        super().__init__(f"{code}: {place or 'answers'}")
        self.code, self.field, self.row, self.column = code, field, row, column


def flat_answer(field: Model, raw: Any) -> dict[Cell, Any]:
    """`{(row, column): raw answer}` of one field. Raises NoRoom where the answer has not the shape of the field."""
    kind, name = field["type"], field["id"]
    if kind == "choices":
        return {(_text(item, name), None): True for item in _listed(raw, name) if not is_empty(item)}
    if kind == "ranking":
        return _flat_ranking(raw, name)
    if kind == "grid":
        return {(row, None): cell for row, cell in _keyed(raw, name).items() if not is_empty(cell)}
    if kind == "placement" or (kind == "table" and field["rows"] is None):
        rows = {str(number): item for number, item in enumerate(_listed(raw, name), 1)}
    elif kind == "table":
        rows = _keyed(raw, name)
    else:
        return {(None, None): raw}
    flat: dict[Cell, Any] = {}
    for row, item in rows.items():
        if not is_empty(item):
            flat |= {(row, column): cell for column, cell in _keyed(item, name, row).items() if not is_empty(cell)}
    return flat


def _flat_ranking(raw: Any, name: str) -> dict[Cell, Any]:
    if isinstance(raw, dict):
        for option, place in raw.items():
            if isinstance(place, (bool, list, dict)):
                raise NoRoom("wrong-type", name, option)
        return {(option, None): clean(str(place)) for option, place in raw.items() if not is_empty(place)}
    flat: dict[Cell, Any] = {}
    order = [_text(item, name) for item in _listed(raw, name) if not is_empty(item)]
    for place, option in enumerate(order, 1):
        if (option, None) in flat:
            raise NoRoom("duplicate-rank", name, option)
        flat[option, None] = str(place)
    return flat


def _listed(raw: Any, name: str) -> list[Any]:
    if not isinstance(raw, list):
        raise NoRoom("wrong-type", name)
    return raw


def _keyed(raw: Any, name: str, row: str | None = None) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise NoRoom("wrong-type", name, row)
    return raw


def _text(raw: Any, name: str) -> str:
    if not isinstance(raw, str):
        raise NoRoom("wrong-type", name)
    return trim(raw)


def cell_value(model: Model, raw: Any, language: str, place: tuple[str | None, ...]) -> str | bool | None:
    """What a PDF field says for one raw answer: text, option value, True; None for nothing. Raises NoRoom."""
    kind = model["type"]
    if kind == "checkbox":
        if not isinstance(raw, bool):
            raise NoRoom("wrong-type", *place)
        return raw or None
    if kind == "to" and isinstance(raw, list) and all(type(item) is int for item in raw):
        return ", ".join(str(item) for item in raw)
    read = SINGLE.get(kind, SINGLE["text"])
    reading = read(model | {"max_length": model.get("max_length") or len(str(raw))}, raw, language)
    codes = {finding.code for finding in reading.findings}
    if "wrong-type" in codes or not isinstance(reading.value, (str, int, float)):
        raise NoRoom("wrong-type", *place)
    if kind in ("choice", "scale") and codes:
        raise NoRoom(sorted(codes)[0], *place)
    if kind == "number" and not isinstance(reading.value, str):
        return written_number(reading.value, language)
    if kind == "date" and not codes & {"not-a-date"}:
        return written_date(str(reading.value), language)
    return str(reading.value) or None


def whole_answer(field: Model, cells: dict[Cell, Any]) -> Any:
    """One field's answer, raw, from the cells that are filled in."""
    kind = field["type"]
    if kind == "choices":
        return [option["value"] for option in field["options"] if (option["value"], None) in cells]
    if kind in ("grid", "ranking"):
        return {row: value for (row, _), value in cells.items()}
    if kind == "placement" or (kind == "table" and field["rows"] is None):
        last = max(int(str(row)) for row, _ in cells)
        lines: list[dict[str, Any]] = [{} for _ in range(last)]
        for (row, column), value in cells.items():
            lines[int(str(row)) - 1][str(column)] = value
        return lines
    if kind == "table":
        table: dict[str, Any] = {}
        for (row, column), value in cells.items():
            table.setdefault(str(row), {})[str(column)] = value
        return table
    return cells[None, None]
