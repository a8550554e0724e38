"""Reading a table, its rows fixed or counted."""

from typing import Any

from toolkit.contract.document import Line, TableField
from toolkit.fields.registry import reader
from toolkit.reading.count import count_findings
from toolkit.reading.finding import Finding
from toolkit.reading.reading import Reading, not_usable, without_empty_tail
from toolkit.reading.rows import keep_unknown, numbered, put
from toolkit.reading.text import filled, is_empty


def read(field: TableField, raw: Any, language: str) -> Reading:
    rows = field["rows"]
    return _read_counted(field, raw, language) if rows is None else _read_fixed(field, rows, raw, language)


def _read_fixed(field: TableField, rows: list[Line], raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    ids = [row["id"] for row in rows]
    for row in ids:
        if row in entries:
            put(reading, "row", row, _read_row(field, entries[row], language))
    keep_unknown(reading, "row", entries, ids)
    return reading


def _read_counted(field: TableField, raw: Any, language: str) -> Reading:
    if not isinstance(raw, list):
        return not_usable(raw, "wrong-type")
    lines = [Reading({}, {}) if is_empty(item) else _read_row(field, item, language) for item in raw]
    value = without_empty_tail([line.value for line in lines])
    answered = sum(not is_empty(row) for row in value)
    findings = numbered(lines) + count_findings(answered, field["min_rows"])
    usable = [line.usable for line in lines if not is_empty(line.usable)]
    return Reading(value, usable, findings + count_findings(len(value), most=field["max_rows"]))


def _read_row(field: TableField, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    for column in field["columns"]:
        name = column["id"]
        if name in entries:
            put(reading, "column", name, reader(column["type"])(column, entries[name], language))
        elif column["required"] and entries:
            reading.findings.append(Finding("row-incomplete", column=name))
    keep_unknown(reading, "column", entries, [column["id"] for column in field["columns"]])
    return reading
