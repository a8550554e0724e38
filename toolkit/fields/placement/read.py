"""Reading cards placed in a table of rows and columns."""

import re
from typing import Any

from toolkit.contract.document import PlacementField
from toolkit.contract.shape import shape_of
from toolkit.fields.choice.read import read_among
from toolkit.fields.text.read import read_within
from toolkit.reading.count import count_findings
from toolkit.reading.finding import Finding
from toolkit.reading.number import whole_number
from toolkit.reading.reading import Reading, not_understood, not_usable, understood, without_empty_tail
from toolkit.reading.rows import keep_unknown, numbered, put
from toolkit.reading.text import filled, is_empty, plain

# Spaces stand in one place of each alternative only, so that a long row of them is read once.
_NUMBERS = re.compile(r"[0-9]{1,3}(?:(?: +| *[,;] *)[0-9]{1,3})* *[,;]?")
_CARD_KEYS: list[str] = shape_of("placement")["axes"][1]["names"]


def read(field: PlacementField, raw: Any, language: str) -> Reading:
    if not isinstance(raw, list):
        return not_usable(raw, "wrong-type")
    cards = [Reading({}, {}) if is_empty(item) else _read_card(field, item) for item in raw]
    answered = {
        number
        for number, card in enumerate(cards, 1)
        if isinstance(card.value, dict) and set(card.value) & set(_CARD_KEYS)
    }
    for number, card in enumerate(cards, 1):
        lines = card.usable.get("to", ()) if card.usable else ()
        if number in lines or not answered.issuperset(lines):
            card.findings.append(Finding("unknown-option", column="to"))
    value = without_empty_tail([card.value for card in cards])
    return Reading(
        value,
        [cards[number - 1].value for number in sorted(answered)],
        numbered(cards) + count_findings(len(value), most=field["max_cards"]),
    )


def _read_card(field: PlacementField, raw: Any) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    if entries.get("mine") is False:
        del entries["mine"]
    for key in _CARD_KEYS:
        if key in entries:
            put(reading, "column", key, _read_entry(field, key, entries[key]))
        elif entries and key in ("text", "row", "column"):
            reading.findings.append(Finding("row-incomplete", column=key))
    keep_unknown(reading, "column", entries, _CARD_KEYS)
    return reading


def _read_entry(field: PlacementField, key: str, raw: Any) -> Reading:
    if key == "text":
        return read_within(field["max_length"], raw)
    if key == "mine":
        return understood(True) if raw is True else not_usable(raw, "wrong-type")
    if key == "to":
        return _read_lines(raw)
    return read_among([place["id"] for place in (field["rows"] if key == "row" else field["columns"])], raw)


def _read_lines(raw: Any) -> Reading:
    """Numbers of other cards, as a list or as written: `2, 3`."""
    written = re.findall("[0-9]+", plain(raw)) if isinstance(raw, str) and _NUMBERS.fullmatch(plain(raw)) else raw
    if not isinstance(written, list) or any(whole_number(item) is None for item in written):
        return not_understood(raw, "not-a-number")
    return understood(sorted({int(whole_number(item) or 0) for item in written}))
