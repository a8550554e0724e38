"""The worksheet as an author writes it, typed. JSON Schema in `schema/` is generated from these classes."""

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from toolkit.author.condition import Condition
from toolkit.author.parts import NUMERAL_SCHEMA, Count, Id, NewValue, Numeral, Part, Reference
from toolkit.author.texts import Text, Texts, Translated, Word
from toolkit.contract.data import DEFAULT_RESPONDENT, RESPONDENT_KEYS
from toolkit.contract.document import Layout
from toolkit.fields.authors import FieldType


class Section(Part):
    """Fields that belong together."""

    id: Id
    title: Text
    intro: Text | None = None
    show_if: Condition | None = None
    new_page: bool = False
    layout: Layout = "list"
    fields: Annotated[list[FieldType], Field(min_length=1, max_length=80)]


class Band(Part):
    """What a score up to and including `up_to` means, and what to do about it."""

    up_to: Numeral
    label: Text
    advice: Text | None = None


References = Annotated[list[Reference], Field(min_length=1, max_length=200, json_schema_extra={"uniqueItems": True})]
# Above 0, which lint says where all weights are known.
Weight = Annotated[Numeral, WithJsonSchema(NUMERAL_SCHEMA | {"exclusiveMinimum": 0})]


class Score(Part):
    """A weighted mean or sum over scales, numbers and grids."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["mean_of"]}, {"required": ["sum_of"]}]},
    )

    id: Id
    label: Text
    mean_of: References | None = None
    sum_of: References | None = None
    weights: dict[Reference, Weight] = Field({})
    reversed: list[Reference] = Field([], max_length=200)
    min_answered: Count | None = None
    decimals: int = Field(1, ge=0, le=4)
    bands: list[Band] = Field([], max_length=20)

    @model_validator(mode="after")
    def _one_kind(self) -> "Score":
        if (self.mean_of is None) == (self.sum_of is None):
            raise PydanticCustomError("score_kind", "either mean_of or sum_of")
        return self


_MATCHES = (("wants", "gives"), ("shared",), ("both_lack",), ("conflict", "with"))


class Match(Part):
    """How two filled sheets are compared: exactly one of `wants`+`gives`, `shared`, `both_lack`, `conflict`+`with`."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": list(keys), "maxProperties": len(keys) + 1} for keys in _MATCHES],
        },
    )

    reason: Text
    wants: Id | None = None
    gives: Id | None = None
    shared: Id | None = None
    both_lack: Id | None = None
    conflict: Id | None = None
    with_: Id | None = Field(None, alias="with")

    @model_validator(mode="after")
    def _one_kind(self) -> "Match":
        if tuple(key for key, _ in self.named()) not in _MATCHES:
            raise PydanticCustomError("match_form", "wants and gives, shared, both_lack, or conflict and with")
        return self

    def named(self) -> list[tuple[str, str]]:
        """The keys of this row that name a field, with the fields."""
        found = [(key, getattr(self, "with_" if key == "with" else key)) for keys in _MATCHES for key in keys]
        return [(key, name) for key, name in found if name is not None]


class Change(Part):
    """How answers of version `from` are read in the next version."""

    from_: int = Field(alias="from", ge=1, le=9999)
    rename: dict[Reference, Reference] = Field({})
    values: dict[Reference, dict[str, NewValue]] = Field({})
    dropped: list[Reference] = Field([])


def _json_keys(value: Any) -> Any:
    """Answers as JSON has them: every key a text. YAML reads `1:` as a number."""
    if isinstance(value, dict):
        return {str(key): _json_keys(item) for key, item in value.items()}
    return [_json_keys(item) for item in value] if isinstance(value, list) else value


class Example(Part):
    """A filled sheet, shown on the site and as a filled PDF. Texts in `answers` may be written by language (`example.py`)."""

    id: Id
    title: Text
    answers: Annotated[dict[str, Any], BeforeValidator(_json_keys)]
    respondent: dict[str, Word] = Field({})


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


MOST_PAGES = 4
USUAL_PAGES = 2  # a leaf, both sides: more must have a reason


class OnPaper(Part):
    """How the sheet lies on paper, and how many pages it may have."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["pages"], "patternProperties": {"^pages$": {"minimum": USUAL_PAGES + 1}}},
            "then": {"required": ["why"]},
        },
    )

    orientation: Literal["portrait", "landscape"] = "portrait"
    pages: Annotated[int, Field(ge=1, le=MOST_PAGES)] = USUAL_PAGES
    why: Text | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> "OnPaper":
        if self.pages > USUAL_PAGES and self.why is None:
            raise PydanticCustomError("pages_why", "more than a leaf needs a reason")
        return self


def _respondent_keys(keys: list[str]) -> list[str]:
    """Raises ValidationError with every key that the block "Om jer" does not have, or that is named twice, at its own place."""
    expected = ", ".join(f"'{key}'" for key in RESPONDENT_KEYS)
    faults = [
        InitErrorDetails(type="literal_error", loc=(n,), input=key, ctx={"expected": expected})
        if key not in RESPONDENT_KEYS
        else InitErrorDetails(type=PydanticCustomError("named_twice", "named before"), loc=(n,), input=key)
        for n, key in enumerate(keys)
        if key not in RESPONDENT_KEYS or key in keys[:n]
    ]
    if faults:
        raise ValidationError.from_exception_data("respondent", faults)
    return keys


RespondentKeys = Annotated[
    list[str],
    AfterValidator(_respondent_keys),
    WithJsonSchema({"type": "array", "items": {"enum": list(RESPONDENT_KEYS)}, "uniqueItems": True}),
]


AIMS = "aims"  # the list in lists.yaml that worksheets choose from


class Worksheet(Part):
    """One worksheet: its only source."""

    id: Id
    version: int = Field(1, ge=1, le=9999)
    step: int = Field(0, ge=0, le=99)
    order: int = Field(99, ge=0, le=99)
    title: Text
    purpose: Text
    keywords: Texts = Field(default_factory=Translated)
    personal_data: Literal["none", "contact", "sensitive"]
    aims: list[Id] = Field([], max_length=5)
    facilitation: Facilitation | None = None
    paper: OnPaper = Field(default_factory=OnPaper)
    respondent: RespondentKeys = Field(default_factory=lambda: list(DEFAULT_RESPONDENT))
    sources: list[SourceRef] = Field([], max_length=100)
    arrangement: Literal["ours"] | None = None
    sections: Annotated[list[Section], Field(min_length=1, max_length=30)]
    scores: list[Score] = Field([], max_length=50)
    match: list[Match] = Field([], max_length=100)
    changes: list[Change] = Field([], max_length=100)
    examples: Annotated[list[Example], Field(min_length=1, max_length=50)]


class Draft(Worksheet):
    """What is sound in a faulty worksheet, so that its other faults can be found at the same time."""

    id: Id = "draft"
    title: Text = Field(default_factory=Translated)
    purpose: Text = Field(default_factory=Translated)
    personal_data: Literal["none", "contact", "sensitive"] = "none"
    sections: list[Section] = Field([], max_length=30)
    examples: list[Example] = Field([], max_length=50)
