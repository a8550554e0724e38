"""A filled PDF, from anyone and anywhere, → the values of its fields. Bounded: hostile files end in a verdict, not in a hang.

Run it in a worker with limits on memory and time (toolkit/intake/workers.py): qpdf parses before this code sees anything.
"""

import io
import os
import re
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Pdf

from toolkit.contract.codes import Verdict
from toolkit.contract.data import LIMITS, PDF, RESPONDENT_KEYS, RESPONDENT_PREFIX
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.identity import (
    Identity,
    associated,
    embedded_files,
    identity_in_attachment,
    parse_definition,
    read_attachments,
)
from toolkit.pdf.read.buttons import read_button
from toolkit.pdf.read.decode import decode_value, entry
from toolkit.pdf.read.ending import whole_part
from toolkit.pdf.read.look import Looks, rich_differs
from toolkit.pdf.read.names import ACRO_FORM, OPT, V
from toolkit.pdf.read.outside import Outside, attachments, in_nameless, notes_on, painted_over
from toolkit.pdf.read.seen import Sight
from toolkit.pdf.read.several import IDENTITY_FIELD, FormPart, forms_in
from toolkit.pdf.read.walk import FieldWalk, RawField
from toolkit.pdf.read.warnings import leave_out_broken, refuse_broken_packed
from toolkit.reading.text import is_empty

MAX_BYTES: int = LIMITS["pdf_bytes"]
# A sheet shows not all keys of the respondent, and no field of our own.
_UNBOXED = frozenset({*(RESPONDENT_PREFIX + key for key in RESPONDENT_KEYS), *PDF["fields"].values()})
_HEAD, _MAX_TEXT, _MAX_OPTIONS = (PDF["limits"][key] for key in ("head", "text", "options"))
# `doc_max_warnings` is left out: in qpdf 12.4 it costs each file 0.4 ms, and the worker's limits on time and memory hold without it.
_LIMITS: dict[str, Any] = {
    **{f"{filter}_max_memory": PDF["limits"]["unpacked"] for filter in ("flate", "png", "tiff", "run_length", "dct")},
    "parser_max_container_size": PDF["limits"]["held"],
    "parser_max_nesting": PDF["limits"]["nested"] - 2,
    "max_stream_filters": 5,
}
# What pikepdf raises on a file that is not what it says; anything else would be our own fault and should be seen.
_FOREIGN_LOCK = re.compile("unsupported.*encryption|encryption.*unsupported", re.IGNORECASE)  # as qpdf says it
_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError)


@dataclass
class FilledForm:
    """What a PDF says. `values`: by field name, text and chosen options as str, ticked boxes as bool, nothing as None; a name given
    twice keeps its first value that is not empty. `conflicts`: names whose /V and widgets disagree. `unseen`: names with a value and no box that
    can be seen. `duplicates`: names given twice with different values. `warnings`: `repaired xfa identity`. `outside`: what stands beside the fields. `length`: characters of all
    values together."""

    values: dict[str, str | bool | None] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    identity: Identity | None = None
    warnings: list[str] = field(default_factory=list)
    outside: list[Outside] = field(default_factory=list)
    attached: bytes | None = None
    length: int = 0

    @property
    def definition(self) -> dict[str, Any] | None:
        """The attached worksheet.json, hostile and unchecked. Parsed only when asked for: a known worksheet does without."""
        return parse_definition(self.attached) if self.attached is not None else None


def read_pdf(source: str | Path | bytes) -> FilledForm:
    """Reads the one filled form of a file. Raises Unreadable, also where there are several."""
    forms = read_pdfs(source)
    if len(forms) > 1:
        raise Unreadable("several-forms")
    return forms[0]


