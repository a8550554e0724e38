"""A deck as HTML for print: sheets to cut, the page that tells how far a printer's backs are off, the same cards as a list to read."""

from dataclasses import dataclass

from toolkit.paper.pieces.bare import PLAIN, SHEET
from toolkit.paper.pieces.deck import Card, Deck
from toolkit.paper.pieces.drawing import address, line, picture
from toolkit.paper.pieces.fit import CODE_PT, GAP_MM, HEADING_PT, LEADING, PAD_MM, Face, faces, grid_of, head_mm
from toolkit.paper.pieces.imposition import PAGE_MM, Grid, behind, in_piles
from toolkit.paper.pieces.marks import RULER_MM, cut_marks
from toolkit.templating.environment import rendered
from toolkit.words.locale import say


@dataclass(frozen=True)
class Placed:
    """A face on a sheet: its upper left corner in mm, whether it stands on its head."""

    face: Face
    code: str
    left: float
    top: float
    turned: bool = False


@dataclass(frozen=True)
class Side:
    """One side of a sheet. `marks`: where to cut, fold and measure, as a picture behind it; `back`: the other side of the sheet before."""

    number: int
    of: int
    placed: list[Placed]
    marks: str
    back: bool = False


def cards_html(deck: Deck, per_page: int = 8, note: str = "") -> str:
    """The sheets to print and cut; for two-sided ones the calibration page too. `note`: what each says of the same cards elsewhere."""
    grid = grid_of(deck, per_page)
    return rendered("print/pieces/cards.html.j2", deck.language,
        deck=deck, sides=sides(deck, grid), sheet=SHEET, grid=grid, pad=PAD_MM, heading_pt=HEADING_PT * grid.scale, code_pt=CODE_PT * grid.scale, head_mm=head_mm, gap=GAP_MM, leading=LEADING,
        ruler=RULER_MM, cross=address(_cross()), kind=_kind(deck), note=note, large=grid.columns == 1,
    )  # fmt: skip


def card_list_html(deck: Deck, address: str | None = None, large: bool = False) -> str:
    """The same cards as a list for those who do not use paper. `address`: where they stand on the site; `large`: in large print."""
    return rendered("print/pieces/card_list.html.j2", deck.language,
        deck=deck, paper=PLAIN, address=address, large=large,
    )  # fmt: skip


def sides(deck: Deck, grid: Grid) -> list[Side]:
    """The sides of all sheets in the order of print."""
    if deck.folded:
        return _folded(deck, grid)
    pages, shown = in_piles(len(deck.cards), grid.places), faces(deck, grid)
    made: list[Side] = []
    for number, page in enumerate(pages, 1):
        held = [(place, deck.cards[n], shown[n]) for place, n in enumerate(page) if n is not None]
        fronts = [Placed(both[0], deck.code(card), *grid.at(place)) for place, card, both in held]
        made.append(Side(number, len(pages), fronts, address(picture(cut_marks(grid)))))
        if deck.two_sided:
            backs = [_back(deck, card, both[1], grid, place) for place, card, both in held]
            backs.sort(key=lambda back: (back.top, back.left))
            made.append(Side(number, len(pages), backs, "", back=True))
    return made


def _back(deck: Deck, card: Card, face: Face, grid: Grid, place: int) -> Placed:
    other, turned = behind(grid, place, deck.backs)
    left, top = grid.at(other)
    return Placed(face, deck.code(card), left + deck.offset_mm[0], top + deck.offset_mm[1], turned)


def _folded(deck: Deck, grid: Grid) -> list[Side]:
    """Fronts in the left column, their backs beside them: folded along the middle and glued, nothing can drift."""
    half = Grid(1, grid.rows, grid.card_mm, grid.scale)
    whole = Grid(2, grid.rows, grid.card_mm, grid.scale)
    pages, shown = in_piles(len(deck.cards), half.places), faces(deck, grid)
    made = []
    for number, page in enumerate(pages, 1):
        placed: list[Placed] = []
        for row, n in enumerate(page):
            if n is not None:
                front, back = shown[n]
                code = deck.code(deck.cards[n])
                placed += [Placed(front, code, *whole.at(2 * row)), Placed(back, code, *whole.at(2 * row + 1))]
        made.append(Side(number, len(pages), placed, address(picture(cut_marks(whole, fold=True)))))
    return made


def _kind(deck: Deck) -> str:
    """What the sheet says about its print: a key of print.pieces.settings."""
    return "fold" if deck.folded else deck.backs if deck.two_sided else "one-side"


def _cross() -> str:
    """The calibration page: a cross in the middle with a mark for each millimetre, ten of them in each direction."""
    x, y = PAGE_MM[0] / 2, PAGE_MM[1] / 2
    drawn = [line(x - 40, y, x + 40, y), line(x, y - 40, x, y + 40)]
    for n in range(-10, 11):
        long = 4 if n % 5 == 0 else 2
        drawn += [line(x + n, y - long, x + n, y + long), line(x - long, y + n, x + long, y + n)]
    return picture(drawn)


def file_title(title: str, language: str) -> str:
    """What a file of cards is called; it says that it is for print."""
    return say(language, "print.pieces.file", title=title)
