"""Text strings of a PDF as people meant them."""

import codecs
import re
import zlib
from itertools import islice
from typing import Any

from pikepdf import Array, Name, Stream, String

from toolkit.contract.codes import Verdict
from toolkit.contract.data import LIMITS, PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.names import FILTER

MAX_LENGTH: int = LIMITS["answers"]["text"]  # characters of one value, as in answer files
MAX_STREAM = 4 * MAX_LENGTH
_LANGUAGE = re.compile(PDF["patterns"]["language"])
_WINDOWS, _NOT_WINDOWS = re.compile(PDF["patterns"]["windows"]), re.compile(PDF["patterns"]["not_windows"])
# Bytes that neither follow the first one of a letter in UTF-8 nor are signs of Windows: where all are such a text is as PDF has it.
_OF_NO_OTHER = bytes(code for code in range(256) if not 0x80 <= code < 0xC0)
_MARKUP, _ENTITY = re.compile(PDF["patterns"]["markup"]), re.compile(PDF["patterns"]["entity"])
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def entry(node: Any, key: str | Name) -> Any:
    """`node[key]`, or None. Not `node.get(key)`: a missing key costs pikepdf an exception inside, 1.8 µs against 0.2 µs."""
    return node[key] if key in node else None  # noqa: SIM401


def usual(node: Any, key: Name) -> Any:
    """The same for a key that hardly any node lacks: looked up once, not twice."""
    try:
        return node[key]
    except KeyError:
        return None


def name_text(name: Any) -> str:
    """A name with its slash, also as the key of a dictionary. Its bytes are UTF-8, or else what programs took for letters before names had an encoding."""
    try:
        text = str(name)
        if text.isascii():
            return text
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        raw = name.encode("utf-8", "surrogateescape") if isinstance(name, str) else bytes(name)
        return raw.decode("latin-1")


def decode_text(text: String) -> str:
    """The characters of a text string: UTF-16 or UTF-8 by their marks, without one what it must be (`_better`), else PDFDocEncoding; without
    language escapes and NUL. Raises Unreadable `value-too-long`."""
    raw = bytes(text)
    if len(raw) <= MAX_LENGTH and raw.isascii() and (plain := raw.decode("ascii")).isprintable():
        return plain  # what nearly every name and most values are: nothing in it to mend
    try:
        decoded = str(text)
    except UnicodeError:
        decoded = raw.decode("latin-1")
    if len(decoded) <= MAX_LENGTH and decoded.isascii() and decoded.isprintable():
        return decoded
    better = _better(raw)
    decoded = decoded if better is None else better
    if len(decoded) > MAX_LENGTH:
        raise Unreadable("value-too-long")
    if "\x1b" in decoded:
        decoded = _LANGUAGE.sub("", decoded).replace("\x1b", "")
    return decoded.replace("\x00", "") if "\x00" in decoded else decoded


def _better(raw: bytes) -> str | None:
    """Text that qpdf does not read as it was meant: it makes a letter of half a sign, as something that cut through one leaves it in UTF-16; or text that
    lacks its mark or is in no encoding that PDF has, as some programs write it. None for anything else. Letters in
    PDFDocEncoding next to each other are hardly ever valid UTF-8: that would take an Ã, Â or the like before a sign. Nor are there signs of
    nought in it, as in UTF-16, or a Œ alone and a ﬁ and a ﬂ as quotation marks, which are the dash and the marks of Windows."""
    if raw.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return raw[2:].decode("utf-16-be" if raw[0] == 0xFE else "utf-16-le", "ignore")
    if raw.startswith(codecs.BOM_UTF8):
        return None
    if b"\0" in raw:
        return _wide(raw)
    if raw.isascii() and b"\x7f" not in raw:
        return None
    if not raw.isascii() and not raw.translate(None, _OF_NO_OTHER):
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    signs = raw.decode("latin-1")
    return raw.decode("cp1252") if _WINDOWS.search(signs) and not _NOT_WINDOWS.search(signs) else None


def _wide(raw: bytes) -> str | None:
    """Text in UTF-16 without its mark: one half of nearly every unit is nought."""
    units = len(raw) // 2
    for encoding, noughts, others in (("utf-16-be", raw[0::2], raw[1::2]), ("utf-16-le", raw[1::2], raw[0::2])):
        count = noughts[:units].count(0)
        if units > 1 and count * 4 >= units * 3 and count > 2 * others[:units].count(0):
            try:
                return raw[: 2 * units].decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def decode_value(value: Any, depth: int = 0) -> str | None:
    """The text of a /V or an option, whatever type its writer chose: text, name, stream, number; None for anything else.

    CRLF and CR become LF. Raises Unreadable for a text above MAX_LENGTH.
    """
    if value is None:
        return None
    if isinstance(value, String):
        text = decode_text(value)
    elif isinstance(value, Name):
        text = name_text(value)[1:]
    elif isinstance(value, Stream):
        text = decode_text(String(inflate(value, MAX_STREAM, "value-too-long")))
    elif isinstance(value, Array) and len(value) and depth == 0:
        # A list where one text belongs: the chosen lines of a list box, or [export value, label].
        parts = [decode_value(item, 1) for item in islice(value, PDF["limits"]["listed"])]
        text = ", ".join(part for part in parts if part)
    elif isinstance(value, (bool, Array)) or hasattr(value, "keys"):
        return None
    else:
        text = _number(str(value))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _number(digits: str) -> str:
    """A number as programs write it, without idle zeros; but one of three decimals keeps one, or Danish would read 1.234 as thousands."""
    whole, point, part = digits.partition(".")
    part = part.rstrip("0")
    return whole if not part else f"{whole}{point}{part}{'0' if len(part) == 3 else ''}"


def without_markup(text: str) -> str:
    """The words of a rich text (XHTML), which some programs keep beside a value or a note, or instead of it."""
    return _ENTITY.sub(lambda found: _ENTITIES.get(found[1], " "), _MARKUP.sub(" ", text))


def inflate(stream: Stream, most: int, verdict: Verdict) -> bytes:
    """The data of a stream, never more than `most` bytes in memory. Raises Unreadable(verdict) above, `damaged` for other filters.

    qpdf's own limit on Flate (64 MiB) would let 5,000 values of that size through, one after the other.
    """
    return unpacked(*packed(stream), most, verdict)


def packed(stream: Stream) -> tuple[bytes, bool]:
    """The data of a stream as it stands in the file, and whether it is packed by Flate. Raises Unreadable `damaged` for other filters."""
    filters = entry(stream, FILTER)
    if isinstance(filters, Array):
        if len(filters) > 1:
            raise Unreadable("damaged")
        filters = filters[0] if len(filters) else None
    if filters is not None and not (isinstance(filters, Name) and name_text(filters) == "/FlateDecode"):
        raise Unreadable("damaged")
    return stream.read_raw_bytes(), filters is not None


def unpacked(raw: bytes, is_packed: bool, most: int, verdict: Verdict) -> bytes:
    """What `inflate` gives of what `packed` gave. Raises Unreadable: `damaged`, or `verdict` where it is more than `most` bytes."""
    data = raw
    if is_packed and raw:  # nothing is nothing, however it is packed
        reader = zlib.decompressobj()
        try:
            data = reader.decompress(raw, most + 1)
        except zlib.error as error:
            raise Unreadable("damaged") from error
        if len(data) <= most and not reader.eof:
            raise Unreadable("damaged")
    if len(data) > most:
        raise Unreadable(verdict)
    return data
