"""The board of a placement on paper: big enough for a hand, the list below it for a screen, and alone on a wall."""

import io

import pikepdf
import pypdfium2
import pytest

from tests.pdf import models
from toolkit.paper.board import board
from toolkit.paper.boxes import Part
from toolkit.paper.columns import placement_widths
from toolkit.paper.paper import A4, PT_PER_MM, Paper, paper
from toolkit.paper.sheet import print_fragment, print_html
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import pdf_from_html

ACROSS = paper("a4", landscape=True)
ROWS = models.places(first="Først", second="Dernæst", third="Sidst")
COLUMNS = models.places(a="Offentlig", b="Privat", c="Frivillig", d="Borger")


AFTER = models.section("after", "Bagefter", models.field("text", "who", "Hvem ringer?", max_length=40), new_page=True)


def sheet(rows: int = 3, cards: int = 12) -> models.Model:
    lines = {"rows": ROWS[:rows], "columns": COLUMNS}
    field = models.field("placement", "board", "Hvem gør hvad?", max_cards=cards, max_length=80, **lines)
    return models.sheet(models.section("map", "Kortet", field, new_page=True))


def heights_of_text(data: bytes, words: list[str]) -> list[tuple[int, float]]:
    """(page, mm from its top) of each text, in the order in which they are given."""
    found = {}
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        for word in words:
            place = text.search(word, match_case=True, match_whole_word=True).get_next()
            if place and word not in found:
                found[word] = (number, (page.get_height() - text.get_charbox(place[0])[3]) / PT_PER_MM)
    return [found[word] for word in words]


@pytest.mark.parametrize("on", [A4, ACROSS], ids=["upright", "across"])
def test_a_cell_has_room_for_a_hand_and_the_board_fills_its_page(on: Paper) -> None:
    model = sheet()
    model["sections"].append(AFTER)
    data = pdf_from_html(print_html(model, paper=on), model, on)
    assert [str(problem) for problem in lint_pdf(data, model, on)] == []
    (page, first), (_, second), (other, third) = heights_of_text(data, [row["label"] for row in ROWS])
    assert page == other
    assert second - first == pytest.approx(third - second, abs=0.1)
    assert second - first >= 35
    lowest = third + (third - second)  # where the next row would say its name
    assert lowest == pytest.approx(on.page_mm[1] - on.bottom_mm, abs=7)


def test_the_list_is_a_line_a_card_and_comes_after_the_board() -> None:
    model = sheet()
    data = pdf_from_html(print_html(model, paper=ACROSS), model, ACROSS)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        heights = [
            float(widget.Rect[3] - widget.Rect[1]) / PT_PER_MM
            for page in pdf.pages
            for widget in page.get("/Annots", [])
            if str(widget.get("/T", "")).endswith("__text")
        ]
    assert len(heights) == 12
    assert max(heights) <= 8


def test_the_list_stands_at_the_end_of_the_sheet() -> None:
    model = sheet()
    model["sections"].append(
        models.section("after", "Bagefter", models.field("text", "who", "Hvem ringer?", max_length=40))
    )
    names = [slot.pdf.name for slot in Part(model, ACROSS).slots() if not slot.pdf.hidden]
    assert names.index("who") < names.index("board__1__text")
    data = pdf_from_html(print_html(model, paper=ACROSS), model, ACROSS)
    assert [str(problem) for problem in lint_pdf(data, model, ACROSS)] == []


def test_a_copy_for_the_hand_has_the_board_and_nothing_else() -> None:
    part = Part(sheet(), ACROSS, by_hand=True)
    assert part.slots() == []
    fragment = print_fragment(part)
    assert "https://f.invalid/" not in fragment
    assert "card-list" not in fragment
    assert 'class="map' in fragment
    assert "card-list" in print_fragment(Part(sheet(), ACROSS))


def test_many_rows_share_a_page_that_has_no_more() -> None:
    field = sheet()["sections"][0]["fields"][0]
    four = field | {"rows": [*ROWS, {"id": "fourth", "label": "Til allersidst"}]}
    drawn, higher = board(four, ACROSS), board(field, ACROSS)
    assert drawn is not None
    assert higher is not None
    assert drawn.cell < higher.cell
    assert board(four, paper("a4", size_pt=40)) is None, "no column has room for its words"


def test_a_board_with_long_labels_is_drawn_in_large_print_too() -> None:
    field = sheet()["sections"][0]["fields"][0]
    long = ["Før problemet: for alle, fx mod mobning i skolen", "Tidligt: før det lille bliver stort, fx ved fravær"]
    rows = [
        {"id": f"r{n}", "label": label}
        for n, label in enumerate(
            [
                *long,
                "Behandling: flere store problemer, fx misbrug uden et hjem",
                "Tilbage i hverdagen: fx efter fængsel",
            ]
        )
    ]
    asked = field | {"rows": rows, "columns": COLUMNS[:3]}
    drawn = board(asked, paper(size_pt=18))
    assert drawn is not None and drawn.rows == 4


def test_where_there_is_no_board_the_words_above_the_narrow_columns_stay_whole_in_large_print() -> None:
    widths, usual = placement_widths(paper(size_pt=18)), placement_widths(A4)
    assert all(widths[key] == pytest.approx(1.8 * usual[key]) for key in ("", "mine", "to"))
    assert sum(widths.values()) == pytest.approx(A4.width_mm) and widths["text"] > 40
