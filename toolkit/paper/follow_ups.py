"""What comments on a question of a table: as a column beside it, under one head, with one condition for all. Knows no paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from toolkit.contract.document import ChoiceField, DateField, Field, ScaleField, TextsField
from toolkit.contract.parts import Condition
from toolkit.contract.shape import has_steps, has_text, value_of
from toolkit.rules.condition import holds, paths_in

Value = str | int
Member = ScaleField | ChoiceField  # a question of a table
FollowUp = TextsField | DateField  # what may comment on it there
NOT_RELEVANT = "na"


@dataclass(frozen=True)
class FollowUps:
    """Follow-ups of one table that have one head. `after`: the answers of its question after which each is asked; None: it always is.

    `fields`: the follow-up by the id of its question; a question may have none.
    """

    head: str
    after: tuple[Value, ...] | None
    fields: dict[str, FollowUp]


def values_of(member: Member) -> list[Value]:
    """The answers of a scale or a choice, "na" last."""
    values: list[Value] = [option["value"] for option in member["options"]]
    return [*values, NOT_RELEVANT] if has_steps(member) and member["not_relevant"] else values


def follow_ups_of(members: Sequence[Member], others: Iterable[Field]) -> tuple[FollowUps, ...]:
    """The columns that `others`, which stand in the section with or after the members, make at the right of a table of `members`.

    A follow-up whose condition asks another question than its own is none: its condition would have to be said at its box. One that only
    one of several questions has is none either: its column would be empty but for one box.
    """
    by_id = {member["id"]: member for member in members}
    columns: dict[tuple[str, tuple[Value, ...] | None, str], dict[str, FollowUp]] = {}
    for field in others:
        member = by_id.get(field["about"] or "")
        if member is None or not _comments(field) or field["width"] != "full":
            continue
        after = _after(field["show_if"], member)
        if after == ():
            continue
        key = (field["short"], after, "")
        if member["id"] in columns.get(key, {}):  # a second one of the same head
            key = (field["short"], after, field["id"])
        columns.setdefault(key, {})[member["id"]] = field
    return tuple(
        FollowUps(head, after, fields)
        for (head, after, _), fields in columns.items()
        if len(fields) > 1 or len(members) == 1
    )


def _comments(field: Field) -> TypeGuard[FollowUp]:
    return has_text(field) or value_of(field["type"]) == "day"


def _after(condition: Condition | None, member: Member) -> tuple[Value, ...] | None:
    """The answers of `member` for which a condition holds; None where it always does, () where it asks something else."""
    if condition is None:
        return None
    if any(path != [member["id"]] for path in paths_in(condition)):
        return ()
    values = values_of(member)
    held = tuple(value for value in values if _holds(condition, value))
    unanswered = _holds(condition, None)
    if unanswered:  # asked of those who have not answered: no head could say so
        return None if len(held) == len(values) else ()
    return None if len(held) == len(values) else held


def _holds(condition: Condition, value: Value | None) -> bool:
    return holds(condition, lambda _: value)
