"""How wide the columns of printed tables are, and how high their rows. Pure arithmetic over a `Paper`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.contract.document import ColumnField, Field, Line, Option, Step, TableField
from toolkit.contract.shape import has_lines, has_options, has_steps, has_text, value_of
from toolkit.paper.lettering import widest_word, words_fit
from toolkit.paper.paper import A4, A4_WIDTH_MM, AVERAGE_EM, LETTER_EM, PAD_PT, PT_PER_MM, Paper

# At 10 pt, in mm; what is left of the page is the text's.
_PLACEMENT = {"": 8.0, "text": 0.0, "row": 27.0, "column": 25.0, "mine": 11.0, "to": 17.5}
_LABEL, _LEAST_LABEL = 62.0, 38.0  # of the rows in a grid
_STEP = 17.0  # least width of one step beside it
_LABEL_LINES, _MOST_LABEL = 4, 0.35  # of a label in large print; of the page its column likes at most
_ROW_NUMBER = 8.0  # the column with 1, 2, 3 … in front of free rows, and the word for it above
_CIRCLE = 7.4  # least width of a circle's column: 4.2 across, and more than 2 to the next
_CIRCLES = (_CIRCLE, 9.0, 11.0, 13.0, 15.0, 17.0)  # widths to try for the words above circles
_NOT_RELEVANT = 10.5  # of "ved ikke" above one
_MOST_CIRCLES = 7
_AMOUNT = 22.0  # of a number of something, such as kroner: millions, by hand
_NUMBER = 14.0  # of a box for a step, where circles have no room; what steps mean stands above the table
_KEPT, _SPARED = 32.0, 0.9  # what circles leave to a column of text, or as much of what it would have


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
    widths = {key: width * scale for key, width in _PLACEMENT.items()}
    if (
        scale < paper.scale > 1
    ):  # in large print the words above the narrow columns stay whole: row and column give way, then the text
        widths |= {key: _PLACEMENT[key] * paper.scale for key in ("", "mine", "to")}
        left = paper.width_mm - widths[""] - widths["mine"] - widths["to"]
        widths |= {"row": 0.29 * left, "column": 0.27 * left}
    return widths | {"text": paper.width_mm - sum(widths.values())}


def row_height(field: TableField, label: str = "", paper: Paper = A4) -> float:
    """Height in mm of a table's row: of its highest cell, or of its label where that takes more lines."""
    return row_heights(field, [label], paper)[0]


def row_heights(field: TableField, labels: Iterable[str], paper: Paper = A4) -> list[float]:
    """The same of each of its rows, by their labels."""
    widths = column_widths(field, paper)
    cells = max(cell_height(column, widths[column["id"]], paper) for column in field["columns"])
    return [max(cells, paper.label_height(label, widths[""], paper.box.cell)) for label in labels]


def cell_height(column: Field, width_mm: float, paper: Paper = A4) -> float:
    """Height in mm of a cell whose column is so wide. A short text's field is lower and narrower by the gap to the lines around it."""
    if has_lines(column):
        return paper.box_height(column["lines"], column["max_length"], width_mm, paper.box.cell_line)
    gap = 2 * paper.cell_gap_mm
    return (
        paper.text_height(column["max_length"], width_mm - gap, paper.box.cell, gap)
        if has_text(column)
        else paper.box.cell
    )


def column_widths(field: TableField, paper: Paper = A4) -> dict[str, float]:
    """Widths in mm of a table's columns by id, and of the column of row labels under `""`; together the width of the page.

    Choices, scales, numbers and dates get what their answers need; texts share the rest by how much they are to hold.
    """
    return dict(_widths(_shape(field, paper, circle_widths(field, paper)), paper.width_mm))


def circle_widths(field: TableField, paper: Paper = A4) -> dict[str, tuple[float, ...]]:
    """Column id → least widths in mm of the circles' columns, for the scales and choices that have room to be ticked in circles."""
    chosen = {column["id"]: circles for column in field["columns"] if (circles := _circles(column, paper))}
    columns = {column["id"]: column for column in field["columns"]}
    while chosen and not _leave_room(field, chosen, paper):
        last = _options_of(columns[list(chosen)[-1]])  # goes back to a box first, and all that are answered like it
        chosen = {name: circles for name, circles in chosen.items() if _options_of(columns[name]) != last}
    return chosen


