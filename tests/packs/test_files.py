"""The other files: everything in its number, the booklet, the sheets for the screen."""

import io

import pikepdf
import pypdf
import pytest

from tests.packs.content import book, laid_out, parts
from tests.packs.test_book import texts
from toolkit.packs import files
from toolkit.packs.book import make_book
from toolkit.packs.pages import booklet_pieces, notes_piece
from toolkit.packs.piece import Piece, places_in_number
from toolkit.packs.report import plan_as_json
from toolkit.pdf.make.booklet import saddle_order
from toolkit.pdf.make.lint import lint_several
from toolkit.pdf.make.merge import page_count


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [(None, 1), (None, None)]),
        (4, [(4, 1), (2, 3)]),
        (5, [(None, 1), (2, None), (None, 3), (4, 5)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
    ],
)
def test_the_order_of_a_booklet(pages: int, sides: list[tuple[int | None, int | None]]) -> None:
    assert saddle_order(pages) == sides


@pytest.mark.parametrize("pages", range(1, 40))
def test_a_folded_stack_reads_in_order(pages: int) -> None:
    """Sheet lies in sheet: the right halves of the fronts and the left ones of the backs go in, the others come out again."""
    sides = saddle_order(pages)
    fronts, backs = sides[::2], sides[1::2]
    inwards = [half for front, back in zip(fronts, backs, strict=True) for half in (front[1], back[0])]
    outwards = [half for front, back in zip(fronts, backs, strict=True) for half in (front[0], back[1])]
    read = inwards + outwards[::-1]
    assert [page for page in read if page is not None] == list(range(1, pages + 1))


def test_the_booklet_is_folded_from_sheets_of_a4() -> None:
    data = files.booklet(*parts(), laid_out)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) % 2 == 0
        assert {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 842, 595)}
    first, second = texts(data)[:2]
    assert "Booklet for participants" in first and "Title" in second


@pytest.mark.parametrize("pages", [1, 2, 3, 4])
def test_a_booklet_has_lines_where_it_would_be_blank_and_the_results_on_its_back(pages: int) -> None:
    document, plan, kit = parts()
    made = [laid_out(piece) for piece in booklet_pieces(document, plan, kit)]
    more = laid_out(notes_piece(document, kit, pages))  # a front of so many pages
    assert page_count(more) == pages and "Notes" in texts(more)[0]

    def lay_out(piece: Piece) -> bytes:
        return more if piece.key == "booklet" else laid_out(piece)

    data = files.booklet(document, plan, kit, lay_out)
    before = sum(map(page_count, made)) - 1
    assert len(pikepdf.open(io.BytesIO(data)).pages) == (before + pages + -(before + pages) % 4) / 2
    assert "What happens to the" in texts(data)[0], "the last page lies beside the first"
    alone = files.booklet(document | {"results": None}, plan, kit, lay_out)
    assert "What happens" not in " ".join(texts(alone))


def test_collated_has_everything_in_its_number() -> None:
    document, plan, kit = parts()
    made = make_book(document, plan, kit, laid_out, in_number=True)
    pages, once = texts(files.collated(made, document)), texts(made.data)
    expected = [
        page
        for line in made.listed
        for _ in range(line.item.printed)
        for page in once[line.first - 1 : line.first - 1 + line.pages]
    ]
    numbered = [
        page.replace(f"page {once.index(page) + 1} of {len(once)}", f"page {n} of {len(expected)}")
        for n, page in enumerate(expected, 1)
    ]
    assert pages == numbered and len(set(pages)) == len(pages), "each says the number that it has here"
    assert len(pages) == plan_as_json(document, plan, book().listed)["total_pages"]


def test_the_overview_of_the_collated_file_lists_its_own_pages() -> None:
    document, plan, kit = parts()
    made = make_book(document, plan, kit, laid_out, in_number=True)
    front = " ".join(texts(files.collated(made, document))[0].split())
    for line, (first, last) in zip(made.listed, places_in_number(made.listed), strict=True):
        span = f"{first}–{last}" if last > first else f"{first}"
        assert f"{line.title} {span} " in front
    assert last == sum(line.printed for line in made.listed) > len(texts(made.data))


def test_collated_shares_what_its_pages_show() -> None:
    document, plan, kit = parts()
    made = make_book(document, plan, kit, laid_out, in_number=True)
    data = files.collated(made, document)
    assert len(data) < len(made.data) + 400 * sum(line.printed for line in made.listed)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/StructTreeRoot" not in pdf.Root and "print only" in str(pdf.docinfo.Title)
        assert not any("/Annots" in page or "/StructParents" in page for page in pdf.pages)


def test_the_plan_adds_up() -> None:
    document, plan, _ = parts()
    told = plan_as_json(document, plan, book().listed)
    assert told["format"] == "brobygger-pack/1" and told["pack"] == "meeting" and told["groups"] == [6, 6]
    assert sum(line["pages"] * line["copies"] for line in told["print"]) == told["total_pages"]
    assert sum(line["sheets_duplex"] for line in told["print"]) == told["total_sheets"]
    assert [slot["start"] for slot in told["agenda"]] == ["09:00", "09:30"] and told["agenda"][-1]["end"] == "10:30"


def test_the_sheets_for_the_screen_are_one_sound_form() -> None:
    document, plan, kit = parts()
    data = files.email(document, plan, kit)
    assert lint_several(data, files.email_parts(document, kit), "Meeting: sheets for the screen", "en") == []
    names = set(pypdf.PdfReader(io.BytesIO(data)).get_fields() or {})
    assert {"w1__name", "w1___id", "w2__name", "w2___id"} <= names
    assert all(name.startswith(("w1__", "w2__")) for name in names)


def test_a_pack_without_worksheets_has_none_for_the_screen() -> None:
    document, plan, kit = parts()
    bare = document | {"parts": [part | {"worksheets": []} for part in document["parts"]]}
    with pytest.raises(ValueError, match="no worksheets"):
        files.email(bare, plan, kit)


def test_each_sheet_for_the_screen_begins_a_page() -> None:
    document, plan, kit = parts()
    made = texts(files.email(document, plan, kit))
    titles = [kit.models[part.model["id"]]["title"] for part in files.email_parts(document, kit)]
    assert len(titles) == 2 and len(made) >= 3
    firsts = [page for page in made if "Organisation" in page and "Date" in page]
    assert len(firsts) == len(titles), "two sheets on one page have one foot and one code between them"
