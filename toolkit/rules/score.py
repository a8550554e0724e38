"""Scores: exact sums and weighted means over the answered items, and the band that the result falls into."""

from decimal import Decimal
from fractions import Fraction

from toolkit.contract.document import Score
from toolkit.contract.report import Scored
from toolkit.reading.number import round_half_up, to_json
from toolkit.rules.condition import Usable, as_decimal, at_path


def score(definition: Score, usable: Usable) -> Scored:
    """Value and band are None below `min_answered`."""
    counted = [
        (
            Fraction(item["weight"]),
            Fraction(number) if item["reverse"] is None else Fraction(item["reverse"]) - Fraction(number),
        )
        for item in definition["items"]
        if (number := as_decimal(at_path(usable(item["path"][0]), item["path"][1:]))) is not None
    ]
    result: Scored = {
        "id": definition["id"],
        "value": None,
        "answered": len(counted),
        "of": len(definition["items"]),
        "band": None,
        "advice": None,
    }
    if not counted or len(counted) < definition["min_answered"]:
        return result
    total = sum((weight * value for weight, value in counted), Fraction(0))
    if definition["kind"] == "mean":
        weights = sum(weight for weight, _ in counted)
        if not weights:
            return result
        total /= weights
    value = round_half_up(total, definition["decimals"])
    result["value"] = to_json(value)
    band = next((band for band in definition["bands"] if value <= Decimal(band["up_to"])), None)
    if band:
        result["band"], result["advice"] = band["label"], band["advice"]
    return result
