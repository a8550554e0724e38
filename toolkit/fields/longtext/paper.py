"""What one must know to answer a question of type `longtext` on paper."""

from toolkit.contract.document import LongTextField
from toolkit.fields.registry import Hint


def hints(field: LongTextField, hint: Hint) -> list[str]:
    return [hint("longtext", max=field["max_length"])]
