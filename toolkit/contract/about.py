"""What a document says about its sheet, beside what it asks: how it lies on paper, how one leads the meeting, what it rests on."""

from typing import Literal, TypedDict


class OnPaper(TypedDict):
    """How the sheet lies on paper. `pages`: the most it may have; `why`: the reason for more than two."""

    orientation: Literal["portrait", "landscape"]
    pages: int
    why: str | None


class People(TypedDict):
    min: int
    max: int


class Facilitation(TypedDict):
    minutes: int
    participants: People | None
    materials: list[str]
    steps: list[str]


class Cited(TypedDict):
    """A source as sheets and packs name it, with the place in it."""

    title: str
    publisher: str
    year: str
    rights: str
    url: str | None
    place: str | None


class Source(Cited):
    """`ref`: its key in `sources.yaml`."""

    ref: str
