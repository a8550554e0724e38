"""The worksheet as an author writes it, typed. JSON Schema in `schema/` is generated from these classes."""

import re
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StrictInt,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9-]{0,40}$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
OptionValue = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,40}$")]
# A reference to a field or a cell: `field`, `grid.row`, `table.row.column`.
Reference = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,40}(\.[a-z][a-z0-9-]{0,40}){0,2}$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Count = Annotated[int, Field(ge=1, le=1000)]
Value = str | StrictInt | float

ONE_LANGUAGE = ""  # the key of a text that is one plain string


class Translated(dict[str, Any]):
    """A text, or a list of texts, by language. `numbers_differ`: the author says that the languages hold other numbers."""

    numbers_differ = False


def _read_translated(raw: Any, kind: type, ok: Any, fault: str) -> Translated:
    by_language = {ONE_LANGUAGE: raw} if isinstance(raw, kind) else raw
    if not isinstance(by_language, dict) or not by_language:
        raise PydanticCustomError(fault, "a text in each language")
    made = Translated({key: value for key, value in by_language.items() if key != "numbers_differ"})
    made.numbers_differ = by_language.get("numbers_differ") is True
    for key, value in made.items():
        if key != ONE_LANGUAGE and not re.fullmatch("[a-z]{2}", str(key)):
            raise PydanticCustomError("text_language", "not a language: {key}", {"key": str(key)})
        if not ok(value):
            raise PydanticCustomError(fault, "a text in each language")
    return made


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _json_schema(of: dict[str, Any]) -> WithJsonSchema:
    by_language = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "patternProperties": {"^[a-z]{2}$": of},
        "properties": {"numbers_differ": {"type": "boolean"}},
    }
    return WithJsonSchema({"anyOf": [of, by_language]})


Text = Annotated[
    Translated,
    PlainValidator(lambda raw: _read_translated(raw, str, _is_text, "text_by_language")),
    _json_schema({"type": "string", "minLength": 1}),
]
Texts = Annotated[
    Translated,
    PlainValidator(
        lambda raw: _read_translated(
            raw, list, lambda items: isinstance(items, list) and all(map(_is_text, items)), "texts_by_language"
        )
    ),
    _json_schema({"type": "array", "items": {"type": "string", "minLength": 1}}),
]


