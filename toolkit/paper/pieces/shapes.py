"""The drawings of posters: each gives its blocks of text and the lines behind them, between the head and the foot of the page."""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from toolkit.paper.pieces.drawing import line
from toolkit.paper.pieces.measure import is_broken
from toolkit.paper.pieces.poster import GAP_MM, MARGIN_MM, TEXT_SIZES, Block, Panel, Poster, height_mm, largest, stacked

Drawn = tuple[list[Block], list[str]]
Shaper = Callable[[Poster, float, float], Drawn]
_LEAST = TEXT_SIZES[-1]
_SMALL, _HYPHENATED = (_LEAST, 24.0, 22.0, 20.0, 18.0, 16.0), 22.0
_PAD = 4.0
_HEAVY = ' stroke-width="1.1"'
_THIN = ' stroke-width="0.5"'


def rect(left: float, top: float, width: float, height: float, more: str = _THIN) -> str:
    return f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="2"{more}/>'


def _size_of(panels: list[Panel], width: float, height: float) -> tuple[list[Panel], float]:
    """The panels as they have room in boxes of that size: with their texts, or with their labels alone; and the size of type."""
    for shown in (panels, [replace(panel, text="") for panel in panels]):
        sizes = [largest([(panel.label, True), (panel.text, False)], width, height) for panel in shown]
        if all(sizes):
            return shown, min(size for size in sizes if size)
    # A word in smaller type rather than in pieces; one that has no room in any is hyphenated.
    texts = [text for panel in shown for text in ((panel.label, True), (panel.text, False))]
    small = (size for size in _SMALL if not any(is_broken(text, width, size, bold) for text, bold in texts))
    return shown, next(small, _HYPHENATED)


def board(poster: Poster, top: float, low: float) -> Drawn:
    """Rows and columns with room to write or to stick notes on."""
    wide = poster.size_mm[0] - 2 * MARGIN_MM
    columns, rows = len(poster.columns), list(poster.panels)
    across = [replace(Panel(label)) for label in poster.columns]
    for share in (0.26, 0.3, 0.34):  # the labels take what they need and leave the rest to those who write
        first = wide * share
        each = (wide - first) / columns
        _, small = _size_of(across, each - 2 * _PAD, 60)
        heads = [
            _clear(poster, panel.label, MARGIN_MM + first + n * each + _PAD, each - 2 * _PAD, small)
            for n, panel in enumerate(across)
        ]
        high = max(height_mm(head.text, head.width, small, bold=True) for head in heads) + 4
        deep = (low - top - high) / len(rows)
        shown, size = _size_of(rows, first - 2 * _PAD, deep - 4)
        if all(panel.text for panel in shown) or not any(panel.text for panel in rows):
            break
    left = MARGIN_MM
    blocks = [replace(head, top=top + 2, height=high - 2) for head in heads]
    lines = [rect(left, top, wide, low - top, _HEAVY), line(left, top + high, left + wide, top + high, _HEAVY)]
    lines += [line(left + first + n * each, top, left + first + n * each, low, _THIN) for n in range(columns)]
    for n, panel in enumerate(shown):
        y = top + high + n * deep
        blocks += stacked(panel, left + _PAD, y + 2, first - 2 * _PAD, size)
        lines.append(line(left, y, left + wide, y, _THIN))
    return blocks, lines


def _clear(poster: Poster, text: str, left: float, width: float, size: float) -> Block:
    """A heading in its column, clear of the join where the part beside that holds its words."""
    part = poster.on_one_page(left, width)
    x, room = (left, width) if is_broken(text, part[1], size, bold=True) else part
    return Block(text, x, 0, room, 0, size, "h2", bold=True)


def ladder(poster: Poster, top: float, low: float) -> Drawn:
    """Steps one above the other, the first at the foot, with room to write beside each."""
    wide, steps = poster.size_mm[0] - 2 * MARGIN_MM, list(poster.panels)
    blocks: list[Block] = []
    if poster.ends:
        high = max(height_mm(text, wide, _LEAST) for text in poster.ends)
        blocks = [
            Block(poster.ends[0], MARGIN_MM, low - high, wide, high, _LEAST),
            Block(poster.ends[1], MARGIN_MM, top, wide, high, _LEAST),
        ]
        top, low = top + high + 3, low - high - 3
    deep = (low - top) / len(steps)
    text = wide * 0.55
    shown, size = _size_of(steps, text - 2 * _PAD - 8, deep - 4)
    left, right, join = MARGIN_MM, MARGIN_MM + wide, poster.join_mm
    lines = [line(x, top - 2, x, low + 2, ' stroke-width="2.4"') for x in (left + 3, left + text)]
    for n, panel in enumerate(shown):
        y = low - (n + 1) * deep
        begin = y + 2
        words = stacked(panel, left + 8, begin, text - 2 * _PAD - 8, size)
        high = sum(block.height for block in words)
        if begin < join < begin + high:  # above or below the join, if their step is deep enough
            begin = next((at for at in (join + 1, join - 1 - high) if y <= at and at + high <= y + deep), begin)
            words = stacked(panel, left + 8, begin, text - 2 * _PAD - 8, size)
        blocks += words
        lines.append(line(left + 3, y + deep, left + text, y + deep, ' stroke-width="1.6"'))
        lines.append(rect(left + text + GAP_MM, y + 2, right - left - text - GAP_MM, deep - 4))
    return blocks, lines


