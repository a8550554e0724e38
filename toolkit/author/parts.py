"""What the typed parts of a content file are made of: ids, numbers, and a base that refuses unknown keys."""

from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from toolkit.reading.number import LARGEST

ID_PATTERN = r"^[a-z][a-z0-9-]{0,40}$"
OPTION_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9-]{0,40}$"
NEW_VALUE_PATTERN = r"^-?[A-Za-z0-9][A-Za-z0-9-]{0,40}$"  # an option, or a step, which may be below 0
# A reference to a field or a cell: `field`, `grid.row`, `table.row.column`.
REFERENCE_PATTERN = r"^[a-z][a-z0-9-]{0,40}(\.[a-z][a-z0-9-]{0,40}){0,2}$"
# A place in a source: lines or pages, `480–491, 512`.
AT_PATTERN = r"^[0-9]+(–[0-9]+)?(, [0-9]+(–[0-9]+)?)*$"
CLOCK_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
DATE_PATTERN = r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
OptionValue = Annotated[str, StringConstraints(pattern=OPTION_PATTERN)]
NewValue = Annotated[str, StringConstraints(pattern=NEW_VALUE_PATTERN)]
Reference = Annotated[str, StringConstraints(pattern=REFERENCE_PATTERN)]
Clock = Annotated[str, StringConstraints(pattern=CLOCK_PATTERN)]  # a time of day
Count = Annotated[int, Field(ge=1, le=1000)]


class Part(BaseModel):
    """Every part of a file: unknown keys are errors, kinds are not guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticKnownError("string_pattern_mismatch", {"pattern": DATE_PATTERN}) from None
    return text


IsoDate = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_day)]


def _is_number(raw: Any) -> bool:
    return isinstance(raw, (int, float)) and not isinstance(raw, bool)


def _read_number(raw: Any) -> int | float:
    if not _is_number(raw):
        raise PydanticKnownError("float_type")
    if not abs(raw) < LARGEST:
        raise PydanticKnownError("less_than", {"lt": LARGEST})
    number: int | float = raw
    return number


def _read_value(raw: Any) -> str | int | float:
    if isinstance(raw, str) or _is_number(raw):
        value: str | int | float = raw
        return value
    raise PydanticCustomError("text_or_number", "a text or a number")


# One validator each, so that a fault is said once and not once per member of a union.
NUMERAL_SCHEMA = {"type": "number", "exclusiveMinimum": -LARGEST, "exclusiveMaximum": LARGEST}
Numeral = Annotated[int | float, PlainValidator(_read_number), WithJsonSchema(NUMERAL_SCHEMA)]
Value = Annotated[str | int | float, PlainValidator(_read_value), WithJsonSchema({"type": ["string", "number"]})]


def by_type(otherwise: str) -> Discriminator:
    """Chooses among tagged parts by their key `type`. The tags stand in angle brackets: so no key of a file looks like one.

    What is no mapping goes to the part tagged `otherwise`, which says so.
    """

    def tag_of(raw: Any) -> str | None:
        if not isinstance(raw, dict):
            return otherwise
        return f"<{raw['type']}>" if raw.get("type") is not None else None

    return Discriminator(tag_of)


def or_name(kind: type, fault: str) -> Discriminator:
    """Chooses between a part written out (a `kind`, tagged `<own>`) and the name of one (tagged `<name>`)."""

    def tag_of(raw: Any) -> str | None:
        return "<own>" if isinstance(raw, kind) else "<name>" if isinstance(raw, str) else None

    return Discriminator(tag_of, custom_error_type=fault, custom_error_message="written out, or a name")
