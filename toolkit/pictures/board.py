"""Cards on a board: every cell, the empty ones too, and lines between cards that belong together. Twin: `pictures/board.js`."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.contract.picture import Numbers
from toolkit.pictures.canvas import DATA, LINE, SMALL_LINE, Canvas, clipped, width_of, wrapped
from toolkit.pictures.found import Found
from toolkit.pictures.given import numbers, rows
from toolkit.pictures.given import words as words_in
from toolkit.pictures.said import Words, head_of, names

_GAP = 6
_NARROWEST = 96  # a cell beside others
_LEAST = 40  # height of a cell
_PAD = 4
_LINES: int = DATA["most"]["lines"]


class Card(NamedTuple):
    """`links`: numbers of cards that it works with, in either direction."""

    number: int
    text: str
    row: Any
    column: Any
    own: bool
    links: tuple[int, ...]


def cards_of(given: Any) -> list[Card]:
    """The cards that say something, by their number on the sheet."""
    told = {number: card for number, card in enumerate(rows(given), 1) if card}
    pairs = {
        (number, other)
        for number, card in told.items()
        for other in numbers(card.get("to"))
        if other in told and other != number
    }
    return [
        Card(
            number,
            words_in(card.get("text")),
            card.get("row"),
            card.get("column"),
            card.get("mine") is True,
            tuple(sorted({b for a, b in pairs if a == number} | {a for a, b in pairs if b == number})),
        )
        for number, card in told.items()
    ]


def draw(found: Found, answers: Mapping[str, Any], canvas: Canvas, words: Words) -> tuple[list[str], Numbers]:
    field = found.fields[0]
    cards = cards_of(answers.get(field["id"]))
    columns = field["columns"]
    is_beside = canvas.width // len(columns) >= _NARROWEST
    per = len(columns) if is_beside else 2
    wide = (canvas.width - _GAP * (per - 1)) // per
    lying = Canvas(canvas.width)  # the cards, in front of cells and lines
    places: dict[int, tuple[int, int]] = {}
    if is_beside:
        heads = [wrapped(column["label"], wide, "bold") for column in columns]
        for number, lines in enumerate(heads):
            canvas.lines(lines, number * (wide + _GAP), canvas.y, "bold")
        canvas.y += max(map(len, heads)) * LINE + 2
    empty = []
    for row in field["rows"]:
        _over(lying, row["label"] if canvas.is_wide else head_of(row["label"]), canvas.y)
        canvas.y = lying.y + 3
        for start in range(0, len(columns), per):
            level = columns[start : start + per]
            own = [[card for card in cards if (card.row, card.column) == (row["id"], column["id"])] for column in level]
            heads = [[] if is_beside else wrapped(column["label"], wide - 2 * _PAD, "small") for column in level]
            # All cells of a line alike.
            high = max([_LEAST, *(_high(stack, wide, head) for stack, head in zip(own, heads, strict=True))])
            for number, (column, stack, head) in enumerate(zip(level, own, heads, strict=True)):
                x = number * (wide + _GAP)
                canvas.box(x, canvas.y, wide, high, "cell" if stack else "empty")
                y = canvas.lines(head, x + _PAD, canvas.y + 2, "small") + _PAD - (2 if head else 0)
                if not stack:
                    empty.append(words["cell"].format(row=head_of(row["label"]), column=column["label"]))
                    _empty(lying, words["empty"], x + wide // 2, canvas.y + high // 2 + (5 if head else 0))
                for card in stack:
                    y = _card(lying, card, x + _PAD, y, wide - 2 * _PAD, places) + _GAP
            canvas.y += high + _GAP
        canvas.y += 2
    loose = [card for card in cards if card.number not in places]
    if loose:
        canvas.paragraph(words["unplaced"], "bold")
        for card in loose:
            canvas.y = _card(lying, card, 0, canvas.y + _GAP, canvas.width, places)
        canvas.y += _GAP
    links = [(card.number, other) for card in cards for other in card.links if card.number < other]
    for one, other in links:
        (x, y), (to_x, to_y) = places[one], places[other]
        canvas.path(f"M{x} {y}L{to_x} {to_y}", "link")
    canvas.marks += lying.marks
    key = [words["key_own"]] if any(card.own for card in cards) else []
    key += [words["key_links"]] if links else []
    canvas.paragraph(" ".join(key), "small")
    return _about(cards, empty, words), _numbers(field, cards, words)


def _over(canvas: Canvas, text: str, y: int) -> None:
    """A text on a ground of its own, so that no line runs through it."""
    lines = wrapped(text, canvas.width)
    canvas.box(0, y, max(map(width_of, lines), default=0), len(lines) * LINE, "ground")
    canvas.y = canvas.lines(lines, 0, y)


def _empty(canvas: Canvas, text: str, x: int, y: int) -> None:
    wide = width_of(text, "small")
    canvas.box(x - wide // 2, y - 8, wide, 16, "ground")
    canvas.words(text, x, y + 4, "small", "middle")


def _text(card: Card, wide: int) -> list[str]:
    lines = clipped(wrapped(f"{card.number}. {card.text}", wide - 8, "small"), _LINES)
    return [*lines, f"↔ {', '.join(map(str, card.links))}"] if card.links else lines


def _high(stack: list[Card], wide: int, head: list[str]) -> int:
    cards = sum(len(_text(card, wide - 2 * _PAD)) * SMALL_LINE + 8 + _GAP for card in stack)
    return len(head) * SMALL_LINE + _PAD + cards


def _card(canvas: Canvas, card: Card, x: int, y: int, wide: int, places: dict[int, tuple[int, int]]) -> int:
    lines = _text(card, wide)
    high = len(lines) * SMALL_LINE + 8
    canvas.box(x, y, wide, high, "own" if card.own else "card")
    canvas.lines(lines, x + 4, y + 3, "small")
    places[card.number] = (x + wide // 2, y + high // 2)
    return y + high


def _about(cards: list[Card], empty: list[str], words: Words) -> list[str]:
    made = [words["cards_one" if len(cards) == 1 else "cards"].format(n=len(cards))]
    made.append(words["empty_cells"].format(names=names(empty, words)) if empty else words["no_empty"])
    return made


def _numbers(field: Any, cards: list[Card], words: Words) -> Numbers:
    return {
        "head": [words[key] for key in ("card", "row_of", "column_of", "ours", "with")],
        "rows": [
            [
                f"{card.number}. {card.text}",
                _label(field["rows"], card.row, words),
                _label(field["columns"], card.column, words),
                words["yes"] if card.own else words["none"],
                ", ".join(map(str, card.links)) or words["none"],
            ]
            for card in cards
        ],
    }


def _label(lines: list[Any], name: Any, words: Words) -> str:
    return next((line["label"] for line in lines if line["id"] == name), words["none"])
