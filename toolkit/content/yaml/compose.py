"""The events of libyaml put together here, not by `yaml.load`.

So every value keeps its line and column, a repeated key is seen, plain words follow YAML 1.2 (`no` is a word, `2026-11-20`
is text), and a bomb is refused before it grows.
"""

import math
import re
from typing import Any, NoReturn

import yaml

from toolkit.content.problem import MOST_PROBLEMS, ContentError, Problem
from toolkit.content.yaml.misread import Misread, remark_after
from toolkit.content.yaml.slip import Manuscript
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
    """Puts the event stream together; refuses what is too deep, too much or clever.

    `script`: an author's file, in which slips are looked for (raises `Met` at each); places are those of the file as written.
    """

    def __init__(
        self,
        name: str,
        faults: list[Problem] | None,
        known: frozenset[str] = frozenset(),
        script: Manuscript | None = None,
    ) -> None:
        self.name, self.faults, self.script = name, faults, script
        self.values: dict[Path_, Place] = {}
        self.keys: dict[Path_, Place] = {}
        self.remarks: dict[Path_, tuple[int, int, str]] = {}  # what stands after `#` behind a value, and where
        self._misread = Misread(script.text, known) if script else None

    def compose(self, text: str) -> Any:
        """The data of the one document in `text`; None where there is none. Raises ContentError, Met and yaml.YAMLError."""
        data, documents = None, 0
        self._text = text
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
        self.values[path] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            for item in self._next():
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                items.append(self._value(item, (*path, len(items)), depth + 1))
            return items
        return self._mapping(event, path, depth)

    def _mapping(self, opening: Any, path: Path_, depth: int) -> dict[str | int, Any]:
        mapping: dict[str | int, Any] = {}
        before: Any = None  # the value before, where it is one word or text
        for event in self._next():
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            value = self._one()
            if self._misread:
                self._misread.pair(event, value, before, next(reversed(mapping), None), opening.flow_style)
            if key in mapping:
                if self._misread and path and isinstance(path[-1], int) and not opening.flow_style:
                    self._misread.item(event, is_first=key == next(iter(mapping)))
                self._repeated(event, path, key)
                self._value(value, (*path, key, "again"), depth + 1)  # the first one counts
                continue
            self.keys[(*path, key)] = self._place(event)
            mapping[key] = self._value(value, (*path, key), depth + 1)
            before = value if isinstance(value, yaml.ScalarEvent) else None
        return mapping

    def _key(self, event: Any) -> str | int:
        self._refuse_clever(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse("yaml-key", event)
        key = self._plain(event)
        # Numbers are keys of scale labels; every other key is the word as it stands.
        return key if type(key) is int else str(event.value)

    def _scalar(self, event: Any, path: Path_) -> Any:
        if self._misread and event.implicit[0]:
            self._misread.scalar(event)
        if event.implicit[0] and (remark := remark_after(self._text, event)):
            line, column = self._before(event.end_mark.line + 1, event.end_mark.column + 1 + remark.gap)
            self.remarks[path] = (line, column, remark.text)
        return self._plain(event)

    def _plain(self, event: Any) -> Any:
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
        line, column = self._place(event)
        first = self.keys[(*path, key)][0]
        data = {"key": str(key)[:60], "first": first}
        problem = Problem("duplicate-key", self.name, line, column, data=data, path=(*path, key))
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
        line, column = self._place(event)
        raise ContentError(Problem(code, self.name, line, column, data=data))

    def _place(self, event: Any) -> Place:
        return self._before(event.start_mark.line + 1, event.start_mark.column + 1)

    def _before(self, line: int, column: int) -> Place:
        return self.script.before(line, column) if self.script else (line, column)
