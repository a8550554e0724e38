"""Conditions that can never hold: decided by trying, never wrongly, and only while the combinations are few."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.small import SHEET, field, problems_of, sheet
from toolkit.content.library import Library, Sheet, worksheet_from_text
from toolkit.content.lint import conditions
from toolkit.content.normalise import normalise
from toolkit.content.yaml.file import parse_yaml
from toolkit.rules import evaluate


def options(*values: str, exclusive: str = "") -> str:
    items = (
        f"{{value: {v}, label: {{da: L {v}, en: L {v}}}{', exclusive: true' if v == exclusive else ''}}}"
        for v in values
    )
    return f"options: [{', '.join(items)}]"


_ROWS = "rows: [{id: a, label: {da: L a, en: L a}}, {id: b, label: {da: B, en: B}}]"
FIELDS = [
    field(f"type: choice, {options('a', 'b', 'c')}", "pick"),
    field(f"type: choices, {options('a', 'b', 'c', 'none', exclusive='none')}, at_most: 2", "many"),
    field(f"type: choices, {options('a', 'b', 'c')}, at_least: 2", "two"),
    field("type: scale, scale: {min: 0, max: 3}, not_relevant: true", "degree"),
    field("type: number, min: 0, max: 10", "whole"),
    field("type: number, min: 0.5, max: 2, decimals: 1", "half"),
    field("type: number", "free"),
    field("type: date, min: 2026-01-01, max: 2026-01-02", "day"),
    field("type: text, max_length: 5", "words"),
    field(f"type: ranking, {options('a', 'b', 'c')}, at_least: 2", "order"),
    field(f"type: grid, {_ROWS}, scale: {{min: 1, max: 3}}", "grid"),
    field(f"type: table, {_ROWS}, columns: [{field('type: number', 'c')}]", "fixed"),
    field(f"type: table, min_rows: 2, max_rows: 4, columns: [{field('type: number', 'c')}]", "rows"),
    field(f"type: placement, {_ROWS}, columns: [{{id: x, label: {{da: A, en: A}}}}], max_cards: 3", "board"),
    field("type: text, show_if: {field: pick, is: a}", "if-a"),
    field("type: text, show_if: {field: if-a, answered: true}", "if-if-a"),
    field("type: scale, scale: {min: 1, max: 5}, show_if: {not: {field: pick, answered: true}}", "if-none"),
]

CAN = [
    "{field: pick, is: a}",
    "{any: [{field: pick, is: a}, {field: pick, is: b}]}",
    "{not: {field: pick, in: [a, b]}}",
    "{all: [{field: many, includes: a}, {field: many, includes: b}]}",
    "{all: [{field: many, includes: none}, {field: many, at_most: 1}]}",
    "{field: many, at_least: 2}",
    "{not: {any: [{field: two, includes: a}, {field: two, answered: false}]}}",
    "{field: degree, is: na}",
    "{all: [{field: degree, at_least: 3}, {field: degree, at_most: 3}]}",
    "{field: degree, is: 0}",
    "{all: [{field: whole, at_least: 5}, {field: whole, at_most: 7}, {not: {field: whole, in: [5, 7]}}]}",
    "{field: half, is: 0.5}",
    "{all: [{field: half, at_least: 1.2}, {not: {field: half, is: 1.2}}, {field: half, at_most: 1.3}]}",
    "{field: free, at_least: 999999999999999}",
    "{field: free, at_most: -7}",
    "{all: [{field: day, answered: true}, {not: {field: day, is: 2026-01-01}}]}",
    "{all: [{field: words, answered: true}, {not: {field: words, in: [a, '–', '—']}}]}",
    "{field: order, at_most: 2}",
    "{all: [{field: grid, answered: true}, {field: grid.a, answered: false}]}",
    "{all: [{field: grid, answered: true}, {not: {field: grid.a, is: 1}}, {field: grid.b, is: 2}]}",
    "{all: [{field: fixed, answered: true}, {field: fixed.a.c, at_most: 3}]}",
    "{field: rows, at_least: 4}",
    "{field: board, at_most: 1}",
    "{all: [{field: if-a, answered: false}, {field: pick, is: b}]}",
    "{all: [{field: if-none, is: 5}, {field: pick, answered: false}]}",
    "{all: [{field: if-if-a, answered: true}, {field: pick, is: a}]}",
]
CANNOT = [
    "{all: [{field: pick, is: a}, {field: pick, is: b}]}",
    "{all: [{field: pick, is: a}, {not: {field: pick, in: [a, b]}}]}",
    "{all: [{field: pick, is: a}, {field: pick, answered: false}]}",
    "{not: {any: [{field: pick, answered: false}, {field: pick, in: [a, b, c]}]}}",
    "{all: [{field: many, includes: none}, {field: many, includes: a}]}",  # exclusive
    "{field: many, at_least: 3}",
    "{field: two, at_most: 1}",
    "{all: [{field: two, answered: true}, {not: {field: two, includes: a}}, {not: {field: two, includes: b}}]}",
    "{all: [{field: degree, is: na}, {field: degree, at_least: 0}]}",
    "{field: degree, at_least: 4}",
    "{field: whole, at_least: 11}",
    "{field: whole, is: 2.5}",
    "{all: [{field: whole, at_least: 5}, {field: whole, at_most: 6}, {not: {field: whole, in: [5, 6]}}]}",
    "{field: half, is: 0.4}",
    "{all: [{field: half, at_least: 1.2}, {not: {field: half, is: 1.2}}, {field: half, at_most: 1.29}]}",
    "{all: [{field: day, answered: true}, {not: {field: day, in: [2026-01-01, 2026-01-02]}}]}",
    "{field: day, is: 2026-01-03}",
    "{field: day, is: tomorrow}",
    "{field: words, is: ' '}",
    "{field: words, is: longer}",
    "{field: order, at_most: 1}",
    "{all: [{field: grid, answered: true}, {field: grid.a, answered: false}, {field: grid.b, answered: false}]}",
    "{all: [{field: grid, answered: false}, {field: grid.a, is: 1}]}",
    "{all: [{field: fixed, answered: false}, {field: fixed.a.c, at_least: 3}]}",
    "{field: rows, at_least: 5}",
    "{field: rows, at_most: 1}",
    "{field: board, at_least: 4}",
    "{all: [{field: if-a, answered: true}, {field: pick, is: b}]}",
    "{all: [{field: if-if-a, answered: true}, {field: pick, is: b}]}",  # hidden over two steps
    "{all: [{field: if-none, at_least: 1}, {field: pick, is: a}]}",
]


def codes(folder: Path, show_if: str) -> list[str]:
    text = sheet("\n".join([*FIELDS, field(f"type: text, show_if: {show_if}")]))
    return [problem.code for problem in problems_of(folder, {SHEET: text})]


@pytest.mark.parametrize("show_if", CAN)
def test_can_hold(tmp_path: Path, show_if: str) -> None:
    assert codes(tmp_path, show_if) == []


@pytest.mark.parametrize("show_if", CANNOT)
def test_can_never_hold(tmp_path: Path, show_if: str) -> None:
    assert codes(tmp_path, show_if) == ["never-holds"]


def test_a_section_and_its_field_against_each_other(tmp_path: Path) -> None:
    text = sheet(FIELDS[0]).replace(
        "examples:",
        "  - id: later\n    title: {da: A, en: A}\n    show_if: {field: pick, is: a}\n    fields:\n      - FIELD\nexamples:",
    )
    marked = text.replace("FIELD", field("type: text, show_if: {field: pick, is: b}"))
    (problem,) = problems_of(tmp_path, {SHEET: marked})
    assert (problem.code, problem.where) == ("never-holds", "sections[2].fields[1].show_if")
    assert (
        problems_of(tmp_path, {SHEET: text.replace("FIELD", field("type: text, show_if: {field: pick, is: a}"))}) == []
    )


def test_a_section_that_can_never_be_shown(tmp_path: Path) -> None:
    text = sheet(FIELDS[0]).replace(
        "examples:",
        "  - id: later\n    title: {da: A, en: A}\n    show_if: {all: [{field: pick, is: a}, {field: pick, is: b}]}\n    fields:\n      - FIELD\nexamples:",
    )
    (problem,) = problems_of(tmp_path, {SHEET: text.replace("FIELD", field("type: text"))})
    assert (problem.code, problem.where) == ("never-holds", "sections[2].show_if")


def _contradiction(count: int, choices: int) -> str:
    """`count` fields of `choices` options, of which the first must be two things at once."""
    letters = [f"o{n}" for n in range(choices)]
    fields = [field(f"type: choice, {options(*letters)}", f"p{n}") for n in range(count)]
    # Whatever the others are: so that a wrong answer is only known at the end.
    others = ", ".join(f"{{any: [{{field: p{n}, is: o0}}, {{not: {{field: p{n}, is: o0}}}}]}}" for n in range(1, count))
    wish = f"{{all: [{others}, {{field: p0, is: o0}}, {{field: p0, is: o1}}]}}"
    return sheet("\n".join([*fields, field(f"type: text, show_if: {wish}")]))


def test_up_to_100_000_combinations_are_tried(tmp_path: Path) -> None:
    assert [p.code for p in problems_of(tmp_path, {SHEET: _contradiction(7, 4)})] == ["never-holds"]  # 5^7 = 78,125


def test_more_combinations_are_accepted(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {SHEET: _contradiction(8, 4)}) == []  # 5^8 = 390,625


def test_every_answer_of_sixteen_fields(tmp_path: Path) -> None:
    """2^16 combinations that cannot be lumped together, none of which holds."""
    fields = [field("type: text", f"t{n}") for n in range(16)]
    either = ", ".join(
        f"{{any: [{{field: t{n}, answered: true}}, {{field: t{n}, answered: false}}]}}" for n in range(1, 16)
    )
    wish = f"{{all: [{either}, {{field: t0, answered: true}}, {{field: t0, answered: false}}]}}"
    problems = problems_of(tmp_path, {SHEET: sheet("\n".join([*fields, field(f"type: text, show_if: {wish}")]))})
    assert [problem.code for problem in problems] == ["never-holds"]


def test_a_long_list_of_options(tmp_path: Path) -> None:
    letters = [f"o{n}" for n in range(16)]
    wish = ", ".join(
        [*(f"{{field: many, includes: {letter}}}" for letter in letters), "{not: {field: many, includes: o15}}"]
    )
    text = sheet(
        "\n".join(
            [field(f"type: choices, {options(*letters)}", "many"), field(f"type: text, show_if: {{all: [{wish}]}}")]
        )
    )
    assert [problem.code for problem in problems_of(tmp_path, {SHEET: text})] == ["never-holds"]
    letters = [f"o{n}" for n in range(60)]
    wish = ", ".join(f"{{field: many, includes: {letter}}}" for letter in letters)
    text = sheet(
        "\n".join(
            [field(f"type: choices, {options(*letters)}", "many"), field(f"type: text, show_if: {{all: [{wish}]}}")]
        )
    )
    assert problems_of(tmp_path, {SHEET: text}) == []


def test_a_long_chain_and_a_long_circle(tmp_path: Path) -> None:
    def sections(last: str, turned: bool = False) -> str:
        shown = [last, *(f"f{n}" for n in range(399))]
        shown = [*(f"f{n}" for n in range(1, 400)), last] if turned else shown
        fields = [
            field(f"type: text, show_if: {{field: {before}, answered: true}}", f"f{n}")
            for n, before in enumerate(shown)
        ]
        parts = (fields[start : start + 80] for start in range(0, 400, 80))
        return "".join(
            f"  - id: s{n}\n    title: {{da: Del {n}, en: Part {n}}}\n    fields:\n"
            + "".join(f"      - {line}\n" for line in part)
            for n, part in enumerate(parts)
        )

    for added, code in (
        (sections("name"), "condition-chain"),
        (sections("name", turned=True), "condition-chain"),
        (sections("f399"), "condition-circle"),
    ):
        problems = problems_of(tmp_path, {SHEET: sheet().replace("examples:", added + "examples:")})
        assert {problem.code for problem in problems} == {code}


# By brute force: every valid answer to these five fields, through the rules themselves.
_DOMAINS: dict[str, list[Any]] = {
    "pick": [None, "a", "b"],
    "many": [None, ["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"]],
    "degree": [None, 1, 2, 3],
    "grid": [None, {"a": 1}, {"a": 2}, {"b": 1}, {"b": 2}, {"a": 1, "b": 1}, {"a": 1, "b": 2}, {"a": 2, "b": 1}, {"a": 2, "b": 2}],
}  # fmt: skip
_SMALL = [
    field(f"type: choice, {options('a', 'b')}", "pick"),
    field(f"type: choices, {options('a', 'b', 'c')}, at_most: 2", "many"),
    field("type: scale, scale: {min: 1, max: 3}, show_if: {not: {field: pick, is: b}}", "degree"),
    field(f"type: grid, {_ROWS}, scale: {{min: 1, max: 2}}", "grid"),
]
_ATOMS = [
    *({"field": "pick", "is": value} for value in "ab"),
    *({"field": "many", "includes": value} for value in "abc"),
    *({"field": "many", op: n} for op in ("at_least", "at_most") for n in (1, 2, 3)),
    *({"field": "degree", op: n} for op in ("is", "at_least", "at_most") for n in (1, 2, 3)),
    *({"field": f"grid.{row}", op: n} for row in "ab" for op in ("is", "at_most") for n in (1, 2)),
    *({"field": name, "answered": yes} for name in ("pick", "many", "degree", "grid", "grid.a") for yes in (True, False)),
]  # fmt: skip
_TREES = st.recursive(
    st.sampled_from(_ATOMS),
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=4).map(lambda of: {"all": of}),
        st.lists(parts, min_size=2, max_size=3).map(lambda of: {"any": of}),
        parts.map(lambda of: {"not": of}),
    ),
    max_leaves=6,
)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(_TREES)
def test_as_brute_force_finds(tree: dict[str, Any]) -> None:
    show_if = json.dumps(tree)
    text = sheet("\n".join([*_SMALL, field(f"type: text, show_if: {show_if}")]))
    worksheet = worksheet_from_text(text)
    model = normalise(worksheet, "da", Library(Path()))
    said = conditions.check(Sheet(worksheet, parse_yaml(text, SHEET)), model)
    combinations = (dict(zip(_DOMAINS, values, strict=True)) for values in product(*_DOMAINS.values()))
    can_hold = any("extra" in evaluate(model, {"answers": answers}).visible for answers in combinations)
    assert [problem.code for problem in said] == ([] if can_hold else ["never-holds"])
