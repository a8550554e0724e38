"""Which worksheets fit, and which come closest: the ranking by itself. How it looks on the page is in test_guide.py."""

from itertools import product
from pathlib import Path
from typing import Any

from tests.browser.check_in_node import ask_in_node
from tests.real import LIBRARY

PAIR = {"aims": ["plan"], "min": 1, "max": 2, "minutes": 30}
GROUP = {"aims": ["plan", "check"], "min": 3, "max": 8, "minutes": 60}
CROWD = {"aims": ["check"], "min": 4, "max": 40, "minutes": 90}
SILENT: dict[str, Any] = {"aims": ["check"]}


def nearest(sheets: list[dict[str, Any]], *asked: dict[str, Any]) -> list[dict[str, Any]]:
    [answers] = ask_in_node([{"sheets": sheets, "asked": asked}], runner=Path(__file__).with_name("which_runner.mjs"))
    return answers


def test_those_that_fit_come_first_and_whole_groups_before_split_ones() -> None:
    sheets = [PAIR, GROUP, CROWD, SILENT]
    few, crowd, all_of_it = nearest(
        sheets, {"people": 2}, {"people": 24}, {"aim": "check", "people": 24, "minutes": 120}
    )
    assert few["fit"] == [0, 3]
    assert crowd["fit"] == [2, 3, 1], "nobody splits 24 people into pairs"
    assert [gap["groups"] for gap in crowd["gaps"]] == [12, 3, 1, 1]
    assert [gap["crowd"] for gap in crowd["gaps"]] == [True, False, False, False]
    assert all_of_it["fit"] == [2, 3, 1]


def test_what_is_most_of_all_for_the_aim_comes_first() -> None:
    besides, mostly = PAIR | {"aims": ["check", "plan"]}, PAIR | {"aims": ["plan", "check"]}
    plan, check, silent = nearest([besides, mostly], {"aim": "plan"}, {"aim": "check"}, {"people": 2})
    assert plan["fit"] == [1, 0] and check["fit"] == silent["fit"] == [0, 1]


def test_split_groups_come_by_the_aim_and_what_is_for_it_alone() -> None:
    other, both = {"aims": ["check", "plan"], "min": 1, "max": 12}, {"aims": ["plan", "check"], "min": 1, "max": 8}
    alone, small = {"aims": ["plan"], "min": 1, "max": 8}, {"aims": ["plan"], "min": 1, "max": 4}
    sheets = [other, both, small, alone]
    aimed, silent = nearest(sheets, {"aim": "plan", "people": 32}, {"people": 32})
    assert aimed["fit"] == [3, 1, 0, 2], "eight groups are too many to lead, whatever they are for"
    assert silent["fit"] == [0, 1, 3, 2]


def test_what_is_for_something_else_only_makes_up_for_few() -> None:
    long, other = GROUP | {"minutes": 90}, [CROWD] * 4
    many, few = nearest(
        [GROUP, GROUP, long, *other],
        {"aim": "plan", "people": 6, "minutes": 60},
        {"aim": "plan", "people": 6, "minutes": 30},
    )
    assert many["fit"] == [0, 1] and many["near"] == [2]
    assert few["fit"] == [] and few["near"] == [0, 1, 2]
    (rare,) = nearest([long, *other], {"aim": "plan", "people": 6, "minutes": 60})
    assert rare["fit"] == [] and rare["near"] == [0, 1, 2]


def test_what_comes_close_says_what_is_in_the_way() -> None:
    alone, short = nearest(
        [PAIR, GROUP, CROWD], {"aim": "check", "people": 1}, {"aim": "check", "people": 6, "minutes": 30}
    )
    assert alone["fit"] == [] and alone["near"] == [1, 2, 0], "another aim is further off than two people"
    assert alone["gaps"][1] == {"otherAim": False, "missing": 2, "over": 0, "groups": 1, "crowd": False}
    assert short["fit"] == [] and short["near"] == [1, 2, 0]
    assert short["gaps"][1]["over"] == 30 and short["gaps"][0]["otherAim"]


def test_a_group_that_splits_too_small_is_told() -> None:
    (found,) = nearest([{"aims": [], "min": 8, "max": 8}], {"people": 9})
    assert found["fit"] == [] and found["gaps"][0]["missing"] == 4


def test_many_that_fit_ask_for_the_aim() -> None:
    many, few = [CROWD] * 13, [CROWD] * 12
    assert [one["isWide"] for one in nearest(many, {"people": 24}, {"people": 24, "aim": "check"})] == [True, False]
    assert not nearest(few, {"people": 24})[0]["isWide"]


def test_no_answer_is_ever_empty() -> None:
    """With our own worksheets, whatever is asked: at least three, and every aim has some that fit it."""
    sheets = []
    for sheet in LIBRARY.worksheets:
        plan = sheet.facilitation
        people = plan.participants if plan else None
        said = {"aims": sheet.aims} | ({"minutes": plan.minutes} if plan else {})
        sheets.append(said | ({"min": people.min, "max": people.max} if people else {}))
    aims = [option.value for option in LIBRARY.options["aims"]]
    asked = [
        {"aim": aim} | ({"people": people} if people else {}) | ({"minutes": minutes} if minutes else {})
        for aim, people, minutes in product(["", *aims], (None, 1, 2, 5, 12, 24, 300), (None, 15, 60, 120))
    ]
    found = nearest(sheets, *asked)
    assert [one for one, answer in zip(asked, found, strict=True) if len(answer["fit"] + answer["near"]) < 3] == []
    by_aim = {one["aim"]: len(answer["fit"]) for one, answer in zip(asked, found, strict=True) if set(one) == {"aim"}}
    assert {aim for aim, count in by_aim.items() if count < 3} == set()
