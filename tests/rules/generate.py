"""Random normalised models: every field type, conditions, scores, changes. The same seed gives the same one."""

import random
from functools import cache
from typing import Any

import yaml

from toolkit.author.normal import Normaliser
from toolkit.contract.javascript import field_types
from toolkit.contract.shape import FIELDS, shape_of
from toolkit.fields.registry import author, normaliser

Model = dict[str, Any]

# `constructor` is a name that every JavaScript object already has; ids of this form are allowed.
_IDS = [
    "constructor",
    "a",
    "b-2",
    "goal",
    "place",
    "value-of",
    "when",
    "who",
    "how-much",
    "x1",
    "steps",
    "order",
    "list",
]
OPTIONS = ["yes", "no", "maybe", "10", "2", "na", "constructor", "X-ray", "none"]
_TYPES = field_types()
_COLUMN_TYPES = [kind for kind in field_types() if shape_of(kind).get("column")]


def make_model(rng: random.Random) -> Model:
    """A normalised model with every part that the rules read."""
    ids = rng.sample(_IDS, rng.randint(3, len(_IDS)))
    fields = [_field(rng, name) for name in ids]
    sections = []
    while fields:
        count = rng.randint(1, 5)
        sections.append({"id": f"s{len(sections)}", "show_if": None, "fields": fields[:count]})
        fields = fields[count:]
    _add_conditions(rng, sections)
    version = rng.randint(1, 4)
    return {
        "version": version,
        "language": rng.choice(["da", "en"]),
        "sections": sections,
        "scores": [_score(rng, n, fields_of(sections)) for n in range(rng.randint(0, 3))],
        "changes": [_change(rng, n, fields_of(sections)) for n in range(1, version) if rng.random() < 0.9],
    }


def fields_of(sections: list[Model]) -> list[Model]:
    return [field for section in sections for field in section["fields"]]


def _field(rng: random.Random, name: str, types: list[str] = _TYPES) -> Model:
    kind = rng.choice(types)
    return {"id": name, "type": kind, "required": rng.random() < 0.3, "show_if": None, **_keys(rng, kind)}


def _keys(rng: random.Random, kind: str) -> Model:
    if kind in ("text", "longtext"):
        return {"max_length": rng.choice([5, 30, 120, 600])}
    if kind == "number":
        low, high = rng.choice([(None, None), ("0", None), ("-2.5", "1000"), ("0.1", "0.3"), (None, "999999.999999")])
        return {
            "unit": rng.choice([None, None, "kr.", "år", "%", "m2"]),
            "min": low,
            "max": high,
            "decimals": rng.choice([0, 1, 2, 6]),
        }
    if kind == "date":
        low, high = rng.choice([(None, None), ("2020-01-01", None), ("2024-02-29", "2026-12-31"), (None, "1999-12-31")])
        return {"min": low, "max": high}
    if kind == "scale":
        low = rng.randint(-3, 2)
        return {"min": low, "max": low + rng.randint(1, 9), "not_relevant": rng.random() < 0.5}
    if kind in ("choice", "choices", "ranking"):
        options = rng.sample(OPTIONS, rng.randint(1, 6))
        keys: Model = {"options": [{"value": value, "exclusive": value == "none"} for value in options]}
        if kind != "choice":
            keys |= {"at_least": rng.choice([None, 1, 2, 3])}
        return keys | ({"at_most": rng.choice([None, 1, 2, 4])} if kind == "choices" else {})
    if kind == "grid":
        cell = rng.choice(["scale", "choice"])
        return {"rows": _places(rng), "cell": {"type": cell, "required": False, **_keys(rng, cell)}}
    if kind == "table":
        columns = [_field(rng, place["id"], _COLUMN_TYPES) for place in _places(rng)]
        if rng.random() < 0.5:
            return {"columns": columns, "rows": _places(rng), "min_rows": 0, "max_rows": None}
        return {"columns": columns, "rows": None, "min_rows": rng.randint(0, 3), "max_rows": rng.randint(3, 5)}
    if kind == "placement":
        return {"rows": _places(rng), "columns": _places(rng), "max_cards": rng.randint(1, 5), "max_length": 120}
    if kind == "cards":
        return {"statements": [], "backs": "below", "back_offset": {"right": "0", "down": "0"}}
    example = author(kind).model_validate(rng.choice(examples_of(kind))["field"])
    own = normaliser(kind)(example, {}, Normaliser("da", {}, {}, lambda column: {}))
    return {key: value for key, value in own.items() if key != "type"}


