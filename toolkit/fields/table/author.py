"""What an author writes of a question of type `table`, and its form in the document."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.author.normal import Normaliser
from toolkit.author.question import Lines, Question, either
from toolkit.contract import document
from toolkit.contract.shape import is_column
from toolkit.fields.columns import Column


class Table(Question):
    """Columns of single answers, with fixed rows, or as many rows as needed up to `max_rows` (the lines in the PDF)."""

    model_config = ConfigDict(
        json_schema_extra=either("rows", "max_rows") | {"dependentRequired": {"min_rows": ["max_rows"]}}
    )

    type: Literal["table"]
    columns: Annotated[list[Column], Field(min_length=1, max_length=12)]
    rows: Lines | None = None
    min_rows: int | None = Field(None, ge=0, le=60)
    max_rows: int | None = Field(None, ge=1, le=60)

    @model_validator(mode="after")
    def _one_kind(self) -> "Table":
        fixed, free = self.rows is not None, self.max_rows is not None
        if fixed == free or (fixed and self.min_rows is not None) or (free and (self.min_rows or 0) > self.max_rows):  # type: ignore[operator]
            raise PydanticCustomError("table_rows", "either rows, or max_rows with min_rows")
        return self


Author = Table


def normalise(field: Table, base: document.Question, normaliser: Normaliser) -> document.TableField:
    return {
        **base,
        "type": "table",
        "columns": [_column(column, normaliser) for column in field.columns],
        "rows": normaliser.lines(field.rows) if field.rows is not None else None,
        "min_rows": field.min_rows or 0,
        "max_rows": field.max_rows,
    }


def _column(column: Question, normaliser: Normaliser) -> document.ColumnField:
    made = normaliser.field(column)
    assert is_column(made), "the author's types let nothing else be a column"
    return made
