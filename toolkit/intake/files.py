"""Which files a command line means: files by name, folders searched, zips looked into."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

KINDS = {".pdf": "pdf", ".json": "json", ".yaml": "yaml", ".yml": "yaml", ".zip": "zip"}
# People send answers in these too; in a folder they are told about, not passed over in silence.
_DOCUMENTS = (".doc", ".docx", ".odt", ".rtf", ".fdf", ".xfdf")
_HEAD = 1024


@dataclass(frozen=True)
class Item:
    """One file to read. `shown`: its path as people know it; `place`: its place in the zip at `path`, or None; `kind`: `pdf json yaml
    zip`, or None where `verdict` says already why it is not read."""

    shown: str
    path: str
    kind: str | None
    place: int | None = None
    verdict: str | None = None


@dataclass
class Gathered:
    """`items` in the order given, folders sorted; `skipped`: files of other kinds that were passed over in folders and zips."""

    items: list[Item] = field(default_factory=list)
    skipped: int = 0


def gather(paths: Iterable[str | Path]) -> Gathered:
    """Every file that `paths` mean; zips stand as one item each. Nothing is read but the first bytes of files with an unknown ending."""
    gathered = Gathered()
    for given in paths:
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except OSError as error:
            verdict = "not-found" if isinstance(error, FileNotFoundError) else "no-access"
            gathered.items.append(Item(show(given), str(path), None, verdict=verdict))
            continue
        if stat.S_ISDIR(mode):
            _gather_folder(path, gathered)
        elif stat.S_ISREG(mode):
            gathered.items.append(named_item(path, show(given)))
        else:  # a pipe or a device: reading it may never end
            gathered.items.append(Item(show(given), str(path), None, verdict="unknown-format"))
    return gathered


def named_item(path: Path, shown: str) -> Item:
    """A file named on the command line: by its ending, else by its first bytes."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None and path.suffix.lower() not in _DOCUMENTS:
        try:
            with path.open("rb") as file:
                kind = _sniff(file.read(_HEAD))
        except OSError:
            return Item(shown, str(path), None, verdict="no-access")
    return Item(shown, str(path), kind, verdict=None if kind else "unknown-format")


def _sniff(head: bytes) -> str | None:
    if not head:
        return "json"  # an empty file is empty in every format
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None if b"[Content_Types].xml" in head else "zip"
    return "json" if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith(b"{") else None


def _gather_folder(folder: Path, gathered: Gathered) -> None:
    """Files below a folder, sorted; hidden ones, links to folders and links that lead out of it are left alone."""
    before = len(gathered.items)
    root = os.path.realpath(folder)
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith("."):
                continue
            if path.is_symlink() and not os.path.realpath(path).startswith(root + os.sep):
                gathered.skipped += 1
                continue
            item = found_item(show(path), str(path), None)
            if item is None or not (path.is_file() or path.is_symlink()):
                gathered.skipped += 1
            else:
                gathered.items.append(item)
    if len(gathered.items) == before:
        gathered.items.append(Item(show(folder), str(folder), None, verdict="nothing-found"))


def found_item(shown: str, path: str, place: int | None) -> Item | None:
    """A file found in a folder or a zip, by its ending; None for one that is no answer file."""
    suffix = PurePosixPath(shown).suffix.lower()
    kind = KINDS.get(suffix)
    if kind == "zip" and place is not None:
        return Item(shown, path, None, place, "nested-zip")
    if kind is None:
        return Item(shown, path, None, place, "unknown-format") if suffix in _DOCUMENTS else None
    return Item(shown, path, kind, place)


def zip_items(item: Item, entries: list[tuple[int, str]], gathered: Gathered) -> None:
    """Adds the files of a zip, given as (place, name), in place of the zip itself."""
    before = len(gathered.items)
    for place, name in sorted(entries, key=lambda entry: entry[1]):
        if any(part.startswith(".") or part == "__MACOSX" for part in name.split("/")):
            continue
        found = found_item(f"{item.shown}/{show(name)}", item.path, place)
        if found is None:
            gathered.skipped += 1
        else:
            gathered.items.append(found)
    if len(gathered.items) == before:
        gathered.items.append(Item(item.shown, item.path, None, verdict="nothing-found"))


def show(path: str | Path) -> str:
    """A path as given, for people: with `/`, without bytes that are no text."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return text.replace("\\", "/") if os.sep == "\\" else text
