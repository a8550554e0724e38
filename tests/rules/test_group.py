"""Every case of group.yaml. There is one implementation, the browser's: nobody else lays answers side by side."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real import LIBRARY
from tests.rules.browser import evaluate_in_browser
from tests.rules.plain import plain
from toolkit.content.library import worksheet_from_text
from toolkit.content.normalise import normalise

FILE = yaml.load((Path(__file__).parent / "group.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
SUMMARIES, LINES = FILE["summaries"], FILE["lines"]


def _model() -> dict[str, Any]:
    library = LIBRARY
    sheet = worksheet_from_text(yaml.safe_dump(FILE["worksheet"], allow_unicode=True))
    model: dict[str, Any] = json.loads(json.dumps(normalise(sheet, "da", library)))
    return model


@pytest.fixture(scope="module")
def said() -> list[Any]:
    requests: list[dict[str, Any]] = [{"model": _model()}]
    for case in SUMMARIES:
        respondents = case.get("respondents", [{}] * len(case["answers"]))
        documents = [
            {"answers": answers, "respondent": who} for answers, who in zip(case["answers"], respondents, strict=True)
        ]
        requests.append({"document": documents, "summary": {"minGroup": 3, "minWord": 5}})
    requests += [{"document": case["text"], "line": True} for case in LINES]
    return evaluate_in_browser(requests)


@pytest.fixture(scope="module")
def back(said: list[Any]) -> list[Any]:
    """The lines of the answers that the lines gave."""
    read = said[len(SUMMARIES) :]
    asked = [{"model": _model()}, *({"document": {"answers": one["answers"]}, "line": True} for one in read)]
    return evaluate_in_browser(asked)


@pytest.mark.parametrize("number", range(len(SUMMARIES)), ids=[case["name"] for case in SUMMARIES])
def test_summary(number: int, said: list[Any]) -> None:
    case, made = SUMMARIES[number], said[number]
    field, row = case["question"]
    question = next(one for one in made["questions"] if (one["field"], one["row"]) == (field, row))
    assert plain({key: question[key] for key in case["is"]}) == plain(case["is"])
    assert made["forms"] == len(case["answers"])
    if "left_out" in case:
        assert made["left_out"] == case["left_out"]


@pytest.mark.parametrize("number", range(len(LINES)), ids=[case["name"] for case in LINES])
def test_line(number: int, said: list[Any], back: list[Any]) -> None:
    case, read = LINES[number], said[len(SUMMARIES) + number]
    assert plain({key: read[key] for key in case["is"]}) == plain(case["is"])
    assert back[number] == case["back"]


def test_scores_and_boards() -> None:
    documents = [
        {"answers": {"clear": 2, "board": [{"text": "Café", "row": "early", "column": "here"}]}},
        {"answers": {"clear": 4, "board": [{"text": "Kor", "row": "early", "column": "here"}, {"text": "Uden plads"}]}},
    ]
    [made] = evaluate_in_browser([{"model": _model()}, {"document": documents, "summary": {"minGroup": 1}}])
    [score], [board] = made["scores"], made["boards"]
    assert plain({key: score[key] for key in ("id", "n", "median", "min", "max")}) == plain(
        {"id": "mean", "n": 2, "median": 3, "min": 2, "max": 4}
    )
    assert board["cells"] == {"early": {"here": 2}, "late": {"here": 0}}


def test_every_worksheet_can_be_laid_side_by_side() -> None:
    library = LIBRARY
    asked: list[Any] = []
    for sheet in library.worksheets:
        model = json.loads(json.dumps(normalise(sheet, "da", library)))
        documents = [{"answers": example["answers"]} for example in model["examples"]]
        asked += [
            {"model": model},
            {"document": documents, "summary": {"minGroup": 1}},
            {"document": documents[0], "line": True},
        ]
    answered = evaluate_in_browser(asked)
    for sheet, made, line in zip(library.worksheets, answered[::2], answered[1::2], strict=True):
        documents = sheet.examples
        assert made["forms"] == len(documents) and isinstance(line, str), made
