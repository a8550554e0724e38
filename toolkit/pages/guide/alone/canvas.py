"""What a picture is drawn with: text in lines, boxes, lines, dots. The template (templates/figures/alone.svg.j2) writes the marks.

Lengths are units of the picture, which is as many units wide as it is pixels at its own size.
"""

from typing import Any, Literal

from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.measure import width_mm
from toolkit.paper.pieces.measure import wrapped as wrapped_mm

Mark = dict[str, Any]
Anchor = Literal["start", "middle", "end"]
# Another program sets the text in its own font. Each line says how long it is, and most programs keep to that; for the others there is
# room for Arial, which is wider than our font by a fifteenth.
_WIDER = 1.07
SIZE = 15.0
_LINE = 1.34  # of the size, from line to line
_DOT = 14.0  # how far a list is set in


class Canvas:
    """`marks`: what has been drawn, from the back to the front; `y`: where the next thing begins."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.y = 0.0
        self.marks: list[Mark] = []

    def paragraph(
        self, text: str, x: float = 0, room: float | None = None, *, size: float = SIZE, bold: bool = False,
        ink: str = "ink", anchor: Anchor = "start",
    ) -> None:  # fmt: skip
        """A text in lines, from `y` on, which moves below it."""
        room = self.width - x if room is None else room
        at = {"start": x, "middle": x + room / 2, "end": x + room}[anchor]
        for line in wrapped(text, room, size, bold):
            self.y += size * _LINE
            self.word(line, at, self.y - size * 0.38, size=size, bold=bold, ink=ink, anchor=anchor)

    def bullets(self, items: list[str], x: float, room: float) -> None:
        for item in items:
            self.marks.append({"kind": "dot", "x": x + 4, "y": self.y + SIZE * _LINE * 0.52, "r": 2.2, "ink": "ink"})
            self.paragraph(item, x + _DOT, room - _DOT)
            self.y += 3

    def word(
        self, text: str, x: float, y: float, *, size: float = SIZE, bold: bool = False, ink: str = "ink", anchor: Anchor = "start"
    ) -> None:  # fmt: skip
        """One line of text that stands on `y`."""
        self.marks.append(
            {"kind": "text", "text": text, "x": x, "y": y, "size": size, "bold": bold, "ink": ink, "anchor": anchor,
             "long": width_mm(text, size, bold) * PT_PER_MM}
        )  # fmt: skip

    def box(
        self, x: float, y: float, width: float, height: float, *, ground: str = "none", edge: str = "none", stroke: float = 1, round_: float = 0
    ) -> None:  # fmt: skip
        self.marks.append(
            {"kind": "box", "x": x, "y": y, "width": width, "height": height, "ground": ground, "edge": edge,
             "stroke": stroke, "round": round_}
        )  # fmt: skip

    def line(self, x: float, y: float, to_x: float, to_y: float, *, ink: str = "line", stroke: float = 1, dashed: bool = False) -> None:  # fmt: skip
        self.marks.append(
            {"kind": "line", "x": x, "y": y, "to_x": to_x, "to_y": to_y, "ink": ink, "stroke": stroke, "dashed": dashed}
        )

    def dot(self, x: float, y: float, r: float, ink: str) -> None:
        self.marks.append({"kind": "dot", "x": x, "y": y, "r": r, "ink": ink})

    def head(self, x: float, y: float, along: float, across: float) -> None:
        """The head of an arrow: its tip at x, y, its back `along` (sideways) and `across` (up) from there."""
        self.marks.append({"kind": "head", "x": x, "y": y, "along": along, "across": across, "ink": "ink"})

    def behind(self, since: int, *marks: Mark) -> None:
        """Puts marks behind all that were drawn since there were `since` of them."""
        self.marks[since:since] = marks

    def take_last(self) -> Mark:
        return self.marks.pop()


def wrapped(text: str, room: float, size: float = SIZE, bold: bool = False) -> list[str]:
    """The text in lines that fit into `room`, also in a font that is wider than ours."""
    return wrapped_mm(text, room / _WIDER / PT_PER_MM, size, bold)


def width_of(text: str, size: float = SIZE, bold: bool = False) -> float:
    return width_mm(text, size, bold) * PT_PER_MM * _WIDER


def height_of(text: str, room: float, bold: bool = False) -> float:
    return len(wrapped(text, room, SIZE, bold)) * SIZE * _LINE
