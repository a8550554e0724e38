"""Reading answers of an older version of a worksheet."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from toolkit.contract.document import Change, Document
from toolkit.contract.shape import Rules, fields_of, kinds_with, shape_of, value_of
from toolkit.reading.date import parse_date
from toolkit.reading.number import exact_text, parse_number, whole_number
from toolkit.reading.text import clean
from toolkit.rules.place import called, put, put_aside, renamed, rules_of, take

_DEEPEST = 2  # an option's value stands no deeper than in a cell of a row
_FREE = kinds_with("text", "number") | {"checkbox", "to"}  # cells that hold no value of a list or scale


def bring_up_to_date(
    model: Document, version: int, answers: dict[str, Any], language: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """`answers` of `version` as answers of the model's version, and those to fields that are no longer asked. `language`: numbers are written in it."""
    current = answers
    dropped: dict[str, Any] = {}
    fields = {field["id"]: field for field in fields_of(model)}
    changes = changes_since(model, version)
    for number, change in enumerate(changes):
        current = renamed(current, change["rename"])
        tables = tables_of(change)
        own = {called(name, change["rename"]) for name in change["values"]}
        asked = partial(_asked_today, fields, changes[number + 1 :])
        found = take(current, set(tables))  # each by itself, so that a value in a row is mapped once
        for name in sorted(found, key=lambda name: (name.count("."), name)):
            put(current, name, _map_answer(name, found[name], tables[name], asked, language, name in own))
        put_aside(current, dropped, change["dropped"])
    return current, dropped


def changes_since(model: Document, version: int) -> list[Change]:
    """The changes that answers of `version` have to go through, in order."""
    return sorted(
        (change for change in model["changes"] if change["from"] >= version), key=lambda change: change["from"]
    )


def tables_of(change: Change) -> dict[str, dict[str, str]]:
    """New name of a place → its old values and what they are now. A field may be called by both its names, and one whose rows have
    moved by its old one; each value is mapped once."""
    tables: dict[str, dict[str, str]] = {}
    for name, values in change["values"].items():
        rows = [new for old, new in change["rename"].items() if old.startswith(f"{name}.")]
        for place in (called(name, change["rename"]), *rows):
            tables.setdefault(place, {}).update(values)
    return tables


def name_after(name: str, later: list[Change]) -> str:
    """What a place is called after `later` changes."""
    for change in later:
        name = called(name, change["rename"])
    return name


def _asked_today(fields: Mapping[str, Rules], later: list[Change], name: str) -> Rules | None:
    """How what stood at a place before `later` changes is read."""
    return rules_of(fields, name_after(name, later))


def _map_answer(
    name: str,
    raw: Any,
    table: dict[str, str],
    asked: Callable[[str], Rules | None],
    language: str,
    is_own: bool,
) -> Any:
    """Old values replaced wherever they stand as a value: alone, in a list, in a row; and as keys of a ranking, which is
    `{option: place}` where it was read from a PDF. `asked`: how a place is read today, None where it is not. `is_own`: the table is the
    place's own, not that of what the place stood in, where free texts and what is asked no longer stay as they are."""
    field = asked(name)
    answer = shape_of(field["type"])["answer"] if field else None
    if answer == "order" and isinstance(raw, dict):
        return _with_keys(raw, table)
    inside = field if answer == "rows" else None

    def mapped(value: Any, place: str, rules: Rules | None, depth: int) -> Any:
        if isinstance(value, list) and depth:
            return [mapped(item, place, rules, depth - 1) for item in value]
        if isinstance(value, dict) and depth:
            cells = {key: f"{place}.{key}" for key in value}
            return {
                key: mapped(item, cells[key], cell_in(inside, key) or asked(cells[key]), depth - 1)
                for key, item in value.items()
            }
        is_free = (depth < _DEEPEST or not is_own) and (rules["type"] in _FREE if rules else inside is not None)
        called_now = None if is_free else _name(value, rules, language)
        return value if called_now is None else table.get(called_now, value)

    return mapped(raw, name, field if answer == "one" else None, _DEEPEST)


def _with_keys(entries: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Old keys under their new names. One whose new name is taken stays as it is."""
    made = {key: value for key, value in entries.items() if key not in names}
    for key in sorted(set(entries) & set(names)):
        made[key if names[key] in made else names[key]] = entries[key]
    return made


def cell_in(field: Rules | None, key: str) -> Rules | None:
    """How a cell in the row or column `key` is read; None where nothing says."""
    if field is None:
        return None
    rules = shape_of(field["type"])["cell"]
    found: Any = field[rules] if isinstance(rules, str) else rules.get(key)
    return next((line for line in found if line["id"] == key), None) if isinstance(found, list) else found


def _name(value: Any, rules: Rules | None, language: str) -> str | None:
    """What a single answer is called in a table of values, however it is written: 3, 3.0, "3" and " 3 " are one step of a scale."""
    kind = value_of(rules["type"]) if rules else None
    number = parse_number(value, language, rules["unit"]) if rules and kind == "number" else None
    if number is not None:
        return exact_text(number)
    day = parse_date(value) if kind == "day" else None
    if day is not None:
        return day
    step = whole_number(value) if kind == "step" or not isinstance(value, str) else None
    if step is not None:
        return str(step)
    return clean(value) if isinstance(value, str) else None
