"""Answers on a scale as dots on its steps: a row for each statement, a shape for each voice. Twin: `pictures/dots.js`."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.contract.picture import Numbers
from toolkit.pictures import given as of
from toolkit.pictures.canvas import DATA, Canvas, shape, width_of, wrapped
from toolkit.pictures.found import Found, rated_columns
from toolkit.pictures.said import Value, Words, head_of, named, names, scale_words, step_words

_FAR: int = DATA["far_apart"]


class Row(NamedTuple):
    """`values`: one for each voice."""

    label: str
    values: list[Value]

    @property
    def steps(self) -> list[int]:
        return [value for value in self.values if isinstance(value, int)]

    @property
    def apart(self) -> int:
        return max(self.steps) - min(self.steps) if len(self.steps) > 1 else 0


class Rated(NamedTuple):
    """`voices`: what each column of dots is called; one where there is nothing to tell apart."""

    rows: list[Row]
    voices: list[str]
    scale: Any


def rated(found: Found, answers: Mapping[str, Any]) -> Rated:
    first = found.fields[0]
    if first["type"] == "scale":
        rows = [Row(field["label"], [of.step(answers.get(field["id"]), field)]) for field in found.fields]
        return Rated(rows, [found.title], first)
    given = answers.get(first["id"])
    if first["type"] == "grid":
        rows = [Row(line["label"], [of.step(of.cell(given, line["id"]), first["cell"])]) for line in first["rows"]]
        return Rated(rows, [first["label"]], first["cell"])
    columns = rated_columns(first)
    rows = [
        Row(line["label"], [of.step(of.row(given, line["id"]).get(column["id"]), column) for column in columns])
        for line in first["rows"]
    ]
    return Rated(rows, [column["label"] for column in columns], columns[0])


def lowest(rows: Sequence[Row]) -> list[Row]:
    """The rows that somebody put lowest; none where all rows are as low."""
    answered = [row for row in rows if row.steps]
    least = min((min(row.steps) for row in answered), default=0)
    found = [row for row in answered if min(row.steps) == least]
    return found if len(found) < len(answered) else []


def farthest(rows: Sequence[Row]) -> list[Row]:
    """The rows whose voices are furthest apart, where that is two steps or more: one may be chance."""
    most = max((row.apart for row in rows), default=0)
    return [row for row in rows if row.apart == most] if most >= _FAR else []


def draw(found: Found, answers: Mapping[str, Any], canvas: Canvas, words: Words) -> tuple[list[str], Numbers]:
    rows, voices, scale = rated(found, answers)
    low, far = lowest(rows), farthest(rows)
    left, right = (canvas.width * 50 // 100, canvas.width - 20) if canvas.is_wide else (16, canvas.width - 16)

    def at(value: int) -> int:
        return int(left + (value - scale["min"]) * (right - left) // (scale["max"] - scale["min"]))

    for number in range(scale["min"], scale["max"] + 1):
        canvas.words(str(number), at(number), canvas.y + 12, "small", "middle")
    canvas.y += 20
    for row in rows:
        notes = [words["is_lowest"]] if row in low else []
        notes += [words["steps_between"].format(n=row.apart)] if row in far else []
        notes += [
            words["na"] if len(voices) == 1 else f"{voice}: {words['na']}"
            for voice, value in zip(voices, row.values, strict=True)
            if value == "na"
        ]
        y = _label(canvas, row.label, notes, left)
        ticks = "".join(f"M{at(number)} {y - 3}v6" for number in range(scale["min"], scale["max"] + 1))
        canvas.path(f"M{left} {y}H{right}{ticks}", "axis")
        if row.apart:
            canvas.path(f"M{at(min(row.steps))} {y}H{at(max(row.steps))}", "range")
        for number, value in enumerate(row.values):
            if isinstance(value, int):
                same = [other for other, one in enumerate(row.values) if one == value]
                shape(canvas, number, at(value) + (2 * same.index(number) - len(same) + 1) * 8, y)
    if scale_words(scale):
        canvas.y += 4
        canvas.paragraph(scale_words(scale), "small")
    if len(voices) > 1:
        _key(canvas, voices)
    return _about(rows, scale, low, far, words), _numbers(rows, voices, scale, words)


def _label(canvas: Canvas, label: str, notes: list[str], left: int) -> int:
    """Writes what a row says and gives where its line lies: beside it where there is room, else below."""
    top = canvas.y
    if canvas.is_wide:
        room = left - 24
        below = canvas.lines(wrapped(label, room), 0, top)
        below = canvas.lines(wrapped(" · ".join(notes), room, "told"), 0, below, "told")
        canvas.y = max(below, top + 20) + 10
        return (top + canvas.y - 10) // 2
    canvas.paragraph(head_of(label))
    canvas.paragraph(" · ".join(notes), "told")
    canvas.y += 34
    return canvas.y - 22


def _key(canvas: Canvas, voices: list[str]) -> None:
    """Which shape is whose."""
    x, y = 8, canvas.y + 16
    for number, voice in enumerate(voices):
        long = width_of(voice, "small") + 36
        if x > 8 and x + long > canvas.width:
            x, y = 8, y + 20
        shape(canvas, number, x, y)
        canvas.words(voice, x + 13, y + 4, "small")
        x += long
    canvas.y = y + 12


def _about(rows: list[Row], scale: Any, low: list[Row], far: list[Row], words: Words) -> list[str]:
    made = [
        words["scale"].format(low=step_words(scale["min"], scale, words), high=step_words(scale["max"], scale, words))
    ]
    if low:
        made.append(
            words["lowest"].format(names=names([named(row.label, min(row.steps), words) for row in low], words))
        )
    if far:
        told = [named(row.label, words["steps"].format(n=row.apart), words) for row in far]
        made.append(words["farthest"].format(names=names(told, words)))
    missing = sum(value is None for row in rows for value in row.values)
    return [*made, words["unanswered"].format(n=missing)] if missing else made


def _numbers(rows: list[Row], voices: list[str], scale: Any, words: Words) -> Numbers:
    return {
        "head": [words["question"], *(voices if len(voices) > 1 else [words["answer"]])],
        "rows": [[row.label, *(step_words(value, scale, words) for value in row.values)] for row in rows],
    }
