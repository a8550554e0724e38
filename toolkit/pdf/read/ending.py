"""How a PDF ends, which says what of it arrived. Each saving ends with the address of its table of objects, and the last one counts.

Programs mend the rest each in its own way, and came to other answers. So it is said here what is read: the last saving that is there to its end. What
stands behind that did not arrive whole, and is left out. Where the table is not at its address all objects are collected, and the last of each
number counts. The browser's twin is `templates/assets/js/pdf/ending.js`.
"""

import re
import zlib

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable

_HEAD, _TAIL, _MOST_TABLES = (PDF["limits"][key] for key in ("head", "tail", "tables"))
_END, _GOES_ON, _OBJECT, _TABLE, _ROW, _BEFORE, _FAST = (
    re.compile(PDF["patterns"][name].encode())
    for name in ("end", "goes_on", "object", "table", "row", "before", "linearized")
)
_BINARY, _STREAM, _PACKED, _BEFORE_OBJECTS = (
    re.compile(PDF["patterns"][name].encode()) for name in ("binary", "stream", "packed", "before_objects")
)
_NOT_NOUGHT = re.compile(rb"[^\0]")
_HOLE, _SMALL_HOLE = bytes(PDF["limits"]["hole"]), bytes(PDF["limits"]["small_hole"])
_AT_ONCE = 1 << 20  # bytes
_END_OF_LINE = 2  # bytes, at most
_DIGITS = 10  # by which an address may have grown
_NEAR = 500  # bytes of an object in which it says what it is


def whole_part(data: bytes) -> tuple[bytes, bool]:
    """(the file to the end of its last whole saving, whether something of it was lost). Raises Unreadable `damaged` where there is none."""
    start = max(data.find(b"%PDF-", 0, _HEAD), 0)
    fast = _FAST.match(data, start)
    at_end = _END.match(data, max(data.rfind(b"startxref"), 0))
    ends = [at_end] if at_end and not fast else list(_END.finditer(data))
    length = start + int(fast[1]) if fast else 0  # of the first saving, where it was made for reading from the net
    if not ends or length > len(data) or ends[-1].end() < length - _END_OF_LINE:
        raise Unreadable("damaged")
    last = ends[-1]
    rest = data[last.end() :]
    is_lost = len(rest) > _TAIL or _GOES_ON.match(rest) is not None or _OBJECT.search(rest) is not None
    is_lost = is_lost or (length > 0 and not any(0 <= length - one.end() <= _END_OF_LINE for one in ends))
    data = data[: last.end()]
    if _has_hole(data):
        raise Unreadable("damaged")
    place = start + int(last[1])
    own = _OBJECT.match(data, place)
    is_fast = last.end() <= length + _DIGITS  # then the first table is at the beginning
    if _is_table(data, place) and (is_fast or not _OBJECT.search(data, own.end() if own else place, last.start())):
        return data, _tables(data, place, start) == "wrong" or is_lost
    if is_fast:  # nothing else says which of its tables is the first
        raise Unreadable("damaged")
    place = _last_table(data, last.start())
    if _tables(data, place, start) == "right":
        data = data[: last.start(1)] + str(place - start).encode() + data[last.end(1) :]
    return data, True


def _has_hole(data: bytes) -> bool:
    """Whether a part arrived as noughts. Pictures, attached files and fonts that are not packed may hold many, and what is packed a few: whether
    that is whole, its checksum says. A locked file nobody can unpack here, and a few noughts may stand anywhere in it."""
    least = _HOLE if b"/Encrypt" in data else _SMALL_HOLE
    before, at, room = 0, data.find(least), PDF["limits"]["unpacked"]
    while at >= 0:
        rest = _NOT_NOUGHT.search(data, at)
        behind = rest.start() if rest else len(data)
        own = data.rfind(b"obj", before, at)
        begin = _STREAM.search(data, own, at) if own >= 0 else None
        if begin is None:
            if behind - at >= len(_HOLE) or not _is_between(data, at, behind):
                return True
            at = data.find(least, behind)
            continue
        before = data.find(b"endstream", at)
        if before < 0:
            return True
        head, is_whole = data[own : min(begin.start(), own + _NEAR)], None
        if least is _SMALL_HOLE and _PACKED.search(head):
            is_whole, size = _unpacked(data[begin.end() : before], room)
            room -= size
        is_large = behind - at >= len(_HOLE) or b"/ObjStm" in head
        if is_whole is False or (is_whole is None and is_large and not _BINARY.search(head)):
            return True
        at = data.find(least, before)
    return False


def _is_between(data: bytes, at: int, behind: int) -> bool:
    """Whether noughts stand between two objects, where they are space."""
    return _BEFORE_OBJECTS.search(data[max(at - _NEAR, 0) : at]) is not None and _is_table(data, behind)


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


def _is_table(data: bytes, place: int) -> bool:
    return _TABLE.match(data, place) is not None and not data[place - 1 : place].isdigit()


def _last_table(data: bytes, end: int) -> int:
    """Where the table stands that is the last one, whatever the end of the file says."""
    found = max(data.rfind(sign + b"xref", 0, end) for sign in (b"\n", b"\r")) + 1
    objects = _OBJECT.finditer(data, found, end)
    return max([found, *(one.start() for one in objects if b"/XRef" in data[one.end() : one.end() + _NEAR])])


def _tables(data: bytes, place: int, start: int) -> str:
    """`right`, or `wrong` where an object is not where a table says. Raises Unreadable where a packed table knows another one that is gone:
    what that says is nowhere else."""
    for _ in range(_MOST_TABLES):
        is_text = data.startswith(b"xref", place)
        end = max(data.find(b"trailer" if is_text else b"obj", place), place)
        if not _is_table(data, place) or (is_text and not _has_its_objects(data, place, end, start)):
            return "wrong"
        before = _BEFORE.search(data, end, max(data.find(b"startxref" if is_text else b"stream", end), end))
        if before is None:
            return "right"
        place = start + int(before[1])
        if not is_text and not _is_table(data, place):
            raise Unreadable("damaged")
    return "right"


def _has_its_objects(data: bytes, place: int, end: int, start: int) -> bool:
    number = 0
    for row in _ROW.finditer(data, place, end):
        if row[3] is None:
            number = int(row[1])
            continue
        at = start + int(row[1])
        if row[3] == b"n" and at > start:
            found = _OBJECT.match(data, at)
            if found is None or int(found[1]) != number:
                return False
        number += 1
    return True
