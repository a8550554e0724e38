"""What the references of a worksheet name: fields, cells, lists."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from toolkit.author.question import Scale
from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem, nearest
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.typed import shown, wrong_type
from toolkit.contract.codes import LintCode
from toolkit.contract.shape import shape_of

_MOST_LISTED = 20


def columns_of(field: Any) -> Sequence[Any]:
    """The columns of a field that has fields for columns."""
    return field.columns if shape_of(field.type).get("cell") == "columns" else ()


def is_alike(field: Any) -> bool:
    """Whether each of its rows is one cell, and all are read alike."""
    return bool(shape_of(field.type).get("cell") == "cell")


def asked_type(field: Any) -> str:
    """The type that says how its answer is read, or each of its rows where all are read alike."""
    return str(field.cell_type if is_alike(field) else field.type)


class Targets:
    """The fields of one sheet, and the lists that it may use."""

    def __init__(self, library: Library, sheet: Sheet) -> None:
        self.library, self.file, self.sheet, self.lost = library, sheet.file, sheet.worksheet, sheet.lost
        self.fields: dict[str, Any] = {}
        for section in self.sheet.sections:
            for field in section.fields:
                self.fields.setdefault(field.id, field)

    def unknown(
        self, code: LintCode, name: str, known: Iterable[Any], *path: str | int, key: bool = False, of: str = ""
    ) -> Problem:
        """`of`: the field whose row or column is not there."""
        names = [str(item) for item in known]
        listed = ", ".join(names[:_MOST_LISTED]) + (" …" if len(names) > _MOST_LISTED else "")
        data = {"name": shown(name), "of": of, "known": listed or "–", "meant": nearest(name, names)}
        return self.file.problem(code, path, key=key, data=data)

    def wrong_kind(self, found: Any, wanted: str, *path: str | int) -> Problem:
        return at(self.file, "wrong-type", *path, **wrong_type(wanted, found))

    def repeated(self, ids: list[str], path: Any) -> Iterator[Problem]:
        """`path(n)` is where the n-th id stands."""
        seen: set[str] = set()
        for n, name in enumerate(ids):
            if name in seen:
                yield at(self.file, "duplicate-id", *path(n), id=name)
            seen.add(name)

    def options(self, field: Any) -> list[Any]:
        found = getattr(field, "options", None)
        return self.library.options.get(found, []) if isinstance(found, str) else found or []

    def scale(self, field: Any) -> Scale | None:
        found = getattr(field, "scale", None)
        return self.library.scales.get(found) if isinstance(found, str) else found

    def values(self, field: Any) -> list[Any]:
        """The options or steps that an answer to a field or a cell is one of; none where it is something else."""
        scale = self.scale(field)
        if scale is None:
            return [option.value for option in self.options(field)]
        return [*range(scale.min, scale.max + 1), *(["na"] if field.not_relevant else [])]

    def target(self, reference: str, *path: str | int, key: bool = False) -> tuple[Any, Problem | None]:
        """The field or cell that a reference names (a cell as its column, or its grid), or what is wrong with it."""
        name, *cell = reference.split(".")
        field = self.fields.get(name)
        if field is None:
            return None, self.unknown("unknown-field", name, self.fields, *path, key=key)
        if not cell:
            return field, None
        shape = shape_of(field.type)
        rows = [row.id for row in getattr(field, "rows", None) or []] if "lines" in shape.get("axes", [{}])[0] else []
        if cell[0] not in rows:
            return None, self.unknown("unknown-row", cell[0], rows, *path, key=key, of=name)
        if len(shape["axes"]) == 1 and len(cell) == 1:
            return field, None
        columns = {column.id: column for column in columns_of(field)}
        if len(cell) < 2 or cell[1] not in columns:
            missing = cell[1] if len(cell) > 1 else reference
            return None, self.unknown("unknown-column", missing, columns, *path, key=key, of=name)
        return columns[cell[1]], None
