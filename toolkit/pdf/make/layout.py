"""HTML to pages: WeasyPrint with one stylesheet and one set of fonts per process."""

from functools import lru_cache
from typing import Any

from toolkit.paper.capacity import BOTTOM_MM, PAGE_MM, SIDE_MM, TOP_MM
from toolkit.paths import TEMPLATES

STYLESHEET = TEMPLATES / "print" / "print.css"
_GEOMETRY = f"@page {{ size: {PAGE_MM[0]}mm {PAGE_MM[1]}mm; margin: {TOP_MM}mm {SIDE_MM}mm {BOTTOM_MM}mm; }}"


@lru_cache(maxsize=1)
def _prepared() -> tuple[Any, Any, Any]:
    """(HTML class, stylesheets, fonts). WeasyPrint takes half a second to import, its fonts 20 ms a time: once, and only when needed."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return HTML, [CSS(string=_GEOMETRY, font_config=fonts), CSS(filename=str(STYLESHEET), font_config=fonts)], fonts


def lay_out(html: str) -> bytes:
    """A tagged PDF (PDF/UA-1 but for the form) of a printed worksheet's HTML. The same HTML gives the same bytes."""
    parse, stylesheets, fonts = _prepared()
    document = parse(string=html, base_url=str(TEMPLATES))
    return bytes(document.write_pdf(stylesheets=stylesheets, font_config=fonts, pdf_variant="pdf/ua-1"))
