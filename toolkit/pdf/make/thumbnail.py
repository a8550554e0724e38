"""A page of a PDF as a small picture: its boxes, lines and circles, and a bar for each line of text.

An SVG of some kilobytes, drawn from what the page says and not from pixels: no program that paints pages is needed, the same PDF gives the
same bytes, and it is sharp at every size. Small letters could not be read at the size of a stamp anyway.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from math import dist
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_NONE: Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 1.6  # points; a thinner line would not be seen at a quarter of its size
_MARK = 13  # points; a ground no longer than this is a piece of the QR code or of a mark in a corner, and left out
_NIGHT = 0.62  # how dark a bar of text is


@dataclass
class _State:
    """What `q` keeps and `Q` brings back."""

    at: Matrix = _NONE
    fill: str = "#000"
    line: str = "#000"
    width: float = 1
    font: Any = None
    size: float = 0
    cut: str = ""  # the round shape that everything is cut to


@dataclass
class _Drawn:
    """What is drawn, from below: grounds, lines, round grounds (lines lead to them), text. Lines and texts by colour and tenths of width."""

    fills: list[tuple[str, str]] = field(default_factory=list)
    lines: dict[tuple[str, int], dict[str, None]] = field(default_factory=dict)
    runs: dict[tuple[str, int], dict[tuple[str, int], list[tuple[int, int]]]] = field(default_factory=dict)
    rounds: list[tuple[str, str]] = field(default_factory=list)
    texts: dict[tuple[str, int], list[str]] = field(default_factory=dict)

    def run(self, colour: str, way: str, at: int, start: int, end: int) -> None:
        """A thin line along the page (`way`: h or v), at `at` across it. Borders of neighbours lie on each other, and become one."""
        key = (colour, round(_THIN * 10))
        self.lines.setdefault(key, {})
        self.runs.setdefault(key, {}).setdefault((way, at), []).append((start, end))

    def line(self, colour: str, width: float, way: str) -> None:
        self.lines.setdefault((colour, round(width * 10)), {})[way] = None


def thumbnail(data: bytes) -> bytes:
    """The SVG of the first page of the PDF `data`."""
    return thumbnails(data, [1])[0]


def thumbnails(data: bytes, numbers: Iterable[int]) -> list[bytes]:
    """The SVGs of pages of the PDF `data`, counted from 1."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [_of_page(pdf.pages[number - 1]) for number in numbers]


def _of_page(page: pikepdf.Page) -> bytes:
    _, _, wide, high = (float(number) for number in page.mediabox)
    drawn = _Drawn()
    _Reader(drawn, high).read(page, page.obj.Resources, _State())
    return _svg(drawn, round(wide), round(high)).encode()


def _svg(drawn: _Drawn, wide: int, high: int) -> str:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" fill="none">',
        f'<path fill="#fff" d="M0 0h{wide}v{high}H0z"/>',
    ]
    parts += _filled(drawn.fills)
    for key, ways in drawn.lines.items():
        parts.append(_stroked(key, [*_merged(drawn.runs.get(key, {})), *ways]))
    parts += _filled(drawn.rounds)
    parts += [_stroked(key, ways, f' opacity="{_NIGHT}"') for key, ways in drawn.texts.items()]
    return "\n".join([*parts, "</svg>\n"])


def _filled(fills: list[tuple[str, str]]) -> list[str]:
    return [f'<path fill="{colour}" fill-rule="evenodd" d="{way}"/>' for colour, way in _joined(fills)]


def _stroked(key: tuple[str, int], ways: list[str], more: str = "") -> str:
    colour, width = key
    return f'<path stroke="{colour}" stroke-width="{width / 10:g}"{more} d="{"".join(ways)}"/>'


def _merged(runs: dict[tuple[str, int], list[tuple[int, int]]]) -> Iterator[str]:
    """Lines along the page, those that touch as one."""
    for (way, at), pieces in runs.items():
        start, end = min(pieces)
        for first, last in [*sorted(pieces), (1_000_000, 0)]:
            if first > end + 1:
                yield f"M{start} {at}h{end - start}" if way == "h" else f"M{at} {start}v{end - start}"
                start, end = first, last
            end = max(end, last)


