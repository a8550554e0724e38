"""Which files a command line means, and zips that are not what they seem."""

import json
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.contract.unreadable import Unreadable
from toolkit.intake.files import Gathered, Item, add_entries, gather
from toolkit.intake.kinds import entry_kind
from toolkit.intake.zips import Zip


def found(*paths: str | Path) -> list[tuple[str, str | None]]:
    return [(item.shown, item.kind or item.verdict) for item in gather(paths).items]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_named_files(here: Path) -> None:
    for name, data in (("a.PDF", b""), ("b.yml", b"x"), ("c", b"%PDF-1.7"), ("d", b'\xef\xbb\xbf {"worksheet": "a"'), ("e.docx", b"PK\x03\x04"), ("f", b"PK\x03\x04"),
                       ("g", b"PK\x03\x04 [Content_Types].xml"), ("h.txt", b"text"), ("i.txt", b""), (".j.pdf", b"x"), ("k.eml", b"x")):  # fmt: skip
        (here / name).write_bytes(data)
    assert found("a.PDF", "b.yml", "c", "d", "e.docx", "f", "g", "h.txt", "i.txt", "gone.pdf", "./a.PDF", ".j.pdf", "k.eml") == [
        ("a.PDF", "pdf"), ("b.yml", "yaml"), ("c", "pdf"), ("d", "json"), ("e.docx", "word-file"), ("f", "zip"), ("g", "word-file"),
        ("h.txt", "unknown-format"), ("i.txt", "empty-file"), ("gone.pdf", "not-found"), ("./a.PDF", "read-already"), (".j.pdf", "pdf"), ("k.eml", "mail"),
    ]  # fmt: skip
    assert not any(item.is_skipped for item in gather(["e.docx", "h.txt"]).items)  # somebody asked for them


def test_pipes_and_devices_are_not_opened(here: Path) -> None:
    os.mkfifo("pipe.pdf")
    assert found("pipe.pdf", "/dev/zero") == [("pipe.pdf", "unknown-format"), ("/dev/zero", "unknown-format")]


ANSWERS = b'{"format": "brobygger-answers/1", "worksheet": "demo"}'


