"""Reads the packs of a content folder."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.content.layers import Layers
from toolkit.content.packs.model import Pack
from toolkit.content.problem import Problem
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.folder import read_or_tell, yaml_files
from toolkit.content.yaml.prune import value_at
from toolkit.content.yaml.typed import as_typed

PACKS = "packs"  # the folder


@dataclass(frozen=True)
class PackFile:
    """A pack and the file that it stands in."""

    pack: Pack
    file: YamlFile


def load_packs(layers: Layers) -> tuple[dict[str, PackFile], list[Problem]]:
    """The packs by id, with every fault found on the way. Raises nothing on bad content."""
    packs: dict[str, PackFile] = {}
    problems: list[Problem] = []
    for path, name in yaml_files(layers, PACKS, problems):
        file, faults = read_or_tell(path, name)
        problems += faults
        if file is None:
            continue
        if file.data is None:
            problems.append(Problem("pack-empty", file.name))
            continue
        pack, faults = as_typed(Pack, file)
        problems += faults
        stem, own = Path(file.name).stem, value_at(file.data, ("id",))
        if isinstance(own, str) and own != stem and not any(fault.path == ("id",) for fault in faults):
            problems.append(file.problem("id-is-not-file", ("id",), data={"id": own[:60], "stem": stem}))
        if pack is None:
            continue
        if layers.is_of_a_base(file.name):
            pack = _without_posters(pack, layers)
        other = packs.setdefault(pack.id, PackFile(pack, file)).file.name
        if other != file.name and own == stem:  # two endings; another name is told already
            problems.append(file.problem("duplicate-part", ("id",), data={"id": pack.id, "other": other}))
    return packs, problems


def _without_posters(pack: Pack, layers: Layers) -> Pack:
    """The pack of a base without posters of figures that are left out. Worksheets are not decoration: without one it is another pack."""
    figures = {
        poster.figure: f"figures/{poster.figure}.yaml"
        for part in pack.parts
        for poster in part.posters
        if poster.figure
    }
    gone = {key for key, name in figures.items() if layers.leaves_out(name) and not (layers.own / name).exists()}
    if not gone:
        return pack
    parts = [
        part.model_copy(update={"posters": [poster for poster in part.posters if poster.figure not in gone]})
        for part in pack.parts
    ]
    return pack.model_copy(update={"parts": parts})