def _options_of(column: ColumnField) -> list[Option] | list[Step]:
    return column["options"] if has_options(column) else []


def _circles(column: ColumnField, paper: Paper) -> tuple[float, ...]:
    """Widths of a column's circles; () where they are too many or their words too long. What steps mean stands above the table."""
    if not has_options(column) or len(column["options"]) > _MOST_CIRCLES:
        return ()
    scale, labels = paper.scale, [option["label"] for option in column["options"]]
    if has_steps(column):
        apart = (_NOT_RELEVANT * scale,) if column["not_relevant"] else ()
        return (_CIRCLE * scale,) * len(labels) + apart
    width = next((width * scale for width in _CIRCLES if words_fit(labels, width * scale, paper)), None)
    return (width,) * len(labels) if width else ()


def _leave_room(field: TableField, circles: dict[str, tuple[float, ...]], paper: Paper) -> bool:
    """Whether the texts beside circles keep the room that they need."""
    shape = _shape(field, paper, circles)
    if sum(column.least for column in shape) > paper.width_mm:
        return False
    before, after = (dict(_widths(_shape(field, paper, some), paper.width_mm)) for some in ({}, circles))
    least, line = paper.type.least, paper.box.cell_line
    for column in field["columns"]:
        width, had = after[column["id"]], before[column["id"]]
        if has_text(column) and width < min(had * _SPARED, _KEPT * paper.scale):
            return False
        if has_lines(column):
            holds, held = (paper.capacity(mm, column["lines"], least, line) for mm in (width, had))
            if holds < min(held, column["max_length"]):
                return False
    return True


def least_width(field: TableField, paper: Paper = A4) -> float:
    """The width in mm that a table's columns must have together."""
    return sum(column.least for column in _shape(field, paper, {}))


def _shape(field: TableField, paper: Paper, circles: dict[str, tuple[float, ...]]) -> tuple[_Column, ...]:
    if field["rows"] is None:
        number = _ROW_NUMBER * paper.scale
        first = _Column("", number, number)
    else:
        least = max(22.0 * paper.scale, *(widest_word(row["label"], paper) for row in field["rows"]))
        first = _Column("", least, max(least, _label_liked(field["rows"], paper)), 1.0)
    return (first, *(_shape_of(column, paper, circles.get(column["id"], ())) for column in field["columns"]))


def _label_liked(rows: Sequence[Line], paper: Paper) -> float:
    """Width in mm of a column of labels in which the longest takes few lines, where the type is large: it would make every box of its row
    as high as it is long."""
    if paper.scale <= 1 or paper.across >= A4_WIDTH_MM:
        return 0.0
    letters = max((len(row["label"]) for row in rows), default=0) / _LABEL_LINES
    return min(_MOST_LABEL * paper.width_mm, letters * LETTER_EM * paper.type.small / PT_PER_MM + 3)


def _shape_of(column: ColumnField, paper: Paper, circles: tuple[float, ...]) -> _Column:
    least, share = widest_word(column["short"], paper), 0.0
    if circles:
        width = max(least, sum(circles))
        return _Column(column["id"], width, width)
    liked = 17.0 * paper.scale
    if has_text(column):
        liked, share = 24.0 * paper.scale, min(3.0, max(1.0, column["max_length"] / 60))
    elif has_steps(column):
        liked = _NUMBER * paper.scale
    elif has_options(column):
        longest = max(len(option["label"]) for option in column["options"])
        wanted = (longest * AVERAGE_EM * paper.type.size + 2 * PAD_PT) / PT_PER_MM + 2
        liked = max(liked, min(46.0 * paper.scale, wanted))
    elif value_of(column["type"]) == "day":
        liked = 24.0 * paper.scale
    elif value_of(column["type"]) == "number" and column.get("unit") and column.get("max") is None:
        liked = _AMOUNT * paper.scale
    return _Column(column["id"], max(least, min(liked, 17.0 * paper.scale)), max(least, liked), share)


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
