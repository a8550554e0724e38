"""The normalised document of docs/model.md: one per worksheet and language, made by `toolkit/content/`, read by everything behind it.

Told apart by their key `type`, the fields are a union: where code looks at `type`, `assert_never` makes mypy name each place that
forgets a type. Annotations say what is true of a document from a stranger too (`toolkit/intake/trusted.py` makes the check of attached
definitions from them), which keys are words and which are not read. The browser's types are made of these (`document.d.ts`).
"""

from typing import Annotated, Any, Literal, TypedDict

from toolkit.contract.about import Facilitation, OnPaper, Source
from toolkit.contract.data import LANGUAGES
from toolkit.contract.parts import (
    ANY,
    SOME,
    UNREAD,
    WORDS,
    Condition,
    Day,
    Decimal,
    Id,
    Limits,
    Path,
    PlaceName,
    Said,
    SaidOrNothing,
    ToldBy,
    Value,
    Whole,
    like,
)


class Option(TypedDict):
    value: Value
    label: Said
    exclusive: bool


class Step(TypedDict):
    """A step of a scale. `label` is "" where the author gave none."""

    value: Whole
    label: Said


class Line(TypedDict):
    id: Id
    label: Said


class Statement(TypedDict):
    id: str
    heading: Annotated[str | None, WORDS]
    text: Annotated[str, WORDS]
    back: Annotated[str | None, WORDS]


class Offset(TypedDict):
    """In mm, as decimals."""

    right: str
    down: str


class Optioned(TypedDict):
    """`list`: the name of the list in `lists.yaml`."""

    options: Annotated[list[Option], SOME]
    list: Annotated[str | None, UNREAD]


class Scaled(TypedDict):
    """`options`: one for each step from `min` to `max`."""

    min: Whole
    max: Whole
    not_relevant: bool
    options: Annotated[list[Step], SOME]


class Question(TypedDict):
    """What every field has. `short`: its label where there is little room, the label itself where the author gave none."""

    id: Id
    label: Said
    short: Annotated[str, WORDS, UNREAD]
    help: Annotated[str | None, WORDS, UNREAD]
    required: bool
    show_if: Condition | None
    about: Annotated[str | None, UNREAD]
    carry: Annotated[str | None, WORDS, UNREAD]
    width: Annotated[Literal["full", "half", "third"], WORDS, UNREAD]


class TextField(Question):
    type: Literal["text"]
    max_length: Whole


class LongTextField(Question):
    type: Literal["longtext"]
    max_length: Whole
    lines: Annotated[int, WORDS, UNREAD]


class NumberField(Question):
    """`total`: of a column, whether what stands in it is added up below the table."""

    type: Literal["number"]
    unit: Annotated[SaidOrNothing, WORDS]
    min: Decimal | None
    max: Decimal | None
    decimals: Whole
    total: Annotated[bool, WORDS, UNREAD]


class DateField(Question):
    type: Literal["date"]
    min: Day | None
    max: Day | None


class ChoiceField(Question, Optioned):
    type: Literal["choice"]


class ChoicesField(Question, Optioned):
    type: Literal["choices"]
    at_least: Whole | None
    at_most: Whole | None


class ScaleField(Question, Scaled):
    type: Literal["scale"]


class ScaleCell(Scaled):
    type: Literal["scale"]
    required: Annotated[bool, UNREAD]


class ChoiceCell(Optioned):
    type: Literal["choice"]
    required: Annotated[bool, UNREAD]


GridCell = Annotated[ScaleCell | ChoiceCell, ToldBy("type")]


class GridField(Question):
    type: Literal["grid"]
    rows: Annotated[list[Line], SOME]
    cell: GridCell


# What may be a column.
Columns = TextField | LongTextField | NumberField | DateField | ChoiceField | ScaleField
ColumnField = Annotated[Columns, ToldBy("type")]


class TableField(Question):
    """`rows`: None where they are numbered, up to `max_rows`."""

    type: Literal["table"]
    columns: Annotated[list[ColumnField], SOME]
    rows: Annotated[list[Line], SOME] | None
    min_rows: Whole
    max_rows: Whole | None


class PlacementField(Question):
    type: Literal["placement"]
    rows: Annotated[list[Line], SOME]
    columns: Annotated[list[Line], SOME]
    max_cards: Whole
    max_length: Whole


