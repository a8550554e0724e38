"""Each kind of figure on a canvas. What is shown is what the HTML of the figure shows (templates/figures/<kind>.html.j2)."""

from collections.abc import Callable
from math import sqrt
from typing import Any

from toolkit.content.guide.figures import Bars, Board, Chain, Figure, Forces, Groups, Table, Timeline
from toolkit.pages.guide.alone.canvas import SIZE, Canvas, height_of, width_of, wrapped

Plain = Callable[[Any], str]  # a text of an author, in the language, without references and markup
Say = Callable[..., str]  # words of ours
_PAD = 12.0


def draw(figure: Figure, canvas: Canvas, plain: Plain, say: Say, also: list[list[list[str]]] | None = None) -> None:
    """Draws a figure from `canvas.y` on. `also`: for groups, the labels of the other groups that each item stands in too."""
    match figure:
        case Bars():
            _bars(figure, canvas, plain, say)
        case Table():
            _table(figure, canvas, plain)
        case Board():
            _board(figure, canvas, plain)
        case Chain():
            _chain(figure, canvas, plain)
        case Groups():
            _groups(figure, canvas, plain, say, also or [])
        case Forces():
            _forces(figure, canvas, plain)
        case Timeline():
            _timeline(figure, canvas, plain)
        case other:
            raise TypeError(other)


def _bars(figure: Bars, canvas: Canvas, plain: Plain, say: Say) -> None:
    names, numbers = canvas.width * 0.36, 70.0
    track = canvas.width - names - numbers - 2 * _PAD
    canvas.paragraph(plain(figure.unit), 0, canvas.width, bold=True, anchor="end")
    canvas.line(0, canvas.y + 4, canvas.width, canvas.y + 4, ink="edge", stroke=2)
    canvas.y += 10
    for group in figure.groups:
        canvas.paragraph(plain(group.label), bold=True)
        canvas.y += 4
        for n, bar in enumerate(group.bars):
            top = canvas.y
            canvas.paragraph(plain(bar.label), 0, names)
            middle = (top + canvas.y) / 2
            canvas.box(names + _PAD, middle - 8, track, 16, ground="faint")
            canvas.box(names + _PAD, middle - 8, track * float(bar.value / figure.max), 16, ground="strong" if n == len(group.bars) - 1 else "mid")  # fmt: skip
            canvas.word(say("number", value=bar.value), canvas.width, middle + SIZE * 0.35, bold=True, anchor="end")
            canvas.y += 6
        canvas.y += 10
    canvas.paragraph(say("scale", max=figure.max), size=13, ink="dim")


def _table(figure: Table, canvas: Canvas, plain: Plain) -> None:
    cells = [
        [[plain(row.label)], *([plain(one) for one in cell] if isinstance(cell, list) else [plain(cell)] for cell in row.cells)]
        for row in figure.rows
    ]  # fmt: skip
    lists = [[False, *(isinstance(cell, list) for cell in row.cells)] for row in figure.rows]
    heads = [plain(column) for column in figure.columns]
    places = _columns(canvas.width, heads, cells)
    bottom = canvas.y
    for (x, room), head in zip(places, heads, strict=True):
        start, canvas.y = canvas.y, canvas.y
        canvas.paragraph(head, x, room, bold=True)
        bottom, canvas.y = max(bottom, canvas.y), start
    canvas.y = bottom + 6
    canvas.line(0, canvas.y, canvas.width, canvas.y, ink="edge", stroke=2)
    for n, row in enumerate(cells):
        top = canvas.y + 8
        bottom = top
        for k, ((x, room), texts) in enumerate(zip(places, row, strict=True)):
            canvas.y = top
            if lists[n][k]:
                canvas.bullets(texts, x, room)
            else:
                canvas.paragraph(texts[0], x, room, bold=k == 0)
            bottom = max(bottom, canvas.y)
        canvas.y = bottom + 8
        canvas.line(0, canvas.y, canvas.width, canvas.y)


