"""What scores and matches refer to: fields that can be counted or compared."""

from collections.abc import Iterator
from typing import Any

from toolkit.content.lint.place import at
from toolkit.content.lint.target import Targets, asked_type, is_alike
from toolkit.content.model import Score
from toolkit.content.problem import Problem
from toolkit.contract.shape import shape_of, value_of

SCORED = ("step", "number")


def check(targets: Targets) -> Iterator[Problem]:
    for s, score in enumerate(targets.sheet.scores):
        yield from _items(targets, s, score)
        yield from _turned(targets, s, score)
    yield from _matches(targets)


def _can_count(field: Any) -> bool:
    kind = asked_type(field)
    return value_of(kind) in SCORED and shape_of(kind)["answer"] == "one"


def _is_compared(field: Any) -> bool:
    """Whether what is chosen can be laid beside what another one chose: an order cannot."""
    return value_of(field.type) == "option" and shape_of(field.type)["answer"] != "order"


def _items(targets: Targets, s: int, score: Score) -> Iterator[Problem]:
    key = "mean_of" if score.mean_of else "sum_of"
    seen: set[str] = set()
    for n, reference in enumerate(score.mean_of or score.sum_of or []):
        path = ("scores", s, key, n)
        field, problem = targets.target(reference, *path)
        if problem:
            yield problem
        elif not _can_count(field):
            yield at(targets.file, "unscorable", *path, name=reference, type=field.type)
        # A whole grid and one of its rows would count that row twice.
        cells = {f"{reference}.{row.id}" for row in field.rows} if field is not None and is_alike(field) else set()
        own = cells if cells and "." not in reference else {reference}
        if own & seen:
            yield at(targets.file, "duplicate-id", *path, id=reference)
        seen |= own


def _turned(targets: Targets, s: int, score: Score) -> Iterator[Problem]:
    named = score.mean_of or score.sum_of or []
    for where, references in (("reversed", score.reversed), ("weights", list(score.weights))):
        for n, reference in enumerate(references):
            in_list = where == "reversed"
            path: tuple[str | int, ...] = ("scores", s, where, n if in_list else reference)
            field, problem = targets.target(reference, *path, key=not in_list)
            if problem:
                yield problem
            elif reference not in named and reference.split(".")[0] not in named:
                yield targets.unknown("not-in-score", reference, named, *path, key=not in_list)
            elif in_list and value_of(field.type) == "number":
                yield at(targets.file, "unscorable", *path, name=reference, type=field.type)
    for reference, weight in score.weights.items():
        if weight <= 0:
            yield at(targets.file, "number-range", "scores", s, "weights", reference, value=weight, limit="> 0")


def _matches(targets: Targets) -> Iterator[Problem]:
    for n, row in enumerate(targets.sheet.match):
        lists: set[str] = set()
        for key, name in row.named():
            field = targets.fields.get(name)
            if field is None:
                yield targets.unknown("unknown-field", name, targets.fields, "match", n, key)
            elif not _is_compared(field) or not isinstance(field.options, str):
                yield at(targets.file, "match-list", "match", n, key, name=name)
            elif field.options in targets.library.options:
                lists.add(field.options)
        if len(lists) > 1:
            yield at(targets.file, "match-lists-differ", "match", n, lists=", ".join(sorted(lists)))
