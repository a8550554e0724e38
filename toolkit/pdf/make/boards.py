"""The cells of a printed board: told in the file where they lie, so that what a form holds of cards can be drawn where a hand would put them.

A cell is laid out as a link box like those of fields. The pass that makes the form takes the box away and leaves in its TD element where
it is and whose (a Layout and a UserProperties attribute, ISO 32000-1, 14.7.5); drawing reads that, and nothing but the file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from toolkit.paper.boxes import BOARD
from toolkit.paper.paper import LEADING
from toolkit.pdf.make.appearance import LookFont, wrapped
from toolkit.pdf.make.structure import elements
from toolkit.pdf.make.tables import add_attribute

_PROPERTY = "board"
_PAD, _GAP = 3.5, 0.35  # white around the cards of a cell, in pt; between two of them, in sizes
_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_BOLD = b"2 Tr %.2f w 0 G"  # the form font has one weight

Place = tuple[str, ...]  # the field's name in the file, row, column
Fonts = Callable[[str], tuple[LookFont, Object]]
More = Callable[[int], str]


@dataclass(frozen=True)
class Card:
    """`is_own`: of those who filled in the form."""

    text: str
    is_own: bool = False


@dataclass(frozen=True)
class _Cell:
    element: Object
    left: float
    low: float
    width: float
    height: float


def note_cells(pdf: Pdf, address: str) -> None:
    """Takes the link boxes of boards' cells out of the pages, and notes in each TD which cell it is and where."""
    tree = pdf.Root.StructTreeRoot.ParentTree
    found: dict[int, tuple[Object, str, Object]] = {}
    for page in pdf.pages:
        kept = []
        for annotation in page.get("/Annots", []):
            action = annotation.get("/A")
            uri = str(action.get("/URI", "")) if action is not None else ""
            if uri.startswith(address + BOARD):
                found[int(annotation.StructParent)] = annotation, uri[len(address + BOARD) :], page.obj
            else:
                kept.append(annotation)
        if found and "/Annots" in page:
            page.obj.Annots = Array(kept)
    if not found:
        return
    left = []
    for n in range(0, len(tree.Nums), 2):
        key, element = int(tree.Nums[n]), tree.Nums[n + 1]
        if key in found:
            _note(element, *found[key])
        else:
            left += [tree.Nums[n], element]
    tree.Nums = Array(left)
    pdf.Root.MarkInfo.UserProperties = True


def _note(link: Object, annotation: Object, place: str, page: Object) -> None:
    cell = link.P
    cell.K, cell.Pg = Array(), page
    across, down = (sorted(float(annotation.Rect[n]) for n in pair) for pair in ((0, 2), (1, 3)))
    box = Array([round(value, 2) for value in (across[0], down[0], across[1], down[1])])
    add_attribute(cell, Dictionary(O=Name.Layout, BBox=box))
    said = Dictionary(N=String(_PROPERTY), V=String(unquote(place)), H=True)
    add_attribute(cell, Dictionary(O=Name.UserProperties, P=Array([said])))


def draw_cards(pdf: Pdf, cards: dict[Place, list[Card]], fonts: Fonts, more: More) -> None:
    """Cards into the cells of their boards, as content of the TD elements; nothing for a board that is not drawn on these pages.

    `fonts` gives the font and the resources for a text, `more` the line for so many cards that have no room.
    """
    pages: dict[tuple[int, int], list[tuple[_Cell, list[Card]]]] = {}
    owners = {}
    for place, cell in _cells(pdf):
        if place in cards:
            pages.setdefault(cell.element.Pg.objgen, []).append((cell, cards[place]))
            owners[cell.element.Pg.objgen] = cell.element.Pg
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_key = {int(nums[n]): nums[n + 1] for n in range(0, len(nums), 2)}
    for page in pdf.pages:
        if page.obj.objgen not in pages:
            continue
        marked = by_key[int(page.obj.StructParents)]
        drawn = []
        for cell, held in pages[page.obj.objgen]:
            font, resources = fonts("\n".join(card.text for card in held) + more(len(held)))
            for name, value in resources.Font.items():
                if name not in page.resources.Font:
                    page.resources.Font[name] = value
            drawn.append(_drawn(cell, held, len(marked), font, more))
            cell.element.K.append(Dictionary(Type=Name.MCR, Pg=owners[page.obj.objgen], MCID=len(marked)))
            marked.append(cell.element)
        page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
        page.contents_add(pdf.make_stream(b"Q\n" + b"\n".join(drawn)))


def _cells(pdf: Pdf) -> Iterator[tuple[Place, _Cell]]:
    if not pdf.Root.MarkInfo.get("/UserProperties", False):
        return
    for element in elements(pdf.Root.StructTreeRoot, Name.TD):
        attributes = element.get("/A")
        if not isinstance(attributes, Array):
            continue
        box, place = None, None
        for attribute in attributes:
            if str(attribute.get("/O", "")) == "/Layout":
                box = attribute.get("/BBox")
            for said in attribute.get("/P", []):
                if str(said.get("/N", "")) == _PROPERTY:
                    place = tuple(str(said.V).split("/"))
        if box is not None and place is not None and len(place) == 3:
            left, low, right, high = (float(value) for value in box)
            yield place, _Cell(element, left, low, right - left, high - low)


def _drawn(cell: _Cell, cards: list[Card], number: int, font: LookFont, more: More) -> bytes:
    """The cards of a cell below each other, in the largest type in which all have room; where they have none, as many as fit and a line that
    says how many others there are: the list of the sheet has them all."""
    room, high = cell.width - 2 * _PAD, cell.height - 2 * _PAD
    for size in _SIZES:
        blocks = [(wrapped(card.text, size, room, font), card.is_own) for card in cards]
        if _height(blocks, size) <= high:
            break
    else:
        whole = len(blocks)
        while blocks and _height([*blocks, ([""], False)], size) > high:
            blocks.pop()
        blocks.append((wrapped(more(whole - len(blocks)), size, room, font)[:1], False))
    operators, y = [], cell.low + cell.height - _PAD
    for lines, is_own in blocks:
        shown = b" T* ".join(font.coded(line) + b" Tj" for line in lines)
        mode = _BOLD % (size / 45) if is_own else b"0 Tr"
        operators.append(
            b"BT 0 g %s /%s %g Tf %.2f TL %.2f %.2f Td %s ET"
            % (mode, font.resource.encode(), size, size * LEADING, cell.left + _PAD, y - 0.8 * size, shown)
        )
        y -= (len(lines) * LEADING + _GAP) * size
    return b"/TD <</MCID %d>> BDC q %s Q EMC" % (number, b" ".join(operators))


def _height(blocks: list[tuple[list[str], bool]], size: float) -> float:
    return sum(len(lines) for lines, _ in blocks) * size * LEADING + (len(blocks) - 1) * _GAP * size
