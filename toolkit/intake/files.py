"""Which files a command line means: files by name, folders searched, zips and mails looked into. Whatever is met is named."""

import errno
import filecmp
import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit.contract.codes import Verdict
from toolkit.intake.kinds import HEAD, is_passed, is_plain, kind_of

CONTAINERS = ("zip", "mail")
MOST_SKIPPED = 1_000  # that are named one by one
_PART = 4_096
# Why a file that somebody has looked for is not read. Everything else that is met in a folder without being asked for is skipped.
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)  # nothing can stand there
_TROUBLE = ("no-access", "not-found", "nothing-found", "nested-zip", "nested-mail")


@dataclass(frozen=True)
class Item:
    """One file. `shown`: its path as people know it; `place`: its place in the zip or mail at `path`, or None; `kind`: `pdf json yaml
    zip mail`, or None where `verdict` says already why it is not read, with `data` for its sentence; `met`: it was not named but found
    in a folder, a zip or a mail; `inside`: what the file at `path` is, where it is not this one."""

    shown: str
    path: str
    kind: str | None
    place: int | None = None
    verdict: Verdict | None = None
    met: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    inside: str | None = None

    @property
    def is_skipped(self) -> bool:
        """Told, but no fault of anybody: it was only met."""
        return self.met and self.kind is None and self.verdict not in _TROUBLE


@dataclass
class Gathered:
    """`items` in the order given, folders sorted; `passed`: what was passed over by its name or as our own; `more`: files of other kinds
    that are too many to be named; `known`: by what tells the files to be read from all others, how they are shown."""

    items: list[Item] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    more: int = 0
    known: dict[tuple[int, int], str] = field(default_factory=dict)
    _skipped: int = 0

    def add_file(self, item: Item) -> None:
        """A file of the disk: named twice, or met under a second name, it is still one set of answers."""
        at = identity_of(item.path) if item.kind else None
        if at in self.known:
            item = replace(item, kind=None, verdict="read-already", met=True, data={"path": self.known[at]})
        elif at is not None:
            self.known[at] = item.shown
        self.add(item)

    def add(self, item: Item) -> None:
        if item.met and item.verdict == "own-output":
            self.passed.append(item.shown)
            return
        self._skipped += item.is_skipped
        if item.is_skipped and self._skipped > MOST_SKIPPED:
            self.more += 1
        else:
            self.items.append(item)


def gather(paths: Iterable[str | Path]) -> Gathered:
    """Every file that `paths` mean; zips and mails stand as one item each. Nothing is read but the first bytes of files whose names do
    not tell what they are."""
    gathered = Gathered()
    for given in paths:
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except OSError as error:
            verdict: Verdict = "not-found" if error.errno in _NOWHERE else "no-access"
            gathered.add(Item(show(given), str(path), None, verdict=verdict))
            continue
        if stat.S_ISDIR(mode):
            _gather_folder(path, gathered)
        elif stat.S_ISREG(mode):
            gathered.add_file(_item(path, show(given), met=False))
        else:  # a pipe or a device: reading it may never end
            gathered.add(Item(show(given), str(path), None, verdict="unknown-format"))
    return gathered


def _item(path: Path, shown: str, met: bool) -> Item:
    """A file: by its ending where that tells how it is read, else by its first bytes."""
    if is_plain(path.name):
        return Item(shown, str(path), path.suffix[1:].lower().replace("yml", "yaml"), met=met)
    try:
        kind = kind_of(path.name, _head(path))
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)  # a link that leads nowhere
        return Item(shown, str(path), None, verdict="not-found" if missing else "no-access", met=met)
    return Item(shown, str(path), kind.reads, verdict=kind.verdict, met=met)


def _head(path: Path) -> bytes:
    """The first bytes; of a file that is not text a few will do."""
    with path.open("rb") as file:
        head = file.read(_PART)
        return (
            head + file.read(HEAD - _PART) if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"{") else head
        )


def _gather_folder(folder: Path, gathered: Gathered) -> None:
    """Files below a folder, sorted; links to folders and links that lead out of it are not followed."""
    before = len(gathered.items) + len(gathered.passed) + gathered.more
    root = os.path.realpath(folder)

    def closed(error: OSError) -> None:
        gathered.add(Item(show(error.filename), str(error.filename), None, verdict="no-access", met=True))

    for here, folders, names in os.walk(folder, onerror=closed):
        twins: dict[str, list[Path]] = {}
        for name in sorted(folders):
            path = Path(here, name)
            if is_passed(name):
                gathered.passed.append(f"{show(path)}/")
            elif path.is_symlink():
                gathered.add(Item(show(path), str(path), None, verdict="link", met=True))
        folders[:] = sorted(name for name in folders if not is_passed(name))
        for name in sorted(names):
            path = Path(here, name)
            if is_passed(name):
                gathered.passed.append(show(path))
            elif shown := _told_apart(path, twins):
                gathered.add_file(_met(path, shown, root))
    if len(gathered.items) + len(gathered.passed) + gathered.more == before:
        gathered.add(Item(show(folder), str(folder), None, verdict="nothing-found"))


def _told_apart(path: Path, twins: dict[str, list[Path]]) -> str | None:
    """The path to show. Names are compared in NFC: a second file of one name is `name (2)`, or None where it holds the same as the first."""
    shown = show(path)
    known = twins.setdefault(shown, [])
    try:
        if any(filecmp.cmp(path, other, shallow=False) for other in known):
            return None
    except OSError:
        pass  # the reader says why
    known.append(path)
    return shown if len(known) == 1 else f"{shown} ({len(known)})"


def _met(path: Path, shown: str, root: str) -> Item:
    if path.is_symlink() and not os.path.realpath(path).startswith(root + os.sep):
        return Item(shown, str(path), None, verdict="link", met=True)
    if not (path.is_file() or path.is_symlink()):
        return Item(shown, str(path), None, verdict="unknown-format", met=True)
    return _item(path, shown, met=True)


def add_entries(item: Item, entries: list[tuple[int, str, str | None, Verdict | None]], gathered: Gathered) -> None:
    """Adds the files of a zip or a mail, given as (place, name, what it is read as, verdict), in place of itself."""
    before = len(gathered.items) + gathered.more
    for place, name, reads, verdict in sorted(entries, key=lambda entry: entry[1]):
        shown = f"{item.shown}/{show(name)}"
        if any(map(is_passed, name.split("/"))):
            gathered.passed.append(shown)
        elif reads in CONTAINERS:
            nested: Verdict = "nested-zip" if reads == "zip" else "nested-mail"
            gathered.add(Item(shown, item.path, None, place, nested, True, {"inside": item.kind}))
        else:
            gathered.add(Item(shown, item.path, reads, place, verdict, True, inside=item.kind))
    if len(gathered.items) + gathered.more == before:
        empty: Verdict = "nothing-found" if item.kind == "zip" else "no-attachments"
        gathered.add(Item(item.shown, item.path, None, verdict=empty, met=item.met))


def identity_of(path: str | Path) -> tuple[int, int] | None:
    """What tells a file from all others, whatever way leads to it; None where there is none."""
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def show(path: str | Path) -> str:
    """A path as given, for people: in NFC, with `/`, without bytes that are no text."""
    text = unicodedata.normalize("NFC", os.fsencode(path).decode("utf-8", "replace"))
    return text.replace("\\", "/") if os.sep == "\\" else text
