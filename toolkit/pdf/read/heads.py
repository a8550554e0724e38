"""Whether the dictionaries that a whole PDF hangs on arrived as they were written: of its packed tables, and of the streams in which objects are packed.
Behind a broken word programs read on each in its own way, and come to other answers. The browser's twin is `templates/assets/js/pdf/heads.js`."""

import re

from toolkit.contract.data import PDF

_LONGEST = 20_000  # bytes
_DEPTH = 3  # of what stands in such a dictionary: in a table the ways in which a file is locked


def _value(depth: int) -> str:
    space, key, atom = (PDF["patterns"][name] for name in ("space", "key", "atom"))
    if not depth:
        return f"(?:{atom})"
    one = _value(depth - 1)
    return rf"(?:{atom}|\[(?:{space}{one})*{space}\]|<<(?:{space}{key}{space}{one})*{space}>>)"


def _dictionary() -> str:
    space, key, value = PDF["patterns"]["space"], PDF["patterns"]["key"], _value(_DEPTH)
    return rf"{space}<<(?:{space}{key}{space}{value})*{space}>>"


_NUMBERED = re.compile(PDF["patterns"]["object"].encode() + rb"[^>]{0,500}/ObjStm")
_DICTIONARY, _HEAD, _TABLE, _PACKED, _WIDTHS, _SIZE, _COUNT, _FIRST, _KNOWN = (
    re.compile(pattern.encode())
    for pattern in (
        _dictionary(),
        rf"obj{_dictionary()}{PDF['patterns']['space']}stream(?:\r\n|\r|\n)",
        *(PDF["patterns"][name] for name in ("is_table", "is_packed", "widths", "size", "objects_in", "first_in", "known_filters")),
    )
)  # fmt: skip


def numbers_of_packed(data: bytes) -> list[int]:
    """Of the streams in which objects are packed."""
    return [int(found[1]) for found in _NUMBERED.finditer(data)]


def is_whole_trailer(data: bytes, place: int) -> bool:
    """The same of the dictionary behind a table in text, from `place` on."""
    found = _DICTIONARY.match(data, place, place + _LONGEST)
    return found is not None and _SIZE.search(found[0]) is not None


def is_whole_head(head: bytes) -> bool:
    """Whether `head`, from `obj` to where the data begin, is nothing but words of PDF and says what is needed to read the data."""
    if b"/Filter" in head and not _KNOWN.search(head):
        return False
    needed = (_PACKED, _COUNT, _FIRST) if b"/ObjStm" in head else (_TABLE, _WIDTHS, _SIZE)
    return _HEAD.fullmatch(head) is not None and all(part.search(head) for part in needed)
