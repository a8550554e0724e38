"""The whole site of one language as a plain Markdown tree. MkDocs only renders it; nothing of it needs a hook or a plugin."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.content.guide.pages import START
from toolkit.content.library import Library
from toolkit.content.normalise import normalise, pick
from toolkit.content.problem import Problem
from toolkit.contract.document import Document
from toolkit.memory import hashed, remembered
from toolkit.pages.guide import reference_pages
from toolkit.pages.guide.books import BookMade, Books, book_names
from toolkit.pages.guide.case_pages import case_pages
from toolkit.pages.guide.figure_pages import FIGURES, drawings, figure_pages
from toolkit.pages.guide.guide_pages import Around, guide_page, html_of, places_of
from toolkit.pages.guide.start_page import start_page
from toolkit.pages.guide.steps_page import steps_pages
from toolkit.pages.guide.story_pages import story_pages
from toolkit.pages.guide.theme_pages import theme_titles, with_themes
from toolkit.pages.navigation import NavGroup, navigation
from toolkit.pages.offline_page import offline_page
from toolkit.pages.outputs import made_twice
from toolkit.pages.packs.made import Packs
from toolkit.pages.packs.pack_pages import instead_in, pack_pages, used_in
from toolkit.pages.page import Link, Page, StepLink, up_from
from toolkit.pages.worksheets import list_pages
from toolkit.pages.worksheets.following import following
from toolkit.pages.worksheets.list_pages import Group
from toolkit.pages.worksheets.reader_pages import check_page, group_page, kept_page, match_pages
from toolkit.pages.worksheets.which_page import which_page
from toolkit.pages.worksheets.worksheet_page import worksheet_page
from toolkit.pages.writer import SiteWriter
from toolkit.words.locale import say

Models = dict[str, dict[str, Document]]  # worksheet id → language → model


@dataclass
class Tree:
    """The pages meant in one language, in reading order; the files beside them, an author's and drawn ones (path → text); the navigation."""

    language: str
    pages: list[Page]
    files: list[tuple[str, Path]]
    drawn: dict[str, str]
    nav: list[NavGroup]

    def write(self, folder: Path) -> None:
        """The tree as files in `folder`, which is emptied first."""
        shutil.rmtree(folder, ignore_errors=True)
        for page in self.pages:
            target = folder / page.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page.markdown(), "utf-8")
        for path, source in self.files:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        for path, text in self.drawn.items():
            (folder / path).write_text(f"{text}\n", "utf-8")


def normalised(library: Library) -> Models:
    """Every worksheet in every language, in the library's order."""
    return {
        sheet.id: {language: normalise(sheet, language, library) for language in library.languages}
        for sheet in library.worksheets
    }


def plan_site(
    library: Library,
    models: Models,
    packs: Packs | None = None,
    books: Books | None = None,
) -> tuple[dict[str, Tree], list[Problem]]:
    """The tree of every language and what is wrong with it. With errors among the problems the trees are not to be used.

    `library`: as lint has read it, with its guide; `packs`: those that have a page; `books`: the files that steps
    and start page offer.
    """
    hashes = {name: hashed(json.dumps(by_language, ensure_ascii=False)) for name, by_language in models.items()}
    trees = {
        language: _tree(library, models, language, packs or {}, (books or {}).get(language, {}), hashes)
        for language in library.languages
    }
    problems: list[Problem] = []
    for language, tree in trees.items():
        problems += made_twice(
            language,
            tree.pages,
            tree.files,
            [of[language] for of in models.values()],
            library.packs,
            tree.drawn,
            _books(library, language),
        )
    return trees, problems


def pdfs_made_twice(library: Library, models: Models) -> list[Problem]:
    """What two sources would write among the PDFs: told before any is made, since pages read some of them."""
    return [
        problem
        for language in library.languages
        for problem in made_twice(
            language,
            [],
            [],
            [of[language] for of in models.values()],
            library.packs,
            books=_books(library, language),
        )
    ]


def plan_page(
    library: Library,
    models: Models,
    language: str,
    path: str,
    titles: dict[str, str],
    books: dict[str, BookMade] | None = None,
) -> Page:
    """One page of the guide by itself, as `plan_site` makes it. `titles`: of all pages of the language, by path; the start page is none of these."""
    guide = library.guide.pages[language]
    writer = SiteWriter(library, language, [by_language[language] for by_language in models.values()], titles, books)
    page = next(page for page in guide.pages if page.path == path)
    return guide_page(page, places_of(guide).get(path, Around()), writer)


