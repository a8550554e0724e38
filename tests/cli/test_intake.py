"""check, extract and fill from the command line: exit codes, files, what is said where."""

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.browser.check_in_node import check_in_node
from toolkit.cli.extract import _Names
from toolkit.cli.main import main
from toolkit.content.library import load_library
from toolkit.content.normalise import normalise
from toolkit.contract.schemas import FINDINGS
from toolkit.paths import ROOT
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.report.signs import printable
from toolkit.site.library_sheets import printed

WORKSHEET = """
id: demo
version: 2
step: 5
title: {da: Prøveark, en: Trial sheet}
purpose: {da: Et ark., en: A sheet.}
personal_data: none
changes: [{from: 1, rename: {old-name: name}}]
sections:
  - id: one
    title: {da: Afsnit, en: Section}
    fields:
      - {id: name, type: text, label: {da: Hvad hedder I?, en: What are you called?}, required: true, max_length: 40}
      - {id: guests, type: number, label: {da: Gæster, en: Guests}, decimals: 1}
      - {id: mood, type: scale, label: {da: Stemning, en: Mood}, scale: {min: 1, max: 5}}
      - id: plan
        type: table
        label: {da: Plan, en: Plan}
        columns: [{id: what, type: text, label: {da: Hvad, en: What}}]
        min_rows: 0
        max_rows: 2
scores:
  - {id: level, label: {da: Niveau, en: Level}, mean_of: [mood], bands: [{up_to: 5, label: {da: godt, en: good}}]}
examples: [{id: ex, title: {da: Eks, en: Ex}, answers: {name: Vi}}]
"""
ANSWERS: dict[str, Any] = {
    "format": "brobygger-answers/1", "worksheet": "demo", "version": 2, "language": "da", "respondent": {"organisation": "Køkkenet"},
    "answers": {"name": "Åse & Bo <b>", "guests": 12.5, "mood": 4, "plan": [{"what": "Møde"}]},
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with `content/` in it."""
    (tmp_path / "content" / "worksheets").mkdir(parents=True)
    (tmp_path / "content" / "worksheets" / "demo.yaml").write_text(WORKSHEET, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, **changed: Any) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(json.dumps(ANSWERS | changed), "utf-8")


def run(*argv: str) -> int:
    return main([*argv, "--content", "content"])


def test_json_report(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("good.json")
    write("in/bad.json", answers={"guests": "mange", "x": 1})
    Path("in/broken.pdf").write_bytes(b"%PDF-1.7")
    assert run("check", "good.json", "in", "--format", "json") == 2
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert err == "" and list(document) == ["format", "files"] and document["format"] == "brobygger-findings/1"
    good, bad, broken = document["files"]
    assert good == {
        "path": "good.json", "status": "ok", "verdict": None, "worksheet": "demo", "version": 2, "language": "da", "findings": [],
        "scores": [{"id": "level", "value": 4, "answered": 1, "of": 1, "band": "godt"}],
    }  # fmt: skip
    assert (bad["path"], bad["status"]) == ("in/bad.json", "findings")
    assert [(finding["code"], finding["field"]) for finding in bad["findings"]] == [
        ("required", "name"),
        ("not-a-number", "guests"),
        ("unknown-field", "x"),
    ]
    assert list(bad["findings"][0]) == ["code", "severity", "field", "row", "column", "label", "message", "remedy"]
    assert (broken["status"], broken["verdict"], broken["scores"]) == ("unreadable", "damaged", [])
    assert broken["findings"][0]["code"] == "damaged" and broken["findings"][0]["message"]


def test_exit_codes(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("good.json")
    write("note.json", version=1, answers={"old-name": "Vi"})
    write("bad.json", answers={})
    assert run("check", "good.json") == 0
    assert run("check", "note.json") == 0
    assert run("check", "good.json", "bad.json") == 1
    assert run("check", "gone.json", "bad.json") == 2
    assert main(["check", "good.json", "--content", "nowhere"]) == 2
    with pytest.raises(SystemExit) as caught:
        run("check")
    assert caught.value.code == 2


def test_text_report(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("bad.json", answers={"mood": 4})
    Path("in").mkdir()
    for name in ("photo.png", "Thumbs.db", "~$a.docx"):
        Path("in", name).write_bytes(b"x")
    write("in/a.json")
    assert run("check", "bad.json", "in", "--language", "en") == 1
    out, err = capsys.readouterr()
    assert out.split("\n") == [
        "✗ bad.json – Trial sheet, version 2 – 1 error",
        "  What are you called?: The question has not been answered.",
        "    → Answer the question.",
        "  Level: 4 (1 of 1 answers) · good",
        "",
        "✓ in/a.json – Trial sheet, version 2 – In order",
        "  Level: 4 (1 of 1 answers) · good",
        "",
        "– in/photo.png – Skipped",
        "  Note: The file is a picture.",
        "    → If it is a picture of a completed worksheet, enter the answers in the form.",
        "",
        "2 files: 1 in order, 1 with errors, 0 cannot be read.",
        "1 file was skipped.",
        "Hidden files, lock files and our own reports were not read: in/Thumbs.db, in/~$a.docx.",
        "",
    ]
    assert err == ""


def test_a_terminal_is_not_given_orders() -> None:
    assert printable("a\x1b[31mb\x07\u202ec\r\nd") == "a�[31mb��c��d"
    assert printable("Ærø – “ja” 👍🏽") == "Ærø – “ja” 👍🏽"


def test_html_report(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("in/<script>.json", answers={"<img src=x onerror=alert(1)>": 1})
    write("in/good.json")
    assert run("check", "in", "--format", "html", "-o", "out/report.html") == 1
    page = Path("out/report.html").read_text("utf-8")
    assert capsys.readouterr().out == ""
    assert "<script" not in page and "<img" not in page and "&lt;img src=x" in page and "&lt;script&gt;" in page
    assert 'lang="da"' in page and "default-src &#39;none&#39;" in page
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import| style=| on[a-z]+=\"", page.replace("&#34;", ""))
    assert run("check", "in", "--format", "html", "-o", "out/report.html") == 2  # it is there already
    assert "--force" in capsys.readouterr().err
    assert run("check", "in", "--format", "json", "-o", "out/report.html", "--force") == 1
    assert Path("out/report.html").read_text("utf-8").startswith('{"format"')


def test_zip(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json")
    with zipfile.ZipFile("all.zip", "w") as archive:
        for name in ("b/æble.json", "a.json", "note.txt", "010203-1234.json", "inner.zip"):
            archive.write("a.json", name)
    assert run("check", "all.zip", "--format", "json") == 2
    files = json.loads(capsys.readouterr().out)["files"]
    assert [(file["path"], file["status"], file["verdict"]) for file in files] == [
        ("all.zip/******-****.json", "ok", None), ("all.zip/a.json", "ok", None), ("all.zip/b/æble.json", "ok", None),
        ("all.zip/inner.zip", "unreadable", "nested-zip"), ("all.zip/note.txt", "ok", None),
    ]  # fmt: skip
    Path("all.zip").write_bytes(b"PK\x03\x04 nonsense")
    assert run("check", "all.zip", "--format", "json") == 2
    assert json.loads(capsys.readouterr().out)["files"][0]["verdict"] == "damaged"


def test_every_file_that_is_met_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("in/svar.json.txt")
    write("in/svar")
    message = EmailMessage()
    message.set_content("Hej")
    message.add_attachment(Path("in/svar").read_bytes(), maintype="application", subtype="json", filename="svar.json")
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="logo.jpg")
    Path("in/Svar.eml").write_bytes(bytes(message))
    for name in ("Foto.HEIC", "Svar.msg", "skema.docx", "~$skema.docx", "Thumbs.db", "noter.txt"):
        Path("in", name).write_bytes(b"x")
    assert run("check", "in", "-o", "in/tjek.json") == 0
    assert run("check", "in", "-o", "in/tjek.html") == 0
    assert run("check", "in", "--format", "json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [(file["path"], file["status"], file["verdict"]) for file in document["files"]] == [
        ("in/Foto.HEIC", "skipped", "picture"), ("in/Svar.eml/logo.jpg", "skipped", "picture"), ("in/Svar.eml/svar.json", "ok", None),
        ("in/Svar.msg", "skipped", "mail-file"), ("in/noter.txt", "skipped", "unknown-format"), ("in/skema.docx", "skipped", "word-file"),
        ("in/svar", "ok", None), ("in/svar.json.txt", "ok", None),
    ]  # fmt: skip
    Draft202012Validator(FINDINGS).validate(document)
    assert document["passed"] == ["in/Thumbs.db", "in/tjek.html", "in/~$skema.docx", "in/tjek.json"]
    assert all(file["findings"][0]["severity"] == "note" for file in document["files"] if file["status"] == "skipped")
    page = Path("in/tjek.html").read_text("utf-8")
    assert "Filen er et billede." in page and "in/~$skema.docx" in page


def test_nothing_but_other_files(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("in/a.png").write_bytes(b"x")
    assert run("check", "in") == 2
    assert run("check", "in/a.png") == 2
    for number in range(1_010):
        Path("in", f"{number}.png").write_bytes(b"x")
    assert run("check", "in", "--language", "en") == 2
    out = capsys.readouterr().out
    assert "There are 11 more files of other kinds" in out and "1011 files were skipped." in out
    assert run("extract", "in", "-o", "out") == 2 and not Path("out").exists()


def test_more_findings_than_somebody_reads(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", version=1, answers={f"x{number}": 1 for number in range(5_000)} | {"y" * 90_000: 1})
    assert run("check", "a.json", "--format", "json", "--language", "en") == 1
    out = capsys.readouterr().out
    [report] = json.loads(out)["files"]
    assert len(report["findings"]) == 101 and len(out) < 100_000
    assert report["findings"][-1]["message"] == "There are 4903 more messages about the file, which are not shown here."
    assert report["left_out"] == {"error": 4902, "note": 1}
    Draft202012Validator(FINDINGS).validate(json.loads(out))
    for form in ("text", "html"):
        assert run("check", "a.json", "--format", form, "--language", "en") == 1
        out = capsys.readouterr().out
        assert "5002 errors, 1 note" in out and len(out) < 100_000
    write("b.json", worksheet="x" * 90_000)
    assert run("check", "b.json") == 1
    assert len(capsys.readouterr().out) < 1_000


def test_content_with_faults_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json")
    Path("content/worksheets/demo.yaml").write_text(
        WORKSHEET.replace("scale: {min: 1, max: 5}", "scale: nowhere"), "utf-8"
    )
    assert run("check", "a.json", "--format", "json") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["files"][0]["findings"][0]["code"] == "unknown-worksheet" and "lint" in err


def test_a_part_of_the_respondent_that_has_no_place_is_named_as_on_the_sheet(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.json", respondent={"sector": "privat"})
    assert run("fill", "a.json", "-o", "a.pdf") == 2 and not Path("a.pdf").exists()
    err = capsys.readouterr().err
    assert "»Om jer: Sektor«" in err and "respondent__" not in err


def test_there_and_back(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Answers → PDF → answers, in both forms of answer file, and nothing overwritten."""
    write("a.json", saved="2026-11-20T12:00:00Z")
    assert run("fill", "a.json", "-o", "out/a.pdf") == 0
    assert run("extract", "out/a.pdf", "-o", "b.json") == 0
    assert json.loads(Path("b.json").read_text("utf-8")) == ANSWERS
    assert run("extract", "out/a.pdf", "-o", "b.yaml") == 0
    assert yaml.safe_load(Path("b.yaml").read_text("utf-8")) == ANSWERS
    first = Path("out/a.pdf").read_bytes()
    assert run("fill", "b.yaml", "-o", "out/a.pdf") == 2
    assert run("fill", "b.yaml", "-o", "out/a.pdf", "--force") == 0
    assert Path("out/a.pdf").read_bytes() == first
    assert run("extract", "out/a.pdf", "-o", "b.json") == 2
    assert sorted(path.name for path in here.rglob("*") if path.suffix == ".part") == []
    # several forms into a folder, by name
    (here / "more").mkdir()
    (here / "more" / "a.pdf").write_bytes(first)
    assert run("extract", "out/a.pdf", "more", "-o", "answers") == 0
    assert sorted(path.name for path in Path("answers").iterdir()) == ["a-2.json", "a.json"]
    assert capsys.readouterr().out == ""


def test_fill_writes_into_the_sheet_that_the_site_hands_out(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = "name: Skåde\norganisation: Foreningen Skåde\nurl: https://skaade.example\nlicence: Kun til Skåde\n"
    (here / "content" / "site.yaml").write_text(site, "utf-8")
    write("a.json")
    assert run("fill", "a.json", "-o", "a.pdf") == 0
    with pdfium.PdfDocument("a.pdf") as pdf:
        said = pdf[0].get_textpage().get_text_range()
    assert all(word in said for word in ("Foreningen Skåde", "skaade.example", "Kun til Skåde"))
    library, _ = load_library(here / "content")
    model = normalise(library.sheets["demo"].worksheet, "da", library)
    sheet = printed(library, model)
    assert Path("a.pdf").read_bytes() == fill_pdf(
        pdf_from_html(sheet.html, model, address=sheet.address), model, ANSWERS
    )
    capsys.readouterr()


def test_a_file_with_several_forms(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json")
    assert run("fill", "a.json", "-o", "a.pdf") == 0
    one = Path("a.pdf").read_bytes()
    Path("two.pdf").write_bytes(one + one)
    assert run("extract", "two.pdf", "-o", "b.json") == 2 and not Path("b.json").exists()
    assert "mappe" in capsys.readouterr().err
    assert run("extract", "two.pdf", "-o", "answers") == 0
    assert sorted(path.name for path in Path("answers").iterdir()) == ["two-1.json", "two-2.json"]
    assert run("extract", "two.pdf", "-o", "answers") == 2  # nothing is overwritten
    assert run("fill", "two.pdf", "-o", "b.pdf") == 2 and not Path("b.pdf").exists()
    assert run("check", "two.pdf", "--format", "json") == 0
    assert [file["path"] for file in json.loads(capsys.readouterr().out)["files"]] == ["two.pdf#1", "two.pdf#2"]


def test_older_answers_are_brought_up_to_date(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("old.json", version=1, answers={"old-name": "Vi"})
    assert run("fill", "old.json", "-o", "a.pdf") == 0
    assert run("extract", "a.pdf", "-o", "new.json") == 0
    assert json.loads(Path("new.json").read_text("utf-8"))["answers"] == {"name": "Vi"}
    write("newer.json", version=3)
    assert run("fill", "newer.json", "-o", "b.pdf") == 2 and not Path("b.pdf").exists()


def test_what_is_no_longer_asked_goes_along(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    aside = {"gone": ["x", 1.5, {"a": "ø"}], "name-of-old": "010203-1234"}
    write("old.json", dropped=aside)
    assert run("fill", "old.json", "-o", "a.pdf") == 1  # the number
    assert run("extract", "a.pdf", "-o", "new.json") == 0
    masked = {"gone": ["x", 1.5, {"a": "ø"}], "name-of-old": "******-****"}
    assert json.loads(Path("new.json").read_text("utf-8"))["dropped"] == masked
    assert run("fill", "new.json", "-o", "b.pdf") == 0
    data = Path("b.pdf").read_bytes()
    library = load_library(Path("content"))[0]
    model = normalise(library.sheets["demo"].worksheet, "da", library)
    [said] = check_in_node([("b.pdf", data, "pdf", "da")], {"demo": {"da": model}})
    assert said["forms"][0]["document"]["dropped"] == masked
    assert said["forms"][0]["report"]["findings"] == []


@pytest.mark.parametrize(
    "answers",
    [
        {"name": "Vi", "plan": [{"what": "a"}] * 3},
        {"name": "Vi", "x": 1},
        {"name": ["Vi"]},
        {"name": "Vi", "mood": "7"},
    ],
)
def test_no_room(here: Path, capsys: pytest.CaptureFixture[str], answers: dict[str, Any]) -> None:
    write("a.json", answers=answers)
    assert run("fill", "a.json", "-o", "a.pdf") == 2
    assert not Path("a.pdf").exists()
    assert "Intet er skrevet" in capsys.readouterr().err


def test_findings_do_not_stop_fill_and_extract(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", answers={"guests": "mange"})
    assert run("fill", "a.json", "-o", "a.pdf") == 1
    assert "mange" in capsys.readouterr().err
    assert run("extract", "a.pdf", "-o", "b.json") == 1
    assert json.loads(Path("b.json").read_text("utf-8"))["answers"] == {"guests": "mange"}


def test_signs_that_cannot_be_drawn_are_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", answers={"name": "Łukasz Привіт"})
    assert run("fill", "a.json", "-o", "a.pdf") == 0
    write("b.json", answers={"name": "مرحبا 😀 – Bo?"})
    assert run("fill", "b.json", "-o", "b.pdf") == 1
    said = capsys.readouterr().err
    assert "😀" in said and "م" in said and "–" not in said.partition(":")[2] and "Ł" not in said
    assert run("extract", "b.pdf", "-o", "c.json") == 0
    assert json.loads(Path("c.json").read_text("utf-8"))["answers"] == {"name": "مرحبا 😀 – Bo?"}


def test_cpr_numbers_stay_where_they_are(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("010203-1234.json", answers={"name": "Bo 010203-1234"})
    assert run("fill", "010203-1234.json", "-o", "a.pdf") == 1
    assert run("extract", "a.pdf", "-o", "b.json") == 0  # the PDF holds the masked text
    assert run("check", "010203-1234.json", "a.pdf") == 1
    assert run("check", "010203-1234.json", "--format", "html") == 1
    out, err = capsys.readouterr()
    assert "010203-1234" not in out + err + Path("b.json").read_text("utf-8")
    assert "Bo ******-****" in Path("b.json").read_text("utf-8")


@pytest.mark.parametrize(
    "argv",
    [
        ("extract", "a.pdf", "-o", "b.txt"),
        ("extract", "a.pdf", "b.pdf", "-o", "b.json"),
        ("fill", "a.pdf", "-o", "b.pdf"),
        ("fill", "in", "-o", "b.pdf"),
    ],
)
def test_wrong_usage(here: Path, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]) -> None:
    Path("in").mkdir()
    write("in/a.json")
    write("in/b.json")
    assert run(*argv) == 2
    assert capsys.readouterr().err and not list(here.glob("b.*"))


def test_a_folder_that_cannot_be_written_to(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json")
    Path("file").write_text("", "utf-8")
    assert run("extract", "a.json", "-o", "file/b.json") == 2
    assert "file/b.json" in capsys.readouterr().err


def command(*argv: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *argv, "--content", "content"], text=True, timeout=60, **options
    )


def test_progress_only_on_a_terminal(here: Path) -> None:
    for number in range(3):
        write(f"in/{number}.json")
    piped = command("check", "in", "--format", "json", capture_output=True)
    assert piped.returncode == 0 and piped.stderr == ""
    leader, follower = pty.openpty()
    on_terminal = command("check", "in", "--format", "json", stdout=subprocess.PIPE, stderr=follower)
    os.close(follower)
    assert "Læser filer" in everything(leader)
    assert json.loads(on_terminal.stdout)["files"] == json.loads(piped.stdout)["files"]


def everything(leader: int) -> str:
    """What was written to a terminal: however it was cut on its way, and never only half of a letter."""
    shown = b""
    with contextlib.suppress(OSError):  # the other end is closed, and all has been read
        while part := os.read(leader, 10_000):
            shown += part
    os.close(leader)
    return shown.decode()


def test_a_reader_that_goes_away(here: Path) -> None:
    for number in range(300):
        write(f"in/{number}.json", answers={})
    done = subprocess.run(
        f"{sys.executable} {ROOT / 'build.py'} check in --content content | head -1",
        shell=True,
        text=True,
        capture_output=True,
        timeout=60,
    )
    assert done.stdout.startswith("✗ in/0.json") and done.stderr == ""


def test_names_of_extracted_files(tmp_path: Path) -> None:
    names = _Names(tmp_path)
    made = [
        names.of(shown).name
        for shown in (
            "in/Blå.pdf",
            "in/bla\u030a.PDF",  # the same name put together otherwise
            "******-****.pdf",
            "mail.pdf#1",
            "mail.pdf#2",
            "x.zip/a: b?.json",
            ".pdf",
            "c#",
            "\x1b[2J.pdf",
            "x" * 300,
        )
    ]
    assert made == [
        "Blå.json", "blå-2.json", "xxxxxx-xxxx.json", "mail-1.json", "mail-2.json", "ax bx.json", "pdf.json", "c#.json", "x[2J.json",
        f"{'x' * 100}.json",
    ]  # fmt: skip


def test_fill_writes_nothing_that_it_would_read_otherwise(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.json", language="xx", answers={"guests": "1.234"})
    assert run("fill", "a.json", "-o", "a.pdf") == 2 and not Path("a.pdf").exists()
    assert "hvilket sprog" in capsys.readouterr().err
    write("b.json", language="xx", answers={"guests": 12})
    assert run("fill", "b.json", "-o", "b.pdf") == 1


PROFILE = """
id: profile
step: 0
personal_data: none
title: {da: Profil, en: Profile}
purpose: {da: At mødes., en: To meet.}
sections:
  - id: only
    title: {da: Profil, en: Profile}
    fields:
      - {id: seeks, type: choices, label: {da: Søger, en: Seeks}, options: things}
      - {id: gives, type: choices, label: {da: Giver, en: Gives}, options: things}
match: [{wants: seeks, gives: gives, reason: {da: Den ene har det., en: One has it.}}]
examples: [{id: one, title: {da: Ét, en: One}, answers: {seeks: [rooms]}}]
"""


def test_profiles_are_matched(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "content/worksheets/profile.yaml").write_text(PROFILE, "utf-8")
    (here / "content/lists.yaml").write_text(
        "things: [{value: rooms, label: {da: Lokaler, en: Rooms}}, {value: hours, label: {da: Timer, en: Hours}}]",
        "utf-8",
    )
    given: list[tuple[str, dict[str, Any]]] = [
        ("Huset <b>", {"seeks": ["hours"], "gives": ["rooms"]}),
        ("010190-1234", {"seeks": ["rooms"], "gives": ["hours"]}),
    ]
    for number, (name, answers) in enumerate(given):
        write(f"{number}.json", worksheet="profile", version=1, respondent={"organisation": name}, answers=answers)
    write("other.json")

    assert run("match", "0.json", "1.json", "-o", "out") == 1  # the number is a finding
    made = json.loads((here / "out/matches.json").read_text("utf-8"))
    assert [(row["from"], row["values"]) for row in made["pairs"][0]["rows"]] == [("a", ["hours"]), ("b", ["rooms"])]
    page = (here / "out/matches.html").read_text("utf-8")
    assert "Huset &lt;b&gt;" in page and "Den ene har det." in page and "010190" not in page + json.dumps(made)

    assert run("match", "0.json", "1.json", "-o", "out") == 2
    assert "--force" in capsys.readouterr().err
    assert run("match", "0.json", "1.json", "other.json", "-o", "out", "--force") == 1
    assert "other.json er ikke en profil" in capsys.readouterr().err
    write("odd.json", worksheet="profile", version=1, answers={"__proto__": {"seeks": ["rooms"]}})
    assert run("match", "0.json", "1.json", "odd.json", "-o", "out", "--force") == 1
    assert "odd.json er ikke en profil" in capsys.readouterr().err
    assert len(json.loads((here / "out/matches.json").read_text("utf-8"))["profiles"]) == 2
    assert run("match", "0.json", "other.json", "-o", "new") == 2
    assert "mindst to" in capsys.readouterr().err and not (here / "new").exists()
    for number in range(61):
        write(f"many/{number}.json", worksheet="profile", version=1, respondent={}, answers={"seeks": ["rooms"]})
    assert run("match", "many", "-o", "new") == 2
    assert "højst 60" in capsys.readouterr().err and not (here / "new").exists()
    assert run("match", "0.json", "1.json", "-o", "0.json") == 2
    assert "0.json er ikke en mappe" in capsys.readouterr().err
