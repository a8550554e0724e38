"""Figures as posters to read: whatever their kind, on one page, in type as large as that page holds."""

from dataclasses import replace

import pytest

from tests.real import LIBRARY
from tests.tiers import spread
from toolkit.content.guide.figures import KINDS
from toolkit.packs.book import STYLES, lay_out_piece
from toolkit.packs.papers import plain
from toolkit.packs.piece import Piece
from toolkit.packs.reading import Reading, reading_of
from toolkit.paper.sheet import print_document
from toolkit.pdf.make.layout import laid
from toolkit.pdf.make.lint import lint_print
from toolkit.pdf.make.merge import page_count
from toolkit.templating.environment import environment

BY_KIND = {kind: [name for name, figure in LIBRARY.guide.figures.items() if figure.kind == kind] for kind in KINDS}  # type: ignore[attr-defined]
NAMES_OF_TABLES = BY_KIND["table"]
NAMES = [name for names in BY_KIND.values() for name in spread(names, 1)]


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_stands_on_a_page_of_a3(name: str) -> None:
    reading, on = reading_of(LIBRARY, name, "da"), plain("a3", landscape=True)
    fragment = environment("da").get_template("pack/reading.html.j2").render(reading=reading, paper=on)
    data = lay_out_piece(Piece(name, reading.title, print_document(reading.title, "da", [fragment]), (on,)))
    assert page_count(data) == 1
    assert [problem for problem in lint_print(data, reading.title, "da") if problem.code == "ua"] == []


def test_more_room_means_larger_type() -> None:
    reading = reading_of(LIBRARY, "six-principles", "en")
    small, large = (reading.size_pt(plain(name, landscape=True)) for name in ("a4", "a3"))
    assert small < large


def test_every_kind_is_tried() -> None:
    assert all(BY_KIND.values())


def test_a_table_fills_its_page() -> None:
    reading, on = reading_of(LIBRARY, NAMES_OF_TABLES[0], "da"), plain("a4", landscape=True)
    fragment = environment("da").get_template("pack/reading.html.j2").render(reading=reading, paper=on)
    used = laid(print_document(reading.title, "da", [fragment]), (on,), STYLES).used
    assert len(used) == 1 and used[0] > 0.95


@pytest.mark.parametrize("name", NAMES_OF_TABLES)
def test_in_large_print_the_type_is_18_points_and_the_table_stands_on_a_page_if_it_can(name: str) -> None:
    reading, on = replace(reading_of(LIBRARY, name, "en"), least_pt=18.0), plain("a4", landscape=True)
    assert reading.size_pt(on) >= 18

    def pages(each: Reading) -> int:
        fragment = environment("en").get_template("pack/reading.html.j2").render(reading=each, paper=on)
        return len(laid(print_document("", "en", [fragment]), (on,), STYLES).used)

    assert pages(replace(reading, least_pt=9.0)) == 1
    assert reading.is_tight(on) or pages(reading) == 1
