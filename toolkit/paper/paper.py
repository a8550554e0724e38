"""A sheet of paper: its page, its margins, how big type and boxes on it are. Content lint, print, the styles and the form fields share it.

Lengths are millimetres where a name says `mm`, points where it says `pt`. `scale` is of type and of everything that a hand or a finger
hits: 1 is 10 pt, 1.8 is large print. A measure stands here once: the style sheet gets it as a custom property (`css`).
"""

from dataclasses import dataclass, field, fields, replace
from math import ceil

from toolkit.contract.document import Document

BRAND = "#1d4e5f"  # headings and lines, where site.yaml names no colour; `--brand` in templates/print/print.css
PT_PER_MM = 72 / 25.4
_CLOSER, _NOTEBOOK_MM = 0.8, 7.0
PAD_PT, PAD_DOWN_PT = 3.0, 2.0  # white space beside, above and below the text in a field
LEAST_CHOSEN_PT = 6.0  # what is chosen is a few words; what is typed goes on behind the form instead
LEADING = 1.2  # typed lines, as multiples of the size
SIDES_MM = {"a5": (148.0, 210.0), "a4": (210.0, 297.0), "a3": (297.0, 420.0)}
A4_WIDTH_MM = 174.0  # of the text on A4: what the counts of letters below were taken on
# Source Sans 3 Regular, measured over the 158 longer answers of the examples in content/, Danish and English: on average 0.416 em a
# character, 0.451 em at the 95th percentile. A line that wraps loses half a word: 5 characters, since Danish has compounds.
AVERAGE_EM = 0.45
WRAP_LOSS = 5
LETTER_EM = 0.53  # one semi-bold letter of a heading: the widest long words of the examples come to 0.52


@dataclass(frozen=True)
class Type:
    """Sizes of type in points."""

    title: float = 26
    section: float = 13
    lead: float = 11
    label: float = 10.5  # a question
    size: float = 10  # all that has no other, and what is typed
    plan: float = 9.5
    small: float = 9  # help, heads of tables, typed text where it would not fit else
    fine: float = 9
    least: float = 8  # what a full answer is typed in where it must
    foot: float = 7.5

    def scaled(self, scale: float) -> "Type":
        return Type(**{part.name: round(getattr(self, part.name) * scale, 2) for part in fields(self)})

    def read_in(self, size: float) -> "Type":
        """All that is read at least so large. What is typed where it would not fit else, and the foot, stay as they are."""
        kept = ("least", "foot")
        return replace(
            self, **{part.name: max(size, getattr(self, part.name)) for part in fields(self) if part.name not in kept}
        )


@dataclass(frozen=True)
class Boxes:
    """Lengths in mm that belong to writing and ticking; all of them grow with the type."""

    line: float = 8  # by hand in a box of its own, which is ruled
    cell_line: float = 8  # … in a table
    text: float = 8.5  # height of a box for one line
    cell: float = 8  # least height of a table's row
    low_cell: float = 6.5  # a field for one line at the top of a higher row
    number: float = 36  # boxes that are never as wide as the page
    date: float = 44
    place: float = 12
    respondent: float = 8  # height of the boxes in "Om jer"
    tick: float = 4.2
    blank: float = 30  # a line for a score

    def scaled(self, scale: float) -> "Boxes":
        return Boxes(**{part.name: round(getattr(self, part.name) * scale, 2) for part in fields(self)})


