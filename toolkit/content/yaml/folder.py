"""The YAML files of a folder of the content, one by one."""

import os
from collections.abc import Iterator
from pathlib import Path

from toolkit.content.layers import Layers
from toolkit.content.problem import ContentError, Problem, cut_off
from toolkit.content.yaml.file import YamlFile, read_yaml, unreadable

_ENDINGS = (".yaml", ".yml")
_NOT_MEANT = (".", "~$")  # hidden, or what Word lays beside a file that is open


def yaml_files(layers: Layers, place: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Path and name of each YAML file in the folder `place` of the content, sorted; none where it is not there."""
    for folder in layers.folders:
        if not os.path.lexists(folder / place):
            continue
        try:
            found = sorted((folder / place).iterdir())
        except OSError as error:
            problems.append(unreadable(layers.name_in(folder, place), error))
            continue
        for path in found:
            name = f"{place}/{path.name}"
            if path.suffix.lower() not in _ENDINGS or path.name.startswith(_NOT_MEANT) or layers.hides(name, folder):
                continue
            yield path, layers.name_in(folder, name).encode("utf-8", "replace").decode()


def without_keys(file: YamlFile, taken: set[str]) -> None:
    """Takes the entries out of a base's file that a nearer one of the same name has; then those that are left count as taken."""
    if isinstance(file.data, dict):
        for key in [key for key in file.data if str(key) in taken]:
            del file.data[key]
        taken |= {str(key) for key in file.data}


def read_or_tell(path: Path, name: str) -> tuple[YamlFile | None, list[Problem]]:
    """The file, or None where it cannot be read, with every fault on the way."""
    faults: list[Problem] = []
    try:
        return read_yaml(path, name, faults), cut_off(faults)
    except ContentError as error:
        return None, [*cut_off(faults), error.problem]
