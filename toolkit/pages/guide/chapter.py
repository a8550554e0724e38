"""A step of the guide as a chapter to print: its pages as articles, with their figures, and its notes behind them.

From the same Markdown and the same references as the pages of the site. What only a screen can use falls away; links lead to the place in
the chapter, or to the site where that says its address.
"""

import posixpath
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import quote

from lxml import etree, html
from markdown import Markdown
from markupsafe import escape

from toolkit.content.guide.pages import GuidePage
from toolkit.pages.guide.prose import Prose
from toolkit.pages.writer import SiteWriter
from toolkit.paper.pieces.bare import Bare, bare
from toolkit.templating.environment import rendered
from toolkit.words.locale import say
from toolkit.words.written import quoted

# Room at the foot for the number that the whole file's pages get.
A4 = replace(bare("a4"), name="book-a4", side_mm=24.0, top_mm=18.0, bottom_mm=20.0)
A5 = replace(bare("a5"), name="book-a5", side_mm=14.0, top_mm=12.0, bottom_mm=15.0)
_FIGURE_MM = {A4.name: (118.0, 205.0), A5.name: (112.0, 150.0)}  # the most that a drawing takes, across and down
CLOSER = ("close", "closer")  # with less white space, for where that saves a last page with little on it

_ONLY_ON_SCREEN = (
    ".//form | .//script | .//button | .//details[contains(@class, 'bb-figure-words')] | .//*[contains(@class, 'bb-cell-head')]"
    " | .//*[contains(@class, 'bb-sr')] | .//a[contains(@class, 'bb-note-back')] | .//*[contains(@class, 'bb-figure-own')] | .//dd/a[contains(@href, 'glossary.html')] | .//nav"
)
_OF_ITS_OWN = re.compile(r"(?:note|mark|figure)-")  # ids that are there once in a chapter, whatever page they stand on
_HEADING = re.compile(r"h([1-5])\Z")
_ATTRIBUTES = ("role", "aria-labelledby", "aria-describedby", "aria-label", "data-note", "data-item", "data-group")


@dataclass(frozen=True)
class Article:
    """A page of the guide, or the notes: what begins on a sheet of its own. `title`: by which it is listed; `body`: HTML without its paper."""

    title: str
    body: str


@dataclass(frozen=True)
class Chapter:
    """`articles`: the page that opens the step, those behind it, the notes."""

    step: int
    title: str
    summary: str
    language: str
    articles: tuple[Article, ...]

    def fragment(self, article: Article, paper: Bare, closer: str = "") -> str:
        """An article on a paper, for `print_document`. `closer`: one of `CLOSER`."""
        across, down = _FIGURE_MM[paper.name]
        return rendered("book/article.html.j2", self.language,
            step=self.step if article is self.articles[0] else None, language=self.language, article=article, paper=paper, across=across,
            down=down, closer=closer,
        )  # fmt: skip


def chapters(writer: SiteWriter) -> list[Chapter]:
    """The steps of the guide in the language of `writer`."""
    guide = writer.library.guide.pages[writer.language]

    def kept(opening: GuidePage) -> Chapter:
        pages = guide.of_step(opening)
        return writer.kept(
            f"chapter {opening.path}", lambda: _chapter(opening, pages, writer), *(page.text for page in pages)
        )

    return [kept(opening) for opening in guide.steps]


def _chapter(opening: GuidePage, pages: list[GuidePage], writer: SiteWriter) -> Chapter:
    prose = writer.prose(opening.path)
    places = {page.path.removesuffix(".md"): n for n, page in enumerate(pages)}
    parts = [_Part(writer, prose, places, n, page.path) for n, page in enumerate(pages)]
    articles = [Article(page.title, part.page(page)) for part, page in zip(parts, pages, strict=True)]
    if notes := parts[0].notes():
        articles.append(Article(say(writer.language, "guide.notes.title"), notes))
    return Chapter(opening.head.step or 0, opening.title, opening.head.summary, writer.language, tuple(articles))


@cache
def _markdown() -> Markdown:
    """As mkdocs.yml has it."""
    return Markdown(
        extensions=["attr_list", "md_in_html", "tables", "toc"],
        extension_configs={"tables": {"use_align_attribute": True}},
    )


