"""A site on a host: the folders that it stands in, handed out with a strict policy of the host's own."""

import functools
import http.server
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Host(http.server.ThreadingHTTPServer):
    """The files of `folder` on a port of this machine (0: a free one); `heard` is told each path that is asked for."""

    def __init__(self, folder: Path, port: int = 0, heard: Callable[[str], None] = lambda path: None) -> None:
        class Handler(http.server.SimpleHTTPRequestHandler):
            def end_headers(self) -> None:
                self.send_header("Content-Security-Policy", "default-src 'self'")
                super().end_headers()

            def log_message(self, *_: Any) -> None:
                heard(self.path)

        super().__init__(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that was left before it had all its files is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def stop(self) -> None:
        self.shutdown()
        self.server_close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of `folder` on a host."""
    host = Host(folder)
    yield f"http://127.0.0.1:{host.server_port}"
    host.stop()
