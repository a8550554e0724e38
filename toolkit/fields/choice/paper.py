"""What one must know to answer a question of type `choice` on paper."""

from toolkit.contract.document import ChoiceField
from toolkit.fields.registry import Hint


def hints(field: ChoiceField, hint: Hint) -> list[str]:
    return [hint("choice")]
