"""A PDF without colours: every colour as the grey that is as bright."""

import io
import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from toolkit.pdf.make.save import saved

_COLOUR = re.compile(rb"(?<![\w.])([0-9.]+)\s+([0-9.]+)\s+([0-9.]+)\s+(rg|RG)(?!\w)")
_GREY = {b"rg": b"g", b"RG": b"G"}


def without_colours(data: bytes) -> bytes:
    """Pages, drawings inside them, patterns and gradients. Pictures made of dots stay as they are."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            _fade_stream(page.Contents)
        for thing in pdf.objects:
            if isinstance(thing, Stream) and (thing.get("/Subtype") == Name.Form or thing.get("/PatternType") == 1):
                _fade_stream(thing)
            elif isinstance(thing, Dictionary) and thing.get("/FunctionType") == 2:
                for key in ("/C0", "/C1"):
                    if key in thing and len(thing[key]) == 3:
                        thing[key] = Array([_brightness(*(float(part) for part in thing[key]))] * 3)
        return saved(pdf)


def _fade_stream(stream: Any) -> None:
    drawn = stream.read_bytes()
    faded = _COLOUR.sub(_fade, drawn)
    if faded != drawn:
        stream.write(faded)


def _fade(found: re.Match[bytes]) -> bytes:
    grey = _brightness(*(float(part) for part in found.groups()[:3]))
    return b"%.4g %s" % (grey, _GREY[found[4]])


def _brightness(red: float, green: float, blue: float) -> float:
    """How bright a colour is to the eye (ITU-R BT.601)."""
    return round(0.299 * red + 0.587 * green + 0.114 * blue, 4)
