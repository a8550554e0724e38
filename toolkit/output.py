"""Files written whole or not at all. The one place that does: answers, reports, worksheets, caches."""

import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


class Exists(Exception):
    """Something is there already that may not be overwritten. `path`: as it was given."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def refused(error: Exception) -> bool:
    """Whether the system refused (a full disk, no access), which is no fault of a library."""
    return isinstance(error, OSError) and error.errno is not None


def refuse_device(path: Path) -> None:
    """Raises OSError where a device or pipe stands, which no force makes a file or folder."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def write_whole(path: Path, data: bytes, force: bool = False) -> None:
    """Puts `data` at `path` in one step; folders on the way are made. Raises Exists without `force`, OSError where it cannot be written, or
    is protected against that.

    The data goes into a neighbour first, so that a full disk or a stop half-way leaves the old file as it was.
    """
    write_together({path: data}, force)


def write_together(files: Mapping[Path, bytes], force: bool = False) -> None:
    """The same of several: of what belongs together nothing is there where one file cannot be written."""
    for path in files:
        _refuse(path, force)
    path, neighbours = Path(), list[Path]()
    try:
        for path, data in files.items():
            neighbours.append(_beside(path, data))
        for path, neighbour in zip(files, neighbours, strict=True):
            neighbour.replace(path)
    except BaseException as error:
        for neighbour in neighbours:
            neighbour.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # not the neighbour's
        raise


def _refuse(path: Path, force: bool) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    refuse_device(path)
    if os.path.lexists(path) and not force:
        raise Exists(path)
    if path.exists() and not os.access(path, os.W_OK):  # a new file in its place would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # a file where a folder should be
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path)) from error


def _beside(path: Path, data: bytes) -> Path:
    """The data in a file that is put in the place of `path` in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    neighbour = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        neighbour.chmod(0o666 & ~_umask())
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
    return neighbour


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    current = os.umask(0o022)
    os.umask(current)
    return current
