"""Answer files: what is read, and what each unreadable one is called, with its place."""

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.contract.unreadable import Unreadable
from toolkit.intake.as_written import settled
from toolkit.intake.documents import read_json, read_yaml_answers, write_answers

HEAD = '{"format": "brobygger-answers/1", "worksheet": "demo"'
YAML_HEAD = "format: brobygger-answers/1\nworksheet: demo\n"


def verdict(data: bytes | str, read: Any = read_json) -> tuple[str, Any, Any]:
    with pytest.raises(Unreadable) as caught:
        read(data.encode() if isinstance(data, str) else data)
    return caught.value.verdict, caught.value.data.get("line"), caught.value.data.get("column")


def test_json() -> None:
    data = f'{HEAD}, "answers": {{"a": "blå", "b": 2}}, "version": 2}}'
    expected = {"format": "brobygger-answers/1", "worksheet": "demo", "answers": {"a": "blå", "b": 2}, "version": 2}
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read_json(data.encode(encoding)) == expected


def test_yaml_without_a_question_that_says() -> None:
    """Of an unknown worksheet: numbers and the like only where they would be written again sign for sign."""
    data = (
        YAML_HEAD
        + "answers: {a: no, b: 2026-11-20, c: 1:30, d: 08, 1: x, e: ja, f: 1e999, g: null, h: 8, i: 1.50, j: 1.5, 03: true}"
    )
    answers = {"a": "no", "b": "2026-11-20", "c": "1:30", "d": "08", "1": "x", "e": "ja", "f": "1e999", "g": None,
               "h": 8, "i": "1.50", "j": 1.5, "03": True}  # fmt: skip
    for encoding in ("utf-8", "utf-8-sig"):
        assert settled(read_yaml_answers(data.encode(encoding))[0], None)["answers"] == answers


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("{", 1, 2),
        ("", None, None),
        (HEAD + ',\n "a": 1,\n "b": {"c": 1, "d": 2,\n  "c": 3}}', 4, 3),
        (HEAD + ', "c": 1,\n "\\u0063": 2}', 2, 2),
        (HEAD + ',\n "a": NaN}', 2, 7),
        (HEAD + ', "a": "NaN",\n "b": -Infinity}', 2, 7),
        (HEAD + ', "a": ' + "[" * 2_000_000, 1, None),
        ('{"a":' * 50 + "1" + "}" * 50, 1, None),
        (HEAD + ', "a": 1} x', 1, None),
        ('\\"' * 2_000_000, 1, 1),
        (HEAD + ", 'a': 1}", 1, None),
        (HEAD + ', "a": "\t"}', 1, None),
    ],
)
def test_bad_json(text: str, line: int | None, column: int | None) -> None:
    found = verdict(text)
    assert found[:2] == ("bad-json" if text else "empty-file", line)
    assert column is None or found[2] == column


def test_numbers_of_any_size_cost_nothing() -> None:
    assert verdict(HEAD + ', "a": ' + "9" * 4_000_000 + "}")[0] == "value-too-long"
    document = read_json((HEAD + ', "a": ' + "9" * 90_000 + ', "b": 1e999, "c": 1e5, "d": -12}').encode())
    assert (
        isinstance(document["a"], str)
        and document["b"] == "1e999"
        and document["c"] == 100_000
        and document["d"] == -12
    )


def test_half_a_pair_has_no_bytes() -> None:
    assert read_json((HEAD + ', "a": "\\ud800 x \\uD83D\\uDE00", "\\udfff": 1}').encode())["a"] == "� x 😀"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (YAML_HEAD + "answers: &a [1]\nrespondent: *a", 3),
        (YAML_HEAD + "answers: !!python/object:os.system {}", 3),
        (YAML_HEAD + "answers: {a: 1}\nanswers: {b: 2}", 4),
        (YAML_HEAD + "answers:\n\ta: 1", 4),
        (YAML_HEAD + "answers: [", 4),
        ("a: b: c", 1),
        ("[" * 100_000, 1),
        ("a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)), 1),
        ("--- 1\n--- 2", 2),
        ("x: \x00", 1),
    ],
)  # fmt: skip
def test_bad_yaml(text: str, line: int) -> None:
    assert verdict(text, read_yaml_answers)[:2] == ("bad-yaml", line)


def test_yaml_with_a_million_lines() -> None:
    assert verdict("- x\n" * 1_200_000, read_yaml_answers)[0] == "too-many-fields"


@pytest.mark.parametrize("read", [read_json, read_yaml_answers])
def test_files_of_no_use(read: Any) -> None:
    assert verdict(b"", read)[0] == "empty-file"
    assert verdict(b" \n", read)[0] == "empty-file"
    assert verdict(b" " * 5_000_001, read)[0] == "too-big"
    assert verdict("bl\u00e5".encode("latin-1"), read) == ("wrong-encoding", 1, None)
    assert verdict(b"\xff\xfe\x00", read)[0] == "wrong-encoding"


@pytest.mark.parametrize(
    "document",
    [[], 1, "x", {}, {"format": "brobygger-answers/1"}, {"worksheet": "demo"}, {"format": "brobygger-answers/2", "worksheet": "demo"},
     {"format": "brobygger-answers/1", "worksheet": 5}],
)  # fmt: skip
def test_not_answers(document: Any) -> None:
    assert verdict(json.dumps(document))[0] == "not-answers"
    if not (isinstance(document, dict) and document.get("worksheet") == 5):  # in YAML a text like any other
        assert verdict(json.dumps(document), read_yaml_answers)[0] == "not-answers"


@pytest.mark.parametrize("read", [read_json, read_yaml_answers])
@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({f"k{number}": 1 for number in range(20_000)}, "too-many-fields"),
        ({"table": [{"a": "x"}] * 7_000}, "too-many-fields"),
        ({"a": "x" * 100_001}, "value-too-long"),
        ({f"k{number}": "x" * 100_001 for number in range(40)}, "value-too-long"),
    ],
)
def test_more_than_any_sheet_has(answers: dict[str, Any], expected: str, read: Any) -> None:
    document = {"format": "brobygger-answers/1", "worksheet": "demo", "answers": answers}
    assert verdict(json.dumps(document), read)[0] == expected


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False) | TEXT
    | st.sampled_from(["no", "08", "1e5", "1_000", "0x1f", "1:30", "~", "", "=", "- a", "null", "2026-11-20", "1.", "+1", "!x", "&a", "x: y"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None)
@given(st.dictionaries(TEXT, VALUE, max_size=5))
def test_what_is_written_is_read_again(answers: dict[str, Any]) -> None:
    document = {"format": "brobygger-answers/1", "worksheet": "demo", "answers": answers}
    assert read_json(write_answers(document, ".json")) == document
    found = settled(read_yaml_answers(write_answers(document, ".yaml"))[0], None)
    assert same(found, document), write_answers(document, ".yaml")


def same(left: Any, right: Any) -> bool:
    """Equal, and 1 is not true."""
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(right, float):
        return isinstance(left, (float, int)) and math.isclose(left, right, rel_tol=1e-15, abs_tol=0)
    return type(left) is type(right) and bool(left == right)
