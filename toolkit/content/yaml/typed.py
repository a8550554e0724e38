"""From a parsed YAML file to a typed object, with every fault as a Problem at its line and column."""

import re
from types import NoneType
from typing import Any, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from toolkit.author.parts import (
    AT_PATTERN,
    CLOCK_PATTERN,
    DATE_PATTERN,
    ID_PATTERN,
    NEW_VALUE_PATTERN,
    OPTION_PATTERN,
    REFERENCE_PATTERN,
)
from toolkit.content.described import described
from toolkit.content.problem import MOST_PROBLEMS, ByLanguage, Problem, Word, cut_off, nearest
from toolkit.content.site_model import COLOUR_PATTERN
from toolkit.content.yaml.allowed import allowed_keys, part_at
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.headless import told_as_key
from toolkit.content.yaml.meant import (
    day_meant,
    id_meant,
    language_meant,
    number_meant,
    slip_in_value,
    told_once,
    truth_meant,
    type_meant,
)
from toolkit.content.yaml.prune import value_at
from toolkit.contract.codes import LintCode
from toolkit.contract.data import LANGUAGES
from toolkit.reading.text import is_blank
from toolkit.rules.cpr import mask

LIKE_A_LANGUAGE = 0.4  # names so short are alike with one letter in common: dk, dansk, english
_LONGEST_VALUE = 60

# pydantic's own names of faults, and ours → what stands in `templates/locale/lint.yaml`.
_WANTED = {
    "string_type": "text",
    "int_type": "whole",
    "float_type": "number",
    "bool_type": "bool",
    "list_type": "list",
    "dict_type": "map",
    "model_type": "map",
    "text_or_number": "text-or-number",
    "list_or_name": "list-or-name",
    "scale_or_name": "scale-or-name",
}
_URLS = "^https?://", "^(https?://"
# What a text must look like, by what remedies call it.
FORMS = {
    ID_PATTERN: "id", OPTION_PATTERN: "option", DATE_PATTERN: "date", AT_PATTERN: "place", CLOCK_PATTERN: "clock",
    COLOUR_PATTERN: "colour", REFERENCE_PATTERN: "reference", NEW_VALUE_PATTERN: "option",
}  # fmt: skip
_LIMITS = {"ge": "≥", "le": "≤", "lt": "<"}
_OWN_CODES: dict[str, LintCode] = {
    "condition_form": "condition-form",
    "scale_range": "scale-range",
    "grid_kind": "grid-kind",
    "table_rows": "table-rows",
    "score_kind": "score-kind",
    "match_form": "match-form",
    "pages_why": "pages-without-why",
    "cards_of": "cards-of",
    "poster_of": "poster-of",
}
_TEXTS: dict[str, LintCode] = {"text_by_language": "bad-text", "texts_by_language": "bad-text-list"}


class Fault(NamedTuple):
    """What is wrong in our terms; `key`: the key itself is meant, not its value."""

    code: LintCode
    data: dict[str, Any]
    key: bool = False


def as_typed(kind: Any, file: YamlFile, at: Path_ = ()) -> tuple[Any, list[Problem]]:
    """The part of `file` at `at` as `kind`, or None with what is wrong with it."""
    try:
        return _adapter(kind).validate_python(value_at(file.data, at)), []
    except ValidationError as error:
        faults = error.errors(include_url=False)[: MOST_PROBLEMS + 1]
        problems = told_once([_problem(fault, kind, file, at) for fault in faults])
        return None, cut_off(told_as_key(kind, file, at, problems))


