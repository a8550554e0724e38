"""The rows of a table of objects that is packed in a stream: which object stands where, as the rows of a table in text say it. The browser's twin is
`templates/assets/js/pdf/packed-rows.js`."""

import re
import zlib
from collections.abc import Iterator
from itertools import accumulate, chain

from toolkit.contract.data import PDF

_BEGIN, _WIDTHS, _PARTS, _SIZE, _PREDICTED, _PACKED = (
    re.compile(PDF["patterns"][name].encode()) for name in ("stream", "widths", "parts", "size", "predicted", "packed")
)
_MOST = PDF["limits"]["text"]
_BYTE = (0xFF).__and__
_EACH_FROM_THE_ONE_ABOVE = 2  # PNG's "Up", which all programs take; 0 is a row as it is


def packed_rows(data: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Number, address and generation of each object that stands in the text; none where they are packed in a way that no program of today takes."""
    begin = _BEGIN.search(data, place)
    head = data[place : begin.end()] if begin else b""
    widths, size, parts = _WIDTHS.search(head), _SIZE.search(head), _PARTS.search(head)
    if begin is None or widths is None or size is None:
        return
    held = data[begin.end() : max(data.find(b"endstream", begin.end()), 0)]
    if b"/Filter" in head:
        held = _unpacked(held) if _PACKED.search(head) else b""
    first, second, third = map(int, widths.groups())
    columns = _columns(held, first + second + third, _PREDICTED.search(head) is not None)
    numbers = list(map(int, parts[1].split())) if parts else [0, int(size[1])]
    ranges = (range(at, at + count) for at, count in zip(numbers[::2], numbers[1::2], strict=False))
    for number, row in zip(chain.from_iterable(ranges), zip(*columns, strict=False), strict=False):
        if not first or (row[first - 1] == 1 and not any(row[: first - 1])):
            yield number, int.from_bytes(row[first : first + second]), int.from_bytes(row[first + second :])


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return b""


def _columns(held: bytes, width: int, is_predicted: bool) -> list[bytes]:
    if not is_predicted:
        return [held[at::width] for at in range(width)]
    kinds = set(held[:: width + 1])
    columns = [held[at :: width + 1] for at in range(1, width + 1)]
    if kinds == {_EACH_FROM_THE_ONE_ABOVE}:
        return [bytes(map(_BYTE, accumulate(column))) for column in columns]
    return columns if kinds == {0} else []
