"""The block "Om jer" on paper: its questions as fields, and which of them have room beside each other."""

from toolkit.contract.data import RESPONDENT, RESPONDENT_PREFIX, RespondentKey
from toolkit.contract.document import Field, Option, Question
from toolkit.paper.paper import AVERAGE_EM, PT_PER_MM, Paper
from toolkit.words.locale import say

_LEAST = 34.0  # mm at 10 pt: to write a word by hand
_DATE = 30.0
_AFTER = 2.0  # mm at 10 pt: between a label and its box


def respondent_fields(language: str) -> list[Field]:
    """The block "Om jer" as fields like any other."""
    return [_respondent_field(key, language) for key in RESPONDENT]


def _respondent_field(key: RespondentKey, language: str) -> Field:
    label = say(language, f"respondent.{key['id']}")
    question: Question = {
        "id": RESPONDENT_PREFIX + key["id"],
        "label": label,
        "short": label,
        "help": None,
        "required": False,
        "show_if": None,
        "about": None,
        "carry": None,
        "width": "full",
    }
    match key["type"]:
        case "text":
            return {**question, "type": "text", "max_length": key["max_length"]}
        case "date":
            return {**question, "type": "date", "min": None, "max": None}
        case "choice":
            options: list[Option] = [
                {"value": value, "label": say(language, f"respondent.{key['id']}s.{value}"), "exclusive": False}
                for value in key["options"]
            ]
            return {**question, "type": "choice", "options": options, "list": None}


def respondent_line(fields: list[Field], paper: Paper) -> list[tuple[float, float | None]]:
    """For each part its width and the width of its box, in mm; None for the box where options are ticked.

    The parts fill the line; where there are more than it holds they break into several, each as wide as the page at most.
    """
    sizes = [(label_width(field, paper), field) for field in fields]
    least = [min(paper.width_mm, label + _box(field, paper)) for label, field in sizes]
    lines: list[list[int]] = []
    for n, width in enumerate(least):
        taken = sum(least[k] + paper.gap_mm for k in lines[-1]) if lines else 0.0
        if not lines or taken + width > paper.width_mm:
            lines.append([])
        lines[-1].append(n)
    widths: dict[int, float] = {}
    for line in lines:
        texts = [n for n in line if fields[n]["type"] == "text"]
        left = paper.width_mm - sum(least[n] for n in line) - paper.gap_mm * (len(line) - 1)
        widths |= {n: least[n] + (left / len(texts) if n in texts else 0.0) for n in line}
    return [
        (round(widths[n], 2), None if field["type"] == "choice" else round(max(8.0, widths[n] - label), 2))
        for n, (label, field) in enumerate(sizes)
    ]


def label_width(field: Field, paper: Paper) -> float:
    """Of the label in front of a box, on the safe side."""
    return _letters(field["label"], paper) + _AFTER * paper.scale


def _box(field: Field, paper: Paper) -> float:
    if field["type"] == "choice":
        return sum(_letters(option["label"], paper) + paper.box.tick + 5 * paper.scale for option in field["options"])
    return (_DATE if field["type"] == "date" else _LEAST) * paper.scale


def _letters(text: str, paper: Paper) -> float:
    return len(text) * AVERAGE_EM * paper.type.small / PT_PER_MM