def folder_of(**files: bytes) -> None:
    for name, data in files.items():
        path = Path("in", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_folders(here: Path) -> None:
    folder_of(**dict.fromkeys(("b.json", "a.pdf", "sub/c.yaml", "note.txt", "old.docx", "Z.zip", "Post.msg"), b"x"))
    (here / "out.pdf").write_bytes(b"x")
    (here / "in" / "away.pdf").symlink_to(here / "out.pdf")
    (here / "in" / "near.pdf").symlink_to(here / "in" / "a.pdf")
    (here / "in" / "broken.pdf").symlink_to("nowhere")
    (here / "in" / "loop").symlink_to(here / "in")
    assert found("in") == [
        ("in/loop", "link"), ("in/Post.msg", "mail-file"), ("in/Z.zip", "zip"), ("in/a.pdf", "pdf"), ("in/away.pdf", "link"), ("in/b.json", "json"),
        ("in/broken.pdf", "pdf"), ("in/near.pdf", "read-already"), ("in/note.txt", "unknown-format"), ("in/old.docx", "word-file"), ("in/sub/c.yaml", "yaml"),
    ]  # fmt: skip
    skipped = [item.shown for item in gather(["in"]).items if item.is_skipped]
    assert skipped == ["in/loop", "in/Post.msg", "in/away.pdf", "in/near.pdf", "in/note.txt", "in/old.docx"]


def test_what_is_passed_over_by_its_name(here: Path) -> None:
    names = (
        "~$skema.docx",
        ".~lock.a.odt#",
        "Thumbs.db",
        ".DS_Store",
        "desktop.ini",
        ".hidden.pdf",
        ".git/x.pdf",
        "a.pdf",
    )
    folder_of(**dict.fromkeys(names, b"x"))
    folder_of(
        **{"tjek.txt": "✓ a.pdf – I orden\n".encode(), "r.html": b'<head>\n<meta name="generator" content="Brobygger">'}
    )
    gathered = gather(["in"])
    assert [item.shown for item in gathered.items] == ["in/a.pdf"]
    assert gathered.passed == [
        "in/.git/", "in/.DS_Store", "in/.hidden.pdf", "in/.~lock.a.odt#", "in/Thumbs.db", "in/desktop.ini", "in/r.html", "in/tjek.txt",
        "in/~$skema.docx",
    ]  # fmt: skip


def test_content_tells_more_than_a_name(here: Path) -> None:
    folder_of(**{"svar.json.txt": b"{", "svar": ANSWERS, "skema": b"%PDF-1.7", "svar.bak": b"# mine\nformat: brobygger-answers/1\n",
                 "svar.txt": '\ufeff{"format": "brobygger-answers/1"}'.encode("utf-16-le"), "late.txt": b'{"answers": {"a": "' + b"x" * 9000 + b'"}, "worksheet": "a"}',
                 "mail": b"Received: from x\nSubject: a\nMIME-Version: 1.0\n\n", "photo": b"\xff\xd8\xff\xe0", "other.txt": b'{"a": 1}', "x.json.exe": b"\0"})  # fmt: skip
    assert found("in") == [
        ("in/late.txt", "json"), ("in/mail", "mail"), ("in/other.txt", "unknown-format"), ("in/photo", "picture"), ("in/skema", "pdf"), ("in/svar", "json"),
        ("in/svar.bak", "yaml"), ("in/svar.json.txt", "json"), ("in/svar.txt", "json"), ("in/x.json.exe", "json"),
    ]  # fmt: skip


def test_nothing_in_a_folder(here: Path) -> None:
    (here / "empty").mkdir()
    assert found("empty") == [("empty", "nothing-found")]


def test_folders_without_access(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_of(**{"a.pdf": b"x", "shut/b.pdf": b"x"})
    scandir = os.scandir

    def shut(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", shut)
    assert found("in") == [("in/a.pdf", "pdf"), ("in/shut", "no-access")]
    assert found("in/shut") == [("in/shut", "no-access")]
    assert not gather(["in"]).items[1].is_skipped


def test_a_thousand_other_files_are_named_and_the_rest_counted(here: Path) -> None:
    folder_of(**{f"{number}.png": b"x" for number in range(1_007)})
    gathered = gather(["in"])
    assert (len(gathered.items), gathered.more) == (1_000, 7)


def test_names_are_compared_in_nfc(here: Path) -> None:
    one, other = "bl\u00e5.pdf", "bla\u030a.pdf"
    folder_of(**{one: b"same", other: b"same"})
    assert found("in") == [("in/blå.pdf", "pdf")]
    folder_of(**{other: b"else"})
    assert found("in") == [("in/blå.pdf", "pdf"), ("in/blå.pdf (2)", "pdf")]


def test_names_that_are_no_text(here: Path) -> None:
    Path("in").mkdir()
    os.close(os.open(b"in/bl\xe5.pdf", os.O_CREAT))
    assert found("in") == [("in/bl\ufffd.pdf", "pdf")]


# Zips ---------------------------------------------------------------------------------------------------------------------


def zipped(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def verdict(path: Path) -> str:
    with pytest.raises(Unreadable) as caught, Zip(path) as archive:
        archive.entries()
    return caught.value.verdict


def entry_verdict(path: Path, place: int = 0) -> str:
    with Zip(path) as archive, pytest.raises(Unreadable) as caught:
        archive.read(place)
    return caught.value.verdict


def listed(path: Path) -> list[str]:
    with Zip(path) as archive:
        return [entry.name for entry in archive.entries()]


def test_entries(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        **{
            "b/æble.pdf": b"%PDF",
            "a.json": b"{}",
            "b/": b"",
            "inner.zip": b"PK\x03\x04",
            "n.txt": ANSWERS,
            "__MACOSX/._a.json": b"",
            ".x.json": b"",
            "m.eml": b"x",
            "p.png": b"x",
        },
    )
    gathered = Gathered()
    with Zip(path) as archive:
        entries = [(entry, entry.kind) for entry in archive.entries()]
    add_entries(
        Item("a.zip", str(path), "zip"),
        [(entry.place, entry.name, kind.reads, kind.verdict) for entry, kind in entries],
        gathered,
    )
    assert [(item.shown, item.kind, item.place, item.verdict) for item in gathered.items] == [
        ("a.zip/a.json", "json", 1, None),
        ("a.zip/b/æble.pdf", "pdf", 0, None),
        ("a.zip/inner.zip", None, 3, "nested-zip"),
        ("a.zip/m.eml", None, 7, "nested-mail"),
        ("a.zip/n.txt", "json", 4, None),
        ("a.zip/p.png", None, 8, "picture"),
    ]
    assert gathered.passed == ["a.zip/.x.json", "a.zip/__MACOSX/._a.json"]
    with Zip(path) as archive:
        assert archive.read(0) == b"%PDF"
    assert entry_verdict(path, 99) == "damaged"


def second_name(raw: bytes, name: bytes, crc: int | None = None) -> bytes:
    """Info-ZIP's extra field: the name in UTF-8, and the checksum of the name that it belongs to."""
    field = struct.pack("<BL", 1, zlib.crc32(raw) if crc is None else crc) + name
    return struct.pack("<HH", 0x7075, len(field)) + field


@pytest.mark.parametrize(
    ("second", "crc", "wanted"),
    [
        ("blåbær.pdf".encode(), None, "blåbær.pdf"),
        ("bla\u030a.pdf".encode(), None, "blå.pdf"),
        ("blåbær.pdf".encode(), 7, "bl_b_r.pdf"),  # of another name
        (b"../../etc/a.pdf", None, "bl_b_r.pdf"),
        (b"", None, "bl_b_r.pdf"),
    ],
)
def test_the_second_name(tmp_path: Path, second: bytes, crc: int | None, wanted: str) -> None:
    info = zipfile.ZipInfo("bl_b_r.pdf")
    info.extra = second_name(b"bl_b_r.pdf", second, crc)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, b"x")
    assert listed(tmp_path / "a.zip") == [wanted]


def test_twins_in_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"blå.pdf": b"same", "bla\u030a.pdf": b"same"})
    assert listed(path) == ["blå.pdf"]
    path = zipped(tmp_path / "b.zip", **{"blå.pdf": b"one", "bla\u030a.pdf": b"else"})
    assert listed(path) == ["blå.pdf", "blå.pdf (2)"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("blå.pdf".encode(), "blå.pdf"),
        ("bløde æg.pdf".encode("cp850"), "bløde æg.pdf"),
        ("bløde æg.pdf".encode("latin-1"), "bløde æg.pdf"),
        ("blå.pdf".encode("latin-1"), "blå.pdf"),
        ("Åse.pdf".encode("cp437"), "Åse.pdf"),
    ],
)
def test_names_without_the_flag(tmp_path: Path, raw: bytes, name: str) -> None:
    path = zipped(tmp_path / "a.zip", **{"x" * len(raw): b""})
    path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
    assert listed(path) == [name]


