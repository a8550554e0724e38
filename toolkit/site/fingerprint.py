"""Has anything changed? One hash over everything that a site is made from (toolkit/inputs.py). Imports nothing heavy: it runs before all else."""

import hashlib
import sys
from pathlib import Path

from toolkit.content.layers import Layers
from toolkit.inputs import code_files, content_files, digest


def fingerprint(content: Path) -> str:
    """SHA-256 over names and bytes of the content, the templates, the toolkit, the lock files, and this Python. Raises OSError."""
    of_content = (digest(content_files(folder), folder) for folder in Layers.of(content).folders)
    parts = (sys.version.encode(), *of_content, digest(code_files()))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def watched(content: Path) -> dict[Path, tuple[int, int]]:
    """(time of change, size) of every input, for one who waits for changes."""
    seen = {}
    try:
        of_content = (path for folder in Layers.of(content).folders for path in content_files(folder))
        for path in (*of_content, *code_files()):
            facts = path.stat()
            seen[path] = (facts.st_mtime_ns, facts.st_size)
    except OSError:  # taken away while we looked; the next look tells
        pass
    return seen
