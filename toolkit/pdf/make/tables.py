"""Header cells say what they head: without /Scope screen readers do not know whether a cell heads its row or its column (ISO 14289-1, 7.5)."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from toolkit.pdf.make.structure import elements, kids_of

_ROW, _HEAD, _HEADER = Name.TR, Name.THead, Name.TH


def scope_headers(pdf: Pdf) -> None:
    """Gives every TH of the document a /Scope: the column's in a head or a row of headers only, else the row's."""
    for row in elements(pdf.Root.StructTreeRoot, _ROW):
        cells = kids_of(row)
        heads = [cell for cell in cells if cell.S == _HEADER]
        heads_column = len(heads) == len(cells) or row.P.S == _HEAD
        for cell in heads:
            add_attribute(cell, Dictionary(O=Name.Table, Scope=Name.Column if heads_column else Name.Row))


def add_attribute(cell: Any, attribute: Dictionary) -> None:
    """One attribute more for a structure element."""
    present = cell.get("/A")
    if present is None:
        cell.A = attribute
    else:
        cell.A = Array([*(present if isinstance(present, Array) else [present]), attribute])
