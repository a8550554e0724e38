"""What one must know to answer a question of type `cards` on paper."""

from toolkit.contract.document import CardsField
from toolkit.fields.registry import Hint


def hints(field: CardsField, hint: Hint) -> list[str]:
    return [hint("cards_back" if any(card["back"] for card in field["statements"]) else "cards")]
