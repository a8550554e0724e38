"""YAML with positions, and without what a content file never needs: aliases, tags, several documents, huge files.

The events of libyaml are put together here, not by `yaml.load`: so every value keeps its line and column, a repeated key is
seen, plain words follow YAML 1.2 (`no` is a word, `2026-11-20` is text), and a bomb is refused before it grows.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from toolkit.content.problem import ContentError, Problem

MAX_BYTES = 1_000_000
MAX_EVENTS = 100_000
MAX_DEPTH = 40

Path_ = tuple[str | int, ...]
Place = tuple[int, int]

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None,
              "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}  # fmt: skip


@dataclass
class YamlFile:
    """`data`: plain Python; `values`, `keys`: the (line, column) of each value and of each mapping key, by path."""

    name: str
    data: Any = None
    values: dict[Path_, Place] = field(default_factory=dict)
    keys: dict[Path_, Place] = field(default_factory=dict)

    def place(self, path: Path_, key: bool = False) -> Place:
        """Where a path stands; where it stands no longer, its nearest ancestor."""
        while path:
            found = (self.keys.get(path) if key else None) or self.values.get(path) or self.keys.get(path)
            if found:
                return found
            path, key = path[:-1], False
        return self.values.get((), (1, 1))


def read_yaml(path: Path, name: str) -> YamlFile:
    """The YAML file at `path`, called `name` in errors. Raises ContentError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ContentError(Problem("file-too-big", name, data={"most": MAX_BYTES // 1000}))
        raw = path.read_bytes()
    except OSError as error:
        raise ContentError(Problem("file-unreadable", name, data={"reason": error.strerror or ""})) from error
    return parse_yaml(decode(raw, name), name)


def decode(raw: bytes, name: str) -> str:
    """UTF-8 text, with or without a byte order mark. Raises ContentError with the line of the first wrong byte."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        raise ContentError(Problem("wrong-encoding", name, line, column)) from error


def parse_yaml(text: str, name: str) -> YamlFile:
    """Raises ContentError for the first thing that makes the file unreadable."""
    for number, row in enumerate(text.split("\n"), 1):
        indent = row[: len(row) - len(row.lstrip())]
        if "\t" in indent:
            raise ContentError(Problem("yaml-tab", name, number, indent.index("\t") + 1))
    try:
        return _Composer(name).compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reason = error.problem or error.context or ""
        raise ContentError(Problem("yaml-syntax", name, line, column, data={"reason": reason})) from error
    except yaml.YAMLError as error:  # a character that YAML does not allow
        at = getattr(error, "position", 0) or 0
        raise ContentError(Problem("yaml-character", name, text.count("\n", 0, at) + 1)) from error


class _Composer:
    """Puts the event stream together; refuses what is too deep, too much, repeated or clever."""

    def __init__(self, name: str) -> None:
        self.file = YamlFile(name)

    def compose(self, text: str) -> YamlFile:
        documents = 0
        self._events = enumerate(yaml.parse(text, Loader=yaml.CSafeLoader))
        for event in self._next():
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse("yaml-documents", event)
                self.file.data = self._value(self._one(), (), 0)
        return self.file

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
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse("yaml-alias", event)
        if event.tag:
            self._refuse("yaml-tag", event, tag=event.tag[:40])
        self.file.values[path] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            for item in self._next():
                if isinstance(item, yaml.SequenceEndEvent):
                    return items
                items.append(self._value(item, (*path, len(items)), depth + 1))
        mapping: dict[str | int, Any] = {}
        for key_event in self._next():
            if isinstance(key_event, yaml.MappingEndEvent):
                break
            key = self._key(key_event)
            if key in mapping:
                first = self.file.keys[(*path, key)]
                self._refuse("duplicate-key", key_event, key=str(key), first=first[0])
            self.file.keys[(*path, key)] = (key_event.start_mark.line + 1, key_event.start_mark.column + 1)
            mapping[key] = self._value(self._one(), (*path, key), depth + 1)
        return mapping

    def _key(self, event: Any) -> str | int:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._refuse("yaml-alias", event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse("yaml-key", event)
        if event.tag:
            self._refuse("yaml-tag", event, tag=event.tag[:40])
        key = self._scalar(event)
        # Numbers are keys of scale labels; every other key is the word as it stands.
        return key if type(key) is int else event.value

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if not event.implicit[0]:  # quoted, or a block: text whatever it looks like
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if len(text) > 25:  # no number that a sheet needs; also keeps int() off a line of a million digits
            return text
        if _INT.fullmatch(text):
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text

    def _refuse(self, code: str, event: Any, **data: Any) -> None:
        mark = event.start_mark
        raise ContentError(Problem(code, self.file.name, mark.line + 1, mark.column + 1, data=data))
