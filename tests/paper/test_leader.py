"""The page for the one who leads: one tagged page, on the clock where the steps say their minutes, and only where there is a plan."""

import pypdfium2
import pytest

from tests.pdf import models
from tests.real import LIBRARY
from tests.tiers import in_turn, spread
from toolkit.content.normalise import normalise
from toolkit.paper.pieces.leader import Step, steps_of
from toolkit.paper.print_files import PrintFile, print_files
from toolkit.pdf.make.lint import lint_print
from toolkit.pdf.make.print_only import print_only


def sheet(**plan: object) -> models.Model:
    whole = {"minutes": 45, "participants": None, "materials": [], "steps": []}
    return models.sheet(
        models.section("s", "S", models.field("text", "t", "T", max_length=60)), facilitation=whole | plan
    )


def leader_of(model: models.Model) -> PrintFile:
    return next(file for file in print_files(model, "https://example.org/da/ark.html") if file.kind == "leader")


def test_steps_with_minutes_are_on_the_clock() -> None:
    model = sheet(steps=["Svar hver for sig (10 min.).", "Læs svarene højt  (20 min. i grupper).", "Compare (5 min)."])
    assert steps_of(model) == [
        Step("Svar hver for sig.", 0, 10),
        Step("Læs svarene højt (i grupper).", 10, 30),
        Step("Compare.", 30, 35),
    ]


def test_steps_of_which_one_says_no_minutes_are_a_list() -> None:
    texts = ["Svar hver for sig (10 min.).", "Aftal næste skridt."]
    assert steps_of(sheet(steps=texts)) == [Step(text, None, None) for text in texts]
    assert "<li>Aftal næste skridt.</li>" in leader_of(sheet(steps=texts)).html


def test_a_sheet_without_a_plan_has_no_such_page() -> None:
    assert print_files(sheet()) == []
    assert print_files(models.small() | {"facilitation": None}) == []


@pytest.mark.parametrize(("name", "language"), in_turn(spread(sorted(LIBRARY.sheets), 10), LIBRARY.languages))
def test_the_plan_of_every_sheet_is_one_tagged_page(name: str, language: str) -> None:
    model = normalise(LIBRARY.sheets[name].worksheet, language, LIBRARY)
    file = leader_of(model)
    data = print_only(file.html, file.papers)
    assert [str(fault) for fault in lint_print(data, file.title, language)] == []
    (page,) = pypdfium2.PdfDocument(data)
    text = page.get_textpage().get_text_range()
    assert model["title"] in text and "https://example.org/da/ark.html" in text
