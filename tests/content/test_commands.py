"""The verbs of authors: `lint` says where and how, `new` makes a worksheet that lints."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.content.small import SHEET, plain, sheet, write
from toolkit.cli.main import main
from toolkit.content.lint import lint
from toolkit.memory import Memory
from toolkit.paths import ROOT

FAULTY = sheet().replace("personal_data: none", "personal_data: nothing")


def run(*argv: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), *argv]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd="/")


def test_lint_in_words(tmp_path: Path) -> None:
    write(tmp_path, {SHEET: FAULTY})
    done = run("lint", "--content", str(tmp_path), "--language", "en")
    assert done.returncode == 1 and done.stderr == ""
    lines = done.stdout.split("\n")
    assert lines[0] == f"{SHEET}:5:16: error unknown-value"
    assert "“nothing” cannot be used here" in lines[1]
    assert lines[2] == "  → Use one of none, contact, sensitive."
    assert lines[3] == "Errors: 1; warnings: 0; files: 2."
    assert "\x1b" not in done.stdout


def test_lint_in_danish_by_default(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {SHEET: FAULTY})
    assert main(["lint", "--content", str(tmp_path)]) == 1
    assert "kan ikke bruges her" in capsys.readouterr().out


def test_lint_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {SHEET: FAULTY, "site.yaml": ""})
    assert main(["lint", "--content", str(tmp_path), "--format", "json", "--language", "en"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "brobygger-problems/1"
    assert [problem["severity"] for problem in told["problems"]] == ["warning", "error"]
    assert told["problems"][1] | {"message": "", "remedy": ""} == {
        "code": "unknown-value", "severity": "error", "file": SHEET, "line": 5, "column": 16, "where": "personal_data", "message": "", "remedy": "",
    }  # fmt: skip


def test_warnings_are_no_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {SHEET: plain(), "site.yaml": "name: Brobygger\n"})
    assert main(["lint", "--content", str(tmp_path)]) == 0
    assert "placeholder-contact" in capsys.readouterr().out


def test_a_new_pack_lints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "sheet", "--content", str(tmp_path)]) == 0
    assert main(["new", "workshop", "--pack", "--content", str(tmp_path)]) == 0
    library, problems = lint(tmp_path)
    assert problems == [] and library.packs["workshop"].pack.parts[1].worksheets[0].ref == "sheet"
    capsys.readouterr()
    assert main(["new", "workshop", "--pack", "--content", str(tmp_path), "--language", "en"]) == 2
    assert "workshop.yaml already exists" in capsys.readouterr().err


def test_no_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {SHEET: plain()})
    assert main(["lint", "--content", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Ingen fejl. Filer: 2; arbejdsark: 1.\n"


def test_the_next_lint_works_out_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))
    content = tmp_path / "content"
    write(content, {SHEET: plain()})
    worked: list[str] = []
    put = Memory.put
    monkeypatch.setattr(Memory, "put", lambda self, room, key, data: (worked.append(room), put(self, room, key, data)))
    assert main(["lint", "--content", str(content)]) == 0
    assert {"lint", "sheet-pages"} <= set(worked)
    worked.clear()
    assert main(["lint", "--content", str(content)]) == 0
    assert worked == []


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--content", str(tmp_path / "nowhere")]) == 2
    assert "no-worksheets" in capsys.readouterr().out


def test_a_name_in_square_brackets_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"worksheets/[bold].yaml": plain().replace("Titel", "[/red] Titel 5")})
    assert main(["lint", "--content", str(tmp_path)]) == 1
    assert "worksheets/[bold].yaml:" in capsys.readouterr().out


@pytest.mark.parametrize("languages", ["[da, en]", "[en, da]", "[da]", "[en]"])
@pytest.mark.parametrize("name", ["first-steps", "no", "null", "true", "a", "a" * 41])
def test_new_makes_a_worksheet_that_lints(tmp_path: Path, languages: str, name: str) -> None:
    (tmp_path / "site.yaml").write_text(f"contact: a@b.dk\nlanguages: {languages}\n")
    for language in ("da", "en"):
        (tmp_path / "worksheets" / f"{name}.yaml").unlink(missing_ok=True)
        assert main(["new", name, "--content", str(tmp_path), "--language", language]) == 0
        library, problems = lint(tmp_path)
        assert [problem.sentence("en") for problem in problems] == []
        assert list(library.sheets) == [name]


def test_new_in_an_empty_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "first", "--content", str(tmp_path / "content")]) == 0
    said = capsys.readouterr().out
    assert main(said[said.index("lint") :].rstrip(".\n").split()) == 0, "the command that it names"
    made = tmp_path / "content" / "worksheets" / "first.yaml"
    assert str(made) in said
    text = made.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    assert yaml.safe_load(text)["id"] == "first"
    assert lint(tmp_path / "content")[1] == []


def test_new_touches_no_file_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {SHEET: plain(), "worksheets/other.yml": plain()})
    for name in ("small", "other"):
        assert main(["new", name, "--content", str(tmp_path), "--language", "en"]) == 2
        assert "already exists" in capsys.readouterr().err
    assert (tmp_path / SHEET).read_text() == plain()
    assert not (tmp_path / "worksheets" / "other.yaml").exists()


@pytest.mark.parametrize("name", ["Small", "5", "æble", "a b", "../up", "a/b", "a" * 42, "", "a.b", "-"])
def test_new_refuses_what_is_no_id(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", name, "--content", str(tmp_path), "--language", "en"]) == 2
    assert "cannot be an id" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("options", "page"), [([], "worksheets/index.html"), (["--pack"], "packs/index.html")])
def test_new_refuses_what_is_a_list(
    tmp_path: Path, options: list[str], page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "index", *options, "--content", str(tmp_path), "--language", "en"]) == 2
    assert page in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_new_where_nothing_can_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").write_text("a file, not a folder")
    assert main(["new", "first", "--content", str(tmp_path / "content")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
