"""What a change of content makes of the pages, at once: only pages whose Markdown is another are rendered, and a whole build follows.

Stays in one process between changes: it holds the content and the pages of the site as it stands. Nothing here is checked; that is for
the build. What is not for this sentence or sheet alone (lists, search, PDFs, how long a page takes to read) may wait for it too.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from toolkit.content.guide.load import load_guide, pages_again
from toolkit.content.guide.pages import START
from toolkit.content.library import Library, load_library
from toolkit.content.packs.load import load_packs
from toolkit.content.problem import Problem
from toolkit.pages.guide.books import Books
from toolkit.pages.packs.made import Packs
from toolkit.pages.page import Page
from toolkit.pages.site import Models, normalised, plan_page, plan_site
from toolkit.site.assets import stamps_of
from toolkit.site.book_files import books_in
from toolkit.site.frame import frame
from toolkit.site.pack_files import pack_jobs, packs_made
from toolkit.site.renderer import Frame, TreeJob, page_of, render

_NEVER_OLDER = 2**33  # seconds; of a page that the engine shall leave alone


class Preview:
    """`content`: the content folder; `site`: the folder of the built site; `work`: a folder of its own. Pages come out in `work/out`."""

    def __init__(self, content: Path, site: Path, work: Path) -> None:
        self.content, self.site, self.work = content, site, work
        self.out = work / "out"
        self._library = Library(content)
        self._models: Models = {}
        self._packs: Packs = {}
        self._books: Books = {}
        self._stamps: dict[str, str] = {}
        self._frames: dict[str, Frame] = {}
        self._titles: dict[str, dict[str, str]] = {}
        self._shown: dict[str, dict[str, str]] = {}  # language → path → Markdown of the page that a reader gets now

    def settle(self) -> None:
        """Takes the site as it was just built for the state to compare with. Raises what faulty content raises."""
        if not self._read():
            return
        jobs = pack_jobs(self._library, lambda language: self.site / language / "pdf", self._models)
        self._packs = packs_made(job for job in jobs if job.target.is_file())
        self._books = books_in(self._library, lambda language: self.site / language / "pdf")
        self._stamps = stamps_of(self.site / "assets") | {"models": "", "packs": ""}
        for language, tree in plan_site(self._library, self._models, self._packs, books=self._books)[0].items():
            tree.write(self.work / "tree" / language)
            self._shown[language] = {page.path: page.markdown() for page in tree.pages}
            self._titles[language] = {page.path: page.title for page in tree.pages}
            self._frames[language] = frame(self._library, tree, self._stamps)
            for page in tree.pages:
                _leave_alone(page_of(self.out / language, page.path))

    def update(self, changed: list[Path]) -> list[str]:
        """The pages that the changed files make anew, as paths below `out`. None where the content has faults of shape: the build says them.

        Raises what faulty content raises.
        """
        if not self._shown:
            return []
        pages = self._in_the_guide(changed)
        if pages is None:
            if not self._read():
                return []
            pages = {}
            for language, tree in plan_site(self._library, self._models, self._packs, books=self._books)[0].items():
                pages[language] = tree.pages
                self._titles[language] = {page.path: page.title for page in tree.pages}
                self._frames[language] = frame(self._library, tree, self._stamps)
        return [name for language, found in pages.items() for name in self._render(language, found)]

    def _read(self) -> bool:
        """Reads the content; whether nothing in it has faults that keep pages from being made."""
        library, problems = load_library(self.content)
        library.guide, faults = load_guide(library.layers, library.languages)
        library.packs, more = load_packs(library.layers)
        if _fails([*problems, *faults, *more]):
            return False
        self._library, self._models = library, normalised(library)
        return True

    def _in_the_guide(self, changed: list[Path]) -> dict[str, list[Page]] | None:
        """The pages of the guide that were changed, by language, where only their texts are others, so that they can be made by
        themselves; else None."""
        paths: dict[str, set[str]] = {}
        for path in changed:
            if not path.is_relative_to(self.content):  # of a base
                return None
            top, _, rest = path.relative_to(self.content).as_posix().partition("/")
            language, _, name = rest.partition("/")
            if top != "guide" or language not in self._shown or path.suffix != ".md":
                return None
            paths.setdefault(language, set()).add(name)
        guide = self._library.guide.pages
        read = {language: pages_again(self._library.guide, self._library.layers, language) for language in paths}
        for language, (found, problems) in read.items():
            heads = [[(page.path, page.title, page.head) for page in pages.pages] for pages in (guide[language], found)]
            if _fails(problems) or START in paths[language] or heads[0] != heads[1]:
                return None
            guide[language] = found
        return {
            language: [
                plan_page(
                    self._library, self._models, language, path, self._titles[language], self._books.get(language)
                )
                for path in found
            ]
            for language, found in paths.items()
        }

    def _render(self, language: str, pages: list[Page]) -> list[str]:
        """Renders those that are others than what is shown. A new page is left to the build, which every list and menu waits for."""
        docs, out, shown = self.work / "tree" / language, self.out / language, self._shown[language]
        texts = {page.path: page.markdown() for page in pages}
        anew = [path for path, text in texts.items() if path in shown and text != shown[path]]
        for path in anew:
            (docs / path).write_text(texts[path], "utf-8")
            page_of(out, path).unlink(missing_ok=True)
        if anew:
            render(TreeJob(docs, out, anew, self._frames[language]))
            shown |= {path: texts[path] for path in anew}
        return [f"{language}/{page_of(Path(), path).as_posix()}" for path in anew]


def _fails(problems: Iterable[Problem]) -> bool:
    return any(not problem.warning for problem in problems)


def _leave_alone(page: Path) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    page.touch()
    os.utime(page, (_NEVER_OLDER, _NEVER_OLDER))
