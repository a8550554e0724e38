"""What a build says when it is done, or when it will not begin."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.words.locale import say
from toolkit.words.refusals import reason_of

if TYPE_CHECKING:
    from toolkit.content.problem import Problem


class Refused(Exception):
    """The build cannot begin or go on, for a reason that is no fault of the content. `key` is one of `site.build`;
    a value may be the OSError that tells the reason."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values

    def sentence(self, language: str) -> str:
        values = {
            key: reason_of(value, language) if isinstance(value, OSError) else value
            for key, value in self.values.items()
        }
        return say(language, f"site.build.{self.key}", **values)


@dataclass
class BuildReport:
    """`problems`: warnings among them; with an error among them the site was left as it was.

    `unchanged`: nothing had to be done. `pages`, `pdfs`: how many the site has; `pdfs_made`: how many of them were made now.
    """

    out_dir: Path
    unchanged: bool = False
    pages: int = 0
    pdfs: int = 0
    pdfs_made: int = 0
    problems: list["Problem"] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not any(not problem.warning for problem in self.problems)
