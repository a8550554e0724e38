"""The site to take along: one zip of all of it, and the list by which a browser keeps it for when there is no network.

Both are made of the finished files, since the page that offers them says their version and size: first the version, then the zip
(whose own pages offer no zip), then the size beside the link.
"""

import hashlib
import json
import re
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypedDict

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.pages.offline_page import NAME, PAGE
from toolkit.site.root_files import HOST_ONLY
from toolkit.site.store import Store
from toolkit.site.target import digests, files_in
from toolkit.words.locale import say

ZIP, WORKER = "offline.zip", "sw.js"
LISTED, VERSION = "assets/offline.json", "assets/version.json"
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first day that a zip knows: the same site is the same bytes
_MB = 1_000_000
_LEVEL = 6
_SIGNS = 8  # of a digest: a version is one of a few, not of all files there are
_VERSION = re.compile(rb"(\?v=[0-9a-f]{8})")  # every page names those of what changes with any page
_LONG = 1_000  # bytes of a page between two versions that are kept packed by themselves
_END = b"\x03\x00"  # the last block of a deflated stream, with nothing in it
_PACKED_BY = f"{zlib.ZLIB_RUNTIME_VERSION} {_LEVEL} pieces\0".encode()
STORE = Store("packed", ".z", 150_000_000)  # files of the zip as they stand in it
# PDFs as scripts: as large as the PDFs, and kept like them. Those of sheets are kept with the pages: a form fills its own.
_WRAPPED = "assets/packs/"

Kept = dict[str, tuple[str, int]]  # path → the `?v=…` of its bytes, without the sign, and how many they are


class Listed(TypedDict):
    """What the browser is told (templates/assets/js/offline/): `shared` belongs to every language; `more` is kept only when it was opened or asked for."""

    version: str
    shared: Kept
    pages: dict[str, Kept]
    more: dict[str, Kept]


def write_offline(new: Path, library: Library) -> set[str]:
    """Adds to the finished site in `new` what is needed without a network. Returns the names of its files outside `assets/`."""
    (new / "assets" / WORKER).rename(new / WORKER)  # a worker answers for the folder that it stands in
    names = [name for name in files_in(new) if name not in (*HOST_ONLY, WORKER)]
    known = {name: digest[:_SIGNS] for name, digest in digests(new, names).items()}
    version = hashlib.sha256(json.dumps(list(known.items())).encode()).hexdigest()[:8]
    offering = [new / language / PAGE for language in library.languages if (new / language / PAGE).is_file()]
    for page in offering:
        _fill(page, "version", version)
    folder = _folder_name(pick(library.site.name, library.languages[0]) or "")
    write_zip(new / ZIP, new, names, folder, {page.relative_to(new).as_posix() for page in offering})
    for page in offering:
        page.write_text(_without(page.read_text("utf-8"), "have"), "utf-8")
        _fill(page, "size", said_size((new / ZIP).stat().st_size, page.parent.name))
    listed: Listed = {"version": version, "shared": {}, "pages": {}, "more": {}}
    for language in library.languages:
        listed["pages"][language], listed["more"][language] = {}, {}
    for name in names:
        digest = _digest(new / name) if new / name in offering else known[name]
        _part_of(listed, name)[name] = (digest, (new / name).stat().st_size)
    (new / LISTED).write_text(json.dumps(listed, separators=(",", ":")), "utf-8")
    (new / VERSION).write_text(json.dumps({"version": version}), "utf-8")
    return {ZIP, WORKER}


def write_zip(target: Path, site: Path, names: list[str], folder: str, offering: set[str]) -> None:
    """The files `names` of `site` as a zip that unpacks into `folder`; the pages `offering` this very zip go without their offer.

    Files are packed on all cores (zlib lets go of Python's lock), and kept packed: whole, or of a page what stands between the versions
    that it names.
    """

    def packed(name: str) -> tuple[int, int, bytes]:
        data = (site / name).read_bytes()
        if name in offering:
            data = _without(data.decode(), "get").encode()
        pieces = _pieces(data) if name.endswith(".html") else [(data, True)]
        part = b"".join(_kept(piece) if keeps else _deflated(piece) for piece, keeps in pieces) + _END
        return zlib.crc32(data), len(data), part

    with ThreadPoolExecutor() as cores, zipfile.ZipFile(target, "w") as whole:
        assert whole.fp
        place = 0  # asking the file each time costs more than writing
        for name, (crc, size, part) in zip(names, cores.map(packed, names), strict=True):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # whatever the machine, so that the bytes are the same
            entry.CRC, entry.file_size, entry.compress_size = crc, size, len(part)
            entry.header_offset = place
            place += whole.fp.write(entry.FileHeader(zip64=False) + part)  # `writestr` would pack it again
            whole.filelist.append(entry)
            whole.NameToInfo[entry.filename] = entry
        whole.start_dir = place


def _pieces(page: bytes) -> list[tuple[bytes, bool]]:
    """What a page consists of, and whether each piece is kept: the long ones are, as no version stands in them."""
    found: list[tuple[bytes, bool]] = []
    for piece in _VERSION.split(page):
        keeps = len(piece) >= _LONG
        if found and not keeps and not found[-1][1]:
            found[-1] = (found[-1][0] + piece, False)
        else:
            found.append((piece, keeps))
    return found


def _kept(data: bytes) -> bytes:
    """Packed, or kept so from before."""
    return STORE.kept(hashlib.sha256(_PACKED_BY + data).hexdigest(), lambda: _deflated(data))


def _deflated(data: bytes) -> bytes:
    """Packed so that another piece, or the end, can stand behind it."""
    pack = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)  # a zip has no header of zlib's around it
    return pack.compress(data) + pack.flush(zlib.Z_FULL_FLUSH)


def said_size(size: int, language: str) -> str:
    """Bytes as people say them: whole megabytes, at least one."""
    return say(language, "offline.page.size", n=max(1, round(size / _MB)))


def _part_of(listed: Listed, name: str) -> Kept:
    """Where a file belongs. Scripts of one language end in its sign; so do those that hold a PDF."""
    top = name.partition("/")[0]
    for language in listed["pages"]:
        if top == language or (top == "assets" and name.endswith(f"-{language}.js")):
            is_more = name.endswith(".pdf") or name.startswith(_WRAPPED)
            return listed["more" if is_more else "pages"][language]
    return listed["shared"]


def _fill(page: Path, what: str, text: str) -> None:
    found = re.sub(f"(<span {NAME}-{what}>)[^<]*", lambda tag: tag[1] + text, page.read_text("utf-8"))
    page.write_text(found, "utf-8")


def _without(text: str, what: str) -> str:
    """The page without its block `what` (templates/site/offline.html.j2): "get" offers the zip, "have" says that one reads from it."""
    return re.sub(f"<div {NAME}-{what}>.*?</div>\n?", "", text, flags=re.DOTALL)


def _folder_name(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name).strip("-").lower() or "site"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_SIGNS]
