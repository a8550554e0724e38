"""What one must know to answer a question of type `grid` on paper."""

from toolkit.contract.document import GridField
from toolkit.fields.registry import Hint


def hints(field: GridField, hint: Hint) -> list[str]:
    return [hint("grid")]
