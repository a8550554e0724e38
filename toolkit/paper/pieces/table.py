"""What lies on the table and by the door: table tents, the list to sign, what the time-keeper holds."""

from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.bare import PLAIN, SHEET
from toolkit.paper.pieces.drawing import address, line, picture
from toolkit.paper.pieces.measure import wrapped
from toolkit.templating.environment import rendered
from toolkit.words.locale import say

_NAME_SIZES = (96.0, 84.0, 72.0, 60.0, 50.0, 42.0, 36.0)
_NAME_ROOM_MM, _NAME_LINES = 180.0, 2
_LIST_LEADING, _LIST_GAPS_MM = 1.35, 9.0
_LINE_MM, _LARGE_LINE_MM = 8.0, 14.0  # the least height of a line to sign; it may be half as much again
_COLUMNS_MM, _LARGE_COLUMNS_MM = 8.5, 20.0  # the head of its table, on every page
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
    return rendered("print/pieces/tents.html.j2", language, tents=tents, sheet=SHEET, fold=fold)


def sign_in_html(title: str, when: str, participants: int, language: str, large: bool = False) -> str:
    """The list to sign, with lines to spare. `when`: the day or the time, as it is said; "" leaves a line. `large`: in large print."""
    lead = f"{title} · {when}" if when else title
    rows, height = _lines_to_sign(participants, _head_of_list(lead, language, large), large)
    return rendered("print/pieces/sign_in.html.j2", language,
        lead=lead, rows=rows, height=height, paper=PLAIN, large=large,
    )  # fmt: skip


def _head_of_list(lead: str, language: str, large: bool) -> float:
    """Height in mm of what stands above the table of the list to sign (templates/print/pieces.css)."""
    name, text, words = (26.0, 18.0, 18.0) if large else (18.0, 13.0, 12.0)
    said = (
        (say(language, "print.pieces.sign_in.title"), name),
        (lead, text),
        (say(language, "print.pieces.sign_in.about"), words),
    )
    lines = (len(wrapped(one, PLAIN.width_mm, size, bold=True)) * size * _LIST_LEADING for one, size in said)
    return sum(lines) / PT_PER_MM + _LIST_GAPS_MM


def _lines_to_sign(participants: int, head_mm: float, large: bool) -> tuple[int, float]:
    """How many lines, and how high in mm: on several pages so many and so high that the last one is as full as the others."""
    wanted = participants + max(2, -(-participants // _SPARE))
    low, columns = (_LARGE_LINE_MM, _LARGE_COLUMNS_MM) if large else (_LINE_MM, _COLUMNS_MM)
    room = PLAIN.height_mm - columns

    def held(pages: int, height: float) -> int:
        return int((room - head_mm) / height) + (pages - 1) * int(room / height)

    pages = next(pages for pages in count(1) if held(pages, low) >= wanted)
    tenths = range(round(low * 15), round(low * 10), -1)
    height = next((tenth / 10 for tenth in tenths if held(pages, tenth / 10) >= wanted), low)
    return (wanted if pages == 1 else held(pages, height)), height


def time_keeper_html(title: str, agenda: list[Slot], language: str, large: bool = False) -> str:
    """The time-keeper's page: the agenda by the clock, and three signs to hold up. `large`: the page in large print; the signs are."""
    third = 297 / 3
    cuts = address(
        picture(
            [line(8, n * third, 20, n * third) for n in (1, 2)] + [line(190, n * third, 202, n * third) for n in (1, 2)]
        )
    )
    return rendered("print/pieces/time_keeper.html.j2", language,
        title=title, agenda=agenda, paper=PLAIN, sheet=SHEET, cuts=cuts, third=third, signs=SIGNS, large=large,
    )  # fmt: skip
