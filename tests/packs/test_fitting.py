"""Pages of a pack that hang on a wall are filled, and end on their page."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from tests.packs.content import parts
from tests.packs.small import part, small
from toolkit.packs.book import lay_out_piece
from toolkit.packs.fitting import large_pt, slots_of
from toolkit.packs.kit import Options
from toolkit.packs.pages import pieces
from toolkit.packs.papers import plain
from toolkit.packs.plan import make_plan
from toolkit.pdf.make.merge import page_count

LONG = "Tværsektoriel erfaringsudveksling om kommunalbestyrelsens beslutninger, og hvad der så skal ske bagefter"


@pytest.mark.parametrize("titles", [["Runde"] * 5, ["Runde"] * 40, [*["Runde"] * 28, *[LONG] * 4]])
def test_the_programme_stands_on_one_page(titles: list[str]) -> None:
    _, _, kit = parts()
    document = small(title="Dagen", parts=[part(f"p{n}", 10, title=title) for n, title in enumerate(titles)])
    plan = make_plan(document)
    piece = next(piece for piece in pieces(document, plan, kit) if piece.key == "agenda")
    assert page_count(lay_out_piece(piece)) == 1


def test_parts_are_as_high_as_they_are_long_and_as_their_titles_need() -> None:
    document = small(parts=[part("a", 10), part("b", 60), part("c", 10)])
    slots = slots_of(make_plan(document), "Dagen", ["A", "B", LONG], plain())
    short, long, high = (slot.height_mm for slot in slots)
    assert long > high > short and not any(slot.is_low for slot in slots)


def test_type_on_the_wall_is_as_large_as_the_page_holds() -> None:
    few, many = ["Svarene sendes ud."], ["Svarene sendes ud til alle, der var med. " * 30]
    sizes = [large_pt("Hvad sker der?", texts, plain()) for texts in (few, many)]
    assert sizes[0] > sizes[1] >= 18
    assert large_pt("Hvad sker der?", few * 8, plain("a5")) < sizes[0]


@pytest.mark.parametrize(("groups", "large"), [(1, False), (6, False), (10, False), (4, True), (6, True)])
def test_the_results_stand_on_one_page(groups: int, large: bool) -> None:
    document, plan, kit = parts(participants=5 * groups, groups=groups)
    kit = replace(kit, address="https://example.org/", options=Options(large_print=large))
    piece = next(piece for piece in pieces(document, plan, kit) if piece.key == "results")
    assert page_count(lay_out_piece(piece)) == 1


@pytest.mark.parametrize(
    ("groups", "large", "on_pages"), [(12, False, [6, 6]), (12, True, [6, 6]), (30, True, [10, 10, 10])]
)
def test_results_of_many_groups_are_shared_among_pages_with_the_sheets_to_type_in_on_the_last(
    groups: int, large: bool, on_pages: list[int]
) -> None:
    document, plan, kit = parts(participants=5 * groups, groups=groups)
    kit = replace(kit, options=Options(large_print=large))
    piece = next(piece for piece in pieces(document, plan, kit) if piece.key == "results")
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(lay_out_piece(piece))]
    assert [len(re.findall(r"Group \d+", page)) for page in pages] == on_pages
    assert ["Sheets to type in" in page for page in pages] == [False] * (len(pages) - 1) + [True]
