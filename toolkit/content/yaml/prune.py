"""A file without its faulty parts, so that the faults of the others are found at the same time."""

from collections.abc import Collection
from typing import Any

from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile


def without(file: YamlFile, paths: Collection[Path_]) -> YamlFile:
    """`file` without the values at `paths`; what remains keeps its line, its column and its place in words."""
    rest = YamlFile(file.name)
    gone = set(paths)

    def keep(value: Any, old: Path_, new: Path_) -> Any:
        rest.origin[new] = file.origin.get(old, old)
        for places, kept in ((file.values, rest.values), (file.keys, rest.keys)):
            if old in places:
                kept[new] = places[old]
        if old in file.remarks:
            rest.remarks[new] = file.remarks[old]
        if isinstance(value, dict):
            return {key: keep(item, (*old, key), (*new, key)) for key, item in value.items() if (*old, key) not in gone}
        if isinstance(value, list):
            left = [n for n in range(len(value)) if (*old, n) not in gone]
            return [keep(value[n], (*old, n), (*new, place)) for place, n in enumerate(left)]
        return value

    rest.data = keep(file.data, (), ())
    return rest


def names_in(value: Any, is_name: bool = False) -> set[str]:
    """The ids and option values that stand in a part: what others may refer to. `is_name`: the part is an id itself."""
    if isinstance(value, list):
        return {name for item in value for name in names_in(item)}
    if isinstance(value, dict):
        return {name for key, item in value.items() for name in names_in(item, key in ("id", "value"))}
    return {str(value)} if is_name and isinstance(value, (str, int, float)) else set()


def value_at(data: Any, path: Path_) -> Any:
    """The value at `path`, None where there is none."""
    for key in path:
        if isinstance(data, dict):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and 0 <= key < len(data):
            data = data[key]
        else:
            return None
    return data
