"""What room words take in narrow columns. Pure arithmetic over a `Paper`."""

from collections.abc import Iterable
from math import ceil

from toolkit.paper.paper import A4, LEADING, LETTER_EM, PT_PER_MM, Paper

_WIDEST = 14  # letters: no single word makes a column wider than this
_PIECE = 9  # letters of a hyphenated word that must stand on one line, or the eye loses it
_HEAD = 26.0  # mm at 10 pt: the highest head of a table


def widest_word(label: str, paper: Paper) -> float:
    """Room in mm for the longest word of a heading, half of it where it can be hyphenated; an endless one breaks where it must."""
    longest = max(map(len, label.split()), default=0)
    letters = longest if longest <= 12 else ceil(longest / 2) + 3
    return min(_WIDEST, letters) * LETTER_EM * paper.type.small / PT_PER_MM + 2.5


def words_fit(labels: Iterable[str], width_mm: float, paper: Paper = A4) -> bool:
    """Whether labels in small type can be read in columns of that width."""
    letter = LETTER_EM * paper.type.fine / PT_PER_MM
    room = (width_mm - 1.5) / letter
    for label in labels:
        longest = max(map(len, label.split()), default=0)
        lines = ceil(len(label) * 1.3 / max(1.0, room))
        if min(longest, _PIECE) > room or lines * paper.type.fine * LEADING / PT_PER_MM > _HEAD * paper.scale:
            return False
    return True
