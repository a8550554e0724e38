"""Files that are merged have their fonts in common: beside the letters of its own text each has those that nearly every text has, so that most
are the same bytes, which stand in the merged file once (`share_fonts`). Else every article of the guide would bring its own, 11 KB.

WeasyPrint has no other way to be told.
"""

import io
from contextlib import AbstractContextManager
from functools import lru_cache
from string import printable
from typing import Any

from weasyprint.pdf import fonts

from toolkit.pdf.make.swapped import swapped

_LETTERS = "".join(sorted({*printable, *"æøåÆØÅéÉüÜöÖäÄ \u00ad\u2010–—‘’“”„»«…·•→×−½§°€"}))
_CUT = fonts.Font.clean


def common_alphabet() -> AbstractContextManager[None]:
    """While it lasts, fonts keep the common letters too."""
    return swapped(fonts.Font, "clean", _clean)


def _clean(font: Any, used: dict[int, str], hinting: bool) -> None:
    """`used`: by the number of the glyph. Where it is empty the font is kept whole."""
    common = dict.fromkeys(_glyphs(font.file_content, font.index), "") if used else {}
    _CUT(font, common | used, hinting)


@lru_cache(maxsize=8)
def _glyphs(file: bytes, index: int) -> tuple[int, ...]:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(file), fontNumber=index, lazy=True) as font:
        known = font.getBestCmap()
        names = {known[ord(letter)] for letter in _LETTERS if ord(letter) in known}
        names |= {name for name in font.getGlyphOrder() if name.startswith("f_")}  # two letters drawn as one: ff, ft
        return tuple(map(font.getGlyphID, names))
