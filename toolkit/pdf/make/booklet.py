"""A booklet: two pages side by side on each side of a sheet, in the order that reads right once the stack is folded in the middle."""

import io

import pikepdf
from pikepdf import Dictionary, Page, String

from toolkit.paper.paper import PT_PER_MM, SIDES_MM
from toolkit.pdf.make.metadata import describe
from toolkit.pdf.make.save import saved


def saddle_order(pages: int) -> list[tuple[int | None, int | None]]:
    """Left and right page (counted from 1) of each side, front and back of the first sheet first; None where a page stays empty."""
    whole = pages + -pages % 4
    sides = []
    for sheet in range(whole // 4):
        low, high = 2 * sheet + 1, whole - 2 * sheet
        sides += [(high, low), (low + 1, high - 1)]
    return [(left if left <= pages else None, right if right <= pages else None) for left, right in sides]


def fold(data: bytes, title: str, language: str) -> bytes:
    """The pages of a PDF, two by two on A4 across. For paper only: what could be clicked or read aloud is gone."""
    short, long = (side * PT_PER_MM for side in SIDES_MM["a4"])
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as pdf:
        for page in source.pages:
            if "/Annots" in page.obj:
                del page.obj["/Annots"]
        for pair in saddle_order(len(source.pages)):
            sheet = pdf.add_blank_page(page_size=(long, short))
            shown = {half: source.pages[place - 1] for half, place in enumerate(pair) if place is not None}
            # Not by pikepdf's own overlay: it names what it lays by chance, and two files would differ.
            sheet.obj.Resources = Dictionary(
                XObject=Dictionary(
                    {f"/Half{half}": pdf.copy_foreign(page.as_form_xobject()) for half, page in shown.items()}
                )
            )
            drawn = [_laid(page, half, (long / 2, short)) for half, page in shown.items()]
            sheet.obj.Contents = pdf.make_stream(b"\n".join(drawn))
        pdf.Root.Lang, pdf.Root.ViewerPreferences = String(language), Dictionary(DisplayDocTitle=True)
        describe(pdf, title, language, tagged=False)
        return saved(pdf)


def _laid(page: Page, half: int, room: tuple[float, float]) -> bytes:
    """A page in the middle of its half of the sheet, as large as that allows."""
    left, low, right, high = (float(side) for side in page.mediabox)
    scale = min(room[0] / (right - left), room[1] / (high - low))
    across = half * room[0] + (room[0] - scale * (right - left)) / 2 - scale * left
    up = (room[1] - scale * (high - low)) / 2 - scale * low
    return b"q %.5f 0 0 %.5f %.3f %.3f cm /Half%d Do Q" % (scale, scale, across, up, half)
