"""Which size of type a card takes, and which cards are too full for the least."""

from dataclasses import dataclass

from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.deck import Card, Deck
from toolkit.paper.pieces.imposition import GRIDS, Grid
from toolkit.paper.pieces.measure import is_broken, wrapped

LEADING = 1.22
PAD_MM = 7.0  # from the cut to the text: a guillotine and a pair of scissors miss by 1 to 2 mm
FOOT_MM, HEAD_MM, GAP_MM = 5.0, 8.0, 6.0  # of the code, of the heading, between statement and question
# Statement and question in points, at the size of eight cards a page. What is smaller cannot be read by two people over one card.
SIZES = ((21.0, 14.0), (19.0, 13.0), (17.0, 12.5), (15.0, 12.0), (13.5, 11.5), (12.0, 11.0), (11.0, 10.5))


@dataclass(frozen=True)
class Face:
    """What stands on one side of a card, and in which sizes."""

    text: str | None
    question: str | None
    heading: str | None
    sizes: tuple[float, float]


@dataclass(frozen=True)
class TooFull:
    """A card whose text has no room: how many lines of the least type it takes, and how many there are."""

    card: Card
    takes: int
    room: int


def room_mm(grid: Grid, heading: bool) -> tuple[float, float]:
    """Width and height of a card's text."""
    width, height = grid.card_mm
    return width - 2 * PAD_MM, height - 2 * PAD_MM - FOOT_MM - (HEAD_MM * grid.scale if heading else 0)


def faces(deck: Deck, card: Card, grid: Grid) -> list[Face]:
    """One face, or front and back where the deck has backs."""
    if deck.two_sided or deck.folded:
        return [
            _face(card.text, None, card.heading, grid),
            _face(card.back, None, None, grid),
        ]
    return [_face(card.text, card.back, card.heading, grid)]


def too_full(deck: Deck, per_page: int = 8) -> list[TooFull]:
    """The cards that do not hold their texts in the least type."""
    grid, found = GRIDS[per_page], []
    for card in deck.cards:
        for face in faces(deck, card, grid):
            takes, room = _height(face, grid), room_mm(grid, bool(face.heading))[1]
            if takes > room:
                line = face.sizes[0] * LEADING / PT_PER_MM
                found.append(TooFull(card, -int(-takes // line), int(room // line)))
    return found


def _face(text: str | None, question: str | None, heading: str | None, grid: Grid) -> Face:
    """The face in the largest type that has room; in the least where none has."""
    larger = [(big * grid.scale, small * grid.scale) for big, small in SIZES]
    made = [Face(text, question, heading, sizes) for sizes in dict.fromkeys([*larger, *SIZES])]
    width, room = room_mm(grid, bool(heading))
    for face in made:
        whole = not is_broken(text or "", width, face.sizes[0], bold=True) and not is_broken(
            question or "", width, face.sizes[1]
        )
        if whole and _height(face, grid) <= room:
            return face
    return made[-1]


def _height(face: Face, grid: Grid) -> float:
    """In mm, of statement and question one below the other."""
    width = room_mm(grid, False)[0]
    total = 0.0
    for text, size, bold in ((face.text, face.sizes[0], True), (face.question, face.sizes[1], False)):
        if text:
            lines = sum(len(wrapped(part, width, size, bold)) for part in text.split("\n"))
            total += lines * size * LEADING / PT_PER_MM
    return total + (GAP_MM if face.text and face.question else 0)
