"""How big the boxes of a printed worksheet are and how much they hold. Pure arithmetic: content lint, print and PDF share it.

Lengths are millimetres where a name says `mm`, points where it says `pt`. The stylesheet takes its measures from here.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Any

Model = dict[str, Any]
PT_PER_MM = 72 / 25.4

PAGE_MM = (210.0, 297.0)  # A4
SIDE_MM, TOP_MM, BOTTOM_MM = 18.0, 19.0, 17.0
WIDTH_MM = PAGE_MM[0] - 2 * SIDE_MM  # of text, tables and the widest box
LINE_MM = 7.0  # a line by hand in a box of its own: the ruling of a school exercise book
CELL_LINE_MM = 6.0  # … in a table, where "narrow ruled" must do
MOST_MM = 210.0  # a box cannot break: its question and its section's heading must stand above it on the page
TEXT_MM = 8.5  # height of a box for one line
CELL_MM = 8.0  # least height of a table's row
LOW_CELL_MM = 6.5  # a field for one line at the top of a higher row
NUMBER_MM, DATE_MM, PLACE_MM = 36.0, 44.0, 12.0  # boxes that are never as wide as the page
MAP_ROW_MM = 11.0  # a row of the empty map above it, to write card numbers into
RESPONDENT_MM = 7.5  # height of the boxes in "Om jer"
# Columns of a placement's table.
PLACEMENT_MM = {"": 8.0, "text": 72.0, "row": 34.0, "column": 32.0, "mine": 12.0, "to": 16.0}
LABEL_MM = 62.0  # widest column of row labels in a grid
STEP_MM = 17.0  # least width of one step beside it
ROW_NUMBER_MM = 7.0  # the column with 1, 2, 3 … in front of free rows

PAD_PT, PAD_DOWN_PT = 3.0, 2.0  # white space beside, above and below the text in a field
LEADING = 1.2  # typed lines, as multiples of the size
SIZE_PT, SMALL_PT, LEAST_PT = 10.0, 9.0, 6.0
# Source Sans 3 Regular, measured over the 158 longer answers of the examples in content/, Danish and English: on average 0.416 em a
# character, 0.451 em at the 95th percentile. A line that wraps loses half a word: 5 characters, since Danish has compounds.
AVERAGE_EM = 0.45
WRAP_LOSS = 5
LETTER_EM = 0.53  # one semi-bold letter of a heading: the widest long words of the examples come to 0.52


def capacity(width_mm: float, lines: int, size_pt: float, line_mm: float = LINE_MM) -> int:
    """How many typed characters of `size_pt` a box of that width and of `lines` lines by hand holds, on the safe side."""
    return _held(width_mm, box_height(lines, line_mm), size_pt)


def box_height(lines: int, line_mm: float = LINE_MM) -> float:
    """Height in mm of a box of so many lines by hand."""
    return min(MOST_MM, lines * line_mm)


def room(field: Model, size_pt: float = SMALL_PT) -> list[tuple[str | None, int, int]]:
    """`(column or None, max_length, what its box holds)` for every long text of a field: what content lint compares."""
    if field["type"] == "longtext":
        return [(None, field["max_length"], capacity(WIDTH_MM, field["lines"], size_pt))]
    if field["type"] != "table":
        return []
    widths = column_widths(field)
    return [
        (column["id"], column["max_length"], capacity(widths[column["id"]], column["lines"], size_pt, CELL_LINE_MM))
        for column in field["columns"]
        if column["type"] == "longtext"
    ]


def _held(width_mm: float, height_mm: float, size_pt: float) -> int:
    """Characters in a box; as many typed lines as its height has."""
    typed = int((height_mm * PT_PER_MM - 2 * PAD_DOWN_PT) / (size_pt * LEADING))
    return max(1, typed) * _line_holds(width_mm, size_pt, wraps=typed > 1)


def _line_holds(width_mm: float, size_pt: float, wraps: bool) -> int:
    characters = int((width_mm * PT_PER_MM - 2 * PAD_PT) / (AVERAGE_EM * size_pt))
    return max(1, characters - WRAP_LOSS if wraps else characters)


def one_line_holds(width_mm: float, size_pt: float = SMALL_PT) -> int:
    return _line_holds(width_mm, size_pt, wraps=False)


def text_height(max_length: int, width_mm: float, least_mm: float) -> float:
    """Height in mm of a box that holds a short text of `max_length` at 9 pt: one line, or as many as it takes."""
    if max_length <= one_line_holds(width_mm):
        return least_mm
    typed = ceil(max_length / _line_holds(width_mm, SMALL_PT, wraps=True))
    return max(least_mm, ceil((typed * SMALL_PT * LEADING + 2 * PAD_DOWN_PT) / PT_PER_MM))


def type_size(max_length: int | None, width_mm: float, height_mm: float) -> float:
    """The size that a field is typed in: 10 pt, or 9 where a full answer would not fit in 10."""
    return SIZE_PT if max_length is None or _held(width_mm, height_mm, SIZE_PT) >= max_length else SMALL_PT


def grid_label_width(options: int) -> float:
    """Width in mm of a grid's row labels beside so many options."""
    return max(38.0, min(LABEL_MM, WIDTH_MM - options * STEP_MM))


