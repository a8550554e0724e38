"""The guide as files to read on paper: each step on A4 and as a booklet, and all of it in one. Runs in a worker, and only there imports much."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TypedDict
from urllib.parse import unquote, urlsplit

from toolkit.content.guide.pages import START
from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.content.publisher import brand_of, publisher_line
from toolkit.contract.document import Document
from toolkit.inputs import digest, files_below, makers, versions
from toolkit.memory import made_by, remembered
from toolkit.pages.guide.books import GUIDE, BookMade, Books, book_names, booklet_name, step_name
from toolkit.pages.guide.chapter import A4, A5, CLOSER, Article, Chapter, chapters
from toolkit.pages.site_problem import SiteProblem
from toolkit.pages.writer import SiteWriter
from toolkit.paper.brand import Brand
from toolkit.paper.pieces.bare import Bare
from toolkit.paper.sheet import LICENCE, print_document
from toolkit.paths import TEMPLATES
from toolkit.site import pdf_cache
from toolkit.site.sheets import SheetMade, in_words, told
from toolkit.templating.environment import rendered
from toolkit.words.locale import say

_STYLES = (TEMPLATES / "book" / "book.css",)
_PICTURE = re.compile(r'src="(file:[^"]*)"')
_ID, _INSIDE = re.compile(r'\sid="([^"]*)"'), re.compile(r'(?<=\shref=")#([^"]*)')
_MADE_BY = ("toolkit.pdf.make.merge", "toolkit.pdf.make.booklet", "toolkit.site.book_files")


@dataclass(frozen=True)
class BookJob:
    """One file. `name`: of it; `title`, `eyebrow`, `summary`: of its first page; `about`: who publishes it, its licence, its address; `brand`: what they have of their own; `makers`: the digest of
    what makes it, which a worker would have to read a hundred files for."""

    name: str
    title: str
    eyebrow: str
    summary: str
    language: str
    chapters: tuple[Chapter, ...]
    paper: Bare
    folded: bool
    about: tuple[str, str, str]
    brand: Brand
    makers: bytes
    target: Path = field(compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether it is the guide from beginning to end."""
        return self.name == GUIDE

    @property
    def key(self) -> str:
        """Of the cache: all that decides the bytes but where they go."""
        said = [
            self.title,
            self.eyebrow,
            self.summary,
            self.paper.css(),
            str(self.folded),
            *self.about,
            repr(self.brand),
            *map(repr, self.chapters),
        ]
        shown = b"".join(_shown(article.body) for one in self.chapters for article in one.articles)
        return hashlib.sha256(self.makers + shown + "\0".join(said).encode()).hexdigest()


class Entry(TypedDict):
    """A line of the contents. `top`: a step among others."""

    title: str
    page: int
    top: bool


def sources() -> list[Path]:
    """What turns chapters into files: that of worksheets, and the templates and code of books."""
    return [*pdf_cache.sources(), *makers(*_MADE_BY), *files_below(TEMPLATES / "book")]


@lru_cache(maxsize=1)
def _makers() -> bytes:
    return made_by("book", sources) + versions(*pdf_cache.PROGRAMS)


def _shown(html: str) -> bytes:
    """Of the pictures in a text, which names only where they lie."""
    places = (Path(unquote(urlsplit(address).path)) for address in _PICTURE.findall(html))
    return digest(path for path in places if path.is_file())


def book_jobs(library: Library, models: dict[str, dict[str, Document]], folder: Callable[[str], Path]) -> list[BookJob]:
    """The files of each language: the steps one by one, then the whole guide. `folder`: where the PDFs of a language go."""
    jobs: list[BookJob] = []
    for language in library.languages:
        pages = {page.path: page.title for page in library.guide.pages[language].pages}
        made = chapters(SiteWriter(library, language, [of[language] for of in models.values()], pages))
        site = library.site
        name, licence = pick(site.name, language) or "", pick(site.licence, language) or LICENCE
        about = (publisher_line(site, language), licence, site.url)
        jobs += [
            BookJob(
                called(one.step), _numbered(one.title, one.step, language), name, one.summary, language,
                (one,), paper, folded, about, brand_of(library), _makers(), folder(language) / called(one.step),
            )
            for one in made
            for called, paper, folded in ((step_name, A4, False), (booklet_name, A5, True))
        ]  # fmt: skip
        if made:
            start = [page for page in library.guide.pages[language].pages if page.path == START]
            summary = start[0].head.summary if start else ""
            jobs.append(
                BookJob(GUIDE, name, say(language, "guide.book.whole"), summary, language, tuple(made), A4, False, about, brand_of(library), _makers(), folder(language) / GUIDE)
            )  # fmt: skip
    return jobs


def place_book(job: BookJob) -> bool:
    """Puts the file in place, if the cache has it."""
    data = pdf_cache.STORE.fetch(job.key)
    if data is not None:
        job.target.write_bytes(data)
    return data is not None


def lay_out_articles(job: BookJob) -> None:
    """Lays out what the file and others are put together from; a fault is for `make_book` to tell."""
    with told(SheetMade(0, []), partial(_problem, job)):
        for one in job.chapters:
            _articles(job, one)


def make_book(job: BookJob) -> SheetMade:
    """Makes the file and puts it in place; `keep_book` judges it. A fault is a problem."""
    made = SheetMade(1, [])
    with told(made, partial(_problem, job)):
        job.target.write_bytes(_book(job))
    return made


