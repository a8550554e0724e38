"""What the layout finds by itself: tables that questions share, and neighbours on a line."""

import io
import re
from typing import Any

import pikepdf
import pytest

from tests.pdf import models
from toolkit.paper.blocks import Printer
from toolkit.paper.boxes import Part, pdf_fields
from toolkit.paper.paper import A4, Paper, paper
from toolkit.paper.plan import Block, Line, Run, Single, Ticks, plan_section
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf

Model = dict[str, Any]
_OPTIONS = models.options(yes="Ja", way="På vej", no="Nej")


def scale(name: str, **more: Any) -> Model:
    return models.field("scale", name, f"Er {name} klart?", **models.scale(not_relevant=True), **more)


def choice(name: str, **more: Any) -> Model:
    return models.field("choice", name, f"Har I {name}?", options=_OPTIONS, list=None, **more)


def choices(name: str, **more: Any) -> Model:
    return models.field(
        "choices", name, f"Hvad {name} I?", options=_OPTIONS, list=None, at_least=None, at_most=None, **more
    )


def comment(name: str, about: str, short: str = "Næste skridt", **more: Any) -> Model:
    return models.field(
        "longtext", name, f"Hvad med {name}?", about=about, max_length=120, lines=2, short=short, **more
    )


def at_most(name: str, value: int) -> Model:
    return {"op": "at_most", "path": [name], "value": str(value)}


def plan(*fields: Model, on: Paper = A4) -> list[Block]:
    return plan_section(models.section("s", "Afsnit", *fields), on)


def shape(*fields: Model, on: Paper = A4) -> list[tuple[str, list[str]]]:
    return [(type(block).__name__, [field["id"] for field, _ in block.placed()]) for block in plan(*fields, on=on)]


def text(name: str, width: str = "full") -> Model:
    return models.field("text", name, f"Hvem er {name}?", max_length=80, width=width)


def test_scales_that_follow_each_other_share_a_table() -> None:
    assert shape(text("t"), scale("a"), scale("b"), text("u"), scale("c")) == [
        ("Single", ["t"]), ("Run", ["a", "b"]), ("Single", ["u"]), ("Single", ["c"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        scale("b", width="half"),
        scale("b") | models.scale(low=0),
        scale("b") | models.scale(not_relevant=False),
        choice("b"),
    ],
)
def test_other_steps_are_another_table(other: Model) -> None:
    assert [kind for kind, _ in shape(scale("a"), other)] == ["Single", "Single"]


def test_choices_of_many_options_do_not_fit_as_heads() -> None:
    many = models.options(**{f"o{n}": f"Nr. {n}" for n in range(7)})
    assert [kind for kind, _ in shape(choice("a"), choice("b"))] == ["Run"]
    assert [kind for kind, _ in shape(choice("a") | {"options": many}, choice("b") | {"options": many})] == [
        "Single"
    ] * 2


@pytest.mark.parametrize("order", ["after each", "after all"])
def test_what_comments_on_them_is_a_column(order: str) -> None:
    a, b = comment("x", "a"), comment("y", "b")
    fields = [scale("a"), a, scale("b"), b] if order == "after each" else [scale("a"), scale("b"), a, b]
    (run,) = plan(*fields)
    assert isinstance(run, Run)
    assert [field["id"] for field, _ in run.cells()] == ["a", "x", "b", "y"], "a line is read from left to right"
    assert [(column.head, column.after) for column in run.follow_ups] == [("Næste skridt", None)]


def test_one_comment_alone_is_no_column() -> None:
    assert shape(scale("a"), scale("b"), comment("x", "a")) == [("Run", ["a", "b"]), ("Single", ["x"])]


def test_one_question_and_its_comment_share_a_line() -> None:
    assert shape(text("t"), scale("a"), comment("x", "a")) == [("Single", ["t"]), ("Run", ["a", "x"])]
    assert shape(choice("a"), comment("x", "a")) == [("Run", ["a", "x"])]
    assert shape(scale("a"), text("x")) == [("Single", ["a"]), ("Single", ["x"])]


def test_two_heads_are_two_columns_and_a_second_of_one_head_stands_alone() -> None:
    fields = [
        comment("x", "a", short="Hvorfor"), comment("y", "a"), comment("x2", "b", short="Hvorfor"), comment("y2", "b"),
        comment("z", "b"),
    ]  # fmt: skip
    assert shape(scale("a"), scale("b"), *fields) == [("Run", ["a", "x", "y", "b", "x2", "y2"]), ("Single", ["z"])]


def heads(*fields: Model) -> list[str]:
    model = models.sheet(models.section("s", "Afsnit", *fields))
    found = re.search(r"<thead>(.*?)</thead>", print_html(model), re.DOTALL)
    assert found
    return re.findall(r'<th class="write">(.*?)</th>', found[1])


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (at_most("{}", 2), "Hvis 1–2: "),
        (at_most("{}", 1), "Hvis 1: "),
        ({"op": "in", "path": ["{}"], "values": [1, 5]}, "Hvis 1 eller 5: "),
        ({"op": "in", "path": ["{}"], "values": ["na", 4]}, "Hvis 4 eller »Ved ikke / ikke relevant«: "),
        ({"op": "answered", "path": ["{}"], "value": True}, ""),
    ],
)
def test_a_condition_that_all_share_is_said_in_the_head(condition: Model, said: str) -> None:
    own = {name: condition | {"path": [name]} for name in "ab"}
    fields = [scale("a"), scale("b"), comment("x", "a", show_if=own["a"]), comment("y", "b", show_if=own["b"])]
    assert heads(*fields) == [f"{said}Næste skridt"]


