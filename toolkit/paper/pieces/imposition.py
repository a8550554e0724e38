"""Where cards stand on sheets: a grid in the middle of the page, piles that lie in order when the stack is cut, backs behind their fronts."""

from dataclasses import dataclass
from math import ceil

from toolkit.paper.paper import SIDES_MM

PAGE_MM = SIDES_MM["a4"]


@dataclass(frozen=True)
class Grid:
    """Cards without gaps, centred: a guillotine set once cuts the whole stack. Places count along the rows, from 0. `scale`: of the type."""

    columns: int = 2
    rows: int = 4
    card_mm: tuple[float, float] = (90.0, 62.0)
    scale: float = 1.0

    @property
    def places(self) -> int:
        return self.columns * self.rows

    @property
    def corner_mm(self) -> tuple[float, float]:
        """Of the first card."""
        width, height = self.card_mm
        return (PAGE_MM[0] - self.columns * width) / 2, (PAGE_MM[1] - self.rows * height) / 2

    def at(self, place: int) -> tuple[float, float]:
        """The upper left corner in mm of the card at a place."""
        row, column = divmod(place, self.columns)
        left, top = self.corner_mm
        return left + column * self.card_mm[0], top + row * self.card_mm[1]


# By cards a page. Two are the eight in double size, with type of 22 points and more: large print.
GRIDS = {8: Grid(), 4: Grid(2, 2, (90.0, 124.0), 1.5), 2: Grid(1, 2, (180.0, 124.0), 2.0)}


def in_piles(count: int, places: int) -> list[list[int | None]]:
    """Sheet by sheet the card at each place. Cut the stack of sheets, lay the piles on each other by place: the cards are in order."""
    sheets = max(1, ceil(count / places))
    pile_of = {card: divmod(card, sheets) for card in range(count)}
    pages: list[list[int | None]] = [[None] * places for _ in range(sheets)]
    for card, (place, sheet) in pile_of.items():
        pages[sheet][place] = card
    return pages


def behind(grid: Grid, place: int, flip: str) -> tuple[int, bool]:
    """The place on the back that lies behind a place on the front, and whether what stands there is upside down.

    `flip` on an upright page: over the `long-edge` the sheet turns about its vertical axis, so columns are mirrored; over the `short-edge`
    about the horizontal one, so rows are mirrored and everything stands on its head.
    """
    row, column = divmod(place, grid.columns)
    if flip == "long-edge":
        return row * grid.columns + grid.columns - 1 - column, False
    return (grid.rows - 1 - row) * grid.columns + column, True
