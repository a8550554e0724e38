"""What lies on the table and by the door: table tents, name badges, the list to sign, what the time-keeper holds."""

from dataclasses import dataclass
from typing import NamedTuple

from toolkit.paper.pieces.bare import PLAIN, SHEET
from toolkit.paper.pieces.drawing import address, line, picture
from toolkit.paper.pieces.imposition import GRIDS
from toolkit.paper.pieces.marks import cut_marks
from toolkit.paper.pieces.measure import wrapped
from toolkit.templating.environment import environment

_NAME_SIZES = (96.0, 84.0, 72.0, 60.0, 50.0, 42.0, 36.0)
_NAME_ROOM_MM, _NAME_LINES = 180.0, 2
_SPARE = 10  # one line in so many is for those who were not announced
SIGNS = ("five", "one", "over")


@dataclass(frozen=True)
class Tent:
    """`name` stands outside on both faces, "" leaves a line to write on; `role` under it; `notes` inside, for whoever sits behind."""

    name: str = ""
    role: str = ""
    notes: tuple[str, ...] = ()

    @property
    def size_pt(self) -> float:
        """The largest type in which the name has two lines at most."""
        for size in _NAME_SIZES:
            if len(wrapped(self.name, _NAME_ROOM_MM, size, bold=True)) <= _NAME_LINES:
                return size
        return _NAME_SIZES[-1]


class Slot(NamedTuple):
    """A part of the agenda: clock times as they are said, and what it is."""

    start: str
    end: str
    title: str


def tents_html(tents: list[Tent], language: str) -> str:
    """A page for each tent, to fold in the middle, and its inside where there are notes."""
    left, right, middle = 8.0, 202.0, 148.5
    fold = address(picture([line(left, middle, left + 12, middle), line(right - 12, middle, right, middle)]))
    return environment(language).get_template("print/pieces/tents.html.j2").render(tents=tents, sheet=SHEET, fold=fold)


def badges_html(title: str, count: int, language: str) -> str:
    """So many badges to write a name on, eight to a page."""
    grid = GRIDS[8]
    pages = max(1, -(-count // grid.places))
    return environment(language).get_template("print/pieces/badges.html.j2").render(
        title=title, pages=pages, sheet=SHEET, grid=grid, marks=address(picture(cut_marks(grid)))
    )  # fmt: skip


def sign_in_html(title: str, when: str, participants: int, language: str, large: bool = False) -> str:
    """The list to sign, with lines to spare. `when`: the day or the time, as it is said; "" leaves a line. `large`: in large print."""
    rows = participants + max(2, -(-participants // _SPARE))
    return environment(language).get_template("print/pieces/sign_in.html.j2").render(
        title=title, when=when, rows=rows, paper=PLAIN, large=large
    )  # fmt: skip


def time_keeper_html(title: str, agenda: list[Slot], language: str, large: bool = False) -> str:
    """The time-keeper's page: the agenda by the clock, and three signs to hold up. `large`: the page in large print; the signs are."""
    third = 297 / 3
    cuts = address(
        picture(
            [line(8, n * third, 20, n * third) for n in (1, 2)] + [line(190, n * third, 202, n * third) for n in (1, 2)]
        )
    )
    return environment(language).get_template("print/pieces/time_keeper.html.j2").render(
        title=title, agenda=agenda, paper=PLAIN, sheet=SHEET, cuts=cuts, third=third, signs=SIGNS, large=large
    )  # fmt: skip
