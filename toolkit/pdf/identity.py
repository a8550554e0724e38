"""Which worksheet a PDF says it is: the attached definition, the hidden field, the document's metadata."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from pikepdf import Array, Dictionary, Pdf, Stream, String

from toolkit.contract.data import LIMITS, PATTERNS, PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.decode import decode_text, entry, packed, unpacked
from toolkit.pdf.read.names import AF, EF, KIDS, NAMES, UF, F

ATTACHMENT = PDF["attachment"]
DEFINITION = re.compile(PDF["patterns"]["definition"])
MAX_DEFINITION: int = LIMITS["definition_bytes"]  # the largest sheet has 30,000
_MAX_FILES, _MAX_DEPTH = PDF["limits"]["files"], PDF["limits"]["tree"]
_KEPT = 200  # definitions, of 0.5 MB at most; the content that comes with us has 132
_DIGEST = re.compile(PDF["patterns"]["digest"])
_HIDDEN, _ID, _LANGUAGE = (re.compile(PATTERNS[name]) for name in ("identity", "id", "language"))


@dataclass(frozen=True)
class Identity:
    """`source`: where it was found, `attachment`, `field` or `answers`."""

    id: str
    version: int
    language: str
    hash8: str
    source: str


def identity_in_field(text: Any) -> Identity | None:
    """The identity in the hidden field's `id version language hash8`."""
    match = _HIDDEN.fullmatch(text.strip()) if isinstance(text, str) else None
    return Identity(match[1], int(match[2]), match[3], match[4], "field") if match else None


@lru_cache(maxsize=_KEPT)
def identity_in_attachment(data: bytes) -> Identity | None:
    """The identity in an attached definition, which is hostile: every part is looked at.

    Cached: a thousand forms of one workshop carry the same 20 kB.
    """
    definition = parse_definition(data)
    if definition is None:
        return None
    sheet, version, language, digest = (definition.get(key) for key in ("id", "version", "language", "hash"))
    if not isinstance(sheet, str) or not _ID.fullmatch(sheet) or type(version) is not int or not 0 < version < 10**6:
        return None
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        return None
    hash8 = digest[:8] if isinstance(digest, str) and _DIGEST.fullmatch(digest) else ""
    return Identity(sheet, version, language, hash8, "attachment")


def parse_definition(data: bytes) -> dict[str, Any] | None:
    """The attached definition, otherwise unchecked; None where it is no JSON object."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def read_attachments(embedded: list[Any], associated_too: list[Any]) -> list[bytes]:
    """The data of attached definitions (`worksheet.json`, in a pack `w1.worksheet.json` …), as far as they can be read: by the name tree; else by the
    associated files of the document, which some programs keep when they drop the tree."""
    found = []
    streams = [stream for spec in (*embedded, *associated_too) if (stream := _stream_of(spec)) is not None]
    for stream in streams[:_MAX_FILES]:
        with suppress(Unreadable):
            found.append(_definition(*packed(stream)))
    return found


@lru_cache(maxsize=_KEPT)
def _definition(raw: bytes, is_packed: bool) -> bytes:
    return unpacked(raw, is_packed, MAX_DEFINITION, "too-big")


def embedded_files(pdf: Pdf) -> list[Any]:
    """The file specifications in the name tree of the document."""
    names = entry(pdf.Root, NAMES)
    specs: list[Any] = []
    if isinstance(names, Dictionary) and "/EmbeddedFiles" in names:
        _collect(names["/EmbeddedFiles"], specs, set(), 0)
    return specs


def associated(holder: Any) -> list[Any]:
    """The file specifications that belong to the document, or to a page."""
    listed = entry(holder, AF)
    return list(islice(listed, _MAX_FILES)) if isinstance(listed, Array) else []


def _collect(node: Any, specs: list[Any], seen: set[tuple[int, int]], depth: int) -> None:
    if not isinstance(node, Dictionary) or depth > _MAX_DEPTH or len(seen) > _MAX_FILES or len(specs) > _MAX_FILES:
        return
    if node.is_indirect:
        if node.objgen in seen:
            return
        seen.add(node.objgen)
    names, kids = entry(node, NAMES), entry(node, KIDS)
    if isinstance(names, Array):
        specs += [item for item in islice(names, 2 * _MAX_FILES) if isinstance(item, Dictionary)]
    if isinstance(kids, Array):
        for kid in islice(kids, _MAX_FILES):
            _collect(kid, specs, seen, depth + 1)


def _stream_of(spec: Any) -> Stream | None:
    held = entry(spec, EF) if isinstance(spec, Dictionary) else None
    if not isinstance(held, Dictionary):
        return None
    called = [entry(spec, key) for key in (UF, F)]
    if not any(DEFINITION.fullmatch(decode_text(name)) for name in called if isinstance(name, String)):
        return None
    files = [entry(held, key) for key in (UF, F)]
    return next((file for file in files if isinstance(file, Stream)), None)
