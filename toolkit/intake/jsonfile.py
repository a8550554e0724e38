"""Strict JSON from strangers: no repeated keys, no NaN, no depth, no number that costs time; faults have a place."""

import json
import math
import re
from typing import Any

from toolkit.contract.data import LIMITS
from toolkit.contract.unreadable import Unreadable

MAX_DEPTH: int = LIMITS["answers"]["depth"]
# Longer ones stay text: int() of a million digits takes minutes, and no sheet asks for them.
_LONGEST_NUMBER: int = LIMITS["number"]["longest"]
_EXACT = 2**53 - 1  # the browser holds whole numbers up to here
# A text without end runs to the end of the file: otherwise a file of `\"` would be searched anew from each quote.
_TEXT = r'"(?:[^"\\]++|\\.)*+"?'
_TOKEN = re.compile(_TEXT + r"|[{}\[\]:,]", re.DOTALL)
_CONSTANT = re.compile(_TEXT + r"|(-?Infinity|NaN)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Refused(Exception):
    """`key`: a repeated one; None for a constant that JSON does not have."""

    def __init__(self, key: str | None = None) -> None:
        super().__init__(key)
        self.key = key


def parse_json(text: str) -> Any:
    """The JSON value in `text`. Raises Unreadable `bad-json` with `line` and `column`, counted from 1."""
    _refuse_depth(text)
    try:
        found = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_constant
        )
    except json.JSONDecodeError as error:
        raise Unreadable("bad-json", line=error.lineno, column=error.colno) from error
    except _Refused as error:
        at = _repeated_key(text) if error.key is not None else _constant_at(text)
        raise _fault(text, at) from error
    # `\\ud800` alone is allowed in JSON and in no output: it has no bytes in UTF-8.
    return _without_surrogates(found) if "\\ud" in text or "\\uD" in text else found


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        made: dict[str, Any] = {}
        for key, item in value.items():
            name = _SURROGATE.sub("\ufffd", key)
            while name in made:  # two halves that are one sign now: both answers stay
                name += "\ufffd"
            made[name] = _without_surrogates(item)
        return made
    return value


def _fault(text: str, at: int) -> Unreadable:
    return Unreadable("bad-json", line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Refused("")
    return found


def _whole(digits: str) -> int | str:
    """One that the browser would round stays as it is written."""
    number = int(digits) if len(digits) <= _LONGEST_NUMBER else None
    return digits if number is None or abs(number) > _EXACT else number


def _decimal(digits: str) -> float | str:
    number = float(digits) if len(digits) <= _LONGEST_NUMBER else math.inf
    return number if math.isfinite(number) else digits


def _constant(_: str) -> Any:
    raise _Refused


def _refuse_depth(text: str) -> None:
    """Before the parser sees it: Python's own limit is on its stack, and everything behind walks answers recursively."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(token[0], 0)
        if depth > MAX_DEPTH:
            raise _fault(text, token.start())


def _repeated_key(text: str) -> int:
    """Where the first key stands that its object has already."""
    open_objects: list[set[str] | None] = []
    previous = None
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "{[":
            open_objects.append(set() if mark == "{" else None)
        elif mark in "}]" and open_objects:
            open_objects.pop()
        elif mark == ":" and previous and open_objects and open_objects[-1] is not None:
            key = json.loads(previous[0])
            if key in open_objects[-1]:
                return previous.start()
            open_objects[-1].add(key)
        previous = token
    return 0


def _constant_at(text: str) -> int:
    """Where NaN or Infinity stands, outside of texts."""
    return next((match.start() for match in _CONSTANT.finditer(text) if match[1]), 0)