@pytest.mark.parametrize("name", ["../a.pdf", "/etc/a.pdf", "a/../../b.pdf", "..\\a.pdf", "C:\\a.pdf", "C:/a.pdf"])
def test_names_that_lead_out(tmp_path: Path, name: str) -> None:
    assert verdict(zipped(tmp_path / "a.zip", **{"good.pdf": b"x", name: b"x"})) == "unsafe-zip"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices(tmp_path: Path, kind: int) -> None:
    info = zipfile.ZipInfo("a.pdf")
    info.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert verdict(tmp_path / "a.zip") == "unsafe-zip"


def test_bombs(tmp_path: Path) -> None:
    assert verdict(zipped(tmp_path / "ratio.zip", **{"a.pdf": bytes(20_000_000)})) == "unsafe-zip"
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}.json", "")
    assert verdict(tmp_path / "many.zip") == "unsafe-zip"
    path = zipped(tmp_path / "total.zip", **{f"{number}.pdf": b"x" * 100 for number in range(30)})
    set_sizes(path, 20_000_000)
    assert verdict(path) == "unsafe-zip"


def test_answer_files_that_are_far_larger_than_answers(tmp_path: Path) -> None:
    """Each is one that would be read by itself; together they would take half a minute."""
    many = {f"a{number}": number for number in range(12_000)}
    data = json.dumps({"format": "brobygger-answers/1", "worksheet": "w", "answers": many}).encode()
    few = zipped(tmp_path / "few.zip", **{f"{number}.json": data + b" " * number for number in range(20)})
    with Zip(few) as archive:
        assert len(archive.entries()) == 20
    files = {f"{number}.{'json' if number % 2 else 'yaml'}": data + b" " * number for number in range(100)}
    with pytest.raises(Unreadable) as caught, Zip(zipped(tmp_path / "many.zip", **files)) as archive:
        archive.entries()
    assert (caught.value.verdict, caught.value.data) == ("unsafe-zip", {"cause": "answers"})
    long = zipped(tmp_path / "long.zip", **{f"{number}.json": data[:15_000] + b" " * number for number in range(500)})
    with Zip(long) as archive:
        assert len(archive.entries()) == 500, "long answers of honest people"


