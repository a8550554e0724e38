"""YAML files with positions, and without what a content file never needs: aliases, tags, several documents, huge files."""

import errno
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from toolkit.content.problem import ContentError, Problem, Word
from toolkit.content.yaml.compose import MAX_BYTES, Composer, Path_, Place
from toolkit.contract.codes import LintCode
from toolkit.memory import hashed, remembered

# What YAML forbids, and the line separators that libyaml counts as lines and editors do not.
_FORBIDDEN = re.compile("[^\t\n\r\\x20-\\x7e\\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# How files begin that were saved by another program, under the name of one of ours.
_OTHERS = {
    "office": re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
    "rtf": re.compile(rb"\s*\{\\rtf"),
    "web": re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE),
    "pdf": re.compile(rb"%PDF-"),
    "picture": re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"),
}
_INDENT = re.compile("[ \t]*")
_REASONS = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ENOENT: "missing",
    errno.ELOOP: "loop",
    errno.EISDIR: "not-a-file",
    errno.ENOTDIR: "not-a-folder",
}


@dataclass
class YamlFile:
    """`data`: plain Python; `values`, `keys`: the (line, column) of each value and of each mapping key, by path.

    `remarks`: what stands after `#` behind a value, with its place. `origin`: where a part has moved because others were left out (`prune`), its path in the file; else empty.
    `digest`: of the text of an author's file as it was read; empty where the data is no longer what stands there.
    """

    name: str
    data: Any = None
    values: dict[Path_, Place] = field(default_factory=dict)
    keys: dict[Path_, Place] = field(default_factory=dict)
    origin: dict[Path_, Path_] = field(default_factory=dict)
    remarks: dict[Path_, tuple[int, int, str]] = field(default_factory=dict)
    digest: str = ""

    def place(self, path: Path_, key: bool = False) -> Place:
        """Where a path stands; where it stands no longer, its nearest ancestor."""
        while path:
            found = (self.keys.get(path) if key else None) or self.values.get(path) or self.keys.get(path)
            if found:
                return found
            path, key = path[:-1], False
        return self.values.get((), (1, 1))

    def as_written(self, path: Path_) -> Path_:
        """`path` with the keys of the file: a number that is a key may stand there in quotes."""
        data, found = self.data, list(path)
        for n, part in enumerate(path):
            if isinstance(data, dict) and part not in data and str(part) in data:
                found[n] = str(part)
            key = found[n]
            in_list = isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data)
            data = data[key] if in_list or (isinstance(data, dict) and key in data) else None
        return tuple(found)

    def where(self, path: Path_) -> str:
        """A path as an author reads it: `sections[1].fields[2].label`, list items counted from 1."""
        known = next((n for n in range(len(path), -1, -1) if path[:n] in self.origin), 0)
        text, data = "", self.data
        for n, part in enumerate(path):
            shown = self.origin[path[: n + 1]][-1] if n < known else part
            in_list = isinstance(data, list) and isinstance(part, int)
            text += f"[{int(shown) + 1}]" if in_list else f".{shown}" if text else str(shown)
            there = 0 <= int(part) < len(data) if in_list else isinstance(data, dict) and part in data
            data = data[part] if there else None
        return text

    def spoken(self, path: Path_) -> tuple[tuple[str, str | int], ...]:
        """A path for people: the lists on the way with the id (or the number) of the item, then the keys that follow."""
        found: list[tuple[str, str | int]] = []
        data = self.data
        for n, part in enumerate(path):
            in_list = isinstance(data, list) and isinstance(part, int)
            there = 0 <= int(part) < len(data) if in_list else isinstance(data, dict) and part in data
            data = data[part] if there else None
            if in_list:
                own = data if isinstance(data, dict) else {}
                name = next((own[key] for key in ("id", "value", "ref") if isinstance(own.get(key), str)), None)
                number = int(self.origin.get(path[: n + 1], path[: n + 1])[-1]) + 1
                held = str(path[n - 1]) if n and isinstance(path[n - 1], str) else ""
                found[-1:] = [(held, name or number)]
            else:
                found.append(("", str(part)))
        return tuple(found)

    def problem(
        self, code: LintCode, path: Path_, key: bool = False, warning: bool = False, data: dict[str, Any] | None = None
    ) -> Problem:
        """A problem at the value (or the key) at `path`."""
        path = self.as_written(path)
        line, column = self.place(path, key)
        return Problem(code, self.name, line, column, self.where(path), data or {}, warning, path, self.spoken(path))


