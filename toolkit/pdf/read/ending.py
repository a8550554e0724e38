"""How a PDF ends, which says what of it arrived. Each saving ends with the address of its table of objects, and the last one counts.

Programs mend the rest each in its own way, and came to other answers. So it is said here what is read: the last saving that is there to its end. What
stands behind that did not arrive whole, and is left out. Where the table is not at its address all objects are collected, and the last of each
number counts. The browser's twin is `templates/assets/js/pdf/ending.js`.
"""

import re

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.heads import is_whole_trailer
from toolkit.pdf.read.packed_rows import packed_rows
from toolkit.pdf.read.streams import look_at_streams

_HEAD, _TAIL, _MOST_TABLES = (PDF["limits"][key] for key in ("head", "tail", "tables"))
_END, _GOES_ON, _OBJECT, _TABLE, _PART, _ROW, _BEFORE, _FAST, _WIDTHS, _BESIDE = (
    re.compile(PDF["patterns"][name].encode())
    for name in ("end", "goes_on", "object", "table", "part", "row", "before", "linearized", "widths", "beside")
)
_OBJECT_OF_ROW = re.compile(rb"[\0\t\n\f\r ]{0,9}" + _OBJECT.pattern)
_ALL_FROM_NOUGHT = re.compile(rb"xref\r?\n0 ([0-9]{1,10})\r?\n(?=[0-9]{10} [0-9]{5} f[ \r][\r\n])")
_ROW_LENGTH, _USUAL_ROWS = 20, (b" 00000 n \n", b" 00000 n\r\n", b" 00000 n \r")  # behind the address
_SPACE = b"\0\t\n\f\r "
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
    is_damaged, has_other_lengths = look_at_streams(data)
    if is_damaged or (data.rfind(b"/XRef") < 0 and data.rfind(b"trailer") < 0):
        raise Unreadable("damaged")
    is_lost = is_lost or has_other_lengths
    place = start + int(last[1])
    own = _OBJECT.match(data, place)
    is_fast = last.end() <= length + _DIGITS  # then the first table is at the beginning
    if _table_at(data, place) and (is_fast or not _OBJECT.search(data, own.end() if own else place, last.start())):
        if _tables(data, place, start) == "right":
            return data, is_lost
        return _pointing_to(0, data, last), True
    if is_fast:  # nothing else says which of its tables is the first
        raise Unreadable("damaged")
    place = _last_table(data, last.start())
    if place <= length:
        raise Unreadable("damaged")
    return _pointing_to(place - start if _tables(data, place, start) == "right" else 0, data, last), True


def _pointing_to(place: int, data: bytes, last: re.Match[bytes]) -> bytes:
    """The file with another address at its end; where that is 0 all objects are collected. That does not find those that are packed where they are
    locked, or where a table in text is found instead."""
    if not place and b"/ObjStm" in data and (b"/Encrypt" in data or b"trailer" in data):
        raise Unreadable("damaged")
    return data[: last.start(1)] + str(place).encode() + data[last.end(1) :]


def _table_at(data: bytes, place: int) -> re.Match[bytes] | None:
    return None if data[place - 1 : place].isdigit() else _TABLE.match(data, place)


def _last_table(data: bytes, end: int) -> int:
    """Where the table stands that is the last one, whatever the end of the file says."""
    found = max(data.rfind(sign + b"xref", 0, end) for sign in (b"\n", b"\r")) + 1
    objects = _OBJECT.finditer(data, found, end)
    return max([found, *(one.start() for one in objects if b"/XRef" in data[one.end() : one.end() + _NEAR])])


