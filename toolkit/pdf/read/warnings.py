"""What qpdf says of a file while it is read, which mends what it can: what of it takes no answer, what may, and what leaves nothing to be sure of."""

import re

from pikepdf import Name, Pdf, Stream

from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.decode import entry
from toolkit.pdf.read.heads import numbers_of_packed
from toolkit.pdf.read.streams import is_whole_flate

# pypdf's updates do not list their own table; some addresses point to the end of the line before; PyMuPDF lists a page twice; some programs
# miscount objects, leave out their ends, noughts in a row of the table, or what a page is and how large. Nothing is lost.
_HARMLESS = (
    "common error handled correctly",
    "extraneous whitespace seen before xref",
    "appears more than once in the pages tree",
    "reported number of objects",
    "expected endobj",
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
_OBJECT = re.compile(r"object ([0-9]+) ([0-9]+), offset")


def may_have_lost(pdf: Pdf) -> bool:
    """Whether something that was read is broken. Raises Unreadable where all hangs on it: behind that each program reads on in its own way."""
    told = [warning for warning in map(str, pdf.get_warnings()) if not any(known in warning for known in _HARMLESS)]
    if any(_is_ruinous(warning, pdf) for warning in told):
        raise Unreadable("damaged")
    return bool(told)


def _is_ruinous(warning: str, pdf: Pdf) -> bool:
    if "unknown encryption filter" in warning:
        return True
    found = _OBJECT.search(warning)
    holders = (pdf.Root, entry(pdf.Root, Name.Pages), entry(pdf.trailer, Name.Encrypt)) if found else ()
    return found is not None and (int(found[1]), int(found[2])) in {one.objgen for one in holders if one is not None}


def refuse_broken_packed(pdf: Pdf, data: bytes) -> None:
    """Raises Unreadable where what objects are packed in is not whole: where it is locked nobody could look before."""
    streams = (pdf.get_object(number, 0) for number in numbers_of_packed(data))
    flate = (one for one in streams if isinstance(one, Stream) and entry(one, Name.Filter) == Name.FlateDecode)
    if not all(is_whole_flate(one.read_raw_bytes()) for one in flate):
        raise Unreadable("damaged")
