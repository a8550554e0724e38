"""What all pages of one language share while they are written."""

from collections.abc import Iterable

from toolkit.content.library import Library
from toolkit.contract.document import Document
from toolkit.pages.guide.books import BookMade
from toolkit.pages.guide.prose import Prose
from toolkit.pages.page import Page


class SiteWriter:
    """`models`: the worksheets in this language, in the library's order. `titles`: of pages, by path, as far as they are known."""

    def __init__(
        self,
        library: Library,
        language: str,
        models: list[Document],
        titles: dict[str, str],
        books: dict[str, BookMade] | None = None,
    ) -> None:
        """`books`: the guide's files to read on paper, by their names."""
        self.library, self.language, self.models, self.titles = library, language, models, titles
        self.books = books or {}

    def prose(self, path: str) -> Prose:
        return Prose(self.library, self.language, path, {model["id"]: model["title"] for model in self.models})

    def title_of(self, path: str) -> str:
        """The title of a page; of one that is not there its path, and the check of links will say so."""
        return self.titles.get(path.partition("#")[0], path)


def users_of(pages: Iterable[Page], kind: str) -> dict[str, list[Page]]:
    """For each fact (term, figure) the pages that refer to it, in the order of the pages."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for key in getattr(page.notes, kind):
            found.setdefault(key, []).append(page)
    return found
