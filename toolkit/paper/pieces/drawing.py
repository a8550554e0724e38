"""Lines and pictures behind the texts of a page, in mm. Nothing of them is read aloud: what they mean stands in the texts."""

from urllib.parse import quote

from toolkit.paper.paper import SIDES_MM


def address(svg: str) -> str:
    """A picture as an address for the style sheet; pictures behind a text are no part of what is read aloud."""
    return f"data:image/svg+xml,{quote(svg)}"


def picture(lines: list[str], size_mm: tuple[float, float] = SIDES_MM["a4"]) -> str:
    width, height = size_mm
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {width:g} {height:g}">'
        f'<g stroke="#444" stroke-width="0.2" fill="none">{"".join(lines)}</g></svg>'
    )


def line(x1: float, y1: float, x2: float, y2: float, more: str = "") -> str:
    return f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}"{more}/>'
