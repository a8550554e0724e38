"""Boxes hold what the arithmetic says, measured with the real font and our own line breaking."""

from itertools import cycle

import pytest

from tests.pdf import models
from toolkit.paper.columns import column_widths, row_height
from toolkit.paper.fitting import block_height, block_lines, cell_widths, is_stacked
from toolkit.paper.heights import is_long, room
from toolkit.paper.lettering import widest_word
from toolkit.paper.paper import A4, PT_PER_MM, Paper, paper
from toolkit.paper.pieces.measure import width_mm
from toolkit.pdf.make.appearance import fitted
from toolkit.pdf.make.font import form_font

# Danish with long words, as municipal answers have them; harder to fit in than the examples are.
WORDS = [
    "Frivilligcenteret",
    "og",
    "kommunens",
    "forvaltning",
    "samarbejder",
    "om",
    "mentorer,",
    "fællesspisning",
    "og",
    "opfølgning",
    "hver",
    "måned",
    "hele",
    "året",
]


def prose(length: int) -> str:
    words = cycle(WORDS)
    text = ""
    while len(text) < length:
        text += f"{next(words)} "
    return text[:length].strip()


@pytest.mark.parametrize(
    ("width", "lines"), [(A4.width_mm, 1), (A4.width_mm, 3), (A4.width_mm, 10), (60, 4), (42, 4), (30, 6)]
)
@pytest.mark.parametrize("size", [9.0, 10.0])
def test_a_box_holds_what_is_said(width: float, lines: int, size: float) -> None:
    text = prose(A4.capacity(width, lines, size, A4.box.line))
    height = lines * A4.box.line
    _, used, _ = fitted(text, size, width * PT_PER_MM, height * PT_PER_MM, True, form_font())
    assert used == size


def test_a_box_does_not_hold_far_more_than_is_said() -> None:
    text = prose(int(A4.capacity(A4.width_mm, 5, 9, A4.box.line) * 1.6))
    assert fitted(text, 9, A4.width_mm * PT_PER_MM, 5 * A4.box.line * PT_PER_MM, True, form_font())[1] < 9


def test_a_default_text_fits_on_one_line_at_nine_points() -> None:
    assert A4.one_line_holds(A4.width_mm) >= 120
    assert fitted(prose(120), 9, A4.width_mm * PT_PER_MM, A4.box.text * PT_PER_MM, False, form_font())[1] == 9


def test_room_names_the_long_texts() -> None:
    fields = {field["id"]: field for section in models.every_type()["sections"] for field in section["fields"]}
    assert room(fields["name"]) == []
    (entry,) = room(fields["why"])
    assert entry[:2] == (None, 600) and entry[2] >= 600, "the defaults of a long text fit"
    (cell,) = room(fields["evidence"])
    assert cell[:2] == ("seen", 200)
    assert room(models.field("longtext", "a", "?", max_length=2000, lines=2))[0][2] < 2000


@pytest.mark.parametrize("columns", [1, 2, 4, 7, 10])
@pytest.mark.parametrize("kind", ["text", "scale", "number", "longtext"])
def test_columns_fill_the_page(kind: str, columns: int) -> None:
    more = {
        "text": {"max_length": 80},
        "longtext": {"max_length": 200, "lines": 3},
        "scale": models.scale(),
        "number": {},
    }[kind]
    cells = [models.column(kind, f"c{n}", f"Kolonne {n}", **more) for n in range(columns)]
    for rows in (None, models.places(a="En række", b="En sundhedsforvaltning")):
        widths = column_widths(models.field("table", "t", "?", rows=rows, columns=cells, min_rows=0, max_rows=3))
        assert sum(widths.values()) == pytest.approx(A4.width_mm, abs=0.1)
        assert min(widths.values()) >= 6


def test_a_row_is_as_high_as_its_highest_cell_and_its_label() -> None:
    long, short = models.column("longtext", "a", "A", max_length=100, lines=4), models.column("number", "b", "B")
    table = models.field("table", "t", "?", rows=models.places(a="x"), columns=[long, short], min_rows=0, max_rows=None)
    assert row_height(table, "x") == 4 * A4.box.cell_line
    low = models.field("table", "t", "?", rows=models.places(a="x"), columns=[short], min_rows=0, max_rows=None)
    assert row_height(low, "x") == A4.box.cell
    assert row_height(low, "meget lange ord " * 30) > A4.box.cell


def test_a_short_text_in_a_table_gets_the_lines_it_needs() -> None:
    cells = [models.column("text", f"c{n}", "K", max_length=120) for n in range(5)]
    table = models.field("table", "t", "?", rows=None, columns=cells, min_rows=0, max_rows=3)
    width, height = column_widths(table)["c0"], row_height(table)
    assert (
        fitted(prose(120), 9, (width - 1) * PT_PER_MM, (height - 1) * PT_PER_MM, True, form_font())[1] >= A4.type.least
    )


def test_a_number_of_kroner_has_room_for_millions_by_hand() -> None:
    kroner, points = (
        models.column("number", "kr", "Sum", unit="kr."),
        models.column("number", "points", "P.", unit="p.", max="10"),
    )
    cells = [kroner, points, models.column("text", "why", "Hvorfor?", max_length=60)]
    widths = column_widths(
        models.field("table", "t", "?", rows=models.places(a="x"), columns=cells, min_rows=0, max_rows=None)
    )
    assert widths["kr"] >= len("2.290.000") * 2.4, "2.4 mm is a digit written by hand"
    assert widths["points"] == 17, "what has a limit is short"


