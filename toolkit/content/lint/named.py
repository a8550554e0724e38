"""Names that the guide's texts and files refer to, and the fault where one is not there."""

from collections.abc import Collection, Iterable
from typing import Any

from toolkit.content.library import Library
from toolkit.content.problem import nearest

_LONGEST = 60
_SHOWN = 20


def known_names(library: Library, kind: str) -> list[str]:
    """The keys that a reference of a kind (`guide/references.py`) may have."""
    guide = library.guide
    parts: dict[str, Iterable[str]] = {
        "source": library.sources,
        "worksheet": library.sheets,
        "fact": guide.facts,
        "term": guide.terms,
        "case": guide.cases,
        "figure": guide.figures,
    }
    return list(parts[kind])


def unknown(kind: str, name: str, known: Collection[str]) -> tuple[str, dict[str, Any]]:
    """Code and data of the problem that `name` is no `kind`."""
    shown = ", ".join(list(known)[:_SHOWN])
    return f"unknown-{kind}", {"name": name[:_LONGEST], "known": shown, "meant": nearest(name, known)}