class RankingField(Question, Optioned):
    type: Literal["ranking"]
    at_least: Whole | None


class CardsField(Question):
    type: Literal["cards"]
    statements: Annotated[list[Statement], UNREAD]
    backs: Annotated[Literal["below", "fold", "long-edge", "short-edge"], WORDS, UNREAD]
    back_offset: Annotated[Offset, WORDS, UNREAD]


Field = Annotated[
    Columns | ChoicesField | GridField | TableField | PlacementField | RankingField | CardsField, ToldBy("type")
]
# Kinds of them, by what their shape says (`shape.py` has a guard for each, and a test compares them with the shapes).
TextsField = TextField | LongTextField  # one answers in words
LinesField = LongTextField  # and has several lines for them
OptionsField = ChoiceField | ChoicesField | RankingField | ScaleField  # one chooses among options or steps
StepsField = ScaleField | ScaleCell  # one chooses a step
RowsField = GridField | TableField | PlacementField  # the answer consists of rows
AlikeField = GridField  # each row is one cell, and all are read alike
ColumnsField = TableField  # each row has a cell in every column


# How the questions of a section lie on paper; a ladder only in the picture of its answers.
Layout = Literal["list", "circle", "forces", "ladder"]


class Section(TypedDict):
    id: Id
    title: Said
    intro: Annotated[str | None, WORDS, UNREAD]
    show_if: Condition | None
    new_page: Annotated[bool, WORDS, UNREAD]
    layout: Annotated[Layout, WORDS, UNREAD]
    fields: Annotated[list[Field], ANY]


class Item(TypedDict):
    """`reverse`: min + max of the scale of a reversed item, else None."""

    path: Path
    weight: Annotated[str, like("weight")]
    reverse: Decimal | None


class Band(TypedDict):
    up_to: Decimal
    label: Said
    advice: Annotated[SaidOrNothing, WORDS]


class Score(TypedDict):
    id: Id
    label: Said
    kind: Literal["mean", "sum"]
    items: Annotated[list[Item], ANY]
    min_answered: Whole
    decimals: Annotated[int, Limits(ge=0, le=6)]
    bands: Annotated[list[Band], ANY]


class Match(TypedDict):
    kind: Literal["wants", "shared", "both_lack", "conflict"]
    field: str
    other: str | None
    reason: Annotated[str, WORDS]


Change = TypedDict(
    "Change",
    {
        "from": Whole,
        "rename": Annotated[dict[PlaceName, PlaceName], ANY],
        "values": Annotated[dict[PlaceName, Annotated[dict[Value, Value], ANY]], ANY],
        "dropped": Annotated[list[Value], ANY],
    },
)


class Example(TypedDict):
    id: str
    title: str
    answers: dict[str, Any]
    respondent: dict[str, str]


class Questions(TypedDict):
    """What is asked, and what the sheet is called: as much of a document as its findings need."""

    title: Said
    sections: Annotated[list[Section], SOME]


class Document(TypedDict):
    format: Annotated[Literal["brobygger-worksheet/1"], WORDS]
    id: Id
    version: Annotated[int, Limits(ge=1, le=999_999)]
    language: Annotated[str, Limits(pattern=f"^(?:{'|'.join(LANGUAGES)})$"), WORDS]
    hash: Annotated[str, like("hash"), WORDS]
    title: Said
    purpose: Annotated[str, WORDS, UNREAD]
    step: Annotated[int, WORDS, UNREAD]
    keywords: Annotated[list[str], WORDS, UNREAD]
    personal_data: Annotated[Literal["none", "contact", "sensitive"], UNREAD]
    arrangement: Annotated[Literal["ours"] | None, WORDS, UNREAD]
    facilitation: Annotated[Facilitation | None, WORDS, UNREAD]
    paper: Annotated[OnPaper, WORDS, UNREAD]
    respondent: Annotated[list[str], WORDS, UNREAD]
    sources: Annotated[list[Source], WORDS, UNREAD]
    sections: Annotated[list[Section], SOME]
    scores: Annotated[list[Score], ANY]
    match: Annotated[list[Match], UNREAD]
    changes: Annotated[list[Change], ANY]
    examples: Annotated[list[Example], WORDS, UNREAD]
