"""Where a zip ends, and how long its list of entries is: looked at before Python's zipfile reads that list, millions of names as they come.

zipfile also takes the last end record that it finds, which may stand in the zip's comment and be somebody's invention.
"""

import io
import struct
from dataclasses import dataclass
from typing import BinaryIO, cast

from toolkit.contract.unreadable import Unreadable

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_SIGN = b"PK\5\6"
_END64 = struct.Struct("<4sQ2H2L4Q")
_TAIL = (1 << 16) + _END.size + _LOCATOR.size  # the longest comment, and the records before it


@dataclass(frozen=True)
class _End:
    """An end record: where it begins and ends in the file, what it says of the list of entries, and whether a list stands there."""

    at: int
    stop: int
    entries: int
    size: int
    holds: bool


def bounded(file: BinaryIO, entries: int, size: int) -> BinaryIO:
    """The zip without what comes after its end. Raises Unreadable `unsafe-zip` where its list is longer than `entries` or `size` bytes,
    or where it has two that hold; `zip-part`."""
    whole = file.seek(0, io.SEEK_END)
    ends, last = _ends(file, whole)
    if not ends:  # zipfile says what is wrong
        return file
    holding = [end for end in ends if end.holds]
    if len(holding) > 1:
        raise Unreadable("unsafe-zip", cause="two")
    end = holding[0] if holding else ends[0]
    if end.size and not end.holds:
        raise Unreadable("damaged")
    if end.entries > entries or end.size > size:
        raise Unreadable("unsafe-zip", cause="many")
    return file if end.at == last else cast(BinaryIO, _Cut(file, end.at + _END.size))


def _ends(file: BinaryIO, whole: int) -> tuple[list[_End], int]:
    """Every end record whose comment reaches to the end of the file, else the last one; and where the last sign of one is, which zipfile
    would take."""
    start = max(0, whole - _TAIL)
    file.seek(start)
    tail = file.read(_TAIL)
    found, last, at = [], None, tail.find(_SIGN)
    while 0 <= at <= len(tail) - _END.size:
        last = _end_at(file, start + at, whole)
        if last.stop == whole:
            found.append(last)
        at = tail.find(_SIGN, at + 1)
    return found or ([last] if last else []), start + tail.rfind(_SIGN)


def _end_at(file: BinaryIO, at: int, whole: int) -> _End:
    file.seek(at)
    _, disk, _, _, entries, size, _, comment = _END.unpack(file.read(_END.size))
    stop = at + _END.size + comment
    list_end = at
    if at >= _LOCATOR.size:
        file.seek(at - _LOCATOR.size)
        sign, _, place, _ = _LOCATOR.unpack(file.read(_LOCATOR.size))
        if sign == b"PK\6\7" and place + _END64.size <= whole:
            file.seek(place)
            record = _END64.unpack(file.read(_END64.size))
            if record[0] == b"PK\6\6":
                disk, entries, size, list_end = record[4], record[7], record[8], place
    if disk not in (0, 0xFFFF) and stop == whole:
        raise Unreadable("zip-part")
    holds = False
    if 0 < size <= list_end:
        file.seek(list_end - size)
        holds = file.read(4) == b"PK\1\2"
    return _End(at, stop, entries, size, holds)


class _Cut(io.RawIOBase):
    """The first `size` bytes of a file, so that nobody finds what comes behind them. The comment's length in the last two of them is 0."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size, self._at = file, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise OSError("before the start")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self._file.seek(self._at)
        data = bytearray(self._file.read(max(0, min(len(buffer), self._size - self._at))))
        for place in range(max(0, self._size - 2 - self._at), len(data)):
            data[place] = 0
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
