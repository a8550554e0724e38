"""What the system refuses, and command lines that mean nothing: one line, the right exit code, never a traceback."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from tests.cli.test_intake import ANSWERS, here, run, write
from tests.tiers import in_turn, spread
from toolkit.cli.main import main, refusal
from toolkit.output import Exists, write_together, write_whole
from toolkit.paths import ROOT
from toolkit.pdf.make import font
from toolkit.site.report import Refused
from toolkit.site.store import Store
from toolkit.templating.compiled import compiled

__all__ = ["here"]
FULL = Path("/dev/full")


def command(*argv: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    line = [sys.executable, str(ROOT / "build.py"), *argv]
    return subprocess.run(line, stderr=subprocess.PIPE, timeout=120, check=False, **options)


FULL_TOO = ["check a.json", "check a.json --format json", "check a.json --format html", "lint", "check --help"]


@pytest.mark.parametrize(("line", "buffered"), in_turn(spread(FULL_TOO, 3), ["", "1"]))
def test_a_full_device(here: Path, line: str, buffered: str) -> None:
    write("a.json")
    with FULL.open("wb") as full:
        done = command(
            *line.split(), "--content", "content", stdout=full, env=os.environ | {"PYTHONUNBUFFERED": buffered}
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "Det kan ikke lade sig gøre: der er ikke mere plads på drevet.\n"


def test_standard_error_is_full_too(here: Path) -> None:
    write("a.json")
    with FULL.open("wb") as full:
        line = [sys.executable, str(ROOT / "build.py"), "check", "a.json", "--content", "content"]
        assert subprocess.run(line, stdout=full, stderr=full, timeout=120, check=False).returncode == 2


def test_output_that_is_closed(here: Path) -> None:
    write("a.json", answers={})
    done = subprocess.run(
        f"{sys.executable} {ROOT / 'build.py'} check a.json --content content >&- 2>&-",
        shell=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1


@pytest.mark.parametrize("encoding", spread(["ascii", "latin-1", "cp1252"], 1))
def test_output_that_is_not_utf8(here: Path, encoding: str) -> None:
    write("Ærø 👍.json", answers={"Ω": 1})
    settings = {
        "stdout": subprocess.PIPE,
        "env": os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"},
    }
    text = command("check", "Ærø 👍.json", "--content", "content", **settings)
    assert text.returncode == 1 and text.stderr == b"" and b"1 fil: 0 i orden, 1 med fejl" in text.stdout
    told = command("check", "Ærø 👍.json", "--content", "content", "--format", "json", **settings)
    assert told.returncode == 1
    report = json.loads(told.stdout.decode("ascii"))["files"][0]
    assert report["path"] == "Ærø 👍.json" and report["findings"][1]["field"] == "Ω"
    page = command("check", "Ærø 👍.json", "--content", "content", "--format", "html", **settings).stdout
    assert "&#8486;" not in page.decode("ascii") and "&#937;" in page.decode("ascii")


def test_the_reason_is_said_in_the_language_and_without_numbers() -> None:
    error = PermissionError(13, "Permission denied", "skema 010203-1234 \x1b[2J.pdf")
    assert refusal(error, "da") == "skema ******-**** �[2J.pdf: der er ikke adgang."
    assert (
        refusal(OSError(28, "No space left on device"), "en")
        == "This cannot be done: there is no space left on the drive."
    )
    stopped = Refused("cannot_write", folder="x", reason=OSError(30, "Read-only file system"))
    assert stopped.sentence("da") == "x kan ikke skrives: der kan kun læses her"
    assert refusal(OSError("odd"), "en") == "This cannot be done: odd."
    many = shutil.Error(
        [("a", "b", "[Errno 28] No space left on device: 'b'"), ("c", "d", "[Errno 13] Permission denied")]
    )
    assert (
        Refused("cannot_write", folder="x", reason=many).sentence("da")
        == "x kan ikke skrives: der er ikke mere plads på drevet"
    )


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    made = font.form_font.__wrapped__()
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "file"))
    store = Store("pdf", ".pdf", 1)
    store.store("ab", b"data")
    assert store.fetch("ab") is None
    assert font.form_font.__wrapped__() == made


def test_templates_without_a_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert compiled(tmp_path / "file" / "templates") is None
    cache = compiled(tmp_path / "templates")
    (tmp_path / "templates").rmdir()
    bucket = cache.get_bucket(Environment(), "a", "a", "{{ x }}")  # type: ignore[union-attr]
    bucket.code = compile("1", "a", "eval")
    cache.set_bucket(bucket)  # type: ignore[union-attr]


def test_files_are_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "in" / "a", b"old")
    with pytest.raises(Exists):
        write_whole(tmp_path / "in" / "a", b"new")
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "in", b"new", force=True)
    for force in (False, True):
        with pytest.raises(OSError, match="Invalid"):  # force makes no file of a device
            write_whole(Path(os.devnull), b"new", force)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Exists):
        write_whole(tmp_path / "link", b"new")
    write_whole(tmp_path / "link", b"new", force=True)
    (tmp_path / "link").unlink()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OSError, match="space") as caught:
        write_whole(tmp_path / "in" / "a", b"new", force=True)
    assert caught.value.filename == str(tmp_path / "in" / "a")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "in").iterdir()] == [("a", b"old")]


def test_a_file_that_is_protected_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a", b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # as for everybody but root
    with pytest.raises(PermissionError) as caught:
        write_whole(tmp_path / "a", b"new", force=True)
    assert caught.value.filename == str(tmp_path / "a") and (tmp_path / "a").read_bytes() == b"old"


def wrong(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *argv: str) -> str:
    """The last line on standard error."""
    monkeypatch.setattr(sys, "argv", ["build.py", *argv])
    try:
        code = main(list(argv))
    except SystemExit as exit_:
        code = int(exit_.code or 0)
    out, err = capsys.readouterr()
    assert code == 2 and out == ""
    return err.splitlines()[-1]


@pytest.mark.parametrize(
    "argv",
    [
        ("check", ""),
        ("check", "a.json", " "),
        ("check", "a.json", "-o", ""),
        ("check", "a.json", "--content", ""),
        ("extract", "", "-o", "b.json"),
        ("extract", "a.json", "-o", ""),
        ("fill", "", "-o", "b.pdf"),
        ("build", "-o", ""),
    ],
)
def test_an_empty_path(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    write("a.json")
    assert "en sti er tom" in wrong(capsys, monkeypatch, *argv)


def test_a_dash_is_no_file(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`extract -o -` made a folder of that name; nothing here reads or writes a stream."""
    write("a.json")
    for argv in (("check", "-"), ("fill", "a.json", "-o", "-"), ("extract", "a.json", "-o", "-")):
        assert "skriv ./-" in wrong(capsys, monkeypatch, *argv)
    assert not (here / "-").exists()


