"""Drawings fill their page: what is left of it when it has been laid out is given to them, and it is laid out once more.

Only the layout knows what is left. An element of the class `grows` says by its styles what `--grow` makes longer; `data-most` limits it in mm.
Several on one page share what is left.
"""

from collections.abc import Iterator, Sequence
from typing import Any

GROWS = "grows"
_PX_PER_MM = 96 / 25.4
_RESERVE_MM = 1.0  # paddings below the last line
_STRETCHED = {"html", "body", "article", "section"}  # as high as the page where they go on on the next one
_LEAST_MM = 2.0  # less is not worth a second layout


def growth(pages: Sequence[Any]) -> list[dict[Any, float]]:
    """For each page (a box of WeasyPrint) the drawings on it that grow, by element, and by how many mm."""
    found: list[dict[Any, float]] = []
    seen: set[Any] = set()  # a drawing that goes on on the next page
    for page in pages:
        growers = list({id(part.element): part.element for part in _parts(page) if _grows(part)}.values())
        left = _left_mm(page) - _RESERVE_MM if growers else 0
        amounts = {each: min(left / len(growers), float(each.get("data-most", "inf"))) for each in growers}
        found.append({each: mm for each, mm in amounts.items() if mm >= _LEAST_MM and each not in seen})
        seen.update(growers)
    return found


def _classes(element: Any) -> list[str]:
    return str(element.get("class", "")).split()


def _grows(part: Any) -> bool:
    return part.element is not None and GROWS in _classes(part.element)


def _left_mm(page: Any) -> float:
    """What is free below the last thing on a page."""
    ends = [_end(part) for part in _parts(page) if _counts(part)]
    return float((page.content_box_y() + page.height - max(ends, default=page.content_box_y())) / _PX_PER_MM)


def used_share(page: Any) -> float:
    """How much of a page's height has something on it, from 0 to 1."""
    height = page.height / _PX_PER_MM
    return float(max(0.0, min(1.0, 1 - _left_mm(page) / height)))


def _counts(part: Any) -> bool:
    """Whether it takes room: text, boxes to fill in, and whatever has a border below."""
    if getattr(part, "element_tag", None) in _STRETCHED or not hasattr(part, "border_bottom_width"):
        return False
    return not getattr(part, "children", ()) or bool(part.border_bottom_width) or _grows(part)


def _end(part: Any) -> float:
    height = part.height if isinstance(part.height, (int, float)) else 0
    return float(part.position_y + height + part.padding_top + part.padding_bottom) + float(
        part.border_top_width + part.border_bottom_width
    )


def _parts(box: Any) -> Iterator[Any]:
    """What stands inside the margins of a page, from the outside in."""
    for child in getattr(box, "children", ()):
        # What is placed absolutely takes no room of its own: the foot, and what lies in a drawing, which has its height. An area for notes
        # without notes takes none either.
        kind = type(child).__name__
        if kind not in ("MarginBox", "AbsolutePlaceholder") and (kind != "FootnoteAreaBox" or child.children):
            yield child
            yield from _parts(child)
