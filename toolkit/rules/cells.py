"""Reading a field with rows: grid, table, placement."""

import re
from collections.abc import Iterable
from typing import Any

from toolkit.reading.finding import Finding
from toolkit.reading.reading import Reading, not_understood, not_usable, understood, without_empty_tail
from toolkit.reading.text import filled, is_empty, trim
from toolkit.rules.single import SINGLE, read_choice, read_text, whole_number

Model = dict[str, Any]
# Spaces stand in one place of each alternative only, so that a long row of them is read once.
_NUMBERS = re.compile(r"[0-9]{1,3}(?:(?: +| *[,;] *)[0-9]{1,3})* *[,;]?")
_CARD_KEYS = ("text", "row", "column", "mine", "to")


def read_grid(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    ids = [row["id"] for row in field["rows"]]
    begun = any(row in entries for row in ids)
    for row in ids:
        if row in entries:
            _put(reading, "row", row, SINGLE[field["cell"]["type"]](field["cell"], entries[row], language))
        elif field["required"] and begun:
            reading.findings.append(Finding("row-incomplete", row=row))
    if field["required"] and not begun:
        reading.findings.append(Finding("required"))
    _keep_unknown(reading, "row", entries, ids)
    return reading


def read_table(field: Model, raw: Any, language: str) -> Reading:
    return _read_fixed(field, raw, language) if field["rows"] is not None else _read_free(field, raw, language)


def _read_fixed(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    ids = [row["id"] for row in field["rows"]]
    for row in ids:
        if row in entries:
            _put(reading, "row", row, _read_row(field, entries[row], language))
    _keep_unknown(reading, "row", entries, ids)
    return reading


def _read_free(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, list):
        return not_usable(raw, "wrong-type")
    reading = Reading([], [])
    for number, item in enumerate(raw, 1):
        line = Reading({}, {}) if is_empty(item) else _read_row(field, item, language)
        reading.value.append(line.value)
        reading.usable.append(line.usable)
        reading.findings += [finding.at(row=str(number)) for finding in line.findings]
    reading.value = without_empty_tail(reading.value)
    reading.usable = [row for row in reading.usable if not is_empty(row)]
    answered = sum(not is_empty(row) for row in reading.value)
    if 0 < answered < field["min_rows"]:
        reading.findings.append(Finding("too-few", data={"min": field["min_rows"], "count": answered}))
    reading.findings += _room(field["max_rows"], len(reading.value))
    return reading


def _read_row(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    for column in field["columns"]:
        name = column["id"]
        if name in entries:
            _put(reading, "column", name, SINGLE[column["type"]](column, entries[name], language))
        elif column["required"] and entries:
            reading.findings.append(Finding("row-incomplete", column=name))
    _keep_unknown(reading, "column", entries, [column["id"] for column in field["columns"]])
    return reading


def _put(reading: Reading, place: str, key: str, part: Reading) -> None:
    """`part` as the row or column `key` of `reading`; one in which nothing stands is left out."""
    reading.findings += [finding.at(**{place: key}) for finding in part.findings]
    if part.answered:
        reading.value[key] = part.value
    if not is_empty(part.usable):
        reading.usable[key] = part.usable


def _keep_unknown(reading: Reading, place: str, entries: dict[str, Any], known: Iterable[str]) -> None:
    for key in sorted(set(entries) - set(known)):
        _put(reading, place, key, not_usable(entries[key], "unknown-field"))


def read_placement(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, list):
        return not_usable(raw, "wrong-type")
    cards = [Reading({}, {}) if is_empty(item) else _read_card(field, item, language) for item in raw]
    answered = {
        number
        for number, card in enumerate(cards, 1)
        if isinstance(card.value, dict) and set(card.value) & set(_CARD_KEYS)
    }
    for number, card in enumerate(cards, 1):
        lines = card.usable.get("to", ()) if card.usable else ()
        if number in lines or not answered.issuperset(lines):
            card.findings.append(Finding("unknown-option", column="to"))
    findings = [finding.at(row=str(number)) for number, card in enumerate(cards, 1) for finding in card.findings]
    value = without_empty_tail([card.value for card in cards])
    return Reading(
        value,
        [cards[number - 1].value for number in sorted(answered)],
        findings + _room(field["max_cards"], len(value)),
    )


def _read_card(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading, entries = Reading({}, {}), filled(raw)
    if entries.get("mine") is False:
        del entries["mine"]
    for key in _CARD_KEYS:
        if key in entries:
            _put(reading, "column", key, _read_entry(field, key, entries[key], language))
        elif entries and key in ("text", "row", "column"):
            reading.findings.append(Finding("row-incomplete", column=key))
    _keep_unknown(reading, "column", entries, _CARD_KEYS)
    return reading


def _read_entry(field: Model, key: str, raw: Any, language: str) -> Reading:
    if key == "text":
        return read_text(field, raw, language)
    if key == "mine":
        return understood(True) if raw is True else not_usable(raw, "wrong-type")
    if key == "to":
        return _read_lines(raw)
    return read_choice({"options": [{"value": place["id"]} for place in field[f"{key}s"]]}, raw, language)


def _read_lines(raw: Any) -> Reading:
    """Numbers of other cards, as a list or as written: `2, 3`."""
    written = re.findall("[0-9]+", raw) if isinstance(raw, str) and _NUMBERS.fullmatch(trim(raw)) else raw
    if not isinstance(written, list) or any(whole_number(item) is None for item in written):
        return not_understood(raw, "not-a-number")
    return understood(sorted({int(whole_number(item) or 0) for item in written}))


def _room(most: int | None, count: int) -> list[Finding]:
    return [Finding("too-many", data={"max": most, "count": count})] if most is not None and count > most else []
