"""How wide the columns of printed tables are, and how high their rows. Pure arithmetic over a `Paper`."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

from toolkit.contract.shape import value_of
from toolkit.paper.paper import A4, AVERAGE_EM, LETTER_EM, PAD_PT, PT_PER_MM, Paper

Model = dict[str, Any]
# At 10 pt, in mm; what is left of the page is the text's.
_PLACEMENT = {"": 8.0, "text": 0.0, "row": 30.0, "column": 28.0, "mine": 11.0, "to": 14.0}
_LABEL, _LEAST_LABEL = 62.0, 38.0  # of the rows in a grid
_STEP = 17.0  # least width of one step beside it
_PIECE = 14  # letters: no single word makes a column wider than this
_ROW_NUMBER = 7.0  # the column with 1, 2, 3 … in front of free rows


@dataclass(frozen=True)
class _Column:
    """A column by id: the width it must have, the one it would like, and its share of what is left."""

    name: str
    least: float
    liked: float
    share: float = 0.0


def grid_label_width(options: int, paper: Paper = A4) -> float:
    """Width in mm of a grid's row labels beside so many options."""
    least, most = _LEAST_LABEL * paper.scale, _LABEL * paper.scale
    return max(least, min(most, paper.width_mm - options * _STEP * paper.scale))


def placement_widths(paper: Paper = A4) -> dict[str, float]:
    """Widths in mm of the columns of a placement's table of cards by key, the number of the card under `""`."""
    fixed = sum(_PLACEMENT.values())
    # The text has its 40 % also where type is large or the page small: what does not fit beside it breaks.
    scale = min(paper.scale, paper.width_mm * 0.6 / fixed)
    return {key: width * scale for key, width in _PLACEMENT.items()} | {"text": paper.width_mm - fixed * scale}


def row_height(field: Model, label: str = "", paper: Paper = A4) -> float:
    """Height in mm of a table's row: of its highest cell, or of its label where that takes more lines."""
    widths = column_widths(field, paper)
    return max(
        paper.label_height(label, widths[""], paper.box.cell),
        *(cell_height(column, widths[column["id"]], paper) for column in field["columns"]),
    )


def cell_height(column: Model, width_mm: float, paper: Paper = A4) -> float:
    if "lines" in column:
        return paper.box_height(column["lines"], column["max_length"], width_mm, paper.box.cell_line)
    longest = column.get("max_length")
    return paper.text_height(longest, width_mm, paper.box.cell) if longest else paper.box.cell


def column_widths(field: Model, paper: Paper = A4) -> dict[str, float]:
    """Widths in mm of a table's columns by id, and of the column of row labels under `""`; together the width of the page.

    Choices, scales, numbers and dates get what their answers need; texts share the rest by how much they are to hold.
    """
    return dict(_widths(_shape(field, paper), paper.width_mm))


def least_width(field: Model, paper: Paper = A4) -> float:
    """The width in mm that a table's columns must have together."""
    return sum(column.least for column in _shape(field, paper))


def _shape(field: Model, paper: Paper) -> tuple[_Column, ...]:
    if field["rows"] is None:
        number = _ROW_NUMBER * paper.scale
        first = _Column("", number, number)
    else:
        least = max(22.0 * paper.scale, *(widest_word(row["label"], paper) for row in field["rows"]))
        first = _Column("", least, least, 1.0)
    return (first, *(_shape_of(column, paper) for column in field["columns"]))


def _shape_of(column: Model, paper: Paper) -> _Column:
    least, share = widest_word(column["label"], paper), 0.0
    liked = 17.0 * paper.scale
    match value_of(column["type"]):
        case "text":
            liked, share = 24.0 * paper.scale, min(3.0, max(1.0, column["max_length"] / 60))
        case "option" | "step":
            longest = max(len(option["label"]) for option in column["options"])
            longest += 4 if value_of(column["type"]) == "step" else 0
            wanted = (longest * AVERAGE_EM * paper.type.size + 2 * PAD_PT) / PT_PER_MM + 2
            liked = max(liked, min(46.0 * paper.scale, wanted))
        case "day":
            liked = 24.0 * paper.scale
    return _Column(column["id"], max(least, min(liked, 17.0 * paper.scale)), max(least, liked), share)


def widest_word(label: str, paper: Paper) -> float:
    """Room in mm for the longest word of a heading, half of it where it can be hyphenated; an endless one breaks where it must."""
    longest = max((len(word) for word in label.split()), default=0)
    letters = longest if longest <= 12 else ceil(longest / 2) + 3
    return min(_PIECE, letters) * LETTER_EM * paper.type.small / PT_PER_MM + 2.5


@lru_cache(maxsize=512)
def _widths(columns: tuple[_Column, ...], width_mm: float) -> tuple[tuple[str, float], ...]:
    liked, least = sum(column.liked for column in columns), sum(column.least for column in columns)
    shares = sum(column.share for column in columns)
    if liked <= width_mm and shares:
        widths = [column.liked + (width_mm - liked) * column.share / shares for column in columns]
    elif liked <= width_mm or liked == least:
        widths = [column.liked * width_mm / liked for column in columns]
    else:  # somewhere between what all must have and what all would like
        part = (width_mm - least) / (liked - least)
        widths = [column.least + (column.liked - column.least) * part for column in columns]
    return tuple((column.name, round(width, 2)) for column, width in zip(columns, widths, strict=True))
