"""Several filled forms in one PDF, merged by whatever program, told apart: by the identity field of each, its page and how it was renamed.

Programs that merge leave all names as they are (pikepdf, pypdf), add a suffix to what is there twice (qpdf `+1`, PyMuPDF ` [356]`) or a
prefix to all (pypdf `form1.`, our own packs `w1__`). What the identity field was renamed to says how the others were. Where fields of two
forms became one field, or nothing tells which belongs where, nothing is read: mixed answers are worse than none.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.identity import Identity, identity_in_field
from toolkit.pdf.read.decode import decode_value
from toolkit.pdf.read.names import V
from toolkit.pdf.read.walk import RawField

IDENTITY_FIELD = PDF["fields"]["identity"]
_RENAMED = re.compile(PDF["patterns"]["renamed"])
_SHARED = PDF["limits"]["shared"]
Places = Mapping[tuple[int, int], int]  # page, from 0, by object of every annotation


@dataclass
class FormPart:
    """The fields of one form under their own names. `identity`: what its identity field says; `first`: its first page, from 0."""

    fields: list[RawField]
    identity: Identity | None = None
    first: int = 0


@dataclass
class _Mark:
    """An identity field and what its name says of the others: `own` finds a field's own name in its name in the file."""

    found: RawField
    identity: Identity
    prefix: str
    suffix: str
    pages: set[int] = field(default_factory=set)

    @property
    def own(self) -> re.Pattern[str]:
        ending = re.escape(self.suffix) if self.suffix.isdigit() else re.sub("[0-9]+", "[0-9]+", re.escape(self.suffix))
        return re.compile(f"{re.escape(self.prefix)}(.+?){ending}", re.DOTALL)


def forms_in(fields: list[RawField], places: Places) -> list[FormPart]:
    """The forms in a file in their order, nearly always one. `places`: page by object of every annotation. Raises Unreadable `mixed-forms`."""
    marks = [mark for found in fields if IDENTITY_FIELD in found.name and (mark := _mark(found))]
    names = Counter(found.name for found in fields)
    spread = [found for found in fields if found.kind == "/Tx" and len(found.widgets) > 1]
    is_plain = len(marks) < 2 and not any(mark.prefix or mark.suffix or len(mark.found.widgets) > 1 for mark in marks)
    if is_plain and len(fields) - len(names) < _SHARED and len(spread) < _SHARED:
        return [FormPart(fields, marks[0].identity if marks else None)]
    for mark in marks:
        mark.pages = _pages_of(mark.found, places)
    if any(len(mark.pages) > 1 for mark in marks):
        raise Unreadable("mixed-forms")
    if len(marks) < 2:
        _refuse_mixed(fields, names, places)
    if not marks:
        return [FormPart(fields)]
    chosen = _by_name if _are_told_by_name(marks) else _by_page
    parts = chosen(fields, marks, places) if len(marks) > 1 else [list(fields)]
    return [_own_names(part, mark, places, len(marks) > 1) for part, mark in zip(parts, marks, strict=True)]


def _mark(found: RawField) -> _Mark | None:
    name = _RENAMED.fullmatch(found.name)
    claim = found.get(V)
    if claim is None and found.widgets and V in found.widgets[0]:
        claim = found.widgets[0][V]
    identity = identity_in_field(decode_value(claim)) if name else None
    return _Mark(found, identity, name[1], name[2]) if name and identity else None


def _pages_of(found: RawField, places: Places) -> set[int]:
    widgets = [widget.objgen for widget in found.widgets or [found.node]]
    return {places[widget] for widget in widgets if widget in places}


def _refuse_mixed(fields: list[RawField], names: Counter[str], places: Places) -> None:
    """One set of names serves two forms: the same names on different pages, or text fields that show on several."""
    on: dict[str, set[int]] = {}
    for found in fields:
        if names[found.name] > 1 or (found.kind == "/Tx" and len(found.widgets) > 1):
            on.setdefault(found.name, set()).update(_pages_of(found, places))
    if sum(len(pages) > 1 for pages in on.values()) >= _SHARED:
        raise Unreadable("mixed-forms")


def _are_told_by_name(marks: list[_Mark]) -> bool:
    """Whether each form has a prefix of its own; or no page tells, but each has been renamed in its own way."""
    if all(mark.prefix for mark in marks) and len({mark.prefix for mark in marks}) == len(marks):
        return True
    firsts = {min(mark.pages) for mark in marks if mark.pages}
    return len(firsts) < len(marks) and len({(mark.prefix, mark.suffix) for mark in marks}) == len(marks)


def _by_name(fields: list[RawField], marks: list[_Mark], places: Places) -> list[list[RawField]]:
    parts: list[list[RawField]] = [[] for _ in marks]
    longest = sorted(range(len(marks)), key=lambda number: -len(marks[number].prefix + marks[number].suffix))
    patterns = [mark.own for mark in marks]
    for found in fields:
        number = next((number for number in longest if patterns[number].fullmatch(found.name)), None)
        if number is not None:
            parts[number].append(found)
        elif found.get(V) is not None:
            raise Unreadable("mixed-forms")
    return parts


def _by_page(fields: list[RawField], marks: list[_Mark], places: Places) -> list[list[RawField]]:
    """A form begins on the page of its identity and goes to the next one."""
    starts = sorted((min(mark.pages), number) for number, mark in enumerate(marks) if mark.pages)
    if len({page for page, _ in starts}) < len(marks):
        raise Unreadable("mixed-forms")
    parts: list[list[RawField]] = [[] for _ in marks]
    for found in fields:
        on = _pages_of(found, places)
        owners = {
            max(((start, number) for start, number in starts if start <= page), default=(-1, -1))[1] for page in on
        }
        if len(owners) > 1 or -1 in owners:
            raise Unreadable("mixed-forms")
        if owners:
            parts[owners.pop()].append(found)
        elif found.get(V) is not None:
            raise Unreadable("mixed-forms")
    return parts


def _own_names(fields: list[RawField], mark: _Mark, places: Places, is_one_of_several: bool) -> FormPart:
    pattern = mark.own
    seen: dict[str, set[int]] = {}
    for found in fields:
        own = pattern.fullmatch(found.name)
        found.name = own[1] if own else found.name
        on = _pages_of(found, places)
        if is_one_of_several and found.name in seen and on != seen[found.name]:
            raise Unreadable("mixed-forms")  # the pages stand in another order than the forms had
        seen[found.name] = on
    first = min((page for on in seen.values() for page in on), default=0)
    return FormPart(fields, mark.identity, first)
