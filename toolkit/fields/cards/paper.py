"""What one must know to answer a question of type `cards` on paper."""

from toolkit.contract.document import CardsField
from toolkit.fields.registry import Hint


def hints(field: CardsField, hint: Hint) -> list[str]:
    return [hint("cards")]
