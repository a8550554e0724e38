"""Problems at a path of a worksheet's file."""

from typing import Any

from toolkit.content.problem import Problem
from toolkit.content.yaml.file import YamlFile
from toolkit.contract.codes import LintCode


def at(
    file: YamlFile, code: LintCode, *path: str | int, key: bool = False, warning: bool = False, **data: Any
) -> Problem:
    """A problem whose line and column are those of the value (or key) at `path`."""
    return file.problem(code, path, key=key, warning=warning, data=data)
