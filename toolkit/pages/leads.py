"""Links of authors that lead to no page: seen in the pages as they are planned, so that lint can tell them without a build."""

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from toolkit.content.library import Library
from toolkit.content.problem import Problem
from toolkit.contract.codes import SiteCode
from toolkit.pages.packs.made import Packs
from toolkit.pages.page import Page
from toolkit.pages.site import normalised, plan_site
from toolkit.pages.site_problem import SiteProblem
from toolkit.templating.markdown_text import headings

_LINK = re.compile(r"\]\(<?([^()\s<>]+)")
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_CODE = re.compile(r"^```.*?^```[ \t]*$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_MADE_LATER = ("pdf/", "assets/")  # by the build: what leads there it looks at itself


def check_planned(library: Library, packs: Packs) -> list[Problem]:
    """What a build would refuse in the pages of a library without errors: two that are one, links to none and to no place on one."""
    trees, problems = plan_site(library, normalised(library), packs)
    for tree in trees.values():
        pages, files = {page.path: page for page in tree.pages}, {*dict(tree.files), *tree.drawn}
        found = {(code, page.source, target): None for page in tree.pages for code, target in _lost(page, pages, files)}
        problems += [
            SiteProblem(code, source, line_of(library.folder, source, target), data={"target": target})
            for code, source, target in found
        ]
    return problems


def line_of(folder: Path, source: str, target: str) -> int:
    """Where a file of the content links to `target`; 1 where it does not say so itself."""
    path = folder / source
    if not path.is_file():
        return 1
    text = path.read_text("utf-8-sig")
    below = source.rpartition("guide/")[2].partition("/")[2]
    in_head = posixpath.normpath(
        posixpath.join(posixpath.dirname(below), target)
    )  # paths begin at the folder of the language
    found = (text.find(words) for words in (f"]({target}", in_head, target))
    at = next((place for place in found if place >= 0), 0)
    return text.count("\n", 0, at) + 1


def _lost(page: Page, pages: dict[str, Page], files: set[str]) -> Iterator[tuple[SiteCode, str]]:
    for target in dict.fromkeys(_LINK.findall(_CODE.sub("", page.text))):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
        path = path if parts.path else page.path
        if path.startswith(_MADE_LATER) or path in files:
            continue
        if path not in pages:
            yield "broken-link", target
        elif parts.fragment and unquote(parts.fragment) not in _places_on(pages[path].text):
            yield "broken-anchor", target


@cache
def _places_on(text: str) -> frozenset[str]:
    return frozenset([*headings(text), *_ID.findall(text)])
