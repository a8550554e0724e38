"""Random answer documents for a model: good, nearly good and hostile. The same seed gives the same ones."""

import random
from typing import Any

from tests.rules.generate import OPTIONS, Model, examples_of, fields_of
from tests.rules.generate_texts import HOSTILE_KEYS, date_text, hostile, number, number_text, text
from toolkit.rules.place import put, take


def make_document(rng: random.Random, model: Model) -> Any:
    """An answer document for the model; now and then any JSON value."""
    if rng.random() < 0.01:
        return hostile(rng)
    make = rng.choice([answer, answer, answer, good])
    answers: Any = {field["id"]: make(rng, field) for field in fields_of(model["sections"]) if rng.random() < 0.8}
    for change in model["changes"]:
        for before, name in change["rename"].items():
            if rng.random() < 0.3:
                for value in take(answers, {name}).values():
                    put(answers, before, value)
        for name in change["dropped"]:
            if rng.random() < 0.3:
                answers[name] = rng.choice(["bye", "010190-1234", hostile(rng)])
    if rng.random() < 0.15:
        answers[rng.choice(HOSTILE_KEYS)] = rng.choice([hostile(rng), text(rng), {"deep": [text(rng)]}])
    document = {"answers": answers if rng.random() < 0.98 else hostile(rng)}
    if rng.random() < 0.7:
        document["version"] = rng.choice(
            [
                model["version"],
                rng.randint(1, 4),
                rng.randint(1, 4),
                rng.randint(-1, 9),
                1.0,
                1.5,
                "1",
                "x",
                True,
                None,
                [],
                [1],
            ]
        )
    if rng.random() < 0.4:
        document["respondent"] = _respondent(rng) if rng.random() < 0.95 else hostile(rng)
    return document


def _respondent(rng: random.Random) -> Model:
    keys = rng.sample(
        ["name", "organisation", "group", "round", "case_no", "date", "sector", *HOSTILE_KEYS], rng.randint(0, 5)
    )
    made = {"date": date_text(rng), "sector": rng.choice(["public", " third ", "state"])}
    return {key: made.get(key, text(rng)) if rng.random() < 0.9 else hostile(rng) for key in keys}


def answer(rng: random.Random, field: Model) -> Any:
    """An answer to a field or a cell: mostly of the right kind."""
    kind = rng.random()
    if kind < 0.06:
        return hostile(rng)
    return good(rng, field) if kind < 0.3 else _ANSWERS.get(field["type"], _like_examples)(rng, field)


def good(rng: random.Random, field: Model) -> Any:
    """An answer without fault, as far as one can be made without thought."""
    kind = field["type"]
    if kind in ("text", "longtext"):
        return rng.choice(["ok", " fine ", "år"])
    if kind == "number":
        return rng.choice(
            [
                number
                for number in (0, 0.2, 1, "1", "5", 1000)
                if field["max"] is None or float(number) <= float(field["max"])
            ]
        )
    if kind == "date":
        return rng.choice(["2024-02-29", "1.3.2026", "3/4-26", "7. maj 1999"])
    if kind == "choice":
        return rng.choice(field["options"])["value"]
    if kind in ("choices", "ranking"):
        return [option["value"] for option in field["options"]]
    if kind == "scale":
        return rng.randint(field["min"], field["max"])
    if kind == "grid":
        return {row["id"]: good(rng, field["cell"]) for row in field["rows"]}
    if kind == "table":
        rows = [{column["id"]: good(rng, column) for column in field["columns"]} for _ in field["rows"] or [1, 2, 3]]
        return (
            rows
            if field["rows"] is None
            else {row["id"]: cells for row, cells in zip(field["rows"], rows, strict=True)}
        )
    if kind == "placement":
        return [{"text": "ok", "row": field["rows"][0]["id"], "column": field["columns"][0]["id"], "to": []}]
    return None if kind == "cards" else examples_of(kind)[0]["answers"][0]


def _like_examples(rng: random.Random, field: Model) -> Any:
    """What a type's own examples answer, and texts that are like them."""
    given = rng.choice([answer for example in examples_of(field["type"]) for answer in example["answers"]])
    return rng.choice([given, given, f" {given} ", f"{given}{text(rng)}", str(given)[:-1], text(rng)])


