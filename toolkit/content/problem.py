"""A fault in content: its code, its place, and what its sentence needs."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from toolkit.locale import say


@dataclass(frozen=True)
class Problem:
    """`line` and `column` count from 1; `where` says the place in the author's terms (`sections[0].fields[2].label`)."""

    code: str
    file: str
    line: int = 1
    column: int = 1
    where: str = ""
    data: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    warning: bool = False

    def sentence(self, language: str) -> str:
        """What is wrong, in words."""
        return say(language, f"lint.{self.code}.message", where=self.where or self.file, **self.data)

    def remedy(self, language: str) -> str:
        """How to mend it, with the nearest known name where there is one."""
        text = say(language, f"lint.{self.code}.remedy", where=self.where or self.file, **self.data)
        meant = self.data.get("meant")
        return f"{text} {say(language, 'lint.did-you-mean', meant=meant)}" if meant else text


class ContentError(Exception):
    """A file that could not be read at all; holds the one Problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.file}:{problem.line}: {problem.code}")
        self.problem = problem


def nearest(name: object, known: Any) -> str | None:
    """The known name that the author may have meant, or None."""
    close = get_close_matches(str(name), [str(item) for item in known], 1, 0.6)
    return close[0] if close else None
