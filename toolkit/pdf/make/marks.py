"""What tells a scanner which page it sees: a QR code at the foot of each page, and a mark in each corner to set the page straight by.

Drawn as artifacts, below everything else: nobody reads them aloud. What the code says stands beside it in words.
"""

import io
from functools import lru_cache

import pikepdf
import segno
from pikepdf import Page, Pdf

from toolkit.paper.boxes import Part, identity_of
from toolkit.paper.paper import PT_PER_MM, Paper
from toolkit.pdf.make.save import saved
from toolkit.pdf.make.share import share_drawings

LEAST_MM = 14.0  # of the code with its quiet zone
_MODULE_MM = 0.35  # what an office scanner still tells apart at 200 dpi
_MOST_MM = 16.4  # what the foot holds
_EDGE_MM = 6.0  # printers leave 4 to 5 mm white
_ARM_MM, _WIDTH_MM = 4.0, 0.8
_GREY = 0.4  # on a screen it does not shout; printed it is dark enough to be found
_QUIET = 4  # modules of white around a code (ISO/IEC 18004)


def qr_text(part: Part, page: int) -> str:
    """`brobygger:<id>:<version>:<hash8>:<language>:<page>`; where the site has an address, as the fragment of the sheet's page."""
    model = part.model
    said = ":".join(("brobygger", *identity_of(model), model["language"], str(page)))
    return f"{part.address}#{said}" if part.address else said


def mark_pages(pdf: Pdf, pages: list[tuple[Page, Part]]) -> None:
    """Draws code and corner marks on each page of the parts; pages are counted from 1 in each part."""
    counted: dict[int, int] = {}
    for page, part in pages:
        number = counted[id(part)] = counted.get(id(part), 0) + 1
        drawn = _corners(part.paper) + _code(qr_text(part, number), part.paper)
        page.contents_add(pdf.make_stream(b"/Artifact BMC q %s Q EMC\n" % drawn), prepend=True)


def marked(data: bytes, part: Part) -> bytes:
    """The pages of a worksheet that is only printed, each with its code and marks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        share_drawings(pdf)
        mark_pages(pdf, [(page, part) for page in pdf.pages])
        return saved(pdf)


def _corners(paper: Paper) -> bytes:
    """An angle in each corner, its tip outwards."""
    width, height = paper.page_mm
    drawn = [f"{_GREY} g"]
    for x, right in ((_EDGE_MM, False), (width - _EDGE_MM, True)):
        for y, top in ((_EDGE_MM, False), (height - _EDGE_MM, True)):
            left, low = x - (_ARM_MM if right else 0), y - (_ARM_MM if top else 0)
            drawn.append(_box(left, y - (_WIDTH_MM if top else 0), _ARM_MM, _WIDTH_MM))
            drawn.append(_box(x - (_WIDTH_MM if right else 0), low, _WIDTH_MM, _ARM_MM))
    return " ".join([*drawn, "f"]).encode()


@lru_cache(maxsize=64)
def _code(text: str, paper: Paper) -> bytes:
    """The code, in the corner between the foot and the right margin."""
    rows = [list(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix]
    modules = len(rows) + 2 * _QUIET
    size = max(LEAST_MM, min(_MOST_MM, modules * _MODULE_MM))
    module = size / modules
    left, low = paper.page_mm[0] - paper.side_mm - size + module * _QUIET, _EDGE_MM + module * _QUIET
    drawn = [" 0 g"]
    for number, row in enumerate(rows):
        y, start = low + (len(rows) - 1 - number) * module, None
        for place, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = place
            elif not dark and start is not None:
                drawn.append(_box(left + start * module, y, (place - start) * module, module))
                start = None
    return " ".join([*drawn, "f"]).encode()


def _box(left: float, low: float, width: float, height: float) -> str:
    return f"{' '.join(f'{length * PT_PER_MM:.3f}' for length in (left, low, width, height))} re"
