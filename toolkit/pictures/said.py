"""What pictures say in words. Twin: `pictures/said.js`."""

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.pictures.canvas import DATA

Words = Mapping[str, str]
Value = int | str | None  # a step, `na`, or nothing
_LONGEST_NAME = 60


def head_of(label: str) -> str:
    """The name that a row begins with: `Open: we speak up` → `Open`; the whole label where there is none. `1. Before: …` keeps its number."""
    for place in range(1, min(len(label) - 1, _LONGEST_NAME)):
        if label[place] in ":." and label[place + 1] == " " and label[place - 1] not in "0123456789":
            return label[:place]
    return label


def step_words(value: Value, scale: Any, words: Words) -> str:
    """`4 in a high degree`, `don't know`, or `–`."""
    if value is None:
        return words["none"]
    if value == "na":
        return words["na"]
    label = next((option["label"] for option in scale["options"] if option["value"] == value), "")
    return f"{value} {label}" if label and label != str(value) else str(value)


def scale_words(scale: Any) -> str:
    """Its steps that have a name: `1 not at all · 5 very much`."""
    named = [
        f"{one['value']} {one['label']}" for one in scale["options"] if one["label"] not in ("", str(one["value"]))
    ]
    return " · ".join(named)


def names(found: Sequence[str], words: Words) -> str:
    """A few of them by name, and how many more there are."""
    most = DATA["named"]
    rest = len(found) - most
    shown = list(found[:most])
    return ", ".join([*shown, words["more"].format(n=rest)] if rest > 0 else shown)


def named(label: str, value: object, words: Words) -> str:
    return words["named"].format(label=head_of(label), value=value)
