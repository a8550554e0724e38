"""The docs say what the code does: what they show lints, and nothing that a user meets is left out."""

import importlib
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from toolkit.cli.main import VERBS
from toolkit.content import model
from toolkit.content.lint import lint
from toolkit.locale import bilingual
from toolkit.paths import ROOT

DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MARKDOWN = [*DOCS, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-content.md"))]
AUTHORS = (ROOT / "docs/write-a-worksheet.md").read_text("utf-8")
EVERYTHING = "\n".join(path.read_text("utf-8") for path in DOCS)
FIELD_TYPES: dict[str, Any] = {
    get_args(kind.model_fields["type"].annotation)[0]: kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, model.Question) and "type" in kind.model_fields
}
# A comment before a block says what it is: a whole worksheet, a file beside it, some fields, or some keys of a worksheet.
_BLOCK = re.compile(r"<!-- (worksheet|file|fields|part)(?:: (\S+))? -->\n```yaml\n(.*?)```", re.DOTALL)
BLOCKS = _BLOCK.findall(AUTHORS)
_BOTH = "{da: Tekst, en: Text}"
_DEFAULTS = {
    "title": _BOTH,
    "purpose": _BOTH,
    "personal_data": "none",
    "sections": "",
    "examples": f"[{{id: one, title: {_BOTH}, answers: {{}}}}]",
}


def whole(kind: str, text: str, name: str) -> str:
    """A block as a whole worksheet called `name`."""
    if kind == "worksheet":
        return text
    if kind == "fields":
        text = f"sections:\n  - id: only\n    title: {_BOTH}\n    fields:\n" + re.sub(r"^", "      ", text, flags=re.M)
    missing = [f"{key}: {value}\n" for key, value in _DEFAULTS.items() if not re.search(rf"^{key}:", text, re.M)]
    return f"id: {name}\n" + "".join(missing) + text


def test_everything_shown_to_authors_lints(tmp_path: Path) -> None:
    (tmp_path / "worksheets").mkdir()
    for number, (kind, name, text) in enumerate(BLOCKS, 1):
        if kind == "file":
            (tmp_path / name).write_text(text, "utf-8")
        else:
            made = name or f"shown-{number}"
            (tmp_path / "worksheets" / f"{made}.yaml").write_text(whole(kind, text, made), "utf-8")
    library, problems = lint(tmp_path)
    assert [f"{problem.file}:{problem.line} {problem.sentence('en')}" for problem in problems] == []
    assert len(library.sheets) == sum(kind != "file" for kind, _, _ in BLOCKS) > 12
    assert library.scales, library.options


def test_a_broken_block_would_be_seen(tmp_path: Path) -> None:
    """R: the test above can fail."""
    (tmp_path / "worksheets").mkdir()
    (tmp_path / "worksheets/shown.yaml").write_text(whole("fields", "- {id: a, type: txt, label: x}\n", "shown"), "utf-8")
    assert lint(tmp_path)[1]


@pytest.mark.parametrize("name", FIELD_TYPES)
def test_every_field_type_is_documented_with_its_keys_and_defaults(name: str) -> None:
    found = re.search(rf"^### `{name}`\n(.*?)(?=^##)", AUTHORS, re.DOTALL | re.MULTILINE)
    assert found, f"docs/write-a-worksheet.md has no section on {name}"
    prose = found[1].split("```yaml")[0]
    for key, info in FIELD_TYPES[name].model_fields.items():
        if key in model.Question.model_fields or key == "type":
            continue
        assert f"`{key}`" in prose, key
        if info.default not in (None, False) and not info.is_required():
            assert re.search(rf"`{key}` \({info.default}[;)]", prose), f"the default of {key} is {info.default}"
    assert any(kind == "fields" and re.search(rf"type: {name}$", text, re.M) for kind, _, text in BLOCKS), f"no example of {name}"


@pytest.mark.parametrize("part", [model.Worksheet, model.Score, model.Change, model.Match, model.Example, model.Condition, model.Site, model.Source])
def test_every_key_of_a_file_is_documented(part: Any) -> None:
    for key, info in part.model_fields.items():
        assert re.search(rf"\b{info.alias or key}\b", AUTHORS), key


def test_every_finding_code_is_documented() -> None:
    assert [code for code in bilingual("findings") if not re.search(rf"(?<![\w-]){code}(?![\w-])", AUTHORS)] == []


def test_every_verb_is_documented() -> None:
    verbs = {path.stem for path in (ROOT / "toolkit/cli").glob("*.py") if hasattr(importlib.import_module(f"toolkit.cli.{path.stem}"), "register")}
    assert verbs == set(VERBS)
    assert [verb for verb in sorted(verbs) if f"build.py {verb}" not in EVERYTHING] == []


def test_every_make_target_is_documented() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert phony
    assert [target for target in phony[1].split() if f"make {target}" not in EVERYTHING] == []


def test_every_direct_dependency_has_its_line() -> None:
    lines = [line for path in ROOT.glob("requirements*.in") for line in path.read_text("utf-8").splitlines()]
    direct = {re.split(r"[=<>~\[ ]", line)[0].lower() for line in lines if line and line[0] not in "#-"}
    package = yaml.safe_load((ROOT / "package.json").read_text("utf-8"))
    direct |= set(package["dependencies"]) | set(package["devDependencies"])
    named = re.findall(r"^\| `([^`]+)`", (ROOT / "docs/dependencies.md").read_text("utf-8"), re.M)
    assert sorted(direct) == sorted(named)


def test_every_package_has_its_room_in_the_architecture() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    packages = [path.parent.name for path in (ROOT / "toolkit").glob("*/__init__.py")]
    assert [name for name in packages if f"`toolkit/{name}/`" not in text] == []


def anchor(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_relative_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", text):
        name, _, place = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        if place:
            assert place in {anchor(heading) for heading in re.findall(r"^#+ (.*)$", there.read_text("utf-8"), re.M)}, target


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_docs_name_no_machine(path: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|farm|home|root|tmp)/", path.read_text("utf-8"))
