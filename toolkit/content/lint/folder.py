"""What lies in a content folder and is not read: nobody should wonder why it is not on the site."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.content.described import described
from toolkit.content.layers import Layers
from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.problem import ByLanguage, Problem, nearest
from toolkit.content.site_model import Site
from toolkit.content.yaml.file import YamlFile

FILES = (
    "site.yaml",
    "lists.yaml",
    "sources.yaml",
    "literature.yaml",
    "glossary.yaml",
    "words.yaml",
    "foreign.yaml",
    "themes.yaml",
)
PARTS = ("worksheets", "facts", "figures", "cases", "stories", "packs")  # folders of YAML files
FOLDERS = (*PARTS, "guide")
_ENDINGS = (".yaml", ".yml")
_NO_PAGES = (".txt", ".doc", ".docx", ".odt", ".rtf", ".pages", ".markdown", ".html", ".htm", *_ENDINGS)
_NOT_MEANT = ("readme", "license", "licence", "changelog", "thumbs.db", "desktop.ini", "~$", ".")
_SHOWN = 5


def check(library: Library) -> Iterator[Problem]:
    """One warning for each folder in which something is not read; and what `without` names in vain."""
    site = next((file for file in library.files if file.name == "site.yaml"), None)
    if site is not None:
        yield from _in_vain(library.layers, site)
    for entry in _entries(library.folder):
        if entry.name not in (*FILES, *FOLDERS, library.site.logo.partition("/")[0]):
            yield _problem(library, [entry], _meant(entry))
    for name in PARTS:
        strange = [path for path in _entries(library.folder / name) if path.suffix.lower() not in _ENDINGS]
        if strange:
            yield _problem(library, strange)
    entries = _entries(library.folder / "guide")
    strange = [entry for entry in entries if entry.name not in library.languages]
    if strange:
        yield _problem(library, strange)
    for entry in entries:
        if entry in strange:
            continue
        pages = sorted(path for path in entry.rglob("*") if _is_no_page(path))
        pages = [path for path in pages if not any(part.startswith(".") for part in path.relative_to(entry).parts)]
        if pages:
            yield _problem(library, pages)


def _meant(entry: Path) -> str | None:
    """The folder or file that is called nearly so; what all files end in says nothing."""
    if entry.is_dir():
        return nearest(entry.name, FOLDERS, 0.7)
    stem = nearest(entry.stem, [name.removesuffix(".yaml") for name in FILES], 0.7)
    return f"{stem}.yaml" if stem else None


def _is_no_page(path: Path) -> bool:
    """A file that may be meant as a page (`side.MD` too: paths are compared sign by sign), or a folder that is called like one and has none in it."""
    if path.is_dir():
        return path.suffix.lower() == ".md" and not any(path.rglob("*.md"))
    ending = path.suffix.lower()
    return (ending in _NO_PAGES or (ending == ".md" and path.suffix != ending)) and path.is_file()


def _in_vain(layers: Layers, site: YamlFile) -> Iterator[Problem]:
    unmet = [(n, name) for n, name in enumerate(layers.without) if name not in layers.used]
    said = list(site.data) if isinstance(site.data, dict) else []
    if layers.without and "extends" not in said:
        if nearest("extends", said) is None:  # told where it is misspelt
            data = {"key": "extends", "what": ByLanguage(described(Site, "extends") or {})}
            yield site.problem("missing-key", ("without",), data=data)
        return
    for n, name in unmet if layers.folders[1:] else ():
        yield at(site, "without-unknown", "without", n, name=name, meant=nearest(name, _below(layers)))


def _below(layers: Layers) -> list[str]:
    """The names that `without` may have, but for those with a star."""
    places = FOLDERS
    return [
        *(f"{place}/" for place in places),
        *FILES,
        *(
            path.relative_to(folder).as_posix()
            for folder in layers.folders[1:]
            for place in places
            for path in sorted((folder / place).rglob("*.*"))
        ),
    ]


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
