"""How high questions are on paper, before anything is laid out: which box is too small, which question may break. Pure arithmetic."""

from math import ceil
from typing import assert_never

from toolkit.contract.document import Field, RowsField
from toolkit.contract.shape import (
    Rules,
    axes_of,
    has_columns,
    has_lines,
    has_options,
    has_rows,
    has_steps,
    is_alike,
    lines_of,
    shape_of,
)
from toolkit.paper.board import board, list_height
from toolkit.paper.columns import grid_label_width, row_heights
from toolkit.paper.fitting import block_height, cell_widths, is_stacked
from toolkit.paper.paper import A4, LEADING, PT_PER_MM, WRAP_LOSS, Paper
from toolkit.reading.total import columns_with_total

HEADING_MM = 16.0  # of a section, at 10 pt
_TITLE_MM = 36.0  # of a sheet, with its purpose and "Om jer"


def room(field: Field, paper: Paper = A4) -> list[tuple[str | None, int, int]]:
    """`(column or None, max_length, what its lines hold)` for every long text of a field: what content lint compares."""
    if has_lines(field):
        holds = paper.capacity(paper.width_mm, field["lines"], paper.type.least, paper.box.line)
        return [(None, field["max_length"], holds)]
    if not has_columns(field):
        return []
    widths, least = cell_widths(field, paper), paper.type.least
    return [
        (
            column["id"],
            column["max_length"],
            paper.capacity(widths[column["id"]], column["lines"], least, paper.box.cell_line),
        )
        for column in field["columns"]
        if has_lines(column)
    ]


def is_long(field: Field, under_heading: bool, paper: Paper = A4, opens: bool = False) -> bool:
    """Whether a question cannot stand on one page, with its section's heading where it is the first: only then may it break. `opens`: it is the
    first of the sheet. A table that has no room below the sheet's title breaks too, or the title would have a page to itself."""
    heading = HEADING_MM if under_heading else 0
    heading += _TITLE_MM if opens and (has_columns(field) or is_alike(field)) else 0
    return heading * paper.scale + question_mm(field, paper) > paper.height_mm


def question_mm(field: Field, paper: Paper = A4) -> float:
    """Height of a question by itself, words and boxes."""
    return _words_mm(field, paper) + _answers_mm(field, paper)


def said_mm(field: Field, width_mm: float, paper: Paper = A4) -> float:
    """Height of what a question says in the row of a table: label and help, its condition where it has one."""
    words = len(field["help"] or "") + (60 if field["show_if"] else 0)
    lines = ceil(words / max(1.0, paper.letters(120) * width_mm / paper.width_mm - WRAP_LOSS))
    return paper.label_height(field["label"], width_mm, 0) + lines * paper.type.fine * LEADING / PT_PER_MM


def option_mm(label: str, width_mm: float, paper: Paper = A4) -> float:
    """Height of an option's row in a table of ticks."""
    return paper.label_height(label, width_mm, paper.box.tick + 2.4 * paper.scale)


def _words_mm(field: Field, paper: Paper) -> float:
    """Question, condition, help and hints above the boxes, each as lines of the page's width."""
    characters = len(field["help"] or "") + 80
    lines = ceil(len(field["label"]) / paper.letters(90)) + ceil(characters / paper.letters(120))
    lines += 1 if field["show_if"] else 0
    legends = sum(map(has_options, field["columns"])) if has_columns(field) else 0
    return (lines * 4.6 + legends * 4.6 + 3) * paper.scale


def _answers_mm(field: Field, paper: Paper) -> float:
    if has_rows(field):
        return _rows_mm(field, paper)
    if has_lines(field):
        return paper.box_height(field["lines"], field["max_length"], paper.width_mm, paper.box.line)
    if not has_options(field) or has_steps(field):
        return paper.box.text
    if shape_of(field["type"])["answer"] == "order":
        return len(field["options"]) * (paper.box.cell + 1.2)
    return _options_mm([option["label"] for option in field["options"]], paper)


def _rows_mm(field: RowsField, paper: Paper) -> float:
    head = 11.0 * paper.scale  # of a table: two lines and a little
    if field["type"] == "placement":
        drawn = board(field, paper)
        return drawn.height if drawn else list_height(field, paper)
    lines = lines_of(field, 0)
    labels = [str(line["label"]) for line in lines] if lines else [""] * len(axes_of(field)[0])
    if has_columns(field):
        added = columns_with_total(field["columns"])
        if is_stacked(field, paper):
            return sum(block_height(field, label, paper) for label in labels) + len(added) * paper.box.line
        return head + sum(row_heights(field, labels, paper)) + (paper.box.cell if added else 0)
    if is_alike(field):
        cell: Rules = field["cell"]
        options = cell.get("options", ())
        width = grid_label_width(len(options) + 1, paper)
        least = 7.3 * paper.scale if options else paper.box.text
        return head + sum(max(least, paper.label_height(label, width, 0)) for label in labels)
    assert_never(field)


def spread(labels: list[str], paper: Paper = A4) -> str:
    """How options stand on paper: all in one `row`, in `half` the width each, or the `whole` width each."""
    if sum(len(label) + 7 for label in labels) <= paper.letters(100):
        return "row"
    return "half" if len(labels) > 3 and max(len(label) for label in labels) <= paper.letters(52) else "whole"


def _options_mm(labels: list[str], paper: Paper) -> float:
    match spread(labels, paper):
        case "row":
            return 6.0 * paper.scale
        case "half":
            return ceil(len(labels) / 2) * 6.0 * paper.scale
    return sum(ceil(len(label) / paper.letters(100)) * 4.5 + 1.3 for label in labels) * paper.scale
