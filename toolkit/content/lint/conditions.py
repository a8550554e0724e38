"""Conditions that go in a circle, and conditions that can never hold."""

from toolkit.content.lint.place import at
from toolkit.content.lint.trial import MOST_PATHS, MOST_TRIES, Trial
from toolkit.content.problem import Problem
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.compose import Path_
from toolkit.contract.document import Document
from toolkit.contract.parts import Condition
from toolkit.rules.condition import paths_in

MOST_TRIES_OF_A_SHEET = 20 * MOST_TRIES
_MOST_SHOWN = 8
LONGEST_CHAIN = (
    50  # the rules follow a chain by recursion; nobody fills in a sheet in which 50 answers lead to the next
)


def check(sheet: Sheet, model: Document) -> list[Problem]:
    return _Conditions(sheet, model).problems()


class _Conditions:
    def __init__(self, sheet: Sheet, model: Document) -> None:
        self.file, self.lost = sheet.file, sheet.lost
        self.model, self.sections = model, model["sections"]
        self.tries = 0
        self.shown_if = {
            field["id"]: [shown for shown in (section["show_if"], field["show_if"]) if shown]
            for section in self.sections
            for field in section["fields"]
        }
        self.asked_by = {name: _names_in(conditions) for name, conditions in self.shown_if.items()}
        self.circles = circles(self.asked_by)
        self.circular = {name for circle in self.circles for name in circle}
        self.never: set[str] = set()  # the fields that are never shown, as is said already
        self.chain: dict[str, int] = {}  # over how many others each field depends on an answer
        for name in _finished(self.asked_by):
            self.chain[name] = max((1 + self.chain.get(other, 0) for other in self.asked_by[name]), default=0)

    def problems(self) -> list[Problem]:
        """One problem for each circle, and none for what only follows from another one."""
        problems = []
        told: set[str] = set()  # the fields of circles that are said already
        for s, section in enumerate(self.sections):
            own: Path_ = ("sections", s, "show_if")
            never = section["show_if"] is not None and not self.can_hold([section["show_if"]])
            if never:
                problems.append(at(self.file, "never-holds", *own))
                self.never |= {field["id"] for field in section["fields"]}
            for f, field in enumerate(section["fields"]):
                path: Path_ = ("sections", s, "fields", f, "show_if")
                place = path if field["show_if"] else own
                if field["id"] in self.circular:
                    if field["id"] not in told:
                        circle = next(circle for circle in self.circles if field["id"] in circle)
                        told |= circle
                        names = [name for name in self.shown_if if name in circle]
                        listed = ", ".join(names[:_MOST_SHOWN]) + (" …" if len(names) > _MOST_SHOWN else "")
                        problems.append(at(self.file, "condition-circle", *place, id=field["id"], circle=listed))
                elif self.chain[field["id"]] == LONGEST_CHAIN + 1:
                    problems.append(at(self.file, "condition-chain", *place, most=LONGEST_CHAIN))
                elif not never and field["show_if"] and not self.can_hold(self.shown_if[field["id"]]):
                    problems.append(at(self.file, "never-holds", *path))
                    self.never.add(field["id"])
        return problems

    def can_hold(self, conditions: list[Condition]) -> bool:
        """Whether some valid answers make all conditions hold; True where there are too many to try."""
        names = self.needed_by(conditions)
        if names is None or names & (self.circular | self.lost | self.never):
            return True  # too many to try, or said already
        trial = Trial(self.model, conditions, {name: self.shown_if[name] for name in names})
        if trial.combinations > MOST_TRIES or self.tries > MOST_TRIES_OF_A_SHEET:
            return True
        self.tries += trial.combinations
        return trial.can_hold()

    def needed_by(self, conditions: list[Condition]) -> set[str] | None:
        """The fields that decide, over any number of steps, whether conditions hold; None where they are too many."""
        found: set[str] = set()
        todo = _names_in(conditions)
        while todo:
            found |= todo
            if len(found) > MOST_PATHS:
                return None
            todo = {other for name in todo for other in self.asked_by[name]} - found
        return found


def _names_in(conditions: list[Condition]) -> set[str]:
    return {path[0] for condition in conditions for path in paths_in(condition)}


def circles(graph: dict[str, set[str]]) -> list[set[str]]:
    """The nodes from which a way leads back to themselves, circle by circle (strongly connected components, without recursion)."""
    turned: dict[str, set[str]] = {name: set() for name in graph}
    for name, others in graph.items():
        for other in others:
            turned[other].add(name)
    found: list[set[str]] = []
    placed: set[str] = set()
    for name in reversed(_finished(graph)):
        if name in placed:
            continue
        component, todo = {name}, [name]
        while todo:
            more = turned[todo.pop()] - component - placed
            component |= more
            todo += more
        placed |= component
        if len(component) > 1 or name in graph[name]:
            found.append(component)
    return found


def _finished(graph: dict[str, set[str]]) -> list[str]:
    """The nodes in the order in which a search in depth leaves them."""
    order: list[str] = []
    seen: set[str] = set()
    for start in graph:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(graph[start]))]
        while stack:
            name, others = stack[-1]
            other = next((other for other in others if other not in seen), None)
            if other is None:
                order.append(name)
                stack.pop()
            else:
                seen.add(other)
                stack.append((other, iter(graph[other])))
    return order
