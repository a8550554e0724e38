"""Numbers worth trying for a condition."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from toolkit.contract.document import NumberField
from toolkit.reading.number import to_json


def tries(field: NumberField, named: Sequence[Any], most: int) -> Sequence[Any]:
    """The bounds of the field and the numbers that conditions name, each with its neighbours."""
    step = Decimal(1).scaleb(-field["decimals"])
    around = [Decimal(str(value)) for value in named if value is not None and not isinstance(value, bool)]
    around += [Decimal(bound) for bound in (field["min"], field["max"]) if bound is not None] + [Decimal(0)]
    near = {(value / step).to_integral_value() * step + turn for value in around for turn in (-step, Decimal(0), step)}
    return [to_json(value) for value in sorted(near)]
