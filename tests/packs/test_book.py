"""The file that is ready to print: every page once, tagged, numbered and marked through the whole."""

import io
import json
from dataclasses import replace
from typing import Any, Literal

import pikepdf
import pymupdf
import pypdfium2
import pytest

from tests.packs.content import book, laid_out, parts
from tests.packs.small import NO_SCRIPT, part
from toolkit.content.packs.document import PackDocument
from toolkit.packs.book import ATTACHED, lay_out_piece, make_book
from toolkit.packs.kit import Kit, Options
from toolkit.packs.pages import booklet_pieces, overview, pieces
from toolkit.packs.papers import plain
from toolkit.packs.piece import Piece, places_once
from toolkit.packs.plan import Plan, clock, make_plan
from toolkit.packs.report import plan_as_json
from toolkit.paper.paper import closer, paper
from toolkit.paper.pieces.deck import deck_of, deck_of_list
from toolkit.paper.sheet import print_document
from toolkit.pdf.make.grey import without_colours
from toolkit.pdf.make.lint import lint_print
from toolkit.pdf.make.merge import page_count

ORDER = [
    "overview", "agenda", "script", "worksheet", "cards", "card-list", "poster", "tents", "sign-in", "timekeeper", "results", "evaluation", "afterwards",
]  # fmt: skip


