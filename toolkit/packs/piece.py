"""What the file of a pack is put together from: one document to lay out for each thing to print."""

from dataclasses import dataclass, field
from itertools import accumulate

from toolkit.packs.plan import Item
from toolkit.paper.boxes import Part
from toolkit.paper.paper import Paper


@dataclass(frozen=True)
class Piece:
    """`papers`: what its HTML is laid out on; `single`: nothing may be printed on the back of its pages, since they are cut, folded or hung up;
    `nested`: its headings become bookmarks below its own; `paper`: what it is printed on; `footed`: something stands at its
    foot already; `sheet`: the worksheet that its pages are, so that
    a scan of one can tell; `closer`: its HTML with less white space, for where that saves a last page with little on it."""

    key: str
    title: str
    html: str
    papers: tuple[Paper, ...]
    single: bool = False
    nested: bool = False
    paper: str = "a4"
    footed: bool = False
    closer: tuple[str, ...] = ()
    sheet: Part | None = field(default=None, compare=False)  # its HTML says the same


Places = list[tuple[int, int]]  # first and last page of each line of a print list


@dataclass(frozen=True)
class Listed:
    """A line of the print list. `first`: its page in the file, from 1; `shown` pages have something on them, of `pages` with empty backs."""

    item: Item
    title: str
    first: int
    shown: int
    pages: int
    paper: str

    @property
    def sheets(self) -> int:
        """Sheets of paper, printed on both sides."""
        return self.pages // 2 * self.item.printed

    @property
    def last(self) -> int:
        """The last of its pages in the file that has something on it; of several that have empty backs, the last back."""
        backs = self.shown > 1 and self.shown * 2 == self.pages
        return self.first + (self.pages if backs else self.shown) - 1

    @property
    def printed(self) -> int:
        """Pages in the file that has everything in its number."""
        return self.pages * self.item.printed


def places_once(listed: list[Listed]) -> Places:
    """Where everything stands in the file that has it once."""
    return [(line.first, line.last) for line in listed]


def places_in_number(listed: list[Listed]) -> Places:
    """Where all copies of everything stand in the file that has it in its number."""
    ends = list(accumulate(line.printed for line in listed))
    return [(end - line.printed + 1, end) for line, end in zip(listed, ends, strict=True)]
