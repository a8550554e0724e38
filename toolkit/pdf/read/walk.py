"""The field tree of a hostile PDF, walked within a budget: every field once, with its value and the states of its widgets.

Naive walks hang on a /Kids array that names itself and on fan-out. Here each object is visited once, and objects,
fields and depth are counted.
"""

from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.decode import decode_text, entry, name_text, usual
from toolkit.pdf.read.names import ACRO_FORM, ANNOTS, AS, FIELDS, FT, KIDS, PARENT, SUBTYPE, T, V

_MOST = PDF["limits"]
_MOST_NODES, _MOST_FIELDS = _MOST["nodes"], _MOST["fields"]
DIRECT = (0, 0)  # an object that stands inside another one
_INHERITED = [Name(f"/{key}") for key in PDF["inherited"]]


@dataclass(slots=True)
class RawField:
    """One terminal field. `kind`: `/Tx /Btn /Ch /Sig`, or whatever name stands there; `inherited`: entries of its ancestors; `widgets`: of
    a button, and `states`: the /AS of each, None where it has none; `merged`: field and widget are one object."""

    name: str
    kind: str | None
    node: Any
    inherited: dict[Name, Any]
    merged: bool
    widgets: list[Any]
    states: list[str | None]

    def get(self, key: Name) -> Any:
        """/V /Ff /Opt of the field, its own or inherited; None where it has none."""
        node = self.node
        return node[key] if key in node else self.inherited.get(key) if self.inherited else None


