"""What is wrong with a theme: names of what is not there, words that lead to another theme already."""

from collections.abc import Collection, Iterator

from toolkit.content.guide.model import TARGET_GROUPS, Theme
from toolkit.content.library import Library
from toolkit.content.lint.named import check_name, known_names, of_list
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile


def check(library: Library, file: YamlFile, path: Path_, theme: Theme) -> Iterator[Problem]:
    """`path`: where the theme stands in `file`. The one `page` may be one that the tool makes; the check of links tells whether it is there."""
    listed: tuple[tuple[str, str, list[str], Collection[str]], ...] = (
        ("worksheet", "worksheets", theme.worksheets, known_names(library, "worksheet")),
        ("case", "cases", theme.cases, known_names(library, "case")),
        ("term", "terms", theme.terms, known_names(library, "term")),
    )
    for kind, where, keys, known in listed:
        for n, key in enumerate(keys):
            yield from check_name(file, (*path, where, n), kind, key, known)
    yield from of_list(library, file, (*path, "target_groups"), TARGET_GROUPS, theme.target_groups)
    # One that a language lacks is told there.
    paths = {page.path for pages in library.guide.pages.values() for page in pages.pages}
    for n, page in enumerate(theme.pages):
        if page not in paths:
            yield at(file, "theme-nowhere", *path, "pages", n, name=page, where="guide/")
    for n, key in enumerate(theme.packs):
        if key not in library.packs:
            yield at(file, "theme-nowhere", *path, "packs", n, name=key, where="packs/")
    yield from _twice(library, file, path, theme)


def _twice(library: Library, file: YamlFile, path: Path_, theme: Theme) -> Iterator[Problem]:
    """Words of an earlier theme."""
    for other in library.guide.themes.values():
        if other is theme:
            return
        for language, words in theme.keywords.items():
            taken = {word.casefold() for word in other.keywords.get(language) or other.keywords.get("") or []}
            for word in sorted(taken & {word.casefold() for word in words}):
                yield at(file, "theme-twice", *path, "keywords", *([language] if language else []), word=word)
