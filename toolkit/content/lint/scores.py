"""Bands: every value that a score can have falls into exactly one."""

from decimal import ROUND_FLOOR, Decimal
from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.normalise import cell_at
from toolkit.content.problem import Problem

Range = tuple[Decimal, Decimal]


def check(sheet: Sheet, model: dict[str, Any]) -> list[Problem]:
    fields = {field["id"]: field for section in model["sections"] for field in section["fields"]}
    problems = []
    for n, score in enumerate(model["scores"]):
        if score["min_answered"] > len(score["items"]):
            problems.append(at(sheet.file, "too-many-needed", "scores", n, "min_answered", items=len(score["items"])))
        if score["bands"]:
            problems += _check_bands(sheet, n, score, score_range(score, fields))
    return problems


def score_range(score: dict[str, Any], fields: dict[str, Any]) -> Range | None:
    """The lowest and the highest value that a score can have; None where an item has no bounds."""
    ranges: list[Range] = []
    for item in score["items"]:
        cell = cell_at(fields[item["path"][0]], item["path"])
        if cell["min"] is None or cell["max"] is None:
            return None
        low, high = Decimal(str(cell["min"])), Decimal(str(cell["max"]))
        if score["kind"] == "sum":
            low, high = low * Decimal(item["weight"]), high * Decimal(item["weight"])
        ranges.append((low, high))
    lows, highs = sorted(low for low, _ in ranges), sorted((high for _, high in ranges), reverse=True)
    if score["kind"] == "mean":
        return lows[0], highs[0]
    # With some items unanswered a sum is one over any `min_answered` or more of them.
    needed = score["min_answered"]
    lowest = sum(lows[:needed]) + sum(low for low in lows[needed:] if low < 0)
    highest = sum(highs[:needed]) + sum(high for high in highs[needed:] if high > 0)
    return Decimal(lowest), Decimal(highest)


def _check_bands(sheet: Sheet, n: int, score: dict[str, Any], possible: Range | None) -> list[Problem]:
    if possible is None:
        return [at(sheet.file, "score-unbounded", "scores", n, "bands")]
    step = Decimal(1).scaleb(-score["decimals"])
    problems, before = [], None
    for b, band in enumerate(score["bands"]):
        limit = Decimal(band["up_to"]).quantize(step, ROUND_FLOOR)  # the highest rounded score that still falls into it
        if (before is not None and limit <= before) or limit < possible[0]:
            problems.append(at(sheet.file, "band-overlap", "scores", n, "bands", b, "up_to", up_to=band["up_to"]))
        before = max(limit, before) if before is not None else limit
    if before is not None and before < possible[1].quantize(step, ROUND_FLOOR):
        last = len(score["bands"]) - 1
        problems.append(
            at(
                sheet.file,
                "band-hole",
                "scores",
                n,
                "bands",
                last,
                "up_to",
                highest=format(possible[1].normalize(), "f"),
            )
        )
    return problems