class _Part:
    """Page `number` of a chapter, from 0. `places`: the number of each page of the step by its path without ending."""

    def __init__(self, writer: SiteWriter, prose: Prose, places: dict[str, int], number: int, path: str) -> None:
        self.writer, self.prose, self.places, self.number, self.path = writer, prose, places, number, path

    def page(self, page: GuidePage) -> str:
        text = _markdown().reset().convert(str(self.prose.markdown(page.text)))
        spoken = f' lang="{page.spoken}"' if page.spoken else ""
        tree = self._fitted(f'<section class="page" id="p{self.number}"{spoken}>{text}{self._more(page)}</section>')
        return _written(tree)

    def notes(self) -> str:
        """What the marks of the chapter say, its words, the places it draws on."""
        foot = str(self.prose.foot())
        return _written(self._fitted(foot)) if foot else ""

    def _more(self, page: GuidePage) -> str:
        """The sheets that belong to a page, in one line."""
        named = [quoted(title, self.prose.language) for title in self.writer.sheet_titles(page.head.worksheets)]
        if not named:
            return ""
        said = say(self.prose.language, "guide.book.sheets", titles=", ".join(named))
        own = f' lang="{self.prose.language}"' if page.spoken else ""  # in a page that is lent, the line is not
        return f'<p class="book-sheets"{own}>{escape(said)}</p>'

    def _fitted(self, markup: str) -> Any:
        tree = html.fragment_fromstring(markup)
        for thing in tree.xpath(_ONLY_ON_SCREEN):
            thing.drop_tree()
        for thing in list(tree.xpath(".//svg")):
            self._drawing(thing)
        for thing in list(tree.xpath(".//details | .//summary")):
            thing.drop_tag()
        for words in list(tree.iter("dl")):  # a list of words would be tagged as none
            words.tag = "div"
            for thing in words.iterdescendants("div", "dt", "dd"):
                thing.tag = {"div": "p", "dt": "b", "dd": "span"}[thing.tag]
                thing.tail = ": " if thing.tag == "b" else thing.tail
        self._headings(tree)
        for thing in tree.iter():
            for name in _ATTRIBUTES if isinstance(thing.tag, str) else ():
                thing.attrib.pop(name, None)
            if thing is not tree and (known := thing.get("id")) and not _OF_ITS_OWN.match(known):
                thing.set("id", f"p{self.number}-{known}")
        for link in list(tree.iter("a")):
            self._link(link)
        for picture in tree.iter("img"):
            if not picture.get("src", "").startswith("data:"):
                folder = self.writer.library.folder / "guide" / self.prose.language / posixpath.dirname(self.path)
                picture.set("src", (folder / picture.get("src", "")).resolve().as_uri())
        return tree

    def _headings(self, tree: Any) -> None:
        """Below the chapter's title stand the pages, and below them their sections."""
        for thing in tree.iter():
            found = _HEADING.match(thing.tag) if isinstance(thing.tag, str) else None
            if found and self.number and "bb-notes" not in tree.get("class", ""):
                thing.tag = f"h{int(found[1]) + 1}"
            if (thing.tag == "h2" and self.number) or thing.get("id") == "notes":
                thing.set("class", "title")

    def _drawing(self, drawing: Any) -> None:
        """A picture with its words in the place of a drawing; signs are left out, bars are drawn by their width."""
        if "bb-drawing" in drawing.get("class", ""):
            words = drawing.getroottree().getroot().xpath(f".//*[@id='{drawing.get('aria-describedby')}']")
            made = etree.Element("img", alt=self._alternative(drawing, words))
            made.set("class", "drawing")
            made.set("style", f"aspect-ratio:{drawing.get('width')}/{drawing.get('height')}")
            made.set("src", _picture(drawing))
            made.tail = drawing.tail
            drawing.getparent().replace(drawing, made)
        elif (bars := drawing.xpath("./rect")) and "bb-bar" in drawing.getparent().get("class", ""):
            bar = etree.Element("div", style=f"width:{bars[-1].get('width')}%")
            bar.set("class", "bar")
            drawing.getparent().replace(drawing, bar)
        else:
            drawing.drop_tree()

    def _alternative(self, drawing: Any, words: list[Any]) -> str:
        key = drawing.get("aria-describedby", "").removeprefix("figure-").removesuffix("-words")
        figure = self.writer.library.guide.figures.get(key)
        return html.fromstring(f"<p>{self.prose.quiet(figure.alternative)}</p>").text_content() if figure else ""

    def _link(self, link: Any) -> None:
        place = self._place(link.get("href", ""))
        if place is None:
            link.drop_tag()
        else:
            link.set("href", place)

    def _place(self, address: str) -> str | None:
        """Where a link leads from the chapter; None where it leads nowhere."""
        if re.match(r"[a-z]+:", address):
            return address
        path, _, anchor = address.partition("#")
        if not path:
            return f"#{anchor}" if _OF_ITS_OWN.match(anchor) else f"#p{self.number}-{anchor}"
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        plain = target.removesuffix(".md").removesuffix(".html")
        if plain in self.places:
            return f"#p{self.places[plain]}-{anchor}" if anchor else f"#p{self.places[plain]}"
        site = self.writer.library.site.url.rstrip("/")
        if not site or plain.startswith(".."):
            return None
        return f"{site}/{self.prose.language}/{quote(plain)}.html{f'#{anchor}' if anchor else ''}"


def _written(tree: Any) -> str:
    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _picture(drawing: Any) -> str:
    """A drawing as an address. Its letters are those of the sheets, its colour is black."""
    drawing.set("xmlns", "http://www.w3.org/2000/svg")
    drawing.set("font-family", "Source Sans 3")
    drawing.set("color", "#1a1a1a")
    for name in ("class", "role", "aria-labelledby", "aria-describedby"):
        drawing.attrib.pop(name, None)
    tail, drawing.tail = drawing.tail, None
    said = etree.tostring(drawing, encoding="unicode").replace("viewbox=", "viewBox=")
    drawing.tail = tail
    return f"data:image/svg+xml,{quote(said)}"
