"""The shape of each field type's answer: which cells it has, what they are called, how each is read. Data of `toolkit/fields/<type>/shape.json`.

`axes` says along what an answer has cells: `lines` (a list of the field, by `id` or `value`), `count` (numbers from 1 up to that key of
the field; beside `lines` it holds where the list is null), or `names`. No axis: one cell. `answer` says how they are put together:

- `one`: the answer is its cell; `none`: there is no answer
- `chosen`: a list of the chosen lines, in their order; `order`: a list of lines, first the highest, each cell its place
- `rows`: `{row: cell}` or `{row: {column: cell}}`, a list of rows where the first axis is counted

`value` is what one answer, or one item of a list, is: `text`, `number`, `day`, `option` or `step`; how conditions, reports and PDFs treat
it follows from that. `column` tells that the type may be a column of a table. `cell` says how one cell is read: `columns`, as the line of the last axis; the name of a key that holds the rules; or rules, one set or one
for each name, in which `max_length` and `options` are taken from the key named. `called` is what a counted row is called in words.
The browser's twin is `templates/assets/js/contract/shape.js`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from toolkit.contract.data import RESPONDENT_PREFIX, respondent_rules
from toolkit.contract.document import (
    AlikeField,
    ColumnField,
    ColumnsField,
    Field,
    GridCell,
    LinesField,
    OptionsField,
    Questions,
    RowsField,
    StepsField,
    TextsField,
)

if TYPE_CHECKING:
    from typing_extensions import TypeIs

Rules = Mapping[str, Any]  # a field, a column, or what else says how an answer is read
Cell = tuple[str | None, str | None]  # (row, option or number; column)
FIELDS = Path(__file__).parents[1] / "fields"
ONE: Cell = (None, None)


Value = Literal["text", "number", "day", "option", "step"]


class Place(NamedTuple):
    """A cell of a sheet: its name, which its PDF field has too; the field and the cell that it stands for."""

    name: str
    field: Rules
    cell: Cell


@cache
def shape_of(kind: str) -> Rules:
    """The shape of a field type. Raises FileNotFoundError for one that is not there."""
    shape: Rules = json.loads((FIELDS / kind / "shape.json").read_text("utf-8"))
    return shape


def lines_of(field: Rules, axis: int) -> Sequence[Rules] | None:
    """The rows, options or columns along an axis; None where it has none, or only numbers or names."""
    axes = shape_of(field["type"]).get("axes", ())
    key = axes[axis].get("lines") if axis < len(axes) else None
    return field[key] if key else None


def is_counted(field: Rules) -> bool:
    """Whether the rows of the answer are numbered, so that it is a list of rows."""
    axes = shape_of(field["type"]).get("axes", ())
    return bool(axes) and "count" in axes[0] and lines_of(field, 0) is None


def is_endless(field: Rules) -> bool:
    """Whether its rows are numbered and nothing says up to which number: the definition of a stranger may be like that."""
    return is_counted(field) and field[shape_of(field["type"])["axes"][0]["count"]] is None


def axes_of(field: Rules) -> list[Sequence[str]]:
    """The names along each axis."""
    return [_names(field, number, axis) for number, axis in enumerate(shape_of(field["type"]).get("axes", ()))]


def _names(field: Rules, number: int, axis: Rules) -> Sequence[str]:
    lines = lines_of(field, number)
    if lines is not None:
        return [name_of(line) for line in lines]
    return axis["names"] if "names" in axis else [str(n) for n in range(1, field[axis["count"]] + 1)]


def name_of(line: Rules) -> str:
    name: str = line["id"] if "id" in line else line["value"]
    return name


def cells_of(field: Rules) -> Iterator[Cell]:
    """The cells of a field, in reading order."""
    match axes_of(field):
        case []:
            yield from [ONE] if has_answer(field) else []
        case [rows]:
            yield from ((row, None) for row in rows)
        case [rows, columns]:
            yield from ((row, column) for row in rows for column in columns)


@cache
def value_of(kind: str) -> Value | None:
    """What one answer of a type, or one item of it, is; None for what consists of cells, has no answer, or is a cell of its own kind."""
    value: Value | None = shape_of(kind).get("value") if (FIELDS / kind / "shape.json").is_file() else None
    return value


@cache
def kinds_with(*values: Value) -> frozenset[str]:
    """The types of which one answer, or an item of it, is one of `values`: no list of types stands where their shapes say it."""
    return frozenset(path.parent.name for path in FIELDS.glob("*/shape.json") if value_of(path.parent.name) in values)


def is_many(field: Rules) -> bool:
    """Whether an answer is a list, whose items conditions count."""
    return shape_of(field["type"])["answer"] in ("chosen", "order") or is_counted(field)


def has_cells(field: Rules) -> bool:
    """Whether conditions and scores can name cells of it: those with rows that have ids."""
    return shape_of(field["type"])["answer"] == "rows" and lines_of(field, 0) is not None


def rules_at(field: Rules, path: Sequence[str]) -> Rules:
    """How the answer at a path `[field]`, `[grid, row]`, `[table, row, column]` is read. Raises KeyError where there is none."""
    if len(path) == 1:
        return field
    axes = axes_of(field)
    if not has_cells(field) or len(path) != 1 + len(axes):
        raise KeyError(path[-1])
    for key, names in zip(path[1:], axes, strict=True):
        if key not in names:
            raise KeyError(key)
    return cell_rules(field, (path[1], path[2] if len(axes) > 1 else None))


def has_answer(field: Rules) -> bool:
    return bool(shape_of(field["type"])["answer"] != "none")


def answers_any(model: Rules, answers: Mapping[str, Any]) -> bool:
    """Whether one of its questions is answered: a file may hold nothing but names that the sheet does not know."""
    return any(field["id"] in answers for section in model["sections"] for field in section["fields"])


def count_of(field: Rules) -> int:
    """How many cells a field has, without making them: a stranger's definition may ask for millions."""
    axes = enumerate(shape_of(field["type"]).get("axes", ()))
    return prod(max(1, _length(field, number, axis)) for number, axis in axes)


