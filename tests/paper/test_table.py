"""What lies on the table and by the door.

1. A tent has its name on both faces, the upper one upside down about the fold; its notes inside; an endless name stays on its face.
2. The list to sign has a line for everybody and some to spare; the time-keeper's page has every part by the clock.
3. All of it is tagged, and the same twice.
"""

import pypdfium2
import pytest

from tests.tiers import spread
from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.bare import PAPERS, SAFE_MM
from toolkit.paper.pieces.imposition import PAGE_MM
from toolkit.paper.pieces.table import Slot, Tent, sign_in_html, tents_html, time_keeper_html
from toolkit.paper.sheet import print_document
from toolkit.pdf.make.lint import lint_print
from toolkit.pdf.make.print_only import print_only

FOLD = PAGE_MM[1] / 2


def boxes(html: str) -> list[list[tuple[str, float, float, float, float]]]:
    """Page by page each letter with its sides (left, top, right, bottom) in mm."""
    found = []
    for page in pypdfium2.PdfDocument(print_only(print_document("Ting", "da", [html]), PAPERS)):
        words = page.get_textpage()
        letters = []
        for n in range(words.count_chars()):
            left, low, right, high = (side / PT_PER_MM for side in words.get_charbox(n))
            if (letter := words.get_text_range(n, 1)).strip():
                letters.append((letter, left, PAGE_MM[1] - high, right, PAGE_MM[1] - low))
        found.append(letters)
    return found


def around(letters: list[tuple[str, float, float, float, float]]) -> tuple[float, float, float, float]:
    """The sides of the box around all letters."""
    _, lefts, tops, rights, lows = zip(*letters, strict=True)
    return min(lefts), min(tops), max(rights), max(lows)


@pytest.mark.parametrize("name", ["Gruppe 1", "Frivilligcenter Midtvestjyllands Bestyrelse", "Ordstyrer" * 12])
def test_a_tent_reads_from_both_sides(name: str) -> None:
    (page,) = boxes(tents_html([Tent(name)], "da"))
    wanted = sorted(name.replace(" ", ""))
    lower, upper = ([each for each in page if (each[2] > FOLD) is below] for below in (True, False))
    assert sorted(letter for letter, *_ in lower) == sorted(letter for letter, *_ in upper) == wanted
    for half in (lower, upper):
        assert all(left >= SAFE_MM and right <= PAGE_MM[0] - SAFE_MM for _, left, _, right, _ in half)
    turned = [
        (letter, PAGE_MM[0] - right, PAGE_MM[1] - low, PAGE_MM[0] - left, PAGE_MM[1] - top)
        for letter, left, top, right, low in upper
    ]
    assert around(turned) == pytest.approx(around(lower), abs=1)


def test_notes_stand_inside() -> None:
    outside, inside = boxes(tents_html([Tent("Ordstyrer", "Holder sporet", ("Giv ordet på skift.",))], "da"))
    assert "Givordet" not in "".join(letter for letter, *_ in outside)
    assert "Givordet" in "".join(letter for letter, *_ in inside)


@pytest.mark.parametrize(
    ("participants", "lines", "large"), [(1, 3, False), (7, 9, False), (24, 27, False), (24, 27, True)]
)
def test_the_list_to_sign_has_lines_to_spare(participants: int, lines: int, large: bool) -> None:
    html = sign_in_html("Mødet", "", participants, "da", large)
    assert lines <= html.count("<td></td><td></td><td></td>") <= lines + 3


TITLES = ["Mødet", "Et møde med et navn, der er så langt, at det ikke kan stå på en enkelt linje " * 2]
SIGNED = [(many, large, title) for many in (24, 27, 29, 60, 100) for large in (False, True) for title in TITLES]


@pytest.mark.parametrize(("participants", "large", "title"), spread(SIGNED, 6))
def test_the_last_page_of_the_list_to_sign_is_as_full_as_the_others(participants: int, large: bool, title: str) -> None:
    html = sign_in_html(title, "", participants, "da", large)
    lines = html.count("<td></td><td></td><td></td>")
    assert lines >= participants * 1.1
    lowest = [around(page)[3] for page in boxes(html)]
    assert len(lowest) == 1 or min(lowest) > PAGE_MM[1] - 60


@pytest.mark.parametrize("language", ["da", "en"])
def test_pieces_are_tagged_and_the_same_twice(language: str) -> None:
    parts = [
        tents_html([Tent(), Tent("Gruppe 1", notes=("Se på uret.",))], language),
        sign_in_html("Mødet", "24.11.", 7, language),
        time_keeper_html("Mødet", [Slot("09:00", "09:20", "Velkommen"), Slot("09:20", "10:00", "Profiler")], language),
    ]
    html = print_document("Ting", language, parts)
    data = print_only(html, PAPERS)
    assert [str(fault) for fault in lint_print(data, "Ting", language)] == []
    assert data == print_only(html, PAPERS)
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    assert all(part in text for part in ("09:20", "Velkommen", "Profiler"))
