"""Words of another language than the text they stand in, which no `foreign.yaml` names: a screen reader would read them in the wrong voice."""

import re
from collections.abc import Iterator

from toolkit.content.guide.foreign import foreign_in
from toolkit.content.guide.pages import GuidePage
from toolkit.content.library import Library
from toolkit.content.problem import ByLanguage, Problem, name_of_language
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.reading.foreign import pattern_of

# Small words that are words of no other language here: where one stands, a name, a title or a quotation is in that language. `and` is not
# among them, a duck in Danish; nor is `for`. A language without such words is neither looked for nor looked at.
_TELLING = {
    "da": [
        "af",
        "blev",
        "gennem",
        "hvad",
        "hvordan",
        "hvornår",
        "ikke",
        "jeres",
        "mellem",
        "når",
        "og",
        "også",
        "på",
        "uden",
        "være",
    ],
    "en": [
        "about",
        "between",
        "from",
        "of",
        "should",
        "the",
        "their",
        "these",
        "those",
        "what",
        "which",
        "with",
        "would",
    ],
}
_FOUND = {tag: re.compile(rf"(?<![\w@/.-])(?:{'|'.join(words)})(?![\w@/-])", re.I) for tag, words in _TELLING.items()}
# Addresses of links and references, code, HTML. Bounded, so that time grows with the length.
_NO_WORDS = re.compile(r"(?<=\])\([^()]{0,500}\)|`[^`]{0,500}`|<[^<>]{0,500}>|https?://\S{1,500}")


def check_part(library: Library, file: YamlFile, place: Path_, language: str, text: str) -> Iterator[Problem]:
    """One warning for each text of a file."""
    for tag, match in _first(library, language, text):
        yield file.problem("word-foreign", place, warning=True, data=_data(tag, match))


def check_page(library: Library, language: str, page: GuidePage) -> Iterator[Problem]:
    """The same of each paragraph of a page."""
    if page.spoken:  # lent by a base, and all of it in that language
        return
    for line, text in enumerate(page.text.split("\n"), page.first_line):
        for tag, match in _first(library, language, text):
            yield Problem("word-foreign", page.file, line, match.start() + 1, data=_data(tag, match), warning=True)


def _data(tag: str, match: re.Match[str]) -> dict[str, str | ByLanguage]:
    return {"found": match[0], "spoken": ByLanguage(name_of_language(tag))}


def _first(library: Library, language: str, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The first word of each other language."""
    others = [tag for tag in _TELLING if tag != language and language in _TELLING and _FOUND[tag].search(text)]
    if not others:
        return
    foreign = foreign_in(library)
    known = pattern_of([words for _, words in foreign.anywhere], [words for _, words in foreign.quoted])
    for pattern in filter(None, (known, _NO_WORDS)):
        text = pattern.sub(lambda match: " " * len(match[0]), text)  # of the same length: places stay
    for tag in others:
        if match := _FOUND[tag].search(text):
            yield tag, match
