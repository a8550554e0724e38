"""WeasyPrint lays single pages out once more, with other lengths for the drawings on them: no second parsing, no second match of style sheets,
and the other pages stay.

WeasyPrint makes pages again itself, where a counter turns out to be another (`layout/page.py`, `make_all_pages`). All that leans on what it
promises nobody stands here, and `tests/pdf/test_growing.py` says what that is.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint.layout
from weasyprint.css import tinycss2
from weasyprint.css.tokens import Pending

from toolkit.pdf.make.swapped import swapped

Growth = dict[Any, float]  # mm by element
_GREW = "--grow"


@contextmanager
def grown_pages(wanted: Callable[[Sequence[Any]], list[Growth]]) -> Iterator[None]:
    """While it lasts, a layout whose pages are made asks `wanted` what grows on each of them, and makes these once more. If that makes
    another number of pages, they are made as they were."""
    make = weasyprint.layout.make_all_pages
    asked: set[int] = set()  # of layouts, whose counters may want more rounds

    def make_all_pages(context: Any, root: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
        footnotes = context.footnotes.copy()
        made = list(make(context, root, html, pages))
        growths = wanted(made) if id(context) not in asked else []
        asked.add(id(context))
        grown = [number for number, growth in enumerate(growths) if growth]
        if not grown:
            return iter(made)

        def again(pages: list[Any]) -> list[Any]:
            for number in grown:
                context.page_maker[number][-1]["content_changed"] = True
            context.footnotes = footnotes.copy()
            return list(make(context, root, html, pages))

        dressed = _dressed(context, root, {element: mm for growth in growths for element, mm in growth.items()})
        new = again(made)
        if len(new) != len(made):
            for box, style in dressed:
                box.style = style
            new = again(new)
        return iter(new)

    with swapped(weasyprint.layout, "make_all_pages", make_all_pages):
        yield


def _dressed(context: Any, root: Any, growth: Growth) -> list[tuple[Any, Any]]:
    """Gives the boxes of each element, and those in them, styles in which `--grow` is its mm. Returns what each had, as (box, style)."""
    had: list[tuple[Any, Any]] = []
    rest: list[tuple[Any, _Styles | None]] = [(root, None)]
    while rest:
        box, new = rest.pop()
        if new is None and box.element in growth:
            new = _Styles(growth[box.element], context.style_for(box.element))
        if new is not None:
            had.append((box, box.style))
            box.style = new.of(box.style)
        rest += [(child, new) for child in getattr(box, "children", ())]
    return had


class _Styles:
    """Copies of the styles of an element and of all in it, one for each, in which what depends on `--grow` is worked out anew."""

    def __init__(self, mm: float, top: Any) -> None:
        self._top, self._length = top, tinycss2.parse_component_value_list(f"{mm:.2f}mm")
        self._new: dict[int, tuple[Any, Any]] = {}  # the old one too: an id holds as long as its style

    def of(self, style: Any) -> Any:
        if id(style) not in self._new:
            new = style.copy()
            self._new[id(style)] = style, new
            for name in [name for name in new if name.startswith("__") or _depends(style, name)]:
                del new[name]
            if self._is_top(style):
                new["__grow"] = self._length
            elif self._is_below(style.parent_style):
                new.parent_style = self.of(style.parent_style)
        return self._new[id(style)][1]

    def _is_top(self, style: Any) -> bool:
        """Whether it is the element's style or, as a table and the box around it have one, a copy of it."""
        return style is self._top or getattr(style, "cascaded", None) is self._top.cascaded

    def _is_below(self, style: Any) -> bool:
        while style is not None and not self._is_top(style):
            style = style.parent_style
        return style is not None


def _depends(style: Any, name: str) -> bool:
    """Whether a property is told by something with `var(--grow…)`."""
    value = getattr(style, "cascaded", {}).get(name, (None,))[0]
    return isinstance(value, Pending) and any(_GREW in token.serialize() for token in value.tokens)
