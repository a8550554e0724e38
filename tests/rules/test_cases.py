"""Every case of `tests/cases/`, by Python and by the browser's rules. `tests/cases/README.md` says how to write one."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real import LIBRARY
from tests.rules.browser import evaluate_in_browser
from tests.rules.plain import in_python, plain
from toolkit.content.library import Library, worksheet_from_text
from toolkit.content.normalise import normalise
from toolkit.content.yaml.file import parse_yaml
from toolkit.contract.codes import FINDING_CODES
from toolkit.contract.javascript import field_types
from toolkit.contract.shape import FIELDS
from toolkit.paths import ROOT
from toolkit.words.locale import words

CASES = Path(__file__).parents[1] / "cases"
CASE_KEYS = {"name", "worksheet", "language", "answers", "version", "respondent", "document", "expect"}
EXPECT_KEYS = {"findings", "visible", "scores", "answers", "respondent", "dropped", "totals"}
CODES = {
    code
    for code in FINDING_CODES
    for room in ("reading", "fields", "rules")
    for path in (ROOT / "toolkit" / room).rglob("*.py")
    if path.stem != "match"  # its kinds of rows are no findings
    if f'"{code}"' in path.read_text("utf-8")
}


@cache
def _library() -> Library:
    return LIBRARY


def _load() -> list[dict[str, Any]]:
    cases = []
    for path in sorted([*CASES.glob("*.yaml"), *FIELDS.glob("*/cases.yaml")]):
        name = path.parent.name if path.stem == "cases" else path.stem
        file = parse_yaml(path.read_text("utf-8"), path.name).data
        for case in file["cases"]:
            assert set(case) <= CASE_KEYS and set(case["expect"]) <= EXPECT_KEYS, (path.name, case["name"])
            cases.append(
                {"worksheet": file.get("worksheet"), "language": "da", **case, "id": f"{name}: {case['name']}"}
            )
    return cases


ALL = _load()


def model_of(case: dict[str, Any]) -> dict[str, Any]:
    return _model(json.dumps(case["worksheet"]), case["language"])


@cache
def _model(written: str, language: str) -> dict[str, Any]:
    worksheet = _with_numbers_as_keys(json.loads(written))
    if isinstance(worksheet, str):
        known = _library().sheets[worksheet].worksheet
    else:
        known = worksheet_from_text(yaml.safe_dump(worksheet, allow_unicode=True))
    model: dict[str, Any] = json.loads(json.dumps(normalise(known, language, _library())))
    return model


def _with_numbers_as_keys(value: Any, is_labels: bool = False) -> Any:
    """JSON has no keys that are numbers; the labels of a scale have."""
    if isinstance(value, list):
        return [_with_numbers_as_keys(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        int(key) if is_labels and key.lstrip("-").isdigit() else key: _with_numbers_as_keys(item, key == "labels")
        for key, item in value.items()
    }


def document_of(case: dict[str, Any]) -> Any:
    if "document" in case:
        return case["document"]
    return {key: case[key] for key in ("answers", "version", "respondent") if key in case}


@cache
def _browser_results() -> dict[str, dict[str, Any]]:
    results = evaluate_in_browser({"model": model_of(case), "document": document_of(case)} for case in ALL)
    return dict(zip([case["id"] for case in ALL], results, strict=True))


@pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])
def test_both_say_it(case: dict[str, Any]) -> None:
    _check("Python", in_python(model_of(case), document_of(case)), case["expect"])
    _check("JavaScript", _browser_results()[case["id"]], case["expect"])


def _check(whose: str, result: dict[str, Any], expect: dict[str, Any]) -> None:
    assert "error" not in result, whose
    found, wanted = sorted(result["findings"], key=_place), sorted(expect["findings"], key=_place)
    assert [_place(finding) for finding in found] == [_place(finding) for finding in wanted], whose
    for finding, data in [(finding, entry.get("data", {})) for finding, entry in zip(found, wanted, strict=True)]:
        assert plain({key: finding["data"].get(key) for key in data}) == plain(data), whose
    for key in ("visible", "answers", "respondent", "dropped", "totals"):
        if key in expect:
            assert plain(result[key]) == plain(expect[key]), (whose, key)
    scores = {score["id"]: score for score in result["scores"]}
    for name, score in expect.get("scores", {}).items():
        assert plain({key: scores[name][key] for key in score}) == plain(score), whose


def _place(finding: dict[str, Any]) -> tuple[Any, ...]:
    return finding["code"], *(
        (finding.get(key) is not None, str(finding.get(key))) for key in ("field", "row", "column")
    )


def test_there_are_enough_cases() -> None:
    assert len(ALL) >= 170
    assert len({case["id"] for case in ALL}) == len(ALL)


def test_the_cases_cover_every_field_type_and_every_finding_of_the_rules() -> None:
    models = [model_of(case) for case in ALL]
    types = {field["type"] for model in models for section in model["sections"] for field in section["fields"]}
    assert types == set(field_types())
    codes = {finding["code"] for case in ALL for finding in case["expect"]["findings"]}
    assert codes == CODES, codes ^ CODES
    assert codes <= set(words("da")["findings"])
