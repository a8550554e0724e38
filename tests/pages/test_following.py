"""What comes next after a sheet: from steps, order and what is carried over, for any content."""

from copy import deepcopy

from tests.pages.every_field import every_field, model_of
from tests.real import models
from toolkit.pages.worksheets.following import following

MODELS = [by_language["da"] for by_language in models().values()]


def test_the_next_sheet_is_the_one_that_follows_and_those_that_use_an_answer() -> None:
    for number, model in enumerate(MODELS):
        then = following(model, MODELS)
        addresses = [sheet["address"] for sheet in then["sheets"]]
        later = [f"{other['id']}.html" for other in MODELS[number + 1 :]]
        assert len(set(addresses)) == len(addresses) <= 3
        assert set(addresses) <= set(later)
        assert bool(addresses) or not later
        assert then["match"] == bool(model["match"])
    carried = [sheet for model in MODELS for sheet in following(model, MODELS)["sheets"] if sheet["carries"]]
    assert carried


def test_a_sheet_alone_has_nothing_after_it() -> None:
    model = model_of(every_field())
    assert following(model, [model]) == {"match": bool(model["match"]), "group": True, "sheets": []}


def test_scales_in_a_table_are_laid_side_by_side_too() -> None:
    model = deepcopy(model_of(every_field()))
    for section in model["sections"]:
        section["fields"] = [field for field in section["fields"] if field["type"] not in ("scale", "grid")]
    tables = [f for section in model["sections"] for f in section["fields"] if f["type"] == "table" and f["rows"]]
    in_steps = [f for f in tables if any(column["type"] == "scale" for column in f["columns"])]
    assert in_steps and following(model, [model])["group"]
    for section in model["sections"]:
        section["fields"] = [field for field in section["fields"] if field not in in_steps]
    assert not following(model, [model])["group"]
