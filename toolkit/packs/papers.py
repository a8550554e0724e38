"""The papers of a pack's own pages: without running heads and feet, since the whole file is numbered through afterwards."""

from dataclasses import dataclass, fields

from toolkit.paper.paper import Paper, paper

LARGE_PT = 18.0
_PLACES = [f"{side}-{place}" for side in ("top", "bottom") for place in ("left", "center", "right")]


@dataclass(frozen=True)
class Plain(Paper):
    """A page with nothing of its own above and below the text."""

    def css(self) -> str:
        boxes = " ".join(f"@{place} {{ content: none; border: 0; padding: 0; margin: 0; }}" for place in _PLACES)
        return f"{super().css()}@page {self.name} {{ {boxes} }}\n"


def plain(name: str = "a4", large_print: bool = False, landscape: bool = False) -> Plain:
    """The paper of a pack's own pages. Its foot leaves room for the page number."""
    base = paper(name, landscape, LARGE_PT if large_print else None)
    kept = {part.name: getattr(base, part.name) for part in fields(base)}
    return Plain(**kept | {"name": f"pack-{base.name}", "top_mm": 14.0, "bottom_mm": 14.0})
