"""Whether a condition holds, given the usable values of the visible fields."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeGuard

from toolkit.contract.document import Document
from toolkit.contract.parts import Condition, Path, Test
from toolkit.reading.text import is_empty

Usable = Callable[[str], Any]


def is_test(condition: Condition) -> TypeGuard[Test]:
    """Whether it asks about one place, and is not put together of others."""
    return "path" in condition


def holds(condition: Condition | None, usable: Usable) -> bool:
    """`usable(field)` gives the usable value of a field, None where it is hidden, unanswered or not understood."""
    if condition is None:
        return True
    if condition["op"] == "all":
        return all(holds(part, usable) for part in condition["of"])
    if condition["op"] == "any":
        return any(holds(part, usable) for part in condition["of"])
    if condition["op"] == "not":
        return not holds(condition["of"][0], usable)
    value = at_path(usable(condition["path"][0]), condition["path"][1:])
    if condition["op"] == "answered":
        return is_empty(value) is not condition["value"]
    if is_empty(value):
        return False
    if condition["op"] == "in":
        return any(same(value, wanted) for wanted in condition["values"])
    if condition["op"] == "includes":
        return isinstance(value, list) and any(same(item, condition["value"]) for item in value)
    amount = len(value) if isinstance(value, list) else as_decimal(value)
    if amount is None:
        return False
    limit = Decimal(condition["value"])
    return amount >= limit if condition["op"] == "at_least" else amount <= limit


def at_path(value: Any, keys: list[str]) -> Any:
    """A cell inside the value of a grid or a fixed table; None where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def same(left: Any, right: Any) -> bool:
    """Equal in value and kind: 1 is not "1" and not true."""
    if isinstance(left, bool) or isinstance(right, bool) or isinstance(left, str) != isinstance(right, str):
        return left is right
    return bool(left == right)


def as_decimal(value: Any) -> Decimal | None:
    """The exact decimal of a JSON number, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Decimal(repr(value))


def paths_in(condition: Condition | None) -> list[Path]:
    """The paths that a condition asks about."""
    if condition is None:
        return []
    if condition["op"] == "all" or condition["op"] == "any" or condition["op"] == "not":
        return [path for part in condition["of"] for path in paths_in(part)]
    return [condition["path"]]


def asked_by(model: Document) -> dict[str, list[str]]:
    """For each field the fields that its own condition and its section's ask about, in their order."""
    return {
        field["id"]: list(
            dict.fromkeys(path[0] for shown in (section["show_if"], field["show_if"]) for path in paths_in(shown))
        )
        for section in model["sections"]
        for field in section["fields"]
    }


def is_circular(asked: dict[str, list[str]]) -> bool:
    """Whether conditions go in a circle. By taking away what asks about nothing that is left; a stranger's definition may chain thousands."""
    left = {name: len(others) for name, others in asked.items()}
    askers: dict[str, list[str]] = {name: [] for name in asked}
    for name, others in asked.items():
        for other in others:
            askers[other].append(name)
    free = [name for name, count in left.items() if not count]
    for name in free:  # which grows
        for asker in askers[name]:
            left[asker] -= 1
            if not left[asker]:
                free.append(asker)
    return len(free) < len(asked)
