"""The navigation: start, the steps, the list of worksheets, and the rest. Worksheets themselves are not in it, so that a page's
HTML does not grow with their number."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.locale import say
from toolkit.render.guide import GuidePage
from toolkit.render.page import Page

_ABOUT = ("sources.md", "findings.md")


@dataclass(frozen=True)
class NavGroup:
    """`title` is None for pages that stand alone."""

    title: str | None
    pages: list[tuple[str, str]]  # (title, path)

    def as_mkdocs(self) -> list[dict[str, object]]:
        entries: list[dict[str, object]] = [{title: path} for title, path in self.pages]
        return [{self.title: entries}] if self.title else entries


def navigation(pages: Iterable[Page], guide: Iterable[GuidePage], language: str) -> list[NavGroup]:
    """Groups without pages are left out."""
    by_path = {page.path: page.title for page in pages}
    written = sorted(guide, key=lambda page: (page.order, not page.path.endswith("/index.md"), page.path))
    steps = sorted((page for page in written if page.step is not None), key=lambda page: page.step or 0)
    others = [page.path for page in written if page.step is None and page.path != "index.md"]

    def named(*paths: str) -> list[tuple[str, str]]:
        return [(by_path[path], path) for path in paths if path in by_path]

    groups = [
        NavGroup(None, named("index.md")),
        NavGroup(say(language, "site.nav.guide"), named(*(page.path for page in steps))),
        NavGroup(say(language, "site.nav.tools"), named("worksheets/index.md", "check.md")),
        NavGroup(say(language, "site.nav.about"), named(*others, *_ABOUT)),
    ]
    return [group for group in groups if group.pages]
