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

_LITTLE = 0.45  # of a last page


@lru_cache(maxsize=1)
def _prepared() -> tuple[Any, Any, list[Any], Any]:
    """(HTML class, CSS class, style sheets, fonts). WeasyPrint takes half a second to import, its fonts 20 ms a time: once, and only when
    needed."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    gc.freeze()  # what was imported stays: nobody looks through it again
    fonts = FontConfiguration()
    # Its folder is cleared away while there still is a Python to do it; to forget it is not enough where what was laid out holds it in a circle.
    atexit.register(_prepared.cache_clear)
    atexit.register(fonts.__del__)
    return HTML, CSS, [CSS(filename=str(path), font_config=fonts) for path in STYLESHEETS], fonts


@lru_cache(maxsize=8)
def _styles(path: Path) -> Any:
    _, styles, _, fonts = _prepared()
    return styles(filename=str(path), font_config=fonts)


@lru_cache(maxsize=32)
def _measures(css: str) -> Any:
    """The styles of some papers, which WeasyPrint takes 10 ms to read: what a process lays out lies on a few."""
    _, styles, _, fonts = _prepared()
    return styles(string=css, font_config=fonts)


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


def lay_out(
    html: str,
    papers: tuple[Paper, ...] = (A4,),
    more: tuple[Path, ...] = (),
    closer: tuple[str, ...] = (),
    merged: bool = False,
) -> bytes:
    """A tagged PDF (PDF/UA-1 but for the form) of printed worksheets' HTML, with the papers that it is made for; `more`: style sheets besides
    those of worksheets and pieces; `closer`: the same HTML with less white space, the least close first, of which one is taken where it saves a last page with little on it;
    `merged`: it will be, with others of which it has fonts in common. The same HTML gives the same bytes."""
    return laid(html, papers, more, closer, merged).data


def laid(
    html: str,
    papers: tuple[Paper, ...] = (A4,),
    more: tuple[Path, ...] = (),
    closer: tuple[str, ...] = (),
    merged: bool = False,
) -> Layout:
    """The same, with how full the pages are."""
    # What leans on WeasyPrint, which takes half a second to import.
    from toolkit.pdf.make.again import grown_pages
    from toolkit.pdf.make.alphabet import common_alphabet
    from toolkit.pdf.make.languages import languages_in, tagged_languages
    from toolkit.pdf.make.patterns import kept_patterns

    parse, _, sheets, fonts = _prepared()
    measures = _measures("".join(paper.css() for paper in dict.fromkeys(papers)))
    options: dict[str, Any] = {"stylesheets": [measures, *sheets, *map(_styles, more)], "pdf_variant": "pdf/ua-1"}

    grown = grown_pages(growth) if GROWS in html else nullcontext()
    spoken = tagged_languages() if len(languages_in(html)) > 1 else nullcontext()

    def rendered(text: str) -> Any:
        with kept_patterns():
            document = parse(string=text, base_url=str(TEMPLATES), url_fetcher=_fetcher())
        return document.render(font_config=fonts, **options)

    with few_collections():
        with grown:
            layout = rendered(html)
            if closer and len(layout.pages) > 1 and _used(layout)[-1] < _LITTLE:
                closest = rendered(closer[-1])
                # No closer than it has to be, or there is little on the last page again.
                if len(closest.pages) < len(layout.pages):
                    layout = min([*map(rendered, closer[:-1]), closest], key=lambda made: len(made.pages))
        with spoken, common_alphabet() if merged else nullcontext():
            data = bytes(layout.write_pdf(**options))
    return Layout(data, _used(layout))


def _used(layout: Any) -> tuple[float, ...]:
    # WeasyPrint has no other name for where things stand than `_page_box`.
    return tuple(used_share(page._page_box) for page in layout.pages)
