"""`build.py pack`: what it writes, and what it refuses in clear words."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from tests.content.small import field
from tests.packs.content import folder
from toolkit.cli.main import main


def run(*argv: str) -> int:
    return main(["pack", *argv, "--content", str(folder()), "--language", "en"])


def test_the_ready_made_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out" / "pack.pdf"
    assert run("meeting", "-o", str(target)) == 0
    assert capsys.readouterr().out == f"Wrote {target}.\n"
    with pikepdf.open(target) as pdf:
        assert str(pdf.Root.Lang) == "en" and str(pdf.docinfo.Title) == "Meeting"


# A time of day as people write it, here and on the page of the pack.
SAID_SO = {"8.30": "08:30", "830": "08:30", "0830": "08:30", "8:30": "08:30", "8": "08:00", "kl. 8.30": "08:30", "Kl 8": "08:00"}  # fmt: skip


@pytest.mark.parametrize("typed", SAID_SO)
def test_a_time_of_day_is_read_as_people_write_it(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("meeting", "--format", "json", "--start", typed) == 0
    assert json.loads(capsys.readouterr().out)["agenda"][0]["start"] == SAID_SO[typed]


def test_the_plan_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("meeting", "--format", "json", "--participants", "7", "--groups", "2", "--start", "8.15") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["participants"] == 7 and told["groups"] == [4, 3] and told["agenda"][0]["start"] == "08:15"
    assert {line["item"]: line["copies"] for line in told["print"]}["worksheet:small"] == 8


def test_nothing_is_overwritten_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "pack.pdf"
    target.write_text("mine")
    assert run("meeting", "-o", str(target), "--email") == 2
    assert target.read_text() == "mine" and "--force" in capsys.readouterr().err
    assert run("meeting", "-o", str(target), "--email", "--force") == 0
    assert target.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["meetin", "-o", "x.pdf"], "There is no pack “meetin”. There are: meeting. Did you mean “meeting”?"),
        (["meeting"], "Name the file to write with -o"),
        (["meeting", "-o", "x.txt"], "must end in .pdf"),
        (["meeting", "-o", "x.pdf", "--start", "23:30"], "ends after midnight if it begins at 23:30. Begin at 22:30"),
        (["meeting", "-o", "x.pdf", "--participants", "0"], "No pack can be made for 0 participants"),
        (["meeting", "-o", "x.pdf", "--groups", "99"], "12 participants cannot make 99 groups"),
        (["meeting", "-o", "x.pdf", "--booklet", "--large-print"], "--booklet cannot be made in large print"),
        (["meeting", "-o", "x.pdf", "--email", "--large-print"], "--email cannot be made in large print"),
    ],
)
def test_refused(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*argv) == 2
    assert said in capsys.readouterr().err
    assert not Path("x.pdf").exists()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--start", "9 o'clock"], "is not a time of day"),
        (["--participants", "many"], "many is not a whole number"),
        (["--collated", "--booklet"], "cannot be used with"),
        (["--paper", "letter"], "there is no letter"),
    ],
)
def test_wrong_usage(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROBYGGER_LANGUAGE", "en")
    with pytest.raises(SystemExit) as end:
        run("meeting", "-o", "x.pdf", *argv)
    assert end.value.code == 2
    assert said in capsys.readouterr().err


def copied(target: Path, **changed: tuple[str, str]) -> Path:
    """The content folder again, with `old` put as `new` in the files of these names."""
    for path in folder().rglob("*.yaml"):
        copy = target / path.relative_to(folder())
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(path.read_text("utf-8").replace(*changed.get(path.stem, ("\n", "\n"))), "utf-8")
    return target


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"meeting": ("minutes: 60", "minutes: 6000")}, "packs/meeting.yaml:14: number-range"),
        ({"small": ("type: scale", "type: scael")}, "worksheets/small.yaml:11: unknown-type"),
        ({"lists": ("value: public", "valeu: public")}, "lists.yaml:2: unknown-key"),
        ({"picture": ("kind: groups", "kind: group")}, "figures/picture.yaml:1: unknown-value"),
    ],
)
def test_a_pack_with_faults_is_not_made(
    changed: dict[str, tuple[str, str]], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = copied(tmp_path / "content", **changed)
    assert main(["pack", "meeting", "-o", str(tmp_path / "x.pdf"), "--content", str(content), "--language", "en"]) == 2
    told = capsys.readouterr().err
    assert said in told and "Run build.py lint" in told
    assert not (tmp_path / "x.pdf").exists()


def test_a_pack_with_a_sheet_over_its_pages_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = "type: longtext, lines: 40, max_length: 100"
    boxes = "".join(f"      - {field(more, f'box{n}')}\n" for n in range(4))
    content = copied(tmp_path / "content", small=("examples:", f"{boxes}examples:"))
    argv = ["pack", "meeting", "-o", str(tmp_path / "x.pdf"), "--content", str(content), "--language", "en"]
    assert main(argv) == 2
    told = capsys.readouterr().err
    assert "worksheets/small.yaml:1: too-many-pages: The worksheet takes up" in told
    assert "→ Give fields fewer lines" in told and "plain.yaml" not in told
    assert not (tmp_path / "x.pdf").exists()


def test_a_page_that_is_mostly_white_is_told_and_the_pack_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("meeting", "--format", "json") == 0
    told = capsys.readouterr().err
    assert "worksheets/small.yaml:1: page-too-empty: Page 2 of 2" in told and "has faults" not in told


def test_faults_elsewhere_do_not_keep_a_pack_from_being_made(tmp_path: Path) -> None:
    content = copied(tmp_path / "content")
    (content / "worksheets/other.yaml").write_text("id: [", "utf-8")
    (content / "packs/other.yaml").write_text("id: other\n", "utf-8")
    assert main(["pack", "meeting", "--format", "json", "--content", str(content), "--language", "en"]) == 0


def test_content_in_one_language_is_made_in_it_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copied(tmp_path / "content")
    (content / "site.yaml").write_text("languages: [da]\n", "utf-8")
    argv = ["pack", "meeting", "--format", "json", "--content", str(content), "--language"]
    monkeypatch.setenv("BROBYGGER_LANGUAGE", "en")  # of the messages, where nothing is said in what is asked for
    for asked, told in (
        ("en", "The content is not written in English. The pack is in Danish.\n"),
        ("sv", "The content is not written in Swedish. The pack is in Danish.\n"),
        ("da", ""),
    ):
        assert main([*argv, asked]) == 0
        out = capsys.readouterr()
        notes = [line for line in out.err.splitlines(keepends=True) if "page" not in line]
        assert (json.loads(out.out)["language"], "".join(notes)) == ("da", told)


def test_more_people_than_the_pack_is_meant_for_is_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("meeting", "--format", "json", "--participants", "60") == 0
    assert "meant for 6–30 participants" in capsys.readouterr().err


def by_pdfium(data: bytes) -> bytes:
    target = io.BytesIO()
    pypdfium2.PdfDocument(data).save(target)
    return target.getvalue()


def by_qpdf(data: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=True)
    return target.getvalue()


@pytest.mark.parametrize("saved_again", [bytes, by_pdfium, by_qpdf])
def test_the_filled_file_for_the_screen_is_taken_apart_again(
    saved_again: Callable[[bytes], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "email.pdf"
    assert run("meeting", "-o", str(target), "--email") == 0
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(target.read_bytes()))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, {"w1__name": "Ida", "w2__name": "Bo"}, auto_regenerate=False)
    typed, filled = io.BytesIO(), tmp_path / "filled.pdf"
    writer.write(typed)
    filled.write_bytes(saved_again(typed.getvalue()))
    assert main(["extract", str(filled), "-o", str(tmp_path / "answers"), "--content", str(folder())]) == 0
    answers = [json.loads(path.read_text("utf-8")) for path in sorted((tmp_path / "answers").iterdir())]
    assert [(one["worksheet"], one["answers"]) for one in answers] == [
        ("small", {"name": "Ida"}),
        ("plain", {"name": "Bo"}),
    ]
    capsys.readouterr()
    assert main(["check", str(filled), "--format", "json", "--content", str(folder())]) == 0
    forms = json.loads(capsys.readouterr().out)["files"]
    assert [(form["path"][-2:], form["worksheet"], form["status"]) for form in forms] == [
        ("#1", "small", "ok"),
        ("#2", "plain", "ok"),
    ]
