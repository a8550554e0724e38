"""Texts: in every language of the site, with the same numbers in each."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from toolkit.content.library import Library, Sheet
from toolkit.content.lint.place import at
from toolkit.content.model import ONE_LANGUAGE, Translated
from toolkit.content.problem import Problem
from toolkit.content.yamlfile import YamlFile

_NUMBER = {
    "da": re.compile(r"\d+(?:[.\u00a0]\d{3})*(?:,\d+)?"),
    "en": re.compile(r"\d+(?:[,\u00a0]\d{3})*(?:\.\d+)?"),
}
_NO_NUMBERS = ("keywords",)  # spellings to search for; each language has its own


def check(library: Library, sheet: Sheet) -> list[Problem]:
    return [
        problem for path, text in texts_of(sheet.worksheet) for problem in check_text(library, sheet.file, path, text)
    ]


def check_text(
    library: Library, file: YamlFile, path: tuple[str | int, ...], text: Translated, one_will_do: bool = False
) -> list[Problem]:
    """`one_will_do`: a name or title that is the same in every language may be written once."""
    if ONE_LANGUAGE in text:
        fine = one_will_do or len(library.languages) == 1
        return [] if fine else [at(file, "missing-translation", *path, language=", ".join(library.languages))]
    problems = [
        at(file, "missing-translation", *path, language=language)
        for language in library.languages
        if language not in text
    ]
    if problems or text.numbers_differ or path[0] in _NO_NUMBERS:
        return problems
    lists = {len(text[language]) for language in library.languages if isinstance(text[language], list)}
    if len(lists) > 1:
        return [
            at(
                file,
                "lists-differ",
                *path,
                counts=" / ".join(str(len(text[language])) for language in library.languages),
            )
        ]
    numbers = {language: numbers_in(text[language], language) for language in library.languages}
    first = library.languages[0]
    for language in library.languages[1:]:
        if numbers[language] != numbers[first]:
            only = (numbers[first] - numbers[language]) + (numbers[language] - numbers[first])
            problems.append(
                at(file, "numbers-differ", *path, numbers=", ".join(sorted(str(number) for number in only)))
            )
    return problems


def numbers_in(text: Any, language: str) -> Counter[Decimal]:
    """The numbers of a text as its language writes them: 1.000,5 and 1,000.5 are one number."""
    if isinstance(text, list):
        text = "\n".join(text)
    group, sign = (".", ",") if language == "da" else (",", ".")
    found = (
        match.replace(group, "").replace("\u00a0", "").replace(sign, ".") for match in _NUMBER[language].findall(text)
    )
    return Counter(Decimal(number).normalize() for number in found)


def texts_of(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Translated]]:
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
