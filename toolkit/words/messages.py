"""A finding in words: label, message and remedy, the same sentences as the browser's (templates/locale/findings.yaml)."""

from typing import Any

from toolkit.contract.data import LIMITS
from toolkit.reading.finding import Finding
from toolkit.rules.cpr import mask_document, mask_name
from toolkit.words.locale import words
from toolkit.words.written import written

_LONGEST: int = LIMITS["shown"]
_AS_TYPED = frozenset({"value", "worksheet", "field", "row", "column", "type", "text"})
_QUOTED = "text"  # what stands nowhere else: shown at length


def describe(finding: Finding, model: dict[str, Any], language: str) -> dict[str, Any]:
    """`{"code", "severity", "field", "row", "column", "label", "message", "remedy"}`, every text masked."""
    field = field_of(model, finding.field)
    values = {
        **finding.data,
        "field": finding.field,
        "row": finding.row,
        "column": finding.column,
        "type": field["type"] if field else None,
    }
    message, remedy = sentences(finding.code, values, language)
    place = {
        key: clipped(mask_name(value)) if value is not None else None
        for key, value in (("field", finding.field), ("row", finding.row), ("column", finding.column))
    }
    label = clipped(mask_name(label_of(finding, model, language)), LIMITS["definition"]["text"])
    return {
        "code": finding.code,
        "severity": finding.severity,
        **place,
        "label": label,
        "message": message,
        "remedy": remedy,
    }


def sentences(code: str, values: dict[str, Any], language: str) -> tuple[str, str]:
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


def field_of(model: dict[str, Any], name: str | None) -> dict[str, Any] | None:
    """The field of the model with this id, or None."""
    return next((field for section in model["sections"] for field in section["fields"] if field["id"] == name), None)


def label_of(finding: Finding, model: dict[str, Any], language: str) -> str:
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
        return name
    parts = [_line_label(field, "rows", finding.row, language), _line_label(field, "columns", finding.column, language)]
    place = ", ".join(part for part in parts if part)
    return f"{field['label']} – {place}" if place else str(field["label"])


def _line_label(field: dict[str, Any], axis: str, key: str | None, language: str) -> str:
    if key is None:
        return ""
    lines = field.get(axis) or field.get("options") or []
    if field["type"] == "placement":
        places = words(language)["places"]
        return str(places["card_keys"].get(key, key)) if axis == "columns" else str(places["card"].format(number=key))
    found = next((line["label"] for line in lines if line.get("id", line.get("value")) == key), None)
    if found is None and axis == "rows" and field["type"] == "table":
        return str(words(language)["places"]["row"].format(number=key))
    return str(found or key)
