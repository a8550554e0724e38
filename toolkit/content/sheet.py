"""A worksheet with its file; and, of a faulty one, what is sound in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.content.model import Draft, Worksheet
from toolkit.content.problem import MOST_PROBLEMS
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.prune import names_in, value_at, without
from toolkit.content.yaml.typed import as_typed

_MOST_ROUNDS = 12  # a faulty part takes at most its parents with it, and a worksheet is not deeper than that


@dataclass
class Sheet:
    """A worksheet and the file that it stands in.

    What was left out because it is faulty (nothing in a sound worksheet): `gone`: the paths in the file; `lost`: the ids and
    values that went with it, and the ids of the fields, scores and examples that it was a part of; `blind`: fields went whose ids
    cannot be read, so nobody knows whether a field that something refers to is there.
    """

    worksheet: Worksheet
    file: YamlFile
    lost: frozenset[str] = frozenset()
    gone: frozenset[Path_] = frozenset()
    blind: bool = False

    def has_gaps(self, path: Path_) -> bool:
        """Whether something inside the part at `path` was left out."""
        path = self.file.as_written(path)
        whole = self.file.origin.get(path, path)
        return any(place[: len(whole)] == whole for place in self.gone)


def leave_out(sheet: Sheet, paths: Iterable[Path_]) -> Sheet | None:
    """The sheet without the parts at `paths` and without what cannot stand without them; None where nothing sound is left."""
    file, lost, touched, gone, blind = sheet.file, set[str](), set(sheet.lost), set(sheet.gone), sheet.blind
    for _ in range(_MOST_ROUNDS):
        faulty = {path for path in paths if path}
        for path in faulty:
            names = names_in(value_at(file.data, path), path[-1:] == ("id",))
            lost |= names
            place = file.origin.get(path, path)
            blind |= _holds_fields(path) and not names and (*place, "id") not in gone
            touched |= _touched(file.data, path)
            gone.add(place)
        file = without(file, faulty)
        draft, problems = as_typed(Draft, file)
        if draft is not None:
            there = {field.id for section in draft.sections for field in section.fields}
            return Sheet(draft, file, frozenset((lost - there) | touched), frozenset(gone), blind or not there)
        paths = [problem.path for problem in problems]
        if not any(paths) or len(paths) > MOST_PROBLEMS:
            return None
    return None


def _holds_fields(path: Path_) -> bool:
    """Whether a path leads to a field, to its id, or to what fields stand in."""
    if path[0] != "sections" or path[2:3] not in ((), ("fields",)):
        return False
    return len(path) <= 4 or path[4:] == ("id",)


def _touched(data: Any, path: Path_) -> set[str]:
    """The ids of the parts that a path goes through: what is said about them later may come of the loss. A section bears it.

    And the key of the sheet, for one like `version`.
    """
    parts = [value_at(data, path[:n]) for n in range(3 if path[0] == "sections" else 1, len(path))]
    ids = {str(part["id"]) for part in parts if isinstance(part, dict) and isinstance(part.get("id"), str)}
    return ids | {str(path[0])}
