"""Zip files from strangers: listed and read entry by entry into memory, never unpacked to disk."""

import stat
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.contract.data import LIMITS
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.kinds import HEAD, Kind, entry_kind
from toolkit.intake.zip_end import bounded

MAX_ENTRIES = 10_000
MAX_BYTES = 600 << 20  # of the zip itself
MAX_TOTAL = 500 << 20  # of all entries unpacked
MAX_ENTRY = 25 << 20
# Bytes of all answer files: what the largest one may have, and four times as much as a long one has for each. Reading them costs their length.
MAX_ANSWERS, MAX_EACH_ANSWER = LIMITS["answer_bytes"], 20_000
MAX_DIRECTORY = 4 << 20  # bytes of its list of names, before the names are looked at; 10,000 ordinary ones have 2 MB
# An answer file of the same words over and over packs 200 : 1, and a real form about 3 : 1. Deflate ends at 1030 : 1.
MAX_RATIO = 400
_SMALL = 1 << 20  # below this no ratio does harm
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1 | 0x40 | 0x2000  # flags: encrypted; strongly encrypted; the list of names encrypted, too
_UTF8 = 0x800
# What zipfile raises for a zip that is none, or is packed in a way that it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OverflowError, struct.error)


@dataclass(frozen=True)
class Entry:
    """A file in a zip or a mail: its place in the list of entries, its name, for people, and what it is."""

    place: int
    name: str
    kind: Kind


class Zip:
    """A zip whose list is known not to be too much. To be used in `with`, or closed."""

    def __init__(self, path: Path) -> None:
        """Raises Unreadable where it is none, or where its list alone would be too much."""
        size = path.stat().st_size
        if size == 0:
            raise Unreadable("empty-file")
        if size > MAX_BYTES:
            raise Unreadable("too-big")
        self._file = path.open("rb")
        try:
            self._archive = zipfile.ZipFile(bounded(self._file, MAX_ENTRIES, MAX_DIRECTORY))
        except _BROKEN as error:
            self._file.close()
            raise Unreadable("damaged") from error
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Zip":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """What it held is gone, and its file free."""
        self._archive.close()
        self._file.close()

    def entries(self) -> list[Entry]:
        """The files in it. Raises Unreadable: `unsafe-zip` for the whole zip if any entry is unsafe.

        Names are compared in NFC: one that a Mac and a Windows machine have each packed in their own way is there once if it holds the
        same, else the second is `name (2)`.
        """
        infos = self._archive.infolist()
        if len(infos) > MAX_ENTRIES:
            raise Unreadable("unsafe-zip", cause="many")
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            raise Unreadable("unsafe-zip", cause="size")
        entries: list[Entry] = []
        answers: list[int] = []
        known: dict[str, list[tuple[int, int]]] = {}
        for place, info in enumerate(infos):
            if _is_folder(info):
                continue
            name = _name(info)
            twins = known.setdefault(name, [])
            if (info.CRC, info.file_size) in twins:
                continue
            twins.append((info.CRC, info.file_size))
            kind = entry_kind(name, partial(self._head, info))
            answers += [info.file_size] if kind.reads in ("json", "yaml") else []
            entries.append(Entry(place, name if len(twins) == 1 else f"{name} ({len(twins)})", kind))
        if sum(answers) > MAX_ANSWERS + MAX_EACH_ANSWER * len(answers):
            raise Unreadable("unsafe-zip", cause="answers")
        return entries

    def _head(self, info: zipfile.ZipInfo) -> bytes | None:
        """The first bytes of an entry; None where they cannot be read: its name has to do."""
        try:
            if info.flag_bits & _LOCKED or info.compress_type not in _METHODS:
                return None
            with self._archive.open(info) as file:
                return file.read(HEAD)
        except (*_BROKEN, OSError):
            return None

    def read(self, place: int) -> bytes:
        """The data of one entry. Raises Unreadable; never holds more than MAX_ENTRY bytes, whatever the zip says about itself."""
        try:
            info = self._archive.infolist()[place]
            if info.flag_bits & _LOCKED:
                raise Unreadable("password-protected", inside="zip")
            if info.compress_type not in _METHODS:
                raise Unreadable("zip-method")
            if info.file_size > MAX_ENTRY:
                raise Unreadable("too-big")
            with self._archive.open(info) as file:
                data = file.read(MAX_ENTRY + 1)
        except (*_BROKEN, IndexError, OSError) as error:
            raise Unreadable("damaged") from error
        if len(data) > MAX_ENTRY:
            raise Unreadable("too-big")
        return data


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """Looks at each entry, folders too, and refuses what is not safe."""
    name = info.filename.replace("\\", "/")
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or ":" in parts[0] or "\x00" in info.orig_filename:
        raise Unreadable("unsafe-zip", cause="names")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):  # links, devices
        raise Unreadable("unsafe-zip", cause="links")
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise Unreadable("unsafe-zip", cause="ratio")
    return info.is_dir() or name.endswith("/")


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its writer meant it, in NFC."""
    return unicodedata.normalize("NFC", (_second_name(info) or _first_name(info)).replace("\\", "/"))


def _second_name(info: zipfile.ZipInfo) -> str | None:
    """The name in UTF-8 that Info-ZIP puts beside the first one (extra field 0x7075), if it belongs to it."""
    rest = info.extra
    while len(rest) >= 4:
        kind, length = struct.unpack_from("<HH", rest)
        field, rest = rest[4 : 4 + length], rest[4 + length :]
        if kind == 0x7075 and len(field) > 5:
            version, crc = struct.unpack_from("<BL", field)
            if version == 1 and crc == zlib.crc32(_raw_name(info)):
                name = field[5:].decode("utf-8", "replace")
                return name if _is_safe(name) else None
    return None


def _is_safe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return bool(name) and parts[0] != "" and ".." not in parts and ":" not in parts[0] and "\0" not in name


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437", "replace")


_DANISH = frozenset("æøåÆØÅéüöäÉÜÖÄ")


def _first_name(info: zipfile.ZipInfo) -> str:
    """Without the UTF-8 flag, macOS still writes UTF-8, a Danish Windows code page 850 and some programs Latin-1."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = _raw_name(info)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max(
            (raw.decode(code, "replace") for code in ("cp850", "cp1252")),
            key=lambda text: sum(map(_DANISH.__contains__, text)),
        )
