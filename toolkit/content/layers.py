"""A content folder over the one that it extends: which file is read, and by which name errors speak of it."""

import os
import posixpath
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from toolkit.content.problem import ContentError
from toolkit.content.yaml.file import read_yaml
from toolkit.paths import CONTENT

_KEYED = {
    "worksheets": "worksheet",
    "cases": "case",
    "figures": "figure",
    "packs": "pack",
}  # folder → how texts refer to a file of it

OURS = "brobygger"  # what `extends` calls the content of this checkout
_DEEPEST = 8  # content folders that extend each other


@dataclass(frozen=True)
class Layers:
    """`folders`: the own one first, then its base, then that one's; `without`: names (with `*`) of base files that are left out."""

    folders: tuple[Path, ...]
    without: tuple[str, ...] = ()
    nowhere: Path | None = None  # what the last of them extends, if it is not there or among them already
    used: set[str] = field(default_factory=set, compare=False)  # those of `without` that met a file

    @classmethod
    def of(cls, content: Path) -> "Layers":
        """The content folder, the one that its site.yaml extends, and so on. What is wrong with `extends` is for lint to say; it ends the row."""
        base, without = _said(content)
        found = [content]
        while base is not None and base.is_dir() and len(found) < _DEEPEST:
            if any(base.resolve() == one.resolve() for one in found):
                break
            found.append(base)
            base = _said(base)[0]
        return cls(tuple(found), without, base)

    @property
    def own(self) -> Path:
        return self.folders[0]

    def name_in(self, folder: Path, name: str) -> str:
        """What errors call the file `name` of one of the folders: a path from the own one."""
        if folder == self.own:
            return name
        return Path(os.path.relpath(folder.resolve() / name, self.own.resolve())).as_posix()

    def each(self, name: str) -> list[tuple[Path, str]]:
        """The file `name` wherever it is, the own one first, with what errors call it."""
        return [
            (folder / name, self.name_in(folder, name))
            for folder in self.folders
            if os.path.lexists(folder / name) and not (folder != self.own and self.leaves_out(name))
        ]

    def leaves_out(self, name: str) -> bool:
        """Is the file of a base not to be read?"""
        met = {
            pattern
            for pattern in self.without
            if fnmatchcase(name, pattern) or name.startswith(f"{pattern.rstrip('/')}/")
        }
        self.used.update(met)
        return bool(met)

    def hides(self, name: str, above: Path) -> bool:
        """Is the file `name` of the folder `above` replaced by one nearer to the own folder, or left out?"""
        nearer = self.folders[: self.folders.index(above)]
        return bool(nearer) and (any(os.path.lexists(folder / name) for folder in nearer) or self.leaves_out(name))

    def is_gone(self, kind: str, key: str) -> bool:
        """Does a text of a base refer to what is left out? `kind`: `worksheet`, `case`, `figure`, `pack`; `page`: `key` is a path in `guide/`."""
        place = next((place for place, one in _KEYED.items() if one == kind), "guide")
        name = posixpath.normpath(f"{place}/{key}" if place == "guide" else f"{place}/{key}.yaml")
        return bool(self.without) and self.leaves_out(name) and not os.path.lexists(self.own / name)


def _said(content: Path) -> tuple[Path | None, tuple[str, ...]]:
    """What `extends` and `without` of a folder's site.yaml say, through the reader that no file can harm; nothing where it cannot be read."""
    if not (content / "site.yaml").is_file():
        return None, ()
    try:
        data = read_yaml(content / "site.yaml", "site.yaml", []).data
    except ContentError:  # told where it is read as the site's own file
        return None, ()
    said = data if isinstance(data, dict) else {}
    named, without = said.get("extends"), said.get("without")
    base = named.strip() if isinstance(named, str) else ""
    left_out = tuple(one for one in without if isinstance(one, str)) if isinstance(without, list) else ()
    return _folder(content, base) if base else None, left_out


def _folder(content: Path, named: str) -> Path:
    if named == OURS:
        return CONTENT
    try:
        return content / Path(named).expanduser()
    except RuntimeError:  # the home of somebody who is not here
        return content / named
