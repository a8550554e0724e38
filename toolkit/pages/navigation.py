"""The navigation: start, the steps with their pages, the tools, what can be looked up, and the rest. Worksheets, cases and terms are
not in it, so that a page's HTML does not grow with their number; of the steps only the one that is read shows its pages (the theme)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from toolkit.content.guide.pages import START, Pages
from toolkit.pages.page import Page
from toolkit.words.locale import say

_TOOLS = ("worksheets/index.md", "which-worksheet.md", "packs/index.md", "check.md", "match.md", "group.md", "kept.md")
_LOOK_UP = (
    "themes/index.md",
    "cases/index.md",
    "stories/index.md",
    "glossary.md",
    "figures/index.md",
    "facts/index.md",
    "sources.md",
)
_ABOUT = ("findings.md",)
_STEPS = "steps.md"

Data = tuple[str | None, str | None, list[Any]]  # title, path, entries below: what the renderer takes


@dataclass(frozen=True)
class Entry:
    """A page, and the pages below it."""

    title: str
    path: str
    below: list["Entry"] = field(default_factory=list)

    def as_data(self) -> Data:
        return self.title, self.path, [entry.as_data() for entry in self.below]


@dataclass(frozen=True)
class NavGroup:
    """`title` is None for pages that stand alone."""

    title: str | None
    entries: list[Entry]

    @property
    def paths(self) -> list[str]:
        return [path for entry in self.entries for path in (entry.path, *(page.path for page in entry.below))]

    def as_data(self) -> Data:
        return self.title, None, [entry.as_data() for entry in self.entries]


def navigation(pages: Iterable[Page], guide: Pages, language: str) -> list[NavGroup]:
    """Groups without pages are left out."""
    by_path = {page.path: page.title for page in pages}
    in_steps = {page.path for page in guide.in_steps()}
    others = sorted(
        (page for page in guide.pages if page.path not in in_steps and page.path != START),
        key=lambda page: (page.head.order, not page.path.endswith("/index.md"), page.path),
    )

    def named(*paths: str) -> list[Entry]:
        return [Entry(by_path[path], path) for path in paths if path in by_path]

    steps = [
        Entry(first.title, first.path, named(*(page.path for page in guide.of_step(first)[1:])))
        for first in guide.steps
    ]
    about = [page.path for page in others if page.folder]
    alone = [page.path for page in others if not page.folder]
    groups = [
        NavGroup(None, [Entry(say(language, "site.nav.start"), START)]),
        NavGroup(say(language, "site.nav.guide"), [*named(_STEPS), *steps, *named(*alone)]),
        NavGroup(say(language, "site.nav.tools"), named(*_TOOLS)),
        NavGroup(say(language, "site.nav.look_up"), named(*_LOOK_UP)),
        NavGroup(say(language, "site.nav.about"), named(*about, *_ABOUT)),
    ]
    return [group for group in groups if group.entries]
