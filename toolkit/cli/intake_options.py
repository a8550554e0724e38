"""What check, extract and fill have in common: the content folder, progress, messages, writing."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from toolkit.intake.batch import Batch, Progress
from toolkit.intake.definitions import ContentDefinitions
from toolkit.output import Exists, write_together
from toolkit.report.signs import printable
from toolkit.words.locale import say


def complain(language: str, key: str, **values: object) -> None:
    """One line on standard error; nothing in it looks like a CPR number."""
    print(printable(say(language, f"intake.{key}", **values)), file=sys.stderr)


def may_be_folder(path: Path) -> bool:
    """Whether a folder is there, or may be made under a name that nobody takes for a file's; `svar 30.11` is none."""
    return path.is_dir() or (not path.exists() and not path.suffix[1:2].isalpha())


def definitions_of(folder: Path, language: str) -> ContentDefinitions | None:
    """The worksheets of `--content`; None, with a message, where there are none."""
    if not (folder / "worksheets").is_dir():
        complain(language, "no-content", folder=folder)
        return None
    return ContentDefinitions(folder)


def tell_faults(definitions: ContentDefinitions, folder: Path, language: str) -> None:
    """A worksheet with faults is not known here; its forms would else be called unknown without a reason."""
    if definitions.faulty:
        complain(language, "content-faults", folder=folder)


def save(path: Path, data: bytes, force: bool, language: str, read: Batch | None = None) -> bool:
    """Writes a file whole; says so where there is one already that may not be overwritten: one of those that were `read` not even with
    `--force`, since the answers in it would be gone. Raises OSError."""
    return save_together({path: data}, force, language, read)


def save_together(files: Mapping[Path, bytes], force: bool, language: str, read: Batch | None = None) -> bool:
    """The same of files that belong together: all of them or none."""
    for path in files:
        if read is not None and read.has_read(path):
            complain(language, "onto-input", path=path)
            return False
    try:
        write_together(files, force)
    except Exists as there:
        complain(language, "exists", path=there.path)
        return False
    return True


@contextmanager
def progress(language: str) -> Iterator[Progress | None]:
    """A bar on a terminal's standard error, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # 0.1 s that a pipe must not pay
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say(language, "intake.progress"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