def test_a_choice_is_said_by_its_label() -> None:
    shown = [{"op": "in", "path": [name], "values": ["no", "way"]} for name in "ab"]
    fields = [choice("a"), choice("b"), comment("x", "a", show_if=shown[0]), comment("y", "b", show_if=shown[1])]
    assert heads(*fields) == ["Hvis »På vej« eller »Nej«: Næste skridt"]


@pytest.mark.parametrize(
    "condition",
    [at_most("b", 2), {"op": "not", "of": [at_most("a", 2)]}, {"op": "answered", "path": ["a"], "value": False}],
)
def test_what_asks_another_question_or_of_no_answer_is_no_column(condition: Model) -> None:
    fields = [comment("x", "a", show_if=condition), comment("y", "b", show_if=condition)]
    assert ("Single", ["x"]) in shape(scale("a"), scale("b"), *fields)


def test_different_conditions_are_different_columns() -> None:
    fields = [comment(f"{name}{n}", name, show_if=at_most(name, n)) for n in (1, 3) for name in "ab"]
    (run,) = plan(scale("a"), scale("b"), *fields)
    assert isinstance(run, Run)
    assert [column.after for column in run.follow_ups] == [(1,), (1, 2, 3)]


@pytest.mark.parametrize("on", [paper("a5"), paper(size_pt=18)], ids=["A5", "large print"])
def test_without_room_each_question_stands_by_itself(on: Paper) -> None:
    fields = [scale("a"), comment("x", "a"), scale("b"), comment("y", "b")]
    assert shape(*fields, on=on) == [("Single", [name]) for name in "axby"]


def test_lists_of_the_same_options_are_read_line_by_line() -> None:
    (ticks,) = plan(choices("har"), choices("mangler"))
    assert isinstance(ticks, Ticks)
    assert [(field["id"], cell[0]) for field, cell in ticks.cells()] == [
        ("har", "yes"), ("mangler", "yes"), ("har", "way"), ("mangler", "way"), ("har", "no"), ("mangler", "no"),
    ]  # fmt: skip


def test_neighbours_share_a_line_as_long_as_they_have_room() -> None:
    fields = [text("a", "half"), text("b", "half"), text("c", "half"), text("d", "third"), text("e", "third")]
    lines = plan(*fields)
    assert [type(block) for block in lines] == [Line, Line, Single]
    assert shape(*fields) == [("Line", ["a", "b"]), ("Line", ["c", "d"]), ("Single", ["e"])]
    for line in lines[:2]:
        assert isinstance(line, Line)
        assert sum(block.paper.width_mm for block in line.blocks) + A4.gap_mm <= A4.width_mm + 0.01


def test_where_a_part_is_too_narrow_it_gets_the_whole_line() -> None:
    assert [type(block) for block in plan(text("a", "third"), text("b", "third"), on=paper("a5"))] == [Single, Single]
    large = paper(size_pt=18)
    (single,) = plan(text("a", "third"), on=large)
    assert isinstance(single, Single) and single.paper.width_mm == large.width_mm
    assert [type(block) for block in plan(text("a", "half"), text("b", "half"), on=large)] == [Line]
    boxes = [comment(name, "", width="half") for name in "ab"]
    assert [type(block) for block in plan(*boxes, on=large)] == [Single, Single], "what has several lines is wider"


@pytest.mark.parametrize(
    ("count", "on", "kind"), [(100, A4, Single), (30, A4, Line), (60, paper(landscape=True), Single)]
)
def test_what_is_too_high_for_a_page_stands_by_itself(count: int, on: Paper, kind: type[Block]) -> None:
    many = models.options(**{f"o{n}": f"Nr. {n} af dem, der er at vælge imellem" for n in range(count)})
    high = [choice(name, width="half") | {"options": many} for name in "ab"]
    assert {type(block) for block in plan(*high, on=on)} == {kind}


