"""Names and shapes are contract: reading filled forms needs no paper, no words and no locale."""

import subprocess
import sys
from typing import Any

import pytest

from tests.pages.every_field import every_field, model_of
from toolkit.contract.javascript import field_types
from toolkit.contract.shape import cell_name, cell_rules, cells_of, count_of, fields_of, places_of
from toolkit.paper.boxes import pdf_slots
from toolkit.reading.apart import NoRoom, put_together, take_apart
from toolkit.reading.text import is_empty

MODEL: dict[str, Any] = model_of(every_field())
FIELDS = {field["id"]: field for field in fields_of(MODEL)}


def test_reading_a_form_needs_no_paper_and_no_words() -> None:
    code = "import sys, toolkit.intake.forms; print([n for n in sys.modules if n.startswith(('toolkit.paper', 'toolkit.words', 'toolkit.content'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_boxes_on_paper_are_the_cells_of_the_contract() -> None:
    names = [slot.pdf.name for slot in pdf_slots(MODEL)]
    assert sorted(names[:-1]) == sorted(place.name for place in places_of(MODEL))
    assert names[-1] == "_id"


def test_every_type_is_here() -> None:
    assert {field["type"] for field in FIELDS.values()} == set(field_types())


@pytest.mark.parametrize("name", FIELDS)
def test_cells_are_counted_named_and_read(name: str) -> None:
    field = FIELDS[name]
    cells = list(cells_of(field))
    assert len(cells) == (count_of(field) if field["type"] != "cards" else 0)
    assert len({cell_name(name, cell) for cell in cells}) == len(cells)
    assert all("type" in cell_rules(field, cell) for cell in cells)


@pytest.mark.parametrize("example", MODEL["examples"], ids=lambda example: example["id"])
def test_answers_come_apart_and_together_again(example: dict[str, Any]) -> None:
    for name, raw in example["answers"].items():
        field = FIELDS[name]
        cells = take_apart(field, raw)
        assert set(cells) <= set(cells_of(field))
        whole = put_together(field, cells)
        if field["type"] == "ranking":  # in a PDF the options have places
            whole = sorted(whole, key=lambda option: int(whole[option]))
        if field["type"] == "choices":
            whole, raw = sorted(whole), sorted(raw)
        assert whole == (raw if not isinstance(raw, list) else [item for item in raw if not is_empty(item)] or raw)


def test_what_has_not_the_shape_is_refused() -> None:
    table = next(field for field in FIELDS.values() if field["type"] == "table" and field["rows"] is None)
    with pytest.raises(NoRoom, match="wrong-type"):
        take_apart(table, {"1": {}})
