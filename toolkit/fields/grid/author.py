"""What an author writes of a question of type `grid`, and its form in the document."""

from typing import Literal

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from toolkit.author.normal import Normaliser
from toolkit.author.question import Lines, OptionsOrName, Question, ScaleOrName, either
from toolkit.contract import document


class Grid(Question):
    """The same scale or options for several rows."""

    model_config = ConfigDict(json_schema_extra=either("scale", "options"))

    type: Literal["grid"]
    rows: Lines
    scale: ScaleOrName | None = None
    options: OptionsOrName | None = None
    not_relevant: bool = False

    @model_validator(mode="after")
    def _one_kind(self) -> "Grid":
        if (self.scale is None) == (self.options is None):
            raise PydanticCustomError("grid_kind", "either scale or options")
        return self

    @property
    def cell_type(self) -> Literal["scale", "choice"]:
        return "choice" if self.scale is None else "scale"


Author = Grid


def normalise(field: Grid, base: document.Question, normaliser: Normaliser) -> document.GridField:
    return {**base, "type": "grid", "rows": normaliser.lines(field.rows), "cell": _cell(field, normaliser)}


def _cell(field: Grid, normaliser: Normaliser) -> document.ScaleCell | document.ChoiceCell:
    if field.scale is not None:
        return {"type": "scale", "required": False, **normaliser.steps(field.scale, field.not_relevant)}
    return {"type": "choice", "required": False, **normaliser.options(field.options or [])}