def text_width(field: Model, cell: tuple[str | None, str | None]) -> float:
    """Width in mm of the box for a text: of a field, of a table's column, of a placement's card."""
    if field["type"] == "table":
        return column_widths(field)[str(cell[1])]
    return PLACEMENT_MM["text"] if field["type"] == "placement" else WIDTH_MM


def row_height(field: Model, label: str = "") -> float:
    """Height in mm of a table's row: of its highest cell, or of its label where that takes more lines."""
    widths = column_widths(field)
    return max(
        label_height(label, widths[""]), *(cell_height(column, widths[column["id"]]) for column in field["columns"])
    )


def is_long(field: Model, under_heading: bool) -> bool:
    """Whether a question cannot stand on one page, with its section's heading where it is the first: only then may it break."""
    heading = 16 if under_heading else 0
    return heading + _words_mm(field) + _answers_mm(field) > PAGE_MM[1] - TOP_MM - BOTTOM_MM


def _words_mm(field: Model) -> float:
    """Question, condition, help and hints above the boxes, each as lines of the page's width."""
    characters = len(field["help"] or "") + 80
    lines = ceil(len(field["label"]) / 90) + ceil(characters / 120) + (1 if field["show_if"] else 0)
    legends = sum(1 for column in field.get("columns", []) if column.get("type") in ("choice", "scale"))
    return lines * 4.6 + legends * 4.6 + 3


def _answers_mm(field: Model) -> float:
    head = 11.0  # of a table: two lines and a little
    match field["type"]:
        case "table" if field["rows"] is None:
            return head + int(field["max_rows"]) * row_height(field)
        case "table":
            return head + sum(row_height(field, row["label"]) for row in field["rows"])
        case "grid":
            width = grid_label_width(len(field["cell"]["options"]) + 1)
            return head + sum(max(7.3, label_height(row["label"], width, 0)) for row in field["rows"])
        case "placement":
            cards = int(field["max_cards"]) * text_height(field["max_length"], PLACEMENT_MM["text"], CELL_MM)
            return head + cards + len(field["rows"]) * MAP_ROW_MM + 10
        case "choice" | "choices":
            return _options_mm([option["label"] for option in field["options"]])
        case "ranking":
            return len(field["options"]) * (CELL_MM + 1.2)
        case "longtext":
            return box_height(field["lines"])
    return TEXT_MM


def spread(labels: list[str]) -> str:
    """How options stand on paper: all in one `row`, in `half` the width each, or the `whole` width each."""
    if sum(len(label) + 7 for label in labels) <= 100:
        return "row"
    return "half" if len(labels) > 3 and max(len(label) for label in labels) <= 52 else "whole"


