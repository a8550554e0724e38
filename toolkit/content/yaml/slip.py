"""A slip of the pen in a content file: what it is, where, and the edit that mends it, so that the rest can be read too."""

import re
from dataclasses import dataclass, field
from typing import Any

from toolkit.contract.codes import LintCode

# Where a value of a flow mapping (`{da: …, en: …}`) ends: before the next key, before what closes it, at the end of the line.
_NEXT_KEY = re.compile(r"[ \t]*,[ \t]*[A-Za-z][\w-]*[ \t]*:(?=[ \t]|$)", re.MULTILINE)
_CLOSERS = re.compile(r"[ \t]*[}\]]+[ \t]*(?:,|$|#)", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#[^\n]*$")
_LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Edit:
    """`text` instead of the characters from `start` to `end`. Never adds or removes a line."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Slip:
    """`at`: where it stands, as an index of the text. `data`: what its sentence needs."""

    code: LintCode
    at: int
    edits: tuple[Edit, ...]
    data: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)


class Manuscript:
    """The text of a file while its slips are mended; knows where things stood before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._moved: dict[int, list[tuple[int, int]]] = {}  # by line: (column from which on, by how much)

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, in the file as it was written."""
        line = self.text.count("\n", 0, index)
        return self.before(line + 1, index - self.text.rfind("\n", 0, index))

    def before(self, line: int, column: int) -> tuple[int, int]:
        """The place in the file as it was written of a place in the mended text."""
        for start, by in reversed(self._moved.get(line, ())):
            if column > start:
                column = max(start, column - by)
        return line, column

    def mend(self, edits: tuple[Edit, ...]) -> None:
        line, start = 1, 0  # of the edit before
        for edit in _in_order(edits):
            turns = self.text.count("\n", start, edit.start)
            line, start = line + turns, edit.start
            column = edit.start - self.text.rfind("\n", 0, edit.start)
            by = len(edit.text) - (edit.end - edit.start)
            if by:
                moved = self._moved.setdefault(line, [])
                moved.append((column + sum(other for at, other in moved if at < column), by))
        self.text = edited(self.text, edits)


def _in_order(edits: tuple[Edit, ...]) -> list[Edit]:
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


def edited(text: str, edits: tuple[Edit, ...]) -> str:
    """`text` with the edits made, which do not overlap."""
    parts, done = [], 0
    for edit in _in_order(edits):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def ends_of_value(text: str, start: int, after: int) -> list[int]:
    """Where the value that begins at `start` may end, on the line of `after` and not before it; likeliest first."""
    end = line_end(text, after)
    found = []
    for pattern in (_NEXT_KEY, _CLOSERS):
        match = pattern.search(text, after, end)
        if match:
            found.append(match.start())
    comment = _COMMENT.search(text, after, end)
    rest = text[after : comment.start() if comment else end].rstrip().rstrip(",")
    found.append(after + len(rest))
    return [place for place in dict.fromkeys(sorted(found)) if place > start]


def quoted(text: str) -> str:
    """A text in quotes that it does not hold itself."""
    inner = " ".join(text.split())
    if len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "\"'":
        inner = inner[1:-1]
    if '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    return "'" + inner.replace("'", "''") + "'"


def quoting(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """Quotes around a value, which may go over several lines."""
    value = text[start:end]
    if "\n" not in value:
        return (Edit(start, end, quoted(value)),)
    if '"' in value or "\\" in value:
        inner = [Edit(n, n + 1, "''") for n in range(start, end) if text[n] == "'"]
        return (Edit(start, start, "'"), *inner, Edit(end, end, "'"))
    return (Edit(start, start, '"'), Edit(end, end, '"'))


def shown_line(text: str) -> str:
    """A mended piece of a line as a remedy shows it."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
