"""What `serve` hands out: the built site with the pages that were made since laid over it, to browsers that are told when their page is another."""

import hashlib
import http.server
import io
import re
import sys
import threading
from collections.abc import Iterable
from email.utils import formatdate
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlsplit

from toolkit.paths import TEMPLATES, real_path

PATIENCE = 20.0  # seconds that a browser waits for another page before it asks again
SCRIPT, ASK = "/.brobygger-serve/reload.js", "/.brobygger-serve/changed"
_SOURCE = TEMPLATES / "assets" / "js" / "serve" / "reload.js"
_HEAD_ENDS = b"</head>"
# The versions of what changes with every page are no change of this one.
_PASSING = re.compile(rb'(search-\w+\.js)\?v=\w+|data-stamp="[^"]*"')


class Server(http.server.ThreadingHTTPServer):
    """Files of `folder`, on 127.0.0.1 and nowhere else. Port 0 takes a free one. Raises OSError where the port is taken."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.folder, self.over = real_path(folder), Path()
        self._made: frozenset[str] = frozenset()
        self._changed = threading.Condition()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away before it had its answer is no error, and nothing to show a traceback for."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def lay_over(self, folder: Path, made: Iterable[str]) -> None:
        """From now on the files `made` come from `folder`; with none of them, all is the built site. Browsers look again."""
        with self._changed:
            self.over, self._made = folder, frozenset(made)
            self._changed.notify_all()

    def folder_of(self, name: str) -> Path:
        """Where the file `name` (`da/index.html`) is read from."""
        return self.over if name in self._made else self.folder

    def differs(self, name: str, seen: str) -> bool:
        """Waits until the page is another than the one with the digest `seen`; False where that takes longer than a browser waits."""
        with self._changed:
            return self._changed.wait_for(lambda: self._is_other(name, seen), PATIENCE)

    def _is_other(self, name: str, seen: str) -> bool:
        try:
            return digest((self.folder_of(name) / name).read_bytes()) != seen
        except OSError:  # between two sites
            return False


def digest(page: bytes) -> str:
    """Of all that makes it look or behave as it does."""
    return hashlib.sha256(_PASSING.sub(rb"\1", page)).hexdigest()[:16]


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: Server

    def log_message(self, *_: Any) -> None:
        """Silent: the terminal is for errors of content."""

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == SCRIPT:
            self._answer(_SOURCE.read_bytes(), "text/javascript")
        elif asked.path == ASK:
            values = parse_qs(asked.query)
            name = self._name(values.get("page", [""])[0])
            self.send_response(200 if self.server.differs(name, values.get("seen", [""])[0]) else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            super().do_GET()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        name = self._name(urlsplit(self.path).path)
        self.directory = str(self.server.folder_of(name))
        if not name.endswith(".html"):
            return super().send_head()
        try:
            page = (Path(self.directory) / name).read_bytes()
        except OSError:
            return super().send_head()
        self._begin(told := _with_script(page), "text/html; charset=utf-8")
        return io.BytesIO(told)

    def _name(self, path: str) -> str:
        """The file below the site that an address means; never one outside, since `translate_path` drops what leads there."""
        self.directory = str(self.server.folder)
        found = Path(self.translate_path(path))
        if path.endswith("/"):
            found /= "index.html"
        return found.relative_to(self.directory).as_posix()

    def _answer(self, data: bytes, kind: str) -> None:
        self._begin(data, kind)
        self.wfile.write(data)

    def _begin(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Last-Modified", formatdate(usegmt=True))
        self.end_headers()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def _with_script(page: bytes) -> bytes:
    script = f'<script defer src="{SCRIPT}" data-ask="{ASK}" data-seen="{digest(page)}"></script>\n'
    return page.replace(_HEAD_ENDS, script.encode() + _HEAD_ENDS, 1)
