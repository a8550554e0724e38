"""Ids that occur twice, and references to what is not there."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, assert_never

from toolkit.author.condition import Condition
from toolkit.content.library import Library
from toolkit.content.lint import changes, scored
from toolkit.content.lint.place import at
from toolkit.content.lint.target import Targets, asked_type, columns_of
from toolkit.content.problem import Problem, Word
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.slip import shown_line
from toolkit.content.yaml.typed import wrong_type
from toolkit.contract.shape import shape_of, value_of
from toolkit.paper.minutes import minutes_of

RESERVED = ("respondent",)  # its PDF fields would get the names of the respondent block
COLUMN_CANNOT = ("show_if", "about", "carry", "width")


def check(library: Library, sheet: Sheet) -> list[Problem]:
    """Every reference that is not sound, also those to what was left out of a faulty sheet."""
    checker = _Checker(library, sheet)
    return [*checker.problems(), *scored.check(checker), *changes.check(checker)]


class _Checker(Targets):
    def problems(self) -> Iterator[Problem]:
        yield from self.repeated_ids()
        for n, ref in enumerate(self.sheet.sources):
            if ref.ref not in self.library.sources:
                yield self.unknown("unknown-source", ref.ref, self.library.sources, "sources", n, "ref")
        people = self.sheet.facilitation.participants if self.sheet.facilitation else None
        if people and people.min > people.max:
            yield at(self.file, "min-above-max", "facilitation", "participants", "min")
        yield from self.minutes_of_steps()
        for s, section in enumerate(self.sheet.sections):
            yield from self.condition(section.show_if, ("sections", s, "show_if"))
            for f, field in enumerate(section.fields):
                path = ("sections", s, "fields", f)
                yield from self.condition(field.show_if, (*path, "show_if"))
                yield from self.field(field, path)

    def minutes_of_steps(self) -> Iterator[Problem]:
        """Steps that together take another time than the sheet, and one of several that does not say how long it takes."""
        plan = self.sheet.facilitation
        if plan is None:
            return
        for language, steps in plan.steps.items():
            where = ("facilitation", "steps", *([language] if language else []))
            found = [minutes_of(step) for step in steps]
            named = [minutes for minutes in found if minutes is not None]
            total = sum(named)
            if len(found) > 1 and len(named) == len(found) and total != plan.minutes:
                yield at(self.file, "plan-minutes", *where, steps=total, minutes=plan.minutes)
                return
            if named and None in found:
                n = found.index(None)
                left = max(plan.minutes - total, 1)
                yield at(
                    self.file, "step-minutes", *where, n, warning=True, mended=shown_line(f"{steps[n]} ({left} min.)")
                )
                return

    def repeated_ids(self) -> Iterator[Problem]:
        yield from self.repeated([section.id for section in self.sheet.sections], lambda n: ("sections", n, "id"))
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

    def field(self, field: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
        if field.about is not None and field.about not in self.fields:
            yield self.unknown("unknown-field", field.about, self.fields, *path, "about")
        if field.about == field.id:
            yield at(self.file, "names-itself", *path, "about", id=field.id)
        if getattr(field, "total", False):
            yield at(self.file, "total-alone", *path, "total", key=True)
        for key in ("rows", "columns", "statements"):
            if isinstance(getattr(field, key, None), list):
                ids = [line.id for line in getattr(field, key)]
                yield from self.repeated(ids, lambda n, key=key: (*path, key, n, "id"))
        for c, column in enumerate(columns_of(field)):
            for key in COLUMN_CANNOT:
                if key in column.model_fields_set and getattr(column, key) is not None:
                    yield at(self.file, "column-key", *path, "columns", c, key, key=True, name=key)
            yield from self.lists(column, (*path, "columns", c))
        yield from self.lists(field, path)

    def lists(self, field: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
        options, scale = getattr(field, "options", None), getattr(field, "scale", None)
        lists, scales = self.library.options, self.library.scales
        if isinstance(options, str) and options not in lists:
            yield self.not_named(options, lists, scales, "list-or-name", "name-of-scale", *path, "options")
        elif isinstance(options, list):
            yield from self.repeated([option.value for option in options], lambda n: (*path, "options", n, "value"))
        if isinstance(scale, str) and scale not in scales:
            yield self.not_named(scale, scales, lists, "scale-or-name", "name-of-list", *path, "scale")
        yield from self.counts(field, path)
        low, high = getattr(field, "min", None), getattr(field, "max", None)
        if low is not None and high is not None and low > high:
            yield at(self.file, "min-above-max", *path, "min")

    def not_named(
        self, name: str, known: Iterable[str], others: Container[str], wanted: str, found: str, *path: str | int
    ) -> Problem:
        """`others`: names in lists.yaml of what does not fit here (`found`)."""
        if name in others:
            return at(self.file, "wrong-type", *path, **wrong_type(wanted, name) | {"found": Word(f"kinds.{found}")})
        return self.unknown("unknown-list", name, known, *path)

    def counts(self, field: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
        at_least, at_most = getattr(field, "at_least", None), getattr(field, "at_most", None)
        count = len(self.options(field))
        if at_least and at_most and at_least > at_most:
            yield at(self.file, "count-range", *path, "at_least")
            return
        for key, number in (("at_least", at_least), ("at_most", at_most)):
            if number and count and number > count and field.id not in self.lost:
                yield at(self.file, "count-range", *path, key)

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
        elif condition.field.partition(".")[0] not in self.lost:
            yield from self.operator(condition, field, "." in condition.field, path)

    def operator(
        self, condition: Condition, field: Any, is_cell: bool, path: tuple[str | int, ...]
    ) -> Iterator[Problem]:
        kind = asked_type(field) if is_cell else field.type
        shape, value_kind = shape_of(kind), value_of(kind)
        axis = shape.get("axes", [{}])[0]
        rows = "count" in axis and ("lines" not in axis or getattr(field, axis["lines"]) is None)
        many = shape["answer"] in ("chosen", "order") or rows
        fits = {
            "is": shape["answer"] == "one",
            "in": shape["answer"] == "one",
            "includes": shape["answer"] in ("chosen", "order"),
            "at_least": many or value_kind in ("step", "number"),
            "at_most": many or value_kind in ("step", "number"),
            "answered": shape["answer"] != "none",
        }
        for key, does in fits.items():
            value = getattr(condition, f"{key}_" if key in ("is", "in") else key)
            if value is None:
                continue
            if not does:
                cell = "" if is_cell else _first_cell(field, axis)
                tests = ", ".join(test for test, fit in fits.items() if fit)
                how = Word("how.test-of-cell" if cell else "how.test" if tests else "how.no-test")
                yield at(
                    self.file, "operator-type", *path, key,
                    key=True, operator=key, type=field.type, tests=tests, how=how, cell=cell,
                )  # fmt: skip
            elif key in ("is", "in", "includes"):
                for n, wanted in enumerate(value if isinstance(value, list) else [value]):
                    yield from self.value(field, kind, wanted, (*path, key, n) if key == "in" else (*path, key))

    def value(self, field: Any, kind: str, wanted: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
        match value_of(kind):
            case "option":
                values = self.values(field)
                if not isinstance(wanted, str):
                    yield self.wrong_kind(wanted, "text", *path)
                elif values and wanted not in values:
                    yield self.unknown("unknown-option", wanted, values, *path)
            case "step" if isinstance(wanted, str) and wanted.lstrip("-").isdigit():
                yield self.wrong_kind(wanted, "number", *path)
            case "step":
                steps = self.values(field)
                if steps and wanted not in steps:
                    yield self.unknown("unknown-option", str(wanted), steps, *path)
            case "number":
                if isinstance(wanted, str):
                    yield self.wrong_kind(wanted, "number", *path)
            case "text" | "day" | None:
                if not isinstance(wanted, str):
                    yield self.wrong_kind(wanted, "text", *path)
            case other:
                assert_never(other)


def _first_cell(field: Any, axis: Mapping[str, Any]) -> str:
    """The first cell that a condition on `field` could name; "" where it has none."""
    rows = [row.id for row in getattr(field, "rows", None) or []] if "lines" in axis else []
    return ".".join([field.id, rows[0], *[column.id for column in columns_of(field)[:1]]]) if rows else ""
