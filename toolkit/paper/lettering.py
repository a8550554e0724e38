"""What room words take in narrow columns. Pure arithmetic over a `Paper`."""

from collections.abc import Iterable
from math import ceil

from toolkit.paper.paper import A4, LEADING, LETTER_EM, PT_PER_MM, Paper
from toolkit.paper.pieces.measure import width_mm

_WHOLE = 12  # letters: a shorter word is not hyphenated, and of wide letters wider than the average says
_WIDEST = 14  # letters: no single word makes a column wider than this
_PIECE = 9  # letters of a hyphenated word that must stand on one line, or the eye loses it
_WORD_EM = 0.5  # a letter that is not semi-bold, as of the words above circles
_HEAD = 26.0  # mm at 10 pt: the highest head of a table


def widest_word(label: str, paper: Paper) -> float:
    """Room in mm for the longest word of a heading, half of it where it can be hyphenated; an endless one breaks where it must."""
    size, longest = paper.type.small, max(map(len, label.split()), default=0)
    letters = longest if longest <= _WHOLE else ceil(longest / 2) + 3
    measured = max((width_mm(word, size, bold=True) for word in label.split() if len(word) <= _WHOLE), default=0.0)
    return max(min(_WIDEST, letters) * LETTER_EM * size / PT_PER_MM, measured) + 2.5


def words_fit(labels: Iterable[str], width_mm: float, paper: Paper = A4) -> bool:
    """Whether labels in small type can be read in columns of that width."""
    letter = _WORD_EM * paper.type.fine / PT_PER_MM
    room = (width_mm - 1.5) / letter
    for label in labels:
        longest = max(map(len, label.split()), default=0)
        lines = ceil(len(label) * 1.3 / max(1.0, room))
        if min(longest, _PIECE) > room or lines * paper.type.fine * LEADING / PT_PER_MM > _HEAD * paper.scale:
            return False
    return True
