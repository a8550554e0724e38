"""How older answers are read: every change leads to what the worksheet asks now."""

from collections.abc import Iterator
from typing import Any

from toolkit.content.lint.place import at
from toolkit.content.lint.target import Targets, columns_of
from toolkit.content.model import Change
from toolkit.content.problem import Problem
from toolkit.contract.shape import value_of
from toolkit.rules.change import tables_of
from toolkit.rules.place import called, path_of

_FREE = ("text", "number")


def check(targets: Targets) -> Iterator[Problem]:
    sheet = targets.sheet
    froms = [change.from_ for change in sheet.changes]
    newest_first = sorted(enumerate(sheet.changes), key=lambda item: -item[1].from_)
    later: list[Change] = []
    known = set(targets.fields)
    for n, change in newest_first:
        if (change.from_ >= sheet.version and "version" not in targets.lost) or change.from_ in froms[:n]:
            yield at(targets.file, "change-version", "changes", n, "from", version=sheet.version)
        for number, (old, new) in enumerate(change.rename.items()):
            if new in list(change.rename.values())[:number]:
                yield at(targets.file, "duplicate-id", "changes", n, "rename", old, id=new)
            yield from _missing(targets, new, known, later, "changes", n, "rename", old)
        for name, values in change.values.items():
            lost = list(_missing(targets, called(name, change.rename), known, later, "changes", n, "values", name))
            yield from lost or _values(targets, n, name, values, [change, *later])
        for i, name in enumerate(change.dropped):
            if _is_there(targets, name) and name not in change.rename:
                yield at(targets.file, "dropped-but-there", "changes", n, "dropped", i, name=name)
        known |= {old.partition(".")[0] for old in [*change.rename, *change.dropped]}
        later.insert(0, change)


def _is_there(targets: Targets, name: str) -> bool:
    """Whether the sheet still asks at this place: a field, a row or cell of it, or a column of free rows."""
    field, _, cell = name.partition(".")
    if field not in targets.fields:
        return False
    asked = targets.fields[field]
    is_column = not getattr(asked, "rows", None) and cell in {column.id for column in columns_of(asked)}
    return is_column or targets.target(name)[1] is None


def _missing(targets: Targets, name: str, known: set[str], later: list[Change], *path: str | int) -> Iterator[Problem]:
    """What is wrong with a name of the version after a change: no field has it, or the field has no such row or column."""
    field, _, cell = name.partition(".")
    is_key = path[-2] == "values"
    if field not in known:
        yield targets.unknown("unknown-field", field, known, *path, key=is_key)
        return
    today = name
    for change in later:
        today = called(today, change.rename)
    if cell and today.partition(".")[0] in targets.fields:
        _, problem = targets.target(today, *path, key=is_key)
        yield from [problem] if problem else []


def _values(targets: Targets, n: int, name: str, values: dict[str, str], path: list[Change]) -> Iterator[Problem]:
    """New values that the field does not have, once they have gone through the later changes on `path` too."""
    own, *rest = path
    now, news = called(name, own.rename), dict(values)
    for change in rest:
        now = called(now, change.rename)
        tables = tables_of({"from": change.from_, "rename": change.rename, "values": change.values, "dropped": []})
        table = next((tables[place] for place in _around(now) if place in tables), {})
        news = {old: table.get(new, new) for old, new in news.items()}
    field = targets.target(now)[0] if now.partition(".")[0] in targets.fields else None
    known = _values_of(targets, field) if field is not None else []
    for old, new in news.items():
        if known and new not in known:
            yield targets.unknown("unknown-option", new, known, "changes", n, "values", name, old)


def _around(name: str) -> list[str]:
    """A place, and what it stands in."""
    path = path_of(name)
    return [".".join(path[:length]) for length in range(len(path), 0, -1)]


def _values_of(targets: Targets, field: Any) -> list[str]:
    """The options and steps in a field and in its columns; none where an old answer may have become anything, as a day may."""
    parts = [field, *columns_of(field)]
    is_open = value_of(field.type) in _FREE or any(value_of(part.type) == "day" for part in parts)
    return [] if is_open else list(dict.fromkeys(str(value) for part in parts for value in targets.values(part)))
