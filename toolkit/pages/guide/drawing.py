"""Where things stand in the drawn figures. One narrow column, so that the text keeps its size on a phone.

Lengths are in units of the picture, which is 360 wide and drawn at most 1.4 times as large; text is 14 units high.
"""

from dataclasses import dataclass
from typing import NotRequired, TypedDict

WIDTH = 360
SIZE = 14
LINE = 18
_PAD = 12
_GAP = 30
# Widths of letters in parts of the size, on the generous side: the reader's own font draws them.
_NARROW, _WIDE = frozenset("fijlrt.,:;!|'()[]- "), frozenset("mwMW@%æÆ—")


@dataclass(frozen=True)
class Block:
    label: str
    text: str
    items: tuple[str, ...]


class Words(TypedDict):
    """A line of text. `dot`: the first one of an item of a list."""

    x: float
    y: float
    text: str
    bold: NotRequired[bool]
    dot: NotRequired[bool]


class Box(TypedDict):
    x: float
    y: float
    width: float
    height: float
    lines: list[Words]


class ChainDrawn(TypedDict):
    """`arrows`: from where down `to` where; `ends`: what stands above and below."""

    width: float
    height: float
    boxes: list[Box]
    arrows: list[dict[str, float]]
    ends: list[Words]


class Head(TypedDict):
    x: float
    lines: list[str]


class RowLine(TypedDict):
    y: float
    text: str


class Row(TypedDict):
    """`side`: 0 from the left, 1 from the right; `y`: of its arrow."""

    side: int
    lines: list[RowLine]
    y: float


class ForcesDrawn(TypedDict):
    """`middle`: where the arrows meet; `top`: where they begin, below the heads."""

    width: float
    height: float
    heads: list[Head]
    rows: list[Row]
    middle: float
    top: float


def width_of(text: str, bold: bool = False) -> float:
    """How wide a text is at most."""
    units = sum(
        0.36 if sign in _NARROW else 0.92 if sign in _WIDE else 0.7 if sign.isupper() else 0.57 for sign in text
    )
    return units * SIZE * (1.07 if bold else 1)


def wrapped(text: str, room: float, bold: bool = False) -> list[str]:
    """The text in lines that fit into `room`. A word that is too long keeps a line for itself."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def chain_blocks(blocks: list[Block], arrows: bool, ends: tuple[str, str] | None) -> ChainDrawn:
    """Boxes below each other."""
    inner = WIDTH - 2 * _PAD - 2
    y = 1.0
    words: list[Words] = []
    if ends:
        y = _end(words, ends[0], y)
    boxes: list[Box] = []
    ways: list[dict[str, float]] = []
    for number, block in enumerate(blocks):
        if number:
            if arrows:
                ways.append({"x": WIDTH / 2, "y": y + 4, "to": y + _GAP - 4})
            y += _GAP if arrows else 10
        lines: list[Words] = []
        at = y + _PAD + SIZE - 2
        for text in wrapped(block.label, inner, bold=True):
            lines.append({"x": _PAD + 1, "y": at, "text": text, "bold": True})
            at += LINE
        for text in wrapped(block.text, inner):
            lines.append({"x": _PAD + 1, "y": at, "text": text, "bold": False})
            at += LINE
        for item in block.items:
            for n, text in enumerate(wrapped(item, inner - 14)):
                lines.append({"x": _PAD + 15, "y": at, "text": text, "bold": False, "dot": n == 0})
                at += LINE
        height = at - LINE + 6 + _PAD - y
        boxes.append({"x": 1, "y": y, "width": WIDTH - 2, "height": height, "lines": lines})
        y += height
    if ends:
        y = _end(words, ends[1], y + 6)
    return {"width": WIDTH, "height": y + 2, "boxes": boxes, "arrows": ways, "ends": words}


def _end(words: list[Words], text: str, y: float) -> float:
    for line in wrapped(text, WIDTH):
        words.append({"x": WIDTH / 2, "y": y + SIZE, "text": line})
        y += LINE
    return y + 8


def force_rows(pushing: list[str], holding: list[str], left: str, right: str) -> ForcesDrawn:
    """Two columns of arrows that meet in the middle."""
    room = WIDTH / 2 - 16
    heads: list[Head] = [{"x": x, "lines": wrapped(text, room, bold=True)} for x, text in ((0, left), (WIDTH, right))]
    top = max(len(head["lines"]) for head in heads) * LINE + 10
    rows: list[Row] = []
    y = float(top)
    for n in range(max(len(pushing), len(holding))):
        pair = [wrapped(side[n], room) if n < len(side) else [] for side in (pushing, holding)]
        deep = max(map(len, pair)) * LINE
        for side, lines in enumerate(pair):
            if lines:
                first = y + deep - len(lines) * LINE + SIZE
                texts: list[RowLine] = [{"y": first + k * LINE, "text": text} for k, text in enumerate(lines)]
                rows.append({"side": side, "lines": texts, "y": y + deep + 9})
        y += deep + 30
    return {"width": WIDTH, "height": y, "heads": heads, "rows": rows, "middle": WIDTH / 2, "top": top}
