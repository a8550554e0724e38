"""What the questions of all types are made of, as an author writes them; each type's own keys stand in its folder (`author.py`)."""

import re
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, Tag, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticKnownError

from toolkit.author.condition import Condition
from toolkit.author.parts import Id, OptionValue, Part, or_name
from toolkit.author.texts import Text

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


Width = Literal["full", "half", "third"]


class Question(Part):
    """What every field has. `short`: its label where there is little room; `width`: its share of a line that it has with its neighbours."""

    id: Id
    label: Text
    short: Text | None = None
    help: Text | None = None
    required: bool = False
    show_if: Condition | None = None
    about: Id | None = None
    carry: Id | None = None
    width: Width = "full"
    type: str


def either(*keys: str) -> dict[str, Any]:
    """JSON Schema for: exactly one of these keys."""
    return {"oneOf": [{"required": [key]} for key in keys]}
