"""Reading answers of an older version of a worksheet."""

from collections.abc import Mapping
from typing import Any

from toolkit.contract.shape import fields_of, shape_of
from toolkit.reading.date import parse_date
from toolkit.reading.number import exact_text, parse_number, whole_number
from toolkit.reading.text import clean

Rules = Mapping[str, Any]
_DEEPEST = 2  # an option's value stands no deeper than in a cell of a row
_FREE = frozenset({"text", "longtext", "checkbox", "to"})  # cells that hold no value of a list or scale


def bring_up_to_date(
    model: dict[str, Any], version: int, answers: dict[str, Any], language: str
) -> tuple[dict[str, Any], dict[str, Any]]:
    """`answers` of `version` as answers of the model's version, and those to fields that are no longer asked. `language`: numbers are written in it."""
    current = answers
    dropped: dict[str, Any] = {}
    fields = {field["id"]: field for field in fields_of(model)}
    changes = _since(model, version)
    for number, change in enumerate(changes):
        current = _rename(current, change["rename"])
        for name, table in _tables(change).items():
            if name in current:
                field = fields.get(_name_now(name, changes[number + 1 :]))
                current[name] = _map_answer(current[name], table, field, language)
        dropped |= {name: current.pop(name) for name in change["dropped"] if name in current}
    return current, dropped


def _since(model: dict[str, Any], version: int) -> list[dict[str, Any]]:
    """The changes that answers of `version` have to go through, in order."""
    return sorted(
        (change for change in model["changes"] if change["from"] >= version), key=lambda change: change["from"]
    )


def _tables(change: dict[str, Any]) -> dict[str, dict[str, str]]:
    """New name of a field → its old values and what they are now. A field may be called by both its names; each value is mapped once."""
    tables: dict[str, dict[str, str]] = {}
    for name, values in change["values"].items():
        tables.setdefault(change["rename"].get(name, name), {}).update(values)
    return tables


def _rename(entries: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Old keys under their new names. One whose new name is taken stays as it is: so it is found, and nothing is lost."""
    made = {key: value for key, value in entries.items() if key not in names}
    for key in sorted(set(entries) & set(names)):
        made[key if names[key] in made else names[key]] = entries[key]
    return made


def _name_now(name: str, later: list[dict[str, Any]]) -> str:
    for change in later:
        name = change["rename"].get(name, name)
    return name


def _map_answer(raw: Any, table: dict[str, str], field: Rules | None, language: str) -> Any:
    """Old values replaced wherever they stand as a value: alone, in a list, in a row; and as keys of a ranking, which is
    `{option: place}` where it was read from a PDF. `field`: as it is asked today, None where it is not."""
    answer = shape_of(field["type"])["answer"] if field else None
    if answer == "order" and isinstance(raw, dict):
        return _rename(raw, table)
    inside = field if answer == "rows" else None

    def mapped(value: Any, rules: Rules | None, depth: int) -> Any:
        if isinstance(value, list) and depth:
            return [mapped(item, rules, depth - 1) for item in value]
        if isinstance(value, dict) and depth:
            return {key: mapped(item, cell_in(inside, key), depth - 1) for key, item in value.items()}
        is_free = rules is not None and rules["type"] in _FREE and depth < _DEEPEST  # only what is written in a row
        name = None if is_free else _name(value, rules, language)
        return value if name is None else table.get(name, value)

    return mapped(raw, field if answer == "one" else None, _DEEPEST)


def name_today(model: dict[str, Any], version: int | None, name: str) -> str:
    """What the field is called today that was called so in `version`; None: of today's."""
    return name if version is None else _name_now(name, _since(model, version))


def earlier(model: dict[str, Any], version: int) -> dict[str, Any]:
    """The sheet as `version` had it, as far as today's definition tells: fields under their old names, with their old options beside today's."""
    changes = _since(model, version)[::-1]

    def asked(field: dict[str, Any]) -> dict[str, Any]:
        name, options = field["id"], list(field.get("options") or ())
        for change in changes:
            for old, new in _tables(change).get(name, {}).items():
                same = next((option for option in options if option["value"] == new), None)
                if same and all(option["value"] != old for option in options):
                    options.append(same | {"value": old})
            name = next((old for old, new in change["rename"].items() if new == name), name)
        return field | {"id": name} | ({"options": options} if "options" in field else {})

    sections = [section | {"fields": [asked(field) for field in section["fields"]]} for section in model["sections"]]
    return model | {"sections": sections}


def cell_in(field: Rules | None, key: str) -> Rules | None:
    """How a cell in the row or column `key` is read; None where nothing says."""
    if field is None:
        return None
    rules = shape_of(field["type"])["cell"]
    found: Any = field[rules] if isinstance(rules, str) else rules.get(key)
    return next((line for line in found if line["id"] == key), None) if isinstance(found, list) else found


def _name(value: Any, rules: Rules | None, language: str) -> str | None:
    """What a single answer is called in a table of values, however it is written: 3, 3.0, "3" and " 3 " are one step of a scale."""
    kind = rules["type"] if rules else None
    number = parse_number(value, language, rules["unit"]) if rules and kind == "number" else None
    if number is not None:
        return exact_text(number)
    day = parse_date(value) if kind == "date" else None
    if day is not None:
        return day
    step = whole_number(value) if kind == "scale" or not isinstance(value, str) else None
    if step is not None:
        return str(step)
    return clean(value) if isinstance(value, str) else None
