"""Has anything changed? One hash over everything that a site is made from. Imports nothing heavy: it runs before all else."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from toolkit.paths import ROOT, TEMPLATES

CONTENT_FOLDERS = ("worksheets", "guide", "packs", "figures", "cases")
# The lock files stand for the programs behind the toolkit.
_LOCKS = ("mkdocs.yml", "requirements.txt", "requirements.in", "package-lock.json")


def fingerprint(content: Path) -> str:
    """SHA-256 over names and bytes of the content, the templates, the toolkit, the lock files, and this Python."""
    total = hashlib.sha256(sys.version.encode())
    for name, path in sorted(_inputs(content)):
        total.update(f"\0{name}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def watched(content: Path) -> dict[Path, tuple[int, int]]:
    """(time of change, size) of every input, for one who waits for changes."""
    seen = {}
    for _, path in _inputs(content):
        try:
            facts = path.stat()
        except OSError:  # taken away while we looked
            continue
        seen[path] = (facts.st_mtime_ns, facts.st_size)
    return seen


def _inputs(content: Path) -> Iterator[tuple[str, Path]]:
    yield from ((f"content/{path.name}", path) for path in content.glob("*.yaml") if path.is_file())
    for folder in CONTENT_FOLDERS:
        yield from _files(content / folder, f"content/{folder}")
    yield from _files(TEMPLATES, "templates")
    yield from _files(ROOT / "toolkit", "toolkit")
    yield from ((name, ROOT / name) for name in _LOCKS if (ROOT / name).is_file())


def _files(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    for base, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".") and one != "__pycache__"]
        inside = Path(base).relative_to(folder).as_posix()
        for file in files:
            if not file.startswith(".") and not file.endswith((".pyc", "~")) and (Path(base) / file).is_file():
                yield f"{name}/{inside}/{file}", Path(base) / file
