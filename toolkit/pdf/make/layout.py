"""HTML to pages: WeasyPrint with one set of styles for each paper and one set of fonts per process."""

import atexit
import gc
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit.garbage import few_collections
from toolkit.paper.paper import A4, Paper
from toolkit.paths import TEMPLATES
from toolkit.pdf.make.growing import GROWS, growth, used_share

STYLESHEETS = (TEMPLATES / "print" / "print.css", TEMPLATES / "print" / "pieces.css", TEMPLATES / "print" / "drawn.css")


@lru_cache(maxsize=1)
def _prepared() -> tuple[Any, Any, list[Any], Any]:
    """(HTML class, CSS class, style sheets, fonts). WeasyPrint takes half a second to import, its fonts 20 ms a time: once, and only when
    needed."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    gc.freeze()  # what was imported stays: nobody looks through it again
    fonts = FontConfiguration()
    atexit.register(_prepared.cache_clear)  # its folder is cleared away while there still is a Python to do it
    return HTML, CSS, [CSS(filename=str(path), font_config=fonts) for path in STYLESHEETS], fonts


@lru_cache(maxsize=8)
def _styles(path: Path) -> Any:
    _, styles, _, fonts = _prepared()
    return styles(filename=str(path), font_config=fonts)


@lru_cache(maxsize=1)
def _fetcher() -> Any:
    """Nothing that is printed asks the network, whatever stands in a picture of somebody's own."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("file", "data"))


@dataclass(frozen=True)
class Layout:
    """Pages laid out. `used`: how much of the height of each has something on it, from 0 to 1."""

    data: bytes
    used: tuple[float, ...]


def lay_out(html: str, papers: tuple[Paper, ...] = (A4,), more: tuple[Path, ...] = ()) -> bytes:
    """A tagged PDF (PDF/UA-1 but for the form) of printed worksheets' HTML, with the papers that it is made for; `more`: style sheets besides
    those of worksheets and pieces. The same HTML gives the same bytes."""
    return laid(html, papers, more).data


def laid(html: str, papers: tuple[Paper, ...] = (A4,), more: tuple[Path, ...] = ()) -> Layout:
    """The same, with how full the pages are."""
    # What leans on WeasyPrint, which takes half a second to import.
    from toolkit.pdf.make.again import grown_pages
    from toolkit.pdf.make.languages import has_several, tagged_languages
    from toolkit.pdf.make.patterns import kept_patterns

    parse, styles, sheets, fonts = _prepared()
    measures = styles(string="".join(paper.css() for paper in dict.fromkeys(papers)), font_config=fonts)
    with kept_patterns():
        document = parse(string=html, base_url=str(TEMPLATES), url_fetcher=_fetcher())
    options: dict[str, Any] = {"stylesheets": [measures, *sheets, *map(_styles, more)], "pdf_variant": "pdf/ua-1"}

    grown = grown_pages(growth) if GROWS in html else nullcontext()
    spoken = tagged_languages() if has_several(html) else nullcontext()
    with few_collections():
        with grown:
            layout = document.render(font_config=fonts, **options)
        with spoken:
            data = bytes(layout.write_pdf(**options))
    # WeasyPrint has no other name for where things stand than `_page_box`.
    return Layout(data, tuple(used_share(page._page_box) for page in layout.pages))
