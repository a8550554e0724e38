"""A list whose line with its key is missing: its items hang in the list above it, where they do not fit. Told as the missing key."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from toolkit.content.described import described
from toolkit.content.problem import ByLanguage, Problem
from toolkit.content.yaml.allowed import keys_of, parts_in, written_part
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.prune import value_at


def told_as_key(kind: Any, file: YamlFile, at: Path_, problems: list[Problem]) -> list[Problem]:
    """`problems` of what stands at `at` of `file`, which is a `kind`. One that says that a key is missing says under `behind` in which
    lines that may stand which belongs under it."""
    strange = {one.path[:-1] for one in problems if one.code == "unknown-key"}
    items = sorted(path for path in strange if path and isinstance(path[-1], int) and _is_map(file, path))
    gone: set[Path_] = set()
    for path in items:
        owner, key = next(_heads(kind, file, at, path), (None, "")) if path not in gone else (None, "")
        if owner is None:
            continue
        part = _part(kind, file, at, owner)
        own = [one for one in items if one[:-1] == path[:-1] and one >= path and _fits(part, key, file, one)]
        gone |= set(own)
        words = described(part, key) if part else None
        told = file.problem("missing-key", owner, data={"key": key, "what": ByLanguage(words) if words else ""})
        line, column = file.place(path)
        kept = [one for one in problems if not any(one.path[: len(other)] == other for other in own)]
        kept = [one for one in kept if one.code != "missing-key" or one.path != owner or one.data["key"] != key]
        problems = [*kept, replace(told, line=line, column=column)]
        problems[-1].data["behind"] = {file.place(other)[0] for other in own}
    return [_with_behind(file, one) for one in problems]


def _with_behind(file: YamlFile, problem: Problem) -> Problem:
    """The item behind a part that lacks a key, and the keys in it, may be what belongs under that key."""
    if problem.code != "missing-key" or "behind" in problem.data or not problem.path:
        return problem
    *before, last = problem.path
    inside = value_at(file.data, problem.path)
    places = [file.place((*problem.path, key), key=True) for key in inside] if isinstance(inside, dict) else []
    places += [file.place((*before, last + 1))] if isinstance(last, int) else []
    return replace(problem, data=problem.data | {"behind": {line for line, _ in places} - {problem.line}})


def without_indents(problems: list[Problem]) -> list[Problem]:
    """Where a key is missing, what belongs under it is not told to be wrongly indented as well."""
    keyless = [one for one in problems if one.code == "missing-key" and "behind" in one.data]
    indents = [one for one in problems if one.code == "yaml-indent"]
    told: dict[int, Problem] = {}
    dropped: set[int] = set()
    for indent in indents:
        for one in keyless:
            if one.file == indent.file and indent.line in one.data["behind"]:
                told.setdefault(id(one), indent)
                dropped.add(id(indent))
    return [_there(one, told.get(id(one))) for one in problems if id(one) not in dropped]


def _there(problem: Problem, indent: Problem | None) -> Problem:
    """A missing key, told where what belongs under it begins."""
    if indent is None:
        return problem
    return replace(problem, line=indent.line, column=indent.column, data=problem.data | {"span": indent.data["span"]})


def _heads(kind: Any, file: YamlFile, at: Path_, path: Path_) -> Iterator[tuple[Path_, str]]:
    """(part, key of it) under which the item would fit: of the nearest item before it, or of what both stand in."""
    before = [one for n in range(int(path[-1]) - 1, -1, -1) if _is_map(file, one := (*path[:-1], n))]
    for owner in [*before[:1], path[:-2]]:
        part, there = _part(kind, file, at, owner), value_at(file.data, owner)
        for key in keys_of(part) if part else []:
            if key not in there and _fits(part, key, file, path):
                yield owner, key


def _fits(part: type[BaseModel] | None, key: str, file: YamlFile, path: Path_) -> bool:
    """Whether the list at `key` of a part may have the item at `path`."""
    keys = set(value_at(file.data, path))
    return part is not None and any(keys <= set(keys_of(one)) for one in parts_in(part, key))


def _part(kind: Any, file: YamlFile, at: Path_, path: Path_) -> type[BaseModel] | None:
    return written_part(kind, value_at(file.data, at), path[len(at) :]) if path[: len(at)] == at else None


def _is_map(file: YamlFile, path: Path_) -> bool:
    return isinstance(value_at(file.data, path), dict)
