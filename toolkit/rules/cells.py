"""Reading a field with rows: grid, table, placement."""

import re
from typing import Any

from toolkit.rules.finding import Finding
from toolkit.rules.reading import Reading, not_usable, understood, without_empty_tail
from toolkit.rules.single import SINGLE, read_text, whole_number
from toolkit.rules.text import clean, is_empty, trim

Model = dict[str, Any]
_NUMBERS = re.compile(r"[0-9]{1,3}(?:[ ]*[,; ][ ]*[0-9]{1,3})*[ ]*[,;]?")
_CARD_KEYS = ("text", "row", "column", "mine", "to")


def read_grid(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading = Reading({}, {})
    ids = [row["id"] for row in field["rows"]]
    read = SINGLE[field["cell"]["type"]]
    for row in ids:
        if is_empty(raw.get(row)):
            continue
        cell = read(field["cell"], raw[row], language)
        _put(reading, row, cell)
        reading.findings += [finding.at(row=row) for finding in cell.findings]
    _keep_unknown(reading, raw, ids, "row")
    if field["required"] and any(row in reading.value for row in ids):
        reading.findings += [Finding("row-incomplete", row=row) for row in ids if row not in reading.value]
    return reading


def read_table(field: Model, raw: Any, language: str) -> Reading:
    return _read_fixed(field, raw, language) if field["rows"] is not None else _read_free(field, raw, language)


def _read_fixed(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading = Reading({}, {})
    ids = [row["id"] for row in field["rows"]]
    for row in ids:
        if is_empty(raw.get(row)):
            continue
        line = _read_row(field, raw[row], language)
        reading.findings += [finding.at(row=row) for finding in line.findings]
        if line.answered:
            _put(reading, row, line)
    _keep_unknown(reading, raw, ids, "row")
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
    reading = Reading({}, {})
    ids = [column["id"] for column in field["columns"]]
    for column in field["columns"]:
        name = column["id"]
        if is_empty(raw.get(name)):
            continue
        cell = SINGLE[column["type"]](column, raw[name], language)
        _put(reading, name, cell)
        reading.findings += [finding.at(column=name) for finding in cell.findings]
    _keep_unknown(reading, raw, ids, "column")
    if reading.answered:
        missing = [column["id"] for column in field["columns"] if column["required"] and column["id"] not in reading.value]
        reading.findings += [Finding("row-incomplete", column=name) for name in missing]
    return reading


def _put(reading: Reading, key: str, part: Reading) -> None:
    reading.value[key] = part.value
    if not is_empty(part.usable):
        reading.usable[key] = part.usable


def _keep_unknown(reading: Reading, raw: dict[str, Any], known: list[str], place: str) -> None:
    for key in sorted(set(raw) - set(known)):
        if not is_empty(raw[key]):
            reading.value[key] = raw[key]
            reading.findings.append(Finding("unknown-field").at(**{place: key}))


def read_placement(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, list):
        return not_usable(raw, "wrong-type")
    reading = Reading([], [])
    for number, item in enumerate(raw, 1):
        card = Reading({}, {}) if is_empty(item) else _read_card(field, item, language)
        reading.value.append(card.value)
        reading.findings += [finding.at(row=str(number)) for finding in card.findings]
    reading.value = without_empty_tail(reading.value)
    reading.findings += _lost_lines(reading.value)
    reading.findings += _room(field["max_cards"], len(reading.value))
    reading.usable = [card for card in reading.value if not is_empty(card)]
    return reading


def _read_card(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, dict):
        return not_usable(raw, "wrong-type")
    reading = Reading({}, {})
    places = {axis: {place["id"] for place in field[f"{axis}s"]} for axis in ("row", "column")}
    for key in _CARD_KEYS:
        entry = raw.get(key)
        if is_empty(entry) or (key == "mine" and entry is False):
            continue
        if key == "text":
            cell = read_text(field, entry, language)
        elif key == "mine":
            cell = understood(True) if entry is True else not_usable(entry, "wrong-type")
        elif key == "to":
            cell = _read_lines(entry)
        elif not isinstance(entry, str):
            cell = not_usable(entry, "wrong-type")
        else:
            cell = understood(trim(entry)) if trim(entry) in places[key] else not_usable(clean(entry), "unknown-option")
        reading.value[key] = cell.value
        reading.findings += [finding.at(column=key) for finding in cell.findings]
    _keep_unknown(reading, raw, list(_CARD_KEYS), "column")
    if reading.answered:
        reading.findings += [Finding("row-incomplete", column=key) for key in ("text", "row", "column") if key not in reading.value]
    return reading


def _read_lines(raw: Any) -> Reading:
    """Numbers of other cards, as a list or as written: `2, 3`."""
    if isinstance(raw, str) and _NUMBERS.fullmatch(trim(raw)):
        raw = re.findall(r"[0-9]+", raw)
    if not isinstance(raw, list) or any(whole_number(item) is None for item in raw):
        return not_usable(clean(raw) if isinstance(raw, str) else raw, "not-a-number")
    return understood(sorted({int(whole_number(item) or 0) for item in raw}))


def _lost_lines(cards: list[Any]) -> list[Finding]:
    """Lines to a card that is not there, or to itself."""
    answered = {number for number, card in enumerate(cards, 1) if not is_empty(card)}
    findings = []
    for number, card in enumerate(cards, 1):
        lines = card.get("to") if isinstance(card, dict) else None
        if not isinstance(lines, list) or not all(type(line) is int for line in lines):
            continue  # has its finding already
        if not set(lines) <= answered - {number}:
            findings.append(Finding("unknown-option", row=str(number), column="to"))
    return findings


def _room(most: int | None, count: int) -> list[Finding]:
    return [Finding("too-many", data={"max": most, "count": count})] if most is not None and count > most else []
