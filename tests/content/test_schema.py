"""`schema/` is made from the typed model, and says the same."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.content import cases_rules, cases_shape
from tests.content.cases_shape import BEYOND_SCHEMA
from tests.content.small import MARK, Files, plain
from tests.content.test_allowed import ALLOWED
from tests.tiers import spread
from toolkit.cli.main import main
from toolkit.cli.schema import MACHINES, SCHEMAS, schema_text
from toolkit.content.model import Worksheet
from toolkit.content.site_model import Site
from toolkit.content.yaml.file import parse_yaml
from toolkit.content.yaml.typed import as_typed
from toolkit.paths import CONTENT, ROOT

FAULTY = [
    (name, files)
    for name, _, files in cases_shape.CASES + cases_shape.ELSEWHERE
    if name != "the same name in two groups"
]


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "schema" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_json(text: str) -> Any:
    """The data of a YAML file as JSON has it: every key a text."""
    return json.loads(json.dumps(parse_yaml(text, "x.yaml").data))


@pytest.mark.parametrize("name", [*SCHEMAS, *MACHINES])
def test_current(name: str) -> None:
    assert (ROOT / "schema" / f"{name}.schema.json").read_text("utf-8") == schema_text(name), "run build.py schema"


def test_the_small_sheet_is_valid() -> None:
    assert validator("worksheet").is_valid(as_json(plain()))


@pytest.mark.parametrize(("name", "files"), FAULTY, ids=[name for name, _ in FAULTY])
def test_what_the_model_refuses_the_schema_refuses(name: str, files: Files) -> None:
    (marked,) = (file for file, text in files.items() if isinstance(text, str) and MARK in text)
    kind = "worksheet" if marked.startswith("worksheets/") else marked.removesuffix(".yaml")
    text = files[marked]
    assert isinstance(text, str)
    assert validator(kind).is_valid(as_json(text.replace(MARK, ""))) is (name in BEYOND_SCHEMA)


# What the model leaves to lint, and a schema can say all the same.
_SAID_BY_LINT = ["a language twice", "no weight"]


@pytest.mark.parametrize("name", _SAID_BY_LINT)
def test_what_only_lint_refuses_the_schema_refuses_where_it_can(name: str) -> None:
    [files] = [files for case, _, files in cases_rules.CASES if case == name]
    [(marked, text)] = [(file, text) for file, text in files.items() if isinstance(text, str) and MARK in text]
    kind = "worksheet" if marked.startswith("worksheets/") else marked.removesuffix(".yaml")
    assert not validator(kind).is_valid(as_json(str(text).replace(MARK, "")))


@pytest.mark.parametrize("key", ["url", "contact", "organisation", "address", "licence", "logo"])
def test_what_may_be_left_empty_the_schema_lets_be_empty(key: str) -> None:
    """As lint does: `url:` with nothing behind it, or an empty text."""
    for written in ("", "''"):
        assert as_typed(Site, parse_yaml(f"{key}: {written}\n", "site.yaml"))[1] == []
        assert validator("site").is_valid(as_json(f"{key}: {written}\n"))


@pytest.mark.parametrize(("name", "files"), ALLOWED, ids=[name for name, _ in ALLOWED])
def test_what_lint_lets_pass_the_schemas_let_pass(name: str, files: Files) -> None:
    for file, text in files.items():
        kind = {"worksheets": "worksheet"}.get(file.split("/")[0], file.removesuffix(".yaml"))
        if kind in (*SCHEMAS,) and file.endswith(".yaml") and not file.startswith("worksheets/."):
            data = as_json(text if isinstance(text, str) else text.decode("utf-8-sig").replace("\r\n", "\n"))
            assert data is None or [error.message for error in validator(kind).iter_errors(data)] == []


def test_docstrings_are_descriptions() -> None:
    schema = validator("worksheet").schema
    assert isinstance(schema, dict)
    assert schema["description"] == Worksheet.__doc__
    assert all(part.get("description") for part in schema["$defs"].values())
    assert "the name of a list" in schema["$defs"]["Choice"]["description"]


_KIND_OF = {
    "worksheets": "worksheet",
    "figures": "figure",
    "cases": "case",
    "stories": "story",
    "facts": "facts",
    "packs": "pack",
}


def kind_of(path: Path) -> str:
    return path.stem if path.parent == CONTENT else _KIND_OF[path.parent.name]


FILES = sorted(CONTENT.rglob("*.yaml"))


def test_every_file_names_its_schema() -> None:
    for path in FILES:
        first = path.read_text("utf-8").split("\n", 1)[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
        assert named, path
        assert (path.parent / named[1]).resolve() == ROOT / "schema" / f"{kind_of(path)}.schema.json", path


@pytest.mark.parametrize("kind", sorted({kind_of(path) for path in FILES}))
def test_files_are_as_their_schema_says(kind: str) -> None:
    for path in spread([path for path in FILES if kind_of(path) == kind], 3):
        faults = [error.message for error in validator(kind).iter_errors(as_json(path.read_text("utf-8")))]
        assert faults == [], path


def test_a_new_worksheet_elsewhere_names_its_schema(tmp_path: Path) -> None:
    assert main(["new", "mine", "--content", str(tmp_path / "deep" / "down")]) == 0
    first = (tmp_path / "deep/down/worksheets/mine.yaml").read_text("utf-8").split("\n", 1)[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (tmp_path / "deep/down/worksheets" / named).resolve() == ROOT / "schema" / "worksheet.schema.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described_in_both_languages(name: str) -> None:
    undescribed = []
    todo: list[Any] = [validator(name).schema]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            undescribed += [
                key for key, of in part.get("properties", {}).items() if of.get("description", "").count("\n") != 1
            ]
        todo += part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    assert undescribed == []


def test_answers_and_findings_are_as_their_schemas_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = {"format": "brobygger-answers/1", "worksheet": "value", "language": "da", "answers": {"x": 1}}
    answers |= {"respondent": {"sector": "third"}, "version": 1}
    assert [error.message for error in validator("answers").iter_errors(answers)] == []
    assert not validator("answers").is_valid(answers | {"worksheet": None})
    assert not validator("answers").is_valid(answers | {"respondent": {"sector": "church"}})
    (tmp_path / "a.json").write_text(json.dumps(answers), "utf-8")
    (tmp_path / "b.pdf").write_text("none", "utf-8")
    main(["check", str(tmp_path), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)
    assert [error.message for error in validator("findings").iter_errors(findings)] == []
    findings["files"][0]["status"] = "fine"
    assert not validator("findings").is_valid(findings)


def test_the_verb_says_what_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("toolkit.cli.schema.ROOT", tmp_path)
    assert main(["schema", "--check", "--language", "en"]) == 1
    assert "worksheet.schema.json" in capsys.readouterr().err
    assert main(["schema"]) == 0
    assert main(["schema", "--check"]) == 0
