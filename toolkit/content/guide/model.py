"""What stands in the YAML files of the guide, typed: heads of pages, facts, literature, cases, terms, stories. Figures: figures.py."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from toolkit.author.parts import AT_PATTERN, Id, Part
from toolkit.author.texts import Text, TextOrYear, Texts, Translated
from toolkit.content.site_model import Language

# One line or page may stand without quotes.
At = Annotated[
    str,
    BeforeValidator(lambda raw: str(raw) if type(raw) is int else raw),
    StringConstraints(pattern=AT_PATTERN),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": AT_PATTERN}]}),
]
TARGET_GROUPS = "target-groups"  # the list in lists.yaml that cases choose from
LAST = 99  # the order of pages that say none
# The drawn signs that a step can have (templates/signs/).
StepSign = Literal["task", "success", "roles", "partners", "agreement", "running", "lasting"]
SECTORS = "sectors"  # the same; without it the sectors of the block "Om jer"


class Button(Part):
    """A way on from the top of the start page. `to`: a path from the language's folder."""

    text: str = Field(min_length=1)
    to: str = Field(min_length=1)


class Stage(Part):
    """Where a reader may be now: one page to read, perhaps one worksheet to fill in."""

    here: str = Field(min_length=1)
    page: str = Field(min_length=1)
    worksheet: Id | None = None


class Opening(Part):
    """What the start page opens with, under its first paragraph. `topics`: themes to press; `question`: the heading of the stages."""

    buttons: list[Button] = Field([], max_length=4)
    topics: list[Id] = Field([], max_length=12)
    question: str = ""
    stages: list[Stage] = Field([], max_length=12)


class Head(Part):
    """The block at the head of a page. `label`: a short name, for the picture of the steps; `sign`: its drawn sign, the same; `opening`: of the start page only."""

    title: str = Field(min_length=1)
    label: str = ""
    sign: StepSign | None = None
    summary: str = ""
    order: int = LAST
    step: int | None = Field(None, ge=1, le=99)
    keywords: list[str] = Field([], max_length=100)
    worksheets: list[Id] = Field([], max_length=20)
    cases: list[Id] = Field([], max_length=20)
    see: list[str] = Field([], max_length=20)
    opening: Opening | None = None


class Place(Part):
    """A source of `sources.yaml`, and the lines or pages in it."""

    ref: str
    at: At | None = None


Places = Annotated[list[Place], Field(min_length=1, max_length=20)]


class Fact(Part):
    """What a source says, as one sentence that stands on its own. `year`: of the figure, not of the source."""

    says: Text
    year: TextOrYear | None = None
    origin: str | None = None
    at: At
    caution: Text | None = None


class Literature(Part):
    """What a source itself rests on, as it names it. `language`: of the title in `reference`, where there is one."""

    reference: Text
    language: Language | None = None
    via: str
    at: At | None = None
    used_for: Text


class StrangeWord(Part):
    """Words of one language that are not ours. `instead`: what to say; `excused`: files in which they may stand."""

    language: str = Field(min_length=1)
    words: Annotated[list[Annotated[str, Field(min_length=1)]], Field(min_length=1, max_length=40)]
    instead: str = Field(min_length=1)
    excused: list[str] = Field([], max_length=60)


class ForeignWords(Part):
    """What pages in other languages say in this one: names, `words`, and what is meant only where it is `quoted`, as a single word is."""

    language: Language
    words: list[Annotated[str, Field(min_length=1)]] = Field([], max_length=200)
    quoted: list[Annotated[str, Field(min_length=1)]] = Field([], max_length=200)


class Theme(Part):
    """What people look for, in their words. It leads to one `page` (a path from the language's folder), or to a page of its own: first what
    is named here, then what has one of the keywords as its name or keyword."""

    title: Text
    summary: Text | None = None
    keywords: Texts
    page: str | None = Field(None, min_length=1)
    pages: list[str] = Field([], max_length=20)
    worksheets: list[Id] = Field([], max_length=20)
    packs: list[Id] = Field([], max_length=20)
    cases: list[Id] = Field([], max_length=20)
    terms: list[Id] = Field([], max_length=20)
    target_groups: list[Id] = Field([], max_length=20)


class Definition(Part):
    """What a word means, and who says so."""

    text: Text
    by: Text
    sources: list[Place] = Field([], max_length=20)


class Term(Part):
    """A word of the field. Several definitions where the sources differ."""

    term: Text
    also: Texts = Field(default_factory=Translated)
    definitions: Annotated[list[Definition], Field(min_length=1, max_length=8)]
    see: list[Id] = Field([], max_length=12)


class KeyNumber(Part):
    """The number that a case is remembered by. `number`: it stands in the sentence of the fact; `says`: what it counts."""

    fact: str
    number: Text
    says: Text


# Written in Markdown, as the pages and the scenes of stories are.
CASE_PARTS = ("did", "outcome", "hindered", "lessons", "caution")


class Case(Part):
    """Something that was done somewhere. `latest`: the last year that the case tells about; none where the source is undated."""

    title: Text
    summary: Text
    who: Text
    where: Text
    years: TextOrYear
    latest: int | None = Field(None, ge=1900, le=2100)
    sectors: Annotated[list[str], Field(min_length=1, max_length=8)]
    target_groups: Annotated[list[str], Field(min_length=1, max_length=8)]
    levels: list[Annotated[int, Field(ge=1, le=9)]] = Field([], max_length=9)
    levels_from: Literal["source", "ours"] | None = None
    steps: Annotated[list[Annotated[int, Field(ge=1, le=99)]], Field(min_length=1, max_length=20)]
    key_number: KeyNumber | None = None
    did: Text
    outcome: Text
    hindered: Text | None = None
    lessons: Text | None = None
    caution: Text | None = None
    worksheets: list[Id] = Field([], max_length=10)
    keywords: Texts = Field(default_factory=Translated)
    sources: Places


class Choice(Part):
    """A way on from a scene."""

    label: Text
    to: Id


class Scene(Part):
    """One page of a story; without choices an end."""

    id: Id
    title: Text
    text: Text
    choices: list[Choice] = Field([], max_length=6)


class Story(Part):
    """A story with choices; the first scene is the beginning. `note`: what is true about it."""

    title: Text
    summary: Text
    note: Text
    sources: Places
    scenes: Annotated[list[Scene], Field(min_length=1, max_length=60)]
