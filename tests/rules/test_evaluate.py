"""What holds for every worksheet and every answer, and what only Python can show."""

import copy
import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.generate import make_model
from tests.rules.generate_answers import make_document
from tests.rules.plain import in_python, plain
from tests.tiers import ALL
from toolkit.rules import evaluate

LARGE = 50_000 if ALL else 20_000
_SIMPLE = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["a", "r1", "1", "010190-1234"])
)
ANY_JSON = st.recursive(
    _SIMPLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def field(kind: str, **keys: Any) -> dict[str, Any]:
    return {"id": "f", "type": kind, "required": False, "show_if": None, **keys}


ROWS = [{"id": "r1"}, {"id": "r2"}]
OPTIONS = [{"value": "a", "exclusive": False}, {"value": "b", "exclusive": True}]
FIELDS = {
    "text": field("text", max_length=5),
    "number": field("number", unit="kr.", min="0", max="10", decimals=1),
    "date": field("date", min=None, max="2026-12-31"),
    "choice": field("choice", options=OPTIONS),
    "choices": field("choices", options=OPTIONS, at_least=2, at_most=1),
    "scale": field("scale", min=1, max=5, not_relevant=True),
    "grid": field("grid", rows=ROWS, cell={"type": "scale", "min": 1, "max": 5, "not_relevant": False}),
    "fixed table": field("table", rows=ROWS, columns=[field("text", max_length=5)], min_rows=0, max_rows=None),
    "free table": field("table", rows=None, columns=[field("text", max_length=5)], min_rows=1, max_rows=4),
    "placement": field("placement", rows=ROWS, columns=ROWS, max_cards=3, max_length=120),
    "ranking": field("ranking", options=OPTIONS, at_least=1),
    "cards": field("cards", statements=[]),
}


def model_with(kind: str) -> dict[str, Any]:
    sections = [{"id": "s", "show_if": None, "fields": [FIELDS[kind]]}]
    change = {"from": 1, "rename": {"old": "f"}, "values": {"f": {"x": "a"}}, "dropped": ["gone"]}
    item = {"path": ["f"], "weight": "1", "reverse": None}
    score = {"id": "m", "kind": "mean", "items": [item], "min_answered": 1, "decimals": 1, "bands": []}
    return {"version": 2, "language": "da", "sections": sections, "scores": [score], "changes": [change]}


@settings(max_examples=600 if ALL else 60, deadline=None)
@given(
    kind=st.sampled_from(sorted(FIELDS)),
    answer=ANY_JSON,
    version=st.sampled_from([1, 2]) | ANY_JSON,
    respondent=ANY_JSON,
)
def test_no_json_value_makes_it_raise(kind: str, answer: Any, version: Any, respondent: Any) -> None:
    evaluate(
        model_with(kind),
        {"answers": {"f": answer, "old": answer, "gone": answer}, "version": version, "respondent": respondent},
    )
    evaluate(model_with(kind), answer)


def test_canonical_answers_mean_the_same_again() -> None:
    """What was read from a PDF, saved as JSON and read again is the same: nothing is lost or told twice."""
    for seed in range(150 if ALL else 50):
        rng = random.Random(seed)
        model = make_model(rng)
        for _ in range(4):
            document = make_document(rng, model)
            if not isinstance(document, dict) or not isinstance(document.get("answers"), dict):
                continue
            first = in_python(model, {key: document[key] for key in ("answers", "respondent") if key in document})
            again = in_python(
                model, json.loads(json.dumps({"answers": first["answers"], "respondent": first["respondent"]}))
            )
            # Not kept: no object.
            first["findings"] = [finding for finding in first["findings"] if finding["field"] != "respondent"]
            assert {key: plain(first[key]) for key in first} == {key: plain(again[key]) for key in again}, seed


def test_the_document_is_left_as_it_was() -> None:
    for seed in range(60):
        rng = random.Random(seed)
        model = make_model(rng)
        document = make_document(rng, model)
        before = copy.deepcopy((model, document))
        evaluate(model, document)
        assert plain([model, document]) == plain(list(before))


def test_hostile_sizes_end() -> None:
    """In time that grows with the size: with the square of it, this test would take hours."""
    answers = {
        "text": "e\u0301" * LARGE,
        "number": "1" * LARGE,
        "date": " " * LARGE + "1.1.2026" + "1" * LARGE,
        "choices": ["x"] * LARGE + [str(number) for number in range(LARGE)],
        "grid": {f"k{number}": number for number in range(LARGE)},
        "free table": [{"f": "x"}, {}] * LARGE,
        "placement": [{"text": "x", "to": [1, 2, 3]}] * LARGE
        + [{"to": "1" + " " * LARGE + "x"}, {"to": "1 " * LARGE + "x"}],
        "ranking": ["a", "x"] * LARGE,
    }
    for kind, answer in answers.items():
        assert evaluate(model_with(kind), {"answers": {"f": answer}}).findings, kind


def test_a_deep_answer_is_searched_without_recursion() -> None:
    deep: Any = "010190-1234"
    for _ in range(LARGE):
        deep = [deep]
    findings = evaluate(model_with("text"), {"answers": {"other": deep, "f": "x"}, "version": 1}).findings
    assert [finding.code for finding in findings] == ["older-version", "unknown-field", "looks-like-cpr"]
    while isinstance(deep, list):  # taken apart by hand: dropping it whole would recurse
        deep = deep[0]


def test_findings_come_in_the_order_of_the_sheet() -> None:
    grid = {**FIELDS["grid"], "required": True, "rows": [{"id": "r1"}, {"id": "r2"}, {"id": "r3"}]}
    model = model_with("text")
    model["sections"][0]["fields"] = [
        grid,
        {**FIELDS["text"], "id": "z"},
        {**FIELDS["text"], "id": "a", "required": True},
    ]
    document = {
        "version": 1,
        "answers": {"\U0001f600": 1, "\uffff": 1, "z": 5, "f": {"r3": 9, "r1": 9, "q": 1}},
        "respondent": {"x": 1, "name": 5},
    }
    found = [(finding.code, finding.field, finding.row) for finding in evaluate(model, document).findings]
    assert found == [
        ("older-version", None, None),
        ("wrong-type", "respondent.name", None),
        ("unknown-field", "respondent.x", None),
        ("out-of-range", "f", "r1"),
        ("row-incomplete", "f", "r2"),
        ("out-of-range", "f", "r3"),
        ("unknown-field", "f", "q"),
        ("wrong-type", "z", None),
        ("required", "a", None),
        ("unknown-field", "\uffff", None),
        ("unknown-field", "\U0001f600", None),
    ]


def test_severity() -> None:
    findings = evaluate(model_with("text"), {"version": 1, "answers": {"gone": "x", "f": 5}}).findings
    assert [(finding.code, finding.severity) for finding in findings] == [
        ("older-version", "note"),
        ("answer-dropped", "note"),
        ("wrong-type", "error"),
    ]


def test_a_circle_of_conditions_ends() -> None:
    model = model_with("text")
    first, second = (
        {**FIELDS["text"], "id": name, "show_if": {"op": "answered", "path": [other], "value": True}}
        for name, other in (("p", "q"), ("q", "p"))
    )
    model["sections"][0]["fields"] = [first, second]
    assert evaluate(model, {"answers": {"p": "x", "q": "y"}}).visible == []


def test_weights_that_add_up_to_nothing_give_no_mean() -> None:
    model = model_with("scale")
    model["scores"][0]["items"][0]["weight"] = "0"
    assert evaluate(model, {"answers": {"f": 3}}).scores[0]["value"] is None
