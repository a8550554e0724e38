"""Posters.

1. Each shape has its texts on the page, none over the edge and none over another; headings of 40 points and texts of 24 can be read at three metres.
2. Two A4 pages make one poster: what they share lies on each other, and a text of one page only is said once.
3. A worksheet gives its board, its circle or its forces to write in; a figure gives its drawing; what has none gives nothing.
4. Every poster of the content, on each paper and in both languages, is tagged, and the same twice.
"""

from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import pypdfium2
import pytest

from tests.pdf import models
from tests.real import LIBRARY
from toolkit.content.guide.posters import STEPS, poster_of
from toolkit.content.normalise import normalise
from toolkit.paper.paper import PT_PER_MM
from toolkit.paper.pieces.bare import PAPERS
from toolkit.paper.pieces.poster import LANDSCAPE, TEXT_SIZES, TITLE_SIZES, Block, Panel, Poster, foot, head, height_mm
from toolkit.paper.pieces.posters import On, fits, poster_html, poster_of_sheet
from toolkit.paper.pieces.shapes import SHAPES
from toolkit.paper.sheet import print_document
from toolkit.pdf.make.lint import lint_print
from toolkit.pdf.make.print_only import print_only

PANELS = tuple(
    Panel(f"Del {n} af det hele", "Her står, hvad den handler om.", (Panel("En kraft"), Panel("En anden kraft"))) for n in range(1, 5)
)  # fmt: skip
LARGEST_SMALLER = 0.9  # on two A4 pages a poster is a tenth smaller


def poster(shape: Any, panels: tuple[Panel, ...] = PANELS) -> Poster:
    columns = ("Offentlig", "Civilsamfund", "Privat")
    panels = panels[:2] if shape == "forces" else panels
    return Poster(shape, "Hvor hører vi til?", "Sæt jeres egne ind.", panels, "da", columns, ("Lavt", "Højt") if shape == "ladder" else None, "Jeres indsats", "Kilde: Prøven")  # fmt: skip


def blocks_of(of: Poster) -> list[Block]:
    first, top = head(of)
    last, low = foot(of)
    return [*first, *SHAPES[of.shape](of, top, low)[0], *last]


@cache
def poster_names() -> list[str]:
    """Figures to write on whose texts have room in type that can be read from afar, and the steps."""

    def fit(name: str) -> bool:
        made = [poster_of(LIBRARY, name, language) for language in LIBRARY.languages]
        return all(poster is not None and fits(poster) for poster in made)

    return sorted(filter(fit, {*LIBRARY.guide.figures, STEPS}))


def every_poster() -> list[tuple[str, str]]:
    return [(name, language) for name in poster_names() for language in LIBRARY.languages]


def of_content(name: str, language: str) -> Poster:
    made = poster_of(LIBRARY, name, language)
    assert made
    return made


def sides(block: Block) -> tuple[float, float, float, float]:
    return (
        block.left,
        block.top,
        block.left + block.width,
        block.top + height_mm(block.text, block.width, block.size, block.bold),
    )


def apart(one: Block, other: Block) -> bool:
    a, b = sides(one), sides(other)
    return a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1 or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1


@pytest.mark.parametrize("of", [*(poster(shape) for shape in SHAPES), *(of_content(*each) for each in every_poster())], ids=lambda of: f"{of.shape}-{of.title[:20]}-{of.language}")  # fmt: skip
def test_texts_stand_apart_and_can_be_read_at_three_metres(of: Poster) -> None:
    width, height = of.size_mm
    blocks = blocks_of(of)
    for block in blocks:
        left, top, right, low = sides(block)
        assert left >= 8 and top >= 8 and right <= width - 8 and low <= height - 8, block
    assert [(one.text, other.text) for one, other in combinations(blocks, 2) if not apart(one, other)] == []
    for block in blocks[:-1]:  # the last is the source
        assert block.size * LARGEST_SMALLER >= (40 if block.tag == "h1" else 23.9), block
    assert of.title in [block.text for block in blocks] and all(panel.label in [block.text for block in blocks] for panel in of.panels)  # fmt: skip


def test_sizes_are_read_at_three_metres_on_two_a4_too() -> None:
    assert TITLE_SIZES[-1] * LARGEST_SMALLER >= 40 and TEXT_SIZES[-1] * LARGEST_SMALLER >= 23.9


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6, 12])
@pytest.mark.parametrize("shape", ["board", "ladder", "bridge", "columns"])
def test_more_parts_leave_out_their_texts_before_their_labels(shape: str, count: int) -> None:
    panels = tuple(Panel(f"Nr. {n}", "Et langt stykke tekst om, hvad det her går ud på, og mere til. " * 3, PANELS[0].items) for n in range(count))  # fmt: skip
    texts = [block.text for block in blocks_of(poster(shape, panels))]
    assert all(panel.label in texts for panel in panels)


