"""Drawings fill their page: what is left of it after a first layout is given to them, and all is laid out once more.

Only the layout knows what is left. The first one goes no further than the page of the last drawing, where one begins behind it. An element of the class `grows` says by its styles what `--grow` makes longer; `data-most` limits it in
mm. Several on one page share what is left.
"""

from collections.abc import Callable, Iterator
from typing import Any

GROWS = "grows"
_NEW_PAGE = "new-page"  # a section that begins on one (templates/print/worksheet.html.j2)
_PX_PER_MM = 96 / 25.4
_RESERVE_MM = 1.0  # paddings below the last line
_STRETCHED = {"html", "body", "article", "section"}  # as high as the page where they go on on the next one
_LEAST_MM = 2.0  # less is not worth a second layout


def grown(root: Any, lay_out: Callable[[], Any]) -> Any:
    """The layout (a WeasyPrint document) in which drawings fill their pages; `lay_out` lays the tree below `root` out as it is then."""
    behind = _take_out_what_is_behind(root)
    measured = lay_out()
    for article, element in behind:
        article.append(element)
    was = {}
    for page in measured.pages:
        box = page._page_box  # WeasyPrint has no other name for where things stand
        growers = {id(part.element): part.element for part in _parts(box) if _grows(part)}
        left = _left_mm(box) - _RESERVE_MM
        for element in growers.values():
            amount = min(left / len(growers), float(element.get("data-most", "inf")))
            if amount >= _LEAST_MM and element not in was:
                was[element] = element.get("style", "")
                element.set("style", f"{was[element]};--grow:{amount:.2f}mm")
    if not was:
        return lay_out() if behind else measured
    again = lay_out()
    if _pages_before(again, behind) == len(measured.pages):
        return again
    for element, style in was.items():  # something that the reserve does not hold: as it was
        element.set("style", style)
    return lay_out() if behind else measured


def _take_out_what_is_behind(root: Any) -> list[tuple[Any, Any]]:
    """What begins a page of its own behind the last drawing, as (article, element), out of the tree: nothing on the pages before depends on it."""
    articles = list(root.iter("article"))
    children = list(articles[-1]) if articles else []
    drawn = [n for n, child in enumerate(children) if any(GROWS in _classes(part) for part in child.iter())]
    if not drawn:
        return []
    begins = (n for n, child in enumerate(children) if n > drawn[-1] and _NEW_PAGE in _classes(child))
    behind = [(articles[-1], child) for child in children[next(begins, len(children)) :]]
    for article, element in behind:
        article.remove(element)
    return behind


def _classes(element: Any) -> list[str]:
    return str(element.get("class", "")).split()


def _pages_before(layout: Any, behind: list[tuple[Any, Any]]) -> int:
    """How many pages there are before what was taken out begins; all, where nothing was."""
    if behind:
        begun = behind[0][1]
        for number, page in enumerate(layout.pages):
            if any(part.element is begun for part in _parts(page._page_box)):
                return number
    return len(layout.pages)


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
        # What is placed absolutely takes no room of its own: the foot, and what lies in a drawing, which has its height.
        if type(child).__name__ not in ("MarginBox", "AbsolutePlaceholder"):
            yield child
            yield from _parts(child)
