"""Conditions that go in a circle, and conditions that can never hold."""

import math
from decimal import Decimal
from itertools import combinations, islice, product
from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.normalise import cell_at
from toolkit.content.problem import Problem
from toolkit.rules.condition import holds, paths_in
from toolkit.rules.number import to_json

MOST_TRIES = 100_000
_Path = tuple[str, ...]


def check(sheet: Sheet, model: dict[str, Any]) -> list[Problem]:
    return _Conditions(sheet, model).problems()


class _Conditions:
    def __init__(self, sheet: Sheet, model: dict[str, Any]) -> None:
        self.file = sheet.file
        self.sections = model["sections"]
        self.fields = {field["id"]: (field, section) for section in self.sections for field in section["fields"]}

    def problems(self) -> list[Problem]:
        problems = []
        circular = {name for name in self.fields if name in self.needs(name)}
        for s, section in enumerate(self.sections):
            if section["show_if"] and not self.can_hold([section["show_if"]], circular):
                problems.append(at(self.file, "never-holds", "sections", s, "show_if"))
            for f, field in enumerate(section["fields"]):
                path = ("sections", s, "fields", f)
                if field["id"] in circular:
                    problems.append(at(self.file, "condition-circle", *path, id=field["id"]))
                elif field["show_if"] and not self.can_hold([section["show_if"], field["show_if"]], circular):
                    problems.append(at(self.file, "never-holds", *path, "show_if"))
        return problems

    def asked_by(self, name: str) -> set[str]:
        """The fields that decide directly whether a field is shown."""
        field, section = self.fields[name]
        return {path[0] for condition in (section["show_if"], field["show_if"]) for path in paths_in(condition)}

    def needs(self, name: str) -> set[str]:
        """The fields that decide, over any number of steps, whether a field is shown."""
        found: set[str] = set()
        todo = list(self.asked_by(name))
        while todo:
            other = todo.pop()
            if other not in found:
                found.add(other)
                todo += self.asked_by(other)
        return found

    def can_hold(self, conditions: list[Any], circular: set[str]) -> bool:
        """Whether some answers make all conditions hold; True where there are too many answers to try."""
        names = {path[0] for condition in conditions for path in paths_in(condition)}
        for name in list(names):
            names |= self.needs(name)
        if names & circular:
            return True  # said already
        chain = conditions + [
            shown for name in names for shown in (self.fields[name][0]["show_if"], self.fields[name][1]["show_if"])
        ]
        paths = sorted({tuple(path) for condition in chain for path in paths_in(condition)})
        candidates = [self.candidates(path, chain) for path in paths]
        if math.prod(map(len, candidates)) > MOST_TRIES:
            return True
        return any(
            self.holds_with(dict(zip(paths, values, strict=True)), conditions) for values in product(*candidates)
        )

    def holds_with(self, values: dict[_Path, Any], conditions: list[Any]) -> bool:
        answers: dict[str, Any] = {}
        for path, value in values.items():
            if len(path) == 1:
                answers[path[0]] = value
            elif value is not None:
                place = answers.setdefault(path[0], {})
                for key in path[1:-1]:
                    place = place.setdefault(key, {})
                place[path[-1]] = value
        seen: dict[str, bool] = {}

        def usable(name: str) -> Any:
            if name not in seen:
                field, section = self.fields[name]
                seen[name] = holds(section["show_if"], usable) and holds(field["show_if"], usable)
            return answers.get(name) if seen[name] else None

        return all(holds(condition, usable) for condition in conditions)

    def candidates(self, path: _Path, conditions: list[Any]) -> list[Any]:
        """The answers worth trying at a path: every option, and around every boundary that a condition names."""
        cell = cell_at(self.fields[path[0]][0], list(path))
        asked = [part for condition in conditions for part in _operators(condition) if tuple(part["path"]) == path]
        named = [value for part in asked for value in part.get("values", [part.get("value")]) if value is not None]
        kind = cell["type"]
        if kind == "choice":
            return [*(option["value"] for option in cell["options"]), None]
        if kind == "scale":
            return [*range(cell["min"], cell["max"] + 1), *(["na"] if cell["not_relevant"] else []), None]
        if kind == "number":
            return [*_numbers(cell, named), None]
        if kind in ("choices", "ranking"):
            return [*_lists(cell, [name for name in named if isinstance(name, str)]), None]
        if kind == "table" and cell["rows"] is None:
            return [[{}] * count for count in range(1, cell["max_rows"] + 1)] + [None]
        if kind == "placement":
            return [[{}] * count for count in range(1, cell["max_cards"] + 1)] + [None]
        if kind in ("text", "longtext", "date"):
            return [*dict.fromkeys(name for name in named if isinstance(name, str)), "–", None]
        return [{"–": "–"}, None]


def _operators(condition: Any) -> list[Any]:
    if condition is None:
        return []
    return [condition] if "path" in condition else [part for inner in condition["of"] for part in _operators(inner)]


def _numbers(cell: dict[str, Any], named: list[Any]) -> list[int | float]:
    """The bounds of a number field and the numbers that conditions name, each with its neighbours, where they are allowed."""
    step = Decimal(1).scaleb(-cell["decimals"])
    low = Decimal(cell["min"]) if cell["min"] is not None else None
    high = Decimal(cell["max"]) if cell["max"] is not None else None
    around = (
        [Decimal(str(value)) for value in named if not isinstance(value, bool)]
        + [value for value in (low, high) if value is not None]
        + [Decimal(0)]
    )
    near = {(value / step).to_integral_value() * step + turn for value in around for turn in (-step, Decimal(0), step)}
    return [
        to_json(value) for value in sorted(near) if (low is None or value >= low) and (high is None or value <= high)
    ]


def _lists(cell: dict[str, Any], named: list[str]) -> list[list[str]]:
    """Valid selections: every combination of the named options, filled up with others to every count."""
    values = [option["value"] for option in cell["options"]]
    exclusive = {option["value"] for option in cell["options"] if option.get("exclusive")}
    wanted = [value for value in dict.fromkeys(named) if value in values][:8]
    others = [value for value in values if value not in wanted and value not in exclusive]
    alone = [[value] for value in values if value in exclusive]
    most = cell.get("at_most") or len(values)
    found = list(alone)
    for size in range(len(wanted) + 1):
        for chosen in combinations([value for value in wanted if value not in exclusive], size):
            for count in range(len(others) + 1):
                selection = [*chosen, *islice(others, count)]
                if selection and (cell.get("at_least") or 1) <= len(selection) <= most:
                    found.append(selection)
    return found
