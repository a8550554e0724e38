"""Several tagged PDFs as one: pages, structure, bookmarks, and numbers through the whole. Files without forms only.

Ready-made merges drop the tags or join structure numbers of different files (docs/decisions/0027-packs-are-merged.md); here each file's
structure is copied whole and its numbers are moved on.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from toolkit.contract.data import PDF
from toolkit.pdf.make.appearance import embed
from toolkit.pdf.make.attach import attach
from toolkit.pdf.make.font import FormFont, form_font
from toolkit.pdf.make.metadata import describe
from toolkit.pdf.make.save import saved
from toolkit.pdf.make.share import share_fonts
from toolkit.pdf.make.structure import kids_of
from toolkit.pdf.make.tables import scope_headers

ACROSS = "across:"  # begins the address of a link to a place in another file that is put in; the rest is the name of the place
NUMBER_PT = 8.0  # type of the numbers
_NUMBER_UP_PT, _NUMBER_DOWN_PT = 17.0, 22.0  # above the lower edge, below the upper
_FONT = "/PackFont"
_NUMBERS = re.compile(PDF["patterns"]["page_number"].encode())  # the last two of the first line


@dataclass(frozen=True)
class Chapter:
    """A file to be put in. `single`: an empty page follows each of its pages, so that nothing is printed on their backs; else one follows the
    last page where their number is odd, so that the next chapter begins on a sheet of its own; `running`: neither. `nested`: its own
    bookmarks go with it. `below`: its bookmark stands below that of the last one without, and links marked `ACROSS` lead from the one to the
    other. `footed`: it has something at its foot, so that the number stands at the head."""

    title: str
    data: bytes
    single: bool = False
    nested: bool = False
    running: bool = False
    below: bool = False
    footed: bool = False


def page_count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def padded(pages: int, single: bool) -> int:
    """How many pages a chapter of so many takes with its empty backs."""
    return pages * 2 if single else pages + pages % 2


def merge(
    chapters: Sequence[Chapter],
    title: str,
    language: str,
    number: Callable[[int, int], str],
    empty: str,
    attached: Mapping[str, bytes] | None = None,
    number_pt: float = NUMBER_PT,
) -> bytes:
    """One tagged PDF of all chapters. `number(page, pages)`: what stands at the foot of each page; `empty`: what stands on empty ones;
    `attached`: JSON that goes with the file, by its name; `number_pt`: the type of the numbers.

    The same chapters give the same bytes.
    """
    with pikepdf.new() as pdf:
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([document])))
        document.P = root
        parents, marks, blanks, footed = Array(), list[_Mark](), set[int](), set[int]()
        begun, across = 0, dict[str, _Place]()
        following = 0
        for position, chapter in enumerate(chapters):
            first = len(pdf.pages)
            if not chapter.below:
                _lead_across(pdf, begun, across)
                begun, across = first, {}
            with pikepdf.open(io.BytesIO(chapter.data)) as source:
                scope_headers(source)
                named, links = _places(source)
                across |= {name: replace(place, page=first + place.page) for name, place in named.items()}
                pdf.pages.extend(source.pages)
                pages = list(pdf.pages)[first:]
                for (page, at), place in links.items():
                    pages[page].obj.Annots[at].Dest = place.goal(pages)
                tree = pdf.copy_foreign(source.Root.StructTreeRoot)
                mark = _bookmark(chapter, source, first)
                if chapter.below and marks:
                    marks[-1] = replace(marks[-1], kids=(*marks[-1].kids, mark))
                else:
                    marks.append(mark)
            following = _move_numbers(pages, tree, parents, following)
            for element in kids_of(tree):
                _rename(element, f"c{position + 1}-")
                element.S = Name.Part if Name.Document == element.S else element.S
                element.P = document
                document.K.append(element)
            if not chapter.running:
                blanks |= _pad(pdf, first, chapter.single)
            footed |= set(range(first, len(pdf.pages))) if chapter.footed else set()
        _lead_across(pdf, begun, across)
        root.ParentTree, root.ParentTreeNextKey = pdf.make_indirect(Dictionary(Nums=parents)), following
        pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
        pdf.Root.Lang, pdf.Root.ViewerPreferences = String(language), Dictionary(DisplayDocTitle=True)
        _add_bookmarks(pdf, marks)
        _number(pdf, number, empty, blanks, footed, number_pt)
        describe(pdf, title, language)
        share_fonts(pdf)
        if attached:
            attach(pdf, {name: (data, title) for name, data in attached.items()})
        return saved(pdf)


@dataclass(frozen=True)
class _Place:
    """`page`: its number in the file, from 0; `where`: on it."""

    page: int
    where: tuple[Any, ...]

    def goal(self, pages: Sequence[Any]) -> Array:
        """As a link in the file with these pages names it."""
        where = [Name(part) if isinstance(part, str) else part for part in self.where]
        return Array([pages[self.page].obj, *where])


def _places(source: Pdf) -> tuple[dict[str, _Place], dict[tuple[int, int], _Place]]:
    """The places in a file by their names, and those that its links lead to, by the page and the number of the annotation. The names are taken
    away: names of several files would be alike, and pages of one are not yet there."""
    numbers = {page.obj.objgen: n for n, page in enumerate(source.pages)}

    def place(goal: Any) -> _Place | None:
        goal = goal.get("/D") if isinstance(goal, Dictionary) else goal
        if not isinstance(goal, Array) or goal[0].objgen not in numbers:
            return None
        return _Place(
            numbers[goal[0].objgen],
            tuple(str(part) if isinstance(part, Name) else float(part) for part in list(goal)[1:]),
        )

    has_names = "/Names" in source.Root and "/Dests" in source.Root.Names
    tree = pikepdf.NameTree(source.Root.Names.Dests) if has_names else {}
    named = {str(name): found for name, goal in tree.items() if (found := place(goal))}
    links = {}
    for number, page in enumerate(source.pages):
        for at, annotation in enumerate(page.get("/Annots", [])):
            action = annotation.get("/A")
            if action is not None and str(action.get("/S", "")) == "/GoTo":
                goal = action.get("/D")
            else:
                goal = annotation.get("/Dest")
            found = named.get(str(goal)) if isinstance(goal, String) else place(goal)
            if found:
                links[number, at] = found
                for key in ("/A", "/Dest"):
                    if key in annotation:
                        del annotation[key]
    if has_names:
        del source.Root.Names["/Dests"]
    return named, links


def _lead_across(pdf: Pdf, first: int, places: dict[str, _Place]) -> None:
    """Lets the links marked `ACROSS` on the pages from `first` on lead to `places` in the whole file; one whose place was not laid out leads nowhere."""
    pages = list(pdf.pages)
    for page in pages[first:]:
        for annotation in page.get("/Annots", []):
            address = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
            if address.startswith(ACROSS):
                name = unquote(address.removeprefix(ACROSS))
                del annotation["/A"]
                annotation.Contents = String(name)
                if name in places:
                    annotation.Dest = places[name].goal(pages)


def _entries(node: Any) -> Iterator[tuple[int, Any]]:
    numbers = node.get("/Nums", [])
    yield from ((int(numbers[n]), numbers[n + 1]) for n in range(0, len(numbers), 2))
    for kid in node.get("/Kids", []):
        yield from _entries(kid)


def _move_numbers(pages: list[Any], tree: Object, parents: Array, base: int) -> int:
    """Moves the numbers by which pages and annotations find their elements on by `base`; the first number that is free then."""
    following = base
    for key, value in _entries(tree.ParentTree):
        parents.append(base + key)
        parents.append(value)
        following = max(following, base + key + 1)
    for page in pages:
        if "/StructParents" in page:
            page.StructParents = base + int(page.StructParents)
        for annotation in page.get("/Annots", []):
            if "/StructParent" in annotation:
                annotation.StructParent = base + int(annotation.StructParent)
    return following


def _rename(element: Any, prefix: str) -> None:
    """Gives the ids by which cells name their headers a prefix, since each is there once in a file."""
    waiting = [element]
    while waiting:
        node = waiting.pop()
        if "/ID" in node:
            node.ID = String(prefix + str(node.ID))
        if "/A" in node:
            attributes = node.A
            for attribute in attributes if isinstance(attributes, Array) else [attributes]:
                if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                    attribute.Headers = Array([String(prefix + str(name)) for name in attribute.Headers])
        waiting += kids_of(node)


def _pad(pdf: Pdf, first: int, single: bool) -> set[int]:
    """Puts empty pages behind those from `first` on; their places."""
    count = len(pdf.pages) - first
    places = [first + 2 * n + 1 for n in range(count)] if single else [first + count] if count % 2 else []
    for place in places:
        before = pdf.pages[place - 1]
        page = Dictionary(
            Type=Name.Page, MediaBox=before.mediabox, Resources=Dictionary(), Contents=pdf.make_stream(b""), Tabs=Name.S
        )
        pdf.pages.insert(place, pikepdf.Page(pdf.make_indirect(page)))
    return set(places)


@dataclass(frozen=True)
class _Mark:
    title: str
    page: int
    kids: tuple["_Mark", ...] = ()


def _bookmark(chapter: Chapter, source: Pdf, first: int) -> _Mark:
    """The chapter's bookmark; below it those of its headings, but for the highest, which is the chapter."""
    kids: list[_Mark] = []
    if chapter.nested:
        places = {page.obj.objgen: n for n, page in enumerate(source.pages)}
        with source.open_outline() as outline:
            for top in outline.root:
                kids += [
                    _Mark(kid.title, first + places[kid.destination[0].objgen])
                    for kid in top.children
                    if isinstance(kid.destination, Array)
                ]
    return _Mark(chapter.title, first, tuple(kids))


