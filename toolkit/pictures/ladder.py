"""Steps of evidence as a ladder: whole rungs are there, dashed ones could be, thin ones are not. Twin: `pictures/ladder.js`."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.contract.picture import Numbers
from toolkit.pictures.canvas import Canvas, wrapped
from toolkit.pictures.found import Found
from toolkit.pictures.given import row
from toolkit.pictures.said import Words, head_of

_RAIL = 8  # from the left
_TEXT = 22  # from the right rail


class Rung(NamedTuple):
    """`state`: which of the options, from 0; None: unanswered. `said`: its words."""

    label: str
    state: int | None
    said: str


class Ladder(NamedTuple):
    """`rungs`: from the top; `options`: what the states are called, the firmest first; `column`: what was asked of each rung."""

    rungs: list[Rung]
    options: list[str]
    column: str


def ladder_of(found: Found, answers: Mapping[str, Any], words: Words) -> Ladder:
    field = found.fields[0]
    given = answers.get(field["id"])
    if field["type"] == "choice":
        values = [option["value"] for option in field["options"]]
        reached = values.index(given) if given in values else None
        rungs = [
            Rung(
                option["label"],
                None if reached is None else 0 if place <= reached else 1,
                words["yes"] if place == reached else words["none"],
            )
            for place, option in enumerate(field["options"])
        ]
        return Ladder(rungs[::-1], [], words["answer"])
    column = field["columns"][0]
    values = [option["value"] for option in column["options"]]
    rungs = []
    for line in field["rows"]:
        value = row(given, line["id"]).get(column["id"])
        state = values.index(value) if value in values else None
        rungs.append(Rung(line["label"], state, words["none"] if state is None else column["options"][state]["label"]))
    return Ladder(rungs, [option["label"] for option in column["options"]], column["label"])


def draw(found: Found, answers: Mapping[str, Any], canvas: Canvas, words: Words) -> tuple[list[str], Numbers]:
    ladder = ladder_of(found, answers, words)
    wide = 150 if canvas.is_wide else 72
    left, right = _RAIL, _RAIL + wide
    room = canvas.width - right - _TEXT
    top = canvas.y
    last = max(1, len(ladder.options) - 1)
    rungs = []
    for rung in ladder.rungs:
        start = canvas.y + 4
        below = canvas.lines(wrapped(head_of(rung.label), room), right + _TEXT, start)
        if ladder.options:
            below = canvas.lines(wrapped(rung.said, room, "told"), right + _TEXT, below, "told")
        y = (start + below) // 2
        rungs.append((f"M{left} {y}H{right}", _look(rung.state, last)))
        canvas.y = max(below, start + 24) + 6
    canvas.path(f"M{left} {top}V{canvas.y}M{right} {top}V{canvas.y}", "rail")
    for d, look in rungs:
        canvas.path(d, look)
    return _about(ladder, words), _numbers(ladder, words)


def _look(state: int | None, last: int) -> str:
    if state is None:
        return "absent"
    return "rung" if state == 0 else "no-rung" if state == last else "half-rung"


def _about(ladder: Ladder, words: Words) -> list[str]:
    made = [words["order"]]
    firm = [rung for rung in ladder.rungs if rung.state == 0]
    if firm:
        made.append(words["highest"].format(label=head_of(firm[0].label)))
    of = len(ladder.rungs)
    for state, option in enumerate(ladder.options):
        n = sum(rung.state == state for rung in ladder.rungs)
        made.append(words["rungs"].format(option=option, n=n, of=of))
    missing = sum(rung.state is None for rung in ladder.rungs) if ladder.options else 0
    return [*made, words["unanswered"].format(n=missing)] if missing else made


def _numbers(ladder: Ladder, words: Words) -> Numbers:
    return {
        "head": [words["question"], ladder.column],
        "rows": [[rung.label, rung.said] for rung in ladder.rungs],
    }