def circle(poster: Poster, top: float, low: float) -> Drawn:
    """A circle in the middle, a panel for each direction around it."""
    wide, panels = poster.size_mm[0] - 2 * MARGIN_MM, list(poster.panels)
    rows = 1 if len(panels) <= 2 else 2
    columns = ceil(len(panels) / rows)
    middle, centre, radius = MARGIN_MM + wide / 2, (top + low) / 2, min(40.0, (low - top) / 4.5)
    deep = (low - top - (GAP_MM if rows == 2 else 0)) / rows
    each = (wide - GAP_MM * (columns - 1)) / columns
    reach = radius * 0.85 if columns % 2 == 0 or rows == 1 else 0.0  # the circle covers the inner corners
    text = each - 2 * _PAD - reach
    shown, size = _size_of(panels, text, deep - 8 - (radius if columns % 2 else 0))
    blocks: list[Block] = []
    lines: list[str] = []
    for n, panel in enumerate(shown):
        row, column = divmod(n, columns)
        in_row = min(columns, len(panels) - row * columns)
        shift = (columns - in_row) * (each + GAP_MM) / 2
        x, y = MARGIN_MM + shift + column * (each + GAP_MM), top + row * (deep + GAP_MM)
        right_half = x + each / 2 > middle + 1
        lines.append(rect(x, y, each, deep))
        high = height_mm(panel.label, text, size, bold=True) + (height_mm(panel.text, text, size) if panel.text else 0)
        begin = y + _PAD if row == 0 else y + deep - high - _PAD
        blocks += stacked(
            panel,
            x + _PAD + (reach if right_half and reach else 0),
            begin,
            text,
            size,
            "right" if right_half and reach else "left",
        )
    lines.append(f'<circle cx="{middle:g}" cy="{centre:g}" r="{radius:g}" fill="#fff"{_HEAVY}/>')
    if poster.centre:
        room = radius * 1.3
        small = largest([(poster.centre, True)], room, radius) or _LEAST
        blocks.insert(
            0,
            Block(poster.centre, middle - room / 2, centre - radius * 0.72, room, radius, small, "h2", True, "center"),
        )
    return blocks, lines


def forces(poster: Poster, top: float, low: float) -> Drawn:
    """What pushes forward against what holds back, an arrow for each, and empty arrows for one's own."""
    wide = poster.size_mm[0] - 2 * MARGIN_MM
    middle, side = MARGIN_MM + wide / 2, wide / 2 - 6
    heads = [replace(panel, items=()) for panel in poster.panels]
    _, large = _size_of(heads, side, 18)
    high = max(height_mm(panel.label, side, large, bold=True) for panel in heads) + 3
    most, arrow = max(len(panel.items) for panel in poster.panels), 6.0
    items = [item.label for panel in poster.panels for item in panel.items]
    for rows in (most + 1, most):  # an empty arrow more, where there is room for it
        deep = (low - top - high) / rows
        sizes = [largest([(label, True)], side - 4, deep - arrow - 1.5) for label in items]
        if all(sizes):
            break
    size = min((each or _LEAST for each in sizes), default=_LEAST)
    lines = [line(middle, top, middle, low, ' stroke-width="1.6"')]
    blocks: list[Block] = []
    for n, panel in enumerate(poster.panels):
        left, align = (MARGIN_MM, "left") if n == 0 else (middle + 6, "right")
        blocks.append(Block(panel.label, left, top, side, high, large, "h2", bold=True, align=align))
        for row in range(rows):
            y = top + high + row * deep
            if row < len(panel.items):
                label = panel.items[row].label
                words = height_mm(label, side - 4, size, bold=True)
                begin = y + deep - arrow - words - 1
                blocks.append(
                    Block(label, left + (4 if n else 0), begin, side - 4, words, size, bold=True, align=align)
                )
            lines.append(_arrow(left, y + deep - arrow, side, arrow, forward=n == 0))
    return blocks, lines


