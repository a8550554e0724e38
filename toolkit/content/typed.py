"""From a parsed YAML file to a typed object, with every fault as a Problem at its line and column."""

from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from toolkit.content.problem import Problem, nearest
from toolkit.content.yamlfile import YamlFile

# pydantic's own names of faults → ours; the rest is `wrong-type`.
_CODES = {
    "extra_forbidden": "unknown-key",
    "missing": "missing-key",
    "union_tag_invalid": "unknown-type",
    "union_tag_not_found": "missing-key",
    "string_pattern_mismatch": "bad-form",
    "greater_than_equal": "number-range",
    "less_than_equal": "number-range",
    "too_short": "list-length",
    "too_long": "list-length",
    "literal_error": "unknown-value",
    "text_by_language": "bad-text",
    "texts_by_language": "bad-text-list",
    "text_language": "text-language",
    "condition_form": "condition-form",
    "scale_range": "scale-range",
    "scale_labels": "scale-labels",
    "grid_kind": "grid-kind",
    "table_rows": "table-rows",
    "score_kind": "score-kind",
    "match_form": "match-form",
}
_KINDS = {
    "string_type": "text", "int_type": "number", "float_type": "number", "bool_type": "bool", "list_type": "list", "dict_type": "map",
    "model_type": "map", "model_attributes_type": "map",
}  # fmt: skip


def as_typed(kind: Any, file: YamlFile, at: tuple[str | int, ...] = ()) -> tuple[Any, list[Problem]]:
    """The part of `file` at `at` as `kind`, or None with what is wrong with it."""
    data: Any = file.data
    for key in at:
        data = data[key]
    try:
        return TypeAdapter(kind).validate_python(data), []
    except ValidationError as error:
        problems: dict[tuple[object, ...], Problem] = {}
        for fault in error.errors(include_url=False):
            problem = _problem(fault, file, at)
            problems.setdefault((problem.code, problem.line, problem.column, problem.where), problem)
        return None, list(problems.values())


def _problem(fault: Any, file: YamlFile, at: tuple[str | int, ...]) -> Problem:
    path = (*at, *_path_in_file(file.data, at, fault["loc"]))
    code = _CODES.get(fault["type"], "wrong-type")
    context = fault.get("ctx") or {}
    data: dict[str, Any] = {}
    whole = (*at, *fault["loc"])
    if fault["type"] == "union_tag_not_found":
        data = {"key": "type"}
    elif code == "missing-key":
        data = {"key": str(fault["loc"][-1])}
    elif code == "unknown-key":
        data = {"key": str(whole[-1]), "meant": nearest(whole[-1], _known_keys(file, path))}
        line, column = file.place(path, key=True)
        return Problem(code, file.name, line, column, written(path), data)
    elif code in ("unknown-type", "unknown-value"):
        known = str(context.get("expected_tags") or context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        found = context.get("tag", fault.get("input"))
        data = {"value": str(found)[:60], "known": known, "meant": nearest(found, known.split(", "))}
    elif code == "bad-form":
        data = {"value": str(fault.get("input"))[:60]}
    elif code == "number-range":
        data = {"value": fault.get("input"), "limit": context.get("ge", context.get("le"))}
    elif code == "text-language":
        data = {"key": context["key"]}
    elif code == "wrong-type":
        data = {"wanted": _KINDS.get(fault["type"], "other")}
    line, column = file.place(path)
    return Problem(code, file.name, line, column, written(path), data)


def _path_in_file(data: Any, at: tuple[str | int, ...], loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """pydantic's place without the names of union members, which are not in the file."""
    for step in at:
        data = data[step]
    path: list[str | int] = []
    for part in loc:
        if (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        ):
            data = data[part]
        else:
            continue
        path.append(part)
    return tuple(path)


def _known_keys(file: YamlFile, path: tuple[str | int, ...]) -> set[str]:
    return _ALL_KEYS - {str(key) for key in file.keys if key == path}


def _collect_keys() -> set[str]:
    from toolkit.content import model

    parts = [part for part in vars(model).values() if isinstance(part, type) and issubclass(part, BaseModel)]
    return {info.alias or name for part in parts for name, info in part.model_fields.items()}


_ALL_KEYS = _collect_keys()


def written(path: tuple[str | int, ...]) -> str:
    """A path as an author reads it: `sections[1].fields[2].label`, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
