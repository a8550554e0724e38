"""Which signs our fonts can show, and what plain sign stands for one that says the same."""

from functools import lru_cache

from toolkit.contract.data import SIGNS
from toolkit.paths import NODE_MODULES

SOURCE = NODE_MODULES / "source-sans/TTF/SourceSans3-Regular.ttf"  # of which all that is filled in is a subset
# Signs that WinAnsi lacks and that have a plain one that says the same: narrow spaces, hyphens, the minus; what is not seen falls away.
_PLAIN = str.maketrans(SIGNS["plain"])
STAND_IN = SIGNS["stand_in"]


def in_winansi(text: str) -> bytes:
    """The text in cp1252, which every viewer can write with: `?` for a letter that it does not have."""
    return text.translate(_PLAIN).encode("cp1252", "replace")


def beyond(text: str) -> list[str]:
    """The signs of a text that WinAnsi lacks."""
    if text.isascii():
        return []
    return [sign for sign in dict.fromkeys(text) if sign != STAND_IN and in_winansi(sign) == STAND_IN.encode()]


@lru_cache(maxsize=1)
def in_font() -> frozenset[int]:
    """The signs of the whole font, by their numbers."""
    from fontTools.ttLib import TTFont  # 40 ms: only for those who write beyond WinAnsi

    with TTFont(SOURCE, lazy=True) as font:
        return frozenset(font.getBestCmap())


def not_drawn(text: str) -> list[str]:
    """The signs of a text that no font of ours has: `?` is drawn for them where they are filled in."""
    return [sign for sign in beyond(text) if ord(sign) not in in_font()]
