"""Zip files from strangers: listed and read entry by entry into memory, never unpacked to disk."""

import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from toolkit.contract.unreadable import Unreadable

MAX_ENTRIES = 10_000
MAX_BYTES = 600 << 20  # of the zip itself
MAX_TOTAL = 500 << 20  # of all entries unpacked
MAX_ENTRY = 25 << 20
# An answer file of the same words over and over packs 200 : 1, and a real form about 3 : 1. Deflate ends at 1030 : 1.
MAX_RATIO = 400
_SMALL = 1 << 20  # below this no ratio does harm
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, RuntimeError, OverflowError)


@dataclass(frozen=True)
class Entry:
    """A file in a zip: its place in the list of entries and its name, for people."""

    place: int
    name: str
    size: int


def list_entries(path: Path) -> list[Entry]:
    """The files in a zip. Raises Unreadable: `unsafe-zip` for the whole zip if any entry is unsafe, `damaged`, `too-big`, `empty-file`."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable("empty-file")
    if size > MAX_BYTES:
        raise Unreadable("too-big")
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL:
                raise Unreadable("unsafe-zip")
            return [
                Entry(place, _name(info), info.file_size) for place, info in enumerate(infos) if not _is_folder(info)
            ]
    except _BROKEN as error:
        raise Unreadable("damaged") from error


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """Looks at each entry, folders too, and refuses what is not safe."""
    name = info.filename.replace("\\", "/")
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or ":" in parts[0] or "\x00" in info.orig_filename:
        raise Unreadable("unsafe-zip")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):  # links, devices
        raise Unreadable("unsafe-zip")
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise Unreadable("unsafe-zip")
    return info.is_dir() or name.endswith("/")


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it: without the UTF-8 flag, macOS still writes UTF-8 and a Danish Windows code page 850."""
    name = info.filename
    if not info.flag_bits & 0x800:
        raw = info.orig_filename.encode("cp437", "replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return name.replace("\\", "/")


def read_entry(archive: zipfile.ZipFile, place: int) -> bytes:
    """The data of one entry. Raises Unreadable; never holds more than MAX_ENTRY bytes, whatever the zip says about itself."""
    try:
        info = archive.infolist()[place]
        if info.flag_bits & 0x1:
            raise Unreadable("password-protected")
        if info.compress_type not in _METHODS:
            raise Unreadable("unsafe-zip")
        if info.file_size > MAX_ENTRY:
            raise Unreadable("too-big")
        with archive.open(info) as file:
            data = file.read(MAX_ENTRY + 1)
    except (*_BROKEN, IndexError, OSError) as error:
        raise Unreadable("damaged") from error
    if len(data) > MAX_ENTRY:
        raise Unreadable("too-big")
    return data
