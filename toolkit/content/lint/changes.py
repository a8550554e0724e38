"""How older answers are read: every change leads to what the worksheet asks now."""

from collections.abc import Iterator
from typing import Any

from toolkit.content.lint.place import at
from toolkit.content.lint.target import Targets, columns_of
from toolkit.content.model import Change
from toolkit.content.problem import Problem


def check(targets: Targets) -> Iterator[Problem]:
    sheet = targets.sheet
    froms = [change.from_ for change in sheet.changes]
    newest_first = sorted(enumerate(sheet.changes), key=lambda item: -item[1].from_)
    later: list[Change] = []
    known = set(targets.fields)
    for n, change in newest_first:
        if (change.from_ >= sheet.version and "version" not in targets.lost) or change.from_ in froms[:n]:
            yield at(targets.file, "change-version", "changes", n, "from", version=sheet.version)
        for old, new in change.rename.items():
            if new not in known:
                yield targets.unknown("unknown-field", new, known, "changes", n, "rename", old)
        for name, values in change.values.items():
            if change.rename.get(name, name) not in known:
                yield targets.unknown("unknown-field", name, known, "changes", n, "values", name, key=True)
            else:
                yield from _values(targets, n, name, values, [change, *later])
        for i, name in enumerate(change.dropped):
            if name in targets.fields and name not in change.rename:
                yield at(targets.file, "dropped-but-there", "changes", n, "dropped", i, name=name)
        known |= set(change.rename) | set(change.dropped)
        later.insert(0, change)


def _values(targets: Targets, n: int, name: str, values: dict[str, str], path: list[Change]) -> Iterator[Problem]:
    """New values that the field does not have, once they have gone through the later changes on `path` too."""
    own, *rest = path
    now, news = own.rename.get(name, name), dict(values)
    for change in rest:
        table = change.values.get(now, change.values.get(change.rename.get(now, now), {}))
        now = change.rename.get(now, now)
        news = {old: table.get(new, new) for old, new in news.items()}
    field = targets.fields.get(now)
    known = _values_of(targets, field) if field is not None else set()
    for old, new in news.items():
        if known and new not in known:
            yield targets.unknown("unknown-option", new, sorted(known), "changes", n, "values", name, old)


def _values_of(targets: Targets, field: Any) -> set[str]:
    """The option values in a field and in its columns; empty where it has none."""
    parts = [field, *columns_of(field)]
    return {option.value for part in parts for option in targets.options(part)}
