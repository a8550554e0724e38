"""What one must know to answer a question of type `table` on paper."""

from toolkit.contract.document import TableField
from toolkit.fields.registry import Hint


def hints(field: TableField, hint: Hint) -> list[str]:
    return [hint("min_rows", min=field["min_rows"])] if field["min_rows"] > 1 else []
