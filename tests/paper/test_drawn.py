"""Sections that are drawn: a circle with panels around it, forces from two sides. On each paper that has room for them.

1. They are drawn, on one page, inside its margins; the form passes our lint and PDF/UA-1, which compare its fields' order with the questions'.
2. What is filled in comes back. 3. They fill their page. 4. What has no room is a list. 5. Alone on a wall they have no fields.
"""

import io
from typing import Any

import pikepdf
import pytest

from tests.paper.test_papers import outside_the_margins
from tests.pdf import models
from tests.tiers import in_turn
from toolkit.paper.boxes import Part
from toolkit.paper.circle import Circle, circle
from toolkit.paper.forces import Forces
from toolkit.paper.paper import A4, PT_PER_MM, Paper, paper
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf
from toolkit.rules.evaluate import evaluate

PAPERS = {"upright": A4, "across": paper("a4", landscape=True), "wall": paper("a3", landscape=True)}
WORDS = [
    "Hvem kan hjælpe?",
    "Hvem viser vej til os?",
    "Hvem tager over?",
    "Hvem bestemmer?",
    "Hvem betaler?",
    "Hvem mangler?",
]


def panel(n: int) -> models.Model:
    """A long text, or a small table with rows to fill."""
    if n % 2:
        return models.field("longtext", f"panel-{n}", WORDS[n], max_length=200, lines=2, help="Skriv en funktion.")
    columns = [
        models.column("text", "who", "Hvem?", max_length=40),
        models.column("text", "gain", "Hvad får de ud af det?", max_length=40),
    ]
    return models.field("table", f"panel-{n}", WORDS[n], rows=None, min_rows=0, max_rows=2, columns=columns)


def around(panels: int, centre: bool = True) -> models.Model:
    first = [models.field("text", "effort", "Vores indsats", max_length=60)] if centre else []
    fields = [*first, *(panel(n) for n in range(panels))]
    return models.sheet(models.section("round", "Hele vejen rundt", *fields, layout="circle"))


def side(name: str, label: str, rows: int, **more: Any) -> models.Model:
    lines = [{"id": f"{name}-{n}", "label": f"Kraft nr. {n}, som virker på samarbejdet"} for n in range(rows)]
    strength = models.scale(0, **more)
    if name == "for":
        return models.field("grid", name, label, rows=lines, cell={"type": "scale", "required": False} | strength)
    columns = [
        models.column("scale", "strength", "Styrke", **strength),
        models.column("text", "deed", "Hvad gør vi ved den?", max_length=60),
    ]
    return models.field("table", name, label, rows=lines, min_rows=0, max_rows=None, columns=columns)


def against(rows: int = 4, not_relevant: bool = False) -> models.Model:
    sides = [
        side("for", "Det skubber på", rows),
        side("against", "Det holder igen", rows - 1, not_relevant=not_relevant),
    ]
    return models.sheet(models.section("field", "Kræfterne", *sides, layout="forces"))


SHEETS = {f"circle of {n}": around(n) for n in range(2, 7)} | {
    "circle without a centre": around(4, centre=False),
    "forces": against(),
    "forces with another answer": against(not_relevant=True),
}


def made(model: models.Model, on: Paper) -> bytes:
    return pdf_from_html(print_html(model, paper=on), model, on)


@pytest.mark.parametrize(("name", "on"), in_turn(list(SHEETS), list(PAPERS)))
def test_drawn_on_one_page(name: str, on: str) -> None:
    model, chosen = SHEETS[name], PAPERS[on]
    [[block]] = Part(model, chosen).plan
    assert isinstance(block, Circle | Forces)
    data = made(model, chosen)
    assert [str(problem) for problem in lint_pdf(data, model, chosen)] == []
    assert outside_the_margins(data, chosen) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ids = {field["id"] for field in model["sections"][0]["fields"]}
        pages = {
            number
            for number, page in enumerate(pdf.pages)
            for widget in page.get("/Annots", [])
            if str(widget.get("/T", widget.get("/Parent", {}).get("/T", ""))).partition("__")[0] in ids
        }
    assert len(pages) == 1


@pytest.mark.parametrize("on", ["upright", "across"])
def test_answers_come_back(on: str) -> None:
    for model, answers in (
        (
            around(3),
            {"effort": "Mentorer", "panel-0": [{"who": "Skolen", "gain": "Ro"}], "panel-1": "Lægen\nog biblioteket"},
        ),
        (
            against(),
            {"for": {"for-0": 0, "for-2": 4}, "against": {"against-1": {"strength": 3, "deed": "Spørge først"}}},
        ),
    ):
        document = {
            "format": "brobygger-answers/1",
            "worksheet": model["id"],
            "version": model["version"],
            "language": "da",
            "respondent": {},
        }
        filled = fill_pdf(made(model, PAPERS[on]), model, document | {"answers": answers})
        assert [str(problem) for problem in lint_pdf(filled, model, PAPERS[on])] == []
        evaluation = evaluate(model, document_from_values(model, read_pdf(filled).values))
        assert evaluation.findings == []
        assert evaluation.answers == answers


def widgets(data: bytes, name: str) -> list[list[float]]:
    """The rectangles of a field on their page, in mm."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [
            widget for page in pdf.pages for widget in page.get("/Annots", []) if str(widget.get("/T", "")) == name
        ]
        return [[float(side) / PT_PER_MM for side in widget.Rect] for widget in found]


def test_boxes_grow_until_the_page_is_full() -> None:
    model, on = around(4), PAPERS["across"]
    [[block]] = Part(model, on).plan
    assert isinstance(block, Circle)
    least = next(panel for panel in block.panels if panel.field["id"] == "panel-3")
    [[_, low, _, high]] = widgets(made(model, on), "panel-3")
    assert high - low > on.box.line * least.field["lines"] + 5
    assert low == pytest.approx(on.bottom_mm, abs=6)


def test_panels_around_the_circle_do_not_touch() -> None:
    for panels in range(2, 7):
        for on in PAPERS.values():
            drawn = circle(around(panels)["sections"][0]["fields"], on)
            assert drawn is not None
            spots = [drawn.hub, *(panel.spot for panel in drawn.panels)]
            assert not any(overlap(a, b) for n, a in enumerate(spots) for b in spots[n + 1 :]), (panels, on.name)
            assert all(spot.left >= -0.01 and spot.left + spot.width <= on.width_mm + 0.01 for spot in spots)
            assert all(spot.top >= -0.01 and spot.top + spot.height <= drawn.height_mm + 0.01 for spot in spots)


def overlap(a: Any, b: Any) -> bool:
    beside = a.left + a.width <= b.left + 0.01 or b.left + b.width <= a.left + 0.01
    return not (beside or a.top + a.height <= b.top + 0.01 or b.top + b.height <= a.top + 0.01)


def test_strength_is_ticked_in_arrows_and_chosen_in_tables() -> None:
    model = against()
    kinds = {slot.pdf.name: slot.pdf.kind for slot in Part(model, PAPERS["across"]).slots()}
    assert kinds["against__against-0__strength"] == "radio"
    large = paper("a4", size_pt=30)
    assert not isinstance(Part(model, large).plan[0][0], Forces)


@pytest.mark.parametrize("model", [around(4), against(30)], ids=["circle", "forces"])
def test_what_has_no_room_is_a_list(model: models.Model) -> None:
    on = paper("a5", size_pt=16)
    assert not isinstance(Part(model, on).plan[0][0], Circle | Forces)
    assert [str(problem) for problem in lint_pdf(made(model, on), model, on)] == []
