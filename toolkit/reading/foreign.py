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
    """How words are found in a text, the longest first, whatever breaks their lines. By their first letter, behind which what stands before is
    looked at: Python finds one of a few letters far sooner than the beginning of a word."""
    ways = []
    for letter in sorted({re.escape(phrase.strip()[:1]) for phrase in (*anywhere, *quoted)}):
        for before, phrases, behind in ((r"\b", anywhere, r"(?!\w)"), ("[“»]", quoted, "(?=[”«])")):
            if rests := _rests(letter, phrases):
                ways.append(rf"{letter}(?<={before}{letter})(?:{'|'.join(rests)}){behind}")
    return re.compile("|".join(ways)) if ways else None


def _rests(letter: str, phrases: list[str]) -> list[str]:
    """What follows the letter in those that begin with it."""
    longest_first = (r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return [phrase.removeprefix(letter) for phrase in longest_first if phrase.startswith(letter)]
