"""What one must know to answer a question of type `placement` on paper."""

from toolkit.contract.document import PlacementField
from toolkit.fields.registry import Hint


def hints(field: PlacementField, hint: Hint) -> list[str]:
    return [hint("placement")]
