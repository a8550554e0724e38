"""What a text field or a list shows on its page, where it is another text than the field's value: people saw the one, programs read the other.

Only what can be told for sure is told: looks in a plain font with a known encoding, and of their texts the letters and digits of ASCII, in
their order. Looks that show a part of the value (scrolled, cut off), or none, are no finding; nor is anything where the file asks viewers to draw
the looks anew. Most of a form is empty, and to unpack every look would take half as long again: one of a few bytes shows nothing. The
browser's twin is `templates/assets/js/pdf/look.js`.
"""

import re
import zlib
from itertools import islice
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from toolkit.contract.data import PDF
from toolkit.pdf.read.decode import decode_value, entry, without_markup
from toolkit.pdf.read.names import ACRO_FORM, AP, FILTER, LENGTH, OPT, RV, SUBTYPE, N
from toolkit.pdf.read.walk import RawField

_MOST, _MOST_OF_ALL, _LEAST = PDF["limits"]["look"], PDF["limits"]["looks"], PDF["limits"]["empty_look"]
_NONE = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    RuntimeError,
)  # what looking for a look that is not there raises
_WRITTEN = ("/Tx", "/Ch")
_SHOWN, _ESCAPED, FONT, _MORE = (
    re.compile(PDF["patterns"][name].encode()) for name in ("shown", "escaped", "font", "more")
)
_GOES_ON = b"\x85"  # the ellipsis, in WinAnsi: what follows says where the rest stands
_REST = bytes(code for code in range(256) if not (code < 128 and chr(code).isalnum()))
_ENCODINGS = [Name(f"/{name}") for name in PDF["encodings"]]


class Looks:
    """The looks of a file's text fields, within a budget of bytes for all of them."""

    def __init__(self, pdf: Pdf) -> None:
        form = entry(pdf.Root, ACRO_FORM)
        self._form = form if isinstance(form, Dictionary) else None
        is_told = self._form is not None and entry(self._form, "/NeedAppearances") is not True and not pdf.is_encrypted
        self._left = _MOST_OF_ALL if is_told else 0

    def differ(self, field: RawField, value: str | None) -> bool:
        """Whether a look of a text field or a list shows what its value does not say; where it has none, whether it shows anything."""
        if self._left <= 0 or field.kind not in _WRITTEN:
            return False
        said: list[str] | None = None
        for widget in field.widgets or (field.node,):
            look = _look_of(widget, value)
            if look is None:
                continue
            if said is None:
                said = _said(field, value or "")
                if not all(map(_is_plain, said)):
                    return False
            if self._differs(look, said):
                return True
        return False

    def _differs(self, look: Stream, texts: list[str]) -> bool:
        """Whether it shows none of these texts, nor a part of one."""
        try:
            packed = look.read_raw_bytes()
            content = _unpacked(packed) if packed.startswith(b"x") or FILTER in look else packed
        except _NONE:
            return False
        if len(content) > _MOST:
            return False
        self._left -= len(content)
        if _is_one_line(content, texts[0]):
            return False
        said, shown = [_letters(text) for text in texts], shown_in(content)
        letters = shown.translate(None, _REST)
        if any(letters in one for one in said):
            return False
        beginning = shown.rpartition(_GOES_ON)[0].translate(None, _REST)
        if _GOES_ON in shown and any(beginning in one for one in said):
            return False
        return not _MORE.search(content) and self._can_be_read(look, content)

    def _can_be_read(self, look: Stream, content: bytes) -> bool:
        """Whether all fonts that a look names are plain ones: only then its bytes are letters."""
        names = {name.decode("latin-1") for name in FONT.findall(content)}
        return bool(names) and all(is_plain_font(self._font(look, name)) for name in names)

    def _font(self, look: Stream, name: str) -> Any:
        for place in (entry(look, "/Resources"), entry(self._form, "/DR")):
            fonts = entry(place, "/Font") if isinstance(place, Dictionary) else None
            if isinstance(fonts, Dictionary) and f"/{name}" in fonts:
                return fonts[f"/{name}"]
        return None


def rich_differs(field: RawField, value: str | None) -> bool:
    """Whether a field's rich text, which some programs show instead of its value, says something else."""
    if field.kind != "/Tx" or not field.merged or RV not in field.node:
        return False
    return _letters(without_markup(decode_value(field.node[RV]) or "")) != _letters(value or "")


def _look_of(widget: Any, value: str | None) -> Stream | None:
    """The look of a widget, if it has one, and without a value only if it is long enough to show anything."""
    try:
        look = widget[AP][N]
        return None if not isinstance(look, Stream) or (not value and look[LENGTH] <= _LEAST) else look
    except _NONE:
        return None


def _said(field: RawField, value: str) -> list[str]:
    """The value, and how a list shows it."""
    options = field.get(OPT) if field.kind == "/Ch" else None
    if not isinstance(options, Array):
        return [value]
    pairs = [one for one in islice(options, PDF["limits"]["options"]) if isinstance(one, Array) and len(one) == 2]
    return [value, *(decode_value(one[1], 1) or "" for one in pairs if (decode_value(one[0], 1) or "") == value)]


def _letters(text: str) -> bytes:
    return text.encode("ascii", "ignore").translate(None, _REST)


def _is_plain(value: str) -> bool:
    """Whether every program can write the value in a plain font: for other letters they put what they have."""
    if value.isascii():
        return True
    try:
        value.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _is_one_line(content: bytes, value: str) -> bool:
    """Whether all that a look shows is the value as one string, as of most answers: found in a third of the time that all strings take."""
    line = b"(%b)" % (value.encode() if value.isascii() else value.encode("cp1252", "replace"))
    return line in content and content.count(b"(") == 1 and b"<" not in content and b"\\" not in line


def _unpacked(packed: bytes) -> bytes:
    """The operators of a look, packed as all programs do; of anything else nothing."""
    try:
        return zlib.decompressobj().decompress(packed, _MOST + 1)
    except zlib.error:
        return b""


def shown_in(content: bytes) -> bytes:
    """The strings of a look, one after the other."""
    found = _SHOWN.findall(content)
    parts = []
    for literal, digits in found:
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


def is_plain_font(font: Any) -> bool:
    """Whether its bytes are letters of ASCII, where they are such bytes."""
    if not isinstance(font, Dictionary) or entry(font, SUBTYPE) not in (Name.Type1, Name.TrueType):
        return False
    encoding = entry(font, "/Encoding")
    return encoding in _ENCODINGS if encoding is not None else "/FontDescriptor" not in font
