"""Files of earlier builds, each under the hash of everything that decides its bytes."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Store:
    """`folder` is made when something is stored; `most`: bytes that `trim` leaves."""

    folder: Path
    suffix: str
    most: int

    def path_of(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{self.suffix}"

    def fetch(self, key: str) -> bytes | None:
        """The file, if it is there; it then counts as used."""
        try:
            data = self.path_of(key).read_bytes()
            os.utime(self.path_of(key))
        except OSError:
            return None
        return data

    def store(self, key: str, data: bytes) -> None:
        """Written beside and renamed, so that no other build meets half a file."""
        path = self.path_of(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)

    def trim(self) -> None:
        """Takes the longest unused away until the rest is within `most` bytes."""
        found = []
        for path in self.folder.rglob("*"):
            try:
                if path.is_file():
                    found.append((path.stat().st_mtime_ns, path.stat().st_size, path))
            except OSError:  # another build was first
                continue
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self.most:
                return
            path.unlink(missing_ok=True)
            total -= size
