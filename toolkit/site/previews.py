"""The preview of `serve` in a process of its own, which holds the content and the theme ready between changes. Imports nothing heavy."""

from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from toolkit.paths import real_path
from toolkit.site.children import begin, starting

_SPAWN = get_context("spawn")


class Previews:
    """A failure costs the preview only: what is wrong is for the build to say. `work`: a folder for its pages."""

    def __init__(self, content: Path, site: Path, work: Path) -> None:
        self._places = real_path(content), real_path(site), real_path(work)
        self.folder = real_path(work) / "out"
        self._begin()

    def _begin(self) -> None:
        self._ours, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs, *self._places), daemon=True)
        with starting():
            self._process.start()
        theirs.close()

    def settle(self) -> None:
        """Takes the site as it was just built; returns at once."""
        if self._process.exitcode is not None:
            self.close()
            self._begin()
        with suppress(OSError):
            self._ours.send(None)

    def update(self, changed: list[Path]) -> list[str]:
        """The pages of `folder` that the changed files made anew (`da/index.html`)."""
        try:
            self._ours.send([real_path(path) for path in changed])
            made: list[str] = self._ours.recv()
        except (EOFError, OSError):  # it was killed; the next build brings another
            return []
        return made

    def close(self) -> None:
        """Ends it where it is."""
        self._process.kill()
        self._process.join()
        self._ours.close()


def _work(asked: Connection, content: Path, site: Path, work: Path) -> None:
    begin()  # Ctrl+C is for `serve`
    from toolkit.memory import remembering
    from toolkit.site.preview import Preview

    preview = Preview(content, site, work)
    with remembering(content):  # what the last build has worked out need not be worked out again
        while True:
            try:
                changed = asked.recv()
            except EOFError:  # `serve` is gone
                return
            made: list[str] = []
            with suppress(Exception):  # content with faults
                if changed is None:
                    preview.settle()
                else:
                    made = preview.update(changed)
            if changed is not None:
                asked.send(made)
