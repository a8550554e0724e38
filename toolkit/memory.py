"""Results of earlier runs, each under a hash of everything that decides it, so that a run works out only what an edit has changed.

Nothing is remembered unless somebody is `remembering`; without it every result is worked out. What one content folder's results are
kept in is left behind as soon as any of our own files is another (toolkit/inputs.py), so a key need only name what its result is made from
besides the code. Results are taken apart and put together again (pickle): who changes one changes nobody else's.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from toolkit.inputs import code_files, digest
from toolkit.output import write_whole
from toolkit.paths import cache_folder, real_path

SUFFIX, MOST = ".pickle", 250_000_000  # bytes; one content folder like ours takes about 30 MB
_HASH = 32  # bytes of SHA-256
_Result = TypeVar("_Result")


class Memory:
    """The results of one content folder, by room: `read`, `lint`, `pages`, …; a room is one file, read when it is first asked for."""

    def __init__(self, content: Path) -> None:
        self._content = os.fsencode(real_path(content))
        self._known: dict[str, dict[str, bytes]] = {}
        self._used: dict[str, dict[str, bytes]] = {}

    def find(self, room: str, key: str) -> bytes | None:
        """What was remembered; it then counts as used."""
        if room not in self._known:
            self._known[room], self._used[room] = self._read(room), {}
        found = self._known[room].get(key)
        if found is not None:
            self._used[room][key] = found
        return found

    def put(self, room: str, key: str, data: bytes) -> None:
        self.find(room, key)
        self._known[room][key] = self._used[room][key] = data

    def keep(self, *rooms: str) -> None:
        """Writes what this run has used (`rooms`: of these), and forgets the rest. Where it cannot be written the next run takes longer; nothing
        else is lost."""
        for room in rooms or self._used:
            used = self._used.get(room, {})
            payload = pickle.dumps(used, pickle.HIGHEST_PROTOCOL)
            with suppress(OSError):
                path = self._path(room)
                if hashlib.sha256(payload).digest() != self._stamp(path):
                    write_whole(path, _code() + hashlib.sha256(payload).digest() + payload, force=True)
                os.utime(path)

    def _read(self, room: str) -> dict[str, bytes]:
        try:
            data = self._path(room).read_bytes()
        except OSError:
            return {}
        code, stamp, payload = data[:_HASH], data[_HASH : 2 * _HASH], data[2 * _HASH :]
        if code != _code() or stamp != hashlib.sha256(payload).digest():
            return {}
        known: dict[str, bytes] = pickle.loads(payload)
        return known

    def _path(self, room: str) -> Path:
        name = hashlib.sha256(self._content + b"\0" + room.encode()).hexdigest()
        return cache_folder() / "memory" / f"{name}{SUFFIX}"

    @staticmethod
    def _stamp(path: Path) -> bytes:
        try:
            with path.open("rb") as file:
                code, stamp = file.read(_HASH), file.read(_HASH)
        except OSError:
            return b""
        return stamp if code == _code() else b""


_MEMORIES: list[Memory] = []  # the last one is asked


@contextmanager
def remembering(content: Path) -> Iterator[Memory]:
    """While this holds, `remembered` knows what earlier runs on the same content folder have kept. Keeps nothing by itself."""
    memory = Memory(content)
    _MEMORIES.append(memory)
    try:
        yield memory
    finally:
        _MEMORIES.remove(memory)


def remembered(room: str, key: str, make: Callable[[], _Result]) -> _Result:
    """`make()`, or what it made of the same before. `key`: a hash (`hashed`) of everything but our code that decides the result."""
    if not _MEMORIES:
        return make()
    found = _MEMORIES[-1].find(room, key)
    if found is not None:
        known: _Result = pickle.loads(found)
        return known
    made = make()
    _MEMORIES[-1].put(room, key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


def remembered_with(
    room: str, key: str, state: Callable[[str], str], make: Callable[[set[str]], _Result]
) -> tuple[_Result, set[str]]:
    """The same for what is found out only in the making: `make` adds the name of each thing that it asks for to its set, `state` says how a
    thing is now, as a short text. What was made before counts while everything that it asked for is as it was then. Returns the names too."""
    asked: set[str] = set()
    if not _MEMORIES:
        return make(asked), asked
    found = _MEMORIES[-1].find(room, key)
    if found is not None:
        before: dict[str, str]
        known: _Result
        before, data = pickle.loads(found)
        if all(state(name) == text for name, text in before.items()):
            known = pickle.loads(data)
            return known, set(before)
    made = make(asked)
    data = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    _MEMORIES[-1].put(room, key, pickle.dumps(({name: state(name) for name in asked}, data)))
    return made, asked


def made_by(kind: str, sources: Callable[[], Iterable[Path]]) -> bytes:
    """The digest of the files of ours that make things of a kind. Which they are, and what is in them, is another only where our code is,
    and then nothing is remembered."""
    return remembered("makers", kind, lambda: digest(sources()))


def hashed(*parts: str) -> str:
    """One key of several texts; where one ends and the next begins counts too."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8) + data)
    return total.hexdigest()


@lru_cache(maxsize=1)
def _code() -> bytes:
    """Of everything that is ours, and this Python."""
    return hashlib.sha256(sys.version.encode() + digest(code_files())).digest()
