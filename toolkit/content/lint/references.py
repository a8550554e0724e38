"""Ids that occur twice, and references to what is not there."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.content.library import Library, Sheet
from toolkit.content.lint.place import at
from toolkit.content.model import Condition, Scale
from toolkit.content.problem import Problem, nearest

RESERVED = ("respondent",)  # its PDF fields would get the names of the respondent block
SCORED = ("scale", "number")
COUNTED = ("choices", "ranking", "placement")


def check(library: Library, sheet: Sheet) -> list[Problem]:
    return list(_Checker(library, sheet).problems())


class _Checker:
    def __init__(self, library: Library, sheet: Sheet) -> None:
        self.library, self.file, self.sheet = library, sheet.file, sheet.worksheet
        self.fields: dict[str, Any] = {}
        for section in self.sheet.sections:
            for field in section.fields:
                self.fields.setdefault(field.id, field)

    def problems(self) -> Iterator[Problem]:
        yield from self.repeated_ids()
        for n, ref in enumerate(self.sheet.sources):
            if ref.ref not in self.library.sources:
                yield self.unknown("unknown-source", ref.ref, self.library.sources, "sources", n, "ref")
        for s, section in enumerate(self.sheet.sections):
            yield from self.condition(section.show_if, ("sections", s, "show_if"))
            for f, field in enumerate(section.fields):
                path = ("sections", s, "fields", f)
                yield from self.condition(field.show_if, (*path, "show_if"))
                yield from self.field(field, path)
        yield from self.scores()
        yield from self.matches()
        yield from self.changes()

    def unknown(self, code: str, name: str, known: Iterable[Any], *path: str | int) -> Problem:
        names = [str(item) for item in known]
        return at(self.file, code, *path, name=name, meant=nearest(name, names))

    def repeated_ids(self) -> Iterator[Problem]:
        sections = [section.id for section in self.sheet.sections]
        yield from self.repeated(sections, lambda n: ("sections", n, "id"))
        places = [
            (field.id, ("sections", s, "fields", f, "id"))
            for s, section in enumerate(self.sheet.sections)
            for f, field in enumerate(section.fields)
        ]
        yield from self.repeated([name for name, _ in places], lambda n: places[n][1])
        for name, path in places:
            if name in RESERVED:
                yield at(self.file, "reserved-id", *path, id=name)
        yield from self.repeated([score.id for score in self.sheet.scores], lambda n: ("scores", n, "id"))
        yield from self.repeated([example.id for example in self.sheet.examples], lambda n: ("examples", n, "id"))

    def repeated(self, ids: list[str], path: Any) -> Iterator[Problem]:
        for n, name in enumerate(ids):
            if name in ids[:n]:
                yield at(self.file, "duplicate-id", *path(n), id=name)

    def field(self, field: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
        if field.about is not None and field.about not in self.fields:
            yield self.unknown("unknown-field", field.about, self.fields, *path, "about")
        for key in ("rows", "columns", "statements"):
            if isinstance(getattr(field, key, None), list):
                yield from self.repeated(
                    [line.id for line in getattr(field, key)], lambda n, key=key: (*path, key, n, "id")
                )
        for c, column in enumerate(field.columns if field.type == "table" else ()):
            for key in ("show_if", "about", "carry"):
                if getattr(column, key) is not None:
                    yield at(self.file, "column-key", *path, "columns", c, key, key=True, name=key)
            yield from self.lists(column, (*path, "columns", c))
        yield from self.lists(field, path)

    def lists(self, field: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
        options, scale = getattr(field, "options", None), getattr(field, "scale", None)
        if isinstance(options, str) and options not in self.library.options:
            yield self.unknown("unknown-list", options, self.library.options, *path, "options")
        elif isinstance(options, list):
            yield from self.repeated([option.value for option in options], lambda n: (*path, "options", n, "value"))
        if isinstance(scale, str) and scale not in self.library.scales:
            yield self.unknown("unknown-list", scale, self.library.scales, *path, "scale")
        at_least, at_most = getattr(field, "at_least", None), getattr(field, "at_most", None)
        count = len(self.options(field)) if options is not None else None
        if (at_least and at_most and at_least > at_most) or (count and max(at_least or 0, at_most or 0) > count):
            yield at(self.file, "count-range", *path, "at_least" if at_least else "at_most")
        low, high = getattr(field, "min", None), getattr(field, "max", None)
        if low is not None and high is not None and low > high:
            yield at(self.file, "min-above-max", *path, "min")

    def options(self, field: Any) -> list[Any]:
        found = getattr(field, "options", None)
        return self.library.options.get(found, []) if isinstance(found, str) else found or []

    def scale(self, field: Any) -> Scale | None:
        found = getattr(field, "scale", None)
        return self.library.scales.get(found) if isinstance(found, str) else found

    def target(self, reference: str, *path: str | int) -> tuple[Any, Problem | None]:
        """The field or cell that a reference names (a cell as its column, or its grid), or what is wrong with it."""
        name, *cell = reference.split(".")
        field = self.fields.get(name)
        if field is None:
            return None, self.unknown("unknown-field", name, self.fields, *path)
        if not cell:
            return field, None
        rows = [row.id for row in field.rows or []] if field.type in ("grid", "table") else []
        if cell[0] not in rows:
            return None, self.unknown("unknown-row", cell[0], rows, *path)
        if field.type == "grid" and len(cell) == 1:
            return field, None
        columns = {column.id: column for column in field.columns} if field.type == "table" else {}
        if len(cell) < 2 or cell[1] not in columns:
            return None, self.unknown("unknown-column", cell[-1], columns, *path)
        return columns[cell[1]], None

    def condition(self, condition: Condition | None, path: tuple[str | int, ...]) -> Iterator[Problem]:
        if condition is None:
            return
        for key, parts in (("all", condition.all_), ("any", condition.any_)):
            for n, part in enumerate(parts or ()):
                yield from self.condition(part, (*path, key, n))
        yield from self.condition(condition.not_, (*path, "not"))
        if condition.field is None:
            return
        field, problem = self.target(condition.field, *path, "field")
        if problem:
            yield problem
            return
        yield from self.operator(condition, field, "." in condition.field, path)

    def operator(
        self, condition: Condition, field: Any, is_cell: bool, path: tuple[str | int, ...]
    ) -> Iterator[Problem]:
        kind = field.type
        if kind == "grid" and is_cell:
            kind = "scale" if field.scale is not None else "choice"
        counted = kind in COUNTED or (kind == "table" and field.rows is None)
        for key, value in (
            ("is", condition.is_),
            ("in", condition.in_),
            ("includes", condition.includes),
            ("at_least", condition.at_least),
            ("at_most", condition.at_most),
        ):
            if value is None:
                continue
            if key in ("is", "in"):
                fits = kind in ("text", "longtext", "date", "choice", "scale", "number")
            else:
                fits = kind in ("choices", "ranking") if key == "includes" else kind in SCORED or counted
            if not fits:
                yield at(self.file, "operator-type", *path, key, operator=key, type=field.type)
                continue
            for n, wanted in enumerate(value if isinstance(value, list) else [value]):
                yield from self.value(field, kind, wanted, (*path, key, n) if key == "in" else (*path, key), key)
        if kind == "cards":
            yield at(self.file, "operator-type", *path, "field", operator="answered", type=kind)

    def value(self, field: Any, kind: str, wanted: Any, path: tuple[str | int, ...], key: str) -> Iterator[Problem]:
        if kind in ("choice", "choices", "ranking") and key in ("is", "in", "includes"):
            values = [option.value for option in self.options(field)]
            if wanted not in values:
                yield self.unknown("unknown-option", str(wanted), values, *path)
        elif kind == "scale" and key in ("is", "in"):
            scale = self.scale(field)
            steps = [*range(scale.min, scale.max + 1), *(["na"] if field.not_relevant else [])] if scale else [wanted]
            if wanted not in steps:
                yield self.unknown("unknown-option", str(wanted), steps, *path)
        elif (kind == "number" and isinstance(wanted, str)) or (
            kind in ("text", "longtext", "date") and not isinstance(wanted, str)
        ):
            yield at(self.file, "wrong-type", *path, wanted="number" if kind == "number" else "text")

    def scores(self) -> Iterator[Problem]:
        for s, score in enumerate(self.sheet.scores):
            key = "mean_of" if score.mean_of else "sum_of"
            named = score.mean_of or score.sum_of or []
            for n, reference in enumerate(named):
                field, problem = self.target(reference, "scores", s, key, n)
                if problem:
                    yield problem
                elif field.type not in SCORED and not (field.type == "grid" and field.scale is not None):
                    yield at(self.file, "unscorable", "scores", s, key, n, name=reference, type=field.type)
            yield from self.repeated(named, lambda n, s=s, key=key: ("scores", s, key, n))
            for where, references in (("reversed", score.reversed), ("weights", list(score.weights))):
                for n, reference in enumerate(references):
                    path: tuple[str | int, ...] = ("scores", s, where, n if where == "reversed" else reference)
                    field, problem = self.target(reference, *path)
                    if problem:
                        yield problem
                    elif reference not in named and reference.split(".")[0] not in named:
                        yield self.unknown("not-in-score", reference, named, *path)
                    elif where == "reversed" and field.type == "number":
                        yield at(self.file, "unscorable", *path, name=reference, type=field.type)
            for reference, weight in score.weights.items():
                if weight <= 0:
                    yield at(self.file, "number-range", "scores", s, "weights", reference, value=weight, limit="> 0")

    def matches(self) -> Iterator[Problem]:
        for n, row in enumerate(self.sheet.match):
            lists: set[str] = set()
            for key in ("wants", "gives", "shared", "both_lack", "conflict", "with"):
                name = getattr(row, "with_" if key == "with" else key)
                if name is None:
                    continue
                field = self.fields.get(name)
                if field is None:
                    yield self.unknown("unknown-field", name, self.fields, "match", n, key)
                elif field.type not in ("choice", "choices") or not isinstance(field.options, str):
                    yield at(self.file, "match-list", "match", n, key, name=name)
                else:
                    lists.add(field.options)
            if len(lists) > 1:
                yield at(self.file, "match-lists-differ", "match", n, lists=", ".join(sorted(lists)))

    def changes(self) -> Iterator[Problem]:
        froms = [change.from_ for change in self.sheet.changes]
        later: set[str] = set(self.fields)
        for n, change in sorted(enumerate(self.sheet.changes), key=lambda item: -item[1].from_):
            if change.from_ >= self.sheet.version or froms.count(change.from_) > 1:
                yield at(self.file, "change-version", "changes", n, "from", version=self.sheet.version)
            for old, new in change.rename.items():
                if new not in later:
                    yield self.unknown("unknown-field", new, later, "changes", n, "rename", old)
            for name in change.values:
                if change.rename.get(name, name) not in later:
                    yield self.unknown("unknown-field", name, later, "changes", n, "values", name)
            for i, name in enumerate(change.dropped):
                if name in later and name not in change.rename:
                    yield at(self.file, "dropped-but-there", "changes", n, "dropped", i, name=name)
            later |= set(change.rename) | set(change.dropped)
