"""Which words are in another language than the page that they may stand on."""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Foreign:
    """Pairs of language and words. `anywhere`: names; `quoted`: headings, looked for between quotation marks only."""

    anywhere: tuple[tuple[str, str], ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()

    def found_in(self, text: str) -> "Foreign":
        """Those that a text has, whatever breaks its lines."""
        pattern = _pattern(self)
        found = {" ".join(words.split()) for words in pattern.findall(text)} if pattern else set()
        anywhere, quoted = (
            tuple(pair for pair in pairs if " ".join(pair[1].split()) in found)
            for pairs in (self.anywhere, self.quoted)
        )
        return Foreign(anywhere, quoted)


@cache
def _pattern(foreign: Foreign) -> re.Pattern[str] | None:
    return pattern_of([words for _, words in foreign.anywhere], [words for _, words in foreign.quoted])


def pattern_of(anywhere: list[str], quoted: list[str]) -> re.Pattern[str] | None:
    """How words are found in a text, the longest first, whatever breaks their lines."""
    ways = []
    if anywhere:
        ways.append(rf"\b(?:{_either(anywhere)})(?!\w)")
    if quoted:
        ways.append(rf"(?<=[“»])(?:{_either(quoted)})(?=[”«])")
    return re.compile("|".join(ways)) if ways else None


def _either(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