@cache
def examples_of(kind: str) -> list[Model]:
    """The examples of a type's own folder: what is tried of a type that nobody has written a generator for."""
    found: list[Model] = yaml.load((FIELDS / kind / f"{kind}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)[
        "examples"
    ]
    return found


def _places(rng: random.Random) -> list[Model]:
    return [
        {"id": name} for name in rng.sample(["r1", "r2", "constructor", "text", "mine", "col-a"], rng.randint(1, 4))
    ]


def _add_conditions(rng: random.Random, sections: list[Model]) -> None:
    """Conditions ask only for fields earlier in a random order, so they may point forward; in some models they ask for any, in circles."""
    fields = fields_of(sections)
    is_circular = rng.random() < 0.15
    rank = {field["id"]: n for n, field in enumerate(rng.sample(fields, len(fields)))}
    for section in sections:
        parts = [(section, min(rank[field["id"]] for field in section["fields"]))]
        parts += [(field, rank[field["id"]]) for field in section["fields"]]
        for part, below in parts:
            known = [field for field in fields if is_circular or rank[field["id"]] < below]
            if known and rng.random() < 0.4:
                part["show_if"] = _condition(rng, known, 3)


def _condition(rng: random.Random, known: list[Model], depth: int) -> Model:
    op = rng.choice(["all", "any", "not", "in", "in", "includes", "at_least", "at_most", "answered"])
    if op in ("all", "any", "not") and depth:
        return {
            "op": op,
            "of": [_condition(rng, known, depth - 1) for _ in range(1 if op == "not" else rng.randint(1, 3))],
        }
    field = rng.choice(known)
    path = _path(rng, field)
    cell = _cell(field, path)
    if op == "includes":
        return {"op": op, "path": path, "value": rng.choice(OPTIONS)}
    if op in ("at_least", "at_most"):
        return {"op": op, "path": path, "value": rng.choice(["0", "1", "2", "3", "-1", "0.2", "2.5", "1000"])}
    if op == "answered":
        return {"op": op, "path": path, "value": rng.random() < 0.5}
    values = [
        rng.choice([rng.choice(OPTIONS), rng.randint(-2, 5), 0.5, "1", str(rng.randint(0, 5))])
        for _ in range(rng.randint(1, 3))
    ]
    if "options" in cell:
        values.append(rng.choice(cell["options"])["value"])
    return {"op": "in", "path": path, "values": values}


def _path(rng: random.Random, field: Model) -> list[str]:
    path = [field["id"]]
    if field.get("rows") and field["type"] in ("grid", "table") and rng.random() < 0.8:
        path.append(rng.choice(field["rows"])["id"])
        if field["type"] == "table" and rng.random() < 0.9:
            path.append(rng.choice(field["columns"])["id"])
    return path


def _cell(field: Model, path: list[str]) -> Model:
    if len(path) == 2 and field["type"] == "grid":
        return dict(field["cell"])
    return dict(next(column for column in field["columns"] if column["id"] == path[2])) if len(path) == 3 else field


def _score(rng: random.Random, number: int, fields: list[Model]) -> Model:
    countable = [field for field in fields if field["type"] in ("number", "scale", "grid", "table")] or fields
    paths = [_path(rng, rng.choice(countable if rng.random() < 0.9 else fields)) for _ in range(rng.randint(1, 6))]
    items = [
        {
            "path": path,
            "weight": rng.choice(["1", "1", "2", "0.5", "0.1", "0"]),
            "reverse": rng.choice([None, None, "6", "-1", "5.5"]),
        }
        for path in paths
    ]
    limits = sorted(rng.sample(["-1", "0", "0.5", "1.5", "2.4", "3", "1000000"], rng.randint(0, 4)), key=float)
    return {
        "id": f"score-{number}",
        "kind": rng.choice(["mean", "sum"]),
        "items": items,
        "min_answered": rng.randint(0, 3),
        "decimals": rng.randint(0, 4),
        "bands": [{"up_to": limit, "label": f"to {limit}", "advice": rng.choice([None, "Talk."])} for limit in limits],
    }


def _change(rng: random.Random, number: int, fields: list[Model]) -> Model:
    names = [field["id"] for field in fields] + [".".join(_path(rng, field)) for field in fields]
    tables = [field for field in fields if field["type"] == "table"]
    columns = [f"{table['id']}.{column['id']}" for table in tables for column in table["columns"]] or names
    renamed = rng.sample(names, rng.randint(0, min(4, len(names))))
    old = {
        name: rng.choice(
            [
                f"old-{name}".partition(".")[0],
                f"v{number}-{name}",
                rng.choice(names),
                "grid.r1",
                "grid.r2",
                "table.r1.x",
                "table.r2.x",
            ]
        )
        for name in renamed
    }
    mapped = {
        rng.choice(names + list(old.values())): {
            rng.choice([*OPTIONS, "past", "__proto__", "1", "2", "3", "0", "na", "2026-04-03"]): rng.choice(
                [*OPTIONS, "1", "3", "4"]
            )
            for _ in range(rng.randint(1, 3))
        }
        for _ in range(rng.randint(0, 4))
    }
    return {
        "from": number,
        "rename": {before: name for name, before in old.items()},
        "values": mapped,
        "dropped": rng.sample(
            ["gone", "comments", rng.choice(names), rng.choice(columns), "constructor"], rng.randint(0, 2)
        ),
    }
