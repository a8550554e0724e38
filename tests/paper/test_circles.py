"""Scales and choices in tables: ticked in circles where there is room, else chosen in a box."""

from typing import Any

import pytest

from tests.pdf import models
from toolkit.paper.boxes import Part, pdf_fields
from toolkit.paper.columns import column_widths
from toolkit.paper.fitting import is_stacked, table_circles
from toolkit.paper.paper import A4, Paper, paper
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf

Model = dict[str, Any]
_ROWS = models.places(staff="Medarbejdere", town="Lokalsamfund")
LARGE = paper(size_pt=18)


def scale(name: str, **more: Any) -> Model:
    return models.column("scale", name, f"Score {name}", **models.scale(**more))


def choice(name: str, count: int = 2, label: str = "Svar") -> Model:
    options = models.options(**{f"o{n}": f"{label} {n}" for n in range(count)})
    return models.column("choice", name, f"Valg {name}", options=options, list=None)


def words(name: str, lines: int = 2, max_length: int = 150) -> Model:
    return models.column("longtext", name, f"Ord {name}", max_length=max_length, lines=lines)


def table(*columns: Model) -> Model:
    return models.field(
        "table", "t", "Hvad er jeres ansvar?", columns=list(columns), rows=_ROWS, min_rows=0, max_rows=None
    )


def circles(*columns: Model, on: Paper = A4) -> list[str]:
    return list(table_circles(table(*columns), on))


def test_a_scale_beside_a_text_has_circles_that_do_not_touch() -> None:
    (widths,) = table_circles(table(words("w"), scale("a", not_relevant=True)), A4).values()
    assert len(widths) == 6
    assert min(widths) >= A4.box.tick + 2, "4 mm across, 2 mm to the next"


def test_the_widths_fill_the_page() -> None:
    field = table(scale("a"), choice("b"))
    assert sum(column_widths(field).values()) == pytest.approx(A4.width_mm, abs=0.1)
    widths = column_widths(field)
    for name, own in table_circles(field).items():
        assert sum(own) == pytest.approx(widths[name], abs=0.1)


def test_texts_keep_their_room() -> None:
    assert circles(words("w"), scale("a"), scale("b")) == ["a", "b"]
    assert circles(words("w", max_length=60), scale("a"), scale("b"), scale("c")) == ["a", "b", "c"]
    assert circles(words("w"), scale("a"), choice("b", count=8)) == ["a"], "beside a box to choose in"


def test_columns_that_are_answered_alike_look_alike() -> None:
    assert circles(words("w"), scale("a"), scale("b"), scale("c"), scale("d")) == []
    assert circles(words("w", max_length=80), scale("a"), scale("b"), scale("c")) == []


@pytest.mark.parametrize(
    "column",
    [
        choice("a", count=8),
        choice(
            "a",
            count=3,
            label="Det kommer an på, hvem man spørger, og hvornår på året man gør det; sådan plejer det at være, siger de fleste",
        ),
    ],
)
def test_too_many_or_too_long_options_are_chosen_in_a_box(column: Model) -> None:
    assert circles(column) == []


def test_in_large_type_a_stacked_table_has_boxes() -> None:
    field = table(words("w"), words("x"), scale("a"), scale("b"), scale("c"))
    assert is_stacked(field, LARGE)
    assert table_circles(field, LARGE) == {}


def sheet() -> Model:
    many = [scale(name) for name in "abcdefg"]
    return models.sheet(
        models.section(
            "s",
            "Afsnit",
            table(words("w"), scale("k", not_relevant=True), choice("v")),
            {**table(words("u"), *many), "id": "m", "label": "Hvor meget?"},
        )
    )


ANSWERS: Model = {
    "t": {"staff": {"w": "Vi lytter.", "k": "na", "v": "o1"}, "town": {"k": 2}},
    "m": {"town": {"a": 1, "d": 5}},
}  # fmt: skip


@pytest.mark.parametrize(
    "on", [A4, paper(landscape=True), paper("a5"), paper("a3"), LARGE], ids=lambda on: str(on.name)
)
def test_what_is_ticked_comes_back_from_circles_and_from_boxes(on: Paper) -> None:
    """Which kind a question has depends on the paper; filling looks at the form itself."""
    model = sheet()
    kinds = {slot.pdf.name: slot.pdf.kind for slot in Part(model, on).slots()}
    assert "combo" in kinds.values(), "both kinds are tried"
    data = pdf_from_html(print_html(model, paper=on), model, on)
    assert [fault.text() for fault in lint_pdf(data, model, on)] == []
    read = document_from_values(model, read_pdf(fill_pdf(data, model, {"answers": ANSWERS})).values)["answers"]
    assert read == {
        "t": {"staff": {"w": "Vi lytter.", "k": "na", "v": "o1"}, "town": {"k": "2"}},
        "m": {"town": {"a": "1", "d": "5"}},
    }


def test_the_same_fields_on_every_paper() -> None:
    """A form from before, with boxes, is read like one with circles: by the names of its fields."""
    model = sheet()
    names = {slot.pdf.name for slot in Part(model, LARGE).slots()}
    assert names == {field.name for field in pdf_fields(model)}
    assert {field.name: field.kind for field in pdf_fields(model)}["t__staff__k"] == "radio"
    assert {slot.pdf.name: slot.pdf.kind for slot in Part(model, LARGE).slots()}["t__staff__k"] == "combo"


def test_heads_say_the_options_once() -> None:
    html = print_html(sheet())
    assert html.count("Svar 1") == 1
    assert "<strong>Score k:</strong> 1 = slet ikke" in html, "the words of steps stand above the table"
