"""What was filled in years ago is read today. `old_sheets/` holds content as it once was, a folder for each time that a version was left.

1. The old sheet is the one that was sent out: its hash and the names of its PDF fields are golden, and every golden sheet is here or in `content/`.
2. Its examples have no error under today's rules, in Python and the browser, and nothing in them is lost: every value stands at
   its place of today or is put aside.
3. A PDF of then, filled with them, says the same as the file with their answers; also one that has lost its definition, in Python and
   the browser: of each place that is no longer asked it says once that it is put aside.
4. What the form has kept of then comes in again, and is kept as said in 2.
5. What was put aside of one version stays when more is put aside of the next one.

When a sheet gets a new version, the old YAML is put here, with the lists and sources that it uses and no others, before it is changed.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.browser.check_in_node import File
from tests.browser.test_check_reader import Known, assert_same
from tests.contract.test_golden import GOLDEN, fingerprints
from tests.contract.test_golden import LIBRARY as TODAY
from tests.intake.test_forms import form_of
from tests.pdf.models import field as small_field
from tests.pdf.models import section as small_section
from tests.pdf.models import sheet as small_sheet
from tests.rules.browser import evaluate_in_browser
from tests.rules.plain import in_python, plain
from tests.tiers import in_turn, spread
from toolkit.content.library import Library, load_library
from toolkit.content.normalise import normalise
from toolkit.intake.check import extract_file
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.rules import evaluate
from toolkit.rules.change import bring_up_to_date

Model = dict[str, Any]
FOLDERS = sorted(path for path in Path(__file__).with_name("old_sheets").iterdir() if path.is_dir())
PASSAGES = 12  # characters: shorter values may be options, which a change may call otherwise


@cache
def _old(folder: Path) -> Library:
    library, problems = load_library(folder)
    assert [str(problem) for problem in problems if not problem.warning] == []
    return library


OLD = [(folder, path.stem) for folder in FOLDERS for path in sorted((folder / "worksheets").iterdir())]
every_old_sheet = pytest.mark.parametrize(
    ("folder", "name"), OLD, ids=[f"{folder.name}-{name}" for folder, name in OLD]
)
SHEETS = {f"{folder.name}/{name}": (folder, name) for folder, name in OLD}


class Today:
    """The definitions of `check`."""

    def model(self, worksheet: str, language: str | None) -> Model | None:
        return normalise(TODAY.sheets[worksheet].worksheet, language or "da", TODAY)


def _model_of_then(folder: Path, name: str, language: str) -> Model:
    library = _old(folder)
    return normalise(library.sheets[name].worksheet, language, library)


def _documents(model: Model) -> Iterator[Model]:
    for example in model["examples"]:
        yield {
            "format": "brobygger-answers/1",
            "worksheet": model["id"],
            "version": model["version"],
            "language": model["language"],
            "answers": example["answers"],
        }


def _values(answers: Any) -> Iterator[str]:
    if isinstance(answers, dict | list | tuple):
        for inside in answers.values() if isinstance(answers, dict) else answers:
            yield from _values(inside)
    else:
        yield str(answers)


@every_old_sheet
def test_it_is_the_sheet_that_was_sent_out(folder: Path, name: str) -> None:
    model = _model_of_then(folder, name, "da")
    assert fingerprints(model) == GOLDEN[f"{name} {model['version']}"]


def test_no_sheet_is_forgotten() -> None:
    libraries = [TODAY, *(_old(folder) for folder in FOLDERS)]
    kept = {f"{name} {sheet.worksheet.version}" for library in libraries for name, sheet in library.sheets.items()}
    assert set(GOLDEN) - kept == set()


@pytest.mark.parametrize("language", TODAY.languages)
@every_old_sheet
def test_an_old_file_loses_nothing(folder: Path, name: str, language: str) -> None:
    model = Today().model(name, language)
    assert model
    for document in _documents(_model_of_then(folder, name, language)):
        found = evaluate(model, document)
        assert [(finding.code, finding.field) for finding in found.findings if finding.severity == "error"] == []
        brought = bring_up_to_date(model, document["version"], document["answers"], language)
        before, after = Counter(_values(document["answers"])), Counter(_values([found.answers, found.dropped]))
        assert before.total() == len(list(_values(brought)))
        assert set(_values(brought)) == set(after)  # two options that have become one stand once
        assert {value for value in before - after if len(value) > PASSAGES} == set()


def test_the_browser_reads_it_alike() -> None:
    cases = [
        {"model": Today().model(name, language), "document": document}
        for folder, name in OLD
        for language in TODAY.languages
        for document in _documents(_model_of_then(folder, name, language))
    ]
    in_browser = [plain(evaluation) for evaluation in evaluate_in_browser(cases)]
    assert in_browser == [plain(in_python(case["model"], case["document"])) for case in cases]


def test_what_the_form_kept_comes_in_again() -> None:
    cases = [
        {"model": Today().model(name, language), "document": document, "kept": True}
        for folder, name in OLD
        for language in TODAY.languages
        for document in _documents(_model_of_then(folder, name, language))
    ]
    for case, kept in zip(cases, evaluate_in_browser(cases), strict=True):
        wanted = evaluate(case["model"], case["document"])
        codes = [finding["code"] for finding in kept["told"]]
        assert codes.count("older-version") == 1
        assert codes.count("answer-dropped") == sum(one.code == "answer-dropped" for one in wanted.findings)
        assert plain(kept["document"]["answers"]) == plain(wanted.answers)
        assert plain(kept["document"].get("dropped", {})) == plain(wanted.dropped)
        assert kept["document"]["version"] == case["model"]["version"]
        again = evaluate(case["model"], kept["document"])
        assert plain(again.answers) == plain(wanted.answers) and not [
            one for one in again.findings if one.code == "older-version"
        ]


@pytest.mark.parametrize(("sheet", "language"), in_turn(spread(list(SHEETS), 4), TODAY.languages))
def test_an_old_pdf_says_the_same(sheet: str, language: str) -> None:
    folder, name = SHEETS[sheet]
    then, today = _model_of_then(folder, name, language), Today().model(name, language)
    assert today
    empty = pdf_from_html(print_html(then), then)
    for document in _documents(then):
        [(report, back)] = extract_file("form.pdf", fill_pdf(empty, then, document), "pdf", Today(), language)
        assert back is not None, report
        wanted = evaluate(today, document)
        assert back["answers"] == wanted.answers
        assert [finding["code"] for finding in report["findings"] if finding["severity"] == "error"] == []


def test_an_old_pdf_without_its_definition_tells_the_same() -> None:
    files: list[File] = []
    models: dict[str, dict[str, Model]] = {}
    for number, (folder, name) in enumerate(OLD):
        then, today = _model_of_then(folder, name, "da"), Today().model(name, "da")
        assert today
        models[name] = {"da": today}
        for document in _documents(then):
            data = form_of(then, document, attach=False).bytes()
            [(bare, back)] = extract_file("a.pdf", data, "pdf", Today(), "da")
            [(report, wanted)] = extract_file("a.json", json.dumps(document).encode(), "json", Today(), "da")
            assert back and wanted
            assert bare["findings"] == report["findings"]
            assert back["answers"] == wanted["answers"]
            assert back.get("dropped", {}).keys() == wanted.get("dropped", {}).keys()
            files.append((f"{number}.pdf", data, "pdf", "da"))
    assert_same(files, models)


KEPT = {"q": "x", "rows": {"a": {"c": 1}}, "free": [{}, {"c": "y"}]}


@pytest.mark.parametrize(
    ("now", "both"),
    [
        ({"other": 1}, KEPT | {"other": 1}),
        ({"q": "x", "rows": {"a": {"d": 2}, "b": {"c": 3}}}, KEPT | {"rows": {"a": {"c": 1, "d": 2}, "b": {"c": 3}}}),
        ({"free": [{"d": 1}, {"d": 2}, {"d": 3}]}, KEPT | {"free": [{"d": 1}, {"c": "y", "d": 2}, {"d": 3}]}),
        (
            {"q": "z", "rows": "z", "free": ["z"]},
            {name: [KEPT[name], new] for name, new in (("q", "z"), ("rows", "z"), ("free", ["z"]))},
        ),
    ],
    ids=["another question", "another row and cell", "another column", "one place twice"],
)
def test_what_was_put_aside_before_stays(now: Model, both: Model) -> None:
    sheet = _twice_changed(now)
    document = {
        "format": "brobygger-answers/1",
        "worksheet": "twice",
        "version": 2,
        "language": "da",
        "dropped": KEPT,
        "answers": now,
    }
    data = json.dumps(document).encode()
    [report] = assert_same([("a.json", data, "json", "da")], {"twice": {"da": sheet}})
    [(_, back)] = extract_file("a.json", data, "json", Known({"twice": {"da": sheet}}), "da")
    assert back and back["dropped"] == both
    assert {finding["code"] for finding in report["findings"]} == {"older-version", "answer-dropped"}


def _twice_changed(gone: Model) -> Model:
    asked = small_sheet(small_section("s", "Afsnit", small_field("text", "kept", "Står her", max_length=9, lines=1)))
    return asked | {
        "id": "twice",
        "version": 3,
        "changes": [{"from": 2, "rename": {}, "values": {}, "dropped": list(gone)}],
    }
