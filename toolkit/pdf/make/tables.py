"""Header cells say what they head: without /Scope screen readers do not know whether a cell heads its row or its column (ISO 14289-1, 7.5)."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf


def scope_headers(pdf: Pdf) -> None:
    """Gives every TH of the document a /Scope: the column's in a head or a row of headers only, else the row's."""
    for table in elements(pdf.Root.StructTreeRoot, "/Table"):
        for row in elements(table, "/TR"):
            cells = list(_kids(row))
            heads_column = str(row.P.S) == "/THead" or all(str(cell.S) == "/TH" for cell in cells)
            for cell in cells:
                if str(cell.S) == "/TH":
                    scope = Name.Column if heads_column else Name.Row
                    add_attribute(cell, Dictionary(O=Name.Table, Scope=scope))


def add_attribute(cell: Any, attribute: Dictionary) -> None:
    """One attribute more for a structure element."""
    present = cell.get("/A")
    if present is None:
        cell.A = attribute
    else:
        cell.A = Array([*(present if isinstance(present, Array) else [present]), attribute])


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def elements(element: Any, kind: str) -> Iterator[Any]:
    """The elements of that kind below, from the outside in."""
    waiting = [element]
    while waiting:
        for kid in _kids(waiting.pop()):
            if str(kid.S) == kind:
                yield kid
            waiting.append(kid)