class FieldWalk:
    """`fields` in the order of the file; the same name may stand there twice. `nameless`: what holds an answer to nobody knows what;
    `pages`: the dictionary of each page; `on_pages`: page, from 0, of all that stands on one."""

    def __init__(self, pdf: Pdf) -> None:
        self.fields: list[RawField] = []
        self.nameless: list[RawField] = []
        self._seen: set[tuple[int, int]] = set()
        self._nodes = 0
        self._by_group: dict[tuple[int, int], RawField] = {}
        form = entry(pdf.Root, ACRO_FORM)
        if isinstance(form, Dictionary) and FIELDS in form and isinstance(form[FIELDS], Array):
            for node in form[FIELDS]:
                self._visit(node, "", {}, 0)
        self._walk_pages(pdf)

    def _visit(self, node: Any, prefix: str, inherited: dict[Name, Any], depth: int) -> None:
        if not isinstance(node, Dictionary) or not self._first_time(node):
            return
        if depth > _MOST["depth"]:
            raise Unreadable("too-many-fields")
        kids = entry(node, KIDS)
        typed = usual(node, FT)
        if typed is None and inherited:
            typed = inherited.get(FT)
        kind = name_text(typed) if isinstance(typed, Name) else None
        own = name_of(node)
        name = prefix if own is None else f"{prefix}.{own}" if prefix else own
        field = RawField(name, kind, node, inherited, True, [], [])
        if kids is None or not isinstance(kids, Array) or not len(kids):
            if kind == "/Btn":
                field.widgets.append(node)
                field.states.append(state_of(node))
            self._add(field)
            return
        field.merged = False
        is_field, below = False, None
        for kid in kids:
            if _is_widget_of(kid, own, kind):
                is_field = True
                if self._first_time(kid):
                    field.widgets.append(kid)
                    field.states.append(state_of(kid))
            else:
                if below is None:
                    below = inherited | {key: node[key] for key in _INHERITED if key in node}
                self._visit(kid, name, below, depth + 1)
        if is_field:
            self._add(field)
            self._by_group[node.objgen] = field

    def _add(self, found: RawField) -> None:
        """Keeps the field if it can hold an answer: a widget without a name or a type is decoration."""
        if found.name and (found.kind or found.get(V) is not None):
            self.fields.append(found)
            if len(self.fields) > _MOST_FIELDS:
                raise Unreadable("too-many-fields")
        elif len(self.nameless) < _MOST["notes"] and found.get(V) is not None:
            self.nameless.append(found)

    def _first_time(self, node: Any) -> bool:
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise Unreadable("too-many-fields")
        place = node.objgen
        if place in self._seen:
            return False
        if place != DIRECT:
            self._seen.add(place)
        return True

    def _walk_pages(self, pdf: Pdf) -> None:
        """Widgets that only a page knows: some programs lose them from /AcroForm /Fields or from their parent's /Kids. And all that is none."""
        self.pages: list[Any] = []
        self._annots: list[Any] = []  # of each page, from 0
        self.annotations: list[
            tuple[int, Array]
        ] = []  # of each page, from 1, that has more than the widgets of the tree's fields
        for number, page in enumerate(pdf.pages):
            if number > _MOST["pages"]:
                raise Unreadable("too-big")
            held: Any = page.obj
            if not isinstance(held, Dictionary):  # left out, because it is broken
                continue
            self.pages.append(held)
            found = entry(held, ANNOTS)
            self._annots.append(found if isinstance(found, Array) else ())
            if len(self._annots[-1]) > _MOST_NODES:
                raise Unreadable("too-many-fields")
        self.on_pages: dict[tuple[int, int], int] = {}
        for number, annotations in enumerate(self._annots, 1):
            placed = [(one.objgen, one) for one in annotations if isinstance(one, Dictionary)]
            self.on_pages |= {place: number - 1 for place, _ in placed}
            others = [one for place, one in placed if place not in self._seen]
            if others or not all(_is_widget(one) for _, one in placed):
                self.annotations.append((number, annotations))
            for annotation in others:
                if annotation.objgen in self._seen:
                    continue
                if annotation.is_indirect and _is_widget(annotation):
                    self._visit_lost(annotation)
                else:
                    self._first_time(annotation)

    def _visit_lost(self, widget: Any) -> None:
        top, line = widget, [widget]
        while PARENT in top and isinstance(top[PARENT], Dictionary) and len(line) <= _MOST["depth"]:
            top = top[PARENT]
            line.append(top)
        if len(line) > _MOST["depth"]:
            raise Unreadable("too-many-fields")
        group = self._by_group.get(line[1].objgen) if len(line) > 1 else None
        if group is not None and T not in widget:
            self._first_time(widget)
            group.states.append(state_of(widget))
            group.widgets.append(widget)
            return
        self._visit(top, "", {}, 0)
        if widget.objgen in self._seen:
            return
        # The ancestors are known, but none of them names this widget among its kids.
        prefix = ""
        entries: dict[Name, Any] = {}
        for node in reversed(line[1:]):
            entries |= {key: node[key] for key in _INHERITED if key in node}
            own = name_of(node) if T in node else None
            prefix = prefix if own is None else f"{prefix}.{own}" if prefix else own
        self._visit(widget, prefix, entries, len(line))


def _is_widget_of(kid: Any, own: str | None, kind: str | None) -> bool:
    """Whether a kid is a widget of its parent and no field of its own. Old WeasyPrint forms repeat the group's name in its radio buttons."""
    if not isinstance(kid, Dictionary) or KIDS in kid:
        return False
    if T not in kid:
        return True
    return kind == "/Btn" and AS in kid and name_of(kid) == own


def _is_widget(annotation: Any) -> bool:
    """By its text: to compare two names takes as long as five looks into a dictionary."""
    kind = usual(annotation, SUBTYPE)
    return isinstance(kind, Name) and name_text(kind) == "/Widget"


def name_of(node: Any) -> str | None:
    """The partial name /T of a field, or None where it is no text."""
    name = usual(node, T)
    return decode_text(name) if isinstance(name, String) else None


def state_of(widget: Any) -> str | None:
    """The appearance state that a widget shows, without the slash."""
    state = usual(widget, AS)
    return name_text(state)[1:] if isinstance(state, Name) else None
