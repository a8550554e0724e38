"""Papers without heads and feet, for what we draw to the millimetre and for the plain pages that go with it."""

from dataclasses import dataclass, replace

from toolkit.paper.paper import SIDES_MM, Paper

SAFE_MM = 8.0  # no closer to the edge: printers leave 4 to 5 mm white, and 5 had no tolerance
_PLACES = [f"{side}-{place}" for side in ("top", "bottom") for place in ("left", "center", "right")]


@dataclass(frozen=True)
class Bare(Paper):
    """A page with nothing of its own on it: no running head, no number."""

    def css(self) -> str:
        boxes = " ".join(f"@{place} {{ content: none; border: 0; padding: 0; margin: 0; }}" for place in _PLACES)
        return f"{super().css()}@page {self.name} {{ {boxes} }}\n"


def bare(name: str = "a4", landscape: bool = False) -> Bare:
    """The whole page, to its edges."""
    short, long = SIDES_MM[name]
    called = f"bare-{name}{'-landscape' if landscape else ''}"
    size = (long, short) if landscape else (short, long)
    return Bare(called, page_mm=size, side_mm=0.0, top_mm=0.0, bottom_mm=0.0)


SHEET = bare()
# For what runs over as many pages as it takes.
PLAIN = replace(SHEET, name="plain-a4", side_mm=20.0, top_mm=18.0, bottom_mm=18.0)
WALLS = {(name, across): bare(name, across) for name in ("a4", "a3") for across in (False, True)}
PAPERS: tuple[Bare, ...] = (*WALLS.values(), PLAIN)  # what a document with any piece is laid out on
