"""References in running text: `[words](fact:key)`, `[words](source:key "480–491")`, `![](figure:key)`, and notes: `^[words]`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from toolkit.author.normal import pick
from toolkit.author.texts import Translated

InWords = Callable[[Translated | None], str]  # an author's text in one language
KINDS = ("fact", "source", "term", "case", "worksheet", "figure")
REFERENCE = re.compile(
    # Bounded, so that a page of brackets is read in time that grows with its length.
    rf'(?P<shown>!?)\[(?P<text>(?:[^\[\]\\]|\\.){{0,500}})\]\((?P<kind>{"|".join(KINDS)}):(?P<key>[^)\s"]{{0,80}})(?:\s{{1,9}}"(?P<at>[^"]{{0,200}})")?\s{{0,9}}\)'
)

# A note of our own, as Pandoc writes it; links and references may stand in it. Bounded as above.
NOTE = re.compile(r"\^\[(?P<note>(?:[^\[\]\n\\]|\\.|\[[^\[\]\n]{0,500}\]){1,2000})\]")


# What is meant as a reference: another kind, or one that is spelt otherwise, or spaces and quotation marks where none belong.
_MEANT = re.compile(
    r"\](?P<gap>[ \t]?)\((?P<kind>[^\W\d_]{2,20})(?P<wide>[ \t]?:[ \t]?)(?P<key>[^\s()\"“”„«»]{1,80})(?P<rest>[^()\n]{0,200})\)"
)
_NOTE_MEANT = re.compile(r"\^\[")
_ADDRESSES = ("http", "https", "mailto", "tel", "sms", "ftp")
_CODE = re.compile(r"^```.*?^```[ \t]*$|`[^`\n]*`", re.DOTALL | re.MULTILINE)

# What would run, or fetch from another site: HTML that always does, any that shows what lies there, and pictures of Markdown.
_FOREIGN = re.compile(
    r"<(?:script|style|iframe|object|embed|form|link|meta|base)\b[^<>\n]{0,200}>?"
    r"|<[a-z]{1,20}\s[^<>\n]{0,200}?\b(?:src|srcset|poster|data)\s?=\s?[\"']?(?:https?:)?//[^<>\n]{0,200}>?"
    r"|!\[[^\[\]\n]{0,200}\]\((?:https?:)?//[^()\n]{0,200}\)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Misspelt:
    """A reference or a note that nobody reads as one; `kind`: the nearest kind, None of a note."""

    text: str
    start: int
    kind: str | None
    key: str = ""
    at: str = ""


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


def misspelt_in(text: str) -> Iterator[Misspelt]:
    """What a reader would see as brackets, or follow to nowhere."""
    text = _CODE.sub(lambda code: " " * len(code[0]), text)
    read = {match.end() for match in REFERENCE.finditer(text)}
    for match in _MEANT.finditer(text):
        word = match["kind"].lower()
        near = get_close_matches(word, KINDS, 1, 0.7)
        if match.end() in read or word in _ADDRESSES or (match["gap"] and not near):
            continue
        if near or match["wide"] == ":":  # `(husk: en pen)` is no reference
            yield Misspelt(
                match[0][match[0].index("(") :], match.start() + 1, next(iter(near), ""), match["key"], match["rest"]
            )
    noted = {match.start() for match in NOTE.finditer(text)}
    for match in _NOTE_MEANT.finditer(text):
        if match.start() not in noted and text[match.start() - 1 : match.start()] != "\\":
            yield Misspelt(text[match.start() : match.start() + 30].partition("\n")[0], match.start(), None)


def foreign_in(text: str) -> Iterator[tuple[int, str]]:
    """(place, words) of what would fetch from another site or run, on a page that asks nobody and is text."""
    for match in _FOREIGN.finditer(_CODE.sub(lambda code: " " * len(code[0]), text)):
        yield match.start(), match[0]


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


def in_plain_words(text: Translated | None, language: str) -> str:
    """An author's text in one language without its references; "" where there is none."""
    return without_references(pick(text, language) or "")
