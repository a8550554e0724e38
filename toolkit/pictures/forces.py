"""What helps and what hinders as arrows that meet: the longer, the stronger. Twin: `pictures/forces.js`."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.contract.picture import Numbers
from toolkit.pictures.canvas import LINE, Canvas, wrapped
from toolkit.pictures.found import Found, steps_of
from toolkit.pictures.given import cell, row, step
from toolkit.pictures.said import Value, Words, head_of, named, names, step_words

_TIP = 10  # of an arrow
_GAP = 6  # between the tips and the line where they meet
_TAIL = 20  # room for the number behind an arrow


class Force(NamedTuple):
    label: str
    value: Value


class Side(NamedTuple):
    label: str
    scale: Any
    forces: list[Force]


def sides(found: Found, answers: Mapping[str, Any]) -> list[Side]:
    made = []
    for field in found.fields:
        given, scale = answers.get(field["id"]), steps_of(field)
        forces = []
        for line in field["rows"]:
            is_table = field["type"] == "table"
            value = row(given, line["id"]).get(scale["id"]) if is_table else cell(given, line["id"])
            forces.append(Force(line["label"], step(value, scale)))
        made.append(Side(field.get("short") or field["label"], scale, forces))
    return made


def draw(found: Found, answers: Mapping[str, Any], canvas: Canvas, words: Words) -> tuple[list[str], Numbers]:
    pair = sides(found, answers)
    middle, width = canvas.width // 2, canvas.width
    room = middle - 16
    top = canvas.y
    for number, side in enumerate(pair):
        heads = wrapped(side.label, room, "bold")
        below = canvas.lines(heads, number * width, top, "bold", "end" if number else None)
        canvas.y = max(canvas.y, below)
    canvas.y += 8
    begin = canvas.y
    for place in range(max(len(side.forces) for side in pair)):
        level = [side.forces[place] if place < len(side.forces) else None for side in pair]
        texts = [wrapped(head_of(force.label), room) if force else [] for force in level]
        base = canvas.y + max(map(len, texts)) * LINE
        for number, (side, force) in enumerate(zip(pair, level, strict=True)):
            if force:
                first = base - len(texts[number]) * LINE
                canvas.lines(texts[number], number * width, first, "label", "end" if number else None)
                _arrow(canvas, number, force.value, side.scale, base + 12)
        canvas.y = base + 30
    canvas.path(f"M{middle} {begin}V{canvas.y - 6}", "axis")
    return _about(pair, words), _numbers(pair, words)


def _arrow(canvas: Canvas, number: int, value: Value, scale: Any, y: int) -> None:
    """From the left towards the middle, or from the right; nothing but its number where it has no strength."""
    middle, way = canvas.width // 2, -1 if number else 1
    tip = middle - way * _GAP
    most = middle - _GAP - _TIP - _TAIL
    if not isinstance(value, int):
        canvas.path(f"M{tip} {y}H{tip - way * 28}", "absent")
        return
    long = (value - scale["min"]) * most // (scale["max"] - scale["min"])
    tail = tip - way * (_TIP + long) if long else tip
    look = "hold" if number else "push"
    if long:
        canvas.path(f"M{tail} {y}H{tip - way * _TIP}", look)
        canvas.path(f"M{tip} {y}l{-way * _TIP} -8v16z", f"{look}-head")
    canvas.words(str(value), tail - way * 6, y + 5, "told", None if number else "end")


def _about(pair: list[Side], words: Words) -> list[str]:
    scale = pair[0].scale
    ends = [step_words(scale[end], scale, words) for end in ("min", "max")]
    made = [words["length"].format(low=ends[0], high=ends[1])]
    for side in pair:
        rated = [(force, force.value) for force in side.forces if isinstance(force.value, int)]
        most = max((value for _, value in rated), default=side.scale["min"])
        if most > side.scale["min"]:
            told = [named(force.label, value, words) for force, value in rated if value == most]
            made.append(words["strongest"].format(side=side.label, names=names(told, words)))
    missing = sum(force.value is None for side in pair for force in side.forces)
    return [*made, words["unanswered"].format(n=missing)] if missing else made


def _numbers(pair: list[Side], words: Words) -> Numbers:
    return {
        "head": [words["question"], words["side"], words["answer"]],
        "rows": [
            [force.label, side.label, step_words(force.value, side.scale, words)]
            for side in pair
            for force in side.forces
        ],
    }
