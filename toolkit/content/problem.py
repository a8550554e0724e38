"""A fault in content: its code, its place, and what its sentence needs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from toolkit.contract.codes import LintCode, SiteCode
from toolkit.words.locale import LANGUAGES, language_name, say, words
from toolkit.words.written import quoted

MOST_PROBLEMS = 200  # of one part of one file; more are a file of another kind, and nobody reads them
_LONGEST_NAME = 60  # longer ones are sentences in the wrong place; comparing them costs time and helps nobody


class Word(str):
    """A value that is said in the reader's language: the key of an entry in `templates/locale/lint.yaml`."""


class ByLanguage(dict[str, str]):
    """A value that is already said in every language."""


@dataclass(frozen=True)
class Problem:
    """`line` and `column` count from 1; `where` says the place in the author's terms (`sections[1].fields[2].label`).

    `path` is the place in the parsed data (list items counted from 0), `spoken` the same for people (`YamlFile.spoken`).
    """

    code: LintCode | SiteCode
    file: str
    line: int = 1
    column: int = 1
    where: str = ""
    data: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    warning: bool = False
    path: tuple[str | int, ...] = field(default=(), hash=False, compare=False)
    spoken: tuple[tuple[str, str | int], ...] = field(default=(), hash=False, compare=False)

    def sentence(self, language: str) -> str:
        """What is wrong, in words, and where the same stands besides."""
        text = say(language, f"lint.{self.code}.message", **self._values(language))
        also = self.data.get("also")
        return f"{text} {say(language, 'lint.also', places=also, count=self.data['count'])}" if also else text

    def remedy(self, language: str) -> str:
        """How to mend it, with the nearest known name where there is one."""
        none_known = self.data.get("known") in ("", "–") and "remedy_none" in words(language)["lint"][self.code]
        text = say(language, f"lint.{self.code}.{'remedy_none' if none_known else 'remedy'}", **self._values(language))
        meant = self.data.get("meant")
        return f"{text} {say(language, 'lint.did-you-mean', meant=meant)}" if meant else text

    def _values(self, language: str) -> dict[str, Any]:
        values: dict[str, Any] = {
            "where": place_in_words(self.spoken, language) or self.file,
            **by_language(LANGUAGES),
            **self.data,
        }
        for key, value in values.items():
            if isinstance(value, ByLanguage):
                values[key] = value[language]
        plain = dict(values)
        return values | {
            key: say(language, f"lint.{value}", **plain) for key, value in values.items() if isinstance(value, Word)
        }


def place_in_words(spoken: tuple[tuple[str, str | int], ...], language: str) -> str:
    """`Feltet “navn”, label`; a section is left out where the field in it has a name."""
    items = words(language)["lint"]["items"]
    parts = []
    for n, (held, name) in enumerate(spoken):
        following = spoken[n + 1] if n + 1 < len(spoken) else ("", "")
        if held == "sections" and following[0] == "fields" and isinstance(following[1], str):
            continue
        kind = items.get(held) or items["other"]
        form = kind["named" if isinstance(name, str) else "numbered"]
        parts.append(str(name) if not held else form.format(name=str(name)[:_LONGEST_NAME], held=held))
    text = ", ".join(parts)
    return text[:1].upper() + text[1:] if spoken and spoken[0][0] in items else text


def by_language(languages: Iterable[str]) -> dict[str, ByLanguage]:
    """How a text, and a list of texts, is written in each of the languages."""
    tags = list(dict.fromkeys(languages))

    def each(form: str) -> ByLanguage:
        return ByLanguage({said: ", ".join(quoted(f"{tag}: {form}", said) for tag in tags) for said in LANGUAGES})

    return {"by_language": each("…"), "list_by_language": each("[…]")}


def name_of_language(other: str) -> ByLanguage:
    """What a language is called in each language that messages are said in."""
    return ByLanguage({spoken: language_name(spoken, other) for spoken in LANGUAGES})


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


def without_consequences(problems: list[Problem]) -> list[Problem]:
    """Without what only follows from a slip of the pen at the same place, which is told already.

    A text where a list belongs is told instead of the comma in it.
    """
    spans: dict[str, list[tuple[Problem, Any]]] = {}
    for problem in problems:
        if "span" in problem.data:
            spans.setdefault(problem.file, []).append((problem, problem.data["span"]))
    dropped: set[int] = set()
    for problem in problems:
        for slip, (begin, end) in spans.get(problem.file, ()) if "span" not in problem.data else ():
            if begin <= (problem.line, problem.column) <= end:
                lists = problem.code == "bad-text-list" and slip.code == "needs-quotes"
                dropped.add(id(slip if lists else problem))
    return [problem for problem in problems if id(problem) not in dropped]
