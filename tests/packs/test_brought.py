"""What is laid ready, for which part, and what to bring besides paper."""

from dataclasses import replace
from typing import Any

import pytest

from tests.packs.content import book, laid_out, parts
from tests.packs.small import part, small
from tests.packs.test_book import texts
from toolkit.packs.brought import ready_at_first, things_by_part, tools_in_words
from toolkit.packs.kit import Kit
from toolkit.packs.pages import pieces
from toolkit.packs.plan import make_plan
from toolkit.packs.reading import Reading
from toolkit.paper.sheet import print_fragment

BOARD: Any = {"posters": [{"ref": "board", "figure": None, "title": "Board", "paper": "a3", "copies": "wall"}]}


def test_everything_on_paper_is_laid_ready_once() -> None:
    document = small()
    plan = make_plan(document)
    by_part = things_by_part(document, plan)
    named = [*ready_at_first(plan), *(item for held in by_part.values() for item in held)]
    rest = {item.key for item in plan.items} - {item.key for item in named}
    assert rest == {"overview", "script", "card-list:for-group.deck"}, "what only the one who leads looks at"
    assert len(named) == len({item.key for item in named})


@pytest.mark.parametrize("form, last", [("groups", "end"), ("break", "work")])
def test_what_a_pack_ends_with_belongs_to_the_last_part_that_is_no_break(form: str, last: str) -> None:
    document = small(parts=[part("work", 45), part("end", 10, form)])
    found = things_by_part(document, make_plan(document))
    assert [item.kind for item in found[last]] == ["results", "evaluation"]
    assert sum(map(len, found.values())) == 2


def test_a_pack_of_breaks_ends_too() -> None:
    document = small(parts=[part("pause", 10, "break")], evaluation=False)
    assert [item.kind for item in things_by_part(document, make_plan(document))["pause"]] == ["results"]


@pytest.mark.parametrize(
    "changed, said",
    [
        ({}, "a pen for everybody, tape, a watch"),
        ({"evaluation": True}, "a pen for everybody, tape, scissors, a watch"),
        ({"parts": [part("work", 45, **BOARD)]}, "a pen for everybody, marker pens, tape, scissors, a watch"),
        ({"materials": ["a board", "notes"]}, "a pen for everybody, tape, a watch, a board, notes"),
    ],
)
def test_what_to_bring(changed: dict[str, Any], said: str) -> None:
    document = small(**({"parts": [part("work", 45)], "evaluation": False} | changed))
    posters: Any = {"board": object()}
    assert tools_in_words(document, make_plan(document), Kit({}, posters=posters)) == said


def test_nobody_writes_on_what_is_to_be_read() -> None:
    document = small(parts=[part("work", 45, **BOARD)])
    kit = Kit({}, posters={"board": Reading.__new__(Reading)})
    assert "marker pens" not in tools_in_words(document, make_plan(document), kit)


def test_the_pages_say_it() -> None:
    document, plan, kit = parts()
    assert "Also bring: a pen for everybody" in " ".join(texts(book().data)[0].split())
    (script,) = (piece for piece in pieces(document, plan, kit) if piece.key == "script")
    said = " ".join(" ".join(texts(laid_out(script))).split())
    assert "Lay out" in said and "Programme · Table signs · Sign-in list · The time-keeper’s sheet" in said
    assert "Results sheet · Evaluation" in said


def test_a_sheet_in_a_pack_leaves_the_minutes_to_the_programme() -> None:
    document, plan, kit = parts()
    led: Any = {"minutes": 77, "participants": None, "materials": ["Balloons"], "steps": []}
    led_kit = replace(kit, models={ref: model | {"facilitation": led} for ref, model in kit.models.items()})
    sheets = [piece.sheet for piece in pieces(document, plan, led_kit) if piece.sheet]
    assert sheets
    for sheet in sheets:
        assert "77 min" in print_fragment(replace(sheet, by_hand=False))
        assert "77 min" not in print_fragment(sheet) and "Balloons" not in print_fragment(sheet)