class Part(BaseModel):
    """Every part of a file: unknown keys are errors, kinds are not guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class Condition(Part):
    """When something is asked. One operator on one field, or `all`, `any`, `not` of conditions."""

    field: Reference | None = None
    is_: Value | None = Field(None, alias="is")
    in_: list[Value] | None = Field(None, alias="in")
    includes: str | None = None
    at_least: StrictInt | float | None = None
    at_most: StrictInt | float | None = None
    answered: bool | None = None
    all_: "list[Condition] | None" = Field(None, alias="all", min_length=1)
    any_: "list[Condition] | None" = Field(None, alias="any", min_length=1)
    not_: "Condition | None" = Field(None, alias="not")

    @model_validator(mode="after")
    def _one_operator(self) -> "Condition":
        operators = [self.is_, self.in_, self.includes, self.at_least, self.at_most, self.answered]
        groups = [self.all_, self.any_, self.not_]
        asked, grouped = sum(op is not None for op in operators), sum(group is not None for group in groups)
        if not (asked == 1 and grouped == 0 and self.field) and not (asked == 0 and grouped == 1 and not self.field):
            raise PydanticCustomError("condition_form", "one field with one operator, or one of all, any, not")
        return self


class Option(Part):
    """One answer to choose. `exclusive`: it cannot be combined with others."""

    value: OptionValue
    label: Text
    exclusive: bool = False


class Line(Part):
    """A row or a column: its id in the answers and its label."""

    id: Id
    label: Text


class Statement(Part):
    """A card to print and cut. `back`: the other side."""

    id: Id
    text: Text
    back: Text | None = None


class Scale(Part):
    """Steps from `min` to `max`; `labels` may name any of them."""

    min: int = Field(ge=-20, le=20)
    max: int = Field(ge=-20, le=20)
    labels: dict[StrictInt, Text] = {}

    @model_validator(mode="after")
    def _in_order(self) -> "Scale":
        if not self.min < self.max or self.max - self.min > 10:
            raise PydanticCustomError("scale_range", "min below max, at most eleven steps")
        if any(not self.min <= step <= self.max for step in self.labels):
            raise PydanticCustomError("scale_labels", "a label for a step that the scale does not have")
        return self


Options = Annotated[list[Option], Field(min_length=1, max_length=60)]
Lines = Annotated[list[Line], Field(min_length=1, max_length=40)]


class Question(Part):
    """What every field has."""

    id: Id
    label: Text
    help: Text | None = None
    required: bool = False
    show_if: Condition | None = None
    about: Id | None = None
    carry: Id | None = None


class TextField(Question):
    """A short answer on one line."""

    type: Literal["text"]
    max_length: int = Field(120, ge=1, le=500)


class LongText(Question):
    """An answer in sentences. `lines`: the height of its box, which must hold `max_length`."""

    type: Literal["longtext"]
    max_length: int = Field(600, ge=1, le=5000)
    lines: int = Field(5, ge=1, le=40)


class Number(Question):
    """A number, written as people write it."""

    type: Literal["number"]
    unit: Text | None = None
    min: StrictInt | float | None = None
    max: StrictInt | float | None = None
    decimals: int = Field(0, ge=0, le=6)


class DateField(Question):
    """A day, first day then month then year."""

    type: Literal["date"]
    min: IsoDate | None = None
    max: IsoDate | None = None


class Choice(Question):
    """One of several options: a list of them, or the name of a list in `lists.yaml`."""

    type: Literal["choice"]
    options: Options | str


class Choices(Question):
    """Any number of the options."""

    type: Literal["choices"]
    options: Options | str
    at_least: Count | None = None
    at_most: Count | None = None


class ScaleField(Question):
    """One step of a scale: a Scale, or the name of one in `lists.yaml`. `not_relevant` adds an answer that is never scored."""

    type: Literal["scale"]
    scale: Scale | str
    not_relevant: bool = False


class Grid(Question):
    """The same scale or options for several rows."""

    type: Literal["grid"]
    rows: Lines
    scale: Scale | str | None = None
    options: Options | str | None = None
    not_relevant: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> "Grid":
        if (self.scale is None) == (self.options is None):
            raise PydanticCustomError("grid_kind", "either scale or options")
        return self


Column = Annotated[TextField | LongText | Number | DateField | Choice | ScaleField, Field(discriminator="type")]


class Table(Question):
    """Columns of single answers, with fixed rows, or as many rows as needed up to `max_rows` (the lines in the PDF)."""

    type: Literal["table"]
    columns: Annotated[list[Column], Field(min_length=1, max_length=12)]
    rows: Lines | None = None
    min_rows: int | None = Field(None, ge=0, le=60)
    max_rows: int | None = Field(None, ge=1, le=60)

    @model_validator(mode="after")
    def _one_kind(self) -> "Table":
        if (self.rows is not None) == (self.max_rows is not None) or (
            self.rows is not None and self.min_rows is not None
        ):
            raise PydanticCustomError("table_rows", "either rows, or max_rows with min_rows")
        if self.max_rows is not None and (self.min_rows or 0) > self.max_rows:
            raise PydanticCustomError("table_rows", "min_rows above max_rows")
        return self


class Placement(Question):
    """Cards placed in a table of rows and columns, with lines between them."""

    type: Literal["placement"]
    rows: Lines
    columns: Lines
    max_cards: int = Field(12, ge=1, le=40)


class Ranking(Question):
    """The options in order, first the highest."""

    type: Literal["ranking"]
    options: Options | str
    at_least: Count | None = None


class Cards(Question):
    """Statements to print and cut; nothing to fill in."""

    type: Literal["cards"]
    statements: Annotated[list[Statement], Field(min_length=1, max_length=60)]


FieldType = Annotated[
    TextField
    | LongText
    | Number
    | DateField
    | Choice
    | Choices
    | ScaleField
    | Grid
    | Table
    | Placement
    | Ranking
    | Cards,
    Field(discriminator="type"),
]


class Section(Part):
    """Fields that belong together."""

    id: Id
    title: Text
    intro: Text | None = None
    show_if: Condition | None = None
    fields: Annotated[list[FieldType], Field(min_length=1, max_length=80)]


class Band(Part):
    """What a score up to and including `up_to` means, and what to do about it."""

    up_to: StrictInt | float
    label: Text
    advice: Text | None = None


class Score(Part):
    """A weighted mean or sum over scales, numbers and grids."""

    id: Id
    label: Text
    mean_of: Annotated[list[Reference], Field(min_length=1)] | None = None
    sum_of: Annotated[list[Reference], Field(min_length=1)] | None = None
    weights: dict[Reference, StrictInt | float] = {}
    reversed: list[Reference] = []
    min_answered: Count | None = None
    decimals: int = Field(1, ge=0, le=4)
    bands: list[Band] = []

    @model_validator(mode="after")
    def _one_kind(self) -> "Score":
        if (self.mean_of is None) == (self.sum_of is None):
            raise PydanticCustomError("score_kind", "either mean_of or sum_of")
        return self


class Match(Part):
    """How two filled sheets are compared: exactly one of `wants`+`gives`, `shared`, `both_lack`, `conflict`+`with`."""

    reason: Text
    wants: Id | None = None
    gives: Id | None = None
    shared: Id | None = None
    both_lack: Id | None = None
    conflict: Id | None = None
    with_: Id | None = Field(None, alias="with")

    @model_validator(mode="after")
    def _one_kind(self) -> "Match":
        named = {
            key
            for key in ("wants", "gives", "shared", "both_lack", "conflict", "with_")
            if getattr(self, key) is not None
        }
        if named not in ({"wants", "gives"}, {"shared"}, {"both_lack"}, {"conflict", "with_"}):
            raise PydanticCustomError("match_form", "wants and gives, shared, both_lack, or conflict and with")
        return self


class Change(Part):
    """How answers of version `from` are read in the next version."""

    from_: int = Field(alias="from", ge=1)
    rename: dict[Id, Id] = {}
    values: dict[Id, dict[str, OptionValue]] = {}
    dropped: list[Id] = []


class Example(Part):
    """A filled sheet, shown on the site and as a filled PDF."""

    id: Id
    title: Text
    answers: dict[str, Any]
    respondent: dict[str, str] = {}


class SourceRef(Part):
    """A source of `sources.yaml` and the place in it."""

    ref: str
    place: Text | None = None


class People(Part):
    """From how many to how many."""

    min: Count
    max: Count


class Facilitation(Part):
    """What a facilitator needs to know."""

    minutes: Count
    participants: People | None = None
    materials: Texts = Field(default_factory=Translated)
    steps: Texts = Field(default_factory=Translated)


class Worksheet(Part):
    """One worksheet: its only source."""

    id: Id
    version: int = Field(1, ge=1)
    step: int = Field(0, ge=0, le=7)
    title: Text
    purpose: Text
    keywords: Texts = Field(default_factory=Translated)
    personal_data: Literal["none", "contact", "sensitive"]
    facilitation: Facilitation | None = None
    sources: list[SourceRef] = []
    arrangement: Literal["ours"] | None = None
    sections: Annotated[list[Section], Field(min_length=1, max_length=30)]
    scores: list[Score] = []
    match: list[Match] = []
    changes: list[Change] = []
    examples: Annotated[list[Example], Field(min_length=1)]


class Source(Part):
    """Something that the texts rest on."""

    title: Text
    publisher: Text
    year: Annotated[Text, BeforeValidator(lambda raw: str(raw) if type(raw) is int else raw)]
    rights: Text
    url: str | None = None


class Site(Part):
    """The site's own facts."""

    name: Text = Field(default_factory=lambda: Translated({ONE_LANGUAGE: "Brobygger"}))
    url: str = ""
    contact: str = ""
    organisation: Text = Field(default_factory=lambda: Translated({ONE_LANGUAGE: ""}))
    licence: Text = Field(default_factory=lambda: Translated({ONE_LANGUAGE: ""}))
    languages: Annotated[list[Literal["da", "en"]], Field(min_length=1)] = ["da", "en"]