def _arrow(left: float, top: float, width: float, high: float, forward: bool) -> str:
    """An open arrow, to be filled in as far as the force is strong."""
    tip, back, neck = (left + width, left, left + width - high) if forward else (left, left + width, left + high)
    a, b, centre = top + high * 0.25, top + high * 0.75, top + high / 2
    points = f"M{back:g} {a:g}L{neck:g} {a:g}V{top:g}L{tip:g} {centre:g}L{neck:g} {top + high:g}V{b:g}L{back:g} {b:g}Z"
    return f'<path d="{points}"{_THIN}/>'


def bridge(poster: Poster, top: float, low: float) -> Drawn:
    """Steps over a bridge, with room to write under each."""
    wide, steps = poster.size_mm[0] - 2 * MARGIN_MM, list(poster.panels)
    each = wide / len(steps)
    shown, size = _size_of([replace(panel, text="") for panel in steps], each - 4, 60)
    words = max(height_mm(panel.label, each - 4, size, bold=True) for panel in shown)
    stone, rise = 11.0, min(26.0, (low - top) / 6)
    deck = top + words + 2 * stone + rise
    blocks: list[Block] = []
    lines: list[str] = []
    points = []
    for n, panel in enumerate(shown):
        x = MARGIN_MM + (n + 0.5) * each
        off = (2 * (n + 0.5) / len(steps) - 1) ** 2
        y = deck - rise + rise * off
        points.append(f"{x:g} {y:g}")
        begin = y - stone - 2 - height_mm(panel.label, each - 4, size, bold=True)
        blocks.append(Block(f"{n + 1}", x - stone, y - 8.2, 2 * stone, 17, 40.0, bold=True, align="center"))
        blocks.append(
            Block(
                panel.label, x - each / 2 + 2, begin, each - 4, y - stone - begin, size, "h2", bold=True, align="center"
            )
        )
        lines.append(line(x, y + stone, x, deck + 16, _THIN))
        lines.append(rect(x - each / 2 + 2, deck + 16, each - 4, low - deck - 16))
    lines.insert(0, f'<path d="M{"L".join(points)}"{_HEAVY}/>')
    circles = [point.split() for point in points]
    lines += [f'<circle cx="{x}" cy="{y}" r="{stone:g}" fill="#fff"{_HEAVY}/>' for x, y in circles]
    return blocks, lines


def columns(poster: Poster, top: float, low: float) -> Drawn:
    """Lists beside each other, with room below."""
    wide, panels = poster.size_mm[0] - 2 * MARGIN_MM, list(poster.panels)
    each = (wide - GAP_MM * (len(panels) - 1)) / len(panels)
    text = each - 2 * _PAD
    for with_texts in (True, False):
        size = min((_column_size(panel, text, low - top - 6, with_texts) or 0.0) for panel in panels)
        if size:
            break
    size = size or _LEAST
    blocks: list[Block] = []
    lines: list[str] = []
    for n, panel in enumerate(panels):
        x, y = MARGIN_MM + n * (each + GAP_MM), top + 3
        lines.append(rect(x, top, each, low - top))
        high = height_mm(panel.label, text, size, bold=True)
        blocks.append(Block(panel.label, x + _PAD, y, text, high, size, "h2", bold=True))
        lines.append(line(x + _PAD, y + high + 1.5, x + each - _PAD, y + high + 1.5, _HEAVY))
        y += high + 4
        for item in panel.items:
            for words, bold in _words(item, with_texts):
                high = height_mm(words, text, size, bold)
                blocks.append(Block(words, x + _PAD, y, text, high, size, bold=bold))
                y += high
            y += 3
    return blocks, lines


def _words(item: Panel, with_texts: bool) -> list[tuple[str, bool]]:
    if not (with_texts and item.text):
        return [(item.label, False)]
    return [(item.label, True), (item.text, False)]


def _column_size(panel: Panel, width: float, height: float, with_texts: bool) -> float | None:
    texts = [(panel.label, True), *(words for item in panel.items for words in _words(item, with_texts))]
    return largest(texts, width, height - 5 - 3 * len(panel.items))


SHAPES: dict[str, Shaper] = {
    "board": board,
    "bridge": bridge,
    "circle": circle,
    "columns": columns,
    "forces": forces,
    "ladder": ladder,
}
