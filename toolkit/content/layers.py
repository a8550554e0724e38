"""A content folder over the one that it extends: which file is read, and by which name errors speak of it."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from toolkit.content.problem import ContentError
from toolkit.content.site_model import DEFAULT_LANGUAGES
from toolkit.content.yaml.file import read_yaml
from toolkit.paths import CONTENT, real_path

OURS = "brobygger"  # what `extends` calls the content of this checkout
_DEEPEST = 8  # content folders that extend each other


@dataclass(frozen=True)
class Layers:
    """`folders`: the own one first, then its base, then that one's; `without`: names (with `*`) of base files that are left out."""

    folders: tuple[Path, ...]
    without: tuple[str, ...] = ()
    nowhere: Path | None = None  # what the last of them extends, if it is not there or among them already
    spoken: tuple[str, ...] = ()  # the languages of the bases; what a base says in no other is not its fault
    used: set[str] = field(default_factory=set, compare=False)  # those of `without` that met a file

    @classmethod
    def of(cls, content: Path) -> "Layers":
        """The content folder, the one that its site.yaml extends, and so on. What is wrong with `extends` is for lint to say; it ends the row."""
        base, without, _ = _said(content)
        found = [content]
        spoken: tuple[str, ...] = ()
        while base is not None and base.is_dir() and len(found) < _DEEPEST:
            if any(real_path(base) == real_path(one) for one in found):
                break
            found.append(base)
            base, _, languages = _said(base)
            spoken = spoken or languages
        return cls(tuple(found), without, base, (spoken or DEFAULT_LANGUAGES) if found[1:] else ())

    def lent(self, languages: Iterable[str]) -> list[str]:
        """Those of a site's languages that its bases are not written in, if it has any: what they lack is said in another one."""
        return [language for language in languages if self.spoken and language not in self.spoken]

    @property
    def own(self) -> Path:
        return self.folders[0]

    def name_in(self, folder: Path, name: str) -> str:
        """What errors call the file `name` of one of the folders: a path from the own one."""
        if folder == self.own:
            return name
        return Path(os.path.relpath(real_path(folder) / name, real_path(self.own))).as_posix()

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
            if fnmatchcase(name, pattern) or fnmatchcase(name, f"{pattern.rstrip('/')}/*")
        }
        self.used.update(met)
        return bool(met)

    def hides(self, name: str, above: Path) -> bool:
        """Is the file `name` of the folder `above` replaced by one nearer to the own folder, or left out?"""
        nearer = self.folders[: self.folders.index(above)]
        return bool(nearer) and (any(os.path.lexists(folder / name) for folder in nearer) or self.leaves_out(name))

    def is_of_a_base(self, name: str) -> bool:
        """Does what errors call `name` stand in a folder that the own one extends?"""
        return any(name.startswith(f"{self.name_in(folder, '')}/") for folder in self.folders[1:])


def _said(content: Path) -> tuple[Path | None, tuple[str, ...], tuple[str, ...]]:
    """What `extends`, `without` and `languages` of a folder's site.yaml say, through the reader that no file can harm; nothing where it cannot be read."""
    if not (content / "site.yaml").is_file():
        return None, (), ()
    try:
        data = read_yaml(content / "site.yaml", "site.yaml", []).data
    except ContentError:  # told where it is read as the site's own file
        return None, (), ()
    said = data if isinstance(data, dict) else {}
    named = said.get("extends")
    base = named.strip() if isinstance(named, str) else ""
    return _folder(content, base) if base else None, _texts(said.get("without")), _texts(said.get("languages"))


def _texts(said: Any) -> tuple[str, ...]:
    return tuple(one for one in said if isinstance(one, str)) if isinstance(said, list) else ()


def _folder(content: Path, named: str) -> Path:
    if named == OURS:
        return CONTENT
    try:
        return content / Path(named).expanduser()
    except RuntimeError:  # the home of somebody who is not here
        return content / named
