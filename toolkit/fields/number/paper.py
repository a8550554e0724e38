"""What one must know to answer a question of type `number` on paper."""

from toolkit.contract.document import NumberField
from toolkit.fields.registry import Hint

_GOES_WITHOUT_SAYING = (None, "0", "1")  # nobody has fewer than none


def hints(field: NumberField, hint: Hint) -> list[str]:
    if field["min"] in _GOES_WITHOUT_SAYING and field["max"] is None:
        return []
    low, high = hint.limit(field["min"]), hint.limit(field["max"])
    key = "number_from_to" if low and high else "number_from" if low else "number_to"
    return [hint(key, min=low, max=high)]
