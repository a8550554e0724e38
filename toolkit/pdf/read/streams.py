"""What the text of a PDF says of its streams, of all of them: the parsers of the two readers look at those that they come to, each at others.

A stream is as long as it says. What objects and tables are packed in is whole, by its checksum: what a parser makes of the rest are answers that nobody
gave. A part that did not arrive is noughts: between streams there are none but in strings or as space between objects; pictures, attached files and
fonts that are not packed may hold many, and what is packed a few, where its checksum says whether it is whole. The browser's twin is
`templates/assets/js/pdf/streams.js`; how the rules were tried is in docs/decisions/0015.
"""

import re
import zlib
from collections.abc import Iterator

from toolkit.contract.data import PDF
from toolkit.pdf.read.heads import is_whole_head

_BEGIN, _LENGTH, _END, _PACKED, _OBJECTS, _NUMBER, _WIDE, _BINARY, _TABLE, _BEFORE, _OWN_TEXT, _OBJECT, _COUNT, _FIRST, _SEVEN_BITS = (
    re.compile(PDF["patterns"][name].encode())
    for name in (
        "stream", "length", "stream_end", "packed", "holds_objects", "number", "wide", "binary", "table", "before_objects", "own_text", "object", "objects_in", "first_in", "seven_bits"
    )
)  # fmt: skip
_NOT_NOUGHT = re.compile(rb"[^\0]")
_LETTERS = re.compile(rb"(?:[^\0]\0)+(?=[^\0])")  # behind one of two bytes: each has a nought two bytes before its own
_STRING_OR_COMMENT = re.compile(rb"[(%]")
_COMMENT = re.compile(rb"%[^\r\n]*")
_END_OF_COMMENT = re.compile(rb"[\r\n]")
_IN_STRING = re.compile(rb"[\\()]")
_NOT_OF_TEXT = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_HOLE, _SMALL_HOLE = bytes(PDF["limits"]["hole"]), bytes(PDF["limits"]["small_hole"])
_USUAL_END = (b"\nendstream\n", b"\r\nendstream\r\n")
_HEAD = PDF["limits"]["head"]
_AT_ONCE = 1 << 20  # bytes
_END_OF_LINE = 2  # bytes, at most
_NEAR = 500  # bytes of an object in which it says what it is
_LONGEST_HEAD = 5000  # bytes


def look_at_streams(data: bytes) -> tuple[bool, bool]:
    """(whether the file is damaged, whether a stream is longer or shorter than it says). A locked file nobody can unpack here, and a few noughts
    may stand anywhere in it."""
    is_locked, is_lost, behind, room = b"/Encrypt" in data, False, 0, PDF["limits"]["unpacked"]
    # What is packed never is: a gateway for mail took the eighth bit of each byte, or put `?`. Where nothing is packed the sign behind the head tells.
    is_ascii = data.isascii()
    if is_ascii and _SEVEN_BITS.search(data, 0, _HEAD):
        return True, False
    least = _HOLE if is_locked else _SMALL_HOLE
    numbers: dict[bytes, int] | None = None
    objects: set[bytes] | None = None
    may_be_packed = b"/ObjStm" in data  # a length that stands elsewhere
    # Nearly every stream is a font, a page or a look that is packed and without noughts: of these nothing is left to look at but their length.
    holds_noughts = is_ascii or least in data
    nought = _HOLE if is_locked else b"\0"
    at = 0
    while found := _BEGIN.search(data, at):
        begin = found.end()
        own, at = data.rfind(b"obj", at, begin), begin
        if own < 0:
            continue
        if data.find(nought, behind, begin) >= 0 and _has_nought(data, behind, begin, is_locked):
            return True, False
        head = data[max(own, begin - _LONGEST_HEAD) : begin]
        said = _LENGTH.search(head)
        length = said and int(said[1])
        if said and said[2]:
            numbers = {one[1]: int(one[2]) for one in _NUMBER.finditer(data)} if numbers is None else numbers
            length = numbers.get(said[1])
            if length is None and objects is None:
                objects = {one[1] for one in _OBJECT.finditer(data)}
        end = len(data) if length is None else begin + length
        if not data.startswith(_USUAL_END, end) and not _END.match(data, end):
            is_elsewhere = len(head) == _LONGEST_HEAD
            if said:  # an object that stands in the text is not packed, and this one is no number
                is_elsewhere = bool(said[2]) and length is None and may_be_packed and said[1] not in (objects or ())
            is_lost |= not is_elsewhere
            if is_locked and b"/ObjStm" in head:
                return True, False
            end = data.find(b"endstream", begin)
            if end < 0:
                return least in data[begin:], True
        if holds_noughts or b"/ObjStm" in head or b"/XRef" in head:
            is_damaged, size = _look_into(data, begin, end, head, is_locked, is_ascii, room)
            if is_damaged:
                return True, False
            room -= size
        at = behind = end  # what looks like a stream within this one are words of what it holds
    return _has_nought(data, behind, len(data), is_locked), is_lost


