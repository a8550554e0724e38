"""Which size of type a card takes, and which cards are too full for the least."""

from dataclasses import dataclass

from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.deck import Card, Deck
from toolkit.paper.pieces.imposition import GRIDS, Grid
from toolkit.paper.pieces.measure import is_broken, wrapped

LEADING = 1.22
PAD_MM = 6.0  # from the cut to the text: a guillotine and a pair of scissors miss by 1 to 2 mm
FOOT_MM, GAP_MM = 3.0, 5.0  # of the code, between statement and question
HEADING_PT, CODE_PT, _UNDER_HEADING_MM = 9.5, 9.0, 2.4
# Statement and question in points, at the size of eight cards a page. What is smaller cannot be read by two people over one card.
SIZES = ((21.0, 14.0), (19.0, 13.0), (17.0, 12.5), (15.0, 12.0), (13.5, 11.5), (12.0, 11.0), (11.0, 10.5))

_ALIKE = 4  # of the sizes: what all cards of a deck are set in where its fullest card needs it, or a smaller one


@dataclass(frozen=True)
class Face:
    """What stands on one side of a card, and in which sizes."""

    text: str
    question: str | None
    heading: str | None
    sizes: tuple[float, float]


@dataclass(frozen=True)
class TooFull:
    """A card whose text has no room: how many lines of the least type it takes, and how many there are."""

    card: Card
    takes: int
    room: int


def grid_of(deck: Deck, per_page: int) -> Grid:
    """The grid for so many cards a page. To be folded, front and back must have room beside each other: large cards are four."""
    grid = GRIDS[per_page]
    return GRIDS[4] if deck.folded and grid.columns == 1 else grid


def head_mm(heading: str | None, grid: Grid) -> float:
    """Height of a card's heading, in as many lines as it takes, with the white below it."""
    if not heading:
        return 0.0
    size = HEADING_PT * grid.scale
    lines = len(wrapped(heading, grid.card_mm[0] - 2 * PAD_MM, size, bold=True))
    return lines * size * LEADING / PT_PER_MM + _UNDER_HEADING_MM * grid.scale


def room_mm(grid: Grid, heading: str | None) -> tuple[float, float]:
    """Width and height of a card's text."""
    width, height = grid.card_mm
    return width - 2 * PAD_MM, height - 2 * PAD_MM - FOOT_MM * grid.scale - head_mm(heading, grid)


def faces(deck: Deck, grid: Grid) -> list[list[Face]]:
    """For each card one face, or front and back where the deck has backs. A deck looks best in one size, so the sides are set alike as far
    down as the fullest card needs, but no further than `_ALIKE`; only what is fuller still is set smaller."""
    backs = deck.two_sided or deck.folded
    sides = [[(card.text, None if backs else card.back, card.heading) for card in deck.cards]]
    if backs:
        sides.append([(card.back or "", None, None) for card in deck.cards])
    return [list(both) for both in zip(*(_alike(side, grid) for side in sides), strict=True)]


def _alike(side: list[tuple[str, str | None, str | None]], grid: Grid) -> list[Face]:
    sizes = _sizes(grid)
    own = [_largest(*texts, grid) for texts in side]
    common = min(max(own, default=0), _ALIKE)
    return [Face(*texts, sizes[max(step, common)]) for texts, step in zip(side, own, strict=True)]


def too_full(deck: Deck, per_page: int = 8) -> list[TooFull]:
    """The cards that do not hold their texts in the least type."""
    grid, found = grid_of(deck, per_page), []
    for card, sides in zip(deck.cards, faces(deck, grid), strict=True):
        for face in sides:
            takes, room = _height(face, grid), room_mm(grid, face.heading)[1]
            if takes > room:
                line = face.sizes[0] * LEADING / PT_PER_MM
                found.append(TooFull(card, -int(-takes // line), max(0, int(room // line))))
    return found


def _sizes(grid: Grid) -> list[tuple[float, float]]:
    """From large to small: those of larger cards, then the usual ones."""
    return list(dict.fromkeys([*((big * grid.scale, small * grid.scale) for big, small in SIZES), *SIZES]))


def _largest(text: str, question: str | None, heading: str | None, grid: Grid) -> int:
    """Which of the sizes is the largest that has room; the last where none has."""
    width, room = room_mm(grid, heading)
    sizes = _sizes(grid)
    for step, pair in enumerate(sizes):
        whole = not is_broken(text, width, pair[0], bold=True) and not is_broken(question or "", width, pair[1])
        if whole and _height(Face(text, question, heading, pair), grid) <= room:
            return step
    return len(sizes) - 1


def _height(face: Face, grid: Grid) -> float:
    """In mm, of statement and question one below the other."""
    width = room_mm(grid, None)[0]
    total = 0.0
    for text, size, bold in ((face.text, face.sizes[0], True), (face.question, face.sizes[1], False)):
        if text:
            lines = sum(len(wrapped(part, width, size, bold)) for part in text.split("\n"))
            total += lines * size * LEADING / PT_PER_MM
    return total + (GAP_MM if face.text and face.question else 0)
