"""What the document is made of: texts, numbers, conditions, and what is said of its keys."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypedDict

from toolkit.contract.data import LIMITS, PATTERNS


@dataclass(frozen=True)
class Limits:
    """What a text, number, list or mapping may be, in JSON Schema's sense; taken by pydantic's `Field`."""

    max_length: int | None = None
    min_length: int | None = None
    ge: int | None = None
    le: int | None = None
    pattern: str | None = None


@dataclass(frozen=True)
class ToldBy:
    """The key by which the parts of a union are told apart."""

    key: str


WORDS = "words"  # may change without changing what an answer means: not part of the definition's hash
UNREAD = (
    "unread"  # neither reading nor judging answers needs it: an attached definition may lack it, and nobody looks at it
)

_LIMITS: dict[str, int] = LIMITS["definition"]
_MOST = _LIMITS["list"]


def like(name: str) -> Limits:
    return Limits(pattern=f"^(?:{PATTERNS[name]})$")


Id = Annotated[str, like("id")]
Decimal = Annotated[str, like("decimal")]  # exact
Day = Annotated[str, like("day")]
Said = Annotated[str, Limits(max_length=_LIMITS["text"]), WORDS]
SaidOrNothing = Annotated[str, Limits(max_length=_LIMITS["text"])] | None
Value = Annotated[str, Limits(min_length=1, max_length=_LIMITS["value"])]
PlaceName = Annotated[str, Limits(min_length=1, max_length=3 * _LIMITS["value"])]  # field, grid.row or table.row.column
Whole = Annotated[int, Limits(ge=-_LIMITS["whole"], le=_LIMITS["whole"])]
_LARGEST = 10 ** LIMITS["number"]["digits"]
Number = Annotated[float, Limits(ge=1 - _LARGEST, le=_LARGEST - 1)]  # whole or not
Scalar = bool | Number | Value
Path = Annotated[list[Value], Limits(min_length=1, max_length=_MOST)]  # [field], [grid, row] or [table, row, column]
SOME = Limits(min_length=1, max_length=_MOST)
ANY = Limits(max_length=_MOST)


class GroupCondition(TypedDict):
    op: Literal["all", "any"]
    of: Annotated[list["Condition"], SOME]


class NotCondition(TypedDict):
    op: Literal["not"]
    of: Annotated[list["Condition"], Limits(min_length=1, max_length=1)]


class InCondition(TypedDict):
    op: Literal["in"]
    path: Path
    values: Annotated[list[Scalar], ANY]


class IncludesCondition(TypedDict):
    op: Literal["includes"]
    path: Path
    value: Scalar


class LimitCondition(TypedDict):
    op: Literal["at_least", "at_most"]
    path: Path
    value: Decimal


class AnsweredCondition(TypedDict):
    op: Literal["answered"]
    path: Path
    value: bool


Condition = Annotated[
    GroupCondition | NotCondition | InCondition | IncludesCondition | LimitCondition | AnsweredCondition, ToldBy("op")
]
Test = InCondition | IncludesCondition | LimitCondition | AnsweredCondition  # what asks about one place
