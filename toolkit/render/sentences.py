"""The sentence and the remedy of a finding. `templates/assets/js/form/sentences.js` says the same in the browser."""

import json
import re
from typing import Any

from toolkit.content.locale import words
from toolkit.rules.cpr import mask

_AS_TYPED = frozenset({"value", "worksheet", "field", "row", "column", "type"})
_LONGEST = 60
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def written(value: object, language: str) -> str:
    """A number, a decimal string or an ISO date as the language writes it; any other text as it stands."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if day := _DAY.fullmatch(text):
        year, month, number = day.groups()
        return f"{int(number)}.{int(month)}.{year}" if language == "da" else f"{int(number)} {_MONTHS[int(month) - 1]} {year}"
    if language == "da" and _NUMBER.fullmatch(text):
        return text.replace(".", ",")
    return text


def finding_sentence(language: str, code: str, place: dict[str, Any], data: dict[str, Any]) -> dict[str, str]:
    """`{"message", "remedy"}` of a finding. `place`: its `field row column`, and `type`, the type of its field, each a text or None.

    Raises KeyError for a code that `templates/locale/findings.yaml` does not have.
    """
    entry = words(language)["findings"][code]
    known = {**place, **data}
    for name, variant in entry.items():
        key, _, wanted = name.rpartition("_")
        if key and wanted == ("null" if known.get(key) is None else str(known[key])):
            entry = variant
            break
    values = {key: _shown(key, value, language) for key, value in known.items()}
    return {part: entry[part].format(**values) for part in ("message", "remedy")}


def _shown(key: str, value: object, language: str) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = mask(text) if key in _AS_TYPED else mask(written(value, language))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
