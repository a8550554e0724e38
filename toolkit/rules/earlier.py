"""The questions of a sheet as an older version had them, as far as today's definition tells. The browser's twin is `templates/assets/js/rules/earlier.js`."""

import re
from collections.abc import Mapping
from typing import Any

from toolkit.contract.document import Change, Document
from toolkit.contract.shape import Rules, fields_of
from toolkit.rules.change import changes_since, name_after, tables_of
from toolkit.rules.place import called, path_of, put, rules_of

_BETWEEN = "__"  # the parts of the name of a box in a PDF
_NUMBER = re.compile("[1-9][0-9]?")
Field = dict[str, Any]  # how an older version read a question: put together of today's rules, without what nobody reads
Place = tuple[str | None, str | None, str | None]  # field, row, column


def earlier(model: Document, version: int) -> list[Rules]:
    """The fields of the sheet under the names of `version`, with their old options beside today's."""
    fields: list[Rules] = list(fields_of(model))
    for change in changes_since(model, version)[::-1]:
        tables = tables_of(change)
        today = {field["id"]: field for field in fields}
        moved = {
            old: _with_old_options(rules, tables.get(new, {}))
            for old, new in change["rename"].items()
            if "." in old + new and (rules := rules_of(today, new)) is not None
        }
        before = {new: old for old, new in reversed(change["rename"].items()) if "." not in old + new}
        asked = [_asked(field, before, tables) for field in fields]
        known = {field["id"]: field for field in asked} if moved else {}
        for old, rules in moved.items():
            path = path_of(old)
            known[path[0]] = _holding(known.get(path[0]), path, rules)
        fields = [known.pop(field["id"], field) for field in asked]
        fields += known.values()
    return fields


def _asked(field: Rules, before: Mapping[str, str], tables: Mapping[str, dict[str, str]]) -> Field:
    name = field["id"]
    return _with_old_options(field, tables.get(name, {})) | {"id": before.get(name, name)}


def _with_old_options(rules: Rules, table: Mapping[str, str]) -> Field:
    if "options" not in rules:
        return dict(rules)
    options = list(rules["options"])
    for old, new in table.items():
        same = next((option for option in options if option["value"] == new), None)
        if same and all(option["value"] != old for option in options):
            options.append(same | {"value": old})
    return {**rules, "options": options}


def _holding(field: Field | None, path: list[str], rules: Rules) -> Field:
    """A field of the old version in which something stood that stands elsewhere today: itself, or with this row and column."""
    name, *cell = path
    if not cell:
        return {"label": "", **rules, "id": name}
    line = {"id": cell[0], "label": ""}
    kind = "grid" if len(cell) == 1 else "table"
    rows = (field["rows"] or []) if field and field["type"] == kind else []
    rows = rows if any(row["id"] == line["id"] for row in rows) else [*rows, line]
    made = {**(field or {"label": ""}), "id": name, "type": kind, "rows": rows}
    if kind == "grid":
        return {"cell": {**rules}, **made}
    columns = [column for column in made.get("columns", ()) if column["id"] != cell[1]]
    return made | {"columns": [*columns, {"label": "", **rules, "id": cell[1]}], "min_rows": 0, "max_rows": None}


def place_today(model: Document, version: int, place: Place) -> Place:
    """Where today that stands which stood at `place` in `version`."""
    name = ".".join(part for part in place if part is not None)
    today = name_after(name, changes_since(model, version))
    if today == name:
        return place
    field, row, column = (*path_of(today), None, None)[:3]
    return field, row, column


def gathered(model: Document, version: int, answers: dict[str, Any]) -> dict[str, Any]:
    """`answers` of a PDF of `version`, with the boxes of what was dropped since put together by their names, as nothing else is known of
    them: so they are put aside as the one answer that they are."""
    made = dict(answers)
    changes = changes_since(model, version)
    for box in sorted(answers):
        field, *cell = path = box.split(_BETWEEN, 2)
        is_free = len(cell) == 2 and _NUMBER.fullmatch(cell[0]) is not None  # a row that has a number
        if cell and _is_dropped(".".join(path), changes):
            if put(made, ".".join(path), made[box]):
                del made[box]
        elif is_free and _is_dropped(f"{field}.{cell[1]}", changes) and isinstance(made.get(field, []), list):
            rows = [*made.get(field, [])]
            rows += [{}] * (int(cell[0]) - len(rows))
            rows[int(cell[0]) - 1] = rows[int(cell[0]) - 1] | {cell[1]: made.pop(box)}
            made[field] = rows
    return made


def _is_dropped(name: str, changes: list[Change]) -> bool:
    """Whether a place, or what it stands in, is put aside on the way to today."""
    for change in changes:
        name = called(name, change["rename"])
        if any(name == gone or name.startswith(f"{gone}.") for gone in change["dropped"]):
            return True
    return False
