"""The file of a pack that is ready to print: every page once, tagged, with bookmarks and numbers through the whole."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from toolkit.content.packs.document import PackDocument
from toolkit.packs.kit import Kit
from toolkit.packs.pages import overview, pieces, title_of
from toolkit.packs.piece import Listed, Piece, places_in_number, places_once
from toolkit.packs.plan import Plan
from toolkit.packs.report import plan_as_json
from toolkit.paths import TEMPLATES
from toolkit.words.locale import say

ATTACHED = (
    "pack.json"  # the plan in the file: which of its pages are what, for whoever puts it together in another number
)
STYLES = (TEMPLATES / "pack" / "pack.css",)
_LARGE_NUMBER_PT = 12.0  # in large print: as large as the foot of a sheet leaves room for
LayOut = Callable[[Piece], bytes]  # a piece as a PDF: laid out now, or kept from before
_RUNNING = 70  # letters of the title at each page's edge: more would run into the marks and the code of a sheet


@dataclass(frozen=True)
class Book:
    """`data`: the file; `listed`: where everything stands in it, and how many of it are to be printed."""

    data: bytes
    listed: list[Listed]


def make_book(document: PackDocument, plan: Plan, kit: Kit, lay_out: LayOut, in_number: bool = False) -> Book:
    """The ready-made file. `lay_out` makes a PDF of a piece; nothing else here takes long. `in_number`: it is what the file with everything in its
    number is put together from, and its overview lists the pages of that."""
    from toolkit.pdf.make.merge import NUMBER_PT, Chapter, merge, page_count

    made = [(piece, lay_out(piece)) for piece in pieces(document, plan, kit)]
    counts = {piece.key: (piece, page_count(data)) for piece, data in made}
    front, pages = 0, 1
    while front != pages:  # the first page lists the pages of the rest, which begin behind it
        front = pages
        listed = _listed(document, plan, counts, front)
        places = places_in_number(listed) if in_number else places_once(listed)
        first = overview(document, plan, kit, listed, places)
        data = lay_out(first)
        pages = page_count(data)
    chapters = [
        Chapter(piece.title, data, piece.single, piece.nested, footed=piece.footed)
        for piece, data in [(first, data), *made]
    ]
    language, title = document["language"], document["title"]
    if len(title) > _RUNNING:
        title = title[: _RUNNING - 1].rstrip() + "…"

    def number(page: int, of: int) -> str:
        return f"{title} · {say(language, 'pack.page')} {page} {say(language, 'pack.of')} {of}"

    told = json.dumps(plan_as_json(document, plan, listed), ensure_ascii=False, separators=(",", ":")).encode()
    size = _LARGE_NUMBER_PT if kit.options.large_print else NUMBER_PT
    merged = merge(chapters, document["title"], language, number, say(language, "pack.empty"), {ATTACHED: told}, size)
    return Book(merged, listed)


def lay_out_piece(piece: Piece) -> bytes:
    """A piece as a PDF, laid out now."""
    from toolkit.pdf.make.layout import lay_out
    from toolkit.pdf.make.marks import marked

    data = lay_out(piece.html, piece.papers, STYLES, piece.closer, merged=True)
    return marked(data, piece.sheet) if piece.sheet else data


def _listed(document: PackDocument, plan: Plan, counts: dict[str, tuple[Piece, int]], front: int) -> list[Listed]:
    """The print list in the order of the plan. `counts`: the pages of each piece by its key; `front`: those of the overview."""
    from toolkit.pdf.make.merge import padded

    places: dict[str, tuple[int, int]] = {}
    following, listed = 1, []
    for item in plan.items:
        piece, shown = counts.get(item.key, (None, front))
        if item.key not in places:
            pages = padded(shown, piece is not None and piece.single)
            places[item.key] = (following, pages)
            following += pages
        paper = piece.paper if piece else "a4"
        listed.append(Listed(item, title_of(item, document), places[item.key][0], shown, places[item.key][1], paper))
    return listed
