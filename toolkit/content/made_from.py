"""What a library was made from, as hashes of what was really read: what is remembered of it (toolkit/memory.py) can then never be about other words."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.content.guide.foreign import foreign_in
from toolkit.content.library import Library
from toolkit.content.yaml.file import YamlFile
from toolkit.memory import hashed

_SHEETS = "worksheets"  # the folder
_OF_WORDS = ("words.yaml", "foreign.yaml")


def for_sheets(library: Library) -> str:
    """Everything outside a worksheet's own file that its lint reads: the site's facts, lists, sources, words that are not ours or not of the language."""
    words = {file.name: file for (place, _), (file, _) in library.guide.files.items() if place in _OF_WORDS}
    return hashed(*_shared(library), *_named(words.values()))


def for_guide(library: Library) -> str:
    """Everything but the inside of worksheets and packs and the running text of pages: which there are counts, what they say does not."""
    guide = library.guide
    parts = [*_shared(library), *(file.name for file in library.files if _is_sheet(file))]
    parts += [*library.sheets, "", *(sheet.worksheet.id for sheet in library.drafts)]
    parts += [
        part for (place, key), (file, path) in guide.files.items() for part in (place, key, repr(path), file.digest)
    ]
    for language, pages in guide.pages.items():
        parts += [language, *(path for path, _ in pages.files)]
        for page in pages.pages:
            parts += [page.path, page.file, page.spoken, page.facts.digest]
    return hashed(*parts)


def for_words(library: Library) -> str:
    """The words that are not ours, and those of other languages."""
    return hashed(*map(repr, library.guide.strange_words.values()), repr(foreign_in(library)))


def _shared(library: Library) -> Iterator[str]:
    yield from map(str, (*library.layers.folders, library.layers.without))
    yield from _named(file for file in library.files if not _is_sheet(file))
    yield repr(sorted(library.unread))


def _named(files: Iterable[YamlFile]) -> list[str]:
    return [part for file in files for part in (file.name, file.digest)]


def _is_sheet(file: YamlFile) -> bool:
    return Path(file.name).parent.name == _SHEETS
