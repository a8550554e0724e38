"""Whether conditions can hold, decided by trying the answers that could make a difference."""

import math
from itertools import product
from typing import Any

from toolkit.content.lint.candidates import ANY_CELL, candidates, cells_of
from toolkit.content.normalise_fields import cell_at
from toolkit.rules.condition import holds
from toolkit.rules.text import is_empty

MOST_TRIES = 100_000
MOST_PATHS = 60  # with two answers each these are far more than MOST_TRIES

Path = tuple[str, ...]
Truths = dict[int, bool]  # by the number of an atom: does it hold with this answer


class Trial:
    """`conditions` that should hold together; `shown_if`: the conditions of every field that these depend on.

    `combinations`: how many combinations of answers there are to try.
    """

    def __init__(self, model: dict[str, Any], conditions: list[Any], shown_if: dict[str, list[Any]]) -> None:
        self.fields = {field["id"]: field for section in model["sections"] for field in section["fields"]}
        self.conditions, self.shown_if = conditions, shown_if
        self.atoms: list[Any] = []
        self.number: dict[int, int] = {}  # of each atom, by its identity
        for condition in [*conditions, *(part for parts in shown_if.values() for part in parts)]:
            self._collect(condition)
        self.when_hidden = [holds(atom, lambda _: None) for atom in self.atoms]
        self.paths = sorted({tuple(atom["path"]) for atom in self.atoms})
        self.answers = [self._answers(path, model["language"]) for path in self.paths]
        self.combinations = math.prod(map(len, self.answers))

    def can_hold(self) -> bool:
        """Whether some combination makes every condition hold."""
        classes = [list(self._classes(path, answers)) for path, answers in zip(self.paths, self.answers, strict=True)]
        return any(self._holds_with(chosen) for chosen in product(*classes))

    def _collect(self, condition: Any) -> None:
        if "path" not in condition:
            for part in condition["of"]:
                self._collect(part)
        elif id(condition) not in self.number:
            self.number[id(condition)] = len(self.atoms)
            self.atoms.append(condition)

    def _answers(self, path: Path, language: str) -> Any:
        named = [
            value
            for atom in self.atoms
            if tuple(atom["path"]) == path
            for value in atom.get("values", [atom.get("value")])
        ]
        field = self.fields[path[0]]
        if len(path) == 1 and cells_of(field):
            asked = {other for other in self.paths if other[0] == path[0] and len(other) > 1}
            return [ANY_CELL, None] if cells_of(field) > len(asked) else [None]
        return candidates(cell_at(field, list(path)), named, language, MOST_TRIES)

    def _classes(self, path: Path, answers: Any) -> Any:
        """One answer for all those that no atom tells apart: `(path, whether it is an answer, truths)`."""
        own = [(self.number[id(atom)], _Atom(atom)) for atom in self.atoms if tuple(atom["path"]) == path]
        seen = set()
        for answer in answers:
            truths = {number: atom.holds(answer) for number, atom in own}
            key = (is_empty(answer), *truths.values())
            if key not in seen:
                seen.add(key)
                yield path, not is_empty(answer), truths

    def _holds_with(self, chosen: tuple[tuple[Path, bool, Truths], ...]) -> bool:
        truths: Truths = {}
        answered = set()
        for path, is_answer, own in chosen:
            truths |= own
            if is_answer:
                answered.add(path[0])
        visible: dict[str, bool] = {}

        def atom_holds(atom: Any) -> bool:
            name, number = atom["path"][0], self.number[id(atom)]
            if name not in visible:
                visible[name] = all(condition_holds(part) for part in self.shown_if[name])
            if not visible[name]:
                return self.when_hidden[number]
            if len(atom["path"]) == 1 and cells_of(self.fields[name]):  # answered, by whichever cell
                return (name in answered) is atom["value"]
            return truths[number]

        def condition_holds(condition: Any) -> bool:
            if "path" in condition:
                return atom_holds(condition)
            if condition["op"] == "not":
                return not condition_holds(condition["of"][0])
            return (all if condition["op"] == "all" else any)(condition_holds(part) for part in condition["of"])

        return all(condition_holds(condition) for condition in self.conditions)


class _Atom:
    """One operator on one path, asked of an answer itself; quick where there may be 100,000 lists to ask."""

    def __init__(self, atom: Any) -> None:
        self.atom = atom | {"path": atom["path"][:1]}

    def holds(self, answer: Any) -> bool:
        if isinstance(answer, tuple) and self.atom["op"] == "includes":
            return self.atom["value"] in answer
        return holds(self.atom, lambda _: list(answer) if isinstance(answer, tuple) else answer)
