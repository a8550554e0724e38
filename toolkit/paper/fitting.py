"""What has room beside each other on paper, and what is stacked because it has not. Pure arithmetic over a `Paper`."""

from collections.abc import Iterable
from math import ceil

from toolkit.contract.document import ColumnField, TableField
from toolkit.contract.shape import has_lines, has_text
from toolkit.paper.columns import cell_height, circle_widths, column_widths, grid_label_width, least_width, row_heights
from toolkit.paper.lettering import words_fit
from toolkit.paper.paper import A4, Paper

_ROW = 60.0  # mm at 10 pt: a row that is higher is mostly white, since one narrow column makes it so
_HAND = 20.0  # mm: two short words in handwriting
_BESIDE, _PART = (4, 3), 30.0  # boxes of a stacked row beside each other; mm at 10 pt that each must have
_NARROWEST = 9.0  # mm at 10 pt: a circle with its number above or beside it


def is_stacked(field: TableField, paper: Paper = A4) -> bool:
    """Whether a table's columns have no room beside each other, or some are too narrow to write in by hand: then each row is a block of
    boxes under each other."""
    if least_width(field, paper) > paper.width_mm:
        return True
    widths = column_widths(field, paper)
    if any(has_text(column) and widths[column["id"]] < _HAND for column in field["columns"]):
        return True
    labels = [row["label"] for row in field["rows"]] if field["rows"] is not None else [""]
    lines = any(has_lines(column) for column in field["columns"])  # those are as high as the author says
    high = max(row_heights(field, labels, paper))
    return not lines and high > _ROW * paper.scale and high > max(block_height(field, label, paper) for label in labels)


def table_circles(field: TableField, paper: Paper = A4) -> dict[str, tuple[float, ...]]:
    """Column id → widths in mm of its circles, for the columns of a table that are ticked in circles."""
    if is_stacked(field, paper):
        return {}
    widths, circles = column_widths(field, paper), circle_widths(field, paper)
    grown = {name: widths[name] / sum(least) for name, least in circles.items()}
    return {name: tuple(round(width * grown[name], 2) for width in least) for name, least in circles.items()}


def cell_widths(field: TableField, paper: Paper = A4) -> dict[str, float]:
    """Widths in mm of a table's boxes by column, stacked or not."""
    return block_widths(field, paper) if is_stacked(field, paper) else column_widths(field, paper)


def block_widths(field: TableField, paper: Paper = A4) -> dict[str, float]:
    """Widths in mm of the boxes of a stacked row."""
    return {column["id"]: width for line in block_lines(field, paper) for column, width in line}


def block_lines(field: TableField, paper: Paper = A4) -> list[list[tuple[ColumnField, float]]]:
    """The boxes of a stacked row, line by line, each with its width in mm: up to four beside each other where all hold a full answer in so
    much, below their names in one line; else two where they do, and a text that has no room in half of the page gets all of it."""
    for beside in _BESIDE:
        part = round((paper.width_mm - (beside - 1) * paper.gap_mm) / beside, 2)
        if part >= _PART * paper.scale and all(_is_short(column, part, paper) for column in field["columns"]):
            columns = field["columns"]
            return [[(one, part) for one in columns[n : n + beside]] for n in range(0, len(columns), beside)]
    half = round((paper.width_mm - paper.gap_mm) / 2, 2) if paper.across > 90 else paper.width_mm
    lines: list[list[tuple[ColumnField, float]]] = []
    for column in field["columns"]:
        width = half if _has_room(column, half, paper) else paper.width_mm
        if lines and len(lines[-1]) == 1 and width == lines[-1][0][1] == half < paper.width_mm:
            lines[-1].append((column, width))
        else:
            lines.append([(column, width)])
    return lines


def _is_short(column: ColumnField, width_mm: float, paper: Paper) -> bool:
    return _label_lines(column, width_mm, paper) == 1 and _has_room(column, width_mm, paper)


def _label_lines(column: ColumnField, width_mm: float, paper: Paper) -> int:
    return ceil(len(column["label"]) / paper.letters(110 * width_mm / paper.width_mm))


def _has_room(column: ColumnField, width_mm: float, paper: Paper) -> bool:
    """Whether a box so wide holds a full answer, in the lines that the author gave it."""
    if has_lines(column):
        room = paper.capacity(width_mm, column["lines"], paper.type.least, paper.box.cell_line)
        return column["max_length"] <= room
    return not has_text(column) or column["max_length"] <= paper.one_line_holds(width_mm)


def block_height(field: TableField, label: str = "", paper: Paper = A4) -> float:
    """Height in mm of a stacked row: its heading, and for each box its label above it."""
    line = 4.6 * paper.scale
    total = paper.label_height(label, paper.width_mm, line)
    for boxes in block_lines(field, paper):
        total += max(_label_lines(box, mm, paper) * line + cell_height(box, mm, paper) + 1.6 for box, mm in boxes)
    return total + 2


def option_width(options: int, paper: Paper = A4) -> float:
    """Width in mm of each of a grid's columns to tick."""
    return (paper.width_mm - grid_label_width(options, paper)) / options


def grid_form(labels: Iterable[str], steps: bool, options: int, paper: Paper = A4) -> str:
    """How a grid's options stand: in the head of a `table`, as a `legend` above numbers, or in `rows` of their own under each question."""
    width = option_width(options, paper)
    if width < _NARROWEST * paper.scale:
        return "rows"
    return "table" if words_fit(labels, width, paper) else "legend" if steps else "rows"


def step_width(steps: float, paper: Paper = A4) -> float:
    """Width in mm of one of so many steps in a line, which breaks where they are too many."""
    return max(_NARROWEST * 1.2 * paper.scale, min(30 * paper.scale, (paper.width_mm - 1) / steps))
