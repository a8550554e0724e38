"""Problems at a path of a worksheet's file."""

from typing import Any

from toolkit.content.problem import Problem
from toolkit.content.typed import written
from toolkit.content.yamlfile import YamlFile


def at(file: YamlFile, code: str, *path: str | int, key: bool = False, warning: bool = False, **data: Any) -> Problem:
    """A problem whose line and column are those of the value (or key) at `path`."""
    line, column = file.place(path, key=key)
    return Problem(code, file.name, line, column, written(path), data, warning)
