"""What stands in many places of a file is kept once: fonts of files that were merged, and drawings, since WeasyPrint writes that of a background
anew for every box that has it.

Copies of a drawing differ in nothing but the first lines, which say where on the page and how large. Those move to where the drawing is called.
"""

import re
from functools import partial
from typing import Any

from pikepdf import Array, Dictionary, Pdf

_PLACED = re.compile(rb"\A1 0 0 1 (\S+ \S+) cm\nq\n1 0 0 1 0 0 cm\n(\S+) 0 0 (\S+) 0 0 cm\n")
_CALL = re.compile(rb"/(\S+) Do\b")
_OF_ITS_OWN = ("/XObject", "/Pattern", "/Shading")
_EVERYWHERE = [-10_000, -10_000, 10_000, 10_000]  # what is seen of it is cut out where it is called


def share_drawings(pdf: Pdf) -> None:
    """Makes one of all drawings in the pages of `pdf` that are alike."""
    kept: dict[tuple[bytes, bytes], Any] = {}
    calls: dict[tuple[int, int], dict[bytes, bytes]] = {}
    for page in pdf.pages:
        if page.resources.objgen not in calls:  # WeasyPrint's pages share theirs
            calls[page.resources.objgen] = _shared(page.resources.get("/XObject", {}), kept)
        if changed := calls[page.resources.objgen]:
            page.contents_coalesce()
            page.obj.Contents.write(_CALL.sub(partial(_call, changed), page.obj.Contents.read_bytes()))


def share_fonts(pdf: Pdf) -> None:
    """Makes one of all font files of `pdf` that are alike."""
    kept: dict[bytes, Any] = {}
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/FontFile2" in thing:
            thing.FontFile2 = kept.setdefault(thing.FontFile2.read_bytes(), thing.FontFile2)


def _shared(drawings: Any, kept: dict[tuple[bytes, bytes], Any]) -> dict[bytes, bytes]:
    """How each of `drawings` by its name that is kept once, in `kept`, is called from now on."""
    calls = {}
    for name, drawing in list(drawings.items()):
        said = drawing.read_bytes() if str(drawing.get("/Subtype", "")) == "/Form" else b""
        found = _PLACED.match(said)
        if found is None or any(drawing.Resources.get(part) for part in _OF_ITS_OWN) or b" Tf" in said:
            continue
        key = said[found.end() :], drawing.Resources.get("/ExtGState", Dictionary()).unparse()
        if key not in kept:
            drawing.write(b"q\n" + key[0])
            drawing.BBox = Array(_EVERYWHERE)
            kept[key] = drawing
        drawings[name] = kept[key]
        place, across, down = found.groups()
        plain = name[1:].encode()
        calls[plain] = b"q 1 0 0 1 %s cm %s 0 0 %s 0 0 cm /%s Do Q" % (place, across, down, plain)
    return calls


def _call(changed: dict[bytes, bytes], found: re.Match[bytes]) -> bytes:
    return changed.get(found[1], found[0])
