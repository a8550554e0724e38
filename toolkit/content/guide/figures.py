"""Figures as data: what is drawn of each kind stands in templates/figures/<kind>.html.j2."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from toolkit.author.parts import Id, Numeral, Part
from toolkit.author.texts import Text, TextOrYear
from toolkit.content.guide.model import Places


class Figure(Part):
    """`alternative`: the figure in words. `lost`: what it lost on its way to us. `caution`: how not to read it."""

    title: Text
    about: Text
    alternative: Text
    sources: Places
    lost: Text | None = None
    caution: Text | None = None


class Bar(Part):
    label: Text
    value: Numeral


class BarGroup(Part):
    label: Text
    bars: Annotated[list[Bar], Field(min_length=1, max_length=20)]


class Bars(Figure):
    """Bars from zero to `max`."""

    kind: Literal["bars"]
    unit: Text
    max: Numeral
    decimals: int = Field(0, ge=0, le=3)
    groups: Annotated[list[BarGroup], Field(min_length=1, max_length=20)]


def _several(raw: Any) -> str:
    return "<list>" if isinstance(raw, list) else "<text>"


Cell = Annotated[
    Annotated[Text, Tag("<text>")] | Annotated[list[Text], Tag("<list>")],
    Discriminator(_several),
]


class Row(Part):
    label: Text
    cells: Annotated[list[Cell], Field(min_length=1, max_length=6)]


class Table(Figure):
    """The first column heads the labels of the rows."""

    kind: Literal["table"]
    columns: Annotated[list[Text], Field(min_length=2, max_length=7)]
    rows: Annotated[list[Row], Field(min_length=1, max_length=40)]


class Column(Part):
    id: Id
    label: Text


class BoardRow(Part):
    id: Id
    label: Text
    text: Text | None = None


class Card(Part):
    """Something placed on a board. `mine`: the one that the figure is about."""

    row: Id
    column: Id
    text: Text
    mine: bool = False


class Board(Figure):
    """Rows and columns with cards in some of the fields."""

    kind: Literal["board"]
    corner: Text
    columns: Annotated[list[Column], Field(min_length=1, max_length=5)]
    rows: Annotated[list[BoardRow], Field(min_length=1, max_length=8)]
    cards: list[Card] = Field([], max_length=60)


class Ends(Part):
    first: Text
    last: Text


class Step(Part):
    label: Text
    text: Text | None = None
    items: list[Text] = Field([], max_length=12)


class Chain(Figure):
    """Boxes below each other; `arrows` false where no order is claimed."""

    kind: Literal["chain"]
    arrows: bool = True
    ends: Ends | None = None
    steps: Annotated[list[Step], Field(min_length=2, max_length=12)]


class Item(Part):
    label: Text
    text: Text | None = None


class Group(Part):
    label: Text
    text: Text | None = None
    items: Annotated[list[Item], Field(min_length=1, max_length=40)]


class Groups(Figure):
    """Lists beside each other; what stands in several is marked."""

    kind: Literal["groups"]
    groups: Annotated[list[Group], Field(min_length=1, max_length=8)]


class Side(Part):
    label: Text
    items: Annotated[list[Text], Field(min_length=1, max_length=12)]


class Forces(Figure):
    """What pushes forward against what holds back; the strength is not shown."""

    kind: Literal["forces"]
    pushing: Side
    holding: Side


class Event(Part):
    when: TextOrYear
    title: Text
    text: Text


class Timeline(Figure):
    """Events in the order of time; their texts may hold references."""

    kind: Literal["timeline"]
    events: Annotated[list[Event], Field(min_length=2, max_length=40)]


KINDS: dict[str, type[Figure]] = {
    "bars": Bars,
    "board": Board,
    "chain": Chain,
    "forces": Forces,
    "groups": Groups,
    "table": Table,
    "timeline": Timeline,
}
AnyFigure = Annotated[Bars | Board | Chain | Forces | Groups | Table | Timeline, Field(discriminator="kind")]
