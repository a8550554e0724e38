"""What the columns of a table come to that say so (`total`): derived from its answer, never a part of it."""

from fractions import Fraction
from typing import Any

from toolkit.contract.document import ColumnField, NumberField, TableField
from toolkit.reading.number import MOST_DECIMALS, parse_number, round_half_up, to_json


def columns_with_total(columns: list[ColumnField]) -> list[NumberField]:
    """Those that are added up; a definition from elsewhere may not say it of any."""
    return [column for column in columns if column["type"] == "number" and column.get("total") is True]


def totals(field: TableField, value: Any) -> dict[str, int | float]:
    """Column → total, of the columns with a total in which a number stands. `value`: the table's answer as it was read. What was not
    understood is not counted; a number outside `min` and `max` is, since it is what stands there."""
    found = {}
    rows = _rows(field, value)
    for column in columns_with_total(field["columns"]):
        cells = [row.get(column["id"]) for row in rows if isinstance(row, dict)]
        numbers = [
            Fraction(number)
            for cell in cells
            if not isinstance(cell, str) and (number := parse_number(cell, "")) is not None
        ]
        if numbers:
            found[column["id"]] = to_json(round_half_up(sum(numbers, Fraction(0)), MOST_DECIMALS))
    return found


def _rows(field: TableField, value: Any) -> list[Any]:
    """Of a table with fixed rows those that it has."""
    if field["rows"] is None:
        return value if isinstance(value, list) else []
    return [value.get(row["id"]) for row in field["rows"]] if isinstance(value, dict) else []
