"""What hangs on a wall: a drawing with its title and question, in mm on A3, as blocks of text and lines behind them."""

from dataclasses import dataclass
from typing import Literal

from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.measure import is_broken, wrapped

Shape = Literal["board", "ladder", "circle", "forces", "bridge", "columns"]
LEADING = 1.15
# Points on A3. At three metres 24 points can be read, and a heading of 40 draws one there; both also where two A4 pages make the poster (0.905).
TITLE_SIZES = (64.0, 56.0, 50.0, 45.0)
TEXT_SIZES = (36.0, 33.0, 30.0, 28.0, 26.6)
FOOT_PT = 13.0  # the source and the address are read from near by
MARGIN_MM, GAP_MM = 12.0, 6.0
LANDSCAPE, PORTRAIT = (420.0, 297.0), (297.0, 420.0)


@dataclass(frozen=True)
class Panel:
    """A part of a drawing: what it is called, a text, single points."""

    label: str
    text: str = ""
    items: tuple["Panel", ...] = ()


@dataclass(frozen=True)
class Poster:
    """`columns`: of a board; `ends`: what stands below the first and above the last step of a ladder; `centre`: what
    belongs into a circle; `foot`: source and address; `is_joined`: it is two A4 pages."""

    shape: Shape
    title: str
    question: str
    panels: tuple[Panel, ...]
    language: str
    columns: tuple[str, ...] = ()
    ends: tuple[str, str] | None = None
    centre: str = ""
    foot: str = ""
    is_joined: bool = True

    @property
    def size_mm(self) -> tuple[float, float]:
        """On A3."""
        return PORTRAIT if self.shape == "ladder" else LANDSCAPE

    @property
    def join_mm(self) -> float:
        """Where two A4 pages are joined, along the longer side; behind the end of a poster that is one page."""
        return max(self.size_mm) / 2 if self.is_joined else max(self.size_mm)

    def on_one_page(self, left: float, width: float) -> tuple[float, float]:
        """Left and width of a line, or of the longer part of it where the join would cut it."""
        at = self.join_mm
        before, behind = at - GAP_MM - left, left + width - at - GAP_MM
        if self.size_mm == PORTRAIT or max(before, behind) >= width:
            return left, width
        return (left, before) if before >= behind else (at + GAP_MM, behind)


@dataclass(frozen=True)
class Block:
    """A text in its box, in mm and points on A3. `tag`: of its element; `align`: left, center or right."""

    text: str
    left: float
    top: float
    width: float
    height: float
    size: float
    tag: str = "p"
    bold: bool = False
    align: str = "left"

    @property
    def hyphenated(self) -> bool:
        """Whether a word has no room on a line."""
        return is_broken(self.text, self.width, self.size, self.bold)


def height_mm(text: str, width: float, size: float, bold: bool = False) -> float:
    """Of a text in lines; one more where a word is hyphenated."""
    lines = len(wrapped(text, width, size, bold)) + is_broken(text, width, size, bold)
    return lines * size * LEADING / PT_PER_MM


def largest(
    texts: list[tuple[str, bool]], width: float, height: float, sizes: tuple[float, ...] = TEXT_SIZES
) -> float | None:
    """The largest size in which texts (text, bold) stand below each other in a box; None where not even the least has room."""
    for size in sizes:
        whole = not any(is_broken(text, width, size, bold) for text, bold in texts)
        if whole and sum(height_mm(text, width, size, bold) for text, bold in texts) <= height:
            return size
    return None


def stacked(panel: Panel, left: float, top: float, width: float, size: float, align: str = "left") -> list[Block]:
    """A panel's label and text, one below the other."""
    high = height_mm(panel.label, width, size, bold=True)
    blocks = [Block(panel.label, left, top, width, high, size, "h2", bold=True, align=align)]
    if panel.text:
        blocks.append(Block(panel.text, left, top + high, width, height_mm(panel.text, width, size), size, align=align))
    return blocks


def head(poster: Poster) -> tuple[list[Block], float]:
    """Title and question, and where the drawing may begin."""
    left, width = poster.on_one_page(MARGIN_MM, poster.size_mm[0] - 2 * MARGIN_MM)
    # A title somewhat smaller rather than in two lines, and in two lines rather than over the join.
    size = largest([(poster.title, True)], width, TITLE_SIZES[0] * LEADING / PT_PER_MM, TITLE_SIZES) or TITLE_SIZES[-1]
    high = height_mm(poster.title, width, size, bold=True)
    blocks = [Block(poster.title, left, MARGIN_MM, width, high, size, "h1", bold=True)]
    top = MARGIN_MM + high + 1
    if poster.question:
        small = TEXT_SIZES[-1]
        deep = height_mm(poster.question, width, small)
        blocks.append(Block(poster.question, left, top, width, deep, small))
        top += deep
    return blocks, top + GAP_MM


def foot(poster: Poster) -> tuple[list[Block], float]:
    """Source and address, and where the drawing must end."""
    low = poster.size_mm[1] - MARGIN_MM
    left, width = poster.on_one_page(MARGIN_MM, poster.size_mm[0] - 2 * MARGIN_MM)
    top = low - max(height_mm(poster.foot, width, FOOT_PT), FOOT_PT * LEADING / PT_PER_MM)
    blocks = [Block(poster.foot, left, top, width, low - top, FOOT_PT)]
    return (blocks if poster.foot else []), top - 4
