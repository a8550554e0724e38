"""What the text of a PDF says of its streams, of all of them: the parsers of the two readers look at those that they come to, each at others.

A stream is as long as it says. What objects and tables are packed in is whole, by its checksum: what a parser makes of the rest are answers that nobody
gave. A part that did not arrive is noughts: between streams there are none but in a text of UTF-16 or as space between objects; pictures, attached
files and fonts that are not packed may hold many, and what is packed a few, where its checksum says whether it is whole. The browser's twin is
`templates/assets/js/pdf/streams.js`.
"""

import re
import zlib

from toolkit.contract.data import PDF

_BEGIN, _LENGTH, _END, _PACKED, _OBJECTS, _NUMBER, _MARKED, _BINARY, _TABLE, _BEFORE = (
    re.compile(PDF["patterns"][name].encode())
    for name in (
        "stream", "length", "stream_end", "packed", "holds_objects", "number", "marked", "binary", "table", "before_objects"
    )
)  # fmt: skip
_NOT_NOUGHT = re.compile(rb"[^\0]")
_WIDE = re.compile(rb"(?:[^\0]\0)+(?=[^\0])")  # letters behind one of two bytes: each has a nought two bytes before its own
_HOLE, _SMALL_HOLE = bytes(PDF["limits"]["hole"]), bytes(PDF["limits"]["small_hole"])
_AT_ONCE = 1 << 20  # bytes
_END_OF_LINE = 2  # bytes, at most
_NEAR = 500  # bytes of an object in which it says what it is


def look_at_streams(data: bytes) -> tuple[bool, bool]:
    """(whether the file is damaged, whether a stream is longer or shorter than it says). A locked file nobody can unpack here, and a few noughts
    may stand anywhere in it."""
    is_locked, is_lost, behind, room = b"/Encrypt" in data, False, 0, PDF["limits"]["unpacked"]
    least = _HOLE if is_locked else _SMALL_HOLE
    numbers: dict[bytes, int] | None = None
    at = 0
    while found := _BEGIN.search(data, at):
        begin = found.end()
        own, at = data.rfind(b"obj", at, begin), begin
        if own < 0:
            continue
        if _has_nought(data, behind, begin, is_locked):
            return True, False
        head = data[max(own, begin - _NEAR) : begin]
        said = _LENGTH.search(head)
        length = said and int(said[1])
        if said and said[2]:
            numbers = {one[1]: int(one[2]) for one in _NUMBER.finditer(data)} if numbers is None else numbers
            length = numbers.get(said[1])
        end = len(data) if length is None else begin + length
        if not _END.match(data, end):
            is_lost, end = True, data.find(b"endstream", begin)
            if end < 0:
                return least in data[begin:], True
        hole, is_whole, has_objects = data.find(least, begin, end), None, _OBJECTS.search(head) is not None
        if not is_locked and (hole >= 0 or has_objects) and _PACKED.search(head):
            is_whole, size = _unpacked(data[begin:end], room)
            room -= size
        is_large = hole >= 0 and (b"/ObjStm" in head or data.find(_HOLE, begin, end) >= 0)
        if is_whole is False or (is_whole is None and is_large and not _BINARY.search(head)):
            return True, False
        at = behind = end  # what looks like a stream within this one are words of what it holds
    return _has_nought(data, behind, len(data), is_locked), is_lost


def _has_nought(data: bytes, at: int, end: int, is_locked: bool) -> bool:
    """Whether there are noughts that belong nowhere in a part without streams."""
    while True:
        at = data.find(_HOLE if is_locked else b"\0", at, end)
        if at < 0:
            return False
        rest = _NOT_NOUGHT.search(data, at, end)
        behind = rest.start() if rest else end
        if behind - at >= len(_HOLE) or not (
            _is_between(data, at, behind) or (behind - at < len(_SMALL_HOLE) and _is_wide(data, at, behind))
        ):
            return True
        letters = _WIDE.match(data, behind, end)
        at = letters.end() if letters else behind


def _is_between(data: bytes, at: int, behind: int) -> bool:
    """Whether noughts stand between two objects, where they are space."""
    return _BEFORE.search(data[max(at - _NEAR, 0) : at]) is not None and _TABLE.match(data, behind) is not None


def _is_wide(data: bytes, at: int, behind: int) -> bool:
    """Whether noughts are halves of letters: others are two bytes away, or the text has the mark of UTF-16."""
    own = data.rfind(b"(", max(at - _NEAR, 0), at)
    return (
        data[at - 2 : at - 1] == b"\0" or data[behind + 1 : behind + 2] == b"\0" or bool(_MARKED.match(data, own + 1))
    )


def _unpacked(packed: bytes, room: int) -> tuple[bool | None, int]:
    """(whether packed data is whole, the bytes that it took to see that); None where that would be more than `room`."""
    reader, size = zlib.decompressobj(), 0
    try:
        while packed and not reader.eof and size <= room:
            size += len(reader.decompress(packed, _AT_ONCE))
            packed = reader.unconsumed_tail
    except zlib.error:
        return False, size
    return reader.eof and len(reader.unused_data) <= _END_OF_LINE if size <= room else None, size