def _option(rng: random.Random, field: Model) -> Any:
    value = rng.choice(field["options"])["value"]
    return rng.choice([value, value, value, f" {value}\n", value.upper(), rng.choice(OPTIONS), "unknown", text(rng)])


def _step(rng: random.Random, field: Model) -> Any:
    step = rng.randint(field["min"], field["max"])
    return rng.choice(
        [
            step,
            step,
            step,
            float(step),
            str(step),
            f" {step} ",
            step + 0.5,
            rng.randint(-9, 12),
            "na",
            "NA",
            "-0",
            "+1",
            "1.0",
            "1000",
            1e15,
            -0.0,
        ]
    )


def _card(rng: random.Random, field: Model, count: int) -> Any:
    lines = [
        rng.choice([rng.randint(0, count + 1), rng.randint(1, count), 2.0, "1", 1.5, 1e15, True])
        for _ in range(rng.randint(0, 3))
    ]
    written = rng.choice([lines, lines, ", ".join(map(str, lines)), "1;2 3", "1 ,  2,", "1,,2", "", "1000", "a"])
    entries = {
        "text": text(rng),
        "row": rng.choice([rng.choice(field["rows"])["id"], " r1 ", "zz", 1]),
        "column": rng.choice([rng.choice(field["columns"])["id"], "r1", None]),
        "mine": rng.choice([True, False, True, "true", 1, 0]),
        "to": written,
        rng.choice(HOSTILE_KEYS): hostile(rng),
    }
    return {key: entry for key, entry in entries.items() if rng.random() < (0.1 if key in HOSTILE_KEYS else 0.75)}


def _cells(rng: random.Random, cells: dict[str, Model]) -> Model:
    made = {name: answer(rng, cell) for name, cell in cells.items() if rng.random() < 0.75}
    if rng.random() < 0.08:
        made[rng.choice(HOSTILE_KEYS)] = rng.choice([hostile(rng), text(rng)])
    return made


def _grid(rng: random.Random, field: Model) -> Any:
    return _cells(rng, {row["id"]: field["cell"] for row in field["rows"]})


def _table(rng: random.Random, field: Model) -> Any:
    columns = {column["id"]: column for column in field["columns"]}
    if field["rows"] is None:
        return [_cells(rng, columns) if rng.random() < 0.9 else hostile(rng) for _ in range(rng.randint(0, 7))]
    made = {
        row["id"]: _cells(rng, columns) if rng.random() < 0.95 else hostile(rng)
        for row in field["rows"]
        if rng.random() < 0.8
    }
    return made | (
        {rng.choice(HOSTILE_KEYS): rng.choice([hostile(rng), {"deep": text(rng)}])} if rng.random() < 0.05 else {}
    )


def _ranking(rng: random.Random, field: Model) -> Any:
    values = [option["value"] for option in field["options"]]
    if rng.random() < 0.5:
        return rng.sample(values, rng.randint(0, len(values))) + ([_option(rng, field)] if rng.random() < 0.2 else [])
    places = rng.sample(range(1, len(values) + 1), len(values))
    made = {
        value: rng.choice([place, str(place), f" {place}"])
        for value, place in zip(values, places, strict=True)
        if rng.random() < 0.8
    }
    if rng.random() < 0.4:
        made[rng.choice([*values, "unknown", "__proto__"])] = rng.choice(
            [0, 1, 2, 99, "x", "", 1.5, True, "1", hostile(rng)]
        )
    return made


_ANSWERS = {
    "text": lambda rng, field: text(rng),
    "longtext": lambda rng, field: text(rng),
    "number": lambda rng, field: rng.choice([number(rng), number_text(rng, field["unit"])]),
    "date": lambda rng, field: date_text(rng),
    "choice": _option,
    "choices": lambda rng, field: [_option(rng, field) for _ in range(rng.randint(0, 5))],
    "scale": _step,
    "grid": _grid,
    "table": _table,
    "placement": lambda rng, field: [
        _card(rng, field, 4) if rng.random() < 0.93 else hostile(rng) for _ in range(rng.randint(0, 6))
    ],
    "ranking": _ranking,
    "cards": lambda rng, field: hostile(rng),
}
