"""A language as the contract knows it, and what keeps an entry of `languages.json` from being one: whoever adds a language writes it there."""

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any, TypedDict, cast


class Language(TypedDict):
    """What a language calls itself, its tag for browsers, its alphabet, its quotation marks (before, behind), how it writes numbers and days. `day`: with `{day}`, `{month}` (its number), `{name}` (its first three letters), `{year}`."""

    name: str
    tag: str
    alphabet: str
    quotes: list[str]
    decimal: str
    group: str
    months: list[str]
    weekdays: list[str]
    day: str


def languages_in(path: Path) -> dict[str, Language]:
    """Ends the program in one line where an entry could not be read and written in: the scripts of a site are made of the same file."""
    try:
        text = path.read_text("utf-8")
        known = json.loads(text)
    except ValueError as error:
        sys.exit(_refused(f"{path}: {error}"))
    for tag, entry in known.items():
        why = _why_not(tag, entry)
        if why:
            line = text.count("\n", 0, text.find(f'"{tag}"')) + 1
            sys.exit(_refused(f"{path}:{line}: “{tag}”: {why}"))
    return cast(dict[str, Language], known)


def _why_not(tag: str, entry: Any) -> str | None:
    """What keeps an entry from being a language, or None."""
    if not re.fullmatch("[a-z]{2,3}", tag):
        return "two or three small letters; the region belongs in “tag”"
    if not isinstance(entry, dict) or entry.keys() != Language.__annotations__.keys():
        return f"these keys, and no others: {', '.join(Language.__annotations__)}"
    for key, count in {"quotes": 2, "months": 12, "weekdays": 7}.items():
        if not isinstance(entry[key], list) or [type(one) for one in entry[key]] != [str] * count or "" in entry[key]:
            return f"“{key}” is a list of {count} texts"
    if not all(isinstance(entry[key], str) and entry[key] for key in entry.keys() - {"quotes", "months", "weekdays"}):
        return "a text for every other key"
    if len(entry["decimal"]) != 1 or len(entry["group"]) != 1 or entry["decimal"] == entry["group"]:
        return "“decimal” and “group” are one sign each, and not the same"
    if sorted(re.findall("{(.*?)}", entry["day"])) not in (["day", "month", "year"], ["day", "name", "year"]):
        return "“day” holds {day}, {month} (or {name}) and {year}"
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in entry["alphabet"] + entry["name"]):
        return "it is written from right to left, which pages and papers of Brobygger are not made for"
    return None


def _refused(line: str) -> int:
    """The exit code, once the line is said."""
    print(line, file=sys.stderr)
    return 2
