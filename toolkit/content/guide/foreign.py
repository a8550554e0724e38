"""Which words of the content are in a language of their own: those of `foreign.yaml`, titles of sources, and headings of sources where they are quoted."""

from collections.abc import Iterator

from toolkit.author.normal import pick
from toolkit.content.library import Library
from toolkit.reading.foreign import Foreign
from toolkit.reading.lent import Lent


def foreign_in(library: Library) -> Foreign:
    """Of the whole content; words that two languages have are of the one that comes first."""
    return Foreign(tuple(dict.fromkeys(_names(library))), tuple(dict.fromkeys(_quoted(library))))


def _names(library: Library) -> Iterator[tuple[str, str]]:
    for part in library.guide.foreign_words.values():
        for words in part.words:
            yield part.language, words
    for source in library.sources.values():
        title = pick(source.title, source.language) if source.language else None
        if source.language and title and not isinstance(title, Lent):
            yield source.language, title


def _quoted(library: Library) -> Iterator[tuple[str, str]]:
    for part in library.guide.foreign_words.values():
        for words in part.quoted:
            yield part.language, words
    for source in library.sources.values():
        for mark in source.contents if source.language else ():
            for name in filter(None, (mark.chapter, mark.heading)):
                yield source.language or "", name
