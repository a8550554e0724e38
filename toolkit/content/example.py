"""The texts of an example's answers, which may be written by language. What is a text goes by the field's type, not by its look."""

from collections.abc import Callable, Mapping
from typing import Any

from toolkit.content.yaml.compose import Path_
from toolkit.contract.shape import Rules, axes_of, cell_rules, is_counted, kinds_with, shape_of

Change = Callable[[Path_, dict[str, Any]], Any]  # takes the place of a text in the answers, and the text by language

_TEXTS = kinds_with("text")


def change_texts(fields: Mapping[str, Rules], answers: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """`answers` with `change` of every mapping that stands where `fields` (by id) want a text."""
    return {
        key: _answer(fields[key], value, (key,), change) if key in fields else value for key, value in answers.items()
    }


def _answer(field: Rules, value: Any, path: Path_, change: Change) -> Any:
    if shape_of(field["type"])["answer"] != "rows":
        return _text(field, value, path, change)
    if isinstance(value, list) and is_counted(field):
        return [_row(field, str(n + 1), row, (*path, n), change) for n, row in enumerate(value)]
    if not isinstance(value, dict) or is_counted(field):
        return value
    rows = axes_of(field)[0]
    return {key: _row(field, key, row, (*path, key), change) if key in rows else row for key, row in value.items()}


def _row(field: Rules, row: str, value: Any, path: Path_, change: Change) -> Any:
    columns = axes_of(field)[1:]
    if not columns:
        return _text(cell_rules(field, (row, None)), value, path, change)
    if not isinstance(value, dict):
        return value
    return {
        key: _text(cell_rules(field, (row, key)), cell, (*path, key), change) if key in columns[0] else cell
        for key, cell in value.items()
    }


def _text(rules: Rules, value: Any, path: Path_, change: Change) -> Any:
    return change(path, value) if isinstance(value, dict) and rules["type"] in _TEXTS else value
