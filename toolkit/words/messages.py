"""A finding in words: label, message and remedy, the same sentences as the browser's (templates/locale/findings.yaml)."""

from collections.abc import Mapping
from typing import Any

from toolkit.contract.data import LIMITS
from toolkit.contract.document import Field, Questions
from toolkit.contract.report import Told
from toolkit.contract.shape import called, fields_of
from toolkit.contract.shape import label_of as label_of_line
from toolkit.reading.finding import Finding
from toolkit.rules.cpr import mask_document, mask_name
from toolkit.words.locale import words
from toolkit.words.written import written

_LONGEST: int = LIMITS["shown"]
_AS_TYPED = frozenset({"value", "worksheet", "field", "row", "column", "type", "text", "label"})
_QUOTED = "text"  # what stands nowhere else: shown at length


def describe(finding: Finding, model: Questions, language: str) -> Told:
    """The finding in words, every text masked."""
    field = field_of(model, finding.field)
    values = {
        **finding.data,
        "field": finding.field,
        "row": finding.row,
        "column": finding.column,
        "type": field["type"] if field else None,
    }
    message, remedy = sentences(finding.code, values, language)
    label = clipped(mask_name(label_of(finding, model, language)), LIMITS["definition"]["text"])
    return {
        "code": finding.code,
        "severity": finding.severity,
        "field": _shown_name(finding.field),
        "row": _shown_name(finding.row),
        "column": _shown_name(finding.column),
        "label": label,
        "message": message,
        "remedy": remedy,
    }


def _shown_name(name: str | None) -> str | None:
    return clipped(mask_name(name)) if name is not None else None


def sentences(code: str, values: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Message and remedy of a code or a file verdict; the first variant `<placeholder>_<value>` that fits wins."""
    entry = words(language)["findings"][code]
    for key, variant in entry.items():
        if key in ("message", "remedy"):
            continue
        name, _, wanted = key.partition("_")
        if wanted == ("null" if values.get(name) is None else str(values[name])):
            entry = variant
            break
    shown = {key: _shown(key, value, language) for key, value in values.items()}
    return entry["message"].format(**shown), entry["remedy"].format(**shown)


def _shown(key: str, value: Any, language: str) -> str:
    """A value as the sentence shows it: what somebody wrote as it stands, the rest as the language writes it; masked, not too long."""
    if value is None:
        return ""
    told = mask_document(value)
    text = mask_name(str(told) if key in _AS_TYPED else written(told, language))
    return clipped(text, LIMITS["definition"]["text"] if key == _QUOTED else _LONGEST)


def clipped(text: str, most: int = LIMITS["name"]) -> str:
    """The text, its end cut off where it is longer than any that means something."""
    return text if len(text) <= most else text[: most - 1] + "…"


def field_of(model: Questions, name: str | None) -> Field | None:
    """The field of the model with this id, or None."""
    return next((field for field in fields_of(model) if field["id"] == name), None)


def label_of(finding: Finding, model: Questions, language: str) -> str:
    """The question in words, with its row and column: `Evidens – Klare mål, Kilde`."""
    name = finding.field
    if name is None:
        return str(model["title"])
    if name == "respondent" or name.startswith("respondent."):
        block = words(language)["respondent"]
        key = name.partition(".")[2]
        return f"{block['title']}: {block.get(key, key)}" if key else str(block["title"])
    field = field_of(model, name)
    if field is None:
        return str(finding.data.get("label", name))
    parts = [_line_label(field, axis, key, language) for axis, key in enumerate((finding.row, finding.column))]
    return placed(str(field["label"]), *parts)


def placed(question: str, *parts: str) -> str:
    """A place in a question: what its row and its column are called. So in findings and reports, and by the names of boxes in a PDF."""
    place = ", ".join(part for part in parts if part)
    return f"{question} – {place}" if place else question


def _line_label(field: Field, axis: int, key: str | None, language: str) -> str:
    if key is None:
        return ""
    places, kind = words(language)["places"], called(field, axis)
    label = label_of_line(field, axis, key)
    if label:
        return label
    if axis:
        return str(places.get(f"{called(field, 0)}_keys", {}).get(key, key))
    return str(places[kind].format(number=key)) if kind else key
