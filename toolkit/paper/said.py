"""How high the words above an answer stand: what lets the boxes of neighbours begin at one height, whatever is said above them."""

from toolkit.paper.paper import PT_PER_MM, Paper
from toolkit.paper.pieces.measure import wrapped

_LABEL, _REST = 1.25, 1.3  # line heights of templates/print/print.css
_EVEN = 1.015  # `wrapped` is on the safe side by so much; a line too many would cost each of the neighbours one
_BAR_MM, _AROUND_MM = 2.2, 0.8  # beside and around a condition


def words_mm(label: str, help_text: str, condition: str | None, paper: Paper) -> float:
    """Height in mm of a question's label, condition and help (with its hints) on that paper's width."""
    high = _lines(label, paper.width_mm, paper.type.label, bold=True) * paper.type.label * _LABEL
    small = _lines(help_text, paper.width_mm, paper.type.small)
    if condition:
        small += _lines(condition, paper.width_mm - _BAR_MM, paper.type.small)
    return (high + small * paper.type.small * _REST) / PT_PER_MM + (_AROUND_MM if condition else 0)


def _lines(text: str, width_mm: float, size_pt: float, bold: bool = False) -> int:
    return len(wrapped(text, width_mm * _EVEN, size_pt, bold))
