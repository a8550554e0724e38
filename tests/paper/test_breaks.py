"""A question stands on one page; only a long list to tick and a table that no page holds may break, between options or rows, with the head again."""

import io
import re

import pikepdf
import pypdfium2
import pytest

from tests.pdf import models
from toolkit.paper.boxes import Part
from toolkit.paper.heights import is_long
from toolkit.paper.paper import paper
from toolkit.paper.plan import Single
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.form import HIDDEN
from toolkit.pdf.make.worksheet import pdf_from_html


def pages_of_fields(data: bytes) -> dict[str, set[int]]:
    """Which pages the widgets of each field of the sheet are on; those that nobody sees stand on any."""
    found: dict[str, set[int]] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for widget in page.get("/Annots", []):
                if int(widget.get("/F", 0)) & HIDDEN:
                    continue
                name = str(widget.get("/T", widget.get("/Parent", {}).get("/T", "")))
                found.setdefault(name.partition("__")[0], set()).add(number)
    return found


def make(*fields: models.Model) -> bytes:
    model = models.sheet(models.section("s", "Afsnit", *fields))
    return pdf_from_html(print_html(model), model)


def test_no_question_is_split() -> None:
    many = models.options(
        **{
            f"o{n}": f"Mulighed nummer {n} med et langt navn, som fylder det meste af linjen på arket"
            for n in range(12)
        }
    )
    fields = []
    for n in range(6):
        fields.append(
            models.field("choices", f"c{n}", "Hvad passer?", list=None, options=many, at_least=None, at_most=None)
        )
        fields.append(models.field("longtext", f"l{n}", "Hvorfor?", max_length=300, lines=6))
        columns = [
            models.column("text", "a", "A", max_length=60),
            models.column("number", "b", "B", unit=None, min=None, max=None, decimals=0),
        ]
        fields.append(models.field("table", f"t{n}", "Hvem?", rows=None, columns=columns, min_rows=0, max_rows=7))
    assert {name: pages for name, pages in pages_of_fields(make(*fields)).items() if len(pages) > 1} == {}


def test_a_table_longer_than_a_page_breaks_between_rows_and_repeats_its_head() -> None:
    columns = [
        models.column("longtext", "a", "Hvad skal der ske", max_length=100, lines=3),
        models.column("date", "b", "Hvornår", min=None, max=None),
    ]
    data = make(
        models.field("text", "first", "Først?", max_length=80),
        models.field("table", "plan", "Planen", rows=None, columns=columns, min_rows=0, max_rows=20),
    )
    pages = pages_of_fields(data)["plan"]
    assert pages == {0, 1, 2}, "it begins where the page has room and not behind an empty one"
    document = pypdfium2.PdfDocument(data)
    for page in pages:
        assert "Hvad skal der ske" in document[page].get_textpage().get_text_range()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            rects = [
                [float(value) for value in widget.Rect] for widget in page.get("/Annots", []) if int(widget.F) == 4
            ]
            assert all(rect[1] >= 17 / 25.4 * 72 - 1 for rect in rects), "no box reaches into the margin"


def test_long_questions_of_every_kind_lose_nothing() -> None:
    rows = models.places(**{f"r{n}": f"Række {n}" for n in range(60)})
    options = models.options(**{f"o{n}": f"Mulighed {n} " + "ord " * 12 for n in range(70)})
    data = make(
        models.field(
            "grid", "grid", "Et gitter", rows=rows, cell={"type": "scale", "required": False, **models.scale()}
        ),
        models.field("choices", "many", "Mange", list=None, options=options, at_least=None, at_most=None),
        models.field(
            "placement",
            "map",
            "Kort",
            rows=models.places(a="A", b="B"),
            columns=models.places(c="C", d="D"),
            max_cards=25,
            max_length=120,
        ),
    )
    found = pages_of_fields(data)
    assert all(len(found[name]) > 1 for name in ("grid", "many", "map"))