def _length(field: Rules, number: int, axis: Rules) -> int:
    lines = lines_of(field, number)
    if lines is not None:
        return len(lines)
    return len(axis["names"]) if "names" in axis else int(field[axis["count"]])


def cell_rules(field: Rules, cell: Cell) -> Rules:
    """How one cell is read. Raises KeyError where the field has no such cell."""
    rules = shape_of(field["type"]).get("cell")
    if rules is None:
        return field
    if isinstance(rules, str):
        inside = field[rules]
        return next(line for line in inside if line["id"] == cell[1]) if rules == "columns" else dict(inside)
    found = rules if "type" in rules else rules[cell[1]]
    return {key: _taken(field, key, value) for key, value in found.items()}


def _taken(field: Rules, key: str, value: Any) -> Any:
    if key == "options":
        return [{"value": line["id"], "label": line.get("label", ""), "exclusive": False} for line in field[value]]
    return field[value] if key == "max_length" else value


def label_of(field: Rules, axis: int, key: str) -> str | None:
    """The words of a row, option or column; None where it is only a number or a name, or not there."""
    return next((str(line["label"]) for line in lines_of(field, axis) or () if name_of(line) == key), None)


def lists_of(field: Rules) -> dict[str, Sequence[Rules]]:
    """Key → lines of each list that a field has, in order: its rows, options or columns, and what its cells choose among."""
    shape = shape_of(field["type"])
    cell = shape.get("cell")
    inside = cell.values() if isinstance(cell, dict) else ()
    keys = [axis.get("lines") for axis in shape.get("axes", ())]
    keys += ["options"] if value_of(field["type"]) in ("option", "step") else []
    keys += [rules.get("options") for rules in inside if isinstance(rules, dict)]
    return {key: field[key] or () for key in dict.fromkeys(keys) if key}


def called(field: Rules, axis: int) -> str | None:
    """What a counted row is called in words (a key of `templates/locale/places.yaml`)."""
    axes = shape_of(field["type"]).get("axes", ())
    return axes[axis].get("called") if axis < len(axes) else None


def cell_name(field: str, cell: Cell) -> str:
    """The name of a cell, in a PDF and in the form: `field`, `field__row`, `field__row__column`."""
    return "__".join([field, *(part for part in cell if part is not None)])


def respondent_fields() -> list[dict[str, Any]]:
    """The block "Om jer" as fields like any other, without words."""
    return [rules | {"id": RESPONDENT_PREFIX + key} for key, rules in respondent_rules().items()]


def is_column(field: Field) -> "TypeIs[ColumnField]":
    """Whether it is of a type that a table may have for a column."""
    return bool(shape_of(field["type"]).get("column"))


def has_text(field: Field) -> "TypeIs[TextsField]":
    """Whether one answers it in words."""
    return value_of(field["type"]) == "text"


def has_lines(field: Field) -> "TypeIs[LinesField]":
    """Whether one answers it in words, on several lines."""
    return "lines" in field


def has_options(field: Field) -> "TypeIs[OptionsField]":
    """Whether one chooses among options or steps."""
    return value_of(field["type"]) in ("option", "step")


def has_steps(field: Field | GridCell) -> "TypeIs[StepsField]":
    """Whether one chooses a step of a scale."""
    return value_of(field["type"]) == "step"


def has_rows(field: Field) -> "TypeIs[RowsField]":
    """Whether its answer consists of rows."""
    return bool(shape_of(field["type"])["answer"] == "rows")


def is_alike(field: Field) -> "TypeIs[AlikeField]":
    """Whether each of its rows is one cell, and all are read alike."""
    return bool(shape_of(field["type"]).get("cell") == "cell")


def has_columns(field: Field) -> "TypeIs[ColumnsField]":
    """Whether each of its rows has a cell in every column."""
    return bool(shape_of(field["type"]).get("cell") == "columns")


def fields_of(document: Questions) -> Iterator[Field]:
    """All fields of a sheet, in order."""
    return (field for section in document["sections"] for field in section["fields"])


def places_of(document: Questions) -> Iterator[Place]:
    """The cells of a sheet, in reading order: respondent, questions. The names of its PDF's fields, but for the identity."""
    return places_in(fields_of(document))


def places_in(fields: Iterable[Rules]) -> Iterator[Place]:
    """The same of a sheet with these fields."""
    for field in (*respondent_fields(), *fields):
        for cell in cells_of(field):
            yield Place(cell_name(field["id"], cell), field, cell)