def set_sizes(path: Path, size: int) -> None:
    """Makes every entry say that it is `size` bytes unpacked, and as many packed."""
    data, at = bytearray(path.read_bytes()), -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<II", data, at + 20, size, size)
    path.write_bytes(data)


def test_an_entry_that_lies_about_its_size(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.pdf": bytes(1000)})
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.find(b"PK\x01\x02") + 24, 10)  # says ten bytes
    path.write_bytes(data)
    assert entry_verdict(path) == "damaged"
    path = zipped(tmp_path / "b.zip", **{"a.pdf": b"x"})
    set_sizes(path, 26 << 20)
    assert entry_verdict(path) == "too-big"


def test_entries_that_cannot_be_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "lzma.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.pdf", b"x" * 1000)
    assert entry_verdict(tmp_path / "lzma.zip") == "zip-method"
    # What cannot be looked at is not passed off as another kind of file.
    assert [entry_kind(name, lambda: None).reads for name in ("a.pdf", "svar.txt", "svar", "a.jpg")] == [
        "pdf",
        "json",
        "json",
        None,
    ]
    path = zipped(tmp_path / "locked.zip", **{"a.pdf": b"x"})
    data = bytearray(path.read_bytes())
    for head, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(head) + flags] |= 1
    path.write_bytes(data)
    assert entry_verdict(path) == "password-protected"
    path = zipped(tmp_path / "crc.zip", **{"a.pdf": bytes(range(256)) * 10})
    data = bytearray(path.read_bytes())
    data[60:70] = b"??????????"
    path.write_bytes(data)
    assert entry_verdict(path) == "damaged"


@pytest.mark.parametrize(
    "broken",
    [
        lambda data: data[:-10],
        lambda data: b"PK\x05\x06",
        lambda data: b"PK\x05\x06" * 9000,
        lambda data: b"hello" * 100,
        lambda data: data[:40] + data[60:],
    ],
)
def test_damaged(tmp_path: Path, broken: Callable[[bytes], bytes]) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.pdf": b"x" * 100})
    path.write_bytes(broken(path.read_bytes()))
    try:
        with Zip(path) as archive:
            for entry in archive.entries():
                archive.read(entry.place)
    except Unreadable as unreadable:
        assert unreadable.verdict == "damaged"
    else:
        pytest.fail("read to the end")


def test_empty_zip_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    assert verdict(tmp_path / "a.zip") == "empty-file"


END = b"PK\5\6" + bytes(18)  # of a zip with nothing in it


def with_comment(path: Path, comment: bytes) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = comment
    return path


@pytest.mark.parametrize("comment", [b"hello", END, b"x" + END, END + b"x", END * 3, b"PK\5\6", b"PK\5\6" * 200])
def test_end_records_in_a_comment(tmp_path: Path, comment: bytes) -> None:
    path = with_comment(zipped(tmp_path / "a.zip", **{"a.json": b"{}"}), comment)
    with Zip(path) as archive:
        assert [entry.name for entry in archive.entries()] == ["a.json"] and archive.read(0) == b"{}"


def test_two_lists_of_contents(tmp_path: Path) -> None:
    """One program would read the first, another the second."""
    other = zipped(tmp_path / "b.zip", **{"b.json": b"{}"}).read_bytes()
    path = with_comment(zipped(tmp_path / "a.zip", **{"a.json": b"{}"}), other)
    assert verdict(path) == "unsafe-zip"


def test_a_zip_behind_something_else(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.json": b"{}"})
    path.write_bytes(b"MZ" * 500 + path.read_bytes())
    assert listed(path) == ["a.json"]


def test_a_list_too_long_to_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused by its length, before zipfile makes an object of each name."""
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(60_000):
            archive.writestr(zipfile.ZipInfo(f"{number:060}"), b"")
    monkeypatch.setattr(zipfile, "ZipInfo", None)
    assert verdict(tmp_path / "many.zip") == "unsafe-zip"
    data = bytearray((tmp_path / "many.zip").read_bytes())
    at = data.rfind(b"PK\5\6")
    struct.pack_into("<2H", data, at + 8, 1, 1)  # it says that it has one
    (tmp_path / "lies.zip").write_bytes(data)
    assert verdict(tmp_path / "lies.zip") == "unsafe-zip"


def test_a_part_of_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.json": b"{}"})
    data = bytearray(path.read_bytes())
    struct.pack_into("<2H", data, data.rfind(b"PK\5\6") + 4, 1, 1)
    path.write_bytes(data)
    assert verdict(path) == "zip-part"
