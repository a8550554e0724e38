"""Answers in words, to be read and not to be filled in: what the example on a worksheet's page says."""

from collections.abc import Iterator
from typing import Any

from toolkit.contract.shape import Rules, cell_rules, shape_of, value_of
from toolkit.rules import evaluate
from toolkit.words.locale import say
from toolkit.words.written import grouped, written

Model = dict[str, Any]
Pair = tuple[str, str]


def example_in_words(model: Model, example: Model) -> Model:
    """`{"sections": [{"title", "answers": [{"label", …}]}], "scores": [(label, text)]}`.

    An answer has one of `text` (a string), `entries` (strings; `ordered` tells whether their order counts), `pairs` (label, text)
    or `rows` (label, pairs). Only what is asked and answered is there.
    """
    result = evaluate(model, {"answers": example["answers"], "respondent": example["respondent"]})
    asked = set(result.visible)
    sections = []
    for section in model["sections"]:
        fields = [field for field in section["fields"] if field["id"] in asked and field["id"] in result.answers]
        answers = [
            {"label": field["label"]} | _shown(field, result.answers[field["id"]], model["language"])
            for field in fields
        ]
        if answers:
            sections.append({"title": section["title"], "answers": answers})
    labels = {score["id"]: score["label"] for score in model["scores"]}
    return {
        "sections": sections,
        "scores": [(labels[score["id"]], _score(score, model["language"])) for score in result.scores],
    }


def _score(score: Model, language: str) -> str:
    if score["value"] is None:
        return say(language, "site.answers.no_band")
    value = written(score["value"], language)
    return say(language, "site.answers.band", value=value, band=score["band"]) if score["band"] else value


def _shown(field: Model, value: Any, language: str) -> Model:
    shape = shape_of(field["type"])
    match shape["answer"]:
        case "chosen" | "order":
            return {"entries": [_one(field, item, language) for item in value], "ordered": shape["answer"] == "order"}
        case "one":
            return {"text": _one(field, value, language)}
    if field["type"] == "placement":
        return {"rows": list(_cards(field, value, language))}
    if len(shape["axes"]) == 1:
        rows = [row for row in field["rows"] if row["id"] in value]
        return {
            "pairs": [
                (row["label"], _one(cell_rules(field, (row["id"], None)), value[row["id"]], language)) for row in rows
            ]
        }
    return {"rows": list(_table_rows(field, value, language))}


def _one(field: Rules, value: Any, language: str) -> str:
    """A single answer: an option by its label, a step with its number and label, a number or a day as the language writes it."""
    kind = value_of(field["type"])
    if kind == "step" and value == "na":
        return say(language, "site.answers.not_relevant")
    if kind in ("option", "step"):
        label = next((str(option["label"]) for option in field["options"] if option["value"] == value), "")
        return label if kind == "option" else f"{value} – {label}" if label else str(value)
    if kind == "number" and not isinstance(value, str):
        unit = field.get("unit")
        return f"{grouped(value, language)} {unit}" if unit else grouped(value, language)
    return written(value, language) if kind == "day" else str(value)


def _table_rows(field: Model, value: Any, language: str) -> Iterator[tuple[str, list[Pair]]]:
    if field["rows"] is not None:
        found = [(row["label"], value[row["id"]]) for row in field["rows"] if row["id"] in value]
    else:
        found = [(say(language, "places.row", number=number), row) for number, row in enumerate(value, 1)]
    for label, row in found:
        pairs = [
            (column["label"], _one(column, row[column["id"]], language))
            for column in field["columns"]
            if column["id"] in row
        ]
        if pairs:
            yield label, pairs


def _cards(field: Model, value: Any, language: str) -> Iterator[tuple[str, list[Pair]]]:
    rows, columns = ({line["id"]: line["label"] for line in field[key]} for key in ("rows", "columns"))
    for number, card in enumerate(value, 1):
        place = " · ".join(label for label in (rows.get(card.get("row")), columns.get(card.get("column"))) if label)
        notes = [say(language, "site.answers.mine")] if card.get("mine") else []
        if card.get("to"):
            notes.append(say(language, "site.answers.to", numbers=", ".join(map(str, card["to"]))))
        if card:
            yield f"{say(language, 'places.card', number=number)}: {card.get('text', '')}", [(place, "; ".join(notes))]