COLUMN = [models.column("number", "n", "N", unit=None, min=None, max=None, decimals=0)]
EDGES = {
    "table": [models.field("table", "t", "?", rows=None, columns=COLUMN, min_rows=0, max_rows=n) for n in (27, 28, 30)],
    "options": [
        models.field("choices", "t", "?", list=None, at_least=None, at_most=None, options=models.options(**{f"o{k}": "En kort mulighed" for k in range(n)}))
        for n in (76, 78, 84)
    ],
    "text": [models.field("longtext", "t", "?", max_length=100, lines=n) for n in (29, 33, 60)],
}  # fmt: skip


@pytest.mark.parametrize("kind", EDGES)
@pytest.mark.parametrize("size", [0, 1, 2])
def test_at_the_edge_of_a_page_no_heading_stands_alone(kind: str, size: int) -> None:
    field = EDGES[kind][size]
    before = models.section("before", "Før", models.field("text", "y", "Et?", max_length=60))
    model = models.sheet(before, models.section("s", "Overskriften", field))
    data = pdf_from_html(print_html(model), model)
    heading = next(
        n
        for n, page in enumerate(pypdfium2.PdfDocument(data))
        if "Overskriften" in page.get_textpage().get_text_range()
    )
    pages = pages_of_fields(data)["t"]
    assert min(pages) == heading
    assert len(pages) == 1 or kind == "options" or is_long(field, under_heading=True)


def test_on_narrower_paper_the_authors_pages_and_lines_are_not_kept() -> None:
    half = [models.field("longtext", f"l{n}", f"Hvad {n}?", width="half", max_length=200, lines=8) for n in range(2)]
    model = models.sheet(
        models.section("a", "Først", models.field("text", "t", "Hvem?", max_length=40)),
        models.section("b", "Så", *half, new_page=True),
    )
    usual = pages_of_fields(pdf_from_html(print_html(model), model))
    assert usual["t"] == {0} and usual["l0"] == usual["l1"] == {1}
    large = paper("a4", size_pt=18)
    wide = pages_of_fields(pdf_from_html(print_html(model, paper=large), model, large))
    assert wide["t"] == wide["l0"] == {0}, "a break would leave the page white"
    (first, second) = (block for block in Part(model, large).plan[1])
    assert isinstance(first, Single) and first.field["lines"] == 4, "a box of twice the width has half the lines"  # type: ignore[typeddict-item]
    assert first.height_mm + second.height_mm < large.height_mm


@pytest.mark.parametrize(
    ("kind", "many", "lines", "size"), [("choices", 17, 2, 18), ("choice", 30, 9, None), ("choices", 30, 9, None)]
)
def test_a_long_list_to_tick_goes_on_on_the_next_page_where_its_question_is_said_again(
    kind: str, many: int, lines: int, size: float | None
) -> None:
    options = models.options(
        **{f"o{n}": f"Mulighed {n} med et langt navn, som fylder det meste af linjen" for n in range(many)}
    )
    box = models.field("longtext", "why", "Hvorfor?", max_length=100, lines=lines)
    asked = models.field(kind, "many", "Hvad?", list=None, options=options, at_least=None, at_most=None)
    after = [models.field("longtext", f"then{n}", "Og så?", max_length=100, lines=26) for n in range(2)]
    model, on = models.sheet(models.section("s", "Afsnit", box, asked, *after)), paper("a4", size_pt=size)
    data = pdf_from_html(print_html(model, paper=on), model, on)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    on_page = [page.count("Mulighed") for page in pages]
    assert sum(on_page) == many and not any(on_page[2:]) and min(on_page[:2]) >= 3, "three options stay together"
    assert [page.count("Hvad?") for page in pages[:3]] == [1, 1, 0], (
        "what goes on says what it answers, and nothing after it does"
    )


def test_a_row_that_no_page_holds_below_its_headings_begins_below_them_and_goes_on() -> None:
    columns = [models.column("text", f"c{n}", f"Kolonne {n}", max_length=40) for n in range(12)]
    table = models.field("table", "t", "Hvad?", rows=None, min_rows=0, max_rows=3, columns=columns)
    model, on = models.sheet(models.section("s", "Afsnit", table)), paper(landscape=True, size_pt=18)
    pages = [
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(pdf_from_html(print_html(model, paper=on), model, on))
    ]
    assert all(page.count("Kolonne") > 1 for page in pages), "no heading has a page to itself"
    assert sum(page.count("Kolonne") for page in pages) == 3 * 12
    assert all(page.rfind("Række") < page.rfind("Kolonne") for page in pages), "nor stands at a foot"


