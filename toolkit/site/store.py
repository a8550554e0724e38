"""Files of earlier builds, each under the hash of everything that decides its bytes."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from toolkit.output import write_whole
from toolkit.paths import cache_folder


@dataclass(frozen=True)
class Store:
    """`name`: of its folder in the cache, which is made when something is stored; `most`: bytes that `trim` leaves."""

    name: str
    suffix: str
    most: int

    @property
    def folder(self) -> Path:
        return cache_folder() / self.name

    def path_of(self, key: str) -> Path:
        return self.folder.joinpath(key[:2], f"{key}{self.suffix}")

    def fetch(self, key: str) -> bytes | None:
        """The file, if it is there; it then counts as used."""
        path = self.path_of(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # a cache that may only be read is as good
            os.utime(path)
        return data

    def store(self, key: str, data: bytes) -> None:
        """Whole, so that no other build meets half a file. Where it cannot be written the next build makes it anew; nothing else is lost."""
        with suppress(OSError):
            write_whole(self.path_of(key), data, force=True)

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The file; what is not there is made, and stored."""
        data = self.fetch(key)
        if data is None:
            data = make()
            self.store(key, data)
        return data

    def trim(self) -> None:
        """Takes the longest unused away until the rest is within `most` bytes."""
        found = []
        for base, _, names in os.walk(self.folder):
            for path in (Path(base, name) for name in names):
                with suppress(OSError):  # another build was first
                    facts = path.stat()
                    found.append((facts.st_mtime_ns, facts.st_size, path))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self.most:
                return
            path.unlink(missing_ok=True)
            total -= size
