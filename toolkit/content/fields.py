"""The field types as an author writes them (interfaces: "Every field")."""

import re
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, PlainValidator, Tag, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticKnownError

from toolkit.content.condition import Condition
from toolkit.content.parts import Count, Id, IsoDate, Numeral, OptionValue, Part, by_type, or_name
from toolkit.content.texts import Text

MOST_STEPS = 11


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


def _read_step(raw: Any) -> int:
    """A step as key of `labels`; in quotes too, as JSON has it."""
    if type(raw) is int:
        return raw
    if isinstance(raw, str) and re.fullmatch("-?[0-9]{1,3}", raw):
        return int(raw)
    raise PydanticKnownError("int_type")


Step = Annotated[int, PlainValidator(_read_step)]


class Scale(Part):
    """Steps from `min` to `max`; `labels` may name any of them."""

    min: int = Field(ge=-20, le=20)
    max: int = Field(ge=-20, le=20)
    labels: dict[Step, Text] = Field({}, json_schema_extra={"propertyNames": {"pattern": "^-?[0-9]+$"}})

    @model_validator(mode="after")
    def _in_order(self) -> "Scale":
        if not 0 < self.max - self.min < MOST_STEPS:
            raise PydanticCustomError("scale_range", "min below max, at most eleven steps")
        stray = [step for step in self.labels if not self.min <= step <= self.max]
        if stray:
            fault = PydanticCustomError("scale_labels", "a label for a step that the scale does not have")
            raise ValidationError.from_exception_data(
                "scale", [InitErrorDetails(type=fault, loc=("labels", step), input=step) for step in stray]
            )
        return self


Options = Annotated[list[Option], Field(min_length=1, max_length=60)]
Lines = Annotated[list[Line], Field(min_length=1, max_length=40)]
# Written out, or the name of one in `lists.yaml`.
OptionsOrName = Annotated[
    Annotated[Options, Tag("<own>")] | Annotated[str, Tag("<name>")], or_name(list, "list_or_name")
]
ScaleOrName = Annotated[Annotated[Scale, Tag("<own>")] | Annotated[str, Tag("<name>")], or_name(dict, "scale_or_name")]


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
    min: Numeral | None = None
    max: Numeral | None = None
    decimals: int = Field(0, ge=0, le=6)


class DateField(Question):
    """A day, first day then month then year."""

    type: Literal["date"]
    min: IsoDate | None = None
    max: IsoDate | None = None


class Choice(Question):
    """One of several options: a list of them, or the name of a list in `lists.yaml`."""

    type: Literal["choice"]
    options: OptionsOrName


class Choices(Question):
    """Any number of the options."""

    type: Literal["choices"]
    options: OptionsOrName
    at_least: Count | None = None
    at_most: Count | None = None


class ScaleField(Question):
    """One step of a scale: a Scale, or the name of one in `lists.yaml`. `not_relevant` adds an answer that is never scored."""

    type: Literal["scale"]
    scale: ScaleOrName
    not_relevant: bool = False


def _either(*keys: str) -> dict[str, Any]:
    """JSON Schema for: exactly one of these keys."""
    return {"oneOf": [{"required": [key]} for key in keys]}


class Grid(Question):
    """The same scale or options for several rows."""

    model_config = ConfigDict(json_schema_extra=_either("scale", "options"))

    type: Literal["grid"]
    rows: Lines
    scale: ScaleOrName | None = None
    options: OptionsOrName | None = None
    not_relevant: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> "Grid":
        if (self.scale is None) == (self.options is None):
            raise PydanticCustomError("grid_kind", "either scale or options")
        return self


Column = Annotated[
    Annotated[TextField, Tag("<text>")]
    | Annotated[LongText, Tag("<longtext>")]
    | Annotated[Number, Tag("<number>")]
    | Annotated[DateField, Tag("<date>")]
    | Annotated[Choice, Tag("<choice>")]
    | Annotated[ScaleField, Tag("<scale>")],
    by_type("<text>"),
]


class Table(Question):
    """Columns of single answers, with fixed rows, or as many rows as needed up to `max_rows` (the lines in the PDF)."""

    model_config = ConfigDict(
        json_schema_extra=_either("rows", "max_rows") | {"dependentRequired": {"min_rows": ["max_rows"]}}
    )

    type: Literal["table"]
    columns: Annotated[list[Column], Field(min_length=1, max_length=12)]
    rows: Lines | None = None
    min_rows: int | None = Field(None, ge=0, le=60)
    max_rows: int | None = Field(None, ge=1, le=60)

    @model_validator(mode="after")
    def _one_kind(self) -> "Table":
        fixed, free = self.rows is not None, self.max_rows is not None
        if fixed == free or (fixed and self.min_rows is not None) or (free and (self.min_rows or 0) > self.max_rows):  # type: ignore[operator]
            raise PydanticCustomError("table_rows", "either rows, or max_rows with min_rows")
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
    options: OptionsOrName
    at_least: Count | None = None


class Cards(Question):
    """Statements to print and cut; nothing to fill in."""

    type: Literal["cards"]
    statements: Annotated[list[Statement], Field(min_length=1, max_length=60)]


FieldType = Annotated[
    Annotated[TextField, Tag("<text>")]
    | Annotated[LongText, Tag("<longtext>")]
    | Annotated[Number, Tag("<number>")]
    | Annotated[DateField, Tag("<date>")]
    | Annotated[Choice, Tag("<choice>")]
    | Annotated[Choices, Tag("<choices>")]
    | Annotated[ScaleField, Tag("<scale>")]
    | Annotated[Grid, Tag("<grid>")]
    | Annotated[Table, Tag("<table>")]
    | Annotated[Placement, Tag("<placement>")]
    | Annotated[Ranking, Tag("<ranking>")]
    | Annotated[Cards, Tag("<cards>")],
    by_type("<text>"),
]
