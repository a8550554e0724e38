"""The folder that a site is written to: is it ours, is it whole, and how the new one takes the place of the old.

Every run has folders of its own, named after its process: what a killed run leaves behind cannot get into the next one.
"""

import errno
import fcntl
import glob
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from toolkit.inputs import BUILT
from toolkit.paths import ROOT, TEMPLATES, cache_folder, real_path
from toolkit.site.report import Refused

MARKER = BUILT
_FORMAT = "brobygger-site/1"


class Target:
    """`folder` is where the site shall stand; `new` is where it grows, beside it, so that the swap is two renames."""

    def __init__(self, folder: Path) -> None:
        self.folder = real_path(folder)
        self._beside = f".{self.folder.name}.brobygger-"
        # Not `with_name`, which the root of a drive does not have: `check` refuses that with a sentence.
        self.new = self.folder.parent / f"{self._beside}new-{os.getpid()}"
        self._old = self.folder.parent / f"{self._beside}old"
        self._works = cache_folder() / "build" / hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        self.work = self._works / str(os.getpid())

    def check(self, content: Path) -> None:
        """Raises Refused where the folder is not ours to replace."""
        if os.path.lexists(self.folder) and not self.folder.is_dir():
            raise Refused("not_folder", folder=self.folder)
        content = real_path(content)
        holds = any(source.is_relative_to(self.folder) for source in (content, ROOT / "toolkit", TEMPLATES))
        inside = any(self.folder.is_relative_to(source) for source in (ROOT / "toolkit", TEMPLATES))
        if self.folder.is_relative_to(content) and self.folder != content:
            # A site may stand beside the folders of the content, not in one of them.
            top = content / self.folder.relative_to(content).parts[0]
            inside |= top.is_dir() and not (top / BUILT).is_file()
        if holds or inside:
            raise Refused("holds_source", folder=self.folder)
        if self.folder.is_dir() and any(self.folder.iterdir()) and not self.marker():
            raise Refused("not_ours", folder=self.folder)

    def marker(self) -> dict[str, Any] | None:
        """What the last build wrote about itself, or None where the folder is not ours."""
        try:
            marker = json.loads((self.folder / MARKER).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return marker if isinstance(marker, dict) and marker.get("format") == _FORMAT else None

    def is_whole(self, inputs: str) -> bool:
        """Was the site made from these inputs, and is every file of it as it was written?"""
        marker = self.marker()
        if not marker or marker["inputs"] != inputs:
            return False
        try:
            return bool(digests(self.folder, marker["files"]) == marker["files"])
        except OSError:
            return False

    @contextmanager
    def building(self, waiting: Callable[[], None] = lambda: None) -> Iterator[Path]:
        """An empty folder for the new site, for one build at a time, from whichever checkout; `waiting` is called where another one is
        at work. What is in the folder after an error goes away. Raises Refused where the place cannot be written to."""
        with _locked(self.folder.parent, waiting):
            try:
                for left in (*self.folder.parent.glob(f"{glob.escape(self._beside)}new*"), *self._works.glob("*")):
                    self._clear(left)
                self.work.mkdir(parents=True)
                if not self.folder.exists() and self._old.exists():  # stopped between the two renames
                    self._old.rename(self.folder)
                self.new.mkdir()
                yield self.new
            except OSError as error:
                raise Refused(
                    "cannot_write", folder=self._meant(error.filename2 or error.filename), reason=error
                ) from error
            finally:
                self._clear(self.new)

    def _meant(self, path: Any) -> Path:
        """What somebody knows it by: the site's own folder where the new one beside it cannot be written."""
        refused = Path(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else self.folder
        return self.folder if refused.is_relative_to(self.new) else refused

    def swap(self, inputs: str) -> None:
        """Marks the new site and puts it in the place of the old. Files in the old folder that no build made are carried over."""
        marker = self.marker()
        files = digests(self.new, files_in(self.new))
        if marker:
            for name in set(files_in(self.folder)) - set(marker["files"]) - set(files) - {MARKER}:
                (self.new / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self.folder / name, self.new / name)
        text = json.dumps({"format": _FORMAT, "inputs": inputs, "files": dict(sorted(files.items()))}, indent=0)
        (self.new / MARKER).write_text(text + "\n", "utf-8")
        self._clear(self._old)
        if self.folder.exists():
            self.folder.rename(self._old)
        try:
            self.new.rename(self.folder)
        except OSError:
            if self._old.exists():
                self._old.rename(self.folder)
            raise
        self._clear(self._old)

    @staticmethod
    def _clear(path: Path) -> None:
        if path.is_dir():
            shutil.rmtree(path)
        elif os.path.lexists(path):  # on a drive that can only be read, it would else be refused to take nothing away
            path.unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the folder against other builds: a lock on the folder itself, so that nothing is left lying there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except FileExistsError as error:  # a file where a folder should be
        reason = NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), error.filename)
        raise Refused("cannot_write", folder=error.filename, reason=reason) from error
    except OSError as error:
        raise Refused("cannot_write", folder=error.filename or folder, reason=error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def files_in(folder: Path) -> list[str]:
    """Every file, as its path under `folder`, sorted."""
    found = []
    for base, _, names in os.walk(folder):
        below = Path(base).relative_to(folder).as_posix()
        found += names if below == "." else [f"{below}/{name}" for name in names]
    return sorted(found)


def digests(folder: Path, names: Collection[str]) -> dict[str, str]:
    """SHA-256 of files, on all cores: hashing lets go of Python's lock."""

    def digest(name: str) -> str:
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()

    with ThreadPoolExecutor() as cores:
        return dict(zip(names, cores.map(digest, names), strict=True))
