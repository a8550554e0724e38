"""Texts: in every language of the site, with the same numbers in each."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from toolkit.author.texts import ONE_LANGUAGE, Translated
from toolkit.content.library import Library
from toolkit.content.lint.figures import differing
from toolkit.content.lint.place import at
from toolkit.content.problem import ByLanguage, Problem, Word, name_of_language, nearest
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.meant import cut_text
from toolkit.content.yaml.typed import LIKE_A_LANGUAGE
from toolkit.contract.data import LANGUAGES
from toolkit.paper.signs import not_drawn
from toolkit.rules.cpr import looks_like_cpr

_SPACES = " \u00a0\u202f"
_NUMBER = {
    language: re.compile(
        rf"[0-9]{{1,3}}(?:[{re.escape(signs['group'])}{_SPACES}][0-9]{{3}})+(?![0-9])(?:{re.escape(signs['decimal'])}[0-9]+)?"
        rf"|[0-9]+(?:{re.escape(signs['decimal'])}[0-9]+)?"
    )
    for language, signs in LANGUAGES.items()
}
# Controls but the end of a line and the tab, and the marks that turn the direction of writing.
_UNSEEN = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NOT_PRINTED = {"keywords"}
_NO_NUMBERS = {"keywords", "also"}  # spellings to search for; each language has its own


def check(library: Library, sheet: Sheet) -> list[Problem]:
    return [
        problem
        for path, text in texts_of(sheet.worksheet)
        if not sheet.has_gaps(path)
        for problem in (*check_text(library, sheet.file, path, text), *unprinted(sheet.file, path, text))
    ]


def unprinted(file: YamlFile, path: Path_, text: Translated) -> Iterator[Problem]:
    """Signs that cannot stand on paper, in a text that does: the PDF could not be made, or a reader would not see what is written."""
    if path[0] == "examples" or _NOT_PRINTED.intersection(path):  # of answers it is told otherwise: they become `?`
        return
    for language, words in text.items():
        signs = sorted({*not_drawn(said := "".join(words)), *_UNSEEN.findall(said)})
        if signs:
            own = (*path, language) if language else path
            yield at(file, "sign-not-printed", *own, signs=" ".join(map(_named, signs)))


def _named(sign: str) -> str:
    return f"U+{ord(sign):04X}" if _UNSEEN.match(sign) else sign


def _personal(file: YamlFile, path: Path_, text: Translated) -> Iterator[Problem]:
    """What looks like somebody's number, in a text that would stand on the site and on paper. Of an answer of an example its check tells."""
    if path[0] == "examples" and "answers" in path:
        return
    for language, words in text.items():
        if any(map(looks_like_cpr, words if isinstance(words, list) else [words])):
            yield at(file, "personal-number", *((*path, language) if language else path))


def check_text(
    library: Library, file: YamlFile, path: Path_, text: Translated, one_will_do: bool = False
) -> list[Problem]:
    """`one_will_do`: a name or title that is the same in every language may be written once."""
    for language in text.keys() - library.written.keys():
        library.written[language] = f"{file.name}:{file.place((*path, language) if language else path)[0]}"
    personal = list(_personal(file, path, text))
    problems = [*_missing(library, file, path, text, one_will_do), *_cut(file, path, text), *personal]
    there = [language for language in dict.fromkeys(library.languages) if language in text]
    if personal or text.numbers_differ or _NO_NUMBERS.intersection(path) or len(there) < 2:
        return problems
    counts = [len(text[language]) for language in there if isinstance(text[language], list)]
    if len(set(counts)) > 1:
        return [*problems, at(file, "lists-differ", *path, counts=" / ".join(map(str, counts)))]
    only = differing({language: text[language] for language in there})
    return [*problems, *([at(file, "numbers-differ", *path, numbers=", ".join(only))] if only else [])]


def _cut(file: YamlFile, path: Path_, text: Translated) -> Iterator[Problem]:
    """Words behind a `#`, which nobody reads."""
    for language, words in text.items():
        own = (*path, language) if language else path
        for place in [(*own, n) for n in range(len(words))] if isinstance(words, list) else [own]:
            if place in file.remarks:
                yield cut_text(file, place)


def _missing(library: Library, file: YamlFile, path: Path_, text: Translated, one_will_do: bool) -> list[Problem]:
    if "site.yaml" in library.unread:  # its languages are not known
        return []
    how = Word("how.bad-text-list" if any(isinstance(said, list) for said in text.values()) else "how.by-language")
    if ONE_LANGUAGE in text:
        fine = one_will_do or len(library.languages) == 1
        return [] if fine else [_in(file, path, how, *library.languages)]
    missing = [language for language in library.languages if language not in text]
    stray = [key for key in text if key not in LANGUAGES]
    if missing and stray:  # `dk` for `da`: one fault, not two
        faults = [(key, {"key": key, "meant": nearest(key, missing, LIKE_A_LANGUAGE)}) for key in stray]
        return [file.problem("text-language", (*path, key), key=True, data=data) for key, data in faults]
    lent = library.layers.lent(missing) if library.layers.is_of_a_base(file.name) else []  # shown as the base says it
    return [_in(file, path, how, language, warning=language in lent) for language in missing]


def _in(file: YamlFile, path: Path_, how: Word, *languages: str, warning: bool = False) -> Problem:
    """A text that is not written in these languages."""
    names = [name_of_language(language) for language in languages]
    spoken = ByLanguage({said: ", ".join(name[said] for name in names) for said in names[0]})
    tags = ", ".join(languages)
    return at(file, "missing-translation", *path, warning=warning, language=tags, spoken=spoken, how=how)


def numbers_in(text: Any, language: str) -> Counter[Decimal]:
    """The numbers of a text as its language writes them: 1.000,5 and 1,000.5 are one number."""
    if isinstance(text, list):
        text = "\n".join(text)
    sign = LANGUAGES[language]["decimal"]
    return Counter(
        Decimal("".join("." if char == sign else char for char in match if char.isdigit() or char == sign))
        for match in _NUMBER[language].findall(text)
    )


def texts_of(part: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Translated]]:
    """Every text in a typed part of a file, with its path in the file."""
    if isinstance(part, Translated):
        if part:
            yield path, part
    elif isinstance(part, BaseModel):
        for name, info in type(part).model_fields.items():
            yield from texts_of(getattr(part, name), (*path, info.alias or name))
    elif isinstance(part, (list, dict)):
        for key, item in enumerate(part) if isinstance(part, list) else part.items():
            yield from texts_of(item, (*path, key))