def _columns(width: float, heads: list[str], cells: list[list[list[str]]]) -> list[tuple[float, float]]:
    """(x, room) of each column: the more text, the wider, and no column narrower than its longest word."""
    gap = 16.0
    room = width - gap * (len(heads) - 1)
    amount = [sqrt(max(len(head), *(sum(map(len, row[k])) for row in cells))) for k, head in enumerate(heads)]
    least = [
        max(width_of(word, bold=k == 0) + 18 for row in [*cells, [[head] for head in heads]] for text in row[k] for word in text.split())
        for k, head in enumerate(heads)
    ]  # fmt: skip
    wide = [
        max(room * part / sum(amount), min(low, room / len(heads))) for part, low in zip(amount, least, strict=True)
    ]
    wide = [room * one / sum(wide) for one in wide]
    places, x = [], 0.0
    for one in wide:
        places.append((x, one))
        x += one + gap
    return places


def _board(figure: Board, canvas: Canvas, plain: Plain) -> None:
    first = canvas.width * 0.24
    each = (canvas.width - first) / len(figure.columns)
    top = canvas.y
    deep = max(height_of(plain(label), each - _PAD, bold=True) for label in [figure.corner, *(c.label for c in figure.columns)])  # fmt: skip
    for k, label in enumerate([figure.corner, *(column.label for column in figure.columns)]):
        canvas.y = top
        canvas.paragraph(
            plain(label), 0 if not k else first + each * (k - 1) + 8, (first if not k else each) - _PAD, bold=True
        )
    canvas.y = top + deep + 6
    for row in figure.rows:
        top = canvas.y
        canvas.y += 8
        canvas.paragraph(plain(row.label), 0, first - _PAD, bold=True)
        if row.text:
            canvas.paragraph(plain(row.text), 0, first - _PAD)
        bottom = max(canvas.y, top + 60)
        for k, column in enumerate(figure.columns):
            canvas.y = top + 8
            for card in figure.cards:
                if (card.row, card.column) == (row.id, column.id):
                    _card(canvas, plain(card.text), first + each * k + 8, each - 16, card.mine)
            bottom = max(bottom, canvas.y)
        for k in range(len(figure.columns)):
            canvas.box(first + each * k, top, each, bottom + 4 - top, edge="edge")
        canvas.y = bottom + 4


def _card(canvas: Canvas, text: str, x: float, room: float, mine: bool) -> None:
    since, top = len(canvas.marks), canvas.y
    canvas.y += 4
    canvas.paragraph(text, x + 8, room - 16, bold=mine)
    canvas.y += 6
    _ground(canvas, since, x, top, room, edge="strong" if mine else "edge", stroke=2.5 if mine else 1)
    canvas.y += 6


def _ground(canvas: Canvas, since: int, x: float, top: float, width: float, *, edge: str = "edge", stroke: float = 1) -> None:  # fmt: skip
    """A box behind what was drawn since, down to where the canvas is now."""
    canvas.box(x, top, width, canvas.y - top, ground="soft", edge=edge, stroke=stroke, round_=4)
    canvas.behind(since, canvas.take_last())


def _chain(figure: Chain, canvas: Canvas, plain: Plain) -> None:
    if figure.ends:
        canvas.paragraph(plain(figure.ends.first), ink="dim", anchor="middle")
        canvas.y += 8
    for n, step in enumerate(figure.steps):
        if n:
            canvas.y += 8
            if figure.arrows:
                canvas.line(canvas.width / 2, canvas.y, canvas.width / 2, canvas.y + 16, ink="ink", stroke=2)
                canvas.head(canvas.width / 2, canvas.y + 22, 0, -9)
                canvas.y += 28
        since, top = len(canvas.marks), canvas.y
        canvas.y += 10
        canvas.paragraph(plain(step.label), 16, canvas.width - 32, bold=True)
        if step.text:
            canvas.paragraph(plain(step.text), 16, canvas.width - 32)
        canvas.bullets([plain(item) for item in step.items], 16, canvas.width - 32)
        canvas.y += 12
        _ground(canvas, since, 1, top, canvas.width - 2)
    if figure.ends:
        canvas.y += 8
        canvas.paragraph(plain(figure.ends.last), ink="dim", anchor="middle")


