"""Answers taken apart into the cells that their field has, and put together again, by the shapes of the contract.

The browser's twin is `templates/assets/js/reading/apart.js`.
"""

from typing import Any

from toolkit.contract.codes import FindingCode
from toolkit.contract.shape import ONE, Cell, Rules, axes_of, is_counted, shape_of
from toolkit.reading.text import clean, is_empty, trim


class NoRoom(ValueError):
    """An answer that its field has no cell for. `code` is a finding's code; `field`, `row`, `column` say where."""

    def __init__(self, code: FindingCode, field: str | None, row: str | None = None, column: str | None = None) -> None:
        place = " / ".join(part for part in (field, row, column) if part is not None)
        super().__init__(f"{code}: {place or 'answers'}")
        self.code, self.field, self.row, self.column = code, field, row, column


def take_apart(field: Rules, raw: Any) -> dict[Cell, Any]:
    """`{(row, column): raw answer}` of one field. Raises NoRoom where the answer has not the shape of the field."""
    name = field["id"]
    match shape_of(field["type"])["answer"]:
        case "chosen":
            return {(_text(item, name), None): True for item in _listed(raw, name) if not is_empty(item)}
        case "order":
            return _places(raw, name)
        case "rows":
            return _rows(field, raw)
    return {ONE: raw}


def _rows(field: Rules, raw: Any) -> dict[Cell, Any]:
    name = field["id"]
    rows = (
        {str(number): item for number, item in enumerate(_listed(raw, name), 1)}
        if is_counted(field)
        else _keyed(raw, name)
    )
    filled = {row: item for row, item in rows.items() if not is_empty(item)}
    if len(axes_of(field)) == 1:
        return {(row, None): item for row, item in filled.items()}
    return {
        (row, column): cell
        for row, item in filled.items()
        for column, cell in _keyed(item, name, row).items()
        if not is_empty(cell)
    }


def _places(raw: Any, name: str) -> dict[Cell, Any]:
    """A ranking, a list or `{option: place}`, as the place of each option."""
    if isinstance(raw, dict):
        for option, place in raw.items():
            if isinstance(place, (bool, list, dict)):
                raise NoRoom("wrong-type", name, option)
        return {(option, None): clean(str(place)) for option, place in raw.items() if not is_empty(place)}
    flat: dict[Cell, Any] = {}
    order = [_text(item, name) for item in _listed(raw, name) if not is_empty(item)]
    for place, option in enumerate(order, 1):
        if (option, None) in flat:
            raise NoRoom("duplicate-rank", name, option)
        flat[option, None] = str(place)
    return flat


def _listed(raw: Any, name: str) -> list[Any]:
    if not isinstance(raw, list):
        raise NoRoom("wrong-type", name)
    return raw


def _keyed(raw: Any, name: str, row: str | None = None) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise NoRoom("wrong-type", name, row)
    return raw


def _text(raw: Any, name: str) -> str:
    if not isinstance(raw, str):
        raise NoRoom("wrong-type", name)
    return trim(raw)


def put_together(field: Rules, cells: dict[Cell, Any]) -> Any:
    """One field's answer, raw, from the cells that are filled in (at least one)."""
    match shape_of(field["type"])["answer"]:
        case "chosen":
            return [option for option in axes_of(field)[0] if (option, None) in cells]
        case "order":
            return {option: place for (option, _), place in cells.items()}
        case "rows" if is_counted(field):
            found = _by_row(cells)
            return [found.get(str(number), {}) for number in range(1, max(map(int, found)) + 1)]
        case "rows":
            return _by_row(cells)
    return cells[ONE]


def _by_row(cells: dict[Cell, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (row, column), value in cells.items():
        if column is None:
            found[str(row)] = value
        else:
            found.setdefault(str(row), {})[column] = value
    return found
