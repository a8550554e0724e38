"""Which pictures a sheet has: what the definition says of its sections and fields decides, never a name. Twin: `pictures/found.js`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.contract.document import Field, Questions, Section
from toolkit.contract.picture import PictureKind
from toolkit.pictures.canvas import DATA

_MOST = DATA["most"]
_SIDES = 2


@dataclass(frozen=True)
class Found:
    """`fields`: what is shown, in their order; the picture stands under the last."""

    kind: PictureKind
    title: str
    fields: tuple[Any, ...]

    @property
    def key(self) -> str:
        return str(self.fields[-1]["id"])


def pictured(model: Questions) -> list[Found]:
    """The pictures of a sheet, in the order in which they stand on its page."""
    found = [one for section in model["sections"] for one in _in_section(section)]
    return [one for one in found if _has_room(one)]


def _in_section(section: Section) -> Iterator[Found]:
    layout = section.get("layout", "list")  # the definition in a PDF does not say it
    fields: Sequence[Any] = section["fields"]
    if layout == "circle":
        yield Found("circle", section["title"], tuple(fields))
        return
    if layout == "forces" and len(fields) == _SIDES and all(map(steps_of, fields)):
        yield Found("forces", section["title"], tuple(fields))
        return
    runs = _runs(fields)
    for field in fields:
        if field["type"] == "placement":
            yield Found("board", field["label"], (field,))
        elif layout == "ladder" and is_ladder(field):
            yield Found("ladder", field["label"], (field,))
        elif field["id"] in runs:
            yield Found("dots", section["title"], tuple(runs[field["id"]]))
        elif is_rated(field):
            yield Found("dots", field["label"], (field,))


def _runs(fields: Sequence[Field]) -> dict[str, list[Any]]:
    """Two scales or more of a section with the same steps, by the id of the last of them."""
    alike: dict[str, list[Any]] = {}
    for field in fields:
        if field["type"] == "scale":
            same = [f"{option['value']} {option['label']}" for option in field["options"]]
            alike.setdefault("\n".join(same), []).append(field)
    return {str(run[-1]["id"]): run for run in alike.values() if len(run) > 1}


def is_rated(field: Any) -> bool:
    """A grid on a scale, or a table of fixed rows that has scales, all of the same steps."""
    if field["type"] == "grid":
        return bool(field["cell"]["type"] == "scale")
    if field["type"] != "table" or not field["rows"]:
        return False
    ends = {(column["min"], column["max"]) for column in rated_columns(field)}
    return len(ends) == 1


def rated_columns(field: Any) -> list[Any]:
    return [column for column in field["columns"] if column["type"] == "scale"]


def is_ladder(field: Any) -> bool:
    """A table whose rows are rungs, its first column a choice of how far one is; or a choice, whose options rise from the first to the last."""
    if field["type"] == "choice":
        return True
    return bool(field["type"] == "table" and field["rows"] and field["columns"][0]["type"] == "choice")


def steps_of(side: Any) -> Any:
    """The scale of a side of a field of forces, or None: of a grid, or of a table's first column."""
    cell = side["cell"] if side["type"] == "grid" else None
    if side["type"] == "table" and side["rows"]:
        cell = side["columns"][0]
    return cell if cell and cell["type"] == "scale" else None


def _has_room(found: Found) -> bool:
    """Whether somebody could still read it: the definition may be a stranger's."""
    field = found.fields[0]
    match found.kind:
        case "board":
            rows, columns = len(field["rows"]), len(field["columns"])
            return bool(columns <= _MOST["columns"] and rows * columns <= _MOST["cells"])
        case "circle":
            return bool(1 < len(found.fields) <= _MOST["panels"])
        case "ladder":
            return bool(len(field["rows"] if field["type"] == "table" else field["options"]) <= _MOST["rows"])
        case "forces":
            return all(len(side["rows"]) <= _MOST["rows"] and _steps(steps_of(side)) for side in found.fields)
        case "dots":
            if field["type"] == "scale":
                return len(found.fields) <= _MOST["rows"] and _steps(field)
            cells = [field["cell"]] if field["type"] == "grid" else rated_columns(field)
            return bool(
                len(field["rows"]) <= _MOST["rows"] and len(cells) <= _MOST["columns"] and all(map(_steps, cells))
            )


def _steps(scale: Any) -> bool:
    return bool(scale["min"] < scale["max"] <= scale["min"] + _MOST["steps"] - 1)
