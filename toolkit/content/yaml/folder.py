"""The YAML files of a folder of the content, one by one."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.content.problem import ContentError, Problem, cut_off
from toolkit.content.yaml.file import YamlFile, read_yaml, unreadable

_ENDINGS = (".yaml", ".yml")


def yaml_files(folder: Path, place: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Path and name of each YAML file in the folder `place` of the content, sorted; none where it is not there."""
    if not (folder / place).is_dir():
        return
    try:
        found = sorted((folder / place).iterdir())
    except OSError as error:
        problems.append(unreadable(place, error))
        return
    for path in found:
        if path.suffix.lower() in _ENDINGS and not path.name.startswith("."):
            yield path, f"{place}/{path.name}".encode("utf-8", "replace").decode()


def read_or_tell(path: Path, name: str) -> tuple[YamlFile | None, list[Problem]]:
    """The file, or None where it cannot be read, with every fault on the way."""
    faults: list[Problem] = []
    try:
        return read_yaml(path, name, faults), cut_off(faults)
    except ContentError as error:
        return None, [*cut_off(faults), error.problem]