def read_pdfs(source: str | Path | bytes) -> list[FilledForm]:
    """Reads the filled forms of a file, at least one. Raises Unreadable with the verdict; its text never holds a path. MemoryError
    passes through."""
    data = source if isinstance(source, bytes) else _load(source)
    if not data:
        raise Unreadable("empty-file")
    if len(data) > MAX_BYTES:
        raise Unreadable("too-big")
    if b"%PDF-" not in data[:_HEAD]:
        raise Unreadable("not-a-pdf")
    _set_limits()
    data, is_lost = whole_part(data)
    try:
        with (
            _in_memory(data) as file,
            pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap, inherit_page_attributes=False) as pdf,
        ):
            if pdf.is_encrypted:
                if not pdf.user_password_matched:  # an owner's password that is empty: no viewer opens it with that
                    raise Unreadable("password-protected")
                refuse_broken_packed(pdf, data)
            return _read(pdf, is_lost)
    except pikepdf.PasswordError as error:
        raise Unreadable("password-protected") from error
    except RecursionError as error:
        raise Unreadable("damaged") from error
    except _BROKEN as error:
        if isinstance(error, pikepdf.PdfError) and _FOREIGN_LOCK.search(str(error)):
            raise Unreadable("password-protected", how="certificate") from error
        raise Unreadable("damaged") from error


def _in_memory(data: bytes) -> BinaryIO:
    """A file that qpdf can map: of a BytesIO it asks for each 128 bytes by a call of Python, which costs a form a tenth of its time."""
    try:
        file: BinaryIO = os.fdopen(os.memfd_create("pdf"), "w+b", buffering=0)
        file.write(data)
        file.seek(0)
    except (AttributeError, OSError):  # not on this system, or not allowed here
        return io.BytesIO(data)
    return file


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


def _read(pdf: Pdf, is_lost: bool = False) -> list[FilledForm]:
    if not isinstance(pdf.Root, Dictionary):
        raise Unreadable("damaged")
    warnings = ["xfa"] if _has_xfa(pdf) else []
    walk = FieldWalk(pdf)
    parts = forms_in(walk.fields, walk.on_pages)
    looks, sight = Looks(pdf), Sight(pdf, walk)
    forms = [_form_of(part.fields, looks, sight) for part in parts]
    if sum(form.length for form in forms) > _MAX_TEXT:
        raise Unreadable("too-big")
    drawn, are_whole = painted_over(pdf, walk.pages)
    files = embedded_files(pdf), associated(pdf.Root)
    found = read_attachments(*files)
    drawn += attachments([*files[0], *files[1]], walk.pages) + [Outside(None, "xfa", "")] * ("xfa" in warnings)
    drawn = notes_on(walk.annotations) + in_nameless(walk) + drawn
    is_told, is_to_be_read_again = leave_out_broken(pdf)  # when all has been looked at
    if is_to_be_read_again:
        return _read(pdf, True)
    if is_told or is_lost or not are_whole:
        warnings.append("repaired")
    if not any(form.values for form in forms) or ("repaired" in warnings and not walk.pages):
        raise Unreadable(_why_nothing(pdf, warnings))
    for note in drawn:
        # What belongs to the whole file is told with the first form.
        forms[max(sum(note.page is not None and part.first < note.page for part in parts) - 1, 0)].outside.append(note)
    for form in forms:
        form.warnings = list(warnings)
    _identify(found, forms, parts)
    return forms


def _form_of(fields: list[RawField], looks: Looks, sight: Sight) -> FilledForm:
    form = FilledForm()
    value: str | bool | None
    for raw in fields:
        name = raw.name
        if raw.kind == "/Btn":
            read = read_button(raw)
            if read is None:
                continue
            value, conflict = read
            if conflict and name not in form.conflicts:
                form.conflicts.append(name)
        else:
            value = _text_of(raw)
            differs = (
                (value is None and _is_no_text(raw))
                or (not raw.merged and _differs_below(raw, value))
                or (raw.kind == "/Ch" and _chosen_differs(raw))
                or looks.differ(raw, value)
                or rich_differs(raw, value)
            )
            if differs and name not in form.conflicts:
                form.conflicts.append(name)
        if (
            not is_empty(value)
            and value is not False
            and name not in _UNBOXED
            and name not in form.unseen
            and not sight.reaches(raw)
        ):
            form.unseen.append(name)
        if isinstance(value, str):
            form.length += len(value)
            if form.length > _MAX_TEXT:
                raise Unreadable("too-big")
        _keep(name, value, form)
    return form


