"""Posters as HTML for print: on A3, on A4, or on two A4 pages to tape together."""

from dataclasses import dataclass, replace
from typing import Literal

from toolkit.contract.document import Document, Field
from toolkit.contract.shape import lines_of
from toolkit.paper.pieces.bare import SAFE_MM, WALLS
from toolkit.paper.pieces.drawing import address, line, picture
from toolkit.paper.pieces.poster import TEXT_SIZES, Block, Panel, Poster, Shape, foot, head, height_mm
from toolkit.paper.pieces.shapes import SHAPES
from toolkit.templating.environment import rendered

On = Literal["a3", "a4", "two-a4"]
_OVERLAP_MM = 4.0  # what both pages of two show, on each side of the join
_MOST_AROUND = 6


@dataclass(frozen=True)
class Tile:
    """A page of a poster: which part of it, in mm of the drawing as it is printed, and where that part stands on the page."""

    paper: str
    landscape: bool
    scale: float
    from_mm: tuple[float, float]
    size_mm: tuple[float, float]
    at_mm: tuple[float, float]
    join: Literal["", "under", "over"] = ""

    @property
    def note_mm(self) -> float:
        """Where it says what to do with two pages: in the drawing's own margin, at the edge that is not joined."""
        low = self.landscape and self.join == "over"
        return self.at_mm[1] + (self.size_mm[1] - 6 if low else 2)


def poster_html(poster: Poster, on: On = "a3") -> str:
    """The poster's page, or its two pages."""
    poster = replace(poster, is_joined=on == "two-a4")
    blocks, lines = _placed(poster)
    tiles = _tiles(poster, on)
    pages = [
        {
            "tile": tile,
            "sheet": WALLS[tile.paper, tile.landscape],
            "blocks": [_on_page(block, tile.scale) for block in blocks if _shows(tile, _on_page(block, tile.scale))],
            "drawing": address(_drawing(poster, tile.scale, lines)),
            "join": address(_join(tile)) if tile.join else "",
        }
        for tile in tiles
    ]
    return rendered("print/pieces/poster.html.j2", poster.language,
        poster=poster, pages=pages, size=[tiles[0].scale * side for side in poster.size_mm],
    )  # fmt: skip


def fits(poster: Poster) -> bool:
    """Whether all its texts stand on the page, in type that can be read from afar."""
    width, height = poster.size_mm
    within = (SAFE_MM, SAFE_MM, width - SAFE_MM, height - SAFE_MM)
    blocks = _placed(poster)[0]
    low = foot(poster)[1] + 1.0  # a rounding
    return all(
        block.left >= within[0]
        and block.left + block.width <= within[2]
        and (block.size >= TEXT_SIZES[-1] or block.text == poster.foot)
        and block.top + height_mm(block.text, block.width, block.size, block.bold)
        <= (within[3] if block.text == poster.foot else low)
        for block in blocks
    )


def _placed(poster: Poster) -> tuple[list[Block], list[str]]:
    """All texts in the order of reading, and the lines behind them."""
    first, top = head(poster)
    last, low = foot(poster)
    blocks, lines = SHAPES[poster.shape](poster, top, low)
    return [*first, *blocks, *last], lines


def poster_of_sheet(model: Document, source: str = "") -> Poster | None:
    """The drawing of a normalised worksheet to write in: its circle, its forces or its first board; None where it has none."""
    for section in model["sections"]:
        layout, fields = section["layout"], section["fields"]
        if layout == "circle":
            has_centre = fields[0]["type"] == "text"
            around = fields[1:] if has_centre else fields
            made = _of(model, "circle", tuple(Panel(_short(field)) for field in around[:_MOST_AROUND]), source)
            return replace(made, centre=_short(fields[0])) if has_centre else made
        if layout == "forces":
            return _of(model, "forces", tuple(Panel(_short(field), items=_rows(field)) for field in fields[:2]), source)
        for field in fields:
            if field["type"] == "placement":
                panels = tuple(Panel(row["label"]) for row in field["rows"])
                made = _of(model, "board", panels, source)
                return replace(made, columns=tuple(column["label"] for column in field["columns"]))
    return None


def _of(model: Document, shape: Shape, panels: tuple[Panel, ...], source: str) -> Poster:
    return Poster(shape, model["title"], "", panels, model["language"], foot=source)


def _short(field: Field) -> str:
    return field["short"] or field["label"]


def _rows(field: Field) -> tuple[Panel, ...]:
    return tuple(Panel(row["label"]) for row in lines_of(field, 0) or ())


def _tiles(poster: Poster, on: On) -> list[Tile]:
    width, height = poster.size_mm
    landscape = width > height
    if on != "two-a4":
        scale = 1.0 if on == "a3" else 210 / 297
        whole = width * scale, height * scale
        return [Tile(on, landscape, scale, (0.0, 0.0), whole, (0.0, 0.0))]
    # What two A4 pages can print, less what they share: the poster is a tenth smaller than on A3.
    long = 2 * (210 - 2 * SAFE_MM - _OVERLAP_MM)
    scale = long / max(width, height)
    half, other = long / 2 + _OVERLAP_MM, min(width, height) * scale
    side = (297 - other) / 2
    made = []
    joins: tuple[Literal["under", "over"], ...] = ("under", "over")
    for n, join in enumerate(joins):
        start = 0.0 if n == 0 else long / 2 - _OVERLAP_MM
        if landscape:
            made.append(Tile("a4", False, scale, (start, 0.0), (half, other), (SAFE_MM, side), join))
        else:
            made.append(Tile("a4", True, scale, (0.0, start), (other, half), (side, SAFE_MM), join))
    return made


def _on_page(block: Block, scale: float) -> Block:
    return replace(
        block, left=block.left * scale, top=block.top * scale, width=block.width * scale, height=block.height * scale, size=block.size * scale
    )  # fmt: skip


def _shows(tile: Tile, block: Block) -> bool:
    """Whether a page holds any of a block: what stands on the other one is not said twice."""
    (x, y), (width, height) = tile.from_mm, tile.size_mm
    return (
        block.left < x + width
        and block.left + block.width > x
        and block.top < y + height
        and block.top + block.height > y
    )


def _drawing(poster: Poster, scale: float, lines: list[str]) -> str:
    width, height = poster.size_mm
    return picture([f'<g transform="scale({scale:g})">{"".join(lines)}</g>'], (width * scale, height * scale))


def _join(tile: Tile) -> str:
    """Where the upper page is cut and the lower one glued: the same line of the poster on both."""
    (x, y), (width, height) = tile.at_mm, tile.size_mm
    cut = ' stroke-dasharray="2 2"'
    if not tile.landscape:
        at = x + _OVERLAP_MM if tile.join == "over" else x + width - _OVERLAP_MM
        return picture([line(at, 2, at, y - 1, cut), line(at, y + height + 1, at, 295, cut)])
    at = y + _OVERLAP_MM if tile.join == "over" else y + height - _OVERLAP_MM
    return picture([line(2, at, x - 1, at, cut), line(x + width + 1, at, 295, at, cut)], (297.0, 210.0))
