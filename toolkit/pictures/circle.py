"""All the way round: a circle with a sector for each question, what it is about in the middle, and the answers beside it. Twin: `pictures/circle.js`."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.contract.picture import Numbers
from toolkit.pictures.canvas import DATA, SMALL_LINE, Canvas, clipped, wrapped
from toolkit.pictures.found import Found
from toolkit.pictures.given import row, rows
from toolkit.pictures.given import words as words_in
from toolkit.pictures.said import Words, names

_OUTER, _INNER = 126, 62
_BADGE = 12
_LINES: int = DATA["most"]["lines"]


class Panel(NamedTuple):
    """`entries`: each a line of its table, or the text."""

    label: str
    entries: list[str]


class Round(NamedTuple):
    middle: tuple[str, str] | None  # what is asked, and its answer
    panels: list[Panel]


def round_of(found: Found, answers: Mapping[str, Any]) -> Round:
    fields = list(found.fields)
    middle = None
    if fields[0]["type"] == "text":
        first = fields.pop(0)
        middle = first["label"], words_in(answers.get(first["id"]))
    return Round(middle, [Panel(field["label"], _entries(field, answers.get(field["id"]))) for field in fields])


def _entries(field: Any, given: Any) -> list[str]:
    if field["type"] != "table":
        return [text] if (text := words_in(given)) else []
    found = [row(given, line["id"]) for line in field["rows"]] if field["rows"] else rows(given)
    lines = [" · ".join(_cells(field, one)) for one in found]
    return [line for line in lines if line]


def _cells(field: Any, row: Mapping[str, Any]) -> list[str]:
    made = []
    for column in field["columns"]:
        value = row.get(column["id"])
        label = next((one["label"] for one in column.get("options", ()) if one["value"] == value), "")
        made.append(label or words_in(value))
    return [text for text in made if text]


def draw(found: Found, answers: Mapping[str, Any], canvas: Canvas, words: Words) -> tuple[list[str], Numbers]:
    ring = round_of(found, answers)
    x = _OUTER + 2 if canvas.is_wide else canvas.width // 2
    y = canvas.y + _OUTER + 2
    top = canvas.y
    for number, panel in enumerate(ring.panels):
        _sector(canvas, x, y, number, len(ring.panels), "sector" if panel.entries else "empty")
    canvas.dot(x, y, _INNER - 6, "middle")
    if ring.middle and ring.middle[1]:
        lines = clipped(wrapped(ring.middle[1], 2 * _INNER - 34, "small"), 5)
        canvas.lines(lines, x, y - len(lines) * SMALL_LINE // 2, "small", "middle")
    left = 2 * _OUTER + 28 if canvas.is_wide else 0
    canvas.y = top if canvas.is_wide else y + _OUTER + 12
    for number, panel in enumerate(ring.panels, 1):
        _panel(canvas, number, panel, left, words)
    canvas.y = max(canvas.y, y + _OUTER + 6)
    return _about(ring, words), _numbers(ring, words)


def _sector(canvas: Canvas, x: int, y: int, number: int, of: int, look: str) -> None:
    """Clockwise from the top."""
    begin, end = (_point(x, y, _OUTER, number, of), _point(x, y, _OUTER, number + 1, of))
    inner_end, inner_begin = (_point(x, y, _INNER, number + 1, of), _point(x, y, _INNER, number, of))
    canvas.path(
        f"M{begin[0]} {begin[1]}A{_OUTER} {_OUTER} 0 0 1 {end[0]} {end[1]}"
        f"L{inner_end[0]} {inner_end[1]}A{_INNER} {_INNER} 0 0 0 {inner_begin[0]} {inner_begin[1]}z",
        look,
    )
    _badge(canvas, *_point(x, y, (_OUTER + _INNER) // 2, 2 * number + 1, 2 * of), number + 1)


def _point(x: int, y: int, radius: int, part: int, of: int) -> tuple[int, int]:
    angle = 2 * math.pi * part / of
    return x + math.floor(radius * math.sin(angle) + 0.5), y - math.floor(radius * math.cos(angle) + 0.5)


def _badge(canvas: Canvas, x: int, y: int, number: int) -> None:
    canvas.dot(x, y, _BADGE, "badge")
    canvas.words(str(number), x, y + 4, "on-ink", "middle")


def _panel(canvas: Canvas, number: int, panel: Panel, left: int, words: Words) -> None:
    x = left + 2 * _BADGE + 8
    room = canvas.width - x
    _badge(canvas, left + _BADGE, canvas.y + _BADGE, number)
    canvas.y = canvas.lines(wrapped(panel.label, room, "bold"), x, canvas.y + 3, "bold")
    for entry in panel.entries:
        canvas.y = canvas.lines(clipped(wrapped(entry, room, "small"), _LINES), x, canvas.y + 2, "small")
    if not panel.entries:
        canvas.y = canvas.lines([words["empty"]], x, canvas.y, "small")
    canvas.y += 10


def _about(ring: Round, words: Words) -> list[str]:
    made = [words["middle"].format(text=ring.middle[1].rstrip("."))] if ring.middle and ring.middle[1] else []
    blank = [panel.label for panel in ring.panels if not panel.entries]
    made.append(words["filled"].format(n=len(ring.panels) - len(blank), of=len(ring.panels)))
    return [*made, words["blank"].format(names=names(blank, words))] if blank else made


def _numbers(ring: Round, words: Words) -> Numbers:
    rows = [[ring.middle[0], ring.middle[1] or words["none"]]] if ring.middle else []
    rows += [[panel.label, "; ".join(panel.entries) or words["none"]] for panel in ring.panels]
    return {"head": [words["question"], words["answer"]], "rows": rows}
