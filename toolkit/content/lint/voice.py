"""One voice: words that `words.yaml` says are not ours, in pages and in the texts of worksheets, packs and of the guide; and words of
another language in those texts (foreign.py)."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.content.guide.guide import Guide, SourcedFact
from toolkit.content.guide.model import StrangeWord
from toolkit.content.guide.pages import GuidePage
from toolkit.content.library import Library
from toolkit.content.lint import foreign
from toolkit.content.lint.texts import texts_of
from toolkit.content.packs.load import PackFile
from toolkit.content.problem import Problem, nearest
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.words.locale import LANGUAGES

# Not the author's own words: quotations, addresses of links and references, code. Bounded, so that time grows with the length.
_NOT_OWN = re.compile(r"»[^«]{0,500}«|“[^”]{0,500}”|(?<=\])\([^()]{0,500}\)|`[^`]{0,500}`")


_LONGEST = 60
_Looked = list[
    tuple[StrangeWord, list[str], re.Pattern[str]]
]  # each word, what its phrases begin with, and how it is found


def check_sheet(library: Library, sheet: Sheet) -> Iterator[Problem]:
    """One warning for each word and place."""
    yield from _in_part(_looked_for(library), library, sheet.file, (), sheet.worksheet)


def check_pack(library: Library, held: PackFile) -> Iterator[Problem]:
    """The same of a pack."""
    yield from _in_part(_looked_for(library), library, held.file, (), held.pack)


def check_parts(library: Library) -> Iterator[Problem]:
    """The same of the texts of the guide's files."""
    looked_for = _looked_for(library)
    known = list(dict.fromkeys([*library.languages, *LANGUAGES]))
    for key, word in library.guide.strange_words.items():
        if word.language not in known:  # it would never be found
            file, path = library.guide.files["words.yaml", key]
            data = {"value": word.language, "known": ", ".join(known), "meant": nearest(word.language, known)}
            yield file.problem("unknown-value", (*path, "language"), data=data)
        yield from _excused(library, *library.guide.files["words.yaml", key], word)
    for file, path, part in _parts(library.guide):
        yield from _in_part(looked_for, library, file, path, part)


def _excused(library: Library, file: YamlFile, path: Path_, word: StrangeWord) -> Iterator[Problem]:
    """Files in which a word may stand and that are not there. What a base excuses may have been left out."""
    if library.layers.is_of_a_base(file.name):
        return
    pages = [page.file for pages in library.guide.pages.values() for page in pages.pages]
    there = [f"/{name}" for name in [*(known.name for known in library.files), *pages]]
    for n, one in enumerate(word.excused):
        on_disk = any(path.is_file() for path, _ in library.layers.each(one))
        if not on_disk and not any(name.endswith(f"/{one}") for name in there):
            yield file.problem("excused-unknown", (*path, "excused", n), data={"value": one[:_LONGEST]})


def check_page(library: Library, language: str, page: GuidePage) -> Iterator[Problem]:
    """Of one page; a page that a base lends in another language is not ours."""
    looked_for = _looked_for(library)
    if not looked_for or page.spoken:
        return
    for word, match in _found(looked_for, page.file, language, page.text):
        before = page.text[: match.start()]
        yield Problem(
            "word-not-ours", page.file, page.first_line + before.count("\n"), match.start() - before.rfind("\n"),
            data={"found": match[0], "instead": word.instead}, warning=True,
        )  # fmt: skip


def _in_part(looked_for: _Looked, library: Library, file: YamlFile, path: Path_, part: Any) -> Iterator[Problem]:
    for place, text in texts_of(part, path):
        if "keywords" in place or place[-1] == "reference":
            continue  # what people type into a search is theirs, as the title of a book is, which may say its language
        for language, words in text.items():
            whole = words if isinstance(words, str) else "\n".join(map(str, words))
            spoken, where = language or library.languages[0], (*place, language) if language else place
            yield from foreign.check_part(library, file, where, spoken, whole)
            for word, match in _found(looked_for, file.name, spoken, whole):
                data = {"found": match[0], "instead": word.instead}
                yield file.problem("word-not-ours", where, warning=True, data=data)


def _looked_for(library: Library) -> _Looked:
    words = library.guide.strange_words.values()
    return [(word, [[*phrase.lower().split(), ""][0] for phrase in word.words], _pattern(word)) for word in words]


def _parts(guide: Guide) -> Iterator[tuple[YamlFile, Path_, Any]]:
    kinds: tuple[tuple[str, dict[str, Any]], ...] = (
        ("facts", guide.facts),
        ("glossary.yaml", guide.terms),
        ("literature.yaml", guide.literature),
        ("figures", guide.figures),
        ("cases", guide.cases),
        ("stories", guide.stories),
        ("themes.yaml", guide.themes),
    )
    for place, parts in kinds:
        for key, part in parts.items():
            yield *guide.files[place, key], part.fact if isinstance(part, SourcedFact) else part


def _pattern(word: StrangeWord) -> re.Pattern[str]:
    phrases = (r"\s+".join(map(re.escape, phrase.split())) for phrase in word.words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def _found(looked_for: _Looked, file: str, language: str, text: str) -> Iterator[tuple[StrangeWord, re.Match[str]]]:
    own = _NOT_OWN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)  # of the same length: places stay
    lower = own.lower()
    for word, beginnings, pattern in looked_for:
        if word.language != language or not any(
            one in lower for one in beginnings
        ):  # a tenth of the time of the pattern
            continue
        if not any(f"/{file}".endswith(f"/{one}") for one in word.excused):  # of a base the name is a path
            for match in pattern.finditer(own):
                yield word, match