def test_neighbours_stay_beside_each_other_in_large_print() -> None:
    boxes = [comment(name, "", width="half") | {"lines": 4} for name in "ab"]
    assert [type(block) for block in plan(*boxes, on=paper(landscape=True, size_pt=18))] == [Line]


def test_a_table_shares_a_line_too() -> None:
    fields = [choices("har", width="half"), choices("mangler", width="half"), comment("x", "", width="half")]
    (line,) = plan(*fields)
    assert isinstance(line, Line) and [type(block) for block in line.blocks] == [Ticks, Single]


def everything() -> Model:
    return models.sheet(
        models.section(
            "one", "Skalaer", scale("a", help="Noget, der er sket."), scale("b", required=True), scale("c"),
            *(comment(f"{name}-next", name, show_if=at_most(name, 2)) for name in "abc"),
        ),
        models.section("two", "Valg", choice("d"), choice("e"), *(models.field("date", f"{name}-when", f"Hvornår {name}?", min=None, max=None, about=name, short="Hvornår") for name in "de")),
        models.section("three", "Lister", choices("har"), choices("mangler"), choices("seeks", short="søger")),
        models.section("four", "Linjer", text("f", "half"), text("g", "half"), text("h", "third"), text("i", "third"), text("j", "third")),
    )  # fmt: skip


ANSWERS: Model = {
    "a": 2, "a-next": "Ring til naboen.", "b": "na", "c": 5, "d": "no", "d-when": "2026-11-20", "e": "yes",
    "har": ["yes", "no"], "seeks": ["way"], "f": "Ida", "j": "Bo",
}  # fmt: skip
PAPERS = [A4, paper(landscape=True), paper("a5"), paper("a3"), paper(size_pt=18)]


@pytest.mark.parametrize("on", PAPERS, ids=lambda on: str(on.name))
def test_the_form_is_sound_on_every_paper_and_comes_back(on: Paper) -> None:
    model = everything()
    data = pdf_from_html(print_html(model, paper=on), model, on)
    assert [fault.text() for fault in lint_pdf(data, model, on)] == []
    filled = fill_pdf(data, model, {"answers": ANSWERS})
    assert document_from_values(model, read_pdf(filled).values)["answers"] == ANSWERS | {
        "a": "2", "c": "5", "d-when": "20.11.2026",
    }  # fmt: skip


def test_every_question_is_on_the_page_whole() -> None:
    """What a head says shortly stands above the table."""
    html = print_html(everything())
    assert "<strong>søger:</strong> Hvad seeks I?" in html
    assert "<strong>har:</strong>" not in html and html.count("Hvad har I?") == 1
    assert html.count("Noget, der er sket.") == 1


def test_fields_of_tables_have_the_room_of_their_column() -> None:
    part = Part(everything())
    narrow = part.paper_of(part.model["sections"][0]["fields"][3])
    assert 40 < narrow.width_mm < 80
    kinds = {field.name: field.kind for field in pdf_fields(part.model)}
    assert kinds["f"] == "multiline", "80 letters do not fit into half a line"


def test_a_block_says_whether_it_may_break() -> None:
    """A short table stays whole; a long one goes on with its head."""

    def printed(count: int) -> str:
        model = models.sheet(models.section("s", "Afsnit", *(scale(f"s{n}") for n in range(count))))
        part = Part(model)
        return str(Printer(part).block(part.plan[0][0], is_first=True))

    assert 'class="question long"' in printed(30)
    assert 'class="question"' in printed(3)


@pytest.mark.parametrize(
    "about",
    [
        "",
        "Et ord til hjælp.",
        "Hjælp, der er så lang, at den må gå over to linjer i den halve bredde af arket, eller tre.",
    ],
)
def test_the_boxes_of_neighbours_begin_at_one_height(about: str) -> None:
    fields = [
        models.field("text", "who", "Hvem?", width="half", max_length=60),
        models.field("date", "when", "Hvornår?", width="half", help=about, min=None, max=None),
        models.field("longtext", "why", "Hvorfor?", width="half", max_length=120, lines=3, help=about),
        models.field("text", "where", "Hvor skal det være, når det nu er blevet så stort, som det er?", width="half", max_length=60),
    ]  # fmt: skip
    model = models.sheet(models.section("only", "Afsnit", *fields))
    with pikepdf.open(io.BytesIO(pdf_from_html(print_html(model), model))) as pdf:
        tops = {str(field.T): float(field.Rect[3]) for field in pdf.Root.AcroForm.Fields if "/Rect" in field}
    assert tops["who"] == pytest.approx(tops["when"], abs=0.1)
    assert tops["why"] == pytest.approx(tops["where"], abs=0.1)
