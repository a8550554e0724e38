"""The events of libyaml put together here, not by `yaml.load`.

So every value keeps its line and column, a repeated key is seen, plain words follow YAML 1.2 (`no` is a word, `2026-11-20`
is text), and a bomb is refused before it grows.
"""

import math
import re
from typing import Any, NoReturn

import yaml

from toolkit.content.problem import MOST_PROBLEMS, ContentError, Problem
from toolkit.contract.codes import LintCode

MAX_BYTES = 1_000_000
MAX_EVENTS = 60_000
MAX_DEPTH = 40

Path_ = tuple[str | int, ...]
Place = tuple[int, int]

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None,
              "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}  # fmt: skip
_LONGEST_NUMBER = 25  # no number that a sheet needs; also keeps int() off a line of a million digits
_YAML_TAGS = "tag:yaml.org,2002:"


class Composer:
    """Puts the event stream together; refuses what is too deep, too much or clever."""

    def __init__(self, name: str, faults: list[Problem] | None) -> None:
        self.name = name
        self.faults = faults
        self.values: dict[Path_, Place] = {}
        self.keys: dict[Path_, Place] = {}

    def compose(self, text: str) -> Any:
        """The data of the one document in `text`; None where there is none. Raises ContentError and yaml.YAMLError."""
        data, documents = None, 0
        self._events = enumerate(yaml.parse(text, Loader=yaml.CSafeLoader))
        for event in self._next():
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("yaml-documents", event)
                data = self._value(self._one(), (), 0)
        return data

    def _next(self) -> Any:
        for number, event in self._events:
            if number > MAX_EVENTS:
                self._refuse("file-too-big", event, most=MAX_BYTES // 1000)
            yield event

    def _one(self) -> Any:
        return next(self._next())

    def _value(self, event: Any, path: Path_, depth: int) -> Any:
        if depth > MAX_DEPTH:
            self._refuse("yaml-depth", event, most=MAX_DEPTH)
        self._refuse_clever(event)
        self.values[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            for item in self._next():
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                items.append(self._value(item, (*path, len(items)), depth + 1))
            return items
        return self._mapping(path, depth)

    def _mapping(self, path: Path_, depth: int) -> dict[str | int, Any]:
        mapping: dict[str | int, Any] = {}
        for event in self._next():
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            if key in mapping:
                self._repeated(event, path, key)
                self._value(self._one(), (*path, key, "again"), depth + 1)  # the first one counts
                continue
            self.keys[(*path, key)] = _place(event)
            mapping[key] = self._value(self._one(), (*path, key), depth + 1)
        return mapping

    def _key(self, event: Any) -> str | int:
        self._refuse_clever(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse("yaml-key", event)
        key = self._scalar(event)
        # Numbers are keys of scale labels; every other key is the word as it stands.
        return key if type(key) is int else str(event.value)

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if not event.implicit[0]:  # quoted, or a block: text whatever it looks like
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if len(text) > _LONGEST_NUMBER:
            return text
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text) and math.isfinite(float(text)):
            return float(text)
        return text

    def _repeated(self, event: Any, path: Path_, key: str | int) -> None:
        line, column = _place(event)
        first = self.keys[(*path, key)][0]
        problem = Problem("duplicate-key", self.name, line, column, data={"key": str(key)[:60], "first": first})
        if self.faults is None:
            raise ContentError(problem)
        if len(self.faults) <= MOST_PROBLEMS:
            self.faults.append(problem)

    def _refuse_clever(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse("yaml-alias", event)
        if event.tag:
            self._refuse("yaml-tag", event, tag=event.tag.replace(_YAML_TAGS, "!!")[:40])

    def _refuse(self, code: LintCode, event: Any, **data: Any) -> NoReturn:
        line, column = _place(event)
        raise ContentError(Problem(code, self.name, line, column, data=data))


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1