def keep_book(job: BookJob) -> SheetMade:
    """Judges the file that `make_book` has made, and keeps it where it is good. Apart, since nothing on the site waits for it: a judgement of
    the whole guide takes a second."""
    from toolkit.pdf.make.lint import lint_print

    made = SheetMade(0, [])
    with told(made, partial(_problem, job)):
        data = job.target.read_bytes()
        # Who folds paper does not have it read aloud.
        faults = [] if job.folded else lint_print(data, job.title, job.language)
        made.problems += [_problem(job, in_words(fault)) for fault in faults]
        if not faults:
            pdf_cache.STORE.store(job.key, data)
    return made


def books_in(library: Library, folder: Callable[[str], Path]) -> Books:
    """What the pages of the site say of the files, as far as they are there. `folder`: where the PDFs of a language are."""

    def said(data: bytes) -> BookMade:
        return remembered("books", hashlib.sha256(data).hexdigest(), lambda: BookMade(_page_count(data), len(data)))

    made: Books = {}
    for language in library.languages:
        names = book_names([page.head.step or 0 for page in library.guide.pages[language].steps])
        there = (path for name in names if (path := folder(language) / name).is_file())
        made[language] = {path.name: said(path.read_bytes()) for path in there}
    return made


def _page_count(data: bytes) -> int:
    from toolkit.pdf.make.merge import page_count

    return page_count(data)


def _book(job: BookJob) -> bytes:
    """First page and chapters as one file, with bookmarks and numbers through the whole."""
    from toolkit.pdf.make.booklet import fold
    from toolkit.pdf.make.merge import Chapter as Merged
    from toolkit.pdf.make.merge import merge, page_count

    bodies = [_articles(job, one) for one in job.chapters]
    counts = [[page_count(data) for data in of_chapter] for of_chapter in bodies]
    front, before = b"", 0
    while (
        page_count(front) != before if front else True
    ):  # it says on which pages the rest stands, which begins behind it
        before += 1
        front = _laid(job, _front(job, counts, before))
    merged = [Merged(say(job.language, "guide.book.contents"), front, running=True)]
    for one, of_chapter in zip(job.chapters, bodies, strict=True):
        for article, data in zip(one.articles, of_chapter, strict=True):
            opens = article is one.articles[0]
            merged.append(Merged(one.title if opens else article.title, data, running=True, below=not opens))

    def number(page: int, of: int) -> str:
        return say(job.language, "guide.book.number", title=job.title, page=page, of=of)

    data = merge(merged, job.title, job.language, number, "")
    return (
        fold(data, say(job.language, "guide.book.booklet_title", title=job.title), job.language) if job.folded else data
    )


def _articles(job: BookJob, chapter: Chapter) -> list[bytes]:
    """A chapter's articles, each laid out for itself: a word more in one is no reason to lay out the others."""
    from toolkit.pdf.make.merge import ACROSS

    known = {name for article in chapter.articles for name in _ID.findall(article.body)}

    def fragment(article: Article, closer: str) -> str:
        own = {*_ID.findall(article.body)}

        def lead(link: re.Match[str]) -> str:
            name = unquote(link[1])
            return ACROSS + link[1] if name in known and name not in own else link[0]

        return _INSIDE.sub(lead, chapter.fragment(article, job.paper, closer))

    def document(article: Article, closer: str = "") -> str:
        return print_document(chapter.title, job.language, [fragment(article, closer)], job.brand.without_logo)

    def closer(article: Article) -> tuple[str, ...]:
        return tuple(document(article, how) for how in CLOSER)

    return [_laid(job, document(one), partial(closer, one)) for one in chapter.articles]


def _front(job: BookJob, counts: list[list[int]], before: int) -> str:
    """The first page; the chapters, whose articles have so many pages, begin behind `before` pages."""
    contents: list[Entry] = []
    several = len(job.chapters) > 1
    for one, of_chapter in zip(job.chapters, counts, strict=True):
        title = _numbered(one.title, one.step, job.language) if several else one.title
        for article, count in zip(one.articles, of_chapter, strict=True):
            opens = article is one.articles[0]
            contents.append({"title": title if opens else article.title, "page": before + 1, "top": opens and several})
            before += count
    publisher, licence, address = job.about
    # Who cannot use folded paper is told where the same stands to be read on a screen or aloud.
    instead = say(job.language, "print.print_only", place=step_name(job.chapters[0].step)) if job.folded else ""
    fragment = rendered("book/front.html.j2", job.language,
        paper=job.paper, language=job.language, eyebrow=job.eyebrow, title=job.title, summary=job.summary, contents=contents,
        publisher=publisher, licence=licence, address=address, instead=instead,
    )  # fmt: skip
    return print_document(job.title, job.language, [fragment], job.brand)


def _numbered(title: str, step: int, language: str) -> str:
    """A step's title with its number, where it does not begin with it anyway."""
    number = say(language, "guide.page.of_step", n=step)
    return title if title.startswith(number) else f"{number}: {title}"


def _laid(job: BookJob, html: str, closer: Callable[[], tuple[str, ...]] = tuple) -> bytes:
    """Laid out, or kept from before: the articles of the steps are those of the whole guide. `closer`: makes what `lay_out` has it for."""
    from toolkit.pdf.make.layout import lay_out

    key = hashlib.sha256(job.makers + _shown(html) + f"{job.paper.css()}\0{html}".encode()).hexdigest()
    return pdf_cache.STORE.kept(key, lambda: lay_out(html, (job.paper,), _STYLES, closer(), merged=True))


def _problem(job: BookJob, reason: dict[str, str]) -> SiteProblem:
    pdf = f"{job.language}/pdf/{job.name}"
    return SiteProblem("pdf-failed", f"guide/{job.language}", data={"pdf": pdf, "reason": reason})
