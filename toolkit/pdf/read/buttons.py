"""What a radio group or a checkbox says, where /V and the states of its widgets may tell different stories."""

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream

from toolkit.contract.data import PDF
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.decode import decode_value, entry, name_text, packed, unpacked
from toolkit.pdf.read.names import AP, FF, OPT, N, V
from toolkit.pdf.read.walk import RawField

_RADIO, _PUSH = PDF["flags"]["radio"], PDF["flags"]["push"]
_INDEX, _PAINTS = re.compile(PDF["patterns"]["index"]), re.compile(PDF["patterns"]["paints"].encode())


def read_button(field: RawField) -> tuple[str | bool | None, bool] | None:
    """(the chosen option or whether the box is ticked, whether /V and the widgets disagree); None for a push button, which is no answer."""
    flags = field.get(FF)
    flags = flags if isinstance(flags, int) else 0
    if flags & _PUSH:
        return None
    is_choice = flags & _RADIO or (len(field.states) > 1 and field.get(OPT) is not None)
    value, differs = read_radio(field) if is_choice else read_checkbox(field)
    return value, differs or _differs_below(field) or _shows_nothing(field)


def _differs_below(field: RawField) -> bool:
    """Whether a widget has a value of its own that is not the group's: programs go by the one or the other."""
    own = () if field.merged else [widget[V] for widget in field.widgets if V in widget]
    return bool(own) and any(_said(one) not in (None, "", "Off", _said(field.get(V))) for one in own)


def _said(value: Any) -> str | None:
    """A value without the slash that pypdf writes into texts."""
    text = None if isinstance(value, bool) else decode_value(value)
    return text and text.removeprefix("/")


def _shows_nothing(field: RawField) -> bool:
    """Whether a widget is on in a state for which it has no look, or one that paints nothing: viewers show it empty, so people saw no cross."""
    for widget, state in zip(field.widgets, field.states, strict=True):
        if state and state != "Off":
            looks = _on_looks(widget)
            if looks is not None and not _is_painted(_look_of(looks, "/" + state)):
                return True
    return False


def _look_of(looks: Dictionary, state: str) -> Any:
    if state.isascii():
        return entry(looks, state)
    return next((look for key, look in looks.items() if name_text(key) == state), None)


def _is_painted(look: Any) -> bool:
    """Also where that cannot be told."""
    if not isinstance(look, Stream):
        return False
    try:
        return _paints(*packed(look))
    except Unreadable:
        return True


@lru_cache(maxsize=1000)  # most crosses of a form are one drawing
def _paints(raw: bytes, is_packed: bool) -> bool:
    return _PAINTS.search(unpacked(raw, is_packed, PDF["limits"]["look"], "too-big")) is not None


def _on_looks(widget: Any) -> Dictionary | None:
    """The looks of a button by state; None where it has none at all, since some programs leave the painting to the viewer."""
    looks = entry(widget, AP)
    normal = entry(looks, N) if isinstance(looks, Dictionary) else None
    return normal if isinstance(normal, Dictionary) and not isinstance(normal, Stream) else None


def read_checkbox(field: RawField) -> tuple[bool, bool]:
    """(ticked, whether /V and the widgets disagree).

    A parent that says Off while its widget is on was not updated (macOS Preview): the widget tells. In one object it is a conflict.
    """
    shown = [state != "Off" for state in field.states if state]
    claim = field.get(V)
    claimed: bool | None
    if isinstance(claim, Name):
        claimed = name_text(claim) not in ("/Off", "/")
    else:
        claimed = None if claim is None else decode_value(claim) not in (None, "", "Off") or claim is True
    if not shown or claimed is None:
        return any(shown) or bool(claimed), False
    differs = any(shown) != claimed and (claimed or field.merged)
    return any(shown) or claimed, differs


def read_radio(field: RawField) -> tuple[str | None, bool]:
    """(the chosen option's value, whether /V and the widgets disagree).

    /V may be the state's name, an index into /Opt as name, text or number, or the option's value itself. What the widgets show wins,
    because that is what people saw; /V alone decides where no widget has a state. Both are compared where both speak.
    """
    on = [state for state in field.states if state and state != "Off"]
    listed, claim = field.get(OPT), field.get(V)
    if isinstance(listed, Array) and isinstance(claim, Name) and len(on) < 2:
        # What nearly every group says: widgets and /V agree on `/3`. No need to read all options for that.
        state = name_text(claim)[1:]
        if state == "Off" and not on:
            return None, False
        if on == [state] and _INDEX.fullmatch(state) and int(state) < len(listed):
            return decode_value(listed[int(state)]), False
    options = [decode_value(item) or "" for item in _listed(listed)]
    shown: list[str] = []
    for place, seen in enumerate(field.states):
        if seen and seen != "Off":
            value = _option(seen, place, options, len(field.states))
            if value not in shown:
                shown.append(value)
    claims = _claims(field, options)
    if shown:
        differs = len(shown) > 1 or (bool(claims) and shown[0] not in claims)
        return shown[0], differs
    if claims:
        return claims[0], any(state == "Off" for state in field.states)
    return None, False


def _option(state: str, place: int | None, options: list[str], widgets: int) -> str:
    """The option's value of a state: `/3` is the fourth of /Opt; otherwise the widget's place tells; otherwise the state itself is the value."""
    if _is_index(state, options):
        return options[int(state)]
    if place is not None and len(options) == widgets:
        return options[place]
    return state


def _is_index(text: str, options: list[str]) -> bool:
    return _INDEX.fullmatch(text) is not None and int(text) < len(options)


def _claims(field: RawField, options: list[str]) -> list[str]:
    """Every option that /V may mean, the likeliest first."""
    claim = field.get(V)
    text = None if claim is None or isinstance(claim, bool) else decode_value(claim)
    if text and text.startswith("/") and text not in options:
        text = text[1:]  # pypdf (7.1) writes a group's state as text with its slash: (/3)
    if not text or text == "Off":
        return []
    place = None
    if options and not _is_index(text, options):
        place = next((number for number, widget in enumerate(field.widgets) if text in _on_states(widget)), None)
    claims = [_option(text, place, options, len(field.states))]
    if text in options:
        # A name is a state; a text that is an option's value is that option.
        claims.insert(1 if isinstance(claim, Name) else 0, text)
    return claims


def _on_states(widget: Any) -> set[str]:
    return {name_text(key)[1:] for key in _on_looks(widget) or () if key != "/Off"}


def _listed(value: Any) -> list[Any]:
    return list(islice(value, PDF["limits"]["options"])) if isinstance(value, Array) else []
