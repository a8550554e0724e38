"""The definition inside a PDF, for a worksheet that the folder does not know. It may come from anyone.

`evaluate` trusts its model, so this one is looked at from end to end first: nothing in it may be missing, of another type, longer or
deeper than a real one. What is not named here is not looked at and not used (facilitation, sources, match, examples).
"""

import re
from collections.abc import Callable
from typing import Any

from toolkit.contract.data import LIMITS, WORKSHEET_FORMAT
from toolkit.contract.shape import count_of

_ID = re.compile(r"[a-z][a-z0-9-]{0,40}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST = 200  # of anything that a sheet has a list of
_MOST_CELLS: int = LIMITS["definition"]["cells"]
_LONGEST = 5_000
_DEEPEST = 10

Check = Callable[[Any], bool]


def is_sound(definition: Any) -> bool:
    """Whether an attached definition has the shape of docs/model.md in every part that reading and evaluating use."""
    return _definition(definition) and _references_hold(definition)


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


def _value(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 100


def _whole(value: Any) -> bool:
    return type(value) is int and abs(value) <= 10_000


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _like(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _list(check: Check, least: int = 0) -> Check:
    return lambda value: isinstance(value, list) and least <= len(value) <= _MOST and all(check(item) for item in value)


def _record(**checks: Check) -> Check:
    """An object that has at least these keys."""
    return lambda value: (
        isinstance(value, dict) and all(key in value and check(value[key]) for key, check in checks.items())
    )


def _map(key: Check, check: Check) -> Check:
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= _MOST
        and all(key(name) and check(item) for name, item in value.items())
    )


def _one(key: str, kinds: dict[str, Check]) -> Check:
    """An object of one of several kinds, told by the text at `key`."""
    return lambda value: (
        isinstance(value, dict) and isinstance(value.get(key), str) and value[key] in kinds and kinds[value[key]](value)
    )


_id = _like(_ID)
_decimal = _like(_DECIMAL)
_positive = _like(re.compile(r"(?=.*[1-9])[0-9]{1,6}(\.[0-9]{1,6})?"))
_path = _list(_value, 1)
_line = _record(id=_id, label=_text)
_options = _record(options=_list(_record(value=_value, label=_text, exclusive=_flag), 1))


def _steps(value: Any) -> bool:
    """A scale's options: one for each step from min to max."""
    if not _record(min=_whole, max=_whole, not_relevant=_flag, options=_list(_record(value=_whole, label=_text), 1))(
        value
    ):
        return False
    return [step["value"] for step in value["options"]] == list(range(value["min"], value["max"] + 1))


def _plain_field(value: Any) -> bool:
    return _record(id=_id, label=_text, required=_flag)(value) and _one("type", _SINGLE)(value)


_SINGLE: dict[str, Check] = {
    "text": _record(max_length=_whole),
    "longtext": _record(max_length=_whole),
    "number": _record(unit=_or_none(_text), min=_or_none(_decimal), max=_or_none(_decimal), decimals=_whole),
    "date": _record(min=_or_none(_like(_DATE)), max=_or_none(_like(_DATE))),
    "choice": _options,
    "scale": _steps,
}
_FIELDS: dict[str, Check] = _SINGLE | {
    "choices": lambda value: _options(value) and _record(at_least=_or_none(_whole), at_most=_or_none(_whole))(value),
    "grid": _record(rows=_list(_line, 1), cell=_one("type", {"scale": _steps, "choice": _options})),
    "table": lambda value: (
        _record(columns=_list(_plain_field, 1), min_rows=_whole)(value)
        and (_record(rows=_list(_line, 1))(value) or _record(rows=lambda rows: rows is None, max_rows=_whole)(value))
    ),
    "placement": _record(rows=_list(_line, 1), columns=_list(_line, 1), max_cards=_whole, max_length=_whole),
    "ranking": lambda value: _options(value) and _record(at_least=_or_none(_whole))(value),
    "cards": lambda value: True,
}


def _condition(value: Any, depth: int = 0) -> bool:
    if value is None and depth == 0:
        return True
    if depth > _DEEPEST or not isinstance(value, dict):
        return False
    op = value.get("op")
    if op in ("all", "any", "not"):
        inner = value.get("of")
        if not isinstance(inner, list) or not 1 <= len(inner) <= (1 if op == "not" else _MOST):
            return False
        return all(_condition(part, depth + 1) for part in inner)
    scalar: Check = lambda item: _value(item) or _whole(item) or _flag(item)  # noqa: E731
    wanted = {"in": ("values", _list(scalar)), "includes": ("value", scalar), "answered": ("value", _flag)}
    wanted |= {"at_least": ("value", _decimal), "at_most": ("value", _decimal)}
    if not isinstance(op, str) or op not in wanted or not _path(value.get("path")):
        return False
    key, check = wanted[op]
    return key in value and check(value[key])


def _field(value: Any) -> bool:
    return _record(id=_id, label=_text, required=_flag, show_if=_condition)(value) and _one("type", _FIELDS)(value)


_definition = _record(
    format=lambda value: value == WORKSHEET_FORMAT,
    id=_id,
    version=lambda value: type(value) is int and 0 < value < 10**6,
    language=lambda value: value in ("da", "en"),
    hash=_like(re.compile("[0-9a-f]{64}")),
    title=_text,
    sections=_list(_record(id=_id, title=_text, show_if=_condition, fields=_list(_field)), 1),
    scores=_list(
        _record(
            id=_id,
            label=_text,
            kind=lambda value: value in ("mean", "sum"),
            items=_list(_record(path=_path, weight=_positive, reverse=_or_none(_decimal))),
            min_answered=_whole,
            decimals=lambda value: type(value) is int and 0 <= value <= 6,
            bands=_list(_record(up_to=_decimal, label=_text, advice=_or_none(_text))),
        )
    ),
    changes=_list(
        _record(
            **{
                "from": _whole,
                "rename": _map(_value, _value),
                "values": _map(_value, _map(_value, _value)),
                "dropped": _list(_value),
            }
        )
    ),
)


def _references_hold(definition: dict[str, Any]) -> bool:
    """Ids are unique, conditions and scores ask about fields that are there, and no small file asks for millions of cells."""
    fields = [field for section in definition["sections"] for field in section["fields"]]
    names = {field["id"] for field in fields}
    if len(names) != len(fields) or sum(map(count_of, fields)) > _MOST_CELLS:
        return False
    conditions = [part["show_if"] for part in (*definition["sections"], *fields)]
    asked = [path[0] for condition in conditions for path in _paths(condition)]
    asked += [item["path"][0] for score in definition["scores"] for item in score["items"]]
    return set(asked) <= names


def _paths(condition: Any) -> list[list[str]]:
    if condition is None:
        return []
    return [condition["path"]] if "path" in condition else [path for part in condition["of"] for path in _paths(part)]
