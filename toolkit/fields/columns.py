"""What may be a column of a table, as an author writes it: every type whose shape says so."""

from typing import TYPE_CHECKING

from toolkit.author.question import Question
from toolkit.contract.shape import FIELDS, shape_of

_KINDS = sorted(path.parent.name for path in FIELDS.glob("*/shape.json") if shape_of(path.parent.name).get("column"))

if TYPE_CHECKING:
    Column = Question
else:
    from toolkit.fields.authors import union

    Column = union(_KINDS)
