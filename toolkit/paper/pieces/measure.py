"""How wide texts are and where they break, by the widths of the letters of the print's own font: no layout is needed to know what fits."""

from functools import cache, lru_cache

from toolkit.paper.paper import PT_PER_MM
from toolkit.paths import NODE_MODULES

_FILES = {False: "SourceSans3-Regular.ttf", True: "SourceSans3-Semibold.ttf"}
_SAFETY = 1.015  # the layout moves letters closer or apart by pairs, and rounds


@cache
def _widths(bold: bool) -> tuple[dict[int, float], float]:
    """The width of each letter in em, and that of one which the font has not."""
    from fontTools.ttLib import TTFont  # 40 ms: only for those who have pieces to measure

    with TTFont(NODE_MODULES / "source-sans" / "TTF" / _FILES[bold], lazy=True) as font:
        em, across = font["head"].unitsPerEm, font["hmtx"]
        return {code: across[name][0] / em for code, name in font.getBestCmap().items()}, 1.0


def width_mm(text: str, size_pt: float, bold: bool = False) -> float:
    """How wide a text is on one line, on the safe side."""
    return _em(text, bold) * size_pt * _SAFETY / PT_PER_MM


@lru_cache(maxsize=20_000)  # the same lines are tried in one size after the other
def _em(text: str, bold: bool) -> float:
    widths, unknown = _widths(bold)
    return sum(widths.get(ord(sign), unknown) for sign in text)


def wrapped(text: str, room_mm: float, size_pt: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than the room. A word that is wider breaks where it must."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size_pt, bold) <= room_mm:
            lines[-1] = longer
            continue
        while width_mm(word, size_pt, bold) > room_mm and len(word) > 1:
            piece = _piece(word, room_mm, size_pt, bold)
            lines.append(piece)
            word = word[len(piece) :]
        lines.append(word)
    return lines


def is_broken(text: str, room_mm: float, size_pt: float, bold: bool = False) -> bool:
    """Whether a word of the text is wider than the room."""
    return any(width_mm(word, size_pt, bold) > room_mm for word in text.split())


def _piece(word: str, room_mm: float, size_pt: float, bold: bool) -> str:
    """As many letters of the word as the room holds, at least one."""
    end = 1
    while end < len(word) and width_mm(word[: end + 1], size_pt, bold) <= room_mm:
        end += 1
    return word[:end]