@pytest.mark.parametrize("length", [40, 60, 90, 120, 200])
@pytest.mark.parametrize("columns", [2, 3, 4])
def test_a_full_short_text_is_shown_whole_in_its_cell(length: int, columns: int) -> None:
    """In the field as it is: the row without the gaps above, below and beside it."""
    cells = [models.column("text", f"c{n}", "K", max_length=length) for n in range(columns)]
    table = models.field("table", "t", "?", rows=None, columns=cells, min_rows=0, max_rows=3)
    gap, height = 2 * A4.cell_gap_mm, row_height(table)
    for cell in cells:
        width, multiline = (
            (column_widths(table)[cell["id"]] - gap) * PT_PER_MM,
            length > A4.one_line_holds(column_widths(table)[cell["id"]]),
        )
        room = (width, (height - gap) * PT_PER_MM, multiline, form_font())
        assert fitted(prose(length), A4.type.size, *room)[2]


def test_only_what_no_page_holds_may_break() -> None:
    def table(rows: int) -> models.Model:
        return models.field(
            "table", "t", "?", rows=None, columns=[models.column("number", "n", "N")], min_rows=0, max_rows=rows
        )

    assert not is_long(table(26), True) and is_long(table(30), True)
    assert not is_long(table(29), False) and is_long(table(40), False), "without a heading above it there is more room"


def text_columns(number: int, label: str, max_length: int = 120) -> models.Model:
    cells = [models.column("text", f"c{n}", f"{label} {n}", max_length=max_length) for n in range(number)]
    return models.field("table", "t", "?", rows=None, columns=cells, min_rows=0, max_rows=3)


def test_columns_that_have_no_room_beside_each_other_are_stacked() -> None:
    assert not is_stacked(text_columns(5, "Kolonne"))
    twelve = text_columns(12, "Kommunalbestyrelsesmedlemskabsansøgningsbehandling")
    assert is_stacked(twelve) and block_height(twelve) < A4.height_mm
    assert all(60 < width <= A4.width_mm for width in cell_widths(twelve).values())


@pytest.mark.parametrize(
    ("on", "count", "label", "beside"),
    [
        (A4, 12, "Kolonne", 4),
        (A4, 12, "Kommunalbestyrelsesmedlemskab", 3),
        (A4, 12, "Kommunalbestyrelsesmedlemskabsansøgningsbehandling", 2),
        (paper(size_pt=18), 6, "Ja", 3),
        (paper("a5"), 6, "Kolonne", 3),
    ],
)
def test_short_answers_of_a_stacked_row_stand_on_few_lines(on: Paper, count: int, label: str, beside: int) -> None:
    cells = [models.column("number", f"c{n}", f"{label} {n}", unit=None, min=None, max=None, decimals=0) for n in range(count)]  # fmt: skip
    rows = models.places(r="Kommunen")
    field = models.field("table", "t", "?", rows=rows, columns=cells, min_rows=0, max_rows=None)
    lines = block_lines(field, on)
    assert [len(line) for line in lines] == [beside] * (count // beside)
    assert sum(width for _, width in lines[0]) + (beside - 1) * on.gap_mm == pytest.approx(on.width_mm, abs=0.05)


def test_labels_of_rows_get_room_in_large_print() -> None:
    """Or every box of the row would be as high as its label is long."""
    large = paper(size_pt=18)
    cells = [models.column("longtext", f"c{n}", f"Svar {n}", max_length=60, lines=2) for n in range(3)]

    def labelled(label: str) -> float:
        rows = models.places(a=label, b="Kort")
        return column_widths(
            models.field("table", "t", "?", rows=rows, columns=cells, min_rows=0, max_rows=None), large
        )[""]

    assert labelled(
        "De, det er for, har selv sagt, om de har brug for det, eller deres pårørende har"
    ) > 1.2 * labelled("Kort nok")


def test_no_column_is_too_narrow_for_a_hand() -> None:
    short, long, small = text_columns(6, "Ord", max_length=30), text_columns(6, "Ord"), paper("a5")
    assert not is_stacked(short) and is_stacked(short, small)
    assert set(cell_widths(short, small).values()) == {(small.width_mm - small.gap_mm) / 2}, "two boxes on a line"
    assert set(cell_widths(long, small).values()) == {small.width_mm}


@pytest.mark.parametrize("on", [A4, paper("a5"), paper(size_pt=18)], ids=["usual", "a5", "large"])
@pytest.mark.parametrize("word", ["Kommunen", "Rækkevidde", "Opgaven", "Foreningen", "WWWWWWWWWWWW"])
def test_a_column_is_as_wide_as_a_word_that_is_not_hyphenated(word: str, on: Paper) -> None:
    beside = 2.4  # the cell's own white space
    assert widest_word(f"i {word} nu", on) >= width_mm(word, on.type.small, bold=True) + beside


def test_nothing_that_is_read_on_a_sheet_is_smaller_than_9_points() -> None:
    type_ = A4.type
    assert (
        min(type_.title, type_.section, type_.lead, type_.label, type_.size, type_.plan, type_.small, type_.fine) >= 9
    )
    large = paper(size_pt=18).type
    assert min(large.label, large.size, large.plan, large.small, large.fine) >= 18 > large.foot
