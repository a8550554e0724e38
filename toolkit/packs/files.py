"""The other files of a pack: everything in its number, a booklet for participants, the sheets for the screen."""

from toolkit.content.packs.document import PackDocument
from toolkit.packs.book import Book, LayOut
from toolkit.packs.kit import Kit
from toolkit.packs.pages import booklet_pieces, email_html, notes_piece
from toolkit.packs.plan import Plan
from toolkit.paper.boxes import Part
from toolkit.words.locale import say


def collated(book: Book, document: PackDocument) -> bytes:
    """Each page of a book made `in_number` as often as it is printed. Print only."""
    from toolkit.pdf.make.collate import Run, collate

    language = document["language"]
    runs = [Run(line.title, line.first, line.pages, line.item.printed) for line in book.listed]
    return collate(book.data, runs, say(language, "pack.collated.title", title=document["title"]), language)


def booklet(document: PackDocument, plan: Plan, kit: Kit, lay_out: LayOut) -> bytes:
    """What a participant needs as a booklet: A5 pages on A4, to be folded, with lines for notes on those that nothing else is on. Print only."""
    from toolkit.pdf.make.booklet import fold
    from toolkit.pdf.make.merge import Chapter, merge, page_count

    title = say(document["language"], "pack.booklet.title", title=document["title"])
    made = [(piece, lay_out(piece)) for piece in booklet_pieces(document, plan, kit)]
    missing = -sum(page_count(data) for _, data in made) % 4
    if missing:  # what becomes of the results is the last page, on the outside
        notes = notes_piece(document, kit, missing)
        made.insert(len(made) - bool(document["results"]), (notes, lay_out(notes)))
    chapters = [Chapter(piece.title, data, running=True) for piece, data in made]
    pages = merge(chapters, title, document["language"], lambda page, _: str(page), "")
    return fold(pages, title, document["language"])


def email_parts(document: PackDocument, kit: Kit) -> list[Part]:
    """The worksheets of a pack, each once, with the prefixes that tell their fields apart."""
    refs = dict.fromkeys(sheet["ref"] for part in document["parts"] for sheet in part["worksheets"])
    return [kit.part(ref, prefix=f"w{number}__") for number, ref in enumerate(refs, 1)]


def email(document: PackDocument, plan: Plan, kit: Kit) -> bytes:
    """The pack's worksheets in one tagged, fillable file. Raises ValueError where it has none, FormError as `several_from_layout` does."""
    from toolkit.packs.book import STYLES
    from toolkit.pdf.make.layout import lay_out
    from toolkit.pdf.make.worksheet import several_from_layout

    parts = email_parts(document, kit)
    if not parts:
        raise ValueError("no worksheets")
    html, papers = email_html(document, plan, kit, parts)
    return several_from_layout(lay_out(html, papers, STYLES), parts, email_title(document), document["language"])


def email_title(document: PackDocument) -> str:
    return say(document["language"], "pack.email.title", title=document["title"])
