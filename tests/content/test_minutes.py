"""Minutes that a worksheet names behind another one's title are that worksheet's own, and so is the title; its plan fills its own."""

import re
from collections.abc import Iterator

import pytest

from tests.real import LIBRARY
from toolkit.content.lint.texts import texts_of

_NAMED = re.compile(r"\((\d{2,3})\)")
_OF_STEP = re.compile(r"\((\d+) min\b")


def named(text: str, minutes: dict[str, int]) -> Iterator[tuple[str, int, int | None]]:
    """What stands before each number in brackets, the number, and what it should be: None where no title stands there. Nothing for a text
    that names no worksheet in this way."""
    places = list(_NAMED.finditer(text))
    told = [(text[: one.start()].rstrip(), int(one[1])) for one in places]
    titles = [max((title for title in minutes if before.endswith(title)), key=len, default="") for before, _ in told]
    if any(titles):
        for (before, number), title in zip(told, titles, strict=True):
            yield before[-40:], number, minutes.get(title)


def test_a_wrong_number_and_an_old_title_are_seen() -> None:
    minutes = {"Our task": 50, "Task": 10}
    assert list(named("First: Our task (50) · Old (20)", minutes)) == [
        ("First: Our task", 50, 50),
        ("First: Our task (50) · Old", 20, None),
    ]
    assert not list(named("In a year (12) of ours", minutes))


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_minutes_named_elsewhere_are_those_of_the_worksheet(language: str) -> None:
    minutes = {sheet.title[language]: sheet.facilitation.minutes for sheet in LIBRARY.worksheets if sheet.facilitation}
    found = [
        one
        for sheet in LIBRARY.worksheets
        for _, text in texts_of(sheet)
        for one in named(str(text.get(language, "")), minutes)
    ]
    assert len(found) > 15
    assert [one for one in found if one[1] != one[2]] == []


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_the_plan_of_every_worksheet_fills_its_minutes(language: str) -> None:
    plans = {sheet.id: sheet.facilitation for sheet in LIBRARY.worksheets if sheet.facilitation}
    steps = {name: [_OF_STEP.search(step) for step in plan.steps[language]] for name, plan in plans.items()}
    assert [
        name for name, found in steps.items() if None in found
    ] == []  # without one, the leader's page is a list without a clock
    taken = {name: sum(int(one[1]) for one in found if one) for name, found in steps.items()}
    assert taken == {name: plan.minutes for name, plan in plans.items()}
