"""A section drawn as a circle: what it is about in the middle, a panel around it for each question, a line to each. Pure arithmetic.

Across, the panels stand left and right of the circle, upright above and below it; an odd one has a line of its own below. Panels are read
in the author's order, from the upper left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from toolkit.contract.document import Field, LongTextField, TableField, TextField
from toolkit.contract.shape import Cell, cells_of, has_options
from toolkit.paper.columns import column_widths, row_height
from toolkit.paper.fitting import is_stacked
from toolkit.paper.paper import Paper
from toolkit.paper.spot import Spot, grown, said_mm, text_mm

Around = LongTextField | TableField  # what may stand in a panel; a table of numbered rows
# At 10 pt, in mm.
PAD = 2.0  # between the edge of a panel and what stands in it
_BETWEEN = 1.2  # between what a panel asks and its answer
_FRAME = 0.35  # the line around a panel
_HUB, _MOST_HUB, _BARE_HUB = 44.0, 72.0, 26.0  # across the circle
_REACH = 6.0  # of a line between circle and panel
_RAY = 0.5  # its thickness
_ROUND, _INSIDE = 0.75, 0.65  # of its diameter: the rectangle in a circle that text has
_LEGEND = 9.0  # what a table says of the options of its columns
_HEADING = 18.0  # of the section, on the page of the drawing


@dataclass(frozen=True)
class Panel:
    """A question and where it stands; `paper` is as wide as its answer, `grown`: how much higher each of its boxes is than it must be."""

    field: Around
    spot: Spot
    paper: Paper
    grown: str


@dataclass(frozen=True)
class Circle:
    """`centre`: the question in the circle, where there is one; `hub_paper` is as wide as its answer."""

    centre: TextField | None
    hub: Spot
    hub_paper: Paper
    panels: tuple[Panel, ...]
    height_mm: float
    paper: Paper

    def placed(self) -> Iterator[tuple[Field, Paper]]:
        if self.centre:
            yield self.centre, self.hub_paper
        yield from ((panel.field, panel.paper) for panel in self.panels)

    def cells(self) -> Iterator[tuple[Field, Cell]]:
        for field, _ in self.placed():
            yield from ((field, cell) for cell in cells_of(field))

    def rays(self) -> Iterator[tuple[Spot, str]]:
        """The line from the middle of the circle to that of each panel, which lie on its ends: the rectangle that it crosses, and whether it
        `falls` or `rises` from left to right; a straight one fills its rectangle."""
        thick = _RAY * self.paper.scale
        for panel in self.panels:
            upper, lower = sorted((self.hub.middle, panel.spot.middle), key=lambda spot: spot.top)
            left, right = sorted((upper.left, lower.left))
            high, high_share = lower.top - upper.top, lower.top_share - upper.top_share
            if right - left < thick:
                yield Spot(left - thick / 2, thick, upper.top, high, upper.top_share, high_share), "straight"
            elif high < thick:
                yield Spot(left, right - left, upper.top - thick / 2, thick, upper.top_share), "straight"
            else:
                spot = Spot(left, right - left, upper.top, high, upper.top_share, high_share)
                yield spot, "falls" if upper.left < lower.left else "rises"


@dataclass(frozen=True)
class _Band:
    """Panels beside each other, each (field, left, width); the circle lies in the bands that have it, beside their panels or alone."""

    cells: tuple[tuple[Around, float, float], ...]
    has_hub: bool = False


def circle(fields: Sequence[Field], paper: Paper) -> Circle | None:
    """The drawing of a section's questions (`drawing.misfits`: none), or None where they have no room on one page."""
    centre = fields[0] if fields[0]["type"] == "text" else None
    around = [field for field in fields if may_be_around(field)]
    hub_mm = _hub_mm(centre, paper)
    if hub_mm is None:
        return None
    reach, gap, width = _REACH * paper.scale, paper.gap_mm, paper.width_mm
    is_across = paper.page_mm[0] > paper.page_mm[1]
    bands = list(_bands(around, is_across, hub_mm + 2 * reach, gap, width))
    heights = [_band_mm(band, paper) for band in bands]
    if any(height is None for height in heights):
        return None
    known = [height or 0.0 for height in heights]
    hubs = [n for n, band in enumerate(bands) if band.has_hub]
    need = hub_mm + (0 if is_across else 2 * (reach - gap))
    have = sum(known[n] for n in hubs) + (len(hubs) - 1) * gap
    for n in hubs:
        known[n] += max(0.0, need - have) / len(hubs)
    total = sum(known) + (len(known) - 1) * gap
    if total + _HEADING * paper.scale > paper.height_mm:
        return None
    sharing = sum(height for height, band in zip(known, bands, strict=True) if band.cells)
    panels: list[Panel] = []
    spots: list[Spot] = []
    top = share = 0.0
    for band, height in zip(bands, known, strict=True):
        own = height / sharing if band.cells else 0.0
        spots.append(Spot(0, width, top, height, share, own))
        panels += [_panel(field, Spot(left, w, top, height, share, own), paper) for field, left, w in band.cells]
        top, share = top + height + gap, share + own
    first, last = spots[hubs[0]], spots[hubs[-1]]
    middle = (first.top + last.top + last.height) / 2
    middle_share = (first.top_share + last.top_share + last.share) / 2
    hub = Spot((width - hub_mm) / 2, hub_mm, middle - hub_mm / 2, hub_mm, middle_share, 0)
    return Circle(centre, hub, paper.within(hub_mm * _ROUND), tuple(panels), total, paper)