def _look_into(
    data: bytes, begin: int, end: int, head: bytes, is_locked: bool, is_ascii: bool, room: int
) -> tuple[bool, int]:
    """(whether not all that a stream held arrived, the bytes that it took to see that). What is packed otherwise than by Flate, and what is no
    text (fonts, colours), may hold any noughts."""
    has_objects = b"/ObjStm" in head
    if has_objects and not is_whole_head(head):
        return True, 0
    hole, size = data.find(_HOLE if is_locked else _SMALL_HOLE, begin, end), 0
    is_locked = is_locked and b"/XRef" not in head  # a table never is
    if not is_locked and ((is_ascii and end > begin) or hole >= 0 or _OBJECTS.search(head)) and _PACKED.search(head):
        is_whole, size, beginning = _unpacked(data[begin:end], room)
        if is_whole is not None:
            return not (is_whole and _has_its_objects(head, beginning)), size
    if b"/Filter" in head:
        return has_objects and hole >= 0, size
    if has_objects:
        is_whole = is_locked or _has_its_objects(head, data[begin:end])
        return not is_whole or _has_nought(data, begin, end, is_locked), size
    held = data[begin:end] if hole >= 0 and not _BINARY.search(head) else b""
    return _HOLE in held and not _NOT_OF_TEXT.search(held) and held.strip(b"\0") != b"", size


def _has_its_objects(head: bytes, held: bytes) -> bool:
    """Whether objects that are packed together are as many as their stream says: first stand number and place of each."""
    if b"/ObjStm" not in head:
        return True
    count, first = _COUNT.search(head), _FIRST.search(head)
    if count is None or first is None:
        return False
    places = held[: int(first[1])]
    return len((_COMMENT.sub(b"", places) if b"%" in places else places).split()) == 2 * int(count[1])


def _has_nought(data: bytes, at: int, end: int, is_locked: bool) -> bool:
    """Whether there are noughts that belong nowhere in a part without streams. They may be in strings (colours, the number of the file, which
    Firefox writes byte for byte); in answers and names only as halves of letters: others are two bytes away, or the text says so."""
    strings = _strings(data, at, end)
    first, last, may_hold = at, at, False  # the string that `at` has come to
    while (at := data.find(_HOLE if is_locked else b"\0", at, end)) >= 0:
        while last <= at:
            first, last, may_hold = next(strings, (end, end, False))
        if first < at and may_hold:
            at = last
            continue
        rest = _NOT_NOUGHT.search(data, at, end)
        behind = rest.start() if rest else end
        is_few = behind - at < len(_SMALL_HOLE)
        if is_few and (data[behind + 1 : behind + 2] == b"\0" or (at > 1 and not data[at - 2])):
            letters = _LETTERS.match(data, behind, end)
            at = letters.end() if letters else behind
            continue
        is_wide = is_few and first < at and _WIDE.match(data, first + 1) is not None
        if behind - at >= len(_HOLE) or not (is_wide or _is_between(data, at, behind)):
            return True
        at = behind
    return False


def _strings(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Where each string begins and ends, and whether any bytes may stand in it. One whose end is lost goes on over other objects."""
    while found := _STRING_OR_COMMENT.search(data, at, end):
        if found[0] == b"%":
            line = _END_OF_COMMENT.search(data, found.end(), end)
            at = line.start() if line else end
            continue
        at, depth = found.end(), 1
        while depth and (sign := _IN_STRING.search(data, at, end)):
            at = sign.end() + (sign[0] == b"\\")
            depth += (sign[0] == b"(") - (sign[0] == b")")
        at = end if depth else at
        is_own = _OWN_TEXT.search(data[max(found.start() - _NEAR, 0) : found.start()]) is not None
        yield found.start(), at, not (is_own or data.find(b"endobj", found.end(), at) >= 0)


def _is_between(data: bytes, at: int, behind: int) -> bool:
    """Whether noughts stand between two objects, where they are space."""
    return _BEFORE.search(data[max(at - _NEAR, 0) : at]) is not None and _TABLE.match(data, behind) is not None


def is_whole_flate(packed: bytes) -> bool:
    """Whether data packed by Flate is whole, as far as there is room to see."""
    return _unpacked(packed, PDF["limits"]["unpacked"])[0] is not False


def _unpacked(packed: bytes, room: int) -> tuple[bool | None, int, bytes]:
    """(whether packed data is whole, the bytes that it took to see that, the first of them); None where that would be more than `room`."""
    reader, size, beginning = zlib.decompressobj(), 0, b""
    try:
        while packed and not reader.eof and size <= room:
            part = reader.decompress(packed, _AT_ONCE)
            beginning = beginning or part
            size += len(part)
            packed = reader.unconsumed_tail
    except zlib.error:
        return False, size, beginning
    return reader.eof and len(reader.unused_data) <= _END_OF_LINE if size <= room else None, size, beginning
