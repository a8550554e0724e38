"""A fault in content: its code, its place, and what its sentence needs."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from toolkit.contract.codes import LintCode, SiteCode
from toolkit.words.locale import say

MOST_PROBLEMS = 200  # of one part of one file; more are a file of another kind, and nobody reads them
_LONGEST_NAME = 60  # longer ones are sentences in the wrong place; comparing them costs time and helps nobody


class Word(str):
    """A value that is said in the reader's language: the key of an entry in `templates/locale/lint.yaml`."""


class ByLanguage(dict[str, str]):
    """A value that is already said in every language."""


@dataclass(frozen=True)
class Problem:
    """`line` and `column` count from 1; `where` says the place in the author's terms (`sections[1].fields[2].label`).

    `path` is the place in the parsed data (list items counted from 0).
    """

    code: LintCode | SiteCode
    file: str
    line: int = 1
    column: int = 1
    where: str = ""
    data: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    warning: bool = False
    path: tuple[str | int, ...] = field(default=(), hash=False, compare=False)

    def sentence(self, language: str) -> str:
        """What is wrong, in words."""
        return say(language, f"lint.{self.code}.message", **self._values(language))

    def remedy(self, language: str) -> str:
        """How to mend it, with the nearest known name where there is one."""
        text = say(language, f"lint.{self.code}.remedy", **self._values(language))
        meant = self.data.get("meant")
        return f"{text} {say(language, 'lint.did-you-mean', meant=meant)}" if meant else text

    def _values(self, language: str) -> dict[str, Any]:
        values: dict[str, Any] = {"where": self.where or self.file, **self.data}
        for key, value in values.items():
            if isinstance(value, ByLanguage):
                values[key] = value[language]
        plain = dict(values)
        return values | {
            key: say(language, f"lint.{value}", **plain) for key, value in values.items() if isinstance(value, Word)
        }


class ContentError(Exception):
    """A file that could not be read at all; holds the one Problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.file}:{problem.line}: {problem.code}")
        self.problem = problem


def nearest(name: object, known: Any, likeness: float = 0.6) -> str | None:
    """The known name that the author may have meant, or None. `likeness`: from 0, anything, to 1, the name itself."""
    text = str(name)
    if len(text) > _LONGEST_NAME:
        return None
    names = [str(item) for item in known]
    tidied = text.lower().replace("_", "-")
    close = get_close_matches(text, names, 1, likeness) or get_close_matches(tidied, names, 1, likeness)
    return close[0] if close else None


def cut_off(problems: list[Problem]) -> list[Problem]:
    """The first problems of a file, and one that says that there are more."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    last = problems[MOST_PROBLEMS]
    more = Problem("more-problems", last.file, last.line, last.column, data={"shown": MOST_PROBLEMS}, path=last.path)
    return [*problems[:MOST_PROBLEMS], more]
