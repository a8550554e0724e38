"""The check of attached definitions, made from the types of the contract; `shape_schema` is the same as JSON Schema, for the browser."""

import json
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from toolkit.contract.document import Document
from toolkit.contract.parts import UNREAD, Limits, ToldBy


def has_shape(definition: Any) -> TypeGuard[Document]:
    """Whether a definition is a document in every part that reading and judging use."""
    try:
        _adapter().validate_python(definition, strict=True)
    except ValidationError:
        return False
    return True


def shape_schema() -> dict[str, Any]:
    """The JSON Schema of the same, small: patterns and unions that occur more than once stand once."""
    schema = _adapter().json_schema()
    shared: dict[str, str] = {}
    made: dict[str, Any] = _shared(schema, shared)
    made["$defs"] |= {name: json.loads(text) for text, name in shared.items()}
    return made


def _shared(schema: Any, shared: dict[str, str]) -> Any:
    """Without titles and OpenAPI's mappings, which say nothing that is not said already. `shared`: schema → name."""
    if isinstance(schema, list):
        return [_shared(item, shared) for item in schema]
    if not isinstance(schema, dict):
        return schema
    named = ("mapping", "description", "title")
    made = {
        key: _shared(item, shared)
        for key, item in schema.items()
        if key not in named or (isinstance(item, dict) and key != "mapping")
    }
    if "discriminator" not in made and not isinstance(made.get("pattern"), str):
        return made
    text = json.dumps(made, sort_keys=True)
    return {"$ref": f"#/$defs/{shared.setdefault(text, f'shared{len(shared)}')}"}


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(_read(Document, {}))


def _read(kind: Any, known: dict[Any, Any]) -> Any:
    """A type of the contract as pydantic takes it, without the keys that are not read."""
    if is_typeddict(kind):
        return _read_part(kind, known)
    parts = get_args(kind)
    origin = get_origin(kind)
    if origin is Annotated:
        return _annotated(_read(parts[0], known), parts[1:])
    if origin in (Union, UnionType):
        return Union[tuple(_read(part, known) for part in parts)]  # noqa: UP007 - made when the program runs
    if origin in (list, dict):
        return origin[tuple(_read(part, known) for part in parts)]
    return kind


def _annotated(kind: Any, notes: tuple[Any, ...]) -> Any:
    for note in notes:
        if isinstance(note, Limits):
            kind = Annotated[kind, Field(**{key: value for key, value in vars(note).items() if value is not None})]
        elif isinstance(note, ToldBy):
            kind = Annotated[kind, Field(discriminator=note.key)]
    return kind


def _read_part(kind: Any, known: dict[Any, Any]) -> Any:
    if kind not in known:
        keys = {
            key: hint
            for key, hint in get_type_hints(kind, include_extras=True).items()
            if UNREAD not in getattr(hint, "__metadata__", ())
        }
        known[kind] = made = TypedDict(kind.__name__, dict.fromkeys(keys, Any))  # type: ignore[operator]
        for key, hint in keys.items():  # afterwards: conditions hold conditions
            made.__annotations__[key] = _read(hint, known)
    return known[kind]
