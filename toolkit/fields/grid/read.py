"""Reading the same scale or options for several rows."""

from typing import Any

from toolkit.contract.document import GridField
from toolkit.fields.registry import reader
from toolkit.reading.finding import Finding
from toolkit.reading.reading import Reading, not_usable
from toolkit.reading.rows import keep_unknown, put
from toolkit.reading.text import filled


def read(field: GridField, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    ids = [row["id"] for row in field["rows"]]
    begun = any(row in entries for row in ids)
    read_cell = reader(field["cell"]["type"])
    for row in ids:
        if row in entries:
            put(reading, "row", row, read_cell(field["cell"], entries[row], language))
        elif field["required"] and begun:
            reading.findings.append(Finding("row-incomplete", row=row))
    if field["required"] and not begun:
        reading.findings.append(Finding("required"))
    keep_unknown(reading, "row", entries, ids)
    return reading
