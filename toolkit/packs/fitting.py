"""How large things stand on a pack's own pages: the parts of the programme in its strip, what hangs on the wall in type as large as the page holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.packs.plan import Plan
from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.bare import Bare
from toolkit.paper.pieces.measure import wrapped

_STRIP_MM, _MOST_STRIP_MM = 225.0, 241.0  # what the strip of a programme takes of an upright A4, and what it may
_LEAST_SLOT_MM = 10.0
_MOST_PER_MINUTE = 1.6  # mm: a short programme does not fill its page
_BESIDE = 0.72  # of a part's width, as the rest of these measures in templates/pack/pack.css
_TIME_MM, _TIME_SCALED_MM, _INSIDE_MM = 9.0, 12.0, 8.0
_TITLE, _LOW = (9.0, 6.0), (2.2, 8.8)  # points, and points that grow with the page's type
_TITLE_LEADING, _HEAD_LEADING = 1.15, 1.1
_EDGES_MM, _LOW_EDGES_MM = 4.4, 0.65  # around a title, and below its part
_LARGEST_PT, _LARGE_PT = 32, 18
_LARGE_LEADING, _AFTER_LARGE_MM = 1.4, 6.0
_MOST_SCALE = 1.2  # large already: it need not grow as other type does
_TALLY_LEADING, _TALLY_TITLE, _TALLY_ROW_MM = 1.2, 0.42, 9.3
_TALLY_HEAD_MM, _TALLY_BESIDE_MM, _TALLY_AROUND_MM = 10.0, 3.0, 2.7
_WALL_HEAD_PT, _WALL_AROUND_MM = 34.0, 30.0  # the heading, and what stands above and below it and below the text
_LEAST_RESULTS = 6
_LEAST_RESULT_MM, _MOST_RESULT_MM = 17.0, 34.0
# At 10 pt: what stands above the lines on the first page, and on the next one.
_ABOVE_RESULTS_MM, _RESULT_HEAD_MM = 50.0, 12.0


@dataclass(frozen=True)
class Slot:
    """A part in the strip of the programme. `is_low`: too low for a title in large type."""

    height_mm: float
    is_low: bool


@dataclass(frozen=True)
class ResultRows:
    """Lines of the results sheet, how high each is, and how many stand on a page."""

    lines: int
    height_mm: float
    on_page: int


def slots_of(plan: Plan, title: str, titles: Sequence[str], on: Bare) -> list[Slot]:
    """Each part as high as its title needs, and what is left by its minutes, so that the programme ends on its page. `title`: of the pack."""
    lines = len(wrapped(title, on.width_mm, 13 + 11 * on.scale, bold=True))
    head = 24 * (on.scale - 1) + (lines - 1) * (13 + 11 * on.scale) * _HEAD_LEADING / PT_PER_MM
    room = _STRIP_MM - head
    usual = [max(_LEAST_SLOT_MM * on.scale, _need(one, on, _TITLE, _EDGES_MM)) for one in titles]
    least = usual
    if sum(usual) > room:
        least, room = [_need(one, on, _LOW, _LOW_EDGES_MM) for one in titles], _MOST_STRIP_MM - head
    minutes = [slot.end - slot.start for slot in plan.agenda]
    each = min(_MOST_PER_MINUTE, max(0.0, room - sum(least)) / max(1, sum(minutes)))
    heights = [round(need + each * lasts, 2) for need, lasts in zip(least, minutes, strict=True)]
    return [Slot(height, height < need - 0.01) for height, need in zip(heights, usual, strict=True)]


def _need(title: str, on: Bare, type_pt: tuple[float, float], edges_mm: float) -> float:
    """Height in mm of a part with its title in type of that size."""
    size = type_pt[0] + type_pt[1] * on.scale
    width = (on.width_mm - _TIME_MM - _TIME_SCALED_MM * on.scale - _INSIDE_MM) * _BESIDE
    return len(wrapped(title, width, size, bold=True)) * size * _TITLE_LEADING / PT_PER_MM + edges_mm


def tally_mm(titles: Sequence[str], on: Bare) -> float:
    """Height in mm of the list of sheets to type in: its heading, the heads of its columns in two lines, and a row for each title."""
    size = on.type.size
    head = (on.type.section + 2 * on.type.small) * _TALLY_LEADING / PT_PER_MM + _TALLY_HEAD_MM
    room = _TALLY_TITLE * on.width_mm - _TALLY_BESIDE_MM
    lines = (len(wrapped(title, room, size, bold=True)) for title in titles)
    return head + sum(
        max(_TALLY_ROW_MM, count * size * _TALLY_LEADING / PT_PER_MM + _TALLY_AROUND_MM) for count in lines
    )


def result_rows(plan: Plan, titles: Sequence[str], on: Bare, has_address: bool) -> ResultRows:
    """Lines as high as the page has room for, and never too low for two lines by hand; with some to spare where there is room for them. Where
    the sheets to type in have none below, the lines are shared among as many pages as they take, and the sheets stand below the last of them."""
    groups = len(plan.groups)
    below = tally_mm(titles, on) + (5 * on.scale if has_address else 0)
    first, following = (on.height_mm - above * on.scale for above in (_ABOVE_RESULTS_MM, _RESULT_HEAD_MM))
    for lines in (max(groups, _LEAST_RESULTS), groups):
        if (high := (first - below) / lines) >= _LEAST_RESULT_MM:
            return ResultRows(lines, round(min(_MOST_RESULT_MM, high), 1), lines)
    for pages in range(2, groups + 1):
        on_page = -(-groups // pages)
        last = groups - on_page * (pages - 1)
        if last > 0 and (high := min(first / on_page, (following - below) / last)) >= _LEAST_RESULT_MM:
            return ResultRows(groups, round(min(_MOST_RESULT_MM, high), 1), on_page)
    return ResultRows(groups, _LEAST_RESULT_MM, groups)


def large_pt(head: str, paragraphs: Sequence[str], on: Bare) -> int:
    """The size of type, in points, in which paragraphs below a heading fill a page on the wall and stand on it."""
    scale = min(on.scale, _MOST_SCALE)
    heading = len(wrapped(head, on.width_mm, _WALL_HEAD_PT * scale, bold=True)) * _WALL_HEAD_PT * scale * _HEAD_LEADING
    room = on.height_mm - heading / PT_PER_MM - _WALL_AROUND_MM * on.scale

    def high(size: int) -> float:
        lines = sum(len(wrapped(text, on.width_mm, size)) for text in paragraphs)
        return lines * size * _LARGE_LEADING / PT_PER_MM + len(paragraphs) * _AFTER_LARGE_MM

    return next((size for size in range(_LARGEST_PT, _LARGE_PT, -1) if high(size) <= room), _LARGE_PT)
