"""The small parts of `toolkit/rules/`, where Python has kinds of value that JSON and JavaScript have not."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from toolkit.contract.data import LANGUAGES
from toolkit.reading.date import parse_date
from toolkit.reading.number import decimals_of, parse_number, round_half_up, to_json, whole_number
from toolkit.reading.text import WHITE_SPACE, filled, is_empty, trim
from toolkit.rules import Finding, mask, mask_document
from toolkit.rules.condition import paths_in, same
from toolkit.rules.cpr import looks_like_cpr
from toolkit.rules.earlier import Place, place_today


@pytest.mark.parametrize("raw", [math.nan, math.inf, -math.inf, 10**400, 10**15, -(10**15), True, None, [], {}])
def test_no_number(raw: object) -> None:
    assert parse_number(raw, "da") is None
    assert whole_number(raw) is None


def test_numbers_are_exact() -> None:
    assert parse_number("0,1", "da") == parse_number(0.1, "da") == Decimal("0.1")
    assert parse_number(123456789.123456, "en") == Decimal("123456789.123456")


def test_every_accepted_number_survives_json() -> None:
    for text in ("123456789,123456", "999999999999999", "99999999999999,9", "-0,000001", "100000000000,001"):
        number = parse_number(text, "da")
        assert number is not None and Decimal(repr(to_json(number))) == number, text


def test_a_whole_number_is_an_int() -> None:
    assert [type(to_json(Decimal(text))) for text in ("5", "5.0", "-0.0", "5.5")] == [int, int, int, float]


@pytest.mark.parametrize(("text", "decimals"), [("1.50", 1), ("100", 0), ("1E+3", 0), ("0.000", 0), ("0.001", 3)])
def test_decimals(text: str, decimals: int) -> None:
    assert decimals_of(Decimal(text)) == decimals


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(1005, 1000), 2, "1.01"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(9, 4), 1, "2.3"),
        (Fraction(10**18 + 1, 10**3), 3, "1000000000000000.001"),
        (Fraction(0), 1, "0.0"),
    ],
)
def test_rounding(value: Fraction, decimals: int, rounded: str) -> None:
    assert str(round_half_up(value, decimals)) == rounded


def test_white_space_is_what_javascript_trims() -> None:
    assert len(WHITE_SPACE) == 25 == len(set(WHITE_SPACE))
    assert trim("\x1c\x85") == "\x1c\x85"
    assert is_empty(WHITE_SPACE)


def test_filled() -> None:
    assert filled({"a": 0, "b": False, "c": " ", "d": None, "e": [], "f": {}, "": "x"}) == {"a": 0, "b": False, "": "x"}


def test_every_month_is_known_in_every_language() -> None:
    for signs in LANGUAGES.values():
        days = [parse_date(f"1. {name} 2026") for name in signs["months"]]
        assert days == [f"2026-{month:02}-01" for month in range(1, 13)]
    assert {parse_date(f"1. {name} 2026") for name in ("maj", "may", "Maj.", "MAY")} == {"2026-05-01"}


def test_one_is_not_a_word_and_not_true() -> None:
    assert same(1, 1.0) and same("1", "1")
    assert not same(1, "1") and not same(1, True) and not same(0, False) and not same("", None)


def test_paths_in_a_condition() -> None:
    asked = {"op": "in", "path": ["a"], "values": []}
    condition = {
        "op": "all",
        "of": [asked, {"op": "not", "of": [{"op": "answered", "path": ["b", "c"], "value": True}]}],
    }
    assert paths_in(condition) == [["a"], ["b", "c"]]
    assert paths_in(None) == []


def test_a_place_that_a_finding_has_stays() -> None:
    assert Finding("x", column="").at("f", "r", "c") == Finding("x", "f", "r", "")


@pytest.mark.parametrize("text", ["010190-1234", "311299 1234", "0101901234", "010190 - 1234", "x010190–1234."])
def test_masking(text: str) -> None:
    assert looks_like_cpr(text)
    assert "******-****" in mask(text) and not looks_like_cpr(mask(text))


def test_masking_every_one_and_nothing_else() -> None:
    assert mask("010190-1234,020290-1234") == "******-****,******-****"
    assert mask("tlf. 12 34 56 78, sag 26/1234, 1010190-1234") == "tlf. 12 34 56 78, sag 26/1234, 1010190-1234"


def test_masking_a_document() -> None:
    document = {"answers": {"a": ["010190-1234", 5, None, True], "010190-1234": {"b": "ok"}}}
    assert mask_document(document) == {"answers": {"a": ["******-****", 5, None, True], "******-****": {"b": "ok"}}}


@pytest.mark.parametrize(
    ("then", "today"),
    [
        (("kept", None, None), ("kept", None, None)),
        (("kept", "row", "column"), ("kept", "row", "column")),
        (("old", None, None), ("new", None, None)),
        (("old", "row", None), ("new", "row", None)),
        (("grid", "a", None), ("table", "a", "b")),
        (("single", None, None), ("grid", "single", None)),
    ],
)
def test_where_today_that_stands_which_stood_elsewhere(then: Place, today: Place) -> None:
    change: dict[str, Any] = {"values": {}, "dropped": []}
    renamed = [{"old": "middle", "grid.a": "table.a.b"}, {"middle": "new", "single": "grid.single"}]
    model: Any = {"changes": [change | {"from": n, "rename": names} for n, names in enumerate(renamed, 1)]}
    assert place_today(model, 1, then) == today