def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Made once per kind: 40,000 named lists are 40,000 questions."""
    if id(kind) not in _ADAPTERS:
        _ADAPTERS[id(kind)] = (kind, TypeAdapter(kind))
    return _ADAPTERS[id(kind)][1]


_ADAPTERS: dict[int, tuple[Any, TypeAdapter[Any]]] = {}  # by identity (and kept alive): annotated types have no hash


def _problem(fault: Any, kind: Any, file: YamlFile, at: Path_) -> Problem:
    place: Path_ = fault["loc"]
    # Left out: the tags of unions (`<text>`), and pydantic's word for "the key of this mapping".
    path = (*at, *(step for step in place if not (isinstance(step, str) and (step[:1] == "<" or step == "[key]"))))
    slip = slip_in_value(fault, file, path)
    if slip:
        return slip
    code, data, key = _fault(fault, kind, place)
    if code == "missing-key" and fault["type"] == "missing":
        path = path[:-1]
    if code == "unknown-type":
        path = (*path, "type")
    return file.problem(code, path, key=key, data=data)


def _fault(fault: Any, kind: Any, place: Path_) -> Fault:
    name, found, context = fault["type"], fault["input"], fault.get("ctx") or {}
    if name == "missing":
        return _missing(part_at(kind, place[:-1]), str(place[-1]))
    if name == "union_tag_not_found":
        return _missing(part_at(kind, (*place, "<text>")), "type")
    if name == "extra_forbidden":
        known = allowed_keys(kind, place[:-1])
        data = {"key": shown(place[-1]), "known": ", ".join(known), "meant": nearest(place[-1], known)}
        return Fault("unknown-key", data, key=True)
    if name == "union_tag_invalid":
        known = re.findall("<([a-z]+)>", context["expected_tags"])
        fits = type_meant(str(found["type"]), known)
        return _not_one_of("unknown-type", found["type"], known, fits)
    if name == "literal_error" and isinstance(found, str):
        known = re.findall("'([^']*)'", context["expected"])
        if set(known) <= set(LANGUAGES):
            return _not_one_of("no-language", found, known, language_meant(found))
        return _not_one_of("unknown-value", found, known, None)
    if name == "string_pattern_mismatch":
        form = "url" if context["pattern"].startswith(_URLS) else FORMS[context["pattern"]]
        meant = id_meant(shown(found)) if form == "id" else day_meant(shown(found)) if form == "date" else None
        data = {"value": shown(found), "how": Word(f"how.{form}"), "meant": meant}
        return Fault("bad-form", data, key=place[-1] == "[key]")
    if name in ("too_short", "too_long"):
        limit = f"≥ {context['min_length']}" if name == "too_short" else f"≤ {context['max_length']}"
        return Fault("list-length", {"count": len(found), "limit": limit})
    if name in ("greater_than_equal", "less_than_equal", "less_than"):
        sign = next(key for key in _LIMITS if key in context)
        return Fault("number-range", {"value": found, "limit": f"{_LIMITS[sign]} {context[sign]}"})
    if name in _TEXTS:
        how = _how_to_quote(found) or _TEXTS[name]
        return Fault(_TEXTS[name], {"found": _found(found), "value": shown(found), "how": Word(f"how.{how}")})
    if name == "text_language":
        return Fault(
            "text-language", {"key": shown(found), "meant": nearest(found, LANGUAGES, LIKE_A_LANGUAGE)}, key=True
        )
    if name == "scale_labels":
        return Fault("scale-labels", {"step": found}, key=True)
    if name == "named_twice":
        return Fault("duplicate-id", {"id": shown(found)})
    wanted_form = _form_of(kind, place) if name == "string_type" and isinstance(found, (int, float)) else None
    if wanted_form and not re.search(wanted_form, shown(found)):  # quotes alone would not help: a time of day as 9.00
        return Fault("bad-form", {"value": shown(found), "how": Word(f"how.{FORMS[wanted_form]}")})
    if name in _OWN_CODES:
        return Fault(_OWN_CODES[name], {})
    data = wrong_type(_WANTED.get(name, "text"), found)
    part = part_at(kind, place) if name == "model_type" and found is not None else None
    needed = [info.alias or key for key, info in part.model_fields.items() if info.is_required()] if part else []
    data |= {"how": Word("how.map-keys"), "keys": ", ".join(f"{key}: …" for key in needed)} if needed else {}
    return Fault("wrong-type", data, key=place[-1:] == ("[key]",))


def _form_of(kind: Any, place: Path_) -> str | None:
    """The pattern of the key at `place`, where it is one of those that are told in words."""
    part = part_at(kind, place[:-1])
    info = (
        next((info for name, info in part.model_fields.items() if (info.alias or name) == place[-1]), None)
        if part
        else None
    )
    # That of a key that may be left out stands one level down.
    inside = [one for kind in get_args(info.annotation) for one in getattr(kind, "__metadata__", ())] if info else []
    patterns = [getattr(one, "pattern", None) for one in [*info.metadata, *inside]] if info else []
    return next((pattern for pattern in patterns if pattern in FORMS), None)


def _missing(part: Any, key: str) -> Fault:
    words = described(part, key) if part else None
    return Fault("missing-key", {"key": key, "what": ByLanguage(words) if words else ""})


def wrong_type(wanted: str, found: Any) -> dict[str, Any]:
    """What the sentence about a value of the wrong kind needs; `wanted` is one of `lint.kinds`."""
    how = "nothing" if found is None else (_how_to_quote(found) if wanted == "text" else None) or wanted
    meant = truth_meant(found) if wanted == "bool" else None
    alone = number_meant(found) if wanted in ("whole", "number") else None
    how = "number-alone" if alone else how
    return {
        "mended": alone,
        "wanted": Word(f"kinds.{wanted}"),
        "found": _found(found),
        "value": shown(found),
        "how": Word(f"how.{how}"),
        "meant": meant,
    }


def _not_one_of(code: LintCode, found: Any, known: list[str], meant: str | None) -> Fault:
    return Fault(code, {"value": shown(found), "known": ", ".join(known), "meant": meant or nearest(found, known)})


def shown(value: Any) -> str:
    """A value as YAML writes it, short, without civil registration numbers."""
    if value is None or isinstance(value, (list, dict)):
        return ""
    return mask(str(value).lower() if isinstance(value, bool) else str(value))[:_LONGEST_VALUE]


def _how_to_quote(value: Any) -> str | None:
    return "quotes" if isinstance(value, (bool, int, float)) else None


def _found(value: Any) -> str:
    if isinstance(value, bool):
        return shown(value)
    if isinstance(value, str):
        return Word("kinds.blank" if is_blank(value) else "kinds.text")
    kinds = {NoneType: "nothing", int: "number", float: "number", list: "list", dict: "map"}
    return Word(f"kinds.{kinds[type(value)]}")


def bad_key(file: YamlFile, path: Path_, key: str) -> list[Problem]:
    """The fault of a key that stands in addresses of the site and is no id."""
    if re.fullmatch(ID_PATTERN.strip("^$"), key):
        return []
    return [
        file.problem(
            "bad-form", path, key=True, data={"value": shown(key), "how": Word("how.id"), "meant": id_meant(key)}
        )
    ]
