"""What one does next with a filled sheet: compare, lay side by side, go on to the next sheet. From what the sheets say of themselves."""

from collections.abc import Sequence
from typing import TypedDict

from toolkit.contract.document import Document
from toolkit.contract.shape import cell_rules, cells_of, fields_of, has_answer, is_many, value_of

_MOST = 3


class NextSheet(TypedDict):
    """`carries`: an answer of this sheet is offered there."""

    address: str
    title: str
    carries: bool


class Following(TypedDict):
    """`match`: answers of two can be compared; `group`: those of many laid side by side."""

    match: bool
    group: bool
    sheets: list[NextSheet]


def following(model: Document, models: Sequence[Document]) -> Following:
    """`models`: all sheets of the site in this language, in the order in which one uses them."""
    asking = [other for other in models if any(map(has_answer, fields_of(other)))]
    place = next((number for number, other in enumerate(asking) if other["id"] == model["id"]), len(asking))
    later, own = asking[place + 1 :], _carried(model)
    carrying = [other for other in later if own & _carried(other)]
    chosen = {other["id"]: other for other in [*later[:1], *carrying][: _MOST + 1]}
    sheets: list[NextSheet] = [
        {"address": f"{name}.html", "title": other["title"], "carries": bool(own & _carried(other))}
        for name, other in list(chosen.items())[:_MOST]
    ]
    return {"match": bool(model["match"]), "group": steps_of(model) > 0, "sheets": sheets}


def _carried(model: Document) -> set[str]:
    return {field["carry"] for field in fields_of(model) if has_answer(field) and field["carry"]}


def steps_of(model: Document) -> int:
    """On how many questions people can be apart: the cells of a sheet in which one chooses a step."""
    return sum(
        value_of(cell_rules(field, cell)["type"]) == "step"
        for field in fields_of(model)
        if not is_many(field)
        for cell in cells_of(field)
    )
