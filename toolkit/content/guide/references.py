"""References in running text: `[words](fact:key)`, `[words](source:key "480–491")`, `![](figure:key)`, and notes: `^[words]`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

KINDS = ("fact", "source", "term", "case", "worksheet", "figure")
REFERENCE = re.compile(
    # Bounded, so that a page of brackets is read in time that grows with its length.
    rf'(?P<shown>!?)\[(?P<text>(?:[^\[\]\\]|\\.){{0,500}})\]\((?P<kind>{"|".join(KINDS)}):(?P<key>[^)\s"]{{0,80}})(?:\s{{1,9}}"(?P<at>[^"]{{0,200}})")?\s{{0,9}}\)'
)

# A note of our own, as Pandoc writes it; links and references may stand in it. Bounded as above.
NOTE = re.compile(r"\^\[(?P<note>(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]{0,500}\]){1,2000})\]")


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
    return map(Reference.of, REFERENCE.finditer(text))


def replaced(text: str, write: Callable[[Reference], str]) -> str:
    """The text with every reference written anew."""
    return REFERENCE.sub(lambda match: write(Reference.of(match)), text)


def replaced_references(text: str, is_gone: Callable[[str, str], bool]) -> str:
    """The text with only the words of references to what `is_gone(kind, key)`; of a figure nothing stays."""

    def kept(match: re.Match[str]) -> str:
        one = Reference.of(match)
        return match[0] if not is_gone(one.kind, one.key) else "" if one.shown else one.text

    return REFERENCE.sub(kept, text)


def without_notes(text: str) -> str:
    """The running text alone."""
    return NOTE.sub("", text)


def without_references(text: str) -> str:
    """The running text with only the words of its references."""
    return replaced(without_notes(text), lambda reference: reference.text)
