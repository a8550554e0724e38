"""What somebody wrote, drew or attached in a PDF outside its fields: nothing that counts as an answer, and nothing that may be passed over."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.identity import DEFINITION, embedded_files
from toolkit.pdf.read.decode import decode_value, entry

_MOST, _MAX_TEXT = PDF["limits"]["notes"], PDF["limits"]["note"]
_NOT_WRITTEN = [f"/{kind}" for kind in PDF["not_written"]]


@dataclass(frozen=True)
class Outside:
    """`page` from 1, None for a file attached to the whole; `kind`: `text`, `drawing` (without words), `attachment`."""

    page: int | None
    kind: str
    text: str


def notes_on(pages: list[tuple[int, Array]]) -> list[Outside]:
    """The annotations that are no fields. `pages`: number from 1 and /Annots."""
    found: list[Outside] = []
    for number, annotations in pages:
        for annotation in annotations:
            if len(found) >= _MOST:
                return found
            kind = entry(annotation, "/Subtype") if isinstance(annotation, Dictionary) else None
            if isinstance(kind, Name) and str(kind) not in _NOT_WRITTEN:
                attached = str(kind) == "/FileAttachment"
                text = _name_of(entry(annotation, "/FS")) if attached else _text(entry(annotation, "/Contents"))
                found.append(Outside(number, "attachment" if attached else "text" if text else "drawing", text))
    return found


def attachments(pdf: Pdf) -> list[Outside]:
    """Files attached to the whole PDF, but the definitions of worksheets."""
    names = [_name_of(spec) for spec in islice(embedded_files(pdf), _MOST)]
    return [Outside(None, "attachment", name) for name in names if not DEFINITION.fullmatch(name)]


def _name_of(spec: Any) -> str:
    if not isinstance(spec, Dictionary):
        return ""
    return next((text for key in ("/UF", "/F") if (text := _text(entry(spec, key)))), "")


def _text(value: Any) -> str:
    if not isinstance(value, (String, Stream)):
        return ""
    try:
        return " ".join((decode_value(value) or "").split())[:_MAX_TEXT]
    except Unreadable:
        return ""
