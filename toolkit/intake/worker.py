"""A worker process: reads files of strangers under limits on memory and processor time, one after the other, and answers in JSON.

Started by toolkit/intake/workers.py, never imported by it for its work. What comes back over the pipe is JSON, not a pickle: a worker
that a file has taken over must not reach into its parent.
"""

import gc
import json
import logging
import os
import resource
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from toolkit.contract.document import Document
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.check import check_file, extract_file, unreadable_report
from toolkit.intake.documents import MAX_BYTES as MOST_ANSWERS
from toolkit.intake.kinds import HEAD, kind_of
from toolkit.intake.mails import Mail
from toolkit.intake.zips import MAX_ENTRY, Zip

_MOST = {"pdf": MAX_ENTRY, "json": MOST_ANSWERS, "yaml": MOST_ANSWERS}


class RemoteDefinitions:
    """The parent's worksheets, each asked for once."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._known: dict[tuple[str, str | None], Document | None] = {}

    def model(self, worksheet: str, language: str | None) -> Document | None:
        """See `toolkit.intake.reading.Definitions`."""
        key = worksheet[:100], (language or "")[:10]
        if key not in self._known:
            if len(self._known) > 1_000:  # names that a stranger made up
                self._known.clear()
            self._pipe.send_bytes(json.dumps({"need": key}).encode())
            self._known[key] = json.loads(self._pipe.recv_bytes())
        return self._known[key]


class Worker:
    """Does one task after the other; `task`: `{"do": "list|check|picture|extract", "shown", "path", "place", "inside", "kind", "language"}`."""

    def __init__(self, pipe: Connection, seconds: int) -> None:
        self._pipe = pipe
        self._seconds = seconds
        self._definitions = RemoteDefinitions(pipe)
        self._held: tuple[str, Zip | Mail] | None = None

    def serve(self) -> None:
        """Until the parent closes the pipe: a list of tasks in, a list of results out.

        Ends the process after a task that ran out of memory, since what is left of it cannot be trusted; the tasks behind it are not done.
        """
        while True:
            try:
                tasks = json.loads(self._pipe.recv_bytes())
            except (EOFError, OSError):
                return
            answers: list[str] = []
            for task in tasks:
                used = int(time.process_time())
                resource.setrlimit(resource.RLIMIT_CPU, (used + 1 + self._seconds, resource.RLIM_INFINITY))
                try:
                    answers.append(json.dumps(self._do(task)))
                except MemoryError:
                    answers.append('{"failed": "memory-limit"}')
                    self._say(answers)
                    return
            self._say(answers)

    def _say(self, answers: list[str]) -> None:
        self._pipe.send_bytes(f"[{','.join(answers)}]".encode())

    def _do(self, task: dict[str, Any]) -> dict[str, Any]:
        try:
            if task["do"] == "list":
                return {"entries": self._entries(task)}
            data = self._load(task)
            kind = _reads(task, data)
        except Unreadable as unreadable:
            if task["do"] == "list":
                return {"refused": unreadable.verdict, "data": unreadable.data}
            return {"forms": [{"report": unreadable_report(task["shown"], unreadable, task["language"])}]}
        if task["do"] in ("check", "picture"):
            is_pictured = task["do"] == "picture"
            reports = check_file(task["shown"], data, kind, self._definitions, task["language"], is_pictured)
            return {"forms": [{"report": report} for report in reports]}
        forms = extract_file(task["shown"], data, kind, self._definitions, task["language"])
        return {"forms": [{"report": report, "document": document} for report, document in forms]}

    def _entries(self, task: dict[str, Any]) -> list[list[Any]]:
        """What is in a zip or a mail: `[place, name, what it is read as, verdict]`."""
        held = self._container(task["kind"], task["path"])
        return [[entry.place, entry.name, entry.kind.reads, entry.kind.verdict] for entry in held.entries()]

    def _load(self, task: dict[str, Any]) -> bytes:
        if task["place"] is not None:
            return self._container(task["inside"], task["path"]).read(task["place"])
        most = _MOST[task["kind"]]
        try:
            with open(task["path"], "rb") as file:  # noqa: PTH123 (once per file: pathlib costs 20 µs)
                if os.fstat(file.fileno()).st_size > most:
                    raise Unreadable("too-big")
                data = file.read(most + 1)
        except FileNotFoundError as error:
            raise Unreadable("not-found") from error
        except OSError as error:
            raise Unreadable("no-access") from error
        if not data:
            raise Unreadable("empty-file")
        if len(data) > most:
            raise Unreadable("too-big")
        return data

    def _container(self, kind: str, path: str) -> Zip | Mail:
        """The zip or mail, kept open for the next entry: a list of 10,000 files is read once."""
        if self._held is None or self._held[0] != path:
            if self._held is not None and isinstance(self._held[1], Zip):
                self._held[1].close()
            self._held = None
            try:
                self._held = path, Mail(Path(path)) if kind == "mail" else Zip(Path(path))
            except FileNotFoundError as error:
                raise Unreadable("not-found") from error
            except OSError as error:
                raise Unreadable("no-access") from error
        return self._held[1]


def _reads(task: dict[str, Any], data: bytes) -> str:
    """How a file is read: by its content, where that is readable at all, and only else by its name."""
    seen = kind_of(task["shown"], data[:HEAD])
    if seen.verdict == "own-output":
        raise Unreadable("own-output")
    if seen.reads in _MOST and len(data) <= _MOST[seen.reads]:
        return seen.reads
    return str(task["kind"])


def main(handle: int, memory: int, seconds: int) -> None:
    """`handle`: the file descriptor of the worker's end of the pipe; `memory`: bytes of address space; `seconds`: of processor time per file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    logging.disable()  # pikepdf's warnings quote the file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    gc.freeze()
    gc.set_threshold(20_000, 20)  # a form is 3,000 objects and no circles; Python's 700 costs 6 % of the time
    Worker(Connection(handle), seconds).serve()
