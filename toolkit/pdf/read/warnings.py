"""What qpdf says of a file while it is read, which mends what it can: what of it takes no answer, what may, and what leaves nothing to be sure of."""

import re
from collections import Counter
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.decode import entry
from toolkit.pdf.read.heads import numbers_of_packed
from toolkit.pdf.read.streams import is_whole_flate

# pypdf's updates do not list their own table; some addresses point to the end of the line before; PyMuPDF lists a page twice; some programs
# miscount objects, leave out their ends, noughts in a row of the table, or what a page is and how large. Nothing is lost.
_NO_END = "expected endobj"
_HARMLESS = (
    "common error handled correctly",
    "extraneous whitespace seen before xref",
    "appears more than once in the pages tree",
    "reported number of objects",
    _NO_END,
    "accepting invalid xref table entry",
    "/Type key should be /Page",
    "invalid /Type entry to /Catalog",
    "MediaBox is undefined",
    "Resources is missing or invalid",
    "Annots has duplicate entry",
    "followed by carriage return only",
    "invalid /ID in trailer",
    "/Perms field",
)
_OBJECT = re.compile(r"object ([0-9]+) ([0-9]+), offset [0-9]+\): (.*)")
# Behind a word that is none, a key given twice or another length than is said all programs read on alike; behind anything else each in its own way.
_COUNTED = re.compile("unknown token|duplicated key")
_READ_ON = re.compile(f"{_COUNTED.pattern}|stray #|stream|endobj|obj$|has offset 0")
_MOST_WORDS = PDF["limits"]["words"]  # of an object


def leave_out_broken(pdf: Pdf) -> tuple[bool, bool]:
    """(whether something that was read is broken, whether objects of it were left out, so that it is to be read again). Raises Unreadable where all
    hangs on what is broken."""
    warnings = list(map(str, pdf.get_warnings()))
    cut = {place for place, what in _about(warnings) if what == _NO_END and not _holds_more(pdf.get_object(place))}
    told = [warning for warning in warnings if not any(known in warning for known in _HARMLESS)]
    found = _about(told)
    holders = (pdf.Root, entry(pdf.Root, Name.Pages), entry(pdf.trailer, Name.Encrypt))
    if {place for place, _ in found} & {one.objgen for one in holders if one is not None}:
        raise Unreadable("damaged")
    if any("unknown encryption filter" in warning for warning in told):
        raise Unreadable("damaged")
    words = Counter(place for place, what in found if _COUNTED.search(what))
    broken = {place for place, what in found if not _READ_ON.search(what) or words[place] > _MOST_WORDS} | cut
    for place in broken:
        pdf._replace_object(place, Array([]))
    return bool(told or cut), bool(broken)


def _about(warnings: list[str]) -> list[tuple[tuple[int, int], str]]:
    """Number and generation of the objects that they are about, and what they say."""
    return [((int(one[1]), int(one[2])), one[3]) for warning in warnings if (one := _OBJECT.search(warning))]


def _holds_more(held: Any) -> bool:
    """Whether what stands before something that is not its end is more than a word: else a dictionary may follow that did not begin as it should."""
    return isinstance(held, Dictionary | Array | Stream)


def refuse_broken_packed(pdf: Pdf, data: bytes) -> None:
    """Raises Unreadable where what objects are packed in is not whole: where it is locked nobody could look before."""
    streams = (pdf.get_object(number, 0) for number in numbers_of_packed(data))
    flate = (one for one in streams if isinstance(one, Stream) and entry(one, Name.Filter) == Name.FlateDecode)
    if not all(is_whole_flate(one.read_raw_bytes()) for one in flate):
        raise Unreadable("damaged")
