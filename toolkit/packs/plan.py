"""How many of what, and when: the plan of a workshop for so many people. Pure arithmetic over a pack's document.

The rules stand in docs/write-a-pack.md, "How many of what"; the cases of `tests/packs/plans.yaml` hold for every implementation.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from toolkit.content.packs.document import Cards, PackDocument
from toolkit.content.packs.model import LEAST_GROUP, MOST_GROUP, Copies

DAY = 24 * 60
MOST_PEOPLE = 1000
_PEOPLE_OF_AN_ORGANISATION = 2
_ONE_SPARE_FOR = 10

Kind = Literal[
    "overview", "agenda", "script", "worksheet", "cards", "card-list", "poster", "tents", "sign-in", "timekeeper", "results", "evaluation", "afterwards",
]  # fmt: skip


class PlanError(Exception):
    """A workshop that cannot be held like this. `code`: a key of `pack.refused` in the locale; `data`: what its sentence needs."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code, self.data = code, data


@dataclass(frozen=True)
class Slot:
    """A part by the clock: minutes from midnight."""

    part: str
    start: int
    end: int


@dataclass(frozen=True)
class Item:
    """Something to print. `name`: what it is of (a worksheet's id, `worksheet.field` or `list` of cards, a figure's name), "" for what each
    pack has once; `number`: how many there are in all, `spares` of them to spare; `on_page`: how many of them stand on one page, to be cut."""

    kind: Kind
    name: str
    copies: Copies
    number: int
    spares: int = 0
    on_page: int = 1

    @property
    def printed(self) -> int:
        """How often its pages are printed."""
        return ceil(self.number / self.on_page)

    @property
    def key(self) -> str:
        """`script`, `worksheet:value`, `cards:value.field`: one for each item of a plan, but for what has different copies."""
        return f"{self.kind}:{self.name}" if self.name else self.kind


@dataclass(frozen=True)
class Plan:
    participants: int
    groups: tuple[int, ...]
    organisations: int
    start: int
    agenda: tuple[Slot, ...]
    items: tuple[Item, ...]


def make_plan(
    document: PackDocument,
    participants: int | None = None,
    groups: int | None = None,
    start: str | None = None,
    large_print: bool = False,
) -> Plan:
    """The plan for so many people, by default for as many as the pack says. `large_print`: nothing stands twice on a page. Raises PlanError."""
    people = document["participants"]["default"] if participants is None else participants
    if not 1 <= people <= MOST_PEOPLE:
        raise PlanError("participants", participants=people, most=MOST_PEOPLE)
    sizes = group_sizes(people, document["group_size"], groups)
    organisations = ceil(people / _PEOPLE_OF_AN_ORGANISATION)
    begin = minutes_of(start or document["start"])
    agenda = _agenda(document, begin)
    counts = {"person": people, "group": len(sizes), "organisation": organisations, "wall": 1, "leader": 1}
    return Plan(people, sizes, organisations, begin, agenda, tuple(_items(document, counts, 1 if large_print else 2)))


def group_sizes(people: int, size: int, groups: int | None = None) -> tuple[int, ...]:
    """How many sit in each group, the larger ones first; they differ by at most one. Raises PlanError where `groups` is no number for them.

    Without `groups`: of the numbers of groups that give each 4 to 6 people the one nearest to `people / size`, of two the larger. Up to
    6 people are one group; 7 are two, since seven do not all get a word in.
    """
    if groups is None:
        fewest, most = ceil(people / MOST_GROUP), max(people // LEAST_GROUP, ceil(people / MOST_GROUP))
        groups = min(range(fewest, most + 1), key=lambda number: (abs(number * size - people), -number))
    elif not 1 <= groups <= people:
        raise PlanError("groups", groups=groups, participants=people)
    least, larger = divmod(people, groups)
    return (least + 1,) * larger + (least,) * (groups - larger)


def minutes_of(clock: str) -> int:
    """`09:30` as minutes from midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def clock(minutes: int) -> str:
    """Minutes from midnight as `09:30`; the end of the day is `24:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _agenda(document: PackDocument, begin: int) -> tuple[Slot, ...]:
    slots, now = [], begin
    for part in document["parts"]:
        slots.append(Slot(part["id"], now, now + part["minutes"]))
        now += part["minutes"]
    if now > DAY:
        raise PlanError(
            "past-midnight", start=clock(begin), minutes=now - begin, latest=clock(max(0, DAY - (now - begin)))
        )
    return tuple(slots)


def _items(document: PackDocument, counts: dict[str, int], halves: int) -> list[Item]:
    """What is printed, in the order of the file. `halves`: how many sheets of half a page stand on one."""

    def item(kind: Kind, copies: Copies, name: str = "", spare: bool = False, on_page: int = 1) -> Item:
        spares = spares_of(copies, counts[copies]) if spare else 0
        return Item(kind, name, copies, counts[copies] + spares, spares, on_page)

    parts = document["parts"]
    items = [item("overview", "leader"), item("agenda", "group", spare=True), item("script", "leader")]
    items += [item("worksheet", sheet["copies"], sheet["ref"], True) for part in parts for sheet in part["worksheets"]]
    items += [item("cards", cards["copies"], name_of_cards(cards)) for part in parts for cards in part["cards"]]
    # For those who cannot use paper cards: read aloud by the one who leads, or sent to them.
    items += [
        item("card-list", "leader", name) for name in dict.fromkeys(one.name for one in items if one.kind == "cards")
    ]
    items += [
        item("poster", poster["copies"], poster["ref"] or poster["figure"] or "")
        for part in parts
        for poster in part["posters"]
    ]
    items += [item("tents", "wall"), item("sign-in", "leader"), item("timekeeper", "leader"), item("results", "leader")]
    if document["evaluation"]:
        items.append(item("evaluation", "person", spare=True, on_page=halves))
    if document["results"]:
        items.append(item("afterwards", "wall"))
    return list(dict.fromkeys(items))


def name_of_cards(cards: Cards) -> str:
    """`worksheet.field`, or the list's name."""
    return f"{cards['ref']}.{cards['field']}" if cards["ref"] else cards["list"] or ""


def spares_of(copies: Copies, count: int) -> int:
    """How many to spare: of what people and organisations get one for every ten begun, of what groups get one, else none."""
    if copies in ("person", "organisation"):
        return ceil(count / _ONE_SPARE_FOR)
    return 1 if copies == "group" else 0
