"""A content folder as one typed library: the site's facts, named lists, sources, worksheets."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.author.question import Option, Options, Scale
from toolkit.content.guide.guide import Guide
from toolkit.content.layers import Layers
from toolkit.content.model import Draft, Worksheet
from toolkit.content.packs.load import PackFile
from toolkit.content.problem import MOST_PROBLEMS, ContentError, Problem, cut_off
from toolkit.content.sheet import Sheet, leave_out
from toolkit.content.site_model import Site, Source
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile, parse_yaml, read_yaml
from toolkit.content.yaml.folder import without_keys, yaml_files
from toolkit.content.yaml.prune import value_at
from toolkit.content.yaml.typed import as_typed, bad_key
from toolkit.contract.data import LANGUAGES

__all__ = ["Library", "Sheet", "load_library", "worksheet_from_text"]

_SCALE_KEYS = {"min", "max", "labels"}


@dataclass
class Library:
    """Everything in a content folder that a worksheet needs. `sheets` is ordered by step, then as their authors say (`order`), then id.

    `guide`: what load_guide has read, `packs`: what load_packs has read (`check` and `fill` need neither). `places`: where each list stands, as its file and the path in it. `drafts`: what is sound in worksheets that have faults of shape.
    `broken`: names of lists and sources that are there, but faulty; `unread`: files that are there, but unreadable; `written`: the languages that lint has met in texts, and where first.
    """

    folder: Path
    layers: Layers = field(init=False)
    site: Site = field(default_factory=Site)
    scales: dict[str, Scale] = field(default_factory=dict)
    options: dict[str, list[Option]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    drafts: list[Sheet] = field(default_factory=list)
    guide: Guide = field(default_factory=Guide)
    packs: dict[str, PackFile] = field(default_factory=dict)
    files: list[YamlFile] = field(default_factory=list)
    places: dict[str, tuple[YamlFile, Path_]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.layers = Layers.of(self.folder)

    @property
    def languages(self) -> list[str]:
        return list(self.site.languages)

    @property
    def worksheets(self) -> list[Worksheet]:
        return [sheet.worksheet for sheet in self.sheets.values()]


def load_library(folder: Path) -> tuple[Library, list[Problem]]:
    """The library, with all that could be read, and every fault found on the way. Raises nothing on bad content."""
    library, problems = Library(folder), []
    for name, take in (("site.yaml", _take_site), ("lists.yaml", _take_lists), ("sources.yaml", _take_sources)):
        taken: set[str] = set()
        for path, shown in library.layers.each(name):
            file, faults = _read(library, path, shown)
            if file:
                _leave(file, taken, name)
                problems += take(library, file)
            problems += faults
    paths, faults = _worksheet_paths(library.layers)
    problems += faults
    sheets: list[Sheet] = []
    for path, shown in paths:
        file, faults = _read(library, path, shown)
        problems += faults + (_take_worksheet(library, sheets, file) if file else [])
    problems += _twins(sheets)
    for sheet in sorted(sheets, key=lambda sheet: (sheet.worksheet.step, sheet.worksheet.order, sheet.worksheet.id)):
        library.sheets.setdefault(sheet.worksheet.id, sheet)
    return library, problems


def worksheet_from_text(text: str, name: str = "worksheet.yaml") -> Worksheet:
    """One worksheet from its YAML. Raises ContentError with the first fault."""
    worksheet, problems = as_typed(Worksheet, parse_yaml(text, name))
    if worksheet is None:
        raise ContentError(problems[0])
    typed: Worksheet = worksheet
    return typed


def _read(library: Library, path: Path, name: str) -> tuple[YamlFile | None, list[Problem]]:
    faults: list[Problem] = []
    try:
        file = read_yaml(path, name, faults)
    except ContentError as error:
        library.unread.add(name)
        return None, [*cut_off(faults), error.problem]
    library.files.append(file)
    return file, cut_off(faults)


def _worksheet_paths(layers: Layers) -> tuple[list[tuple[Path, str]], list[Problem]]:
    problems: list[Problem] = []
    paths = list(yaml_files(layers, "worksheets", problems))
    if not paths and not problems:
        problems.append(Problem("no-worksheets", str(layers.own).encode("utf-8", "replace").decode()))
    return paths, problems


def _leave(file: YamlFile, taken: set[str], name: str) -> None:
    """Leaves to a base's file what the nearer ones do not have: entries by their keys; lists may be grouped one level down."""
    if name != "lists.yaml" or not isinstance(file.data, dict):
        if (
            name == "site.yaml" and isinstance(file.data, dict) and file.name != name
        ):  # of a base it has the languages only
            file.data = {key: value for key, value in file.data.items() if key == "languages"}
        without_keys(file, taken)
        return
    here: set[str] = set()
    groups = [entry for entry in file.data.values() if _is_group(entry)]
    for held in (file.data, *groups):
        for key in [key for key, entry in held.items() if held is not file.data or not _is_group(entry)]:
            if str(key) in taken:
                del held[key]
            here.add(str(key))
    taken |= here


