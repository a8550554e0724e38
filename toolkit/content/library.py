"""A content folder as one typed library: the site's facts, named lists, sources, worksheets."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.content.model import Option, Options, Scale, Site, Source, Worksheet
from toolkit.content.problem import ContentError, Problem
from toolkit.content.typed import as_typed
from toolkit.content.yamlfile import YamlFile, parse_yaml, read_yaml


@dataclass
class Sheet:
    """A worksheet and the file that it stands in."""

    worksheet: Worksheet
    file: YamlFile


@dataclass
class Library:
    """Everything in a content folder that a worksheet needs. `sheets` is ordered by step, then id."""

    folder: Path
    site: Site = field(default_factory=Site)
    scales: dict[str, Scale] = field(default_factory=dict)
    options: dict[str, list[Option]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    files: list[YamlFile] = field(default_factory=list)

    @property
    def languages(self) -> list[str]:
        return list(self.site.languages)

    @property
    def worksheets(self) -> list[Worksheet]:
        return [sheet.worksheet for sheet in self.sheets.values()]


def load_library(folder: Path) -> tuple[Library, list[Problem]]:
    """The library, with all that could be read, and every fault found on the way. Raises nothing on bad content."""
    library, problems = Library(folder), []
    worksheets = folder / "worksheets"
    if not worksheets.is_dir():
        return library, [Problem("no-worksheets", str(folder))]
    for name, take in (("site.yaml", _take_site), ("lists.yaml", _take_lists), ("sources.yaml", _take_sources)):
        if (folder / name).is_file():
            problems += _take(library, folder / name, take)
    sheets: list[Sheet] = []
    paths = sorted(
        path for path in worksheets.iterdir() if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
    )
    if not paths:
        problems.append(Problem("no-worksheets", str(folder)))
    for path in paths:
        problems += _take(library, path, lambda _, file: _take_worksheet(sheets, file))
    for sheet in sorted(sheets, key=lambda sheet: (sheet.worksheet.step, sheet.worksheet.id)):
        library.sheets.setdefault(sheet.worksheet.id, sheet)
    return library, problems


def worksheet_from_text(text: str, name: str = "worksheet.yaml") -> Worksheet:
    """One worksheet from its YAML. Raises ContentError with the first fault."""
    worksheet, problems = as_typed(Worksheet, parse_yaml(text, name))
    if worksheet is None:
        raise ContentError(problems[0])
    typed: Worksheet = worksheet
    return typed


def _take(library: Library, path: Path, take: Any) -> list[Problem]:
    try:
        file = read_yaml(path, str(path.relative_to(library.folder)))
    except ContentError as error:
        return [error.problem]
    library.files.append(file)
    return list(take(library, file))


def _take_site(library: Library, file: YamlFile) -> list[Problem]:
    site, problems = as_typed(Site, file)
    if site is not None:
        library.site = site
    return problems


def _take_sources(library: Library, file: YamlFile) -> list[Problem]:
    sources, problems = as_typed(dict[str, Source], file)
    library.sources = sources or {}
    return problems


def _take_lists(library: Library, file: YamlFile) -> list[Problem]:
    """A name stands for a scale (it has `min`) or for a list of options; names may be grouped one level down (`scales: …`)."""
    if not isinstance(file.data, dict):
        return [Problem("wrong-type", file.name, data={"wanted": "map"})]
    problems: list[Problem] = []
    entries: list[tuple[tuple[Any, ...], Any]] = [((name,), entry) for name, entry in file.data.items()]
    while entries:
        path, entry = entries.pop(0)
        if isinstance(entry, dict) and "min" not in entry and len(path) == 1:
            entries = [((*path, name), inner) for name, inner in entry.items()] + entries
        elif isinstance(entry, dict):
            scale, faults = as_typed(Scale, file, path)
            problems += faults
            if scale is not None:
                library.scales[str(path[-1])] = scale
        else:
            options, faults = as_typed(Options, file, path)
            problems += faults
            if options is not None:
                library.options[str(path[-1])] = options
    return problems


def _take_worksheet(sheets: list[Sheet], file: YamlFile) -> list[Problem]:
    worksheet, problems = as_typed(Worksheet, file)
    if worksheet is not None:
        stem = Path(file.name).stem
        if worksheet.id != stem:
            line, column = file.place(("id",))
            problems.append(
                Problem("id-is-not-file", file.name, line, column, "id", {"id": worksheet.id, "stem": stem})
            )
        sheets.append(Sheet(worksheet, file))
    return problems
