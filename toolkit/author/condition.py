"""A condition as an author writes it."""

from typing import Any

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.author.parts import Numeral, Part, Reference, Value

OPERATORS = ("is", "in", "includes", "at_least", "at_most", "answered")
GROUPS = ("all", "any", "not")
MOST_PARTS = 60

_ONE_FORM: dict[str, Any] = {
    "oneOf": [
        *({"required": ["field", operator], "maxProperties": 2} for operator in OPERATORS),
        *({"required": [group], "maxProperties": 1} for group in GROUPS),
    ]
}


class Condition(Part):
    """When something is asked. One operator on one field, or `all`, `any`, `not` of conditions."""

    model_config = ConfigDict(json_schema_extra=_ONE_FORM)

    field: Reference | None = None
    is_: Value | None = Field(None, alias="is")
    in_: list[Value] | None = Field(None, alias="in", min_length=1, max_length=MOST_PARTS)
    includes: Value | None = None  # a number is told by the type of the field that it is asked of
    at_least: Numeral | None = None
    at_most: Numeral | None = None
    answered: bool | None = None
    all_: "list[Condition] | None" = Field(None, alias="all", min_length=1, max_length=MOST_PARTS)
    any_: "list[Condition] | None" = Field(None, alias="any", min_length=1, max_length=MOST_PARTS)
    not_: "Condition | None" = Field(None, alias="not")

    @model_validator(mode="after")
    def _one_operator(self) -> "Condition":
        operators = [self.is_, self.in_, self.includes, self.at_least, self.at_most, self.answered]
        groups = [self.all_, self.any_, self.not_]
        asked, grouped = sum(op is not None for op in operators), sum(group is not None for group in groups)
        if not (asked == 1 and grouped == 0 and self.field) and not (asked == 0 and grouped == 1 and not self.field):
            raise PydanticCustomError("condition_form", "one field with one operator, or one of all, any, not")
        return self
