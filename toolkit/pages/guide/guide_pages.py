"""The pages that authors write, with what the build adds: reading time, the way on, worksheets, cases, words and sources."""

import math
import re
from dataclasses import dataclass

from toolkit.content.guide.pages import GuidePage, Pages
from toolkit.content.guide.references import without_notes
from toolkit.pages.guide.books import offered
from toolkit.pages.guide.case_pages import tagged
from toolkit.pages.guide.prose import Prose
from toolkit.pages.page import Link, Page, up_from
from toolkit.pages.writer import SiteWriter
from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import plain
from toolkit.templating.signs import sign
from toolkit.words.locale import say

_PACE = 180  # words a minute: facts and figures are read more slowly than stories
_TITLE = re.compile(r"^# .*$", re.MULTILINE)


@dataclass(frozen=True)
class Around:
    """Where a page stands: its step's number and opening page, the pages before and after it."""

    opening: GuidePage | None = None
    before: GuidePage | None = None
    after: GuidePage | None = None


def guide_page(page: GuidePage, around: Around, writer: SiteWriter) -> Page:
    """One page. The start page is made elsewhere (start_page.py)."""
    told = [page]
    if around.opening is page:  # it says how long those of its step take to read
        told += writer.library.guide.pages[writer.language].of_step(page)
    return writer.kept(f"page {page.path}", lambda: _page(page, around, writer), *(one.text for one in told))


def _page(page: GuidePage, around: Around, writer: SiteWriter) -> Page:
    prose = writer.prose(page.path)
    text = str(prose.markdown(page.text))
    if around.opening is not None:
        under = _reading(page, around.opening, prose)
        if around.opening is page and (book := offered(writer.books, [page.head.step or 0], prose.language, prose.up)):
            under = f"{under}\n\n{book}"
        text = _TITLE.sub(lambda title: f"{title[0]}\n\n{under}", text, count=1)
    text = f"{text}\n{_end(page, around, prose, writer)}"
    return Page(
        page.path, page.title, page.head.summary, text, page.file, tuple(page.head.keywords), spoken=page.spoken, notes=prose.notes
    )  # fmt: skip


def minutes_of(text: str) -> int:
    """Whole minutes that it takes to read a Markdown text, at least one."""
    return max(1, math.ceil(len(plain(without_notes(text)).split()) / _PACE))


def minutes_in_words(text: str, language: str) -> str:
    n = minutes_of(text)
    return say(language, "guide.page.minute") if n == 1 else say(language, "guide.page.minutes", n=n)


def places_of(pages: Pages) -> dict[str, Around]:
    """Where every page of the steps stands, by its path."""
    order = pages.in_steps()
    opening = {page.path: first for first in pages.steps for page in pages.of_step(first)}
    return {
        page.path: Around(opening[page.path], order[n - 1] if n else None, order[n + 1] if n + 1 < len(order) else None)
        for n, page in enumerate(order)
    }


def _reading(page: GuidePage, opening: GuidePage | None, prose: Prose) -> str:
    """The line under the title: the step that a page belongs to, and how long it takes to read."""
    minutes = minutes_in_words(page.text, prose.language)
    if opening is None or opening is page:
        return f'<p class="bb-reading">{sign(page.head.sign or "")}{minutes}</p>'
    address = prose.up + html_of(opening.path)
    step = say(prose.language, "guide.page.of_step", n=opening.head.step)
    return f'<p class="bb-reading">{sign(opening.head.sign or "")}<a href="{address}">{step}</a> · {minutes}</p>'


def html_of(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def _end(page: GuidePage, around: Around, prose: Prose, writer: SiteWriter) -> str:
    opens = around.opening is page
    pages = writer.library.guide.pages[prose.language]
    own = pages.of_step(page)[1:] if opens else []
    models = writer.sheets_of_step(page.head.step) if opens else writer.sheets(page.head.worksheets)

    def way(other: GuidePage | None) -> Link | None:
        return {"address": prose.up + html_of(other.path), "title": other.title} if other else None

    return rendered(
        "site/page_end.md.j2",
        prose.language,
        opening=opens,
        own=[
            {
                "address": prose.up + html_of(other.path),
                "title": other.title,
                "summary": other.head.summary,
                "minutes": minutes_in_words(other.text, prose.language),
            }
            for other in own
        ],
        models=models,
        found=[tagged(key, writer, prose) for key in page.head.cases],
        see=[(writer.title_of(path), up_from(page.path) + path) for path in page.head.see],
        before=way(around.before),
        after=way(around.after),
        up=prose.up,
        foot=prose.foot(),
    )
