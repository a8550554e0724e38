"""What the folders of the field types hold, found by their names. A part is imported when it is first asked for."""

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol, cast

from toolkit.contract.shape import FIELDS
from toolkit.reading.reading import Reading


class Reader(Protocol):
    """Reads one raw answer, or one cell, by the rules of its field."""

    def __call__(self, field: Any, raw: Any, language: str) -> Reading: ...


@cache
def part(kind: str, name: str) -> ModuleType | None:
    """The module `name` of a type's folder, None where the folder has none."""
    return import_module(f"toolkit.fields.{kind}.{name}") if (FIELDS / kind / f"{name}.py").is_file() else None


@cache
def reader(kind: str) -> Reader:
    """`read` of the type's `read.py`. Raises LookupError for a type without one, which has no answers."""
    module = part(kind, "read")
    if module is None:
        raise LookupError(kind)
    return cast(Reader, module.read)
