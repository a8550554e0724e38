"""The worksheets of a content folder, made ready when the first file asks for them."""

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.contract.document import Document

if TYPE_CHECKING:
    from toolkit.content.library import Library


class ContentDefinitions:
    """The models of a folder. The folder is read at the first question; a model is made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Library | None = None
        self._models: dict[tuple[str, str], Document | None] = {}
        self.faulty = False  # whether a worksheet was left out because lint would refuse it

    def model(self, worksheet: str, language: str | None) -> Document | None:
        """The worksheet in that language, else in the site's first one; None if the folder does not have it."""
        from toolkit.content.normalise import normalise

        library = self.read()
        if worksheet not in library.sheets:
            return None
        spoken: str = language if language and language in library.languages else library.languages[0]
        if (worksheet, spoken) not in self._models:
            try:
                made = normalise(library.sheets[worksheet].worksheet, spoken, library)
            except (LookupError, TypeError, ValueError, AttributeError):  # it names a list that is not there, …
                made, self.faulty = None, True
            self._models[worksheet, spoken] = made
        return self._models[worksheet, spoken]

    def read(self) -> "Library":
        """Reads the folder, if nobody has asked for a worksheet yet."""
        if self._library is None:
            # pydantic costs 0.2 s, which a worker and a wrong command line must not pay.
            from toolkit.content.library import load_library
            from toolkit.memory import remembering

            with remembering(self._folder):  # what a build or a lint has read need not be read again
                self._library, problems = load_library(self._folder)
            self.faulty = any(not problem.warning for problem in problems)
        return self._library
