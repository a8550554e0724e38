"""The worksheets of a content folder, made ready when the first file asks for them.

What they were made into stays in `.cache/memory/` under what was read: the next `check` of a file needs neither the folder's YAML nor what reads it.
"""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from toolkit.contract.document import Document
from toolkit.memory import hashed, remembered_with, remembering

if TYPE_CHECKING:
    from toolkit.content.library import Library

_ROOM = "definitions"
_LISTS = ("site.yaml", "lists.yaml", "sources.yaml")  # what a worksheet refers to


class _Made(TypedDict):
    """`models`: worksheet → language → the document as JSON, None where it cannot be made; `is_faulty`: whether lint would refuse a file."""

    languages: list[str]
    models: dict[str, dict[str, str | None]]
    is_faulty: bool


class ContentDefinitions:
    """The models of a folder. The folder is read at the first question; a model is put together once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: _Made | None = None
        self._library: Library | None = None
        self._models: dict[tuple[str, str], Document | None] = {}
        self.faulty = False  # whether a worksheet was left out because lint would refuse it

    def model(self, worksheet: str, language: str | None) -> Document | None:
        """The worksheet in that language, else in the site's first one; None if the folder does not have it."""
        made = self.get_ready()
        if worksheet not in made["models"]:
            return None
        spoken: str = language if language and language in made["languages"] else made["languages"][0]
        if (worksheet, spoken) not in self._models:
            text = made["models"][worksheet][spoken]
            self.faulty = self.faulty or text is None
            self._models[worksheet, spoken] = None if text is None else json.loads(text)
        return self._models[worksheet, spoken]

    def get_ready(self) -> _Made:
        """Reads the folder, if nobody has asked for a worksheet yet."""
        if self._made is None:
            with remembering(self._folder) as memory:
                made, _ = remembered_with(_ROOM, "all", _state, self._make)
                memory.keep(_ROOM)
            self._made, self.faulty = made, made["is_faulty"]
        return self._made

    def read(self) -> "Library":
        """The folder as its authors wrote it, for who needs more than the models."""
        if self._library is None:
            self._library, _ = _read(self._folder)
        return self._library

    def _make(self, asked: set[str]) -> _Made:
        from toolkit.content.normalise import normalise

        library, is_faulty = _read(self._folder)
        self._library = library
        layers = library.layers
        # A base that is not there yet is one to look for.
        asked.update(str(folder.absolute()) for folder in (*layers.folders, layers.nowhere) if folder is not None)

        def text_of(worksheet: str, language: str) -> str | None:
            try:
                return json.dumps(normalise(library.sheets[worksheet].worksheet, language, library))
            except (LookupError, TypeError, ValueError, AttributeError):  # it names a list that is not there, …
                return None

        models = {
            name: {language: text_of(name, language) for language in library.languages} for name in library.sheets
        }
        return {"languages": library.languages, "models": models, "is_faulty": is_faulty}


def _read(folder: Path) -> "tuple[Library, bool]":
    """The library, and whether anything in it is faulty."""
    # pydantic costs 0.2 s, which a worker, a wrong command line and who has all models must not pay.
    from toolkit.content.library import load_library

    with remembering(folder):  # what a build or a lint has read need not be read again
        library, problems = load_library(folder)
    return library, any(not problem.warning for problem in problems)


def _state(folder: str) -> str:
    """Of all that worksheets are made of in one folder: names, and what is in the files."""
    place = Path(folder)
    parts = []
    for path in (*(place / name for name in _LISTS), *_listed(place / "worksheets")):
        try:
            parts += [path.name, hashlib.sha256(path.read_bytes()).hexdigest()]
        except OSError as error:
            parts += [path.name, type(error).__name__]
    return hashed(*parts)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
