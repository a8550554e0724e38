"""Where something lies in a drawing, and how high text is that must fit there. Lengths in mm."""

from dataclasses import dataclass

from toolkit.contract.shape import Rules
from toolkit.paper.paper import PT_PER_MM, Paper
from toolkit.paper.pieces.measure import wrapped

_LABEL_LEADING, _HELP_LEADING = 1.25, 1.3  # as in the style sheet
_CONDITION = 90  # letters: what a condition says, which is put into words later


@dataclass(frozen=True)
class Spot:
    """A rectangle in a drawing. What is left of the page makes the drawing `--grow` higher: `top_share` of that moves the rectangle down,
    `share` makes it higher."""

    left: float
    width: float
    top: float
    height: float
    top_share: float = 0
    share: float = 0

    @property
    def css(self) -> str:
        across = f"left:{self.left:.2f}mm;width:{self.width:.2f}mm"
        return f"{across};top:{grown(self.top, self.top_share)};height:{grown(self.height, self.share)}"

    @property
    def middle(self) -> "Spot":
        """The point in it, without width and height."""
        return Spot(self.left + self.width / 2, 0, self.top + self.height / 2, 0, self.top_share + self.share / 2, 0)


def grown(length: float, share: float) -> str:
    """A length that takes its share of what is left of the page."""
    return f"calc({length:.2f}mm + var(--grow, 0mm) * {share:.4f})" if share else f"{length:.2f}mm"


def said_mm(field: Rules, width_mm: float, paper: Paper) -> float:
    """Height of what a question says above its answer: label, condition and help."""
    label = field["label"] + (" *" if field["required"] else "")
    lines = text_mm(label, width_mm, paper.type.label, _LABEL_LEADING, bold=True)
    if field["show_if"]:
        lines += text_mm("condition " * (_CONDITION // 10), width_mm, paper.type.small)
    return lines + (text_mm(field["help"], width_mm, paper.type.small) if field["help"] else 0)


def text_mm(text: str, width_mm: float, size_pt: float, leading: float = _HELP_LEADING, bold: bool = False) -> float:
    """Height of a text, wrapped."""
    return len(wrapped(text, width_mm, size_pt, bold)) * size_pt * leading / PT_PER_MM
