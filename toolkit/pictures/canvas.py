"""What a picture is drawn with. Whole numbers only, so that Python and the browser agree to the last unit. Twin: `pictures/canvas.js`."""

import json
from pathlib import Path
from typing import Any, Literal

from toolkit.contract.picture import Mark

DATA: Any = json.loads((Path(__file__).parents[1] / "contract" / "picture.json").read_text("utf-8"))
WIDE: int = DATA["wide"]
NARROW: int = DATA["narrow"]
SIZE: int = DATA["size"]
LINE: int = DATA["line"]
SMALL: int = DATA["small"]
SMALL_LINE: int = DATA["small_line"]
_LETTERS = DATA["letters"]
_BOLD = 107  # hundredths: how much wider
_SPACES = " \t\n\r\f\v"

Anchor = Literal["middle", "end"]


class Canvas:
    """`marks` from the back to the front; `y`: where the next thing begins."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.y = 0
        self.marks: list[Mark] = []

    @property
    def is_wide(self) -> bool:
        return self.width >= WIDE

    def words(self, text: str, x: int, y: int, look: str = "label", anchor: Anchor | None = None) -> None:
        mark: Mark = {"tag": "text", "look": look, "x": x, "y": y, "text": text}
        if anchor:
            mark["anchor"] = anchor
        self.marks.append(mark)

    def lines(self, lines: list[str], x: int, y: int, look: str = "label", anchor: Anchor | None = None) -> int:
        """Lines of text below each other, the first of them below `y`; gives where they end."""
        size, step = _measures(look)
        for number, line in enumerate(lines):
            self.words(line, x, y + size - 1 + number * step, look, anchor)
        return y + len(lines) * step

    def paragraph(self, text: str, look: str = "label") -> None:
        """A text over the whole width from `y` on, which moves below it."""
        self.y = self.lines(wrapped(text, self.width, look), 0, self.y, look)

    def path(self, d: str, look: str) -> None:
        self.marks.append({"tag": "path", "look": look, "d": d})

    def box(self, x: int, y: int, width: int, height: int, look: str) -> None:
        self.marks.append({"tag": "rect", "look": look, "x": x, "y": y, "width": width, "height": height})

    def dot(self, cx: int, cy: int, r: int, look: str) -> None:
        self.marks.append({"tag": "circle", "look": look, "cx": cx, "cy": cy, "r": r})


def shape(canvas: Canvas, number: int, x: int, y: int) -> None:
    """The mark of voice `number`: voices are told apart by shape, not by colour alone."""
    match number % 5:
        case 0:
            canvas.dot(x, y, 7, "dot")
        case 1:
            canvas.box(x - 6, y - 6, 12, 12, "dot")
        case 2:
            canvas.path(f"M{x} {y - 8}l8 8l-8 8l-8 -8z", "dot")
        case 3:
            canvas.path(f"M{x} {y - 8}l8 15h-16z", "dot")
        case _:
            canvas.path(f"M{x - 3} {y - 8}h6v5h5v6h-5v5h-6v-5h-5v-6h5z", "dot")


def wrapped(text: str, room: int, look: str = "label") -> list[str]:
    """The text in lines that fit into `room`; a word that does not is broken."""
    made: list[str] = []
    for word in _words_in(text):
        longer = f"{made[-1]} {word}" if made else word
        if made and fits(longer, room, look):
            made[-1] = longer
            continue
        rest = word
        while not fits(rest, room, look):
            cut = len(rest) - 1
            while cut > 1 and not fits(f"{rest[:cut]}-", room, look):
                cut -= 1
            if cut < 1:
                break
            made.append(f"{rest[:cut]}-")
            rest = rest[cut:]
        made.append(rest)
    return made


def clipped(lines: list[str], most: int) -> list[str]:
    """At most so many lines; the last says that there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def fits(text: str, room: int, look: str = "label") -> bool:
    return width_of(text, look) <= room


def width_of(text: str, look: str = "label") -> int:
    """How wide a text is at most, on the generous side: another font may draw it."""
    size, _ = _measures(look)
    units = sum(_letter(sign) for sign in text) * size
    return -(-(units * _BOLD // 100 if "font-weight" in DATA["looks"][look] else units) // 100)


def _letter(sign: str) -> int:
    for kind in ("slim", "capital", "broad"):
        if sign in _LETTERS[kind]:
            return int(_LETTERS[f"{kind}_width"])
    return int(_LETTERS["width" if ord(sign) < 0x2E80 else "other_width"])


def _measures(look: str) -> tuple[int, int]:
    """Size and height of a line."""
    size: int = DATA["looks"][look]["font-size"]
    return size, SMALL_LINE if size == SMALL else LINE


def _words_in(text: str) -> list[str]:
    """As JavaScript has them: only these signs part words."""
    for sign in _SPACES[1:]:
        text = text.replace(sign, " ")
    return [word for word in text.split(" ") if word]
