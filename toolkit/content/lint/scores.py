"""Bands: every value that a score can have falls into exactly one."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import NamedTuple

from toolkit.content.lint.place import at
from toolkit.content.problem import Problem
from toolkit.content.sheet import Sheet
from toolkit.contract.document import Document, Score
from toolkit.contract.shape import Rules, fields_of, rules_at
from toolkit.reading.number import round_half_up


class Item(NamedTuple):
    """The lowest and highest value of one item, and its weight."""

    low: Fraction
    high: Fraction
    weight: Fraction


def check(sheet: Sheet, model: Document) -> list[Problem]:
    fields = {field["id"]: field for field in fields_of(model)}
    problems = []
    for n, score in enumerate(model["scores"]):
        if score["id"] in sheet.lost or any(item["path"][0] in sheet.lost for item in score["items"]):
            continue
        if score["min_answered"] > len(score["items"]):
            problems.append(at(sheet.file, "too-many-needed", "scores", n, "min_answered", items=len(score["items"])))
        elif score["bands"]:
            problems += _check_bands(sheet, n, score, score_range(score, fields))
    return problems


def score_range(score: Score, fields: Mapping[str, Rules]) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest value that a score can show, rounded; None where an item has no bounds."""
    items = []
    for item in score["items"]:
        cell = rules_at(fields[item["path"][0]], item["path"])
        if cell["min"] is None or cell["max"] is None:
            return None
        items.append(Item(Fraction(str(cell["min"])), Fraction(str(cell["max"])), Fraction(item["weight"])))
    best = _highest_mean if score["kind"] == "mean" else _highest_sum
    needed = max(score["min_answered"], 1)
    lowest = -best([Item(-item.high, -item.low, item.weight) for item in items], needed)
    return round_half_up(lowest, score["decimals"]), round_half_up(best(items, needed), score["decimals"])


def _highest_sum(items: list[Item], needed: int) -> Fraction:
    """Over `needed` or more of the items: the others are unanswered or hidden."""
    parts = sorted((item.high * item.weight for item in items), reverse=True)
    return sum((part for n, part in enumerate(parts) if n < needed or part > 0), Fraction(0))


def _highest_mean(items: list[Item], needed: int) -> Fraction:
    """As `_highest_sum`, for the weighted mean: raised until no choice of items is above it (Dinkelbach)."""
    mean = min(item.high for item in items)
    while True:
        ordered = sorted(items, key=lambda item: item.weight * (item.high - mean), reverse=True)
        chosen = [item for n, item in enumerate(ordered) if n < needed or item.high > mean]
        higher = sum((item.weight * item.high for item in chosen), Fraction(0)) / sum(item.weight for item in chosen)
        if higher <= mean:
            return mean
        mean = higher


def _check_bands(sheet: Sheet, n: int, score: Score, possible: tuple[Decimal, Decimal] | None) -> list[Problem]:
    if possible is None:
        return [at(sheet.file, "score-unbounded", "scores", n, "bands")]
    lowest, highest = possible
    step = Decimal(1).scaleb(-score["decimals"])
    problems: list[Problem] = []
    reached: Decimal | None = None  # the highest rounded score that the bands so far hold
    for b, band in enumerate(score["bands"]):
        limit = Decimal(band["up_to"]).quantize(step, ROUND_FLOOR)
        if limit < lowest or (reached is not None and (limit <= reached or reached >= highest)):
            problems.append(at(sheet.file, "band-overlap", "scores", n, "bands", b, "up_to", up_to=band["up_to"]))
        reached = limit if reached is None else max(limit, reached)
    last = len(score["bands"]) - 1
    is_told = any(problem.path[3:4] == (last,) for problem in problems)
    if reached is not None and reached < highest and not is_told:
        shown = format(highest.normalize(), "f")
        problems.append(at(sheet.file, "band-hole", "scores", n, "bands", last, "up_to", highest=shown))
    return problems
