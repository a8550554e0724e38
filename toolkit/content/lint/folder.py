"""What lies in a content folder and is not read: nobody should wonder why it is not on the site."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem, nearest

FILES = ("site.yaml", "lists.yaml", "sources.yaml", "literature.yaml", "glossary.yaml", "words.yaml", "themes.yaml")
PARTS = ("worksheets", "facts", "figures", "cases", "stories", "packs")  # folders of YAML files
FOLDERS = (*PARTS, "guide")
_ENDINGS = (".yaml", ".yml")
_NO_PAGES = (".txt", ".doc", ".docx", ".odt", ".rtf", ".pages", ".markdown", ".html", ".htm", *_ENDINGS)
_NOT_MEANT = ("readme", "license", "licence", "changelog", "thumbs.db", "desktop.ini", "~$", ".")
_SHOWN = 5


def check(library: Library) -> Iterator[Problem]:
    """One warning for each folder in which something is not read; and what `without` names in vain."""
    site = next((file for file in library.files if file.name == "site.yaml"), None)
    for n, name in enumerate(library.layers.without if site else ()):
        if site and name not in library.layers.used:
            yield at(site, "without-unknown", "without", n, name=name)
    for entry in _entries(library.folder):
        if entry.name not in (*FILES, *FOLDERS, library.site.logo.partition("/")[0]):
            yield _problem(library, [entry], nearest(entry.name, FOLDERS if entry.is_dir() else FILES, 0.7))
    for name in PARTS:
        strange = [path for path in _entries(library.folder / name) if path.suffix.lower() not in _ENDINGS]
        if strange:
            yield _problem(library, strange)
    for entry in _entries(library.folder / "guide"):
        if entry.name not in library.languages:
            yield _problem(library, [entry])
            continue
        pages = sorted(path for path in entry.rglob("*") if path.suffix.lower() in _NO_PAGES and path.is_file())
        pages = [path for path in pages if not any(part.startswith(".") for part in path.relative_to(entry).parts)]
        if pages:
            yield _problem(library, pages)


def _entries(folder: Path) -> list[Path]:
    try:
        found = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:  # told where it is read
        return []
    return [path for path in found if not path.name.lower().startswith(_NOT_MEANT)]


def _problem(library: Library, paths: list[Path], meant: str | None = None) -> Problem:
    first, count = _shown(library, paths[:1])[0], len(paths)
    listed = ", ".join(_shown(library, paths[:_SHOWN])) + (" …" if count > _SHOWN else "")
    return Problem("not-read", first, data={"names": listed, "count": count, "meant": meant}, warning=True)


def _shown(library: Library, paths: Iterable[Path]) -> list[str]:
    return [
        (path.relative_to(library.folder).as_posix() + ("/" if path.is_dir() else ""))
        .encode("utf-8", "replace")
        .decode()
        for path in paths
    ]
