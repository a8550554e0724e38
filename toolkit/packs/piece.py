"""What the file of a pack is put together from: one document to lay out for each thing to print."""

from dataclasses import dataclass, field

from toolkit.packs.plan import Item
from toolkit.paper.boxes import Part
from toolkit.paper.paper import Paper


@dataclass(frozen=True)
class Piece:
    """`papers`: what its HTML is laid out on; `single`: nothing may be printed on the back of its pages, since they are cut, folded or hung up;
    `nested`: its headings become bookmarks below its own; `paper`: what it is printed on; `footed`: something stands at its
    foot already; `sheet`: the worksheet that its pages are, so that
    a scan of one can tell."""

    key: str
    title: str
    html: str
    papers: tuple[Paper, ...]
    single: bool = False
    nested: bool = False
    paper: str = "a4"
    footed: bool = False
    sheet: Part | None = field(default=None, compare=False)  # its HTML says the same


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
    def printed(self) -> int:
        """Pages in the file that has everything in its number."""
        return self.pages * self.item.printed
