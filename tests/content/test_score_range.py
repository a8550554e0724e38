"""The range of a score, which its bands must cover: against every choice of items that may be answered."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.small import SHEET, field, problems_of, sheet
from toolkit.content.lint.scores import score_range
from toolkit.reading.number import round_half_up

_BOUNDS = st.tuples(st.integers(-3, 5), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))
_ITEMS = st.lists(st.tuples(_BOUNDS, st.sampled_from(["1", "2", "0.5"])), min_size=1, max_size=5)


def _model(items: list[Any], kind: str, needed: int, decimals: int) -> tuple[dict[str, Any], dict[str, Any]]:
    fields = {f"f{n}": {"type": "scale", "min": low, "max": high} for n, ((low, high), _) in enumerate(items)}
    parts = [{"path": [f"f{n}"], "weight": weight} for n, (_, weight) in enumerate(items)]
    return {"kind": kind, "items": parts, "min_answered": needed, "decimals": decimals}, fields


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_ITEMS, st.sampled_from(["mean", "sum"]), st.integers(1, 5), st.integers(0, 2))
def test_as_every_choice_of_items_gives_it(items: list[Any], kind: str, needed: int, decimals: int) -> None:
    needed = min(needed, len(items))
    values = []
    for count in range(needed, len(items) + 1):
        for chosen in combinations(items, count):
            weights = sum(Fraction(weight) for _, weight in chosen)
            for end in (0, 1):
                total = sum(Fraction(weight) * bounds[end] for bounds, weight in chosen)
                values.append(Fraction(total / weights if kind == "mean" else total))
    expected = round_half_up(min(values), decimals), round_half_up(max(values), decimals)
    assert score_range(*_model(items, kind, needed, decimals)) == expected


def test_a_number_without_bounds_has_no_range() -> None:
    score, fields = _model([((1, 5), "1")], "mean", 1, 1)
    fields["f0"] |= {"type": "number", "min": None, "max": "3"}
    assert score_range(score, fields) is None


@pytest.mark.parametrize(
    ("keys", "last", "code"),
    [
        ("mean_of: [step, wide], min_answered: 2", "7.5", None),
        ("mean_of: [step, wide], min_answered: 2", "7.4", "band-hole"),
        ("mean_of: [step, wide], min_answered: 1", "7.5", "band-hole"),
        ("mean_of: [step, wide], min_answered: 2, weights: {wide: 3}", "8.8", None),  # 35 / 4 = 8.75
        ("sum_of: [step, wide], min_answered: 1", "15", None),
        ("sum_of: [step, wide], min_answered: 1, reversed: [wide]", "14.9", "band-hole"),
        ("mean_of: [half], decimals: 0", "2", "band-hole"),  # 2.5 is shown as 3
        ("mean_of: [half], decimals: 0", "3", None),
    ],
)
def test_the_last_band(tmp_path: Path, keys: str, last: str, code: str | None) -> None:
    fields = [
        field("type: scale, scale: {min: 1, max: 10}", "wide"),
        field("type: number, min: 0, max: 2.5, decimals: 1", "half"),
    ]
    score = f"{{id: s, label: {{da: A, en: A}}, {keys}, bands: [{{up_to: {last}, label: {{da: A, en: A}}}}]}}"
    problems = problems_of(tmp_path, {SHEET: sheet("\n".join(fields), top=f"scores: [{score}]")})
    assert [problem.code for problem in problems] == ([code] if code else [])
    if code:
        assert Decimal(problems[0].data["highest"]) > Decimal(last)
