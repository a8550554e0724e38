"""Every case of match.yaml, by Python and by the browser's rules; and the profiles of the content."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real import LIBRARY
from tests.rules.browser import evaluate_in_browser
from tests.rules.plain import plain
from toolkit.content.library import load_library
from toolkit.content.normalise import normalise
from toolkit.rules import evaluate
from toolkit.rules.match import chosen_values, match_all

FILE = yaml.load((Path(__file__).parent / "match.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
CASES = FILE["cases"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("content")
    (folder / "worksheets").mkdir()
    (folder / "worksheets" / "match.yaml").write_text(yaml.safe_dump(FILE["worksheet"], allow_unicode=True), "utf-8")
    (folder / "lists.yaml").write_text(yaml.safe_dump(FILE["lists"], allow_unicode=True), "utf-8")
    library, problems = load_library(folder)
    assert not problems
    return _as_json(normalise(library.sheets["match"].worksheet, "da", library))


@pytest.fixture(scope="module")
def by_browser(model: dict[str, Any]) -> list[Any]:
    requests = [_request(case["profiles"]) for case in CASES]
    return evaluate_in_browser([{"model": model}, *requests])


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["name"] for case in CASES])
def test_case(number: int, model: dict[str, Any], by_browser: list[Any]) -> None:
    case = CASES[number]
    ours = _by_python(model, [{"answers": answers} for answers in case["profiles"]])
    told = [pair | {"rows": [[row["kind"], row["field"], row["from"], row["values"]] for row in pair["rows"]]} for pair in ours]  # fmt: skip
    assert told == case["pairs"]
    assert plain(by_browser[number]) == plain(ours)


@pytest.mark.parametrize("language", ["da", "en"])
def test_profiles_of_the_content(language: str) -> None:
    compared = 0
    library = LIBRARY
    for sheet in library.worksheets:
        model = _as_json(normalise(sheet, language, library))
        documents = [{"answers": example["answers"]} for example in model["examples"]]
        if not model["match"] or len(documents) < 2:
            continue
        pairs = _by_python(model, documents)
        assert any(row["reason"] for pair in pairs for row in pair["rows"])
        request = {"document": documents, "match": True}
        assert plain(evaluate_in_browser([{"model": model}, request])[0]) == plain(pairs)
        compared += 1
    assert compared


def _request(profiles: list[Any]) -> dict[str, Any]:
    return {"document": [{"answers": answers} for answers in profiles], "match": True}


def _by_python(model: Any, documents: list[Any]) -> Any:
    return match_all(model, [chosen_values(model, evaluate(model, document)) for document in documents])


def _as_json(model: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(model))
    return found
