"""Whether anybody can see a field on its page: an answer in a box that is hidden, on no page, outside what is shown of it, without any size or on a
layer that is off was read by no one who looked at the form. The browser's twin is `templates/assets/js/pdf/seen.js`."""

from functools import cached_property
from itertools import islice
from typing import Any

from pikepdf import Array, Dictionary, Pdf, Rectangle

from toolkit.contract.data import PDF
from toolkit.pdf.read.decode import entry, name_text, usual
from toolkit.pdf.read.names import OC, PARENT, RECT, F
from toolkit.pdf.read.walk import FieldWalk, RawField

_HIDDEN = PDF["flags"]["hidden"] | PDF["flags"]["no_view"]
_MOST, _DEPTH, _LEAST = PDF["limits"]["options"], PDF["limits"]["depth"], PDF["limits"]["seen"]
Box = tuple[float, float, float, float]


class Sight:
    """What of a file can be seen. Pages and layers are looked at when the first field asks."""

    def __init__(self, pdf: Pdf, walk: FieldWalk) -> None:
        self._pdf, self._pages, self._places = pdf, walk.pages, walk.on_pages
        self._boxes: dict[int, Box | None] = {}

    def reaches(self, field: RawField) -> bool:
        """Whether a box of the field can be seen."""
        return any(map(self._is_seen, field.widgets)) if field.widgets else self._is_seen(field.node)

    def _is_seen(self, widget: Any) -> bool:
        number = self._places.get(widget.objgen)
        flags = usual(widget, F)
        if number is None or (isinstance(flags, int) and flags & _HIDDEN):
            return False
        if OC in widget and isinstance(layer := widget[OC], Dictionary) and not self._is_on(layer):
            return False
        if number not in self._boxes:
            self._boxes[number] = _shown_of(self._pages[number])
        box, page = _box(usual(widget, RECT)), self._boxes[number]
        return box is None or page is None or _overlap(box, page)

    def _is_on(self, layer: Dictionary) -> bool:
        groups = entry(layer, "/OCGs")
        if name_text(entry(layer, "/Type")) != "/OCMD":
            return self._is_group_on(layer)
        listed = list(islice(groups, _MOST)) if isinstance(groups, Array) else [groups]
        on = [self._is_group_on(one) for one in listed if isinstance(one, Dictionary)]
        rule = name_text(entry(layer, "/P"))
        if not on:
            return True
        if rule in ("/AllOn", "/AnyOff"):
            return all(on) is (rule == "/AllOn")
        return any(on) is (rule != "/AllOff")

    def _is_group_on(self, group: Dictionary) -> bool:
        on, off, is_usual = self._layers
        return group.objgen not in off if is_usual else group.objgen in on

    @cached_property
    def _layers(self) -> tuple[set[Any], set[Any], bool]:
        """The groups that are on and off when the file is opened, and whether one of which neither says anything is on."""
        known = entry(self._pdf.Root, "/OCProperties")
        rules = entry(known, "/D") if isinstance(known, Dictionary) else None
        if not isinstance(rules, Dictionary):
            return set(), set(), True
        on, off = (entry(rules, key) for key in ("/ON", "/OFF"))
        each = [
            {one.objgen for one in islice(listed, _MOST) if isinstance(one, Dictionary)}
            if isinstance(listed, Array)
            else set()
            for listed in (on, off)
        ]
        return each[0], each[1], name_text(entry(rules, "/BaseState")) != "/OFF"


def _shown_of(page: Any) -> Box | None:
    """What is shown of a page; None where that cannot be told."""
    boxes = [box for key in ("/CropBox", "/MediaBox") if (box := _box(_inherited(page, key)))]
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return max(lefts), max(bottoms), min(rights), min(tops)


def _inherited(node: Any, key: str) -> Any:
    for _ in range(_DEPTH):
        if key in node:
            return node[key]
        if PARENT not in node or not isinstance(node[PARENT], Dictionary):
            return None
        node = node[PARENT]
    return None


def _box(corners: Any) -> Box | None:
    """Left, bottom, right, top, of a rectangle that may name any two corners."""
    try:
        box = Rectangle(corners) if isinstance(corners, Array) else None
    except TypeError:  # not four numbers
        return None
    return (box.llx, box.lly, box.urx, box.ury) if box is not None else None


def _overlap(one: Box, other: Box) -> bool:
    """Whether they share more than a dot."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) >= _LEAST
        and min(one[3], other[3]) - max(one[1], other[1]) >= _LEAST
    )
