"""Which files a command line means, and zips that are not what they seem."""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.contract.unreadable import Unreadable
from toolkit.intake.files import Gathered, Item, gather, zip_items
from toolkit.intake.zips import list_entries, read_entry


def found(*paths: str | Path) -> list[tuple[str, str | None]]:
    return [(item.shown, item.kind or item.verdict) for item in gather(paths).items]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_named_files(here: Path) -> None:
    for name, data in (("a.PDF", b""), ("b.yml", b"x"), ("c", b"%PDF-1.7"), ("d", b'\xef\xbb\xbf {"a"'), ("e.docx", b"PK\x03\x04"), ("f", b"PK\x03\x04"),
                       ("g", b"PK\x03\x04 [Content_Types].xml"), ("h.txt", b"text"), ("i.txt", b"")):  # fmt: skip
        (here / name).write_bytes(data)
    assert found("a.PDF", "b.yml", "c", "d", "e.docx", "f", "g", "h.txt", "i.txt", "gone.pdf", "./a.PDF") == [
        ("a.PDF", "pdf"), ("b.yml", "yaml"), ("c", "pdf"), ("d", "json"), ("e.docx", "unknown-format"), ("f", "zip"), ("g", "unknown-format"),
        ("h.txt", "unknown-format"), ("i.txt", "json"), ("gone.pdf", "not-found"), ("./a.PDF", "pdf"),
    ]  # fmt: skip


def test_pipes_and_devices_are_not_opened(here: Path) -> None:
    os.mkfifo("pipe.pdf")
    assert found("pipe.pdf", "/dev/zero") == [("pipe.pdf", "unknown-format"), ("/dev/zero", "unknown-format")]


def test_folders(here: Path) -> None:
    for name in (
        "in/b.json",
        "in/a.pdf",
        "in/.hidden.pdf",
        "in/.git/x.pdf",
        "in/sub/c.yaml",
        "in/note.txt",
        "in/old.docx",
        "in/Z.zip",
        "out.pdf",
    ):
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (here / "in" / "away.pdf").symlink_to(here / "out.pdf")
    (here / "in" / "near.pdf").symlink_to(here / "in" / "a.pdf")
    (here / "in" / "broken.pdf").symlink_to("nowhere")
    (here / "in" / "loop").symlink_to(here / "in")
    assert found("in") == [
        ("in/Z.zip", "zip"), ("in/a.pdf", "pdf"), ("in/b.json", "json"), ("in/broken.pdf", "pdf"), ("in/near.pdf", "pdf"), ("in/old.docx", "unknown-format"),
        ("in/sub/c.yaml", "yaml"),
    ]  # fmt: skip
    assert gather(["in"]).skipped == 2  # note.txt and the link that leads out


def test_nothing_in_a_folder(here: Path) -> None:
    (here / "empty").mkdir()
    assert found("empty") == [("empty", "nothing-found")]


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
    with pytest.raises(Unreadable) as caught:
        list_entries(path)
    return caught.value.verdict


def entry_verdict(path: Path, place: int = 0) -> str:
    with zipfile.ZipFile(path) as archive, pytest.raises(Unreadable) as caught:
        read_entry(archive, place)
    return caught.value.verdict


def test_entries(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        **{
            "b/æble.pdf": b"%PDF",
            "a.json": b"{}",
            "b/": b"",
            "inner.zip": b"x",
            "n.txt": b"",
            "__MACOSX/._a.json": b"",
            ".x.json": b"",
        },
    )
    gathered = Gathered()
    zip_items(Item("a.zip", str(path), "zip"), [(entry.place, entry.name) for entry in list_entries(path)], gathered)
    assert [(item.shown, item.kind, item.place, item.verdict) for item in gathered.items] == [
        ("a.zip/a.json", "json", 1, None),
        ("a.zip/b/æble.pdf", "pdf", 0, None),
        ("a.zip/inner.zip", None, 3, "nested-zip"),
    ]
    assert gathered.skipped == 1
    with zipfile.ZipFile(path) as archive:
        assert read_entry(archive, 0) == b"%PDF"
    assert entry_verdict(path, 99) == "damaged"


@pytest.mark.parametrize(
    ("raw", "name"), [("blå.pdf".encode(), "blå.pdf"), ("bløde æg.pdf".encode("cp850"), "bløde æg.pdf")]
)
def test_names_without_the_flag(tmp_path: Path, raw: bytes, name: str) -> None:
    path = zipped(tmp_path / "a.zip", **{"x" * len(raw): b""})
    path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
    assert [entry.name for entry in list_entries(path)] == [name]


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
    assert entry_verdict(tmp_path / "lzma.zip") == "unsafe-zip"
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
        lambda data: b"hello" * 100,
        lambda data: data[:40] + data[60:],
    ],
)
def test_damaged(tmp_path: Path, broken: Callable[[bytes], bytes]) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.pdf": b"x" * 100})
    path.write_bytes(broken(path.read_bytes()))
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            assert [read_entry(archive, entry.place) for entry in list_entries(path)] == []
    except (Unreadable, zipfile.BadZipFile):
        assert entry_or_list_verdict(path) == "damaged"


def entry_or_list_verdict(path: Path) -> str:
    try:
        entries = list_entries(path)
    except Unreadable as error:
        return error.verdict
    return entry_verdict(path, entries[0].place)


def test_empty_zip_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"")
    assert verdict(tmp_path / "a.zip") == "empty-file"
