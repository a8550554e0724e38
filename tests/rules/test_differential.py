"""Python's and the browser's rules must say the same about generated worksheets and answers.

`BROBYGGER_DIFFERENTIAL=100000` evaluates that many documents instead of 1,000 (3,000 in the whole matrix); `BROBYGGER_SEED` starts elsewhere.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.rules.browser import evaluate_in_browser
from tests.rules.generate import make_model
from tests.rules.generate_answers import make_document
from tests.rules.plain import in_python, plain
from tests.tiers import ALL
from toolkit.rules import mask_document

COUNT = int(os.environ.get("BROBYGGER_DIFFERENTIAL", "3000" if ALL else "1000"))
FIRST_SEED = int(os.environ.get("BROBYGGER_SEED", "1"))
PER_MODEL = 10
MODELS_AT_ONCE = 100

Case = tuple[int, dict[str, Any], list[Any]]


def test_both_implementations_agree() -> None:
    for cases in _batches():
        answers = iter(evaluate_in_browser(_requests(cases)))
        for seed, model, documents in cases:
            for number, document in enumerate(documents):
                if _spelled(in_python(model, document)) != _spelled(next(answers)):
                    raise AssertionError(_report(seed, number, model, document))


def test_long_chains_and_circles_of_conditions() -> None:
    """A stranger's definition may chain thousands of fields; forwards, backwards, in a circle."""
    model = make_model(random.Random(1))
    names = [f"f{number}" for number in range(5_000)]
    document = {"answers": dict.fromkeys(names, "x")}
    chains: list[list[str | None]] = [[None, *names[:-1]], [*names[1:], None], [*names[1:], names[0]]]
    for asked in chains:
        fields = [
            {"id": name, "type": "text", "required": False, "max_length": 9, "show_if": other and {"op": "answered", "path": [other], "value": True}}
            for name, other in zip(names, asked, strict=True)
        ]  # fmt: skip
        model |= {"sections": [{"id": "s", "show_if": None, "fields": fields}], "scores": []}
        ours = in_python(model, document)
        assert len(ours["visible"]) == (5_000 if None in asked else 0)
        assert ours["visible"] == _browser(model, document)["visible"]


def test_circles_are_no_matter_of_chance() -> None:
    """The order of a set of texts differs from run to run."""
    script = (
        "import json, random; from tests.rules.generate import make_model; from tests.rules.generate_answers import make_document\n"
        "from toolkit.rules import evaluate\n"
        "made = [(rng, make_model(rng)) for rng in map(random.Random, range(200))]\n"
        "print(json.dumps([evaluate(model, make_document(rng, model)).visible for rng, model in made]))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


NAMES = {
    "Caféen på hjørnet": "a-caféen-på-hjørnet-2026-11-20.json",
    "Hus 010190, 1234": "a-2026-11-20.json",  # what no text shows as a number of a person does when signs fall away
    "": "a-2026-11-20.json",
}


def test_no_name_of_a_file_makes_a_number_of_a_person() -> None:
    documents = [{"worksheet": "a", "saved": "2026-11-20T10", "respondent": {"organisation": name}} for name in NAMES]
    assert evaluate_in_browser({"document": one, "name": True} for one in documents) == list(NAMES.values())


def test_both_implementations_mask_alike() -> None:
    documents = [document for _, _, documents in _cases(FIRST_SEED, 60) for document in documents]
    masked = evaluate_in_browser({"document": document, "mask": True} for document in documents)
    assert [plain(mask_document(document)) for document in documents] == [plain(document) for document in masked]


def _batches() -> Iterator[list[Case]]:
    models = -(-COUNT // PER_MODEL)
    for start in range(0, models, MODELS_AT_ONCE):
        yield _cases(FIRST_SEED + start, min(MODELS_AT_ONCE, models - start))


def _cases(first: int, count: int) -> list[Case]:
    cases = []
    for seed in range(first, first + count):
        rng = random.Random(seed)
        model = make_model(rng)
        # Through JSON, so that both sides read the same text (a lone surrogate pair is one sign, and so on).
        cases.append((seed, model, [json.loads(json.dumps(make_document(rng, model))) for _ in range(PER_MODEL)]))
    return cases


def _requests(cases: list[Case]) -> Iterator[dict[str, Any]]:
    for _, model, documents in cases:
        yield {"model": model}
        yield from ({"document": document} for document in documents)


def _spelled(result: dict[str, Any]) -> dict[str, list[str]]:
    """Every part of a result as lines of exact JSON; objects as their sorted entries."""
    if "error" in result:
        return {"error": [result["error"]]}
    ordered = {"visible": [plain(result["visible"])], "scores": [plain(score) for score in result["scores"]]}
    entries = {key: sorted(plain(item) for item in result[key].items()) for key in ("answers", "respondent", "dropped")}
    findings = [plain(finding) for finding in result["findings"] if finding["code"] != "looks-like-cpr"]
    # JavaScript moves keys like "1" to the front of an object, so the order of these is not the same.
    cpr = sorted(plain(finding) for finding in result["findings"] if finding["code"] == "looks-like-cpr")
    return ordered | entries | {"findings": findings, "order of findings": ["\n".join(findings)], "cpr": cpr}


def _report(seed: int, number: int, model: dict[str, Any], document: Any) -> str:
    """What differs, with the smallest document that still shows it."""
    document = _smallest(model, document)
    python, browser = _spelled(in_python(model, document)), _spelled(_browser(model, document))
    lines = [f"seed {seed}, document {number}: {json.dumps(document)}"]
    for part in [*python, "error"]:
        ours, theirs = set(python.get(part, ())), set(browser.get(part, ()))
        lines += [f"  {part}: only in Python   {line}" for line in sorted(ours - theirs)]
        lines += [f"  {part}: only in JavaScript {line}" for line in sorted(theirs - ours)]
    touched = set((document.get("answers") or {}) if isinstance(document, dict) else ())
    fields = [field for section in model["sections"] for field in section["fields"] if field["id"] in touched]
    return "\n".join(
        [
            *lines,
            f"  language {model['language']}, version {model['version']}",
            *(f"  field {json.dumps(field)}" for field in fields),
        ]
    )


def _browser(model: dict[str, Any], document: Any) -> dict[str, Any]:
    return dict(evaluate_in_browser([{"model": model}, {"document": document}])[0])


def _smallest(model: dict[str, Any], document: Any) -> Any:
    """The document without every entry that the difference does not need."""

    def differs(candidate: Any) -> bool:
        return _spelled(in_python(model, candidate)) != _spelled(_browser(model, candidate))

    for part in ("answers", "respondent", "version"):
        if not isinstance(document, dict) or part not in document:
            continue
        shorter = {key: value for key, value in document.items() if key != part}
        document = shorter if differs(shorter) else document
        for key in list(document[part]) if isinstance(document.get(part), dict) else []:
            shorter = {**document, part: {name: value for name, value in document[part].items() if name != key}}
            document = shorter if differs(shorter) else document
    return document