def texts(data: bytes) -> list[str]:
    """What stands on each page."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_everything_is_there_in_its_order() -> None:
    kinds = [line.item.kind for line in book().listed]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert set(ORDER) == set(kinds)


def test_each_thing_begins_on_a_sheet_of_its_own_and_the_list_says_where() -> None:
    pages = texts(book().data)
    following = 1
    for line in book().listed:
        assert line.first == following and line.pages % 2 == 0 and 0 < line.shown <= line.pages
        following += line.pages
    assert following == len(pages) + 1
    assert all(f"page {number} of {len(pages)}" in text for number, text in enumerate(pages, 1))
    empty = [number for number, text in enumerate(pages, 1) if "The back is blank." in text]
    assert len(empty) == sum(line.pages - line.shown for line in book().listed)
    assert all(number % 2 == 0 for number in empty)


def test_fonts_are_in_the_file_once() -> None:
    """Each thing in it is laid out for itself, and brought its own: a quarter of a pack."""
    with pikepdf.open(io.BytesIO(book().data)) as pdf:
        held = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing]
        names = {str(font.FontName) for font in held}
        assert len({font.FontFile2.objgen for font in held}) == len(names) < len(held)


def test_the_first_page_lists_what_to_print_how_often() -> None:
    first = texts(book().data)[0]
    assert "12 participants" in first and "09:00–10:30" in first and "Before the day" in first
    for line in book().listed:
        assert line.title in first
    told = plan_as_json(*parts()[:2], book().listed)
    assert f"{told['total_sheets']} sheets of paper, {told['total_pages']} pages" in first


def test_it_passes_as_pdf_ua() -> None:
    assert lint_print(book().data, "Meeting", "en") == []


def test_bookmarks_lead_to_every_thing() -> None:
    with pikepdf.open(io.BytesIO(book().data)) as pdf, pdf.open_outline() as outline:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found = [(item.title, places[item.destination[0].objgen]) for item in outline.root]
        (script,) = (item for item in outline.root if item.title == "Script")
        assert [kid.title for kid in script.children] == ["09:00–09:30 The beginning", "09:30–10:30 The work"]
    assert found == [(line.title, line.first) for line in book().listed]


def test_nothing_can_be_filled_in_and_no_box_leads_anywhere() -> None:
    with pikepdf.open(io.BytesIO(book().data)) as pdf:
        assert "/AcroForm" not in pdf.Root
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        assert not [link for link in links if "f.invalid" in str(link.get("/A", {}).get("/URI", ""))]


def test_what_is_only_printed_says_so_and_names_what_can_be_read_aloud() -> None:
    document, plan, kit = parts()
    at = replace(kit, address="https://bro.example/")
    for made, places in (
        (kit, {"small.pdf", "plain.pdf"}),
        (at, {f"https://bro.example/en/worksheets/{name}.html" for name in ("small", "plain")}),
    ):
        said = " ".join(piece.html for piece in pieces(document, plan, made) if piece.sheet)
        assert all(f"For print only. For screens and screen readers: {place}" in said for place in places)


def test_the_cards_stand_as_text_after_their_sheets() -> None:
    document, _, kit = parts()
    pages = [" ".join(text.split()) for text in texts(book().data)]
    lines = {line.item.key: line for line in book().listed}
    used = [one for part in document["parts"] for one in part["cards"]]
    assert used
    for one in used:
        if one["ref"]:
            name = f"{one['ref']}.{one['field']}"
            fields = (field for section in kit.models[one["ref"]]["sections"] for field in section["fields"])
            deck = deck_of(next(field for field in fields if field["id"] == one["field"]), "en")
        else:
            name = str(one["list"])
            deck = deck_of_list("", kit.lists[name], "en")
        sheets, text = lines[f"cards:{name}"], lines[f"card-list:{name}"]
        assert text.item.printed == 1 and text.first > sheets.first
        assert "For print only: the cards are there as text" in pages[sheets.first - 1]
        assert all(card.text in pages[text.first - 1] for card in deck.cards)


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert make_book(*parts(), laid_out).data == book().data


def test_the_agenda_moves_with_the_start() -> None:
    made = make_book(*parts(start="13:00", participants=7, groups=2), laid_out)
    pages = texts(made.data)
    agenda = next(line for line in made.listed if line.item.kind == "agenda")
    assert "13:30" in pages[agenda.first - 1] and "14:30" in pages[agenda.first - 1]
    assert "7 participants · 2 groups (1 × 4, 1 × 3) · 13:00–14:30" in pages[0]


@pytest.mark.parametrize("options", [Options(large_print=True), Options(paper="a3")], ids=["large", "a3"])
def test_options_keep_it_sound(options: Options) -> None:
    made = make_book(*parts("da", options), laid_out)
    assert lint_print(made.data, "Møde", "da") == []


@pytest.mark.parametrize(("paper", "sizes"), [("a4", [(595, 842), (595, 842)]), ("a3", [(1191, 842)])])
def test_a_poster_on_a3_or_on_two_pages_to_tape(paper: Literal["a4", "a3"], sizes: list[tuple[int, int]]) -> None:
    made = make_book(*parts("en", Options(paper=paper)), laid_out)
    board, small = (line for line in made.listed if line.item.kind == "poster")
    assert (board.paper, board.shown, board.pages) == (paper, len(sizes), 2 * len(sizes))
    assert (small.paper, small.shown) == ("a4", 1)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        pages = [pdf.pages[board.first - 1 + 2 * n].mediabox for n in range(board.shown)]
    assert [(round(float(box[2])), round(float(box[3]))) for box in pages] == sizes


@pytest.mark.parametrize(
    ("count", "minutes", "title"),
    [
        (40, 18, "Part"),
        (12, 5, "A title so long that it does not fit on one line of the strip of the programme"),
        (1, 5, "Short"),
    ],
)
def test_a_programme_of_any_length_is_one_page_with_every_word(count: int, minutes: int, title: str) -> None:
    one_page(*parts(), count, minutes, title)


@pytest.mark.parametrize(("mm", "less_mm", "pages"), [(80, 60, 1), (80, 79, 2), (150, 60, 2)])
def test_less_white_space_is_taken_only_where_it_saves_a_page_with_little_on_it(
    mm: int, less_mm: int, pages: int
) -> None:
    on = plain()

    def html(last_mm: int) -> str:
        boxes = "".join(f'<p class="box" style="height:{high}mm"></p>' for high in (200, last_mm))
        return print_document(
            "Sheet", "en", [f'<article class="pack on-{on.name}"><h1 style="height:0"></h1>{boxes}</article>']
        )

    made = lay_out_piece(Piece("script", "Sheet", html(mm), (on,), closer=(html(less_mm),)))
    assert page_count(made) == pages


@pytest.mark.parametrize(("close_mm", "closest_mm", "taken"), [(61, 60, 61), (79, 60, 60), (79, 78, 80)])
def test_what_saves_a_page_is_no_closer_than_it_has_to_be(close_mm: int, closest_mm: int, taken: int) -> None:
    on = plain()

    def html(last_mm: int) -> str:
        boxes = f'<p class="box" style="height:200mm"></p><p class="box" style="height:{last_mm}mm">{last_mm}</p>'
        return print_document(
            "Sheet", "en", [f'<article class="pack on-{on.name}"><h1 style="height:0"></h1>{boxes}</article>']
        )

    made = lay_out_piece(Piece("script", "Sheet", html(80), (on,), closer=(html(close_mm), html(closest_mm))))
    assert "".join(texts(made)).split() == [str(taken)]


def test_a_script_has_no_last_page_for_a_part_that_has_room_before_it() -> None:
    document, _, kit = parts("en")
    script: Any = NO_SCRIPT | {
        "say": "Welcome to all of you.",
        "watch": "Does everybody speak?",
        "short_of_time": "Skip it.",
    }
    wanted: Any = [part(f"p{n}", 10, title=f"Part {n}", script=script) for n in range(9)]
    other = document | {"parts": wanted}
    piece = next(piece for piece in pieces(other, make_plan(other), kit) if piece.key == "script")
    assert page_count(laid_out(replace(piece, closer=()))) == 2
    assert page_count(laid_out(piece)) == 1


def test_closer_lines_are_for_a_hand_alone() -> None:
    large = paper("a4", size_pt=18)
    close = closer(large)
    assert close.type == large.type and close.box.tick == large.box.tick
    assert 8 < close.box.line < large.box.line, "still higher than on a usual sheet"
    assert closer(paper("a5")).box.line == closer(paper("a5")).box.cell_line == 7, "as in a notebook"
    assert close.box_height(2, 2000, 100, close.box.line) == 2 * close.box.line


def test_in_large_print_a_usual_programme_is_one_page() -> None:
    one_page(*parts("en", Options(large_print=True)), 8, 25, "What the partners want from each other")


def one_page(document: PackDocument, _: Plan, kit: Kit, count: int, minutes: int, title: str) -> None:
    wanted: Any = [part(f"p{n}", minutes, title=f"{title} {n}.") for n in range(count)]
    other = document | {"parts": wanted, "start": "08:00"}
    agenda = next(piece for piece in pieces(other, make_plan(other), kit) if piece.key == "agenda")
    (page,) = texts(laid_out(agenda))
    said = " ".join(page.split())
    assert all(f"{title} {n}." in said for n in range(count))
    assert clock(8 * 60 + count * minutes) in said


def test_an_evaluation_has_a_page_to_itself_in_large_print() -> None:
    for options, halves in ((Options(), 2), (Options(large_print=True), 1)):
        made = make_book(*parts("en", options), laid_out)
        line = next(line for line in made.listed if line.item.kind == "evaluation")
        assert (line.item.on_page, line.item.printed, line.shown) == (halves, 14 // halves, 1)
        assert texts(made.data)[line.first - 1].count("5. What should we do differently next time?") == halves


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large print"])
def test_a_sheet_for_print_says_what_can_be_filled_in_instead(large: bool) -> None:
    document, plan, small = parts("en", Options(large_print=large))
    for kit in (small, replace(small, address="https://broen.test/", publisher="Foreningen Broen, Engvej 1, " * 5)):
        made = [piece for piece in pieces(document, plan, kit) if piece.sheet]
        made += [] if large else [piece for piece in booklet_pieces(document, plan, kit) if piece.sheet]
        for piece in made:
            assert piece.sheet
            place = piece.sheet.address or f"{piece.sheet.model['id']}.pdf"
            # A line of the foot may break an address.
            said = "".join(texts(laid_out(piece))[0].split())
            assert "".join(f"For print only. For screens and screen readers: {place}".split()) in said


def test_the_script_says_what_can_take_the_place_of_a_sheet() -> None:
    document, plan, kit = parts()
    work = document["parts"][1] | {
        "instead": [
            {"ref": "plain", "title": "Plain", "minutes": 45, "when": "if time is short"},
            {"ref": "small", "title": "Why?", "minutes": None, "when": "if you wonder"},
        ]
    }
    other: Any = document | {"parts": [document["parts"][0], work]}
    script = next(piece for piece in pieces(other, plan, kit) if piece.key == "script")
    said = " ".join(" ".join(texts(laid_out(script))).split())
    assert "Plain (45 min), if time is short." in said and "Why?, if you wonder." in said
    assert [item for item in make_plan(other).items if item.name == "plain"] == [
        item for item in plan.items if item.name == "plain"
    ]  # not printed


def test_grey_has_no_colour() -> None:
    data = without_colours(book().data)
    assert texts(data) == texts(book().data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        operators = [str(step.operator) for page in pdf.pages for step in pikepdf.parse_content_stream(page)]
    assert "g" in operators and not {"rg", "RG"} & set(operators)
    with pikepdf.open(io.BytesIO(book().data)) as pdf:
        assert "rg" in {str(step.operator) for page in pdf.pages for step in pikepdf.parse_content_stream(page)}


def test_the_file_says_which_of_its_pages_are_what() -> None:
    with pikepdf.open(io.BytesIO(book().data)) as pdf:
        told = json.loads(pdf.attachments[ATTACHED].get_file().read_bytes())
    assert told == plan_as_json(*parts()[:2], book().listed)


def test_a_long_title_keeps_clear_of_the_marks_in_the_corners() -> None:
    document, plan, kit = parts()
    title = "A meeting of everybody who has anything to do with anything in the whole municipality and beyond"
    made = make_book(document | {"title": title}, plan, kit, laid_out)
    assert any("A meeting of everybody" in page and "… · page 3 of" in page for page in texts(made.data))


def test_in_large_print_all_lists_are_large_and_the_script_begins_on_its_first_page() -> None:
    document, plan, kit = parts("en", Options(large_print=True))
    for piece in pieces(document, plan, kit):
        with pymupdf.open(stream=laid_out(piece)) as pdf:
            said = [
                span for part in pdf[0].get_text("dict")["blocks"] for line in part["lines"] for span in line["spans"]
            ]
            if piece.key.partition(":")[0] in ("card-list", "sign-in", "timekeeper"):
                assert {round(span["size"]) for span in said if span["text"].strip()} == {18, 26}
            if piece.key == "script":
                assert "The beginning" in " ".join(span["text"] for span in said)


def test_no_label_of_the_script_stands_alone_at_the_foot_of_a_page() -> None:
    document, _, kit = parts("en", Options(large_print=True))
    steps = [{"minutes": 1, "do": "Ask them."}, {"minutes": 1, "do": "Listen."}]

    def script(n: int) -> dict[str, Any]:
        said = {"say": "Wait for it. " * (n % 7) or None, "watch": None, "short_of_time": "Leave it out."}
        return said | ({"do": None, "steps": steps} if n % 2 else {"do": "Sit down.", "steps": []})

    first = document["parts"][0]
    many = document | {"parts": [first | {"id": f"p{n}", "minutes": 2, "script": script(n)} for n in range(40)]}
    [piece] = [piece for piece in pieces(many, make_plan(many), kit) if piece.key == "script"]
    pages = [page.get_text().splitlines() for page in pymupdf.open(stream=laid_out(piece))]
    assert len(pages) > 5
    for page in pages:
        lines = [line.strip() for line in page]
        assert lines.count("Short of") == lines.count("time") == lines.count("Leave it out.")
        assert lines.count("Do") == lines.count("Ask them.") + lines.count("Sit down.")


def test_what_stands_beside_a_text_of_the_script_ends_above_the_next_part() -> None:
    document, plan, kit = parts("en", Options(large_print=True))
    script = {"say": None, "do": None, "steps": [], "watch": None, "short_of_time": "Leave it out."}
    short = document | {"parts": [one | {"script": script} for one in document["parts"]]}
    [piece] = [piece for piece in pieces(short, plan, kit) if piece.key == "script"]
    with pymupdf.open(stream=laid_out(piece)) as pdf:
        lines = [line for page in pdf for part in page.get_text("dict")["blocks"] for line in part["lines"]]
    said = [("".join(span["text"] for span in line["spans"]).strip(), line["spans"][0]["origin"][1]) for line in lines]
    ends = [y for text, y in said if text == "time"]
    heads = [y for text, y in said if "–" in text and text[:2].isdigit()]
    assert len(ends) == len(document["parts"]), "Short of time takes two lines"
    for end in ends:
        assert all(head - end > 24 for head in heads if head > end - 10)


def test_in_large_print_nothing_that_is_read_is_smaller_than_18_points() -> None:
    document, plan, kit = parts("en", Options(large_print=True))
    for piece in pieces(document, plan, kit):
        with pymupdf.open(stream=laid_out(piece)) as pdf:
            for page in pdf:
                low = page.rect.height - 70  # the foot: version, publisher and number
                spans = [
                    span
                    for part in page.get_text("dict")["blocks"]
                    for line in part["lines"]
                    for span in line["spans"]
                    if span["text"].strip() and span["bbox"][1] > 40 and span["bbox"][3] < low
                ]
                small = {span["text"] for span in spans if round(span["size"], 1) < 18}
                assert piece.key.startswith("poster") or not small, (piece.key, small)


def test_an_overview_has_no_last_page_for_a_few_lines() -> None:
    document, plan, kit = parts("en", Options(large_print=True))
    listed = make_book(document, plan, kit, laid_out).listed
    many = document | {"before": document["before"] * 17}
    front = overview(many, plan, kit, listed, places_once(listed))
    assert page_count(laid_out(replace(front, closer=()))) == 3
    assert page_count(laid_out(front)) == 2


def test_what_becomes_of_the_results_breaks_its_lines_where_they_are_full() -> None:
    document, plan, kit = parts("da", Options(large_print=True))
    [piece] = [piece for piece in pieces(document, plan, kit) if piece.key == "afterwards"]
    assert "Har I spørgsmål, eller" in texts(laid_out(piece))[0], "nothing hangs behind the last word"
