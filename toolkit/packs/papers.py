"""The papers of a pack's own pages: without running heads and feet, since the whole file is numbered through afterwards."""

from dataclasses import fields

from toolkit.paper.paper import paper
from toolkit.paper.pieces.bare import Bare

LARGE_PT = 18.0


def plain(name: str = "a4", large_print: bool = False, landscape: bool = False) -> Bare:
    """The paper of a pack's own pages. Its foot leaves room for the page number."""
    base = paper(name, landscape, LARGE_PT if large_print else None)
    kept = {part.name: getattr(base, part.name) for part in fields(base)}
    return Bare(**kept | {"name": f"pack-{base.name}", "top_mm": 14.0, "bottom_mm": 14.0})