def _is_group(entry: Any) -> bool:
    return isinstance(entry, dict) and not _SCALE_KEYS & entry.keys()


def _take_site(library: Library, file: YamlFile) -> list[Problem]:
    if file.data is None:
        return []
    site, problems = as_typed(Site, file)
    if file.name != "site.yaml":  # of a base: its name and address are not ours
        if site and "languages" in file.data:
            library.site = library.site.model_copy(update={"languages": site.languages})
        return problems
    if site is None:  # its languages still count, or every text would be short of one
        named = value_at(file.data, ("languages",))
        languages = [tag for tag in named if tag in LANGUAGES] if isinstance(named, list) else []
        site = Site(languages=languages) if languages else Site()
    library.site = site
    return problems


def _take_sources(library: Library, file: YamlFile) -> list[Problem]:
    if not isinstance(file.data, dict):
        return as_typed(dict[str, Source], file)[1] if file.data is not None else []
    problems: list[Problem] = []
    for name in file.data:
        if len(problems) > MOST_PROBLEMS:
            return cut_off(problems)
        source, faults = as_typed(Source, file, (name,))
        problems += faults + bad_key(file, (name,), str(name))
        if source is None:
            library.broken.add(str(name))
        else:
            library.sources[str(name)] = source
    return problems


def _take_lists(library: Library, file: YamlFile) -> list[Problem]:
    """A name stands for a scale (it has `min`) or for a list of options; names may be grouped one level down (`scales: …`)."""
    if not isinstance(file.data, dict):
        return as_typed(dict[str, Scale], file)[1] if file.data is not None else []
    problems: list[Problem] = []
    entries: list[tuple[Path_, Any]] = []
    for name, entry in file.data.items():
        if _is_group(entry):
            entries += [((name, inner), value) for inner, value in entry.items()]
        else:
            entries.append(((name,), entry))
    for path, entry in entries:
        if len(problems) > MOST_PROBLEMS:
            return cut_off(problems)
        name = str(path[-1])
        kind: Any = Scale if isinstance(entry, dict) else Options
        found, faults = as_typed(kind, file, path)
        problems += faults
        if name in library.places:
            problems.append(file.problem("duplicate-id", path, key=True, data={"id": name}))
            continue
        library.places[name] = file, path
        if found is None:
            library.broken.add(name)
        elif isinstance(found, Scale):
            library.scales[name] = found
        else:
            library.options[name] = found
    return problems


def _take_worksheet(library: Library, sheets: list[Sheet], file: YamlFile) -> list[Problem]:
    if file.data is None:
        return [Problem("empty-file", file.name)]
    worksheet, problems = as_typed(Worksheet, file)
    if worksheet is not None:
        sheets.append(Sheet(worksheet, file))
    else:
        few = len(problems) <= MOST_PROBLEMS
        draft = (
            leave_out(Sheet(Draft.model_validate({}), file), [problem.path for problem in problems]) if few else None
        )
        library.drafts += [draft] if draft else []
    stem, own = Path(file.name).stem, value_at(file.data, ("id",))
    if isinstance(own, str) and own != stem and not any(problem.path == ("id",) for problem in problems):
        problems.append(file.problem("id-is-not-file", ("id",), data={"id": own[:60], "stem": stem}))
    return problems


def _twins(sheets: list[Sheet]) -> list[Problem]:
    """Two files with one name and two endings: only one of them could be the worksheet."""
    first: dict[str, str] = {}
    problems = []
    for sheet in sheets:
        name = sheet.worksheet.id
        other = first.setdefault(name, sheet.file.name)
        if other != sheet.file.name and Path(sheet.file.name).stem == Path(other).stem == name:
            problems.append(sheet.file.problem("duplicate-worksheet", ("id",), data={"id": name, "other": other}))
    return problems
