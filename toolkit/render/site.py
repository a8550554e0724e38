"""The whole site of one language as a plain Markdown tree. MkDocs only renders it; nothing of it needs a hook or a plugin."""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.content.library import Library
from toolkit.content.normalise import normalise, pick
from toolkit.content.problem import Problem
from toolkit.locale import say
from toolkit.render import list_pages
from toolkit.render.check_page import check_page
from toolkit.render.guide import Guide, GuidePage, missing_twins, read_guide
from toolkit.render.list_pages import Group
from toolkit.render.navigation import NavGroup, navigation
from toolkit.render.page import Page, up_from
from toolkit.render.site_problem import SiteProblem
from toolkit.render.worksheet_page import worksheet_page

Model = dict[str, Any]
Models = dict[str, dict[str, Model]]  # worksheet id → language → model


@dataclass
class Tree:
    """The pages meant in one language, in reading order; the files beside them; the navigation."""

    language: str
    pages: list[Page]
    files: list[tuple[str, Path]]
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


def normalised(library: Library) -> Models:
    """Every worksheet in every language, in the library's order."""
    return {
        sheet.id: {language: normalise(sheet, language, library) for language in library.languages}
        for sheet in library.worksheets
    }


def plan_site(library: Library, models: Models) -> tuple[dict[str, Tree], list[Problem]]:
    """The tree of every language and what is wrong with the guide. With errors among the problems the trees are not to be used."""
    guides: dict[str, Guide] = {}
    problems: list[Problem] = []
    for language in library.languages:
        guides[language], faults = read_guide(library.folder, language)
        problems += faults
    problems += missing_twins(guides)
    trees = {language: _tree(library, guides[language], models, language) for language in library.languages}
    for tree in trees.values():
        problems += _made_twice(tree)
    return trees, problems


def _tree(library: Library, guide: Guide, models: Models, language: str) -> Tree:
    own = [by_language[language] for by_language in models.values()]
    steps = sorted((page for page in guide.pages if page.step is not None), key=lambda page: (page.step, page.path))
    titles = {page.step: page.title for page in steps}
    groups = [
        Group(
            number,
            titles.get(number) or _step_name(number, language),
            [model for model in own if model["step"] == number],
        )
        for number in sorted({model["step"] for model in own})
    ]
    pages = [_guide_page(page, steps, groups, language) for page in guide.pages]
    if not any(page.path == "index.md" for page in pages):
        pages.insert(0, list_pages.start(pick(library.site.name, language), "", "", (), steps, groups, language))
    pages.append(list_pages.worksheets(groups, language))
    licence = pick(library.site.licence, language) or ""
    pages += [
        worksheet_page(by_language, language, _step_of(by_language[language], steps, language), licence)
        for by_language in models.values()
    ]
    pages.append(check_page(models, library.languages, language))
    pages += [list_pages.sources(library, own, language), list_pages.findings(language)]
    return Tree(language, pages, guide.files, navigation(pages, guide.pages, language))


def _guide_page(page: GuidePage, steps: list[GuidePage], groups: list[Group], language: str) -> Page:
    if page.path == "index.md":
        return list_pages.start(page.title, page.summary, page.text, page.keywords, steps, groups, language, page.file)
    text = page.text
    if page.step is not None:
        text += "\n" + list_pages.after_step(page, steps, groups, language)
    return Page(page.path, page.title, page.summary, text, page.file, page.keywords)


def _step_name(number: int, language: str) -> str:
    return say(language, "site.step.name", n=number) if number else say(language, "site.step.none")


def _step_of(model: Model, steps: list[GuidePage], language: str) -> Model:
    for page in steps:
        if page.step == model["step"]:
            return {"title": page.title, "address": up_from("worksheets/") + page.path.removesuffix(".md") + ".html"}
    return {"title": _step_name(model["step"], language), "address": None}


def _made_twice(tree: Tree) -> list[Problem]:
    first: dict[str, str] = {}
    sources = [(page.address.lower(), page.source) for page in tree.pages] + [
        (path.lower(), str(file)) for path, file in tree.files
    ]
    twice = [address for address, count in Counter(address for address, _ in sources).items() if count > 1]
    problems: list[Problem] = []
    for address, source in sources:
        if address in twice and first.setdefault(address, source) is not source:
            problems.append(SiteProblem("page-twice", source, data={"page": address, "other": first[address]}))
    return problems
