"""What a text field shows on its page, where it is another text than the field's value: people saw the one, programs read the other.

Only what can be told for sure is told: looks in a plain font with a known encoding, and of their texts the letters and digits of ASCII, in
their order. Looks that show a part of the value (scrolled, cut off), or none, are no finding; nor is anything where the file asks viewers to draw
the looks anew. Fields without a value are passed over: most of a form is empty, and to look at every look would take half as long again. The browser's twin is `templates/assets/js/pdf/look.js`.
"""

import re
import zlib
from typing import Any

from pikepdf import Dictionary, Name, Pdf, Stream

from toolkit.contract.data import PDF
from toolkit.pdf.read.decode import entry
from toolkit.pdf.read.walk import RawField

_MOST, _MOST_OF_ALL = PDF["limits"]["look"], PDF["limits"]["looks"]
_NONE = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    RuntimeError,
)  # what looking for a look that is not there raises
_SHOWN, _ESCAPED, _FONT, _MORE = (
    re.compile(PDF["patterns"][name].encode()) for name in ("shown", "escaped", "font", "more")
)
_GOES_ON = b"\x85"  # the ellipsis, in WinAnsi: what follows says where the rest stands
_REST = bytes(code for code in range(256) if not (code < 128 and chr(code).isalnum()))
_ENCODINGS = [Name(f"/{name}") for name in PDF["encodings"]]


class Looks:
    """The looks of a file's text fields, within a budget of bytes for all of them."""

    def __init__(self, pdf: Pdf) -> None:
        form = entry(pdf.Root, "/AcroForm")
        self._form = form if isinstance(form, Dictionary) else None
        is_told = self._form is not None and entry(self._form, "/NeedAppearances") is not True and not pdf.is_encrypted
        self._left = _MOST_OF_ALL if is_told else 0

    def differ(self, field: RawField, value: str | None) -> bool:
        """Whether a look of a text field shows what its value does not say."""
        if not value or self._left <= 0 or field.kind != "/Tx" or not _is_plain(value):
            return False
        return any(self._differs(widget, value) for widget in field.widgets or [field.node])

    def _differs(self, widget: Any, value: str) -> bool:
        try:
            look = widget["/AP"]["/N"]
            packed = look.read_raw_bytes()
            content = _unpacked(packed) if packed.startswith(b"x") or "/Filter" in look else packed
        except _NONE:
            return False
        if len(content) > _MOST:
            return False
        self._left -= len(content)
        shown = _shown(content)
        said = value.encode("ascii", "ignore").translate(None, _REST)
        if shown.translate(None, _REST) in said:
            return False
        beginning = shown.rpartition(_GOES_ON)[0].translate(None, _REST)
        if _GOES_ON in shown and beginning in said:
            return False
        return not _MORE.search(content) and self._can_be_read(look, content)

    def _can_be_read(self, look: Stream, content: bytes) -> bool:
        """Whether all fonts that a look names are plain ones: only then its bytes are letters."""
        names = {name.decode("latin-1") for name in _FONT.findall(content)}
        return bool(names) and all(_is_plain_font(self._font(look, name)) for name in names)

    def _font(self, look: Stream, name: str) -> Any:
        for place in (entry(look, "/Resources"), entry(self._form, "/DR")):
            fonts = entry(place, "/Font") if isinstance(place, Dictionary) else None
            if isinstance(fonts, Dictionary) and f"/{name}" in fonts:
                return fonts[f"/{name}"]
        return None


def _is_plain(value: str) -> bool:
    """Whether every program can write the value in a plain font: for other letters they put what they have."""
    try:
        value.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _unpacked(packed: bytes) -> bytes:
    """The operators of a look, packed as all programs do; of anything else nothing."""
    try:
        return zlib.decompressobj().decompress(packed, _MOST + 1)
    except zlib.error:
        return b""


def _shown(content: bytes) -> bytes:
    """The strings of a look, one after the other."""
    parts = []
    for literal, digits in _SHOWN.findall(content):
        if literal:
            parts.append(_ESCAPED.sub(_unescaped, literal) if b"\\" in literal else literal)
        elif digits:
            packed = b"".join(digits.split())
            parts.append(bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode()))
    return b"".join(parts)


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign.isdigit():
        return bytes([int(sign, 8) & 255])
    return b" " if sign in b"nrtbf\r\n" else sign


def _is_plain_font(font: Any) -> bool:
    """Whether its bytes are letters of ASCII, where they are such bytes."""
    if not isinstance(font, Dictionary) or entry(font, "/Subtype") not in (Name.Type1, Name.TrueType):
        return False
    encoding = entry(font, "/Encoding")
    return encoding in _ENCODINGS if encoding is not None else "/FontDescriptor" not in font
