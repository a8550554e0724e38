"""Reading answers of an older version of a worksheet."""

from typing import Any

_DEEPEST = 2  # an option's value stands no deeper than in a cell of a row


def bring_up_to_date(
    model: dict[str, Any], version: int, answers: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """`answers` of `version` as answers of the model's version, and those to fields that are no longer asked."""
    current = answers
    dropped: dict[str, Any] = {}
    rankings = {
        field["id"] for section in model["sections"] for field in section["fields"] if field["type"] == "ranking"
    }
    changes = sorted(
        (change for change in model["changes"] if change["from"] >= version), key=lambda change: change["from"]
    )
    for number, change in enumerate(changes):
        rename = change["rename"]
        current = _rename(current, rename)
        for field, values in change["values"].items():
            name = rename.get(field, field)
            if name in current:
                keys_too = _name_now(name, changes[number + 1 :]) in rankings
                current[name] = _map_values(current[name], values, keys_too)
        dropped |= {name: current.pop(name) for name in change["dropped"] if name in current}
    return current, dropped


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


def _map_values(value: Any, values: dict[str, str], keys_too: bool = False, depth: int = _DEEPEST) -> Any:
    """Old option values replaced wherever they stand as a value: alone, in a list, in a row.

    `keys_too`: a ranking read from a PDF is `{option: place}`.
    """
    if isinstance(value, str):
        return values.get(value, value)
    if isinstance(value, list) and depth:
        return [_map_values(item, values, False, depth - 1) for item in value]
    if isinstance(value, dict) and keys_too:
        return _rename(value, values)
    if isinstance(value, dict) and depth:
        return {key: _map_values(item, values, False, depth - 1) for key, item in value.items()}
    return value
