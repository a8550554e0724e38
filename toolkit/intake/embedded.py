"""The definition inside a PDF, for a worksheet that the folder does not know. It may come from anyone.

`evaluate` trusts its document, so this one is looked at from end to end first: nothing in it may be missing, of another type, longer or
deeper than a real one. The shape is checked by what is made from the types of the contract; here stands what no type says.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeGuard

from toolkit.contract.data import LIMITS
from toolkit.contract.document import Document, Field, Scaled
from toolkit.contract.parts import Condition
from toolkit.contract.shape import count_of, fields_of, has_columns, has_steps, is_alike, is_endless
from toolkit.rules.condition import asked_by, is_circular

_LIMITS: dict[str, int] = LIMITS["definition"]
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_sound(definition: Any) -> TypeGuard[Document]:
    """Whether an attached definition has the shape of docs/model.md in every part that reading and evaluating use."""
    if not _is_plain(definition):
        return False
    from toolkit.intake.trusted import has_shape  # pydantic: only who meets an unknown definition waits for it

    return has_shape(definition) and _holds_together(definition)


def _is_plain(definition: Any) -> bool:
    """Not nested deeper than any check may follow, and every text of it can be written."""
    level = [definition]
    for _ in range(_LIMITS["depth"]):
        if any(isinstance(item, str) and _SURROGATE.search(item) for item in level):
            return False
        level = [
            part
            for item in level
            if isinstance(item, (dict, list))
            for part in (item.values() if isinstance(item, dict) else item)
        ]
    return not level


def _holds_together(document: Document) -> bool:
    """Ids are unique, conditions and scores ask about fields that are there, in no circle, and no small file asks for millions of cells."""
    fields: list[Field] = list(fields_of(document))
    names = {field["id"] for field in fields}
    if len(names) != len(fields) or any(map(is_endless, fields)) or sum(map(count_of, fields)) > _LIMITS["cells"]:
        return False
    if not all(_has_steps(scale) for field in fields for scale in _scales(field)):
        return False
    shown = [part["show_if"] for part in (*document["sections"], *fields)]
    asked = [path for condition in shown if condition for path in _paths(condition)]
    paths = [item["path"] for score in document["scores"] for item in score["items"]]
    return all(path and path[0] in names for path in (*asked, *paths)) and not is_circular(asked_by(document))


def _scales(field: Field) -> Iterator[Scaled]:
    parts = [field, *([field["cell"]] if is_alike(field) else field["columns"] if has_columns(field) else [])]
    return filter(has_steps, parts)


def _has_steps(scale: Scaled) -> bool:
    """One for each from `min` to `max`."""
    return [step["value"] for step in scale["options"]] == list(range(scale["min"], scale["max"] + 1))


def _paths(condition: Condition, depth: int = 0) -> Iterator[list[str]]:
    """What a condition asks about; an empty path for what is nested too deep."""
    if depth > _LIMITS["condition"]:
        yield []
    elif condition["op"] == "all" or condition["op"] == "any" or condition["op"] == "not":
        for part in condition["of"]:
            yield from _paths(part, depth + 1)
    else:
        yield condition["path"]