def _why_nothing(pdf: Pdf, warnings: list[str]) -> Verdict:
    """Why there are no fields."""
    if "repaired" in warnings:
        return "damaged"
    if "xfa" in warnings:
        return "xfa-only"
    return "portfolio" if isinstance(entry(pdf.Root, "/Collection"), Dictionary) else "no-fields"


def _has_xfa(pdf: Pdf) -> bool:
    form = entry(pdf.Root, ACRO_FORM)
    return isinstance(form, Dictionary) and "/XFA" in form


def _text_of(raw: RawField) -> str | None:
    claim = raw.get(V)
    if claim is None and not raw.merged:  # some programs fill in the widget
        claim = next((widget[V] for widget in raw.widgets if V in widget), None)
    value = decode_value(claim) if raw.kind != "/Sig" else None
    return _export_value(value, raw.get(OPT)) if raw.kind == "/Ch" and value else value


def _is_no_text(raw: RawField) -> bool:
    """Whether a field that takes a text has a value that is none: viewers show what they will, and nothing of it can be read."""
    return raw.kind != "/Sig" and isinstance(raw.get(V), bool | Dictionary)


def _differs_below(raw: RawField, value: str | None) -> bool:
    """Whether a widget has a value of its own that is not the field's: programs show the one or the other."""
    return any(V in widget and (decode_value(widget.get(V)) or "") != (value or "") for widget in raw.widgets)


def _chosen_differs(raw: RawField) -> bool:
    """Whether the numbers of the chosen lines (/I), which some programs show, are not those of the value."""
    listed, chosen = raw.get(OPT), entry(raw.node, "/I")
    if not isinstance(chosen, Array) or not len(chosen) or not isinstance(listed, Array):
        return False
    options = list(islice(listed, _MAX_OPTIONS))
    numbers = [_line_number(one) for one in islice(chosen, _MAX_OPTIONS)]
    if any(not 0 <= number < len(options) for number in numbers):
        return True
    claim = raw.get(V)
    said = (
        [decode_value(one, 1) for one in islice(claim, _MAX_OPTIONS)]
        if isinstance(claim, Array)
        else [decode_value(claim)]
    )
    lines = [options[number] for number in numbers]
    exports = {decode_value(line[0] if isinstance(line, Array) and len(line) else line, 1) or "" for line in lines}
    return exports != {_export_value(one or "", listed) for one in said}


def _line_number(value: Any) -> int:
    return value if isinstance(value, int) else -1


def _export_value(value: str, options: Any) -> str:
    """The export value of a combo's choice: some programs store the label that they show."""
    if not isinstance(options, Array):
        return value
    by_label: dict[str, str] = {}
    for option in islice(options, _MAX_OPTIONS):
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


def _identify(found: list[bytes], forms: list[FilledForm], parts: list[FormPart]) -> None:
    """`found`: the attached definitions. The attachment tells, the hidden field is the cross-check and the substitute. Of several attachments (a pack has one for each of its sheets,
    also where one sheet was taken out of it) the field tells which; of several forms those without one have none."""
    by_sheet = {(who.id, who.version): data for data in reversed(found) if (who := identity_in_attachment(data))}
    for form, part in zip(forms, parts, strict=True):
        form.values.pop(IDENTITY_FIELD, None)
        hidden = part.identity
        form.attached = by_sheet.get((hidden.id, hidden.version)) if hidden else None
        if form.attached is None and len(forms) == 1 and found:
            form.attached = found[0]
        attached = identity_in_attachment(form.attached) if form.attached is not None else None
        form.identity = attached or hidden
        if attached and hidden and (attached.id, attached.version) != (hidden.id, hidden.version):
            form.warnings.append("identity")