@dataclass(frozen=True)
class Paper:
    """The page as it lies, its margins, and everything on it. Made by `paper()`."""

    name: str = "a4"
    page_mm: tuple[float, float] = SIDES_MM["a4"]
    side_mm: float = 18
    top_mm: float = 13
    bottom_mm: float = 23  # room for the QR code of each page and the lines beside it
    scale: float = 1
    gap_mm: float = 4  # between boxes beside each other
    cell_gap_mm: float = 0.4  # between a table's line and the field in its cell
    is_typed_on: bool = True  # a box must hold the longest answer in type
    type: Type = field(default_factory=Type)
    box: Boxes = field(default_factory=Boxes)

    @property
    def width_mm(self) -> float:
        """Of text, tables and the widest box."""
        return self.page_mm[0] - 2 * self.side_mm

    def within(self, width_mm: float) -> "Paper":
        """The same sheet for something that has only so much of its width: beside something else, or in a column."""
        return self if width_mm >= self.width_mm else replace(self, side_mm=(self.page_mm[0] - width_mm) / 2)

    @property
    def height_mm(self) -> float:
        """Between the margins."""
        return self.page_mm[1] - self.top_mm - self.bottom_mm

    @property
    def most_mm(self) -> float:
        """The highest box: it cannot break, and its question and its section's heading must stand above it on the page."""
        return max(self.box.text, self.height_mm - 51 * self.scale)

    @property
    def across(self) -> float:
        """How wide the text is for its type, as the mm that it would have at 10 pt: what decides how much stands side by side."""
        return self.width_mm / self.scale

    def letters(self, on_a4: float) -> float:
        """How many letters a line has here that has so many on A4 at 10 pt."""
        return on_a4 * self.across / A4_WIDTH_MM

    def capacity(self, width_mm: float, lines: float, size_pt: float, line_mm: float) -> int:
        """How many typed characters of `size_pt` a box of that width and of `lines` lines by hand holds, on the safe side."""
        return held(width_mm, min(self.most_mm, lines * line_mm), size_pt)

    def one_line_holds(self, width_mm: float) -> int:
        return line_holds(width_mm, self.type.least, wraps=False)

    def box_height(self, lines: int, max_length: int, width_mm: float, line_mm: float) -> float:
        """Height in mm of a box of so many lines by hand, or of as many as its longest answer takes, but never higher than a page allows."""
        return min(self.most_mm, self.text_height(max_length, width_mm, lines * line_mm))

    def text_height(self, max_length: int, width_mm: float, least_mm: float, gap_mm: float = 0) -> float:
        """Height in mm of a box that holds a text of `max_length` in the least type: as much as it must have, or what the lines take.
        `gap_mm`: so much of the height is not the text's."""
        if not self.is_typed_on or held(width_mm, least_mm - gap_mm, self.type.least) >= max_length:
            return least_mm
        lines = ceil(max_length / line_holds(width_mm, self.type.least, wraps=True))
        needed = ceil((lines * self.type.least * LEADING + 2 * PAD_DOWN_PT) / PT_PER_MM + gap_mm)
        return min(self.most_mm, max(least_mm, needed))

    def type_size(self, max_length: int | None, width_mm: float, height_mm: float) -> float:
        """The size that a field is typed in: 10 pt, or 9 or 8 where a full answer would not fit in more."""
        sizes = (self.type.size, self.type.small)
        fits = (size for size in sizes if max_length is None or held(width_mm, height_mm, size) >= max_length)
        return next(fits, self.type.least)

    def label_height(self, label: str, width_mm: float, least_mm: float) -> float:
        """Height in mm of a row's label, wrapped in a column of that width."""
        on_a_line = max(1, int((width_mm - 3) * PT_PER_MM / (LETTER_EM * self.type.small)) - WRAP_LOSS)
        lines = max(1, ceil(len(label) / on_a_line))
        return max(least_mm, ceil(lines * self.type.small * LEADING / PT_PER_MM + 2))

    def css(self) -> str:
        """The page and the custom properties that `templates/print/print.css` takes its measures from, for what stands on this paper."""
        width, height = self.page_mm
        lengths = {f"type-{part.name}": f"{getattr(self.type, part.name):g}pt" for part in fields(Type)}
        lengths |= {
            f"box-{part.name.replace('_', '-')}": f"{getattr(self.box, part.name):g}mm" for part in fields(Boxes)
        }
        lengths |= {
            "gap": f"{self.gap_mm:g}mm",
            "cell-gap": f"{self.cell_gap_mm:g}mm",
            "prose": f"{A4_WIDTH_MM * self.scale:g}mm",
            "scale": f"{self.scale:g}",
        }
        root = " ".join(f"--{name}: {length};" for name, length in lengths.items())
        margins = f"{self.top_mm:g}mm {self.side_mm:g}mm {self.bottom_mm:g}mm"
        page = f"size: {width:g}mm {height:g}mm; margin: {margins}; font-size: {self.type.foot:g}pt;"
        return f".on-{self.name} {{ {root} page: {self.name}; }}\n@page {self.name} {{ {page} }}\n"


def closer(on: Paper) -> Paper:
    """The same for a hand alone, with its lines closer together: a fifth in large print, whose lines are nearly twice as high as usual; never
    closer than those of a notebook."""
    share = max(_CLOSER, _NOTEBOOK_MM / on.box.line)
    box = replace(on.box, line=on.box.line * share, cell_line=on.box.cell_line * share)
    return replace(on, name=f"{on.name}-closer", box=box, is_typed_on=False)


def paper(name: str = "a4", landscape: bool = False, size_pt: float | None = None) -> Paper:
    """A5, A4 or A3, upright or across, with type of `size_pt`, and nothing that is read below it. A3 is A4 made larger, for a wall or a table, unless a size is said."""
    short, long = SIDES_MM[name]
    scale = (size_pt or (14 if name == "a3" else 10)) / Type.size
    side = 12.0 if name == "a5" else Paper.side_mm
    called = "-".join(
        [name, *(["landscape"] if landscape else []), *([f"{size_pt:g}pt".replace(".", "-")] if size_pt else [])]
    )
    made = Paper(called, page_mm=(long, short) if landscape else (short, long), side_mm=side, scale=scale)
    sizes = made.type.scaled(scale)
    return replace(made, type=sizes.read_in(size_pt) if size_pt else sizes, box=made.box.scaled(scale))


A4 = paper()
A4_LANDSCAPE = paper(landscape=True)


def sheet_paper(model: Document) -> Paper:
    """The usual paper of a worksheet: A4, as its author laid it."""
    return A4_LANDSCAPE if model["paper"]["orientation"] == "landscape" else A4


def held(width_mm: float, height_mm: float, size_pt: float) -> int:
    """Characters in a box; as many typed lines as its height has."""
    typed = int((height_mm * PT_PER_MM - 2 * PAD_DOWN_PT) / (size_pt * LEADING))
    return max(1, typed) * line_holds(width_mm, size_pt, wraps=typed > 1)


def line_holds(width_mm: float, size_pt: float, wraps: bool) -> int:
    characters = int((width_mm * PT_PER_MM - 2 * PAD_PT) / (AVERAGE_EM * size_pt))
    return max(1, characters - WRAP_LOSS if wraps else characters)