def test_a_device_is_no_place_for_answers(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was taken for a folder, as it has no ending."""
    write("a.json")
    for device in (os.devnull, str(FULL)):
        line = wrong(capsys, monkeypatch, "extract", "a.json", "-o", device, "--content", "content")
        assert line == f"{device}: her kan der ikke skrives en fil."


@pytest.mark.parametrize(
    ("argv", "danish", "english"),
    [
        (("check",), "der mangler PATH", "PATH must be given"),
        (("nothing",), "VERB: nothing findes ikke (vælg mellem", "VERB: there is no nothing (choose from"),
        (("check", "a", "--what"), "bruges ikke her: --what", "not used here: --what"),
        (("check", "a", "-o"), "-o: der mangler en værdi", "-o: a value is missing"),
        (("check", "a", "--format", "xml"), "--format: xml findes ikke", "--format: there is no xml"),
        (("check", "a", "--force=1"), "--force: tager ingen værdi: '1'", "--force: takes no value: '1'"),
    ],
)
def test_wrong_usage_in_both_languages(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    argv: tuple[str, ...],
    danish: str,
    english: str,
) -> None:
    assert danish in wrong(capsys, monkeypatch, *argv)
    monkeypatch.setenv("BROBYGGER_LANGUAGE", "en")
    assert english in wrong(capsys, monkeypatch, *argv)


@pytest.mark.parametrize("language", ["da", "en"])
def test_help_speaks_one_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["build.py", "check", "--help", "--language", language])
    with pytest.raises(SystemExit) as caught:
        main(["check", "--help", "--language", language])
    out = capsys.readouterr().out
    assert caught.value.code == 0
    assert ("vis denne hjælp" in out and "det skal med:" in out) == (language == "da")
    assert ("show this help" in out and "usage:" in out) == (language == "en")


@pytest.mark.parametrize("name", ["x.txt", "x", "x.json", "x.pdf.zip"])
def test_fill_writes_pdfs(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    write("a.json")
    assert run("fill", "a.json", "-o", name) == 2
    assert ".pdf" in capsys.readouterr().err and not Path(name).exists()


def test_the_name_of_the_report_tells_its_form(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", **ANSWERS)
    for name, start in (("r.html", "<!doctype html>"), ("r.json", '{"format"'), ("r.txt", "✓ a.json")):
        assert run("check", "a.json", "-o", name) == 0
        assert Path(name).read_text("utf-8").startswith(start)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["r.docx", "r.pdf", "r.xlsx", "r.csv", "r.yaml", "r.JSN"])
def test_a_report_is_not_written_under_the_name_of_another_kind(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write("a.json", **ANSWERS)
    assert run("check", "a.json", "-o", name) == 2
    assert ".html" in capsys.readouterr().err and not Path(name).exists()
    assert run("check", "a.json", "-o", name, "--format", "text") == 0


@pytest.mark.parametrize("name", ["out.json", "out.docx", "out.pdf", "out.zip"])
@pytest.mark.parametrize("verb", ["extract", "match"])
def test_no_folder_is_made_under_the_name_of_a_file(
    here: Path, capsys: pytest.CaptureFixture[str], verb: str, name: str
) -> None:
    write("a.json", **ANSWERS)
    write("b.json", **ANSWERS)
    assert run(verb, "a.json", "b.json", "-o", name) == 2
    said = capsys.readouterr().err
    assert name in said and "uden endelse" in said and not Path(name).exists()
    Path(name).mkdir()
    run(verb, "a.json", "b.json", "-o", name)
    assert name not in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["extract", "match"])
def test_a_folder_may_have_a_date_in_its_name(here: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    write("a.json", **ANSWERS)
    write("b.json", **ANSWERS)
    run(verb, "a.json", "b.json", "-o", "svar 30.11")
    assert "uden endelse" not in capsys.readouterr().err


def test_of_what_belongs_together_nothing_is_there_where_one_file_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "b", b"old")
    with pytest.raises(Exists):
        write_together({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    places = []

    def full(path: Path, *_: object) -> None:
        places.append(path)
        if len(places) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(OSError, match="space") as caught:
        write_together({tmp_path / "a": b"new", tmp_path / "b": b"new"}, force=True)
    assert caught.value.filename == str(tmp_path / "b")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("b", b"old")]
