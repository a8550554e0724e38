"""Reading answers of an older version of a worksheet."""

from typing import Any

from toolkit.rules.text import is_empty


def bring_up_to_date(model: dict[str, Any], version: int, answers: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """`answers` of `version` as answers of the model's version, and those to fields that are no longer asked."""
    current, dropped = dict(answers), {}
    for change in sorted(model["changes"], key=lambda change: change["from"]):
        if change["from"] < version:
            continue
        rename = change["rename"]
        renamed = {rename[key]: value for key, value in current.items() if key in rename}
        current = {key: value for key, value in current.items() if key not in rename} | renamed
        for field, values in change["values"].items():
            name = rename.get(field, field)
            if name in current:
                current[name] = _map_values(current[name], values)
        for name in change["dropped"]:
            if not is_empty(current.get(name)):
                dropped[name] = current[name]
            current.pop(name, None)
    return current, dropped


def _map_values(value: Any, values: dict[str, str]) -> Any:
    """Old option values replaced wherever they stand as a value: alone, in a list, in a row."""
    if isinstance(value, str):
        return values.get(value, value)
    if isinstance(value, list):
        return [_map_values(item, values) for item in value]
    if isinstance(value, dict):
        return {key: _map_values(item, values) for key, item in value.items()}
    return value