@pytest.mark.parametrize("shape", SHAPES)
def test_two_a4_pages_make_one_poster(shape: str) -> None:
    of = poster(shape)
    data = print_only(print_document("P", "da", [poster_html(of, "two-a4")]), PAPERS)
    pages = list(pypdfium2.PdfDocument(data))
    sizes = [sorted((round(page.get_width() / PT_PER_MM), round(page.get_height() / PT_PER_MM))) for page in pages]
    assert sizes == [[210, 297]] * 2
    html = poster_html(of, "two-a4")
    both = [block for block in blocks_of(of) if html.count(f">{block.text}<") >= 2]
    axis = 0 if of.size_mm[0] > of.size_mm[1] else 1
    middle = of.size_mm[axis] / 2
    for block in both:
        near, far = (block.left, block.left + block.width) if axis == 0 else (block.top, block.top + block.height)
        assert near - 5 < middle < far + 5 or [one.text for one in blocks_of(of)].count(block.text) > 1, (
            "only what the join cuts"
        )


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("title", ["Medvind og modvind", "Hvad der driver os frem, og hvad der holder os tilbage"])
def test_the_head_and_the_source_stand_on_one_of_two_pages(shape: str, title: str) -> None:
    question = "Sæt jeres egne ind, og skriv navne på dem, der skal gøre noget ved det inden næste møde."
    of = replace(
        poster(shape), title=title, question=question, foot="Kilde: " + "En lang titel på en bog " * 4 + "2011"
    )
    first, second, last = (blocks_of(of)[n] for n in (0, 1, -1))
    assert (first.text, second.text, last.text) == (of.title, of.question, of.foot)
    across = of.size_mm[0] > of.size_mm[1]
    for block in (first, second, last):
        assert not across or block.left + block.width < of.size_mm[0] / 2 - 4
        assert poster_html(of, "two-a4").count(f">{block.text}<") == 1
    assert last.top + height_mm(last.text, last.width, last.size) <= of.size_mm[1] - 8


@pytest.mark.parametrize("on", ["a3", "a4"])
def test_on_one_page_nothing_makes_way_for_a_join(on: On) -> None:
    of = replace(poster("forces"), title="Det driver os frem, og det holder igen")
    pages = pypdfium2.PdfDocument(print_only(print_document("P", "da", [poster_html(of, on)]), PAPERS))
    assert of.title in pages[0].get_textpage().get_text_range().splitlines()
    joined = pypdfium2.PdfDocument(print_only(print_document("P", "da", [poster_html(of, "two-a4")]), PAPERS))
    assert of.title not in joined[0].get_textpage().get_text_range().splitlines(), "in two lines there"


@pytest.mark.parametrize("columns", [("Det offentlige", "Privat"), ("Det offentlige", "Civilsamfundet", "Private")])
def test_a_heading_of_a_board_stands_beside_the_join(columns: tuple[str, ...]) -> None:
    rows = tuple(Panel(f"{n}. Et niveau med et langt navn", "Og med en forklaring, der fylder.") for n in range(4))
    of = replace(poster("board", rows), columns=columns)
    heads = [block for block in blocks_of(of) if block.text in columns]
    middle = of.size_mm[0] / 2
    assert len(heads) == len(columns)
    assert all(block.left + block.width < middle or block.left > middle for block in heads)


@pytest.mark.parametrize("steps", [3, 5, 7])
def test_no_line_of_a_ladder_is_cut_by_the_join(steps: int) -> None:
    of = poster("ladder", tuple(Panel(f"Trin {n}", "Det skal I kunne.") for n in range(steps)))
    middle = of.size_mm[1] / 2
    words = [block for block in blocks_of(of) if block.text not in (of.title, of.question, of.foot, *(of.ends or ()))]
    assert [block.text for block in words if block.top < middle < block.top + block.height] == []


def test_a_worksheet_gives_what_is_drawn_in_it() -> None:
    board = poster_of_sheet(models.every_type(), "Kilde")
    assert board and board.shape == "board" and board.columns == ("Offentlig", "Privat", "Civilsamfund")
    around = [models.field("text", "effort", "Jeres indsats", max_length=60, short=None)]
    around += [models.field("longtext", f"f{n}", f"Retning {n}?", max_length=60, lines=3, short=f"Retning {n}") for n in range(4)]  # fmt: skip
    circle = models.sheet(models.section("s", "Rundt om", *around) | {"layout": "circle"})
    made = poster_of_sheet(circle)
    assert made and made.shape == "circle" and made.centre == "Jeres indsats" and [panel.label for panel in made.panels] == [f"Retning {n}" for n in range(4)]  # fmt: skip
    cell = {"type": "scale", "required": False, **models.scale()}
    sides_ = [models.field("grid", name, name, rows=models.places(a="Tillid", b="Tid"), cell=cell) for name in ("Frem", "Tilbage")]  # fmt: skip
    forces = poster_of_sheet(models.sheet(models.section("s", "Kræfter", *sides_) | {"layout": "forces"}))
    assert forces and [[item.label for item in panel.items] for panel in forces.panels] == [["Tillid", "Tid"]] * 2
    assert (
        poster_of_sheet(models.sheet(models.section("s", "S", models.field("text", "t", "T", max_length=60)))) is None
    )