def read_yaml(path: Path, name: str, faults: list[Problem] | None = None) -> YamlFile:
    """The YAML file at `path`, called `name` in errors. Raises ContentError. `faults`: as in `parse_yaml`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a folder, a pipe or a device, which reading might never end
            raise OSError(errno.EISDIR, "")
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(unreadable(name, error)) from error
    if len(raw) > MAX_BYTES:
        raise ContentError(Problem("file-too-big", name, data={"most": MAX_BYTES // 1000}))
    try:
        text = decode(raw, name)
    except ContentError as error:
        if faults is None or error.problem.code == "other-kind":
            raise
        faults.append(error.problem)  # told, and the rest is read
        text = raw.decode("utf-16" if raw[:2] in _UTF16 else "cp1252", "replace")
    return parse_yaml(text, name, faults)


def unreadable(name: str, error: OSError) -> Problem:
    """What the system says about a file, in words of ours."""
    reason = _REASONS.get(error.errno or 0, "other")
    return Problem("file-unreadable", name, data={"reason": Word(f"reasons.{reason}")})


def decode(raw: bytes, name: str) -> str:
    """UTF-8 text, with or without a byte order mark, its lines ended as everywhere here. Raises ContentError with the line of the first wrong byte, or where it is a file of a program that does not write plain text."""
    kind = next((kind for kind, begin in _OTHERS.items() if begin.match(raw)), None)
    if kind:
        raise ContentError(Problem("other-kind", name, data={"why": Word(f"others.{kind}")}))
    raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if raw[:2] not in _UTF16 else raw
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw[:2] in _UTF16:
            problem = Problem("wrong-encoding", name, data={"why": Word("why.utf-16"), "word": ""})
            raise ContentError(problem) from error
        start = raw.rfind(b"\n", 0, error.start) + 1
        before = raw[start : error.start].removeprefix(b"\xef\xbb\xbf" if start == 0 else b"")
        line, column = raw.count(b"\n", 0, error.start) + 1, len(before.decode("utf-8", "replace")) + 1
        word = raw[start : start + 2000].decode("cp1252", "replace")
        at = len(raw[start : error.start].decode("cp1252", "replace"))
        meant = re.findall(r"\w*$", word[:at])[0] + re.findall(r"^\w*", word[at:])[0]
        data = {"why": Word("why.windows"), "word": meant[:30]}
        raise ContentError(Problem("wrong-encoding", name, line, column, data=data)) from error


def parse_yaml(
    text: str, name: str, faults: list[Problem] | None = None, composed_by: type[Composer] = Composer
) -> YamlFile:
    """Raises ContentError for the first thing that makes the file unreadable.

    `faults`: a list that repeated keys and slips of the pen are added to, and the file is read on; without it the first one is raised.
    """
    text = text.removeprefix("\ufeff")
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        at = forbidden.start()
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        code = f"U+{ord(forbidden[0]):04X}"
        raise ContentError(Problem("yaml-character", name, line, column, data={"character": code}))
    if faults is not None:
        key = hashed(name, text)
        file, told = remembered("read", key, lambda: _of_author(text, name))
        faults += told
        if isinstance(file, Problem):
            raise ContentError(file)
        file.digest = key
        return file
    composer = composed_by(name, faults)
    try:
        data = composer.compose(text)
    except yaml.MarkedYAMLError as error:
        raise ContentError(syntax_problem(error, text, name)) from error
    except yaml.YAMLError as error:
        raise ContentError(Problem("yaml-syntax", name, data={"reason": Word("syntax.other")})) from error
    return YamlFile(name, data, composer.values, composer.keys, remarks=composer.remarks)


def _of_author(text: str, name: str) -> tuple[YamlFile | Problem, list[Problem]]:
    """The file with every slip of the pen told and mended, so that the rest is read too; or the one thing that makes it unreadable."""
    from toolkit.content.yaml.mended import read_mended

    faults: list[Problem] = []
    try:
        data, composer = read_mended(text, name, faults)
    except ContentError as error:
        return error.problem, faults
    except yaml.MarkedYAMLError as error:
        return syntax_problem(error, text, name), faults
    except yaml.YAMLError:
        return Problem("yaml-syntax", name, data={"reason": Word("syntax.other")}), faults
    return YamlFile(name, data, composer.values, composer.keys, remarks=composer.remarks), faults


def syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    rows = text.split("\n")
    for number in (line, line - 1):  # libyaml stops at the tab, or at the line after it
        indent = _INDENT.match(rows[number - 1]) if 0 < number <= len(rows) else None
        if indent and "\t" in indent[0]:
            return Problem("yaml-tab", name, number, indent[0].index("\t") + 1)
    english = error.problem or error.context or ""
    if "a tab character" in english:
        return Problem("yaml-tab", name, line, column)
    slug = next((slug for start, slug in _SYNTAX.items() if english.startswith(start)), "other")
    if slug in ("quote", "brace", "bracket") and error.context_mark:  # where it opens, not where the file ends
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    return Problem("yaml-syntax", name, line, column, data={"reason": Word(f"syntax.{slug}")})


# How libyaml's sentences begin → ours.
_SYNTAX = {
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no-colon",
    "did not find expected key": "indent",
    "did not find expected '-'": "indent",
    "block sequence entries are not allowed": "dash",
    "did not find expected ',' or '}'": "brace",
    "did not find expected ',' or ']'": "bracket",
    "found unexpected end of stream": "quote",
    "found unexpected document indicator": "quote",
    "found character that cannot start": "sign",
    "found unknown escape character": "escape",
    "did not find expected node content": "nothing",
    "did not find expected alphabetic": "anchor",
    "did not find expected <document start>": "outside",
    "did not find expected comment or line break": "block",
    "mapping keys are not allowed": "sign",
    "found unexpected non-alphabetical": "sign",
}
