"""Whether conditions can hold, decided by trying the answers that could make a difference."""

import math
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Any

from toolkit.content.lint.candidates import ANY_CELL, candidates, cells_of
from toolkit.contract.document import Document
from toolkit.contract.parts import Condition
from toolkit.contract.parts import Test as Atom
from toolkit.contract.shape import fields_of, rules_at
from toolkit.reading.text import is_empty
from toolkit.rules.condition import holds

MOST_TRIES = 100_000
MOST_PATHS = 60  # with two answers each these are far more than MOST_TRIES

Path = tuple[str, ...]
Test = Callable[[], bool]
Class = tuple[bool, list[tuple[int, bool]]]  # whether it is an answer; of each atom on its path: does it hold


class Trial:
    """`conditions` that should hold together; `shown_if`: the conditions of every field that these depend on.

    `combinations`: how many combinations of answers there are to try. An atom is a condition on one path.
    """

    def __init__(self, model: Document, conditions: list[Condition], shown_if: dict[str, list[Condition]]) -> None:
        self.fields = {field["id"]: field for field in fields_of(model)}
        self.conditions, self.shown_if = conditions, shown_if
        self.atoms: list[Atom] = []
        self.number: dict[int, int] = {}  # of each atom, by its identity
        for condition in [*conditions, *(part for parts in shown_if.values() for part in parts)]:
            self._collect(condition)
        self.paths = sorted({tuple(atom["path"]) for atom in self.atoms})
        self.answers = [self._answers(path, model["language"]) for path in self.paths]
        self.combinations = math.prod(map(len, self.answers))
        # What holds in the combination that is being tried.
        self._holds = [False] * len(self.atoms)
        self._answered = [False] * len(self.paths)
        self._visible: dict[str, bool] = {}
        self._tests_of: dict[str, list[Test]] = {}

    def can_hold(self) -> bool:
        """Whether some combination makes every condition hold."""
        classes = [list(self._classes(path, answers)) for path, answers in zip(self.paths, self.answers, strict=True)]
        tests = [self._test(condition) for condition in self.conditions]

        def try_from(place: int) -> bool:
            if place == len(classes):
                self._visible.clear()
                return all(test() for test in tests)
            for is_answer, truths in classes[place]:
                self._answered[place] = is_answer
                for number, truth in truths:
                    self._holds[number] = truth
                if try_from(place + 1):
                    return True
            return False

        return try_from(0)

    def _collect(self, condition: Condition) -> None:
        if condition["op"] == "all" or condition["op"] == "any" or condition["op"] == "not":
            for part in condition["of"]:
                self._collect(part)
        elif id(condition) not in self.number:
            self.number[id(condition)] = len(self.atoms)
            self.atoms.append(condition)

    def _on(self, path: Path) -> list[Atom]:
        return [atom for atom in self.atoms if tuple(atom["path"]) == path]

    def _answers(self, path: Path, language: str) -> Sequence[Any]:
        field = self.fields[path[0]]
        if len(path) == 1 and cells_of(field):
            asked = {other for other in self.paths if other[0] == path[0] and len(other) > 1}
            return [ANY_CELL, None] if cells_of(field) > len(asked) else [None]
        named = [value for atom in self._on(path) for value in _named(atom)]
        return candidates(rules_at(field, list(path)), named, language, MOST_TRIES)

    def _classes(self, path: Path, answers: Sequence[Any]) -> Iterator[Class]:
        """One answer for all those that no atom tells apart."""
        own = [(self.number[id(atom)], _asked_directly(atom)) for atom in self._on(path)]
        seen = set()
        for answer in answers:
            truths = [(number, holds_for(answer)) for number, holds_for in own]
            key = (is_empty(answer), *(truth for _, truth in truths))
            if key not in seen:
                seen.add(key)
                yield not is_empty(answer), truths

    def _test(self, condition: Condition) -> Test:
        """A condition as a function of what is being tried; the same as `rules.condition.holds`, but 100,000 times a second."""
        if condition["op"] == "not":
            inner = self._test(condition["of"][0])
            return lambda: not inner()
        if condition["op"] == "all" or condition["op"] == "any":
            parts, over = [self._test(part) for part in condition["of"]], all if condition["op"] == "all" else any
            return lambda: over(part() for part in parts)
        return self._atom_test(condition)

    def _atom_test(self, atom: Atom) -> Test:
        name, number = atom["path"][0], self.number[id(atom)]
        if len(atom["path"]) == 1 and cells_of(self.fields[name]):  # answered, by whichever cell
            places = [n for n, path in enumerate(self.paths) if path[0] == name]
            wanted = atom["op"] == "answered" and atom["value"]
            asked: Test = lambda: any(self._answered[n] for n in places) is wanted  # noqa: E731
        else:
            asked = lambda: self._holds[number]  # noqa: E731
        if not self.shown_if[name]:
            return asked
        when_hidden = holds(atom, lambda _: None)
        return lambda: asked() if self._is_visible(name) else when_hidden

    def _is_visible(self, name: str) -> bool:
        if name not in self._tests_of:
            self._tests_of[name] = [self._test(condition) for condition in self.shown_if[name]]
        if name not in self._visible:
            self._visible[name] = all(test() for test in self._tests_of[name])
        return self._visible[name]


def _named(atom: Atom) -> list[Any]:
    return list(atom["values"]) if atom["op"] == "in" else [atom["value"]]


def _asked_directly(atom: Atom) -> Callable[[Any], bool]:
    """An atom as a function of the answer at its path. Lists of options are tuples (`candidates`)."""
    if atom["op"] == "includes":
        wanted = atom["value"]
        return lambda answer: isinstance(answer, tuple) and wanted in answer
    bare = copy(atom)
    bare["path"] = atom["path"][:1]
    return lambda answer: holds(bare, lambda _: list(answer) if isinstance(answer, tuple) else answer)
