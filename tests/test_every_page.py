"""The real guide in one loop: every figure drawn and printed, every page of a length that one reads in a break and with a way on."""

import logging
import re
from collections import Counter

import pytest

from tests.real import LIBRARY, trees
from tests.tiers import in_turn
from toolkit.content.guide.pages import GuidePage
from toolkit.pages.guide.drawing import WIDTH, width_of
from toolkit.pages.guide.guide_pages import minutes_of
from toolkit.pages.writer import SiteWriter, users_of

LANGUAGES = LIBRARY.languages
FIGURES = in_turn(list(LIBRARY.guide.figures), LANGUAGES)
NEXT = {"da": "## Sådan går I videre", "en": "## What to do next"}
PAGES = [
    pytest.param(page, language, id=page.file)
    for language, pages in LIBRARY.guide.pages.items()
    for page in pages.in_steps()
]
_TEXT = re.compile(r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)"( font-weight="700")?>([^<]*)</text>')


@pytest.mark.parametrize(("key", "language"), FIGURES)
def test_every_figure_is_drawn_and_can_be_printed(key: str, language: str, caplog: pytest.LogCaptureFixture) -> None:
    from weasyprint import HTML

    made = SiteWriter(LIBRARY, language, [], {}).prose("a/b.md").figure(key)
    for x, _, anchor, bold, text in _TEXT.findall(made):
        wide = width_of(text, bool(bold))
        left = {"start": float(x), "middle": float(x) - wide / 2, "end": float(x) - wide}[anchor]
        assert left >= -1 and left + wide <= WIDTH + 1, f"“{text}” reaches out of the picture"
    with caplog.at_level(logging.WARNING, "weasyprint"):
        assert HTML(string=f"<html lang={language}><title>{key}</title><body>{made}").render().pages
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_and_case_is_shown_on_a_page(language: str) -> None:
    pages = trees()[language].pages
    told = "\n".join(page.text for page in pages if not page.path.startswith(("cases/", "figures", "glossary")))
    assert set(LIBRARY.guide.figures) - set(users_of(pages, "figures")) == set()
    assert [key for key in LIBRARY.guide.cases if f"cases/{key}.html" not in told] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_pages_have_one_title(language: str) -> None:
    titles = Counter(page.title.casefold() for page in trees()[language].pages)
    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize(("page", "language"), PAGES)
def test_every_page_is_read_in_a_break_and_leads_on(page: GuidePage, language: str) -> None:
    assert page.head.summary and page.head.keywords
    if page.head.step is None:
        assert 2 < minutes_of(page.text) <= 6
        sections = re.findall(r"^## .*$", page.text, re.M)
        assert sections[-1] == NEXT[language]
        assert "](" in page.text.rpartition(NEXT[language])[2], "the last section links to something"
