"""Marks on sheets that are cut: where to cut and fold, and a ruler that tells whether the printer kept the size."""

from toolkit.paper.pieces.drawing import line
from toolkit.paper.pieces.imposition import PAGE_MM, Grid

RULER_MM = 50


def cut_marks(grid: Grid, fold: bool = False) -> list[str]:
    """Marks to cut by: outside the cards at every line, a small cross where four cards meet; the line to fold; the ruler."""
    left, top = grid.corner_mm
    width, height = grid.card_mm
    right, low = left + grid.columns * width, top + grid.rows * height
    across = [left + n * width for n in range(grid.columns + 1)]
    down = [top + n * height for n in range(grid.rows + 1)]
    drawn = [line(x, a, x, b) for x in across for a, b in ((top - 5, top - 1.5), (low + 1.5, low + 5))]
    drawn += [line(a, y, b, y) for y in down for a, b in ((left - 5, left - 1.5), (right + 1.5, right + 5))]
    for x in across[1:-1]:
        for y in down[1:-1]:
            drawn += [line(x - 2, y, x + 2, y), line(x, y - 2, x, y + 2)]
    if fold:
        drawn.append(
            line(PAGE_MM[0] / 2, top - 6, PAGE_MM[0] / 2, low + 6, ' stroke-dasharray="3 1.5" stroke-width="0.35"')
        )
    return drawn + ruler(left, PAGE_MM[1] - 10.5)


def ruler(left: float, top: float) -> list[str]:
    """A ruler from `left`, as long as it says."""
    ticks = [line(left + n, top, left + n, top - (3 if n % 10 == 0 else 1.5)) for n in range(0, RULER_MM + 1, 5)]
    return [line(left, top, left + RULER_MM, top), *ticks]
