"""Numbers of rows worth trying for a condition."""

from collections.abc import Sequence
from typing import Any

from toolkit.contract.document import TableField


def tries(field: TableField, named: Sequence[Any], most: int) -> Sequence[Any]:
    return [[{}] * n for n in range(max(1, field["min_rows"]), (field["max_rows"] or 0) + 1)]