def _tree(
    library: Library,
    models: Models,
    language: str,
    packs: Packs,
    books: dict[str, BookMade],
    hashes: dict[str, str],
) -> Tree:
    """`hashes`: of the models of each worksheet."""
    guide = library.guide.pages[language]
    own = [by_language[language] for by_language in models.values()]
    groups = _groups(library, own, language)
    titles = {page.path: page.title for page in guide.pages}
    writer = SiteWriter(library, language, own, titles, books)
    meetings = pack_pages(packs, own, language, titles)
    packs_link: Link | None = {"title": meetings[0].title, "address": meetings[0].path} if meetings else None
    lists = [list_pages.worksheets(groups, language, titles), which_page(groups, library, language, packs_link, [made[language] for made in packs.values()]), check_page(models, library.languages, language)]  # fmt: skip
    lists += [*match_pages(models, library.languages, language), group_page(models, library.languages, language)]
    lists.append(kept_page(models, library.languages, language))
    lists += steps_pages(writer)
    cases = case_pages(writer, _steps(library, language, up_from("cases/")))
    stories = story_pages(writer)
    words = reference_pages.glossary(writer)
    lists += [list_pages.sources(library, own, language), list_pages.findings(language), offline_page(language)]
    for page in [*lists, *meetings, *cases, *stories, *([words] if words else [])]:
        titles.setdefault(page.path, page.title)
    for path, name in ((reference_pages.FACTS, "facts"), (FIGURES, "figures")):
        titles.setdefault(path, say(language, f"guide.{name}.title"))

    titles |= theme_titles(writer)
    places = places_of(guide)
    written = {page.path: page for page in guide.pages}
    start = start_page(written.get(START), pick(library.site.name, language) or "", writer, groups)
    told = [guide_page(page, places.get(page.path, Around()), writer) for page in guide.pages if page.path != START]
    licence = pick(library.site.licence, language) or ""
    used, instead = used_in(packs, language), instead_in(packs, language)
    sheets = [
        _sheet_page(
            by_language,
            hashes[name],
            language,
            _step_of(by_language[language], library, language),
            licence,
            used.get(name, []),
            instead.get(name, []),
            following(by_language[language], own),
        )
        for name, by_language in models.items()
    ]
    referring = [start, *told, *cases, *stories, *([words] if words else [])]
    drawn = drawings(writer)
    looked_up = [words, *reference_pages.facts(writer, referring), *figure_pages(writer, referring, drawn)]
    pages = [start, *told, *lists[:2], *sheets, *meetings, *cases, *stories, *filter(None, looked_up), *lists[2:]]
    pages = with_themes(writer, pages)
    return Tree(language, pages, guide.files, drawn, navigation(pages, guide, language))


def _sheet_page(models: dict[str, Document], key: str, language: str, *told: Any) -> Page:
    """The page of a worksheet, written anew only if something in it is another. `key`: of `models`; `told`: what else `worksheet_page` is told."""
    made_from = hashed(key, language, json.dumps(told, ensure_ascii=False))
    return remembered("sheet-pages", made_from, lambda: worksheet_page(models, language, *told))


def _groups(library: Library, own: list[Document], language: str) -> list[Group]:
    titles = {page.head.step: page.title for page in library.guide.pages[language].steps}
    signs = {page.head.step: page.head.sign for page in library.guide.pages[language].steps}
    return [
        Group(
            number,
            titles.get(number) or _step_name(number, language),
            [model for model in own if model["step"] == number],
            signs.get(number) or "",
        )
        for number in sorted({model["step"] for model in own})
    ]


def _steps(library: Library, language: str, up: str) -> dict[int, StepLink]:
    """Every step that a case or a worksheet may belong to, by its number."""
    used = {sheet.step for sheet in library.worksheets} | {
        n for case in library.guide.cases.values() for n in case.steps
    }
    steps: dict[int, StepLink] = {
        number: {"title": _step_name(number, language), "address": None, "sign": ""}
        for number in sorted(used)
        if number
    }
    for page in library.guide.pages[language].steps:
        steps[page.head.step or 0] = {
            "title": page.title,
            "address": up + html_of(page.path),
            "sign": page.head.sign or "",
        }
    return steps


def _step_name(number: int, language: str) -> str:
    return say(language, "site.step.name", n=number) if number else say(language, "site.step.none")


def _step_of(model: Document, library: Library, language: str) -> StepLink:
    none: StepLink = {"title": _step_name(model["step"], language), "address": None, "sign": ""}
    return _steps(library, language, up_from("worksheets/")).get(model["step"], none)


def _books(library: Library, language: str) -> list[str]:
    """The files of the guide that this language will have."""
    return book_names([page.head.step or 0 for page in library.guide.pages[language].steps])