def _add_bookmarks(pdf: Pdf, marks: list[_Mark]) -> None:
    with pdf.open_outline() as outline:
        for mark in marks:
            item = OutlineItem(str(mark.title), mark.page)  # pikepdf takes a `Lent` for a list of letters
            item.is_closed = True
            item.children.extend(OutlineItem(str(kid.title), kid.page) for kid in mark.kids)
            outline.root.append(item)


def _number(
    pdf: Pdf, number: Callable[[int, int], str], empty: str, blanks: set[int], footed: set[int], size: float
) -> None:
    """Numbers the pages at their foot. Artifacts: what reads a file aloud tells its pages itself."""
    font = form_font()
    embedded = pdf.make_indirect(embed(pdf, font))
    total = len(pdf.pages)
    for place, page in enumerate(pdf.pages):
        page.obj.Resources = _with_font(pdf, page.obj.get("/Resources"), embedded)
        left, low, right, high = (float(side) for side in page.mediabox)
        up = high - low - _NUMBER_DOWN_PT if place in footed else _NUMBER_UP_PT
        lines = [(number(place + 1, total), up)] + ([(empty, (high - low) / 2)] if place in blanks else [])
        drawn = b"".join(_line(text, (left + right) / 2, low + up, font, size) for text, up in lines)
        page.contents_add(b"q", prepend=True)  # whatever the page leaves set, the number stands upright at the foot
        page.contents_add(b"Q /Artifact BMC q 0.3 g " + drawn + b" Q EMC", prepend=False)


def renumbered(drawn: bytes, page: int, pages: int) -> bytes:
    """What `_number` drew last on a page, with other numbers (`renumbered` in templates/assets/js/packs/collate.js)."""
    return _NUMBERS.sub(rb"\g<1>%d\g<2>%d\g<3>" % (page, pages), drawn, count=1)


def _with_font(pdf: Pdf, resources: Any, font: Object) -> Object:
    """Resources of their own for a page: those that it shares with others must not change."""
    own = dict(resources.items()) if resources is not None else {}
    fonts = dict(own["/Font"].items()) if "/Font" in own else {}
    return pdf.make_indirect(Dictionary(own | {"/Font": Dictionary(fonts | {_FONT: font})}))


def _line(text: str, middle: float, up: float, font: FormFont, size: float) -> bytes:
    left = middle - font.width(text, size) / 2
    return b"BT %s %g Tf %.2f %.2f Td %s Tj ET " % (_FONT.encode(), size, left, up, font.coded(text))
