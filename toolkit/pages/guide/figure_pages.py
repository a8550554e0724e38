"""The figures: the list that shows them small, a page for each, and each as a picture to take away (`figures/<id>.svg`)."""

from collections.abc import Sequence
from typing import TypedDict

from markupsafe import Markup

from toolkit.content.guide.figures import Figure
from toolkit.pages.guide.alone.picture import picture
from toolkit.pages.guide.reference_pages import in_order, page_text, said
from toolkit.pages.page import Page, search_words
from toolkit.pages.writer import SiteWriter, users_of
from toolkit.templating.markdown_text import plain
from toolkit.words.locale import say

FIGURES = "figures/index.md"


class Shown(TypedDict):
    """A figure as the list shows it. `size`: width and height of its picture, as that says them."""

    key: str
    title: str
    about: Markup
    address: str
    file: str
    size: tuple[str, str]


def drawings(writer: SiteWriter) -> dict[str, str]:
    """Every figure as an SVG file: path → text."""
    known = writer.library.guide.figures
    return {f"figures/{key}.svg": _drawing(key, figure, writer) for key, figure in known.items()}


def _drawing(key: str, figure: Figure, writer: SiteWriter) -> str:
    return writer.kept(f"drawing {key}", lambda: picture(key, figure, writer.prose(FIGURES)))


def figure_pages(writer: SiteWriter, pages: Sequence[Page], drawn: dict[str, str]) -> list[Page]:
    """The list and a page for each figure, in the order of their titles; nothing where there are none. `pages`: those that may show them;
    `drawn`: as `drawings` gives them."""
    known = writer.library.guide.figures
    if not known:
        return []
    prose, used = writer.prose(FIGURES), users_of(pages, "figures")
    order = sorted(known, key=lambda key: in_order(prose.say(known[key].title), writer.language))
    shown: list[Shown] = [
        {
            "key": key,
            "title": prose.say(known[key].title),
            "about": prose.quiet(known[key].about),
            "address": f"{key}.html",
            "file": f"{key}.svg",
            "size": _size(drawn[f"figures/{key}.svg"]),
        }
        for key in order
    ]
    title, summary = said(writer, "figures")
    first = Page(
        FIGURES,
        title,
        summary,
        page_text("figures", writer, figures=shown),
        "figures/",
        search_words("figures", writer.language),
        words="",
    )
    return [first, *(_kept_page(n, shown, writer, used, drawn) for n in range(len(shown)))]


def _size(svg: str) -> tuple[str, str]:
    """Width and height as the picture says them."""
    head = svg.partition(">")[0]
    return head.partition(' width="')[2].partition('"')[0], head.partition(' height="')[2].partition('"')[0]


Users = list[tuple[str, str]]  # title and address of each page that shows the figure


def _kept_page(
    n: int, shown: list[Shown], writer: SiteWriter, used: dict[str, list[Page]], drawn: dict[str, str]
) -> Page:
    key = shown[n]["key"]
    users = [(page.title, page.address) for page in used.get(key, [])]
    svg = drawn[f"figures/{key}.svg"]
    around = repr(shown[max(0, n - 1) : n + 2])
    return writer.kept(f"figure {key}", lambda: _page(n, shown, writer, users, svg), repr(users), around, svg)


def _page(n: int, shown: list[Shown], writer: SiteWriter, users: Users, svg: str) -> Page:
    key, title = shown[n]["key"], shown[n]["title"]
    prose = writer.prose(f"figures/{key}.md")
    figure = Markup(prose.figure(key, linked=False))
    text = page_text(
        "figure",
        writer,
        key=key,
        title=title,
        figure=figure,
        picture=Markup(svg),
        used=[(name, f"{prose.up}{address}#figure-{key}") for name, address in users],
        before=shown[n - 1] if n else None,
        after=shown[n + 1] if n + 1 < len(shown) else None,
        foot=prose.foot(),
    )
    alternative = writer.library.guide.figures[key].alternative
    return Page(
        f"figures/{key}.md",
        say(writer.language, "guide.figures.one", title=title),
        plain(shown[n]["about"]),
        text,
        f"figures/{key}.yaml",
        words=plain(prose.say(alternative)),
        notes=prose.notes,
    )
