"""The rows of a table of objects that is packed in a stream: which object stands where, as the rows of a table in text say it. The browser's twin is
`templates/assets/js/pdf/packed-rows.js`."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, compress

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.heads import is_whole_head

_BEGIN, _WIDTHS, _PARTS, _SIZE, _PREDICTED, _PACKED, _OBJECT = (
    re.compile(PDF["patterns"][name].encode())
    for name in ("stream", "widths", "parts", "size", "predicted", "packed", "object")
)
_MOST = PDF["limits"]["text"]
_IS_IN_TEXT = bytes(kind == 1 for kind in range(256))
_IN_STREAM = 2
_KINDS = bytes((0, 1, _IN_STREAM))  # gone, in the text, packed
_END_OF_LINE = 2  # bytes, at most
_EACH_FROM_THE_ONE_ABOVE = 2  # PNG's "Up", which all programs take; 0 is a row as it is


def packed_rows(data: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Number, address and generation of each object that stands in the text; none where they are packed in a way that no program of today takes.
    Raises Unreadable `damaged` where the table is not what its head says."""
    begin = _BEGIN.search(data, place)
    head = data[place : begin.end()] if begin else b""
    widths, size, parts = _WIDTHS.search(head), _SIZE.search(head), _PARTS.search(head)
    if begin is None or widths is None or size is None or not is_whole_head(head):
        raise Unreadable("damaged")
    held = data[begin.end() : max(data.find(b"endstream", begin.end()), 0)]
    if b"/Filter" in head:
        if not _PACKED.search(head):
            return
        held = _unpacked(held)
    first, second, third = map(int, widths.groups())
    width = first + second + third
    table, step = _table(held, width, _PREDICTED.search(head) is not None)
    numbers = list(map(int, parts[1].split())) if parts else [0, int(size[1])]
    if (not parts and b"/Index" in head) or not 0 <= len(held) - step * sum(numbers[1::2]) <= _END_OF_LINE:
        raise Unreadable("damaged")
    if not table or not width:
        return
    ranges = (range(at, at + count) for at, count in zip(numbers[::2], numbers[1::2], strict=False))
    rows: Iterable[tuple[int, int]] = zip(
        chain.from_iterable(ranges), range(step - width, len(table) - width + 1, step), strict=False
    )
    if first:
        kinds = table[step - width + first - 1 :: step]
        if kinds[: sum(numbers[1::2])].translate(None, _KINDS):
            raise Unreadable("damaged")
        if b"/Filter" not in head:  # no sum tells whether a row is another one
            rows = list(rows)
            _refuse_others(data, place, rows, kinds, [table[at + first : at + first + second] for _, at in rows])
        rows = compress(rows, kinds.translate(_IS_IN_TEXT))
    for number, at in rows:
        place, end = at + first, at + first + second
        if first < 2 or not any(table[at : place - 1]):
            yield number, int.from_bytes(table[place:end]), int.from_bytes(table[end : at + width])


def _refuse_others(data: bytes, place: int, rows: list[tuple[int, int]], kinds: bytes, columns: list[bytes]) -> None:
    """Raises Unreadable `damaged` where an object that was written in the same saving is called gone or packed, or one is packed in what is no object of it."""
    own = max(data.rfind(b"startxref", 0, place), 0)
    there = {int(found[1]): found.start() for found in _OBJECT.finditer(data)}
    others = {number for (number, _), kind in zip(rows, kinds, strict=False) if kind != 1}
    holders = {int.from_bytes(column) for column, kind in zip(columns, kinds, strict=False) if kind == _IN_STREAM}
    if not holders <= there.keys() or any(own <= there[number] < place for number in others & there.keys()):
        raise Unreadable("damaged")


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return b""


def _table(held: bytes, width: int, is_predicted: bool) -> tuple[bytes, int]:
    """The rows one behind the other, and how far it is from one to the next."""
    if not is_predicted:
        return held, width
    step = width + 1  # the first byte says how the row was written
    kinds = set(held[::step])
    if kinds == {_EACH_FROM_THE_ONE_ABOVE}:
        return _added_up(held, step), step
    return (held, step) if kinds == {0} else (b"", step)


def _added_up(held: bytes, step: int) -> bytes:
    """Each byte with all those above it, by adding the whole table, moved by a row, by two, by four …: one large number with 16 bits a byte."""
    spread = bytearray(2 * len(held))
    spread[::2] = held
    total, mask, by = int.from_bytes(spread, "little"), int.from_bytes(b"\xff\0" * len(held), "little"), step
    while by < len(held):
        total = (total + (total << 16 * by)) & mask
        by *= 2
    return total.to_bytes(2 * len(held), "little")[::2]
