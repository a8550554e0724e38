"""A section drawn as forces: arrows from the left and from the right towards a line, in each its strength to tick. Pure arithmetic.

The left side is read first, whole, then the right one. What the steps of the scale mean is said once, above.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from toolkit.contract.document import Field, GridField, Line, ScaleCell, ScaleField, TableField, TextsField
from toolkit.contract.shape import Cell, cells_of, has_text, is_counted
from toolkit.paper.paper import Paper
from toolkit.paper.spot import Spot, grown, said_mm, text_mm

Asked = GridField | TableField  # what may be a side
# At 10 pt, in mm.
POINT = 8.0  # the head of an arrow
_MIDDLE = 5.0  # between the heads: the line
_PAD, _PAD_DOWN = 2.0, 1.1  # between the edge of an arrow and what stands in it
_GAP = 1.6  # between arrows
_STEP, _NOT_RELEVANT = 9.0, 27.0  # a circle with its number; with its words
_CIRCLES = 6.4  # height of a line of circles
_LEAST_NAME = 45.0  # width for the name of a force beside its circles
_NAME_OF_BOX = 3.9  # height of what a box is called
_HEADING = 22.0  # of the section and what the steps mean, on the page of the drawing
_MOST_GROWTH = 0.5  # of the height: an arrow that is higher is mostly white


@dataclass(frozen=True)
class Arrow:
    """A force: its row, where it lies, the boxes (column, height in mm) below its circles; as lengths of the style sheet how far below its
    upper edge it begins to say something, and how much higher each box is than it must be."""

    row: Line
    spot: Spot
    boxes: tuple[tuple[TextsField, float], ...]
    inset: str
    grown: str


@dataclass(frozen=True)
class Side:
    """The forces of one side. `paper` is as wide as their names and boxes. `scale`: what says how strong they are; `strength`: its column,
    None in a grid."""

    field: Asked
    head: Spot
    arrows: tuple[Arrow, ...]
    paper: Paper

    @property
    def scale(self) -> ScaleField | ScaleCell:
        return _scale(self.field)

    @property
    def strength(self) -> str | None:
        return None if self.field["type"] == "grid" else self.field["columns"][0]["id"]


@dataclass(frozen=True)
class Forces:
    """`beside`: the circles stand beside the name of the force and its boxes; `most_mm`: how much of what is left of the page the drawing takes."""

    sides: tuple[Side, Side]
    line: Spot
    circles_mm: float
    beside: bool
    height_mm: float
    most_mm: float
    paper: Paper

    @property
    def says_scale_once(self) -> bool:
        left, right = (side.scale["options"] for side in self.sides)
        return left == right

    def placed(self) -> Iterator[tuple[Field, Paper]]:
        yield from ((side.field, side.paper) for side in self.sides)

    def cells(self) -> Iterator[tuple[Field, Cell]]:
        for field, _ in self.placed():
            yield from ((field, cell) for cell in cells_of(field))


def is_side(field: Field) -> TypeGuard[Asked]:
    """Whether its rows may be the forces of a side: each with a scale, and no more beside it than texts."""
    if field["type"] == "grid":
        return field["cell"]["type"] == "scale"
    if field["type"] != "table" or is_counted(field):
        return False
    first, *rest = field["columns"]
    return first["type"] == "scale" and all(map(has_text, rest))


def forces(questions: Sequence[Field], paper: Paper) -> Forces | None:
    """The drawing of two questions (`drawing.misfits`: none), or None where they have no room on one page."""
    fields = [field for field in questions if is_side(field)]
    scale = paper.scale
    half = (paper.width_mm - _MIDDLE * scale) / 2
    inner = paper.within(half - (POINT + 2 * _PAD) * scale)
    circles = max(_circles_mm(field, scale) for field in fields)
    if circles > inner.width_mm:
        return None
    beside = inner.width_mm - circles >= _LEAST_NAME * scale
    text = inner.within(inner.width_mm - circles) if beside else inner
    leasts = [[_arrow_mm(field, row, beside, text) for row in _rows(field)] for field in fields]
    gap = _GAP * scale
    body = max(sum(side) + (len(side) - 1) * gap for side in leasts)
    once = _scale(fields[0])["options"] == _scale(fields[1])["options"]
    head = max(_head_mm(field, half, paper, says_steps=not once) for field in fields)
    if head + body + _HEADING * scale > paper.height_mm:
        return None
    left, right = (
        Side(field, Spot(start, half, 0, head), tuple(_arrows(field, side, Spot(start, half, head, body), text)), text)
        for field, side, start in zip(fields, leasts, (0.0, half + _MIDDLE * scale), strict=True)
    )
    line = Spot(half + _MIDDLE * scale / 2 - scale / 2, scale, head, body, 0, 1)
    most = round(body * _MOST_GROWTH, 2)
    return Forces((left, right), line, circles, beside, head + body, most, paper)


def _arrows(field: Asked, leasts: Sequence[float], place: Spot, paper: Paper) -> Iterator[Arrow]:
    """The arrows of a side below each other; what it is higher than they must be, each gets its part of, and of that its boxes theirs."""
    count, gap, pad, top = len(leasts), _GAP * paper.scale, _PAD_DOWN * paper.scale, place.top
    boxes = tuple(_boxes(field, paper))
    spare = (place.height - sum(leasts) - (count - 1) * gap) / count
    for n, (row, least) in enumerate(zip(_rows(field), leasts, strict=True)):
        spot = Spot(place.left, place.width, top, least + spare, n / count, 1 / count)
        if boxes:
            yield Arrow(row, spot, boxes, grown(pad, 0), grown(spare / len(boxes), spot.share / len(boxes)))
        else:
            yield Arrow(row, spot, boxes, grown(pad + spare / 2, spot.share / 2), grown(0, 0))
        top += least + spare + gap


def _rows(field: Asked) -> list[Line]:
    return field["rows"] or []


def _scale(field: Asked) -> ScaleField | ScaleCell:
    scale = field["cell"] if field["type"] == "grid" else field["columns"][0]
    assert scale["type"] == "scale", "is_side"
    return scale


def _circles_mm(field: Asked, scale: float) -> float:
    steps = _scale(field)
    return (len(steps["options"]) * _STEP + (_NOT_RELEVANT if steps["not_relevant"] else 0)) * scale


def _head_mm(field: Asked, width: float, paper: Paper, says_steps: bool) -> float:
    """What a side asks; what its steps mean, where the sides have scales of their own."""
    steps = _scale(field)
    words = "; ".join(f"{option['value']} = {option['label']}" for option in steps["options"] if option["label"])
    lines = [words] if words and says_steps else []
    lines += ["line"] if has_line(field) else []
    said = said_mm(field, width, paper) + sum(text_mm(line, width, paper.type.small) for line in lines)
    return said + 1.5 * paper.scale


def has_line(field: Asked) -> bool:
    """Whether each force has one box to write in: its name is said once, above them all."""
    return field["type"] == "table" and len(field["columns"]) == 2


def _arrow_mm(field: Asked, row: Line, beside: bool, paper: Paper) -> float:
    """The height that an arrow must have, with so much room for its name and its boxes."""
    name, circles = text_mm(row["label"], paper.width_mm - 1, paper.type.size, 1.2, bold=True), _CIRCLES * paper.scale
    called = 0.0 if has_line(field) else _NAME_OF_BOX * paper.scale
    words = name + sum(height + called for _, height in _boxes(field, paper))
    return (max(words, circles) if beside else words + circles) + 2 * _PAD_DOWN * paper.scale


def _boxes(field: Asked, paper: Paper) -> Iterator[tuple[TextsField, float]]:
    for column in field["columns"][1:] if field["type"] == "table" else ():
        if has_text(column):
            least = column["lines"] * paper.box.line if column["type"] == "longtext" else paper.box.cell
            yield column, paper.text_height(column["max_length"], paper.width_mm, least)