def test_figures_and_the_steps_give_posters() -> None:
    assert STEPS in poster_names()
    assert len(of_content(STEPS, "da").panels) == 7 and of_content(STEPS, "da").shape == "bridge"
    kinds = {name: of_content(name, "en").shape for name in poster_names()}
    assert set(kinds.values()) == {"board", "ladder", "forces", "columns", "bridge"}
    assert poster_of(LIBRARY, "no-such-figure", "da") is None
    bars = next(key for key, figure in LIBRARY.guide.figures.items() if figure.kind == "bars")  # type: ignore[attr-defined]
    assert bars not in poster_names() and poster_of(LIBRARY, bars, "da") is None


def test_a_poster_whose_texts_have_no_room_is_none() -> None:
    many = tuple(Panel(f"Et forhold, som fylder en hel linje eller to, nummer {n}") for n in range(40))
    full = poster("columns", (Panel("Alt", items=many), Panel("Andet", items=many)))
    assert not fits(full) and all(fits(poster(shape)) for shape in SHAPES)
    assert all(fits(of_content(*each)) for each in every_poster())
    assert "risk-factors" in LIBRARY.guide.figures and "risk-factors" not in poster_names()


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_every_poster_is_tagged(language: str) -> None:
    made = [of_content(name, language) for name in poster_names()]
    made += [of for sheet in LIBRARY.worksheets if (of := poster_of_sheet(normalise(sheet, language, LIBRARY)))]
    assert all(fits(of) for of in made)
    data = print_only(print_document("Plakater", language, [poster_html(of) for of in made]), PAPERS)
    assert [str(fault) for fault in lint_print(data, "Plakater", language)] == []
    assert len(pypdfium2.PdfDocument(data)) == len(made)


@pytest.mark.parametrize(("on", "pages"), [("a3", 1), ("a4", 1), ("two-a4", 2)])
def test_every_shape_on_every_paper_is_tagged_and_the_same_twice(on: On, pages: int) -> None:
    html = print_document("Plakater", "da", [poster_html(poster(shape), on) for shape in SHAPES])
    data = print_only(html, PAPERS)
    assert [str(fault) for fault in lint_print(data, "Plakater", "da")] == []
    assert len(pypdfium2.PdfDocument(data)) == len(SHAPES) * pages
    assert data == print_only(html, PAPERS)


def test_forces_stand_clear_of_the_arrows_above_them() -> None:
    long = "En kraft med et navn, der fylder to hele linjer på plakaten og ikke mindre"
    panels = tuple(Panel(name, items=(Panel(long),) * 7) for name in ("Frem", "Tilbage"))
    of = poster("forces", panels)
    blocks = [block for block in blocks_of(of) if block.text == long]
    lefts = sorted(block.top for block in blocks if block.left < LANDSCAPE[0] / 2)
    lines = height_mm(long, blocks[0].width, blocks[0].size, bold=True)
    assert lines > 1.5 * blocks[0].size / PT_PER_MM, "two lines"
    assert all(below - above >= lines + 6.0 for above, below in pairwise(lefts)), "each with its arrow"


def test_a_heading_of_a_narrow_column_is_smaller_or_hyphenated_and_never_in_pieces() -> None:
    columns = ("The council", "Civil society organisations", "Companies", "People themselves", "Schools")
    compounds = (
        "Kommunalbestyrelsen",
        "Civilsamfundsorganisationer",
        "Virksomheder",
        "Borgerne",
        "Uddannelsesinstitutioner",
    )
    of = poster("board")
    whole, pieces = (replace(of, columns=names) for names in (columns, compounds))
    assert not any(block.hyphenated for block in blocks_of(whole)) and not fits(whole), "too small to read from afar"
    assert {block.text for block in blocks_of(pieces) if block.hyphenated} == {compounds[1], compounds[4], compounds[0]}
    pages = pypdfium2.PdfDocument(print_only(print_document("P", "da", [poster_html(pieces)]), PAPERS))
    lines = [line.strip() for line in pages[0].get_textpage().get_text_range().splitlines()]
    assert any(line.startswith("Civilsam") and line.endswith(("‐", "\ufffe")) for line in lines), lines
