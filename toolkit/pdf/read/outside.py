"""What somebody wrote, drew or attached in a PDF outside its fields: nothing that counts as an answer, and nothing that may be passed over.

All that we write into a page is marked as a part of the text (with its number) or as ornament, as in every tagged PDF; what paints outside such
marks, anywhere on the page, is not ours. Nor is ornament with properties (a heading, a watermark) that is not words alone, nor are words in a mark whose font is none of those in which the pages with fields
have their text, or that the form brings along: in that the pages are written on which long answers go on. Where no page has any mark another
program wrote all of them anew, and nobody can tell what is ours; where others have, a page without one was put in.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from pikepdf import Array, DependencyError, Dictionary, Name, Pdf, PdfError, Stream, StreamDecodeLevel, String

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.identity import DEFINITION, associated
from toolkit.pdf.read.decode import decode_value, entry, name_text, packed, unpacked, without_markup
from toolkit.pdf.read.look import FONT, is_plain_font, shown_in
from toolkit.pdf.read.names import ACRO_FORM, ANNOTS, BASE_FONT, CONTENTS, FS, RESOURCES, SUBTYPE, UF, F, V
from toolkit.pdf.read.names import FONT as FONTS
from toolkit.pdf.read.walk import DIRECT, FieldWalk

_MOST, _MAX_TEXT = PDF["limits"]["notes"], PDF["limits"]["note"]
_MOST_STREAMS, _MOST_BYTES = PDF["limits"]["streams"], PDF["limits"]["drawn"]
_PAINTS, _TEXT_SHOWN, _MARKS, _MORE = (
    re.compile(PDF["patterns"][name].encode()) for name in ("paints", "said", "marks", "more")
)
_NOT_WRITTEN = [f"/{kind}" for kind in PDF["not_written"]]


@dataclass(frozen=True)
class Outside:
    """`page` from 1, None for what belongs to the whole; `kind`: `text`, `drawing` (without words), `attachment`, `xfa` (a form of another kind)."""

    page: int | None
    kind: str
    text: str


@dataclass
class _Content:
    """A page's content taken apart at its marks. `outside`: what stands in none of ours; `marked`: of each of ours that shows words, the names
    of its fonts, and its content; `fonts`: the names of those that are text; `is_read`: whether all of it could be looked at;
    `is_whole`: whether it arrived as it was."""

    outside: list[bytes] = field(default_factory=list)
    marked: list[tuple[frozenset[str], bytes]] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    is_marked: bool = False
    is_read: bool = True
    is_whole: bool = True

    @cached_property
    def paints_outside(self) -> bool:
        return not self.is_read or any(map(_PAINTS.search, self.outside))

    @cached_property
    def used(self) -> frozenset[str]:
        """The names of all fonts in marks."""
        return frozenset[str]().union(*(fonts for fonts, _ in self.marked))

    def add(self, is_text: bool, is_plain: bool, content: bytes) -> None:
        """A marked part; one that is not plain may hold nothing but words."""
        self.is_marked = True
        fonts = _fonts_in(content)
        if not is_plain and (not fonts or _MORE.search(content)):
            self.outside.append(content)
        elif fonts:
            self.marked.append((fonts, content))
        if is_text:
            self.fonts |= fonts


def notes_on(pages: list[tuple[int, Array]]) -> list[Outside]:
    """The annotations that are no fields. `pages`: number from 1 and /Annots."""
    found: list[Outside] = []
    for number, annotations in pages:
        for annotation in annotations:
            if len(found) >= _MOST:
                return found
            kind = entry(annotation, SUBTYPE) if isinstance(annotation, Dictionary) else None
            if isinstance(kind, Name) and name_text(kind) not in _NOT_WRITTEN:
                attached = name_text(kind) == "/FileAttachment"
                text = _name_of(entry(annotation, FS)) if attached else _words_of(annotation)
                found.append(Outside(number, "attachment" if attached else "text" if text else "drawing", text))
    return found


def in_nameless(walk: FieldWalk) -> list[Outside]:
    """What stands in fields without a name: programs that merge or copy forms leave some, and which question they answer nobody can tell."""
    pages = walk.on_pages
    found = []
    for raw in walk.nameless:
        text = _text(raw.get(V)) if raw.kind != "/Btn" else " ".join(on for on in raw.states if on and on != "Off")
        on = [pages[place] + 1 for one in raw.widgets or (raw.node,) if (place := one.objgen) in pages]
        found += [Outside(min(on, default=None), "text", text)] if text else []
    return found


def painted_over(pdf: Pdf, pages: list[Any]) -> tuple[list[Outside], bool]:
    """What was drawn into the pages themselves, and whether all pages are whole: of one that is not nobody can tell."""
    found: list[Outside] = []
    without_marks: list[Outside] = []
    marked: list[tuple[int, Any, _Content, dict[str, str]]] = []
    fonts: set[str] = set()  # of the text on pages with fields
    known: dict[Any, tuple[str, bool] | None] = {}
    is_whole = True
    for number, page in enumerate(pages, 1):
        if len(found) >= _MOST:
            break
        content = _content_of(page)
        if not content.is_whole:
            is_whole = False
            continue
        if content.is_marked:
            used = _fonts_named(page, content, known)
            marked.append((number, page, content, {key: name for key, (name, _) in used.items()}))
            if _has_fields(page):
                fonts |= {name for key, (name, is_own) in used.items() if is_own and key in content.fonts}
        if content.paints_outside:
            (found if content.is_marked else without_marks).append(_drawn(number, page, content.outside))
    if marked:
        found += without_marks
    if fonts:
        fonts |= _fonts_of_form(pdf)
        for number, page, content, names in marked:
            others = {key for key, name in names.items() if name not in fonts}
            strange = [part for keys, part in content.marked if keys & others] if others else []
            found += [_drawn(number, page, strange)] if strange else []
    return sorted(found, key=lambda one: one.page or 0)[:_MOST], is_whole


def _content_of(page: Any) -> _Content:
    listed = entry(page, CONTENTS)
    each = islice(listed if isinstance(listed, Array) else [listed], _MOST_STREAMS + 1)
    streams = [one for one in each if isinstance(one, Stream)]
    try:
        return _taken_apart(tuple(map(_packed, streams[:_MOST_STREAMS])), len(streams) <= _MOST_STREAMS)
    except (PdfError, DependencyError):  # the latter for JBIG2, which is of pictures and no page
        return _Content(is_whole=False)
    except Unreadable as error:
        return _Content(is_read=False, is_whole=error.verdict != "damaged")


def _packed(stream: Stream) -> tuple[bytes, bool]:
    """As `packed` has it; what is packed by anything else than Flate, or twice, as qpdf unpacks it."""
    try:
        return packed(stream)
    except Unreadable:
        return stream.read_bytes(StreamDecodeLevel.specialized), False


@lru_cache(maxsize=512)  # thousands of forms of a few sheets have the same pages; a page is 50 kB
def _taken_apart(streams: tuple[tuple[bytes, bool], ...], is_read: bool) -> _Content:
    """Raises Unreadable where there is too much to look at, or it is packed wrongly."""
    content = b"\n".join(unpacked(raw, is_packed, _MOST_BYTES, "too-big") for raw, is_packed in streams)
    found = _Content(is_read=is_read)
    open_marks: list[bool] = []
    ours, start = 0, 0
    for mark in _MARKS.finditer(content):
        tag, properties, operator = mark.groups()
        if operator is None:  # a string that may hold anything
            continue
        if operator != b"EMC":
            is_ours = tag == b"/Artifact" or b"/MCID" in (properties or b"")
            if is_ours and not ours:
                found.outside.append(content[start : mark.start()])
                start, is_text, is_plain = mark.end(), tag != b"/Artifact", operator == b"BMC"
            open_marks.append(is_ours)
            ours += is_ours
        elif open_marks and open_marks.pop():
            ours -= 1
            if not ours:
                found.add(is_text, is_text or is_plain, content[start : mark.start()])
                start = mark.end()
    found.outside.append(content[start:])  # we leave no mark open
    return found


def _drawn(number: int, page: Any, contents: list[bytes]) -> Outside:
    text = " ".join(" ".join(_shown_on(page, one) for one in contents).split())[:_MAX_TEXT]
    return Outside(number, "text" if text else "drawing", text)


def _has_fields(page: Any) -> bool:
    annotations = entry(page, ANNOTS)
    return isinstance(annotations, Array) and any(
        isinstance(one, Dictionary) and entry(one, SUBTYPE) == Name.Widget for one in annotations
    )


def _fonts_in(content: bytes) -> frozenset[str]:
    return frozenset("/" + name.decode("latin-1") for name in FONT.findall(content))


def _fonts_named(
    page: Any, content: _Content, known: dict[Any, tuple[str, bool] | None]
) -> dict[str, tuple[str, bool]]:
    """What the fonts of a page's marked words are called, and whether the file brings them along: what it takes from every viewer (Helvetica)
    any program writes with. `known`: by object, those of the pages before."""
    fonts = _fonts_of(page, RESOURCES)
    found: dict[str, tuple[str, bool]] = {}
    for key in content.used if fonts is not None else ():
        font = entry(fonts, key)
        place = font.objgen if isinstance(font, Dictionary) else None
        if place is None:
            continue
        if place not in known or place == DIRECT:
            name = _name_of_font(font)
            known[place] = (name, _is_embedded(font)) if name is not None else None
        if (told := known[place]) is not None:
            found[key] = told
    return found


def _fonts_of_form(pdf: Pdf) -> set[str]:
    form = entry(pdf.Root, ACRO_FORM)
    fonts = _fonts_of(form, Name.DR) if isinstance(form, Dictionary) else None
    known = [font for font in fonts.values() if isinstance(font, Dictionary)] if fonts is not None else []
    return {name for font in known if _is_embedded(font) and (name := _name_of_font(font)) is not None}


def _fonts_of(holder: Any, key: Name) -> Dictionary | None:
    resources = entry(holder, key)
    fonts = entry(resources, FONTS) if isinstance(resources, Dictionary) else None
    return fonts if isinstance(fonts, Dictionary) else None


def _name_of_font(font: Dictionary) -> str | None:
    """Without the letters before `+` that each subset has of its own."""
    name = entry(font, BASE_FONT)
    return name_text(name)[1:].rpartition("+")[2] if isinstance(name, Name) else None


def _is_embedded(font: Dictionary) -> bool:
    """Composite fonts (Type0) have what describes them one step below."""
    return "/FontDescriptor" in font or "/DescendantFonts" in font


def _shown_on(page: Any, content: bytes) -> str:
    """The words of a content stream, where its fonts are plain ones."""
    fonts = _fonts_of(page, RESOURCES)
    if fonts is None or not all(is_plain_font(entry(fonts, name)) for name in _fonts_in(content)):
        return ""
    return " ".join(shown_in(part).decode("cp1252", "replace") for part in _TEXT_SHOWN.split(content))


def attachments(of_all: list[Any], pages: list[Any]) -> list[Outside]:
    """Files attached to the whole PDF (`of_all`) or to one of its pages, each name once, but the definitions of worksheets."""
    specs: list[tuple[int | None, Any]] = [(None, spec) for spec in of_all]
    for number, page in enumerate(pages, 1):
        specs += [(number, spec) for spec in associated(page)]
    named: dict[str, int | None] = {}
    for on, spec in specs[:_MOST]:
        named.setdefault(_name_of(spec), on)
    return [Outside(number, "attachment", name) for name, number in named.items() if not DEFINITION.fullmatch(name)]


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
