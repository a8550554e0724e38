"""A workshop pack as an author writes it, typed."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.author.parts import Clock, Count, Id, Part
from toolkit.author.question import either
from toolkit.author.texts import Text, Texts, Translated
from toolkit.content.model import SourceRef

LEAST_GROUP, MOST_GROUP = 4, 6  # people who can all be heard at one table
Copies = Literal["person", "group", "organisation", "wall", "leader"]
Form = Literal["plenary", "groups", "pairs", "alone", "break"]
Minutes = Annotated[int, Field(ge=1, le=720)]


class Attendance(Part):
    """How many people a workshop is for; `default`: how many the ready-made file is made for."""

    min: Count
    max: Count
    default: Count


class Before(Part):
    """Something to prepare, and when."""

    when: Text
    do: Text


class Step(Part):
    """A stretch of a part, so that the script can say by the clock what happens."""

    minutes: Minutes
    do: Text


class Script(Part):
    """What the facilitator says, does and watches for in a part."""

    say: Text | None = None
    do: Text | None = None
    steps: list[Step] = Field(default=[], max_length=20)
    watch: Text | None = None
    short_of_time: Text | None = None


class PackSheet(Part):
    """A worksheet to print for a part."""

    ref: Id
    copies: Copies = "person"


class PackInstead(Part):
    """A worksheet that can take the place of those of a part; it is not printed. `when`: what it suits, as the end of a sentence."""

    ref: Id
    when: Text


class PackCards(Part):
    """Cards to cut out: of a field of a worksheet, or of a list in `lists.yaml`."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["ref", "field"], "not": {"required": ["list"]}},
                {"required": ["list"], "not": {"anyOf": [{"required": ["ref"]}, {"required": ["field"]}]}},
            ]
        },
    )

    ref: Id | None = None
    field: Id | None = None
    list_: str | None = Field(None, alias="list")
    copies: Copies = "group"

    @model_validator(mode="after")
    def _one_kind(self) -> "PackCards":
        said = tuple(part is not None for part in (self.ref, self.field, self.list_))
        if said not in ((True, True, False), (False, False, True)):
            raise PydanticCustomError("cards_of", "ref and field, or list")
        return self


class PackPoster(Part):
    """A large sheet for a wall or a table: the drawing of a worksheet, or a figure."""

    model_config = ConfigDict(json_schema_extra=either("ref", "figure"))

    ref: Id | None = None
    figure: Id | None = None
    paper: Literal["a3", "a4"] = "a3"
    copies: Copies = "wall"

    @model_validator(mode="after")
    def _one_kind(self) -> "PackPoster":
        if (self.ref is None) == (self.figure is None):
            raise PydanticCustomError("poster_of", "either ref or figure")
        return self


class PackPart(Part):
    """A part of the programme."""

    id: Id
    title: Text
    minutes: Minutes
    form: Form
    script: Script = Field(default_factory=Script)
    worksheets: list[PackSheet] = Field([], max_length=20)
    cards: list[PackCards] = Field([], max_length=10)
    posters: list[PackPoster] = Field([], max_length=10)
    instead: list[PackInstead] = Field([], max_length=10)


class Pack(Part):
    """A workshop, ready to print: its only source."""

    id: Id
    title: Text
    purpose: Text
    audience: Text
    participants: Attendance
    group_size: int = Field(5, ge=LEAST_GROUP, le=MOST_GROUP)
    start: Clock = "09:00"
    before: list[Before] = Field([], max_length=30)
    materials: Texts = Field(default_factory=Translated)
    parts: Annotated[list[PackPart], Field(min_length=1, max_length=40)]
    results: Text | None = None
    evaluation: bool = True
    sources: list[SourceRef] = Field([], max_length=100)
