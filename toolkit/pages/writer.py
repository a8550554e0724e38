"""What all pages of one language share while they are written."""

import json
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

from toolkit.content.library import Library
from toolkit.content.made_from import for_guide
from toolkit.contract.document import Document
from toolkit.memory import hashed, remembered_with
from toolkit.pages.guide.books import BookMade
from toolkit.pages.guide.prose import Prose
from toolkit.pages.page import Page

_Made = TypeVar("_Made")


class SiteWriter:
    """Everything that a page of the guide may ask for. What it asks of worksheets, titles and books is noted, so that the page is written
    anew (`kept`) when that is another, and not when any worksheet is."""

    def __init__(
        self,
        library: Library,
        language: str,
        models: list[Document],
        titles: dict[str, str],
        books: dict[str, BookMade] | None = None,
    ) -> None:
        """`models`: the worksheets in this language, in the library's order. `titles`: of pages, by path, as far as they are known; `books`:
        the guide's files to read on paper, by their names."""
        self.library, self.language, self.titles = library, language, titles
        self._models = {model["id"]: model for model in models}
        self._books = books or {}
        self._asked: set[str] = set()
        self._hashes: dict[str, str] = {}

    @property
    def models(self) -> list[Document]:
        """All worksheets. A page that asks for some of them (`sheets`) need not be written anew for the others."""
        self._asked.add("sheets")
        return list(self._models.values())

    @property
    def books(self) -> dict[str, BookMade]:
        self._asked.add("books")
        return self._books

    def sheets(self, keys: Iterable[str]) -> list[Document]:
        """Those of these worksheets that are there, in this order."""
        keys = list(keys)
        self._asked |= {f"sheet {key}" for key in keys}
        return [self._models[key] for key in keys if key in self._models]

    def sheets_in_order(self, keys: Iterable[str]) -> list[Document]:
        """The same in the library's order."""
        self._asked.add("order")
        wanted = set(keys)
        return self.sheets(key for key in self._models if key in wanted)

    def sheets_of_step(self, step: int | None) -> list[Document]:
        self._asked.add(f"step {step}")
        return [model for model in self._models.values() if model["step"] == step]

    def sheet_title(self, key: str) -> str:
        """The title of a worksheet; of one that is not there its id. Who asks for no more need not be written anew for a question in it."""
        self._asked.add(f"name {key}")
        return self._models[key]["title"] if key in self._models else key

    def sheet_titles(self, keys: Iterable[str]) -> list[str]:
        """The titles of those of these worksheets that are there, in this order."""
        return [title for key in keys for title in [self.sheet_title(key)] if key in self._models]

    def prose(self, path: str) -> Prose:
        return Prose(self.library, self.language, path, self.sheet_title)

    def title_of(self, path: str) -> str:
        """The title of a page; of one that is not there its path, and the check of links will say so."""
        path = path.partition("#")[0]
        self._asked.add(f"title {path}")
        return self.titles.get(path, path)

    def kept(self, what: str, write: Callable[[], _Made], *texts: str) -> _Made:
        """What `write` writes with this writer, or has written of the same before. `what`: which page, and what else `write` is told;
        `texts`: those of the guide's pages that it reads."""
        outer = self._asked

        def written(asked: set[str]) -> _Made:
            self._asked = asked
            return write()

        try:
            made, asked = remembered_with(
                "pages", hashed(what, self.language, self._guide, *texts), self._state, written
            )
        finally:
            self._asked = outer
        outer |= asked
        return made

    @cached_property
    def _guide(self) -> str:
        return for_guide(self.library)

    def _state(self, name: str) -> str:
        """How something that was asked for is now."""
        kind, _, key = name.partition(" ")
        match kind:
            case "books":
                return repr(self._books)
            case "order":
                return " ".join(self._models)
            case "title":
                return self.titles.get(key, "")
            case "name":
                return self._models[key]["title"] if key in self._models else ""
            case "sheet":
                return self._hash(key)
            case _:  # the sheets of a step, or all of them
                return " ".join(
                    f"{one} {self._hash(one)}" for one, of in self._models.items() if not key or str(of["step"]) == key
                )

    def _hash(self, key: str) -> str:
        if key not in self._hashes:
            model = self._models.get(key)
            self._hashes[key] = hashed(json.dumps(model, ensure_ascii=False)) if model else ""
        return self._hashes[key]


def users_of(pages: Iterable[Page], kind: str) -> dict[str, list[Page]]:
    """For each fact (term, figure) the pages that refer to it, in the order of the pages."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for key in getattr(page.notes, kind):
            found.setdefault(key, []).append(page)
    return found
