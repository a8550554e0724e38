"""Blocks that break the rhythm of a long page: `::: short`, `::: number [35 pct.](fact:key)`, `::: pull`, `::: checklist Title`, each up to a
line of `:::`. What stands between is Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = ("short", "number", "pull", "checklist")
_FENCE = re.compile(r"^:::[ \t]*(?P<kind>[\w-]*)[ \t]*(?P<head>[^\n]*)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """`head`: what follows its kind on the first line; `start`, `end`: its place in the text. `closed`: whether a line of `:::` ends it."""

    kind: str
    head: str
    body: str
    start: int
    end: int
    closed: bool


def blocks_in(text: str) -> Iterator[Block]:
    """The blocks of a page in order. One that is not closed ends where the next begins, or with the text."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is not None:
            is_end = not fence["kind"] and not fence["head"]
            yield _block(opened, text, fence.start(), fence.end() if is_end else fence.start(), is_end)
            opened = None if is_end else fence
        else:
            opened = fence
    if opened is not None:
        yield _block(opened, text, len(text), len(text), False)


def _block(opened: re.Match[str], text: str, body_end: int, end: int, closed: bool) -> Block:
    body = text[opened.end() : body_end].strip("\n")
    return Block(opened["kind"], opened["head"].strip(), body, opened.start(), end, closed)


def parted(text: str) -> Iterator[str | list[Block]]:
    """The text between the blocks, and the blocks, in order. Numbers that follow each other with nothing between come together."""
    row: list[Block] = []
    at = 0
    for block in blocks_in(text):
        between = text[at : block.start]
        if row and (row[-1].kind != "number" or block.kind != "number" or between.strip()):
            yield row
            row = []
        if not row:
            yield between
        row.append(block)
        at = block.end
    if row:
        yield row
    yield text[at:]


def without_fences(text: str) -> str:
    """The text with only the words of its blocks, for those who count them."""
    return _FENCE.sub(lambda fence: fence["head"], text)
