"""A page for each theme that people look for, made from what has its words as name or keyword; and the words that lead to one page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from toolkit.content.guide.model import Theme
from toolkit.content.normalise import pick
from toolkit.pages.guide.case_pages import newest_first, tagged, target_groups
from toolkit.pages.guide.guide_pages import html_of
from toolkit.pages.page import Page, search_words
from toolkit.pages.writer import SiteWriter
from toolkit.templating.environment import rendered
from toolkit.words.locale import say

FOLDER = "themes"
LIST = f"{FOLDER}/index.md"
_MOST = 6  # of a kind, beside those that the author names


class _Named(NamedTuple):
    """What a theme may lead to, and what it is called: its title and keywords, in small letters."""

    key: str
    words: frozenset[str]


class _Looked:
    """All that themes look through, made ready once for all of them."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages = {page.path: page for page in pages}
        self.of_kind: dict[str, list[_Named]] = {}
        for page in pages:
            self.of_kind.setdefault(page.kind, []).append(_named(page.path, page.title, page.keywords))
        terms = [(page, entry) for page in pages for entry in page.entries if entry.kind == "term"]
        self.terms = [_named(entry.anchor, entry.title, entry.keywords) for _, entry in terms]
        # Their addresses stand in Markdown.
        self.shown_terms = {
            entry.anchor: _Shown(entry.title, entry.words, f"../{page.path}#{entry.anchor}") for page, entry in terms
        }


@dataclass(frozen=True)
class _Shown:
    """What a theme leads to, as its page shows it."""

    title: str
    about: str
    address: str


def theme_titles(writer: SiteWriter) -> dict[str, str]:
    """The titles of all pages made here, by path, before they are made."""
    themes = writer.library.guide.themes
    if not themes:
        return {}
    made = {f"{FOLDER}/{key}.md": _title(theme, writer) for key, theme in themes.items() if not theme.page}
    return {LIST: say(writer.language, "guide.themes.title"), **made}


@dataclass(frozen=True)
class Topic:
    """A theme by its name, and where it leads, from the language's folder."""

    title: str
    address: str


def topic(key: str, writer: SiteWriter) -> Topic:
    theme = writer.library.guide.themes[key]
    return Topic(_title(theme, writer), html_of(theme.page or f"{FOLDER}/{key}.md"))


def with_themes(writer: SiteWriter, pages: list[Page]) -> list[Page]:
    """The pages, with the words of the themes that lead to one of them, and behind them the themes' own pages. `pages`: all of the language."""
    themes = writer.library.guide.themes
    if not themes:
        return pages
    leading: dict[str, list[str]] = {}
    for theme in themes.values():
        if theme.page:
            leading.setdefault(theme.page, []).extend([_title(theme, writer), *_words(theme, writer)])
    led = [replace(page, leads=tuple(leading[page.path])) if page.path in leading else page for page in pages]
    looked = _Looked(pages)
    made = [_page(key, theme, writer, looked) for key, theme in themes.items() if not theme.page]
    return [*led, _list(writer, pages), *made]


def _title(theme: Theme, writer: SiteWriter) -> str:
    return pick(theme.title, writer.language) or ""


def _summary(theme: Theme, writer: SiteWriter) -> str:
    return (pick(theme.summary, writer.language) if theme.summary else None) or ""


def _words(theme: Theme, writer: SiteWriter) -> list[str]:
    return theme.keywords.get(writer.language) or theme.keywords.get("") or []


def _list(writer: SiteWriter, pages: list[Page]) -> Page:
    """All themes by name; one that leads to a page of the guide leads there from here too."""
    language = writer.language
    titles = {page.path: page.title for page in pages}
    entries = [
        _Shown(_title(theme, writer), titles.get(theme.page, ""), f"../{html_of(theme.page)}")
        if theme.page
        else _Shown(_title(theme, writer), _summary(theme, writer), f"{key}.html")
        for key, theme in writer.library.guide.themes.items()
    ]
    entries.sort(key=lambda entry: entry.title.casefold())
    title, summary = (say(language, f"guide.themes.{key}") for key in ("title", "summary"))
    text = rendered("site/themes.md.j2", language, themes=entries)
    return Page(LIST, title, summary, text, "themes.yaml", search_words("themes", language), words="")


def _named(key: str, title: str, keywords: Iterable[str]) -> _Named:
    return _Named(key, frozenset(word.casefold() for word in (title, *keywords)))


def _page(key: str, theme: Theme, writer: SiteWriter, looked: _Looked) -> Page:
    language, prose = writer.language, writer.prose(f"{FOLDER}/{key}.md")
    title, summary, words = _title(theme, writer), _summary(theme, writer), _words(theme, writer)
    looked_for = frozenset(word.casefold() for word in (title, *words))

    def of_kind(kind: str, first: list[str]) -> list[str]:
        """Paths: those that the author names, in that order, then those that have one of the words."""
        more = [path for path, its in looked.of_kind.get(kind, []) if path not in first and its & looked_for]
        return [*(path for path in first if path in looked.pages), *more[:_MOST]]

    def shown(path: str) -> _Shown:
        page = looked.pages[path]
        return _Shown(page.title, page.summary, f"../{page.address}")

    guide = of_kind("guide", theme.pages)
    sheets = {path: model for model in writer.models for path in [f"worksheets/{model['id']}.md"]}
    models = [sheets[path] for path in of_kind("worksheet", [f"worksheets/{name}.md" for name in theme.worksheets])]
    packs = of_kind("pack", [f"packs/{name}.md" for name in theme.packs])
    text = rendered(
        "site/theme.md.j2",
        language,
        title=title,
        summary=summary,
        pages=[shown(path) for path in guide],
        models=models,
        packs=[shown(path) for path in packs],
        cases=[tagged(name, writer, prose) for name in _cases(theme, writer, of_kind("case", []))],
        groups=_groups(theme, writer),
        terms=_terms(theme, looked, looked_for),
    )
    return Page(f"{FOLDER}/{key}.md", title, summary, text, "themes.yaml", words="", leads=(title, *words))


def _cases(theme: Theme, writer: SiteWriter, worded: list[str]) -> list[str]:
    """Keys of cases: those that are named, then those for its people, newest first, then those that have one of the words."""
    cases = writer.library.guide.cases
    groups = set(theme.target_groups)
    theirs = [key for key in newest_first(cases) if groups & set(cases[key].target_groups)][:_MOST]
    found = [*theme.cases, *theirs, *(path.rpartition("/")[2].removesuffix(".md") for path in worded)]
    return [key for key in dict.fromkeys(found) if key in cases]


def _groups(theme: Theme, writer: SiteWriter) -> list[tuple[str, str]]:
    """(value, label) of each target group whose cases the list can show."""
    known = target_groups(writer)
    return [(value, known[value]) for value in theme.target_groups if value in known]


def _terms(theme: Theme, looked: _Looked, looked_for: frozenset[str]) -> list[_Shown]:
    """Words of the glossary."""
    more = [key for key, its in looked.terms if key not in theme.terms and its & looked_for]
    return [looked.shown_terms[key] for key in [*theme.terms, *more[:_MOST]] if key in looked.shown_terms]