def _joined(fills: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Neighbours of one colour as one path."""
    colour, ways = "", ""
    for one, way in fills:
        if one != colour and ways:
            yield colour, ways
            ways = ""
        colour, ways = one, ways + way
    if ways:
        yield colour, ways


class _Reader:
    """Reads the instructions of a page and of what it shows again and again (form XObjects)."""

    def __init__(self, drawn: _Drawn, high: float) -> None:
        self.drawn, self.high = drawn, high
        self.path: list[list[Point]] = []
        self.curves = 0
        self.text: Matrix = _NONE
        self.widths: dict[tuple[int, int], dict[int, float]] = {}

    def read(self, stream: Any, resources: Any, state: _State) -> None:
        kept: list[_State] = []
        for instruction in pikepdf.parse_content_stream(stream):
            name, given = str(instruction.operator), list(instruction.operands)
            if name == "q":
                kept.append(_State(**vars(state)))
            elif name == "Q":
                state = kept.pop() if kept else state
            elif name == "Do":
                self._again(resources.XObject[given[0]], resources, state)
            elif name in ("Tf", "Tm", "TJ", "Tj"):
                self._write(name, given, resources, state)
            elif name in ("m", "l", "c", "re", "h"):
                self._draw(name, [float(number) for number in given], state)
            elif name in ("f", "f*", "S", "n", "B", "s", "b"):
                self._paint(name, state)
            else:
                _set(name, given, state)

    def _again(self, shown: Any, resources: Any, state: _State) -> None:
        if shown.get("/Subtype") != "/Form":
            return
        matrix: Any = tuple(float(number) for number in shown.get("/Matrix", _NONE))
        inner = _State(**{**vars(state), "at": _times(matrix, state.at)})
        self.read(shown, shown.get("/Resources", resources), inner)

    def _draw(self, name: str, numbers: list[float], state: _State) -> None:
        if name == "re":
            x, y, wide, high = numbers
            corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
            self.path.append([self._place(corner, state.at) for corner in corners])
        elif name != "h":
            point = self._place((numbers[-2], numbers[-1]), state.at)
            self.curves += name == "c"
            if name == "m" or not self.path:
                self.path.append([point])
            else:
                self.path[-1].append(point)

    def _place(self, point: Point, at: Matrix) -> Point:
        x, y = point
        return at[0] * x + at[2] * y + at[4], self.high - (at[1] * x + at[3] * y + at[5])

    def _paint(self, name: str, state: _State) -> None:
        path, curves = [way for way in self.path if len(way) > 1], self.curves
        self.path, self.curves = [], 0
        if not path:
            return
        if name == "n":  # what is drawn from here on is cut to it
            state.cut = (curves >= 4 and _circle(path)) or state.cut
            return
        filled = name in ("f", "f*", "B", "b")
        colour = state.fill if filled else state.line
        if curves >= 4 and (circle := _circle(path)):
            left, _, right, _ = _box(path)
            if filled and right - left > 2 * _MARK and len(path) == 1:
                self.drawn.rounds.append((colour, circle))
            else:
                self.drawn.line(colour, _THIN, circle)
        elif not filled:
            self.drawn.line(colour, max(state.width, _THIN), "".join(map(_way, path)))
        elif name == "f":
            for way in path:
                self._fill(colour, [way], state.cut)
        else:
            self._fill(colour, path, state.cut)

    def _fill(self, colour: str, path: list[list[Point]], cut: str) -> None:
        left, top, right, bottom = map(round, _box(path))
        wide, high = right - left, bottom - top
        if max(wide, high) <= _MARK:
            return
        if high < 2:
            self.drawn.run(colour, "h", top, left, right)
        elif wide < 2:
            self.drawn.run(colour, "v", left, top, bottom)
        elif cut:
            self.drawn.rounds.append((colour, cut))
        else:
            self.drawn.fills.append((colour, "".join(f"{_way(way)}z" for way in path)))

    def _write(self, name: str, given: list[Any], resources: Any, state: _State) -> None:
        if name == "Tf":
            state.font, state.size = resources.Font[given[0]], float(given[1])
        elif name == "Tm":
            self.text = _times(tuple(float(number) for number in given), state.at)  # type: ignore[arg-type]
        elif state.font is not None:
            pieces = given[0] if name == "TJ" else given
            widths = self._widths_of(state.font)
            long = sum(
                -float(piece)
                if not isinstance(piece, pikepdf.String)
                else sum(widths.get(code, 1000) for code in _codes(bytes(piece)))
                for piece in pieces
            )
            size = abs(self.text[3]) * state.size
            x, y = self._place((0, 0), self.text)
            way = f"M{round(x)} {round(y - size * 0.3)}h{round(long / 1000 * state.size * abs(self.text[0]))}"
            self.drawn.texts.setdefault((state.fill, round(size * 5)), []).append(way)

    def _widths_of(self, font: Any) -> dict[int, float]:
        """Read once for a page, whose lines share a few fonts."""
        if font.objgen not in self.widths:
            self.widths[font.objgen] = _widths(font)
        return self.widths[font.objgen]


def _set(name: str, given: list[Any], state: _State) -> None:
    """What only changes how things are drawn."""
    if name == "cm":
        state.at = _times(tuple(float(number) for number in given), state.at)  # type: ignore[arg-type]
    elif name in ("rg", "g"):
        state.fill = _colour(given)
    elif name in ("RG", "G"):
        state.line = _colour(given)
    elif name == "w":
        state.width = float(given[0])


def _times(one: Matrix, other: Matrix) -> Matrix:
    """`one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _colour(given: list[Any]) -> str:
    shades = [float(number) for number in given] * (3 if len(given) == 1 else 1)
    return "#" + "".join(f"{round(15 * shade):x}" for shade in shades)


def _box(path: list[list[Point]]) -> tuple[float, float, float, float]:
    xs, ys = [x for way in path for x, _ in way], [y for way in path for _, y in way]
    return min(xs), min(ys), max(xs), max(ys)


def _circle(path: list[list[Point]]) -> str:
    """The circle that round corners make; nothing where they make no circle."""
    left, top, right, bottom = _box(path)
    middle = ((left + right) / 2, (top + bottom) / 2)
    if abs((right - left) - (bottom - top)) > _THIN:
        return ""
    if any(abs(dist(point, middle) - (right - left) / 2) > _THIN for way in path for point in way):
        return ""
    radius = round((right - left) / 2)
    return f"M{round(left)} {round(middle[1])}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0"


def _way(points: list[Point]) -> str:
    """The way from point to point, in whole points."""
    whole = [(round(x), round(y)) for x, y in points]
    way = f"M{whole[0][0]} {whole[0][1]}"
    for (x, y), (other_x, other_y) in pairwise(whole):
        if y == other_y:
            way += f"h{other_x - x}" if x != other_x else ""
        else:
            way += f"v{other_y - y}" if x == other_x else f"L{other_x} {other_y}"
    return way


def _codes(text: bytes) -> Iterator[int]:
    """The signs of a text in a font with two bytes a sign, which is all that the layout writes."""
    return (int.from_bytes(text[n : n + 2], "big") for n in range(0, len(text), 2))


def _widths(font: Any) -> dict[int, float]:
    """Thousandths of the size, by sign; a font that says none has none (`W` of PDF: a sign and the widths from it on)."""
    below = font.get("/DescendantFonts")
    found: dict[int, float] = {}
    listed = list(below[0].get("/W", [])) if below is not None else []
    for first, widths in zip(listed[::2], listed[1::2], strict=False):
        for n, width in enumerate(widths):
            found[int(first) + n] = float(width)
    return found
