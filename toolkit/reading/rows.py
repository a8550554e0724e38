"""Readings of rows, put together from the readings of their cells."""

from collections.abc import Iterable
from typing import Any

from toolkit.reading.finding import Finding
from toolkit.reading.reading import Reading, not_usable
from toolkit.reading.text import is_empty


def put(reading: Reading, place: str, key: str, part: Reading) -> None:
    """`part` as the row or column (`place`) `key` of `reading`; one in which nothing stands is left out."""
    reading.findings += [finding.at(**{place: key}) for finding in part.findings]
    if part.answered:
        reading.value[key] = part.value
    if not is_empty(part.usable):
        reading.usable[key] = part.usable


def keep_unknown(reading: Reading, place: str, entries: dict[str, Any], known: Iterable[str]) -> None:
    for key in sorted(set(entries) - set(known)):
        put(reading, place, key, not_usable(entries[key], "unknown-field"))


def numbered(lines: list[Reading]) -> list[Finding]:
    """The findings of counted rows, each with its row's number from 1."""
    return [finding.at(row=str(number)) for number, line in enumerate(lines, 1) for finding in line.findings]
