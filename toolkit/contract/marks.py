"""What the annotations of the document say about its keys."""

from typing import Any, get_args, get_type_hints, is_typeddict

from toolkit.contract.document import Document


def keys_marked(mark: str) -> frozenset[str]:
    """The keys, anywhere in the document, that are marked as `WORDS` or `UNREAD`."""
    return frozenset(
        key for part in parts_of(Document) for key, hint in hints_of(part).items() if mark in marks_of(hint)
    )


def marks_of(hint: Any) -> tuple[Any, ...]:
    return getattr(hint, "__metadata__", ())


def hints_of(part: Any) -> dict[str, Any]:
    return get_type_hints(part, include_extras=True)


def parts_of(kind: Any) -> list[Any]:
    """Every TypedDict that a type is made of, each once, in the order in which they are met."""
    found: list[Any] = []
    rest = [kind]
    while rest:
        part = rest.pop(0)
        if not is_typeddict(part):
            rest += get_args(part)
        elif part not in found:
            found.append(part)
            rest += hints_of(part).values()
    return found
