"""What somebody wrote, drew or attached in a PDF outside its fields: nothing that counts as an answer, and nothing that may be passed over.

Programs that draw into the page itself add a stream to its content, or write before or behind what is there (where they merge what was added
into the page). Ours is marked as parts of the text or as ornament, as in every tagged PDF; what paints without such a mark is not ours. Where no
page has any mark another program wrote all of them anew, and nobody can tell what is ours; where others have, a page without one was put in. So
was a page without fields that has none of the fonts of the pages with fields, nor one that the form brings along: in that the pages are written
on which long answers go on.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.identity import DEFINITION, embedded_files
from toolkit.pdf.read.decode import decode_value, entry, packed, unpacked, without_markup
from toolkit.pdf.read.look import FONT, is_plain_font, shown_in
from toolkit.pdf.read.names import ACRO_FORM, ANNOTS, CONTENTS, FS, SUBTYPE, UF, F

_MOST, _MAX_TEXT = PDF["limits"]["notes"], PDF["limits"]["note"]
_OWN_STREAMS, _MOST_STREAMS, _MOST_BYTES = PDF["limits"]["contents"], PDF["limits"]["streams"], PDF["limits"]["drawn"]
_PAINTS, _TEXT_SHOWN = re.compile(PDF["patterns"]["paints"].encode()), re.compile(PDF["patterns"]["said"].encode())
_MARKS = (b"/MCID", b"/Artifact")
_BEGINS, _ENDS = re.compile(b"B[DM]C"), b"EMC"
_NOT_WRITTEN = [f"/{kind}" for kind in PDF["not_written"]]


@dataclass(frozen=True)
class Outside:
    """`page` from 1, None for what belongs to the whole; `kind`: `text`, `drawing` (without words), `attachment`, `xfa` (a form of another kind)."""

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
            kind = entry(annotation, SUBTYPE) if isinstance(annotation, Dictionary) else None
            if isinstance(kind, Name) and str(kind) not in _NOT_WRITTEN:
                attached = str(kind) == "/FileAttachment"
                text = _name_of(entry(annotation, FS)) if attached else _words_of(annotation)
                found.append(Outside(number, "attachment" if attached else "text" if text else "drawing", text))
    return found


def painted_over(pdf: Pdf) -> list[Outside]:
    """What was drawn into the pages themselves."""
    found: list[Outside] = []
    without_marks: list[Outside] = []
    strange: list[tuple[frozenset[str], Outside]] = []
    fonts: set[str] = set()  # of the pages with fields
    is_marked = False
    for number, page in enumerate(pdf.pages, 1):
        streams = entry(page.obj, CONTENTS)
        if len(found) >= _MOST:
            break
        contents = [
            _content(one) for one in islice(streams if isinstance(streams, Array) else [streams], _MOST_STREAMS)
        ]
        added = contents if len(contents) > _OWN_STREAMS else []
        others = [one for one in added if _PAINTS.search(one) and not _has_mark(one)]
        others = others or [one for one in _unmarked_edges(b"\n".join(contents)) if _PAINTS.search(one)]
        if others:
            found.append(_drawn(number, page.obj, others))
        elif not any(map(_has_mark, contents)):
            if any(map(_PAINTS.search, contents)):
                without_marks.append(_drawn(number, page.obj, contents))
            continue
        is_marked = True
        own = _fonts_of(page.obj)
        if _has_fields(page.obj):
            fonts |= own
        elif own and not others:
            strange.append((own, _drawn(number, page.obj, contents)))
    if is_marked:
        found += without_marks
    if fonts:
        fonts |= _fonts_of_form(pdf)
        found += [drawn for own, drawn in strange if not own & fonts]
    return sorted(found, key=lambda one: one.page or 0)[:_MOST]


def _has_mark(content: bytes) -> bool:
    return any(mark in content for mark in _MARKS)


def _drawn(number: int, page: Any, contents: list[bytes]) -> Outside:
    text = " ".join(" ".join(_shown_on(page, one) for one in contents).split())[:_MAX_TEXT]
    return Outside(number, "text" if text else "drawing", text)


def _has_fields(page: Any) -> bool:
    annotations = entry(page, ANNOTS)
    return isinstance(annotations, Array) and any(
        isinstance(one, Dictionary) and entry(one, SUBTYPE) == Name.Widget for one in annotations
    )


def _fonts_of(page: Any) -> frozenset[str]:
    """What the fonts of a page are called, without the letters before `+` that each subset has of its own."""
    return _named(_fonts_in(page, "/Resources"))


def _fonts_of_form(pdf: Pdf) -> frozenset[str]:
    """The same of the fonts that a form brings along; what it takes from every viewer (Helvetica) any program writes with."""
    form = entry(pdf.Root, ACRO_FORM)
    return _named([font for font in _fonts_in(form, "/DR") if "/FontDescriptor" in font])


def _fonts_in(holder: Any, key: str) -> list[Dictionary]:
    resources = entry(holder, key) if isinstance(holder, Dictionary) else None
    fonts = entry(resources, "/Font") if isinstance(resources, Dictionary) else None
    return [font for font in fonts.values() if isinstance(font, Dictionary)] if isinstance(fonts, Dictionary) else []


def _named(fonts: list[Dictionary]) -> frozenset[str]:
    named = [entry(font, "/BaseFont") for font in fonts]
    return frozenset(str(name).rpartition("+")[2] for name in named if isinstance(name, Name))


def _content(stream: Any) -> bytes:
    if not isinstance(stream, Stream):
        return b""
    try:
        return _unpacked(*packed(stream))
    except Unreadable:
        return b""


@lru_cache(maxsize=64)  # thousands of forms of one sheet have the same pages
def _unpacked(raw: bytes, is_packed: bool) -> bytes:
    return unpacked(raw, is_packed, _MOST_BYTES, "too-big")


def _unmarked_edges(content: bytes) -> list[bytes]:
    """What stands before the first mark of a page and behind the end of the last one; nothing where there is none."""
    first, last = _BEGINS.search(content), content.rfind(_ENDS)
    return [content[: first.start()], content[last + len(_ENDS) :]] if first and last >= 0 else []


def _shown_on(page: Any, content: bytes) -> str:
    """The words of a content stream, where its fonts are plain ones."""
    resources = entry(page, "/Resources")
    fonts = entry(resources, "/Font") if isinstance(resources, Dictionary) else None
    names = ["/" + name.decode("latin-1") for name in FONT.findall(content)]
    if not isinstance(fonts, Dictionary) or not all(is_plain_font(entry(fonts, name)) for name in names):
        return ""
    return " ".join(shown_in(part).decode("cp1252", "replace") for part in _TEXT_SHOWN.split(content))


def attachments(pdf: Pdf) -> list[Outside]:
    """Files attached to the whole PDF, but the definitions of worksheets."""
    names = [_name_of(spec) for spec in islice(embedded_files(pdf), _MOST)]
    return [Outside(None, "attachment", name) for name in names if not DEFINITION.fullmatch(name)]


def _words_of(note: Any) -> str:
    """What a note says, in plain text or only in rich text."""
    return _text(entry(note, CONTENTS)) or " ".join(without_markup(_text(entry(note, "/RC"))).split())


def _name_of(spec: Any) -> str:
    if not isinstance(spec, Dictionary):
        return ""
    return next((text for key in (UF, F) if (text := _text(entry(spec, key)))), "")


def _text(value: Any) -> str:
    if not isinstance(value, (String, Stream)):
        return ""
    try:
        return " ".join((decode_value(value) or "").split())[:_MAX_TEXT]
    except Unreadable:
        return ""
