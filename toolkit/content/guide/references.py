"""References in running text: `[words](fact:key)`, `[words](source:key "480–491")`, `![](figure:key)`, and which text holds them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

KINDS = ("fact", "source", "term", "case", "worksheet", "figure")
_REFERENCE = re.compile(
    rf'(?P<shown>!?)\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\((?P<kind>{"|".join(KINDS)}):(?P<key>[^)\s"]*)(?:\s+"(?P<at>[^"]*)")?\s*\)'
)


@dataclass(frozen=True)
class Reference:
    """`at`: the place in a source, as written; `start`: where in the text it begins."""

    kind: str
    key: str
    text: str
    at: str | None
    start: int
    shown: bool

    @classmethod
    def of(cls, match: re.Match[str]) -> "Reference":
        return cls(match["kind"], match["key"], match["text"], match["at"], match.start(), bool(match["shown"]))


def references_in(text: str) -> Iterator[Reference]:
    return map(Reference.of, _REFERENCE.finditer(text))


def replaced(text: str, write: Callable[[Reference], str]) -> str:
    """The text with every reference written anew."""
    return _REFERENCE.sub(lambda match: write(Reference.of(match)), text)


def without_references(text: str) -> str:
    """The text with only the words of its references."""
    return replaced(text, lambda reference: reference.text)
