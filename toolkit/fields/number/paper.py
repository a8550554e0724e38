"""What one must know to answer a question of type `number` on paper."""

from toolkit.contract.document import NumberField
from toolkit.fields.registry import Hint


def hints(field: NumberField, hint: Hint) -> list[str]:
    low, high = hint.limit(field["min"]), hint.limit(field["max"])
    key = "number_from_to" if low and high else "number_from" if low else "number_to" if high else "number"
    return [hint(key, min=low, max=high)]