def may_be_around(field: Field) -> TypeGuard[Around]:
    """Whether it may stand in a panel."""
    return field["type"] == "longtext" or (field["type"] == "table" and field["rows"] is None)


def _bands(fields: Sequence[Around], is_across: bool, hub: float, gap: float, width: float) -> Iterator[_Band]:
    """Pairs beside each other; an odd one by itself, last. Across, the pairs leave room for the circle between them; upright it lies
    between the first pair and the rest, and a third pair stands beside it."""
    pairs = [tuple(fields[n : n + 2]) for n in range(0, len(fields) - 1, 2)]
    odd = [_Band(((fields[-1], 0, width),))] if len(fields) % 2 else []

    def pair(two: tuple[Around, ...], room: float, has_hub: bool = False) -> _Band:
        part = (width - room) / 2
        return _Band(((two[0], 0, part), (two[1], part + room, part)), has_hub)

    if is_across:
        yield from (pair(two, hub, has_hub=True) for two in pairs)
        yield from odd
    elif len(fields) == 2:
        yield from (_Band(((fields[0], 0, width),)), _Band((), has_hub=True), _Band(((fields[1], 0, width),)))
    elif len(fields) < 5:
        yield from (pair(pairs[0], gap), _Band((), has_hub=True), *(pair(two, gap) for two in pairs[1:]), *odd)
    else:
        yield from (
            pair(pairs[0], gap),
            pair(pairs[1], hub, has_hub=True),
            *(pair(two, gap) for two in pairs[2:]),
            *odd,
        )


def _hub_mm(centre: TextField | None, paper: Paper) -> float | None:
    """Across the circle: as small as what it asks allows."""
    if centre is None:
        return _BARE_HUB * paper.scale
    hub = _HUB * paper.scale
    while hub <= _MOST_HUB * paper.scale:
        inside = hub * _ROUND
        box = paper.text_height(centre["max_length"], inside, paper.box.text)
        if said_mm(centre, inside - 1, paper) + _BETWEEN * paper.scale + box <= hub * _INSIDE:
            return hub
        hub += 2 * paper.scale
    return None


def _band_mm(band: _Band, paper: Paper) -> float | None:
    heights = [_panel_mm(field, width, paper) for field, _, width in band.cells]
    return None if None in heights else max((height or 0.0 for height in heights), default=0.0)


def _panel_mm(field: Around, width: float, paper: Paper) -> float | None:
    """The height that a panel of that width must have."""
    inner = _inner(width, paper)
    answer = _answer_mm(field, inner)
    return None if answer is None else said_mm(field, inner.width_mm, paper) + answer + _around_mm(paper)


def _around_mm(paper: Paper) -> float:
    return (2 * PAD + _BETWEEN) * paper.scale


def _inner(width: float, paper: Paper) -> Paper:
    return paper.within(width - 2 * PAD * paper.scale - 2 * _FRAME)


def _answer_mm(field: Around, inner: Paper) -> float | None:
    if field["type"] == "longtext":
        return inner.box_height(field["lines"], field["max_length"], inner.width_mm, inner.box.line)
    if is_stacked(field, inner):
        return None
    widths = column_widths(field, inner)
    heads = [
        text_mm(column["label"] + (f" {column['help']}" if column["help"] else ""), widths[column["id"]] - 3, inner.type.small, bold=True)
        for column in field["columns"]
    ]  # fmt: skip
    legend = _LEGEND if any(map(has_options, field["columns"])) else 0
    rows = _boxes(field) * (row_height(field, paper=inner) + 0.3)
    return max(heads) + (2.5 + legend) * inner.scale + rows


def _boxes(field: Around) -> int:
    """How many boxes stand below each other in its answer."""
    return 1 if field["type"] == "longtext" else field["max_rows"] or 0


def _panel(field: Around, spot: Spot, paper: Paper) -> Panel:
    """What the panel is higher than it must be goes to its boxes."""
    inner = _inner(spot.width, paper)
    spare = spot.height - (_panel_mm(field, spot.width, paper) or spot.height)
    boxes = _boxes(field)
    return Panel(field, spot, inner, grown(spare / boxes, spot.share / boxes))
