"""Several filled forms in one PDF: a pack (`w1__…`), or forms that somebody merged. Read apart by names or by pages, never mixed.

A form's hidden identity field tells that it is there. Programs that merge PDFs rename the fields of the later ones with something before
or behind (`w2__name`, `name+1`, `name [2]`), keep two fields of one name on different pages, or make them one field, whose answers
nobody can tell apart afterwards.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.identity import identity_in_field
from toolkit.pdf.read.decode import decode_value
from toolkit.pdf.read.walk import RawField

IDENTITY_FIELD = "_id"
_NUMBERED = re.compile(r" \[[0-9]{1,9}\]$")
_SHARED = 3  # so many names in two places are no slip of a program
Named = list[tuple[str, RawField]]
Affix = tuple[str, str]  # what stands before and behind a field's name


def forms_in(fields: list[RawField], find_pages: Callable[[], dict[Any, int]]) -> list[Named]:
    """The fields of each form under the names that they have in it. `find_pages`: page by object of every annotation.

    Raises Unreadable `mixed-forms` where the forms cannot be told apart.
    """
    marks = [(affix, raw) for raw in fields if (affix := _affix_of_mark(raw)) is not None]
    if len(marks) < 2:
        if _looks_mixed(fields, find_pages):
            raise Unreadable("mixed-forms")
        affix = marks[0][0] if marks else ("", "")
        return [[(_without(_plain(raw.name), [affix])[0] if affix != ("", "") else raw.name, raw) for raw in fields]]
    affixes = sorted({affix for affix, _ in marks}, key=lambda affix: -len(affix[0] + affix[1]))
    named: dict[Affix, Named] = {affix: [] for affix, _ in marks}
    for raw in fields:
        name, affix = _without(_plain(raw.name), affixes)
        named[affix].append((name, raw))
    forms: list[Named] = []
    for affix, part in named.items():
        own = [raw for other, raw in marks if other == affix]
        forms += [part] if len(own) == 1 else _by_pages(part, own, find_pages())
    return forms


def _affix_of_mark(raw: RawField) -> Affix | None:
    """What stands around the name of an identity field; None for any other field."""
    if IDENTITY_FIELD not in raw.name or raw.kind != "/Tx" or identity_in_field(decode_value(raw.get("/V"))) is None:
        return None
    before, _, behind = _plain(raw.name).rpartition(IDENTITY_FIELD)
    return before, behind


def _plain(name: str) -> str:
    """MuPDF numbers each field that it renames by its object: `name [602]`, `long [604]`. One form all the same."""
    return _NUMBERED.sub(" [n]", name)


def _without(name: str, affixes: list[Affix]) -> tuple[str, Affix]:
    """The name without the longest affix that it has, and that affix; a name with none belongs to the last, the shortest."""
    for before, behind in affixes:
        if len(name) > len(before + behind) and name.startswith(before) and name.endswith(behind):
            return name[len(before) : len(name) - len(behind)], (before, behind)
    return name, affixes[-1]


def _by_pages(part: Named, marks: list[RawField], pages: dict[Any, int]) -> list[Named]:
    """Forms of the same names one behind the other: each begins with the page of its identity field."""
    starts = sorted(page for raw in marks for page in _pages_of(raw, pages))
    if len(starts) != len(marks) or len(set(starts)) != len(starts):
        raise Unreadable("mixed-forms")
    forms: list[Named] = [[] for _ in starts]
    for name, raw in part:
        at = {max(sum(start <= page for start in starts) - 1, 0) for page in _pages_of(raw, pages)}
        if len(at) != 1:
            raise Unreadable("mixed-forms")
        forms[at.pop()].append((name, raw))
    return forms


def _looks_mixed(fields: list[RawField], find_pages: Callable[[], dict[Any, int]]) -> bool:
    """Whether one set of names serves two forms: the same names on different pages, or text fields that show on several."""
    twice = [name for name, count in Counter(raw.name for raw in fields).items() if count > 1]
    spread = [raw for raw in fields if raw.kind == "/Tx" and len(raw.widgets) > 1]
    if len(twice) < _SHARED and len(spread) < _SHARED:
        return False
    pages = find_pages()
    if sum(len(_pages_of(raw, pages)) > 1 for raw in spread) >= _SHARED:
        return True
    places = {
        name: {page for raw in fields if raw.name == name for page in _pages_of(raw, pages)} for name in twice[:50]
    }
    return sum(len(found) > 1 for found in places.values()) >= _SHARED


def _pages_of(raw: RawField, pages: dict[Any, int]) -> set[int]:
    return {pages[widget.objgen] for widget in (raw.node, *raw.widgets) if widget.objgen in pages}
