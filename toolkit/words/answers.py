"""Answers in words, to be read and not to be filled in: what the example on a worksheet's page says."""

from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict, assert_never

from toolkit.contract.document import Document, Example, Field, PlacementField, TableField
from toolkit.contract.report import Scored
from toolkit.contract.shape import (
    Rules,
    axes_of,
    called,
    has_columns,
    has_rows,
    is_alike,
    label_of,
    shape_of,
    value_of,
)
from toolkit.reading.apart import take_apart
from toolkit.reading.lent import Lent
from toolkit.reading.total import totals
from toolkit.rules import evaluate
from toolkit.words.locale import say
from toolkit.words.written import grouped, written

Pair = tuple[str, str]
Row = tuple[str, list[Pair]]  # its label, and what stands in it


class Shown(TypedDict):
    """An answer: one of `text`, `entries` (`ordered`: their order counts), `pairs` and `rows`."""

    label: str
    text: NotRequired[str]
    entries: NotRequired[list[str]]
    ordered: NotRequired[bool]
    pairs: NotRequired[list[Pair]]
    rows: NotRequired[list[Row]]


class ShownSection(TypedDict):
    title: str
    answers: list[Shown]


class ExampleInWords(TypedDict):
    """`scores`: label and text of each."""

    sections: list[ShownSection]
    scores: list[Pair]


def example_in_words(model: Document, example: Example) -> ExampleInWords:
    """Only what is asked and answered is there."""
    result = evaluate(model, {"answers": example["answers"], "respondent": example["respondent"]})
    asked = set(result.visible)
    said = {text.strip(): text for text in _lent(example["answers"])}
    sections: list[ShownSection] = []
    for section in model["sections"]:
        fields = [field for field in section["fields"] if field["id"] in asked and field["id"] in result.answers]
        answers = [_shown(field, _as_said(result.answers[field["id"]], said), model["language"]) for field in fields]
        if answers:
            sections.append({"title": section["title"], "answers": answers})
    labels = {score["id"]: score["label"] for score in model["scores"]}
    return {
        "sections": sections,
        "scores": [(labels[score["id"]], _score(score, model["language"])) for score in result.scores],
    }


def _lent(answers: Any) -> Iterator[Lent]:
    """What of the answers is lent from another language."""
    if isinstance(answers, Lent):
        yield answers
    elif isinstance(answers, dict | list):
        for inner in answers.values() if isinstance(answers, dict) else answers:
            yield from _lent(inner)


def _as_said(value: Any, said: dict[str, Lent]) -> Any:
    """An answer as it was understood, its texts in the language they were written in: rules know no languages."""
    if isinstance(value, dict):
        return {key: _as_said(inner, said) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_said(inner, said) for inner in value]
    return said.get(value, value) if isinstance(value, str) else value


def _score(score: Scored, language: str) -> str:
    if score["value"] is None:
        return say(language, "site.answers.no_band")
    value = written(score["value"], language)
    return say(language, "site.answers.band", value=value, band=score["band"]) if score["band"] else value


def _shown(field: Field, value: Any, language: str) -> Shown:
    label, answer = field["label"], shape_of(field["type"])["answer"]
    if not has_rows(field):
        if answer == "one":
            return {"label": label, "text": _one(field, value, language)}
        entries = [_one(field, item, language) for item in value]
        return {"label": label, "entries": entries, "ordered": answer == "order"}
    if field["type"] == "placement":
        return {"label": label, "rows": list(_cards(field, value, language))}
    if has_columns(field):
        return {"label": label, "rows": list(_table_rows(field, value, language))}
    if is_alike(field):
        rows, cells = axes_of(field)[0], take_apart(field, value)
        asked = [(row, cells[row, None]) for row in rows if (row, None) in cells]
        return {
            "label": label,
            "pairs": [(_row(field, row, language), _one(field["cell"], item, language)) for row, item in asked],
        }
    assert_never(field)


def _one(field: Rules, value: Any, language: str) -> str:
    """A single answer: an option by its label, a step with its number and label, a number or a day as the language writes it."""
    kind = value_of(field["type"])
    if kind == "step" and value == "na":
        return say(language, "site.answers.not_relevant")
    if kind in ("option", "step"):
        label: str = next((option["label"] for option in field["options"] if option["value"] == value), "")
        if kind == "option":
            return label
        step = f"{value} – {label}" if label else str(value)
        return Lent(step, label.spoken) if isinstance(label, Lent) else step
    if kind == "number" and not isinstance(value, str):
        unit = field.get("unit")
        return f"{grouped(value, language)} {unit}" if unit else grouped(value, language)
    if kind == "day":
        return written(value, language)
    return value if isinstance(value, str) else str(value)


def _row(field: Field, row: str, language: str) -> str:
    """What a row is called: by its label, or by its number."""
    label = label_of(field, 0, row)
    return say(language, f"places.{called(field, 0)}", number=row) if label is None else label


def _table_rows(field: TableField, value: Any, language: str) -> Iterator[Row]:
    if field["rows"] is not None:
        found = [(row["label"], value[row["id"]]) for row in field["rows"] if row["id"] in value]
    else:
        found = [(_row(field, str(number), language), row) for number, row in enumerate(value, 1)]
    for label, row in found:
        pairs = [
            (column["label"], _one(column, row[column["id"]], language))
            for column in field["columns"]
            if column["id"] in row
        ]
        if pairs:
            yield label, pairs
    come_to = totals(field, value)
    named = [column for column in field["columns"] if column["id"] in come_to]
    if named:
        yield (
            say(language, "site.answers.total"),
            [(column["label"], _one(column, come_to[column["id"]], language)) for column in named],
        )


def _cards(field: PlacementField, value: Any, language: str) -> Iterator[Row]:
    rows, columns = ({line["id"]: line["label"] for line in lines} for lines in (field["rows"], field["columns"]))
    for number, card in enumerate(value, 1):
        place = " · ".join(label for label in (rows.get(card.get("row")), columns.get(card.get("column"))) if label)
        notes = [say(language, "site.answers.mine")] if card.get("mine") else []
        if card.get("to"):
            notes.append(say(language, "site.answers.to", numbers=", ".join(map(str, card["to"]))))
        if card:
            yield f"{say(language, 'places.card', number=number)}: {card.get('text', '')}", [(place, "; ".join(notes))]
