"""The lines and arrows behind the texts of a drawing, as addresses for the style sheet. Nothing of them is read aloud."""

from toolkit.paper.forces import POINT
from toolkit.paper.paper import BRAND, Paper
from toolkit.paper.pieces.drawing import address
from toolkit.paper.spot import Spot


def ray(spot: Spot, is_falling: bool) -> str:
    """A line from corner to corner."""
    start, end = (0.0, spot.height) if is_falling else (spot.height, 0.0)
    return _stretched(
        spot, f'<path d="M0 {start:.2f}L{spot.width:.2f} {end:.2f}" stroke="{BRAND}" stroke-width="0.5"/>'
    )


def arrow_picture(spot: Spot, points_right: bool, paper: Paper) -> str:
    """A board with a point, which touches the line in the middle."""
    edge = 0.2
    low, high, half = edge, spot.height - edge, spot.height / 2
    back, neck, tip = edge, spot.width - POINT * paper.scale, spot.width - edge
    if not points_right:
        back, neck, tip = spot.width - edge, POINT * paper.scale, edge
    outline = f"M{back:.2f} {low:.2f}H{neck:.2f}L{tip:.2f} {half:.2f}L{neck:.2f} {high:.2f}H{back:.2f}Z"
    fill = "#eef2f3" if points_right else "#fff"
    return _stretched(
        spot,
        f'<path d="{outline}" fill="{fill}" stroke="{BRAND}" stroke-width="0.35" stroke-linejoin="round"/>',
    )


def _stretched(spot: Spot, inside: str) -> str:
    """A picture that becomes as high as its place does."""
    box = f'viewBox="0 0 {spot.width:.2f} {spot.height:.2f}" preserveAspectRatio="none"'
    return address(f'<svg xmlns="http://www.w3.org/2000/svg" {box} fill="none">{inside}</svg>')
