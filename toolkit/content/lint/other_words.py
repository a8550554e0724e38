"""The tool's words in a further language: whether each stands for one of ours, and could be said in its place."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.problem import ContentError, Problem, nearest
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile, read_yaml
from toolkit.content.yaml.typed import wrong_type
from toolkit.words.locale import fits, rooms, words_file

_FOLDER = "templates/locale"


def check(library: Library) -> Iterator[Problem]:
    for language in library.languages:
        if not words_file(language).exists():
            continue
        faults: list[Problem] = []
        try:
            file = read_yaml(words_file(language), f"{_FOLDER}/languages/{language}.yaml", faults)
        except ContentError as error:
            yield error.problem
            continue
        yield from faults
        yield from _unfit(file, rooms(), file.data)


def _unfit(file: YamlFile, words: Any, own: Any, *path: str | int) -> Iterator[Problem]:
    """Warnings: English is said in the place of each. What is empty is not written yet."""
    if own is None or own == "":
        return
    if _kind(own) != _kind(words):
        yield at(file, "wrong-type", *path, warning=True, **wrong_type(_kind(words), own))
    elif isinstance(words, dict):
        for key, value in own.items():
            if key in words:
                yield from _unfit(file, words[key], value, *path, key)
            else:
                yield _unknown(file, words, (*path, key))
    elif isinstance(words, list):
        for n, item in enumerate(own):
            yield from _unfit(file, str(item), item, *path, n)
    elif not fits(words, str(own)):
        yield at(file, "words-unfit", *path, warning=True, english=words)


def _kind(value: Any) -> str:
    return "map" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"


def _unknown(file: YamlFile, words: Iterable[str], path: Path_) -> Problem:
    listed = f"{_FOLDER}/{path[0]}.yaml" if path[1:] else _FOLDER
    return at(file, "words-unknown", *path, key=True, warning=True, listed=listed, meant=nearest(path[-1], words))
