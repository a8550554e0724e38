"""The pages that authors write: `guide/<language>/**/*.md`, each with a block of facts at its head."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.content.guide.model import Head
from toolkit.content.layers import Layers
from toolkit.content.problem import ContentError, Problem, without_consequences
from toolkit.content.yaml.compose import MAX_BYTES
from toolkit.content.yaml.file import YamlFile, decode, parse_yaml, unreadable
from toolkit.content.yaml.typed import as_typed

START = "index.md"  # the start page, from the language's folder
_HEAD = re.compile(r"(\s*)^---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPEN_HEAD = re.compile(r"\s*---[ \t]*\n")


@dataclass(frozen=True)
class GuidePage:
    """`path` is its place under the language's folder (`step-1/index.md`), `file` its place in the content folder.

    `first_line`: the line of the file on which `text` begins. `spoken`: the language of a page that a base lends to another one, else "".
    """

    path: str
    file: str
    head: Head
    text: str
    first_line: int
    facts: YamlFile = field(compare=False, repr=False)
    spoken: str = ""

    @property
    def title(self) -> str:
        return self.head.title

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]


@dataclass
class Pages:
    """One language's pages in the order of their paths, and the files beside them (pictures), as (path, absolute path)."""

    pages: list[GuidePage] = field(default_factory=list)
    files: list[tuple[str, Path]] = field(default_factory=list)

    @property
    def steps(self) -> list[GuidePage]:
        """The pages that open a step."""
        return sorted((page for page in self.pages if page.head.step is not None), key=lambda page: page.head.step or 0)

    def of_step(self, opening: GuidePage) -> list[GuidePage]:
        """The pages of a step in reading order, the opening one first."""
        others = [page for page in self.pages if page.folder and page.folder == opening.folder and page is not opening]
        return [opening, *sorted(others, key=lambda page: (page.head.order, page.path))]

    def in_steps(self) -> list[GuidePage]:
        """All pages of all steps in reading order."""
        return [page for opening in self.steps for page in self.of_step(opening)]


def read_pages(layers: Layers, language: str) -> tuple[Pages, list[Problem]]:
    """Every page that could be read, and what is wrong with the others. A folder that is not there holds none."""
    found = Pages()
    problems: list[Problem] = []
    place = f"guide/{language}"
    for layer in layers.folders:
        folder = layer / place
        for source in _sources(folder, layers.name_in(layer, place), problems):
            path = source.relative_to(folder).as_posix()
            if layers.hides(f"{place}/{path}", layer):
                continue
            if source.suffix != ".md":
                found.files.append((path, source))
                continue
            page, faults = _read_page(source, path, layers.name_in(layer, f"{place}/{path}"))
            problems += faults
            if page is not None:
                found.pages.append(page)
    found.pages.sort(key=lambda page: Path(page.path))
    found.files.sort()
    steps: dict[int, GuidePage] = {}
    for page in found.pages:
        if page.head.step is not None and steps.setdefault(page.head.step, page) is not page:
            data = {"step": page.head.step, "other": steps[page.head.step].file}
            problems.append(page.facts.problem("step-twice", ("step",), data=data))
    return found, problems


def missing_twins(guides: dict[str, Pages], lent: list[str], layers: Layers) -> list[Problem]:
    """Pages that one language has and another has not: the language switch would lead nowhere. `lent`: languages that get a base's pages in another."""
    problems: list[Problem] = []
    for guide in guides.values():
        for other, twin in guides.items():
            there = {page.path for page in twin.pages}
            lost = [page for page in guide.pages if page.path not in there]
            problems += [
                Problem("twin-missing", page.file, data={"twin": f"guide/{other}/{page.path}"})
                for page in lost
                if other not in lent or not layers.is_of_a_base(page.file)
            ]
            problems += _without_their_step(guide, twin)
    return problems


def _without_their_step(guide: Pages, twin: Pages) -> Iterator[Problem]:
    """Pages that open a step in `twin` and none here: this language would lack the whole of it."""
    opened = {page.path: page for page in twin.pages if page.head.step is not None}
    for page in guide.pages:
        there = opened.get(page.path)
        if there and (page.head.step is None or page.head.step > (there.head.step or 0)):
            yield Problem("step-differs", page.file, data={"step": there.head.step, "other": there.file})


def _sources(folder: Path, name: str, problems: list[Problem]) -> list[Path]:
    """Every file below `folder` that is not hidden and can be read; what cannot be read becomes a problem. `name`: of the folder."""

    def shown(path: str | Path) -> str:
        return (
            f"{name}/{Path(path).relative_to(folder).as_posix()}".removesuffix("/.").encode("utf-8", "replace").decode()
        )

    def fail(error: OSError) -> None:
        if error.errno == errno.ENOTDIR and folder.parent.is_file():  # all languages
            problems.append(unreadable(name.rpartition("/")[0], error))
        elif error.errno != errno.ENOENT:  # no guide in this language
            problems.append(unreadable(shown(error.filename or folder), error))

    found = []
    for base, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for one in (*files, *(one for one in folders if Path(base, one).is_symlink())):
            path = Path(base, one)
            if one.startswith("."):
                continue
            try:
                if not stat.S_ISREG(path.stat().st_mode):
                    raise IsADirectoryError(errno.EISDIR, "")
                with path.open("rb"):
                    found.append(path)
            except OSError as error:
                problems.append(unreadable(shown(path), error))
    return sorted(found)


def _read_page(source: Path, path: str, name: str) -> tuple[GuidePage | None, list[Problem]]:
    try:
        if source.stat().st_size > MAX_BYTES:
            return None, [Problem("file-too-big", name, data={"most": MAX_BYTES // 1000})]
        text = decode(source.read_bytes(), name)
    except OSError as error:
        return None, [unreadable(name, error)]
    except ContentError as error:
        return None, [error.problem]
    found = _HEAD.match(text)
    if not found:
        return None, [Problem("front-matter-open" if _OPEN_HEAD.match(text) else "front-matter-missing", name)]
    slips: list[Problem] = []
    try:
        # The empty line stands for `---`, so that lines count right.
        facts = parse_yaml(found[1] + "\n" + found[2], name, slips)
    except ContentError as error:
        return None, [*slips, error.problem]
    if not isinstance(facts.data, dict):
        return None, [Problem("front-matter-missing", name)]
    head, problems = as_typed(Head, facts)
    problems = without_consequences([*slips, *problems])
    if head is None:
        return None, problems
    rest = text[found.end() :]
    first = text.count("\n", 0, found.end()) + 1 + len(rest[: len(rest) - len(rest.lstrip())].splitlines())
    return GuidePage(path, name, head, rest.strip() + "\n", first, facts), problems
