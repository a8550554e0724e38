"""Cards to cut out.

1. A deck comes from statements, rows, options or a list; an answer like "none of them" is no card.
2. Sheets are cut in one go: piles by place are in order. Backs lie behind their fronts, over both edges.
3. Text steps down to a least size, breaks where a word is endless, and is told where it has no room. The layout agrees with the measure.
4. Nothing stands closer to the edge than printers print; the ruler is as long as it says.
5. The file is tagged, its bytes are the same twice, and it holds the cards as a list.
"""

import io
from dataclasses import replace

import numpy
import pikepdf
import pypdfium2
import pytest

from tests.pdf import models
from tests.tiers import in_turn
from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.bare import PAPERS, SAFE_MM
from toolkit.paper.pieces.cards import RULER_MM, card_list_html, cards_html
from toolkit.paper.pieces.deck import Backs, Card, Deck, deck_of, deck_of_list
from toolkit.paper.pieces.fit import PAD_MM, SIZES, faces, head_mm, too_full
from toolkit.paper.pieces.imposition import GRIDS, PAGE_MM, behind, in_piles
from toolkit.paper.print_files import print_files
from toolkit.paper.sheet import print_document
from toolkit.pdf.make.lint import lint_print
from toolkit.pdf.make.print_only import print_only

GRID = GRIDS[8]
LONG = "Virksomheden ringer fredag eftermiddag og venter et færdigt arrangement for sine ansatte mandag morgen. "
ENDLESS = "speciallægepraksisplanlægningsstabiliseringsperiode" * 3


def deck(count: int, backs: Backs = "below", text: str = "Udsagn {n}", back: str | None = "Spørgsmål {n}?") -> Deck:
    cards = [Card(text.format(n=n), back and back.format(n=n), part=("statements", n - 1)) for n in range(1, count + 1)]
    return Deck("Prøven", "da", tuple(cards), backs)


def made(of: Deck, per_page: int = 8) -> bytes:
    return print_only(print_document("Kort", "da", [cards_html(of, per_page)]), PAPERS)


