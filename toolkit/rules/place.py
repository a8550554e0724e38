"""Answers at places: `field`, `grid.row`, `table.row.column`; found, taken out, put in.

The browser's twin is `templates/assets/js/rules/place.js`.
"""

from collections.abc import Mapping
from typing import Any

from toolkit.contract.shape import Rules, rules_at
from toolkit.reading.text import is_empty

_DEEPEST = 2  # dots in the name of a place


def path_of(name: str) -> list[str]:
    return name.split(".", _DEEPEST)


def renamed(answers: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Answers at their new places. One whose new place is taken stays where it is: so it is found, and nothing is lost."""
    staying: set[str] = set()
    while True:
        made = dict(answers)
        moved = take(made, set(names) - staying)
        stuck = {old for old in sorted(moved) if not put(made, names[old], moved[old])}
        if not stuck:
            return made
        staying |= stuck


def take(answers: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Takes what is answered at these places out of `answers`; rows before the field that they stand in. What it holds is copied, not changed."""
    taken: dict[str, Any] = {}
    for name in sorted(names, key=lambda name: (-name.count("."), name)):
        value = _without(answers, path_of(name))
        if not is_empty(value):
            taken[name] = value
    return taken


def _without(entries: dict[str, Any], path: list[str]) -> Any:
    key, *rest = path
    inside = entries.get(key)
    if not rest:
        return entries.pop(key, None)
    if not isinstance(inside, dict):
        return None
    left = dict(inside)
    value = _without(left, rest)
    entries[key] = left
    if is_empty(left):
        del entries[key]
    return value


def put(answers: dict[str, Any], name: str, value: Any) -> bool:
    """Whether the place was free, and now holds the value."""
    return _with(answers, path_of(name), value)


def _with(entries: dict[str, Any], path: list[str], value: Any) -> bool:
    key, *rest = path
    inside = entries.get(key)
    if not rest:
        if is_empty(inside):
            entries[key] = value
        return is_empty(inside)
    if not is_empty(inside) and not isinstance(inside, dict):
        return False
    copied = dict(inside or {}) if isinstance(inside, dict) else {}
    if not _with(copied, rest, value):
        return False
    entries[key] = copied
    return True


def put_aside(answers: dict[str, Any], aside: dict[str, Any], names: list[str]) -> None:
    """Moves what is answered at these places from `answers` to `aside`. `table.column` is that column in each of a table's free rows.
    What has no room there stays."""
    columns: dict[str, set[str]] = {}
    for name in names:
        field, *cell = path_of(name)
        if len(cell) == 1 and isinstance(answers.get(field), list):
            columns.setdefault(field, set()).add(cell[0])
            continue
        for place, value in take(answers, {name}).items():
            if not put(aside, place, value):
                put(answers, place, value)
    for field, gone in columns.items():
        rows, known = answers.get(field, []), aside.get(field, [])  # no rows: the whole table went
        taken = [_cells(row, gone) for row in rows]
        if any(taken) and isinstance(known, list):
            aside[field] = [{**(known[n] if n < len(known) else {}), **row} for n, row in enumerate(taken)]
            answers[field] = [_cells(row, set(row) - gone) if isinstance(row, dict) else row for row in rows]


def _cells(row: Any, columns: set[str]) -> dict[str, Any]:
    """What a row says in these columns."""
    return {key: row[key] for key in row if key in columns and not is_empty(row[key])} if isinstance(row, dict) else {}


def called(name: str, names: Mapping[str, str]) -> str:
    """What a place is called by new names: its own, or that of the field or row that it stands in."""
    path = path_of(name)
    for length in range(len(path), 0, -1):
        known = ".".join(path[:length])
        if known in names:
            return ".".join([names[known], *path[length:]])
    return name


def rules_of(fields: Mapping[str, Rules], name: str) -> Rules | None:
    """How what stands at a place is read; None where there is no such place."""
    path = path_of(name)
    field = fields.get(path[0])
    try:
        return None if field is None else rules_at(field, path)
    except KeyError:
        return None
