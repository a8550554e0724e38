"""Markdown of a page that readers would see as signs, or lose: what is begun and not ended, HTML too, links without an address, lists, tables and
headings as in other programs."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.content.problem import Word
from toolkit.contract.codes import LintCode

_CLOSED = re.compile(
    # Bounded, so that a page of signs is read in time that grows with its length.
    r"^(```|~~~).*?^\1[ \t]*$|(?<!`)``(?!`)[^\n]{0,500}?``(?!`)|(?<!`)`(?!`)[^`\n]*`(?!`)|<!--.{0,5000}?-->",
    re.DOTALL | re.MULTILINE,
)
_OPEN = re.compile(r"^(?:```|~~~)|<!--", re.MULTILINE)
_BLOCK = re.compile(r"(?:^[^\S\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
_PAIRED = re.compile(r"(?<!\\)(\*\*|`)")
_BULLET = re.compile(r"^[ \t]*[•·●▪◦‣][ \t\u00a0]", re.MULTILINE)
_ROW = re.compile(r"[ \t]*\|")
_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|?)+[ \t]*")
_FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\[\]\s]{1,40}\]")
_BY_KEY = re.compile(r"(?<![\\\]])\[[^\[\]\n]{1,200}\]\[([^\[\]\n]{1,80})\]")
_KEY = re.compile(r"^ {0,3}\[([^\[\]\n]{1,80})\]:", re.MULTILINE)
_TARGET = re.compile(r"(?:<[^<>\n]*>|[^\s<>]+)(?:\s+(?:\"[^\"]*\"|'[^']*'))?")
_REFERENCE = re.compile(r"[^\W\d_]{2,20}[ \t]?:")  # of a kind of ours, or spelt nearly so: told elsewhere
_OF_A_DISK = re.compile(r"(?i)[a-z]:[\\/]|file:")
# Seven are git's.
_UNDERLINE = re.compile(r"^(?P<above>[^\S\n]*[^\s|][^\n|]*)\n {0,3}(?:(?!={7}$)={2,}|-{2,})[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^(?P<signs>#{1,6})(?P<words>[^\s#][^\n]*)", re.MULTILINE)
_TAG = re.compile(
    r"(?<![\\(])<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?:\s(?:[^<>\"']|\"[^\"]{0,300}\"|'[^']{0,300}'){0,300})?(?P<alone>/?)>"
)
_ALONE = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# Before the next one.
_ENDS_ITSELF = frozenset({"dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})
_LONGEST_SHOWN = 40


class Slip(NamedTuple):
    """`how`: the sentence that says how it is mended."""

    code: LintCode
    start: int
    text: str
    how: str
    mended: str = ""

    def data(self) -> dict[str, str]:
        """What the sentence needs."""
        return {"text": self.text, "how": Word(f"how.{self.how}"), "mended": self.mended}


def slips_in(text: str) -> Iterator[Slip]:
    """One in each paragraph at most: what follows a slip is read otherwise than it is meant."""
    yield from sorted(_slips_in(text), key=lambda slip: slip.start)


def _slips_in(text: str) -> Iterator[Slip]:
    plain = _CLOSED.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    opened = _OPEN.search(plain)
    if opened:
        yield Slip("bad-markup", opened.start(), opened[0], "comment-open" if opened[0] == "<!--" else "fence-open")
        plain = plain[: opened.start()]  # the rest is part of it
    keys = {key[1].casefold() for key in _KEY.finditer(plain)}
    yield from _tags_in(plain)
    noted = False
    for block in _BLOCK.finditer(plain):
        slip = _slip_in(block[0], keys)
        if slip and not (noted and slip.how == "note-open"):
            noted = noted or slip.how == "note-open"
            yield slip._replace(start=block.start() + slip.start)


def _slip_in(block: str, keys: set[str]) -> Slip | None:
    if bullet := _BULLET.search(block):
        return Slip("bad-markup", bullet.start(), bullet[0].strip(), "bullet")
    if heading := _HEADING.search(block):
        mended = f"{heading['signs']} {heading['words'].strip()}"
        return Slip("bad-markup", heading.start(), _shown(heading[0]), "heading-gap", _shown(mended))
    if line := _UNDERLINE.search(block):
        return Slip(
            "bad-markup", line.start(), _shown(line["above"]), "heading-line", _shown(f"## {line['above'].strip()}")
        )
    lines = block.rstrip("\n").split("\n")
    if len(lines) > 1 and all(map(_ROW.match, lines)) and not any(map(_RULE.fullmatch, lines)):
        return Slip("bad-markup", 0, _shown(lines[0]), "table")
    if note := _FOOTNOTE.search(block):
        return Slip("bad-reference", note.start(), note[0], "note-open")
    by_key = next((found for found in _BY_KEY.finditer(block) if found[1].casefold() not in keys), None)
    if by_key:
        return Slip("bad-reference", by_key.start(), _shown(by_key[0]), "link-key")
    return _link_in(block) or _unpaired_in(block)


def _tags_in(text: str) -> Iterator[Slip]:
    """HTML that is not ended, or ended twice: what follows would be part of it, or words in `<…>` would not be seen."""
    opened: list[re.Match[str]] = []
    names = Counter[str]()  # of those
    crossed = Counter[str]()  # of those that were told when another ended
    for tag in _TAG.finditer(text):
        name = _name(tag)
        if tag["alone"] or name in _ALONE or name in _ENDS_ITSELF:
            continue
        if not tag["end"]:
            opened.append(tag)
            names[name] += 1
        elif names[name]:
            while (inner := _name(last := opened.pop())) != name:
                names[inner] -= 1
                crossed[inner] += 1
                yield _open(last)
            names[name] -= 1
        elif crossed[name]:
            crossed[name] -= 1
        else:
            yield Slip("bad-markup", tag.start(), _shown(tag[0]), "html-unopened", f"<{name}>")
    yield from map(_open, opened)


def _name(tag: re.Match[str]) -> str:
    return tag["name"].lower()


def _open(tag: re.Match[str]) -> Slip:
    return Slip("bad-markup", tag.start(), _shown(tag[0]), "html-open", f"</{tag['name']}>")


def _unpaired_in(block: str) -> Slip | None:
    for sign, how in (("**", "bold-open"), ("`", "code-open")):
        found = [match.start() for match in _PAIRED.finditer(block) if match[0] == sign]
        if len(found) % 2:
            return Slip("bad-markup", found[-1], sign, how)
    return None


def _link_in(block: str) -> Slip | None:
    """The first link that is none."""
    opened: list[int] = []
    at = 0
    while at < len(block):
        sign = block[at]
        at += 2 if sign == "\\" else 1
        if sign == "[":
            opened.append(at - 1)
        elif sign == "]" and opened:
            start = opened.pop()
            if block[at : at + 1] != "(":
                continue
            end = _closed(block, at)
            how = (
                "link-open"
                if end is None
                else _wrong_with(block, start, block[start + 1 : at - 1], block[at + 1 : end])
            )
            if how or end is None:
                return Slip("bad-reference", start, _shown(block[start : end + 1 if end else None]), how or "link-open")
            at = end + 1
    if opened and block[: opened[0]][-1:] != "^":  # a note left open is told elsewhere
        return Slip("bad-reference", opened[0], _shown(block[opened[0] :]), "bracket-open")
    return None


def _closed(block: str, begin: int) -> int | None:
    """Where the bracket at `begin` is closed."""
    depth = 0
    for at in range(begin, len(block)):
        depth += {"(": 1, ")": -1}.get(block[at], 0)
        if not depth:
            return at
    return None


def _wrong_with(block: str, start: int, words: str, target: str) -> str | None:
    if not target.strip():
        return "link-empty"
    if _OF_A_DISK.match(target.strip()):
        return "link-own"
    if _REFERENCE.match(target.strip()):
        return None
    if not _TARGET.fullmatch(target.strip()):
        return "link-space"
    return "link-words" if not words.strip() and block[:start][-1:] != "!" else None


def _shown(text: str) -> str:
    line = text.partition("\n")[0].strip()
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