def texts(data: bytes) -> list[list[tuple[str, float, float]]]:
    """Page by page the lines of text with the place of their first letter, in mm from the upper left."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        words = page.get_textpage()
        lines = []
        for n in range(words.count_rects()):
            left, low, right, high = words.get_rect(n)
            lines.append(
                (
                    words.get_text_bounded(left, low, right, high).strip(),
                    left / PT_PER_MM,
                    PAGE_MM[1] - high / PT_PER_MM,
                )
            )
        found.append(lines)
    return found  # fmt: skip


def place_of(lines: list[tuple[str, float, float]], text: str) -> int:
    """The place in the grid that a text stands at."""
    _, x, y = next(line for line in lines if line[0] == text)
    left, top = GRID.corner_mm
    return int((y - top) // GRID.card_mm[1]) * GRID.columns + int((x - left) // GRID.card_mm[0])


def test_a_deck_comes_from_statements_rows_options_and_lists() -> None:
    fields = {field["id"]: field for section in models.every_type()["sections"] for field in section["fields"]}
    assert [card.heading for card in deck_of(fields["cards"], "da").cards] == ["Om de andre", None, None]
    assert [card.text for card in deck_of(fields["rank"], "da").cards] == [
        "At nå flere",
        "At nå de rigtige",
        "At blive ved",
    ]
    assert deck_of(fields["trust"], "da").cards[0].text == "Ledere til medarbejdere"
    assert len(deck_of(fields["mood"], "da").cards) == len(fields["mood"]["options"])
    assert deck_of(fields["name"], "da").cards == ()
    none = fields["who"] | {
        "options": [*fields["who"]["options"], {"value": "none", "label": "Ingen", "exclusive": True}]
    }
    assert "Ingen" not in [card.text for card in deck_of(none, "da").cards]
    assert [card.text for card in deck_of_list("Roller", ["Fortaler", "Kunde"], "da").cards] == ["Fortaler", "Kunde"]  # fmt: skip


@pytest.mark.parametrize("count", [1, 2, 7, 8, 9, 16, 17, 60])
def test_piles_of_the_cut_stack_are_in_order(count: int) -> None:
    pages = in_piles(count, 8)
    assert len(pages) == -(-count // 8)
    piles = [[page[place] for page in pages if page[place] is not None] for place in range(8)]
    assert [card for pile in piles for card in pile] == list(range(count))


@pytest.mark.parametrize("per_page", GRIDS)
@pytest.mark.parametrize(("flip", "turned"), [("long-edge", False), ("short-edge", True)])
def test_backs_lie_behind_their_fronts(per_page: int, flip: str, turned: bool) -> None:
    grid = GRIDS[per_page]
    for place in range(grid.places):
        other, upside_down = behind(grid, place, flip)
        (x, y), (back_x, back_y) = grid.at(place), grid.at(other)
        middle, back = (
            (x + grid.card_mm[0] / 2, y + grid.card_mm[1] / 2),
            (back_x + grid.card_mm[0] / 2, back_y + grid.card_mm[1] / 2),
        )
        through = (middle[0], PAGE_MM[1] - middle[1]) if turned else (PAGE_MM[0] - middle[0], middle[1])
        assert back == pytest.approx(through)
        assert upside_down is turned  # fmt: skip


def test_the_grid_is_centred_and_inside_what_printers_print() -> None:
    for grid in GRIDS.values():
        left, top = grid.corner_mm
        assert left == PAGE_MM[0] - left - grid.columns * grid.card_mm[0] and left > SAFE_MM
        assert top == PAGE_MM[1] - top - grid.rows * grid.card_mm[1] and top > SAFE_MM


def test_two_sided_sheets_have_each_back_behind_its_front_in_the_file() -> None:
    pages = texts(made(deck(9, "long-edge")))
    assert len(pages) == 2 * 2 + 2, "two sheets and the calibration page, both sides"
    for sheet in (0, 2):
        fronts = [text for text, _, _ in pages[sheet] if text.startswith("Udsagn")]
        for text in fronts:
            number = text.split(" ")[1]
            back = place_of(pages[sheet + 1], f"Spørgsmål {number}?")
            assert behind(GRID, place_of(pages[sheet], text), "long-edge") == (back, False)
    assert any("prøv printeren" in text.lower() for text, _, _ in pages[4])
    assert not any("Udsagn" in text for text, _, _ in pages[1]), "no front on a back"


def test_backs_have_no_marks_and_can_be_moved() -> None:
    usual, moved = deck(8, "long-edge"), replace(deck(8, "long-edge"), offset_mm=(1.5, -2.0))
    html = cards_html(usual)
    assert html.count("background-image") == 1 + 2, "the front and the two sides of the calibration page"
    before, after = texts(made(usual)), texts(made(moved))
    assert before[0] == after[0]
    places = [{text: (x, y) for text, x, y in pages[1] if "Spørgsmål" in text} for pages in (before, after)]
    for text, (x, y) in places[0].items():
        assert places[1][text] == pytest.approx((x + 1.5, y - 2.0), abs=0.05)


def test_folded_cards_have_front_and_back_beside_each_other() -> None:
    pages = texts(made(deck(9, "fold")))
    assert len(pages) == 3
    for page in pages:
        for text, x, y in page:
            if text.startswith("Udsagn"):
                back = next(line for line in page if line[0] == f"Spørgsmål {text.split(' ')[1]}?")
                assert back[1:] == pytest.approx((x + GRID.card_mm[0], y), abs=0.6)
                assert x < PAGE_MM[0] / 2 < back[1]


@pytest.mark.parametrize("of", [deck(1), deck(9, text=LONG), deck(8, text=ENDLESS, back=None), deck(3, "short-edge", LONG), deck(5, "fold", LONG)])  # fmt: skip
@pytest.mark.parametrize("per_page", GRIDS)
def test_the_layout_agrees_that_texts_fit(of: Deck, per_page: int) -> None:
    assert too_full(of, per_page) == []
    grid = GRIDS[per_page]
    left, top = grid.corner_mm
    data = made(of, per_page)
    for page in pypdfium2.PdfDocument(data):
        words = page.get_textpage()
        for n in range(words.count_chars()):
            x1, y1, x2, y2 = (side / PT_PER_MM for side in words.get_charbox(n))
            low, high = PAGE_MM[1] - y1, PAGE_MM[1] - y2
            if not words.get_text_range(n, 1).strip():
                continue
            assert x1 >= SAFE_MM and x2 <= PAGE_MM[0] - SAFE_MM and high >= SAFE_MM and low <= PAGE_MM[1] - SAFE_MM
            if top < high < top + grid.rows * grid.card_mm[1] and not of.two_sided:
                in_card = (x1 - left) % grid.card_mm[0], (high - top) % grid.card_mm[1]
                assert PAD_MM - 0.5 <= in_card[0] <= grid.card_mm[0] - PAD_MM + 0.5
                assert PAD_MM - 0.5 <= in_card[1] <= grid.card_mm[1] - PAD_MM + 2.5


def test_a_long_heading_takes_its_lines_from_the_text() -> None:
    heading = "Om alle dem, der sidder med ved bordet, og dem, der ikke er blevet spurgt endnu"
    of = Deck(
        "Prøven",
        "da",
        (Card("Kort tekst.", heading=heading), Card("Kort tekst.", heading="Om os", part=("statements", 1))),
    )
    assert head_mm(heading, GRID) > head_mm("Om os", GRID) and too_full(of) == []
    (lines, *_) = texts(made(of))
    shown = " ".join(text for text, x, _ in lines if x < PAGE_MM[0] / 2)
    assert "spurgt endnu" in shown
    (full,) = too_full(Deck("Prøven", "da", (Card(LONG, heading=LONG * 6),)))
    assert full.takes > full.room


def test_a_deck_is_set_alike_as_far_down_as_its_fullest_card_needs() -> None:
    short, long, full = (Card(text, part=("statements", n)) for n, text in enumerate(["Kort.", LONG, LONG * 3]))

    def sizes(*cards: Card) -> list[float]:
        return [both[0].sizes[0] for both in faces(Deck("Prøven", "da", cards), GRID)]

    assert sizes(short) == [SIZES[0][0]]
    alike = sizes(short, long)
    assert alike[0] == alike[1] < SIZES[0][0]
    uneven = sizes(short, long, full)
    assert uneven[2] < uneven[0] == 13.5, "one full card does not make all of them small"


def test_a_card_too_full_is_told_and_has_room_on_two_sides() -> None:
    of = deck(1, text=LONG * 3, back=LONG * 2)
    (full,) = too_full(of)
    assert full.card is of.cards[0] and full.takes > full.room > 5
    assert too_full(replace(of, backs="fold")) == [] == too_full(replace(of, backs="fold"), 2)
    assert too_full(of, 4) == []
    assert len(too_full(deck(2, text=LONG * 12))) == 2


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_head_of_a_sheet_is_one_line(language: str) -> None:
    of = replace(
        deck(9), title="Municipalities, associations and companies find out who does what " * 3, language=language
    )
    for page in texts(made(of)):
        high = [top for line, _, top in page if top < 16]
        assert len({round(top) for top in high}) == 1, "the second line would be cut in the middle"


def test_the_ruler_is_as_long_as_it_says() -> None:
    scale = 8.0
    picture = pypdfium2.PdfDocument(made(deck(1)))[0].render(scale=scale).to_numpy().min(axis=2) < 120
    row = round((PAGE_MM[1] - 10.5) * PT_PER_MM * scale)
    dark = numpy.flatnonzero(picture[row - 2 : row + 3, : round(80 * PT_PER_MM * scale)].any(axis=0))
    edges = dark[0] / scale / PT_PER_MM, dark[-1] / scale / PT_PER_MM
    assert edges[1] - edges[0] == pytest.approx(RULER_MM, abs=0.3)


@pytest.mark.parametrize(("backs", "language"), in_turn(["below", "fold", "long-edge", "short-edge"], ["da", "en"]))
def test_the_file_is_tagged_and_the_same_twice(backs: Backs, language: str) -> None:
    of = replace(deck(9, backs), language=language)
    html = print_document("Kort", language, [cards_html(of), card_list_html(of, "https://example.org/da/cards.html")])
    data = print_only(html, PAPERS)
    assert [str(fault) for fault in lint_print(data, "Kort", language)] == []
    assert data == print_only(html, PAPERS)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kinds = [str(thing.S) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing]
        assert kinds.count("/LI") == 9 and "/Form" not in kinds
    pages = list(pypdfium2.PdfDocument(data))
    assert "https://example.org/da/cards.html" in pages[-1].get_textpage().get_text_range()


def test_a_sheet_with_cards_has_a_file_of_them() -> None:
    model = models.every_type()
    file = print_files(model)[-1]
    assert file.kind == "cards" and "De kan ikke holde en frist." in file.html
    plain = models.sheet(models.section("s", "S", models.field("text", "t", "T", max_length=60)))
    assert "cards" not in [file.kind for file in print_files(plain)]


def test_large_cards_say_in_large_type_what_they_are_and_how_they_are_printed() -> None:
    html = cards_html(deck(5), 2, "Kun til print.")
    assert "18.0pt" in html and 'class="piece-settings large"' in html and "Mål stregen" not in html
    assert "Skær hele stakken" in card_list_html(deck(5), large=True)
    assert "Skær hele stakken" not in card_list_html(deck(2), large=True) + card_list_html(deck(5))
    assert "9.0pt" in cards_html(deck(5))
