"""Which words are in another language than the page that they may stand on."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Foreign:
    """Pairs of language and words. `anywhere`: names; `quoted`: headings, looked for between quotation marks only."""

    anywhere: tuple[tuple[str, str], ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()


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
