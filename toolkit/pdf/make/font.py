"""The one font of all form fields: cp1252 of Source Sans 3 as a small TrueType file, made once and kept under .cache."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from toolkit.inputs import digest, makers, versions
from toolkit.output import write_whole
from toolkit.paper.cut import cut
from toolkit.paper.signs import SOURCE, in_winansi
from toolkit.paths import cache_folder

FIRST, LAST = 32, 255
# "Source" is a reserved name of the font's licence (OFL 1.1): a changed copy must be called something else.
NAME = "BrobyggerForm"


@dataclass(frozen=True)
class FormFont:
    """The file and its measures, all in thousandths of the size. `widths`: of the bytes 32 to 255 in WinAnsi."""

    data: bytes
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    # Its name in resources and default appearances. PDFium (Chrome, Edge) writes what is typed beyond Latin-1 (– “ ” €) in a font of its
    # own that it does not embed, unless the field's font is called as one that has signs of its own: then it keeps to it (measured, 5.15).
    resource: str = "Wingdings"

    def width(self, text: str, size: float) -> float:
        """How wide a text is in points; what is outside cp1252 counts as the `?` that is shown."""
        return sum(self.widths[byte - FIRST] for byte in encoded(text)) * size / 1000

    def coded(self, text: str) -> bytes:
        """The text as a string in a look."""
        return b"(%s)" % encoded(text).replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def encoded(text: str) -> bytes:
    """The text in WinAnsi: `?` for a letter that it does not have, a space for what is no letter at all."""
    return bytes(byte if byte >= FIRST and byte != 0x7F else 32 for byte in in_winansi(text))


@lru_cache(maxsize=1)
def form_font() -> FormFont:
    """The font, from the cache where it has been made before. Raises FileNotFoundError where the npm package is missing."""
    source = SOURCE.read_bytes()
    folder = (
        cache_folder()
        / "form-font"
        / hashlib.sha256(source + digest(makers(__name__)) + versions("fonttools")).hexdigest()[:16]
    )
    try:
        # Measures are written last: where they are, the font is.
        measures: dict[str, Any] = json.loads((folder / "measures.json").read_text("utf-8"))
        data = (folder / "font.ttf").read_bytes()
    except OSError:
        data, measures = _make()
        with suppress(OSError):  # a cache that cannot be written costs time, nothing else
            write_whole(folder / "font.ttf", data, force=True)
            write_whole(folder / "measures.json", json.dumps(measures).encode(), force=True)
    widths, box = tuple(measures.pop("widths")), tuple(measures.pop("box"))
    return FormFont(data=data, widths=widths, box=box, **measures)


def _make() -> tuple[bytes, dict[str, Any]]:
    """The file and its measures."""
    characters = {code: bytes([code]).decode("cp1252", "ignore") for code in range(FIRST, LAST + 1)}
    font, data = cut(SOURCE, (ord(character) for character in characters.values() if character), NAME)
    scale: float = 1000 / font["head"].unitsPerEm
    letters, advances = font.getBestCmap(), font["hmtx"]

    def units(value: float) -> int:
        return round(value * scale)

    head, across = font["head"], font["hhea"]
    measures = {
        "widths": [
            units(advances[letters.get(ord(characters[code]) if characters[code] else 0, ".notdef")][0])
            for code in characters
        ],
        "box": [units(head.xMin), units(head.yMin), units(head.xMax), units(head.yMax)],
        "ascent": units(across.ascent),
        "descent": units(across.descent),
        "cap_height": units(font["OS/2"].sCapHeight),
    }
    return data, measures
