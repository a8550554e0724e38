"""The values of PDF fields as an answer document."""

from collections.abc import Iterable
from typing import Any

from toolkit.contract.data import ANSWER_FORMAT, RESPONDENT_KEYS, RESPONDENT_PREFIX
from toolkit.contract.document import Document
from toolkit.contract.shape import Cell, Place, Rules, places_of
from toolkit.reading.apart import put_together
from toolkit.reading.text import is_empty


def document_from_values(
    model: Document, values: dict[str, Any], places: Iterable[Place] | None = None
) -> dict[str, Any]:
    """The answer document of PDF values (text, option value, True/False, None), raw: `evaluate` makes the answers canonical.

    Free rows keep their places, empty ones are `{}`, empty ones at the end fall away. A name that the sheet does not have becomes an
    answer of that name. `places`: `places_of(model)`, or those of them that have a value, for a caller that reads many forms of one sheet.
    """
    parts: dict[str, dict[Cell, Any]] = {}
    fields: dict[str, Rules] = {}
    left = dict(values)
    for name, field, cell in places_of(model) if places is None else places:
        value = left.pop(name, None)
        if is_empty(value) or value is False:
            continue
        fields[field["id"]] = field
        parts.setdefault(field["id"], {})[cell] = value
    given = {name: put_together(fields[name], cells) for name, cells in parts.items()}
    respondent_names = {RESPONDENT_PREFIX + key for key in RESPONDENT_KEYS}
    respondent = {name.removeprefix(RESPONDENT_PREFIX): given[name] for name in given if name in respondent_names}
    answers = {name: answer for name, answer in given.items() if name not in respondent_names}
    answers |= {name: value for name, value in left.items() if not is_empty(value) and value is not False}
    return {
        "format": ANSWER_FORMAT,
        "worksheet": model["id"],
        "version": model["version"],
        "language": model["language"],
        "respondent": respondent,
        "answers": answers,
    }
