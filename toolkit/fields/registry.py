"""What the folders of the field types hold, found by their names. A part is imported when it is first asked for."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Protocol, cast

from toolkit.contract.document import Field
from toolkit.contract.shape import FIELDS, Rules
from toolkit.reading.reading import Reading


class Reader(Protocol):
    """Reads one raw answer, or one cell, by the rules of its field."""

    def __call__(self, field: Any, raw: Any, language: str) -> Reading: ...


class Tries(Protocol):
    """The answers worth trying to find out whether a condition on `field` can hold. `named`: the values that conditions name."""

    def __call__(self, field: Any, named: Sequence[Any], most: int) -> Sequence[Any]: ...


class Hint(Protocol):
    """Says a sentence of `print.hints` in `templates/locale/`."""

    def __call__(self, key: str, /, **values: Any) -> str: ...

    def limit(self, number: str | None) -> str | None:
        """A decimal string as the language writes it."""


@cache
def part(kind: str, name: str) -> ModuleType | None:
    """The module `name` of a type's folder, None where the folder has none."""
    return import_module(f"toolkit.fields.{kind}.{name}") if (FIELDS / kind / f"{name}.py").is_file() else None


@cache
def reader(kind: str) -> Reader:
    """`read` of the type's `read.py`. Raises LookupError for a type without one, which has no answers."""
    return cast(Reader, _of(kind, "read", "read"))


@cache
def tries(kind: str) -> Tries:
    """`tries` of the type's `lint.py`. Raises LookupError for a type without one, on which no condition can be."""
    return cast(Tries, _of(kind, "lint", "tries"))


@cache
def author(kind: str) -> Any:
    """What an author writes: the class `Author` of the type's `author.py`."""
    return _of(kind, "author", "Author")


@cache
def normaliser(kind: str) -> Callable[[Any, Any, Any], Field]:
    """`normalise` of the type's `author.py`: what an author wrote, the keys of every question, a Normaliser → a field of the document."""
    return cast(Callable[[Any, Any, Any], Field], _of(kind, "author", "normalise"))


def hints(field: Rules, hint: Hint) -> list[str]:
    """What one must know to answer on paper: `hints` of the type's `paper.py`; [] for a type that needs none."""
    module = part(field["type"], "paper")
    found: list[str] = module.hints(field, hint) if module else []
    return found


def _of(kind: str, file: str, name: str) -> object:
    module = part(kind, file)
    if module is None:
        raise LookupError(f"toolkit/fields/{kind}/{file}.py")
    found: object = getattr(module, name)
    return found