def test_a_first_table_that_has_no_room_below_the_title_goes_on_on_the_next_page() -> None:
    columns = [models.column("text", f"c{n}", f"Kolonne {n}", max_length=60) for n in range(4)]
    table = models.field("table", "t", "Hvad?", rows=None, min_rows=0, max_rows=12, columns=columns)
    model, on = models.sheet(models.section("s", "Afsnit", table)), paper(landscape=True)
    assert not is_long(table, True, on) and is_long(table, True, on, opens=True)
    assert pages_of_fields(pdf_from_html(print_html(model, paper=on), model, on))["t"] == {0, 1}


def test_no_line_of_a_table_to_tick_stands_alone_on_a_page() -> None:
    rows = models.places(**{f"r{n}": f"Række {n}" for n in range(6)})
    on = paper(size_pt=18)
    for lines in range(1, 12):  # wherever the page ends
        why = models.field("longtext", "why", "Hvorfor?", max_length=80, lines=lines)
        grid = models.field("grid", "g", "Hvor?", rows=rows, cell=models.scale() | {"type": "scale", "list": None})
        model = models.sheet(models.section("s", "Afsnit", why, grid))
        pages = pypdfium2.PdfDocument(pdf_from_html(print_html(model, paper=on), model, on))
        on_page = [page.get_textpage().get_text_range().count("Række ") for page in pages]
        assert 1 not in on_page and sum(on_page) == 6, on_page


def test_what_is_added_up_below_rows_does_not_begin_a_page() -> None:
    numbers = [
        models.column("number", f"n{n}", f"Tal {n}", unit=None, min=0, max=None, decimals=0, total=n == 0)
        for n in range(2)
    ]
    texts = [models.column("text", f"c{n}", f"Kolonne {n}", max_length=80) for n in range(6)]
    for many in range(3, 9):
        table = models.field("table", "t", "Hvad?", rows=None, min_rows=0, max_rows=many, columns=[*texts, *numbers])
        model, on = models.sheet(models.section("s", "Afsnit", table)), paper("a5")
        pages = [
            page.get_textpage().get_text_range()
            for page in pypdfium2.PdfDocument(pdf_from_html(print_html(model, paper=on), model, on))
        ]
        assert "Række" in pages[-1] and "I alt" in pages[-1], "the row above it stands with it"


def test_the_heading_of_a_sum_has_the_room_before_it() -> None:
    """Also for a word that is longer than a number, in whatever language; the sum stands in its own column."""
    text = models.column("text", "what", "Hvad", max_length=40)
    number = models.column("number", "n", "Tal", unit=None, min=0, max=None, decimals=0, total=True)
    choice = models.column("choice", "c", "Valg", options=models.options(a="A", b="B", c="C"), list=None)
    for columns, heading in (
        ([text, number, text], '<th scope="row" class="none" colspan="2">'),
        ([number, text], '<th scope="row" class="n">'),
        ([text, choice, number], '<th scope="row" class="none" colspan="'),
    ):
        named = [column | {"id": f"c{n}"} for n, column in enumerate(columns)]
        table = models.field("table", "t", "Hvad?", rows=None, min_rows=0, max_rows=2, columns=named)
        html = print_html(models.sheet(models.section("s", "Afsnit", table)))
        assert f"{heading}" in html.partition('class="level total"')[2][:80]
        wide = [
            sum(
                int(found or 1)
                for found in re.findall(r'<t[hd](?: scope="row")?(?: class="[^"]*")?(?: colspan="(\d+)")?', row)
            )
            for row in re.findall(r'<tr class="level.*?</tr>', html, re.DOTALL)
        ]
        assert len(wide) == 3 and len(set(wide)) == 1, "each row of the table is as wide as the others"
