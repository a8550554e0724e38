"""What everything that is kept is made from: the one list of inputs behind every fingerprint and cache key.

Read from what is there, never from a list of names: the content is every file of its folder, the makers of a file are the modules that
its making imports. Imports nothing heavy: it runs before all else.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from toolkit.paths import ROOT, TEMPLATES

BUILT = ".brobygger.json"  # what a build leaves in its folder: a site that stands inside the content is not content
# The lock files stand for the programs behind the toolkit.
LOCKS = ("mkdocs.yml", "requirements.txt", "requirements.in", "package-lock.json", "package.json")
_PASSED_OVER = ("__pycache__", "node_modules")
# Every import of ours, wherever it stands; by a pattern, since Python's own parser takes 0.3 s for the makers of a PDF. What merely
# looks like one makes a maker too many.
_IMPORT = re.compile(
    r"^[ \t]*(?:from|import)[ \t]+(toolkit[\w.]*)(?:[ \t]+import[ \t]*(\([^)]*\)|[^\n]*))?", re.MULTILINE
)
_NAME = re.compile(r"\w+")
_DISCOVERED = "fields"  # its modules are found by their folder and named by no import


def content_files(content: Path) -> Iterator[Path]:
    """Every file of the folder that is not hidden, in no order."""
    yield from files_below(content)


def code_files() -> Iterator[Path]:
    """Every file of the toolkit and its templates, and the lock files."""
    yield from files_below(TEMPLATES)
    yield from files_below(ROOT / "toolkit")
    yield from (ROOT / name for name in LOCKS if (ROOT / name).is_file())


def files_below(folder: Path) -> Iterator[Path]:
    """Every file below `folder` but hidden ones, what editors and Python leave behind, and sites that a build made. Raises OSError."""

    def fail(error: OSError) -> None:
        raise error

    for base, folders, files in os.walk(folder, onerror=fail):
        if BUILT in files:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
        for name in files:
            if not name.startswith(".") and not name.endswith((".pyc", "~")) and (path := Path(base, name)).is_file():
                yield path


@cache
def makers(*modules: str) -> tuple[Path, ...]:
    """The files of `modules` (`toolkit.pdf.make.worksheet`), of all that they import of ours, at whatever depth, and the data beside them."""
    found: dict[str, Path] = {}
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        path = _file_of(name)
        if path is None:
            continue
        found[name] = path
        waiting += _imported(path)
        waiting.append(name.rpartition(".")[0])
        if name.split(".")[1:2] == [_DISCOVERED]:
            folder = ROOT / "toolkit" / _DISCOVERED
            waiting += [_name_of(one) for one in folder.rglob("*.py")]
    files = set(found.values())
    for folder in {path.parent for path in files}:
        files |= {path for path in folder.iterdir() if path.is_file() and path.suffix in (".json", ".yaml", ".js")}
    return tuple(sorted(files))


def _file_of(module: str) -> Path | None:
    place = ROOT.joinpath(*module.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def _name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path) -> Iterator[str]:
    for module, names in _IMPORT.findall(path.read_text("utf-8")):
        yield module
        yield from (f"{module}.{name}" for name in _NAME.findall(names))


def digest(files: Iterable[Path], base: Path = ROOT) -> bytes:
    """SHA-256 over names (below `base`) and bytes of `files`, whatever their order."""
    total = hashlib.sha256()
    for name, path in sorted((os.path.relpath(path, base), path) for path in files):
        total.update(b"\0" + os.fsencode(name) + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.digest()


def versions(*programs: str) -> bytes:
    """Names and versions of installed packages; one that is not there counts as not there."""

    def of(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return "-"

    return " ".join(f"{name} {of(name)}" for name in programs).encode()
