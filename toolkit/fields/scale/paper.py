"""What one must know to answer a question of type `scale` on paper."""

from toolkit.contract.document import ScaleField
from toolkit.fields.registry import Hint


def hints(field: ScaleField, hint: Hint) -> list[str]:
    return [hint("scale")]