def _groups(figure: Groups, canvas: Canvas, plain: Plain, say: Say, also: list[list[list[str]]]) -> None:
    across = {1: 1, 2: 2, 4: 2}.get(len(figure.groups), 3)
    room = (canvas.width - 16 * (across - 1)) / across
    numbered = list(enumerate(figure.groups))
    for row in (numbered[n : n + across] for n in range(0, len(numbered), across)):
        top = bottom = canvas.y
        since = len(canvas.marks)
        for k, (n, group) in enumerate(row):
            x = k * (room + 16)
            canvas.y = top + 16
            canvas.paragraph(plain(group.label), x + _PAD, room - 2 * _PAD, bold=True)
            if group.text:
                canvas.paragraph(plain(group.text), x + _PAD, room - 2 * _PAD)
            canvas.y += 6
            texts = []
            for m, item in enumerate(group.items):
                words = plain(item.label)
                if item.text:
                    words += ("" if words[-1] in "?!.:" else ":") + f" {plain(item.text)}"
                others = also[n][m] if also else []
                texts.append(words + (f" ({say('also_in', groups=', '.join(others))})" if others else ""))
            canvas.bullets(texts, x + _PAD, room - 2 * _PAD)
            bottom = max(bottom, canvas.y)
        canvas.y = bottom + 8
        for k in range(len(row)):
            x = k * (room + 16)
            canvas.box(x, top, room, 4, ground="strong")
            bar = canvas.take_last()
            canvas.box(x, top, room, canvas.y - top, ground="soft")
            canvas.behind(since, canvas.take_last(), bar)
        canvas.y += 16


def _forces(figure: Forces, canvas: Canvas, plain: Plain) -> None:
    middle, room = canvas.width / 2, canvas.width / 2 - 24
    top = canvas.y
    bottom = top
    for side, part in enumerate((figure.pushing, figure.holding)):
        canvas.y = top
        canvas.paragraph(plain(part.label), side * (middle + 24), room, bold=True, anchor="end" if side else "start")
        bottom = max(bottom, canvas.y)
    canvas.y = first = bottom + 6
    for n in range(max(len(figure.pushing.items), len(figure.holding.items))):
        row = [plain(part.items[n]) if n < len(part.items) else "" for part in (figure.pushing, figure.holding)]
        deep = max(len(wrapped(text, room)) for text in row) * SIZE * 1.34
        for side, text in enumerate(row):
            if text:
                canvas.y = first + deep - height_of(text, room)
                canvas.paragraph(text, side * (middle + 24), room, anchor="end" if side else "start")
                y = first + deep + 9
                tip, back = middle + (4 if side else -4), 9 if side else -9
                canvas.line(canvas.width if side else 0, y, tip + back, y, ink="ink", stroke=2.5, dashed=bool(side))
                canvas.head(tip, y, back, 0)
        first += deep + 30
    canvas.line(middle, bottom, middle, first - 8, ink="edge", stroke=3)
    canvas.y = first


def _timeline(figure: Timeline, canvas: Canvas, plain: Plain) -> None:
    top, since = canvas.y, len(canvas.marks)
    for event in figure.events:
        canvas.dot(8, canvas.y + 10, 6.5, "sun")
        canvas.paragraph(plain(event.when), 30, size=13.5, bold=True, ink="dim")
        canvas.paragraph(plain(event.title), 30, bold=True)
        canvas.paragraph(plain(event.text), 30)
        canvas.y += 14
    canvas.line(8, top + 10, 8, canvas.y - 20, ink="strong", stroke=3)
    canvas.behind(since, canvas.take_last())
