"""Pages behind a filled form for what its boxes do not show: answers that are longer than their box, and parts of the form that have no box.

They are tagged content of the same document (PDF/UA-1), drawn here line by line: laying them out as HTML would take a second, and joining
two tagged files more code than this. The fields keep the whole values; nobody reads answers from these pages.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from toolkit.paper.paper import A4, LEADING, PT_PER_MM, Type
from toolkit.pdf.make.appearance import LookFont, wrapped

_LEAST_LINES = 2  # so many lines of its text stand below a heading on the page
_BOLD = b"2 Tr %.2f w"  # the form font has one weight: headings are filled and outlined

FontFor = Callable[[str], tuple[LookFont, Object]]


@dataclass
class Passage:
    """A heading and its paragraphs. `page`: from 1, where it begins, once it is written."""

    heading: str
    paragraphs: list[str]
    page: int = 0


@dataclass
class _Page:
    """A page while it is written: its operators, the structure element of each marked piece, its fonts."""

    operators: list[bytes] = field(default_factory=list)
    owners: list[Object] = field(default_factory=list)
    fonts: dict[str, Object] = field(default_factory=dict)


class Continuation:
    """Writes passages behind the last page of `pdf`, on pages like its first. `scale`: of type; `foot`: what the pages belong to."""

    def __init__(self, pdf: Pdf, font_for: FontFor, scale: float, language: str, foot: Callable[[int], str]) -> None:
        self.pdf, self.font_for, self.foot, self.scale = pdf, font_for, foot, scale
        self.box: Object = pdf.pages[0].MediaBox
        self.width, self.height = (float(self.box[n + 2]) - float(self.box[n]) for n in (0, 1))
        self.side, self.top, self.bottom = (length * PT_PER_MM for length in (A4.side_mm, A4.top_mm, A4.bottom_mm))
        self.room = self.width - 2 * self.side
        self.pages: list[tuple[Object, _Page]] = []
        self.y = 0.0
        root = pdf.Root.StructTreeRoot
        document = root.K[0] if isinstance(root.K, Array) else root.K
        self.section = self._element(document, Name.Sect)
        self.section.Lang = language

    def write(self, title: str, passages: list[Passage]) -> None:
        self._break()
        self._text(Name.H2, title, Type.section * self.scale, bold=True)
        for passage in passages:
            self._heading(passage)
            for paragraph in passage.paragraphs:
                self._text(Name.P, paragraph, Type.size * self.scale)
        self._finish()

    def _heading(self, passage: Passage) -> None:
        size, text = Type.label * self.scale, Type.size * self.scale
        font, _ = self.font_for(passage.heading)
        lines = len(wrapped(passage.heading, size, self.room, font))
        needed = size + lines * size * LEADING + _LEAST_LINES * text * LEADING
        if self.y - needed < self.bottom:
            self._break()
        else:
            self.y -= 0.8 * size
        passage.page = len(self.pdf.pages)
        self._text(Name.H3, passage.heading, size, bold=True)

    def _text(self, kind: Name, text: str, size: float, bold: bool = False) -> None:
        """One structure element of wrapped lines, over as many pages as it takes."""
        font, resources = self.font_for(text)
        element = self._element(self.section, kind)
        lines = wrapped(text, size, self.room, font)
        while lines:
            fit = int((self.y - self.bottom) / (size * LEADING))
            if fit < 1:
                self._break()
                continue
            now, lines = lines[:fit], lines[fit:]
            self._lines(element, now, size, font, resources, bold)
        self.y -= 0.3 * size

    def _lines(
        self, element: Object, lines: list[str], size: float, font: LookFont, resources: Object, bold: bool
    ) -> None:
        page_object, page = self.pages[-1]
        page.fonts |= {str(name): value for name, value in resources.Font.items()}
        number = len(page.owners)
        page.owners.append(element)
        element.K.append(Dictionary(Type=Name.MCR, Pg=page_object, MCID=number))
        self.y -= 0.8 * size
        shown = b" T* ".join(font.coded(line) + b" Tj" for line in lines)
        mode = _BOLD % (size / 45) if bold else b"0 Tr"
        page.operators.append(
            b"/%s <</MCID %d>> BDC BT 0 g 0 G %s /%s %g Tf %.2f TL %.2f %.2f Td %s ET EMC"
            % (str(element.S)[1:].encode(), number, mode, font.resource.encode(), size, size * LEADING, self.side, self.y, shown)
        )  # fmt: skip
        self.y -= (len(lines) - 1) * size * LEADING + (LEADING - 0.8) * size

    def _break(self) -> None:
        made = self.pdf.add_blank_page(page_size=(self.width, self.height))
        made.obj.MediaBox = Array(list(self.box))
        self.pages.append((made.obj, _Page()))
        self.y = self.height - self.top

    def _element(self, parent: Object, kind: Name) -> Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=parent, K=Array()))
        kids = parent.get("/K")
        if not isinstance(kids, Array):
            parent.K = Array([kids])
        parent.K.append(made)
        return made

    def _finish(self) -> None:
        """The pages' contents, and the tables by which their pieces find their structure elements."""
        tree = self.pdf.Root.StructTreeRoot.ParentTree.Nums
        key = max((int(tree[n]) for n in range(0, len(tree), 2)), default=-1) + 1
        first = len(self.pdf.pages) - len(self.pages) + 1
        for number, (made, page) in enumerate(self.pages):
            page.operators.append(self._foot(first + number, page))
            made.Contents = self._stream(b"\n".join(page.operators))
            made.Resources = Dictionary(Font=Dictionary(page.fonts))
            made.StructParents, made.Tabs = key + number, Name.S
            tree.append(key + number)
            tree.append(self.pdf.make_indirect(Array(page.owners)))

    def _foot(self, number: int, page: _Page) -> bytes:
        size, text = Type.foot * self.scale, self.foot(number)
        font, resources = self.font_for(text)
        page.fonts |= {str(name): value for name, value in resources.Font.items()}
        return (
            b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC BT 0 g /%s %g Tf %.2f %.2f Td %s Tj ET EMC"
            % (font.resource.encode(), size, self.side, self.bottom / 2, font.coded(text))
        )  # fmt: skip

    def _stream(self, operators: bytes) -> Stream:
        return self.pdf.make_stream(operators)
