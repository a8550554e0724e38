"""A filled PDF, from anyone and anywhere, → the values of its fields. Bounded: hostile files end in a verdict, not in a hang.

Run it in a worker with limits on memory and time (toolkit/intake/workers.py): qpdf parses before this code sees anything.
"""

import io
import os
import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from toolkit.contract.codes import Verdict
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.identity import Identity, identity_in_attachment, identity_in_field, parse_definition, read_attachment
from toolkit.pdf.read.buttons import read_button
from toolkit.pdf.read.decode import decode_value, entry
from toolkit.pdf.read.outside import Outside, attachments, notes_on
from toolkit.pdf.read.walk import FieldWalk, RawField

MAX_BYTES = 25 << 20
MAX_TEXT = 5_000_000  # characters of all values together
IDENTITY_FIELD = "_id"
# `doc_max_warnings` is left out: in qpdf 12.4 it costs each file 0.4 ms, and the worker's limits on time and memory hold without it.
_LIMITS: dict[str, Any] = {
    "flate_max_memory": 64 << 20,
    "png_max_memory": 64 << 20,
    "tiff_max_memory": 64 << 20,
    "run_length_max_memory": 64 << 20,
    "dct_max_memory": 64 << 20,
    "parser_max_container_size": 100_000,
    "parser_max_nesting": 100,
    "max_stream_filters": 5,
}
# What pikepdf raises on a file that is not what it says; anything else would be our own fault and should be seen.
_FOREIGN_LOCK = re.compile("unsupported.*encryption|encryption.*unsupported", re.IGNORECASE)  # as qpdf says it
_OBJECT = re.compile(rb"[0-9]{1,10}[ \r\n]{1,3}[0-9]{1,5}[ \r\n]{1,3}obj")
_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError)


@dataclass
class FilledForm:
    """What a PDF says. `values`: by field name, text and chosen options as str, ticked boxes as bool, nothing as None; a name given
    twice keeps its first value that is not empty. `conflicts`: names whose /V and widgets disagree. `duplicates`: names given twice with
    different values. `warnings`: `repaired encrypted xfa identity`. `outside`: what stands beside the fields."""

    values: dict[str, str | bool | None] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    identity: Identity | None = None
    warnings: list[str] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    attached: bytes | None = None

    @property
    def definition(self) -> dict[str, Any] | None:
        """The attached worksheet.json, hostile and unchecked. Parsed only when asked for: a known worksheet does without."""
        return parse_definition(self.attached) if self.attached is not None else None


def read_pdf(source: str | Path | bytes) -> FilledForm:
    """Reads a filled form. Raises Unreadable with the verdict; its text never holds a path. MemoryError passes through."""
    data = source if isinstance(source, bytes) else _load(source)
    if not data:
        raise Unreadable("empty-file")
    if len(data) > MAX_BYTES:
        raise Unreadable("too-big")
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("not-a-pdf")
    _set_limits()
    try:
        with pikepdf.open(io.BytesIO(data), inherit_page_attributes=False) as pdf:
            return _read(pdf, _is_cut_off(data))
    except pikepdf.PasswordError as error:
        raise Unreadable("password-protected") from error
    except RecursionError as error:
        raise Unreadable("damaged") from error
    except _BROKEN as error:
        if isinstance(error, pikepdf.PdfError) and _FOREIGN_LOCK.search(str(error)):
            raise Unreadable("password-protected", how="certificate") from error
        raise Unreadable("damaged") from error


def _load(path: str | Path) -> bytes:
    with Path(path).open("rb") as file:
        if os.fstat(file.fileno()).st_size > MAX_BYTES:
            raise Unreadable("too-big")
        return file.read(MAX_BYTES + 1)


_limits_set = False


def _set_limits() -> None:
    """qpdf's limits hold for the whole process, so they are set once and only where PDFs of others are read."""
    global _limits_set
    if not _limits_set:
        pikepdf.settings.set_qpdf_limits(**_LIMITS)
        _limits_set = True


def _is_cut_off(data: bytes) -> bool:
    """Whether objects stand behind the last mark of an end: a later saving of the file that did not arrive whole."""
    _, mark, rest = data.rpartition(b"%%EOF")
    return bool(mark) and _OBJECT.search(rest) is not None


def _read(pdf: Pdf, is_cut_off: bool = False) -> FilledForm:
    form = FilledForm()
    if not isinstance(pdf.Root, Dictionary):
        raise Unreadable("damaged")
    if pdf.is_encrypted:
        form.warnings.append("encrypted")
    if _has_xfa(pdf):
        form.warnings.append("xfa")
    length = 0
    value: str | bool | None
    walk = FieldWalk(pdf)
    for raw in walk.fields:
        if raw.kind == "/Btn":
            read = read_button(raw)
            if read is None:
                continue
            value, conflict = read
            if conflict and raw.name not in form.conflicts:
                form.conflicts.append(raw.name)
        else:
            value = _text_of(raw)
        if isinstance(value, str):
            length += len(value)
            if length > MAX_TEXT:
                raise Unreadable("too-big")
        _keep(raw.name, value, form)
    if is_cut_off or pdf.get_warnings():
        form.warnings.append("repaired")
    form.outside = notes_on(walk.annotations) + attachments(pdf)
    if not form.values:
        raise Unreadable(_why_nothing(pdf, form.warnings))
    _identify(pdf, form)
    return form


def _why_nothing(pdf: Pdf, warnings: list[str]) -> Verdict:
    """Why there are no fields."""
    if "repaired" in warnings:
        return "damaged"
    if "xfa" in warnings:
        return "xfa-only"
    return "portfolio" if isinstance(entry(pdf.Root, "/Collection"), Dictionary) else "no-fields"


def _has_xfa(pdf: Pdf) -> bool:
    form = entry(pdf.Root, "/AcroForm")
    return isinstance(form, Dictionary) and "/XFA" in form


def _text_of(raw: RawField) -> str | None:
    value = decode_value(raw.get("/V")) if raw.kind != "/Sig" else None
    return _export_value(value, raw.get("/Opt")) if raw.kind == "/Ch" and value else value


def _export_value(value: str, options: Any) -> str:
    """The export value of a combo's choice: some programs store the label that they show."""
    if not isinstance(options, Array):
        return value
    by_label: dict[str, str] = {}
    for option in islice(options, 500):
        if isinstance(option, Array) and len(option) == 2:
            export, label = decode_value(option[0], 1) or "", decode_value(option[1], 1) or ""
            if export == value:
                return value
            by_label.setdefault(label, export)
    return by_label.get(value, value)


def _keep(name: str, value: str | bool | None, form: FilledForm) -> None:
    if name not in form.values:
        form.values[name] = value
        return
    first = form.values[name]
    if value in (None, "") or value == first:
        return
    if first in (None, ""):
        form.values[name] = value
        return
    form.values[name] = first or value
    if name not in form.duplicates:
        form.duplicates.append(name)


def _identify(pdf: Pdf, form: FilledForm) -> None:
    """The attachment tells, the hidden field is the cross-check and the substitute."""
    form.attached = read_attachment(pdf)
    attached = identity_in_attachment(form.attached) if form.attached is not None else None
    hidden = identity_in_field(form.values.pop(IDENTITY_FIELD, None))
    form.identity = attached or hidden
    if attached and hidden and (attached.id, attached.version) != (hidden.id, hidden.version):
        form.warnings.append("identity")
