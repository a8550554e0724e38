"""Profiles compared two by two by the rows of a worksheet's `match`: whose need meets whose offer, what both share or lack, what is in the way."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple, TypedDict

from toolkit.contract.document import Document, Match, Option, Step
from toolkit.contract.shape import fields_of, has_options
from toolkit.rules.evaluate import Evaluation

Side = Literal["a", "b", "both"]
Values = Mapping[str, Sequence[str | int]]  # field → the options chosen
MatchRow = TypedDict(
    "MatchRow",
    {
        "kind": Literal["wants", "shared", "both_lack", "conflict"],
        "field": str,
        "other": str | None,
        "values": list[str | int],
        "from": Side,
        "reason": str,
    },
)
"""`values`, never empty, in the order of the options. `from`: who wants (of `wants`) or will not have (of `conflict`) what the other has."""


class Pair(TypedDict):
    """`a`, `b`: places in the list of profiles, from 0; `rank` from 1, the same where nothing tells two pairs apart."""

    a: int
    b: int
    rank: int
    rows: list[MatchRow]


def chosen_values(model: Document, evaluation: Evaluation) -> Values:
    """What a profile has chosen in the questions of `match`. What is hidden counts as unanswered, options that exclude others (“none”) as nothing."""
    named = {name for rule in model["match"] for name in (rule["field"], rule["other"]) if name}
    chosen: dict[str, list[str | int]] = {}
    for field in filter(has_options, fields_of(model)):
        name = field["id"]
        if name not in named or name not in evaluation.visible or name not in evaluation.answers:
            continue
        answer = evaluation.answers[name]
        given = answer if isinstance(answer, list) else [answer]
        options: Sequence[Option | Step] = field["options"]
        chosen[name] = [one["value"] for one in options if one["value"] in given and not one.get("exclusive")]
    return chosen


def match_pair(model: Document, a: Values, b: Values) -> list[MatchRow]:
    """The rows of `match` that hold between two profiles, in their order; a row that holds both ways stands twice, `a` first."""
    return [row for rule in model["match"] for row in _rows(rule, a, b)]


def match_all(model: Document, profiles: Sequence[Values]) -> list[Pair]:
    """Every pair, the best first: by the number of `wants` that are met both ways, then by those met one way less the `conflict`s;
    ties keep the order of the profiles."""
    pairs: list[Pair] = [
        {"a": a, "b": b, "rank": 0, "rows": match_pair(model, profiles[a], profiles[b])}
        for a, b in combinations(range(len(profiles)), 2)
    ]
    pairs.sort(key=_worth, reverse=True)  # stable: `reverse` keeps the order of equals
    for place, pair in enumerate(pairs):
        is_tie = place > 0 and _worth(pairs[place - 1]) == _worth(pair)
        pair["rank"] = pairs[place - 1]["rank"] if is_tie else place + 1
    return pairs


class Counts(NamedTuple):
    """How many `wants` are met both ways and one way, and how many conflicts there are."""

    both_ways: int
    one_way: int
    conflicts: int


def counted(rows: Sequence[MatchRow]) -> Counts:
    ways: dict[tuple[str, str | None], set[Side]] = {}
    for row in rows:
        if row["kind"] == "wants":
            ways.setdefault((row["field"], row["other"]), set()).add(row["from"])
    both_ways = sum(len(sides) == 2 for sides in ways.values())
    return Counts(both_ways, len(ways) - both_ways, sum(row["kind"] == "conflict" for row in rows))


def _worth(pair: Pair) -> tuple[int, int]:
    counts = counted(pair["rows"])
    return counts.both_ways, counts.one_way - counts.conflicts


def _rows(rule: Match, a: Values, b: Values) -> Iterator[MatchRow]:
    field, other = rule["field"], rule["other"] or rule["field"]

    def row(side: Side, ours: Sequence[str | int], theirs: Sequence[str | int]) -> Iterator[MatchRow]:
        values = [value for value in ours if value in theirs]
        if values:
            yield {
                "kind": rule["kind"],
                "field": field,
                "other": rule["other"],
                "values": values,
                "from": side,
                "reason": rule["reason"],
            }

    if rule["kind"] in ("wants", "conflict"):
        yield from row("a", a.get(field, ()), b.get(other, ()))
        yield from row("b", b.get(field, ()), a.get(other, ()))
    else:
        yield from row("both", a.get(field, ()), b.get(field, ()))
