"""Paths of a command line: a file that is read is never written over, counts once whatever it is called, and is named without personal numbers."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.test_intake import here, run, write
from toolkit.cli.main import main
from toolkit.cli.options import some_path

__all__ = ["here"]
CPR = "010190-1234"


@pytest.mark.parametrize("into", ["a.json", "./a.json", "link.json", "hard.json"])
def test_a_report_never_takes_the_place_of_answers(here: Path, capsys: pytest.CaptureFixture[str], into: str) -> None:
    write("a.json")
    Path("link.json").symlink_to("a.json")
    os.link("a.json", "hard.json")
    before = Path("a.json").read_bytes()
    assert run("check", "a.json", "-o", into, "--force") == 2
    assert (
        capsys.readouterr().err
        == f"{Path(into)} er en af de filer, der læses, og er ikke rørt. Angiv et andet navn med -o.\n"
    )
    assert Path("a.json").read_bytes() == before and Path("link.json").is_symlink()


def test_answers_of_a_folder_are_not_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("in/a.json")
    Path("in/b.yaml").write_text("format: brobygger-answers/1\nworksheet: demo\nanswers: {name: Bo}\n", "utf-8")
    before = Path("in/a.json").read_bytes()
    assert run("extract", "in", "-o", "in", "--force") == 2
    assert "in/a.json er en af de filer, der læses" in capsys.readouterr().err
    assert Path("in/a.json").read_bytes() == before and Path("in/b.json").is_file()


def test_an_older_report_is_written_over(here: Path) -> None:
    write("in/a.json")
    for _ in range(2):
        assert run("check", "in", "-o", "in/report.json", "--force") == 0
    assert [file["path"] for file in json.loads(Path("in/report.json").read_text("utf-8"))["files"]] == ["in/a.json"]


def test_answers_that_are_called_a_pdf(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.pdf")
    before = Path("a.pdf").read_bytes()
    assert run("fill", "a.pdf", "-o", "a.pdf", "--force") == 2
    assert "a.pdf er en af de filer, der læses" in capsys.readouterr().err and Path("a.pdf").read_bytes() == before


def test_a_file_counts_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("in/a.json")
    Path("in/b.json").symlink_to("a.json")
    assert run("check", "in/a.json", "./in/a.json", "in", "--format", "json") == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [(file["path"], file["status"], file["verdict"]) for file in files] == [
        ("in/a.json", "ok", None),
        ("./in/a.json", "skipped", "read-already"),
        ("in/a.json", "skipped", "read-already"),
        ("in/b.json", "skipped", "read-already"),
    ]
    said = "Filen er læst én gang allerede, som »in/a.json«."
    assert [file["findings"][0]["message"] for file in files[1:]] == [said] * 3
    assert run("extract", "in/a.json", "./in/a.json", "-o", "out") == 0
    assert [path.name for path in Path("out").iterdir()] == ["a.json"]


def test_what_is_no_form_is_not_said_to_be_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("in/a.json")
    Path("in/photo.png").write_bytes(b"\x89PNG\r\n")
    assert run("extract", "in", "-o", "out") == 0
    said = capsys.readouterr().err
    assert "– in/photo.png – Sprunget over" in said and "kan ikke tages ud" not in said


@pytest.mark.parametrize(
    "argv",
    [
        ("new", CPR),
        ("lint", "--content", CPR),
        ("lint", "--content", CPR, "--format", "json"),
        ("build", "-o", CPR),
        ("build", "--content", CPR),
        ("check", "a.json", "--language", CPR),
        ("check", "a.json", f"--{CPR}"),
        ("build", "--jobs", CPR),
        ("fill", f"{CPR}.json", "-o", f"{CPR}.txt"),
        ("check", f"{CPR[:6]}\u00ad-\u00ad{CPR[7:]}.json"),
    ],
)
def test_personal_numbers_of_the_command_line(
    here: Path, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]
) -> None:
    Path(CPR).mkdir()
    Path(CPR, "mine.txt").touch()
    content = () if "--content" in argv else ("--content", "content")
    try:
        assert main([*argv, *content]) > 0
    except SystemExit as stopped:
        assert stopped.code == 2
    said = "".join(capsys.readouterr())
    assert "******-****" in said and CPR not in said and CPR[7:] not in said


def test_the_root_of_a_drive_is_no_place_for_a_site(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "-o", "/") == 2
    assert capsys.readouterr().err == "/ rummer kilder til siden og kan ikke være målet. Vælg en anden mappe med -o.\n"


def test_a_home_folder_that_the_shell_has_left(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(here))
    assert some_path("~/x.pdf") == here / "x.pdf"
    Path("~").mkdir()
    assert some_path("~") == Path("~") and some_path("a~") == Path("a~")


def test_a_language_goes_by_its_tag(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json")
    assert run("check", "a.json", "--language", "en-GB") == 0
    assert "1 file: 1 in order" in capsys.readouterr().out


def test_where_nothing_can_stand(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Below a file, and under a name that no file system has."""
    write("a.json")
    assert run("check", "a.json/b.pdf", f"{'a' * 300}.pdf") == 2
    assert capsys.readouterr().out.count("Filen findes ikke.") == 2
    assert run("build", "-o", "a.json/site") == 2
    assert "a.json kan ikke skrives: en del af stien er ikke en mappe" in capsys.readouterr().err
    assert main(["build", "--content", "a.json", "-o", "site"]) == 2
    assert capsys.readouterr().err == "a.json er ikke en mappe. Vælg en mappe med worksheets/ i.\n"


@pytest.mark.parametrize("verb", ["build", "lint", "new", "check", "extract", "fill", "match", "pack"])
def test_a_link_to_itself_for_the_content(here: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    Path("loop").symlink_to("loop")
    write("a.json")
    given = {"lint": [], "build": ["-o", "site"], "new": ["x"], "check": ["a.json"], "pack": ["x", "-o", "x.pdf"]}
    arguments = given.get(verb, ["a.json", "-o", "x.pdf" if verb == "fill" else "out"])
    assert main([verb, *arguments, "--content", "loop"]) in (1, 2)
    said = capsys.readouterr()
    assert "loop" in said.out + said.err


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_a_link_to_itself_for_the_site(here: Path, capfd: pytest.CaptureFixture[str], verb: str) -> None:
    Path("loop").symlink_to("loop")
    assert run(verb, "-o", "loop") == 2
    assert "loop er ikke en mappe" in capfd.readouterr().err
