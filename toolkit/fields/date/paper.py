"""What one must know to answer a question of type `date` on paper."""

from toolkit.contract.document import DateField
from toolkit.fields.registry import Hint


def hints(field: DateField, hint: Hint) -> list[str]:
    return [hint("date")]
