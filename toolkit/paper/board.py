"""The board of a placement on paper: cells big enough to write in, and the short list of its fields for a screen, which stands at the end of the
sheet. Pure arithmetic."""

from dataclasses import dataclass

from toolkit.contract.document import PlacementField
from toolkit.paper.columns import placement_widths
from toolkit.paper.lettering import words_fit
from toolkit.paper.paper import A4, LEADING, PT_PER_MM, Paper
from toolkit.paper.pieces.measure import wrapped

# At 10 pt, in mm.
_CELL = 35.0  # the least height of a cell that three people can write in, where the page has room for it
_LOWEST_CELL = 16.0
_HEAD_WIDTH = 33.0  # of the column with the rows' labels, at least
_HEAD_SHARE = 0.175  # … of the width, where that is more
_BESIDE_LABEL = 3.3  # and above and below it
_HEAD = 9.0  # a line of column heads
_AROUND = 92.0  # heading of the sheet and of the section, a line of other questions, what is said about the board
_ABOVE = 31.0  # question and what it says, where the board has a page of its own
_ROW = 5.6  # of the list, which is typed in


@dataclass(frozen=True)
class Board:
    """Lengths in mm. `cell`: the least height of a cell, which takes what is left of the page too."""

    head_width: float
    head: float
    cell: float
    rows: int

    @property
    def height(self) -> float:
        return self.head + self.rows * self.cell


def board(field: PlacementField, paper: Paper = A4) -> Board | None:
    """The board of a placement, or None where its columns have no room beside each other."""
    scale, rows = paper.scale, len(field["rows"])
    head_width = max(_HEAD_WIDTH * scale, _HEAD_SHARE * paper.width_mm)
    labels = [column["label"] for column in field["columns"]]
    if not words_fit(labels, (paper.width_mm - head_width) / len(labels), paper):
        return None
    shared = (paper.height_mm - _AROUND * scale) / rows
    least = max(_LOWEST_CELL * scale, *(_label_mm(row["label"], head_width, paper) for row in field["rows"]))
    cell = max(least, min(_CELL * scale, shared))
    made = Board(round(head_width, 2), _HEAD * scale, round(cell, 2), rows)
    return made if made.height <= paper.height_mm - _ABOVE * scale else None


def _label_mm(label: str, width_mm: float, paper: Paper) -> float:
    """Height of a row's label, letter by letter: by an average, rows with long labels would have no room in large print."""
    lines = len(wrapped(label, width_mm - _BESIDE_LABEL, paper.type.size, bold=True))
    return lines * paper.type.size * LEADING / PT_PER_MM + _BESIDE_LABEL


def list_row(field: PlacementField, paper: Paper = A4) -> float:
    """Height in mm of a row of the list: one line, or as many as the longest text takes."""
    return paper.text_height(field["max_length"], placement_widths(paper)["text"], _ROW * paper.scale)


def list_height(field: PlacementField, paper: Paper = A4) -> float:
    """Height in mm of the list with its heading."""
    return _HEAD * 2 * paper.scale + field["max_cards"] * list_row(field, paper)
