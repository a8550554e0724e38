"""Answers put aside: of several versions together, and what is said of them. The browser's twin is `templates/assets/js/rules/aside.js`."""

from itertools import zip_longest
from typing import Any

from toolkit.contract.shape import Cell, Rules
from toolkit.reading.finding import Finding
from toolkit.reading.text import is_empty


def together(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Both, place by place: a table may have lost one row in one version and another one in the next. Of two for one place both stay."""
    return {name: _both(before.get(name), now.get(name)) for name in {**before, **now}}


def _both(before: Any, now: Any) -> Any:
    if is_empty(before) or is_empty(now):
        return before if is_empty(now) else now
    if isinstance(before, dict) and isinstance(now, dict):
        return together(before, now)
    if isinstance(before, list) and isinstance(now, list) and all(isinstance(row, dict) for row in [*before, *now]):
        nothing: dict[str, Any] = {}
        return [together(row, other) for row, other in zip_longest(before, now, fillvalue=nothing)]
    return now if type(before) is type(now) and before == now else [before, now]


def aside_findings(field: Rules | None, name: str, value: Any) -> list[Finding]:
    """What is said of the answers put aside under `name`: of a question that is still asked, which rows, cells or columns are gone."""
    cells: set[Cell] = set()
    if field is not None and isinstance(value, dict):
        rows = {row["id"] for row in field.get("rows") or []}
        for row, inside in value.items():
            is_asked = row in rows and isinstance(inside, dict)
            cells |= {(row, column) for column in inside} if is_asked else {(row, None)}
    elif field is not None and isinstance(value, list):
        cells = {(None, column) for row in value if isinstance(row, dict) for column in row}
    if not cells:
        return [Finding("answer-dropped", name)]
    ordered = sorted(cells, key=lambda cell: (cell[0] or "", cell[1] or ""))
    return [Finding("answer-dropped", name, *cell, data={"is": "part"}) for cell in ordered]
