"""The worksheets of a content folder, made ready when the first file asks for them."""

from pathlib import Path
from typing import Any


class ContentDefinitions:
    """The models of a folder. The folder is read at the first question; a model is made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Any = None
        self._models: dict[tuple[str, str], dict[str, Any] | None] = {}
        self.problems: list[Any] = []

    def model(self, worksheet: str, language: str | None) -> dict[str, Any] | None:
        """The worksheet in that language, else in the site's first one; None if the folder does not have it."""
        # pydantic costs 0.2 s, which a worker and a wrong command line must not pay.
        from toolkit.content.library import load_library
        from toolkit.content.normalise import normalise

        if self._library is None:
            self._library, self.problems = load_library(self._folder)
        library = self._library
        if worksheet not in library.sheets:
            return None
        spoken: str = language if language and language in library.languages else library.languages[0]
        if (worksheet, spoken) not in self._models:
            self._models[worksheet, spoken] = normalise(library.sheets[worksheet].worksheet, spoken, library)
        return self._models[worksheet, spoken]
