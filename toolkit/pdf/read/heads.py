"""Whether the dictionaries that a whole PDF hangs on arrived as they were written: of its packed tables, and of the streams in which objects are packed.
Behind a broken word programs read on each in its own way, and come to other answers. The browser's twin is `templates/assets/js/pdf/heads.js`."""

import re

from toolkit.contract.data import PDF

_LONGEST = 5_000  # bytes
_MOST = PDF["limits"]["heads"]
_DEPTH = 4  # of such a dictionary: in a table the ways in which a file is locked


_SPACE, _KEY, _ATOM = (PDF["patterns"][name] for name in ("space", "key", "atom"))
# Without another one in it, so that the innermost go first.
_INNER = re.compile(
    rf"<<(?:{_SPACE}{_KEY}{_SPACE}(?:{_ATOM}))*{_SPACE}>>|\[(?:{_SPACE}(?:{_ATOM}))*{_SPACE}\]".encode()
)
_TRAILER, _HEAD = re.compile(rf"{_SPACE}<>".encode()), re.compile(rf"obj{_SPACE}<>{_SPACE}stream\s+".encode())
_TABLE, _PACKED, _WIDTHS, _SIZE, _COUNT, _FIRST, _KNOWN = (
    re.compile(PDF["patterns"][name].encode())
    for name in ("is_table", "is_packed", "widths", "size", "objects_in", "first_in", "known_filters")
)
_NUMBERED = re.compile(PDF["patterns"]["object"].encode() + rb"[^>]{0,500}/ObjStm")


def numbers_of_packed(data: bytes) -> list[int]:
    """Of the streams in which objects are packed."""
    return [int(found[1]) for found in _NUMBERED.finditer(data)]


def is_whole_trailer(trailer: bytes) -> bool:
    """The same of what stands behind a table in text."""
    if len(trailer) > _LONGEST:
        return True
    return _TRAILER.match(_folded(trailer)) is not None and _SIZE.search(trailer) is not None


def is_whole_head(head: bytes) -> bool:
    """Whether `head`, from `obj` to where the data begin, is nothing but words of PDF and says what is needed to read the data."""
    if len(head) > _MOST or (b"/Filter" in head and not _KNOWN.search(head)):
        return False
    needed = (_PACKED, _COUNT, _FIRST) if b"/ObjStm" in head else (_TABLE, _WIDTHS, _SIZE)
    return _HEAD.fullmatch(_folded(head)) is not None and all(part.search(head) for part in needed)


def _folded(written: bytes) -> bytes:
    """With `<>` for a dictionary that is written as PDF is, whatever stands in it."""
    for _ in range(_DEPTH):
        written = _INNER.sub(lambda found: b" <> " if found[0].startswith(b"<<") else b" null ", written)
    return written