def _options_mm(labels: list[str]) -> float:
    match spread(labels):
        case "row":
            return 6.0
        case "half":
            return ceil(len(labels) / 2) * 6.0
    return sum(ceil(len(label) / 100) * 4.5 + 1.3 for label in labels)


def label_height(label: str, width_mm: float, least_mm: float = CELL_MM) -> float:
    """Height in mm of a row's label, wrapped in a column of that width."""
    on_a_line = max(1, int((width_mm - 3) * PT_PER_MM / (LETTER_EM * SMALL_PT)) - WRAP_LOSS)
    return max(least_mm, ceil(max(1, ceil(len(label) / on_a_line)) * SMALL_PT * LEADING / PT_PER_MM + 2))


def cell_height(column: Model, width_mm: float) -> float:
    if column["type"] == "longtext":
        return box_height(column["lines"], CELL_LINE_MM)
    return text_height(column["max_length"], width_mm, CELL_MM) if column["type"] == "text" else CELL_MM


def column_widths(field: Model) -> dict[str, float]:
    """Widths in mm of a table's columns by id, and of the column of row labels under `""`; together the width of the page.

    Choices, scales, numbers and dates get what their answers need; texts share the rest by how much they are to hold.
    """
    return dict(_column_widths(_shape(field)))


def _shape(field: Model) -> "tuple[_Column, ...]":
    if field["rows"] is None:
        first = _Column("", ROW_NUMBER_MM, ROW_NUMBER_MM)
    else:
        least = max(22.0, *(_widest_word(row["label"], SMALL_PT) for row in field["rows"]))
        first = _Column("", least, least, 1.0)
    return (first, *(_shape_of(column) for column in field["columns"]))


@dataclass(frozen=True)
class _Column:
    """A column by id: the width it must have, the one it would like, and its share of what is left."""

    name: str
    least: float
    liked: float
    share: float = 0.0


def _shape_of(column: Model) -> _Column:
    least, share = _widest_word(column["label"], SMALL_PT), 0.0
    liked = 17.0
    match column["type"]:
        case "longtext" | "text":
            liked, share = 24.0, min(3.0, max(1.0, column["max_length"] / 60))
        case "choice" | "scale":
            longest = max(len(option["label"]) for option in column["options"]) + (
                4 if column["type"] == "scale" else 0
            )
            liked = max(liked, min(46.0, (longest * AVERAGE_EM * SIZE_PT + 2 * PAD_PT) / PT_PER_MM + 2))
        case "date":
            liked = 24.0
    return _Column(column["id"], max(least, min(liked, 17.0)), max(least, liked), share)


def _widest_word(label: str, size_pt: float) -> float:
    """Room in mm for the longest word of a heading, half of it where it can be hyphenated."""
    longest = max((len(word) for word in label.split()), default=0)
    return (longest if longest <= 12 else ceil(longest / 2) + 3) * LETTER_EM * size_pt / PT_PER_MM + 2.5


@lru_cache(maxsize=512)
def _column_widths(columns: tuple[_Column, ...]) -> tuple[tuple[str, float], ...]:
    liked, least = sum(column.liked for column in columns), sum(column.least for column in columns)
    shares = sum(column.share for column in columns)
    if liked <= WIDTH_MM and shares:
        widths = [column.liked + (WIDTH_MM - liked) * column.share / shares for column in columns]
    elif liked <= WIDTH_MM or liked == least:
        widths = [column.liked * WIDTH_MM / liked for column in columns]
    else:  # somewhere between what all must have and what all would like
        part = (WIDTH_MM - least) / (liked - least)
        widths = [column.least + (column.liked - column.least) * part for column in columns]
    return tuple((column.name, round(width, 2)) for column, width in zip(columns, widths, strict=True))