def _tables(data: bytes, place: int, start: int) -> str:
    """`right`, or `wrong` where an object is not where a table says. Raises Unreadable where a packed table knows another one that is gone:
    what that says is nowhere else."""
    said, seen = "right", set[int]()
    for _ in range(_MOST_TABLES):
        table = _table_at(data, place)
        is_text = table is not None and table[1] is not None
        if table and is_text:  # some programs say where the line before ends
            place = table.start(1)
        end = max(data.find(b"trailer" if is_text else b"obj", place), place)
        if table is None or (is_text and not _has_its_objects(data, place, end, start)):
            return "wrong"
        if not is_text and not _has_its_packed_rows(data, end, start):
            said = "wrong"
        behind = max(data.find(b"startxref" if is_text else b"stream", end), end)
        if is_text and not is_whole_trailer(data[end + len(b"trailer") : behind]):
            raise Unreadable("damaged")
        beside = _BESIDE.search(data, end, behind) if is_text else None
        if beside and not _is_packed_table(data, start + int(beside[1]), start):
            raise Unreadable("damaged")
        before = _BEFORE.search(data, end, behind)
        if before is None:
            return said
        place = start + int(before[1])
        if place in seen:
            return "wrong"
        seen.add(place)
        if not is_text and not _table_at(data, place):
            raise Unreadable("damaged")
    return said


def _is_packed_table(data: bytes, place: int, start: int) -> bool:
    """The same of a packed table that stands beside one in text."""
    table = _table_at(data, place)
    return table is not None and table[1] is None and _has_its_packed_rows(data, data.find(b"obj", place), start)


def _has_its_packed_rows(data: bytes, end: int, start: int) -> bool:
    """The same of a table that is packed, as far as it can be told. Raises Unreadable where it is not whole: what that says is nowhere else."""
    head = data[end : end + _NEAR]
    if b"/XRef" not in head and not _WIDTHS.search(head):
        return False
    rows = packed_rows(data, end)
    return all(at == 0 or _stands_at(data, start + at, number, generation) for number, at, generation in rows)


def _stands_at(data: bytes, at: int, number: int, generation: int) -> bool:
    if data.startswith(b"\n%d %d obj\n" % (number, generation), at - 1):  # as nearly all programs write it
        return True
    found = _OBJECT_OF_ROW.match(data, at)
    return found is not None and int(found[1]) == number and int(found[2]) == generation


def _has_its_objects(data: bytes, place: int, end: int, start: int) -> bool:
    """Whether a table is nothing but rows, as many as it says, and each object is where its row says. What was written in one saving is not gone in the same."""
    if _is_as_usual(data, place, end, start):
        return True
    number, left, gone, behind = 0, 0, set(), place + len(b"xref")
    while row := (_ROW if left else _PART).match(data, behind, end):
        behind = row.end()
        if not left:
            number, left = int(row[1]), int(row[2])
            continue
        at = start + int(row[1])
        if row[3] == b"n" and at > start:
            if not _stands_at(data, at, number, int(row[2])):
                return False
        elif row[3] == b"f" and number:
            gone.add(number)
        number, left = number + 1, left - 1
    own = max(data.rfind(b"startxref", 0, place), start)
    is_hybrid = data.find(b"/XRefStm", end, end + _NEAR) >= 0  # then what is packed is called gone, for old programs
    return not (left or data[behind:end].strip(_SPACE)) and not (
        gone and not is_hybrid and any(int(found[1]) in gone for found in _OBJECT.finditer(data, own, place))
    )


def _is_as_usual(data: bytes, place: int, end: int, start: int) -> bool:
    """The same of one that is written as nearly all programs write it: rows of 20 bytes, and no object of it is gone but that without a number.
    Seen in half the time that rows of any kind take."""
    head = _ALL_FROM_NOUGHT.match(data, place)
    if head is None or end - head.end() != _ROW_LENGTH * int(head[1]):
        return False
    rows = enumerate(range(head.end() + _ROW_LENGTH, end, _ROW_LENGTH), 1)
    return all(
        data.startswith(_USUAL_ROWS, at + 10)
        and (address := data[at : at + 10]).isdigit()
        and data.startswith(b"\n%d 0 obj\n" % number, start + int(address) - 1)
        for number, at in rows
    )
