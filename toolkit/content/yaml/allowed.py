"""Which keys a part of a file may have: for the sentence about one that it may not have."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag


def allowed_keys(kind: Any, place: tuple[str | int, ...]) -> list[str]:
    """The keys of the part at `place` of a `kind`; `place` as pydantic gives it, with the tags of unions. [] where it is no part."""
    part = part_at(kind, place)
    return keys_of(part) if part else []


def part_at(kind: Any, place: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The part at `place` of a `kind`; None where there is none."""
    for step in place:
        kind = _inside(kind, step)
    part = _bare(kind)
    return part if isinstance(part, type) and issubclass(part, BaseModel) else None


def keys_of(part: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in part.model_fields.items()]


def _bare(kind: Any) -> Any:
    """A type without its annotations, and without `None` as the alternative."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in (Union, UnionType) and len(members := _members(kind)) == 1:
            kind = members[0]
        else:
            return kind


def _members(union: Any) -> list[Any]:
    return [member for member in get_args(union) if member is not NoneType]


def _inside(kind: Any, step: str | int) -> Any:
    kind = _bare(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return next(
            (member for member in _members(kind) if Tag(str(step)) in getattr(member, "__metadata__", ())), None
        )
    if origin is list:
        return get_args(kind)[0]
    if origin is dict:
        return get_args(kind)[1]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return next((info.annotation for name, info in kind.model_fields.items() if (info.alias or name) == step), None)
    return None


def written_part(kind: Any, data: Any, path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The part at `path` of the file `data`, a `kind`: where there are several, the one of the type that is written there."""
    for step in (*path, None):
        if get_origin(_bare(kind)) in (Union, UnionType):
            named = data.get("type") if isinstance(data, dict) else None
            kind = _inside(kind, f"<{named}>" if named else "<own>")
        if step is None:
            break
        kind = _inside(kind, step)
        is_there = (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int))
        data = data[step] if is_there else None
    return part_at(kind, ())


def parts_in(part: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    """What the items of the list at `key` of a part may be."""
    waiting = [(_inside(part, key), False)]
    while waiting:
        kind, in_list = waiting.pop()
        kind = _bare(kind)
        if get_origin(kind) in (Union, UnionType):
            waiting += [(member, in_list) for member in _members(kind)]
        elif get_origin(kind) is list:
            waiting.append((get_args(kind)[0], True))
        elif in_list and isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind
