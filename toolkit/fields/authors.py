"""The field types as authors write them: unions made of the folders."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import Tag

from toolkit.author.parts import by_type
from toolkit.author.question import Question
from toolkit.contract.shape import FIELDS
from toolkit.fields.registry import author


def union(kinds: Iterable[str]) -> Any:
    """Any of these types, chosen by the key `type`; what is no mapping goes to the type `text`, which says so."""
    tagged = tuple(Annotated[author(kind), Tag(f"<{kind}>")] for kind in kinds)
    return Annotated[Union[tagged], by_type("<text>")]  # noqa: UP007 - made when the program runs


if TYPE_CHECKING:
    FieldType = Question
else:
    FieldType = union(sorted(path.parent.name for path in FIELDS.glob("*/author.py")))
