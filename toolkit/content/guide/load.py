"""Reads the guide: pages, and the YAML files beside the worksheets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from toolkit.content.described import described
from toolkit.content.guide.figures import KINDS, Bars
from toolkit.content.guide.gone import Gone, forget_gone, without_gone
from toolkit.content.guide.guide import Guide, SourcedFact
from toolkit.content.guide.lent import lend
from toolkit.content.guide.model import Case, Fact, ForeignWords, Literature, Story, StrangeWord, Term, Theme
from toolkit.content.guide.pages import Pages, missing_twins, read_pages
from toolkit.content.layers import Layers
from toolkit.content.problem import ByLanguage, Problem, Word, cut_off, nearest
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.folder import read_or_tell, without_keys, yaml_files
from toolkit.content.yaml.typed import as_typed, bad_key, shown

_DEPTH = 2  # spaces before the keys of an entry, as in all our files


def _lists_of(guide: Guide) -> list[tuple[str, dict[str, Any], Any]]:
    """Files of many parts."""
    return [
        ("literature.yaml", guide.literature, Literature),
        ("glossary.yaml", guide.terms, Term),
        ("words.yaml", guide.strange_words, StrangeWord),
        ("foreign.yaml", guide.foreign_words, ForeignWords),
        ("themes.yaml", guide.themes, Theme),
    ]


def _folders_of(guide: Guide) -> list[tuple[str, dict[str, Any], Any]]:
    """Folders of files that are one part each; the kind of a figure stands in its file."""
    return [("figures", guide.figures, None), ("cases", guide.cases, Case), ("stories", guide.stories, Story)]


def load_guide(layers: Layers, languages: list[str]) -> tuple[Guide, list[Problem]]:
    """The guide with all that could be read, and every fault found on the way. A content folder without a guide has an empty one."""
    guide, problems = Guide(), []
    for language in languages:
        guide.pages[language], faults = read_pages(layers, language)
        problems += [one for one in faults if one not in problems]
    lent = layers.lent(languages)
    problems += missing_twins(guide.pages, lent, layers)
    for language in lent:
        problems += lend(guide.pages, layers, language)
    for name, entries, kind in _lists_of(guide):
        taken: set[str] = set()
        for path, shown_name in layers.each(name):
            if path.is_file():
                file, faults = read_or_tell(path, shown_name)
                if file:
                    without_keys(file, taken)
                problems += _told(faults, _take_entries(guide, name, entries, file, kind) if file else [])
    for path, name in yaml_files(layers, "facts", problems):
        file, faults = read_or_tell(path, name)
        problems += _told(faults, _take_facts(guide, file) if file else [])
    for place, parts, of in _folders_of(guide):
        for path, name in yaml_files(layers, place, problems):
            file, faults = read_or_tell(path, name)
            problems += faults + (_take_file(guide, place, parts, file, of) if file else [])
    if layers.without:
        forget_gone(guide, layers)
    return guide, problems


def pages_again(guide: Guide, layers: Layers, language: str) -> tuple[Pages, list[Problem]]:
    """The pages of one language as they are now, beside whatever else of the guide was read before."""
    found, problems = read_pages(layers, language)
    if layers.lent([language]):
        lend(guide.pages | {language: found}, layers, language)
    if layers.without:
        gone = Gone(layers, guide)
        found.pages = [without_gone(page, language, gone) for page in found.pages]
    return found, problems


def _take_file(guide: Guide, place: str, parts: dict[str, Any], file: YamlFile, kind: Any) -> list[Problem]:
    """A file that is one part, named by its stem."""
    if file.data is None:
        return [Problem("guide-file-empty", file.name)]
    key = Path(file.name).stem
    problems = bad_key(file, (), key)
    if kind is None:
        kind, faults = _kind_of_figure(file)
        problems += faults
    part, faults = as_typed(kind, file) if kind else (None, [])
    return problems + faults + _put(guide, place, parts, key, part, file, ())


def _kind_of_figure(file: YamlFile) -> tuple[Any, list[Problem]]:
    named = file.data.get("kind") if isinstance(file.data, dict) else None
    if named is None:
        return None, [
            file.problem("missing-key", (), data={"key": "kind", "what": ByLanguage(described(Bars, "kind") or {})})
        ]
    if named not in KINDS:
        data = {"value": shown(named), "known": ", ".join(KINDS), "meant": nearest(named, KINDS)}
        return None, [file.problem("unknown-value", ("kind",), data=data)]
    keys = set(map(str, file.data))
    meant = [name for name, kind in KINDS.items() if _needed(kind) <= keys <= set(kind.model_fields)]
    if len(meant) == 1 and named != meant[0]:
        data = {"value": named, "meant": meant[0], "keys": ", ".join(sorted(_needed(KINDS[named]) - keys))}
        return None, [file.problem("figure-kind", ("kind",), data=data)]
    return KINDS[named], []


def _needed(kind: Any) -> set[str]:
    return {name for name, field in kind.model_fields.items() if field.is_required()}


def _take_entries(
    guide: Guide, place: str, parts: dict[str, Any], file: YamlFile, kind: Any, made: Callable[[Any], Any] = lambda part: part
) -> list[Problem]:  # fmt: skip
    """A file of many parts, each under its key."""
    if not isinstance(file.data, dict):
        return as_typed(dict[str, kind], file)[1] if file.data is not None else []
    problems: list[Problem] = []
    moved = _not_indented(file, kind)
    for empty, first in moved.values():
        guide.broken.add(str(empty))
        if first:
            data = {"why": Word("why.depth"), "wanted": _DEPTH, "found": 0}
            problems.append(file.problem("yaml-indent", (first,), key=True, data=data))
    for name in file.data:
        if name in moved:
            continue
        part, faults = as_typed(kind, file, (name,))
        has_keys = all(fault.path != (name,) or fault.code != "wrong-type" for fault in faults)
        problems += (
            bad_key(file, (name,), str(name)) if has_keys else []
        ) + faults  # what is no part has no name either
        problems += _put(guide, place, parts, str(name), made(part) if part else None, file, (name,))
    return cut_off(problems)


def _told(faults: list[Problem], found: list[Problem]) -> list[Problem]:
    """The faults of a file as YAML and those of its entries: a line that is not in line with lines that are wrong themselves is no slip."""
    moved = any(problem.code == "yaml-indent" for problem in found)
    return [*(fault for fault in faults if not moved or fault.code != "yaml-indent"), *found]


def _not_indented(file: YamlFile, kind: Any) -> dict[Any, tuple[Any, Any]]:
    """Keys of an entry that stand in line with its name, which then has nothing: of each of them, and of the name, the name, and the first
    key where it is told."""
    keys = set(getattr(kind, "model_fields", {}))
    moved: dict[Any, tuple[Any, Any]] = {}
    empty = None
    for name, value in file.data.items():
        if value is None:
            empty = name
        elif empty is None or name not in keys:
            empty = None
        else:
            moved[name] = (empty, None if empty in moved else name)
            moved.setdefault(empty, (empty, None))
    return moved


def _take_facts(guide: Guide, file: YamlFile) -> list[Problem]:
    source = Path(file.name).stem
    return _take_entries(guide, "facts", guide.facts, file, Fact, lambda fact: SourcedFact(fact, source))


def _put(
    guide: Guide, place: str, parts: dict[str, Any], key: str, part: Any, file: YamlFile, path: tuple[str | int, ...]
) -> list[Problem]:
    if (place, key) in guide.files:
        other = guide.files[place, key][0].name
        return [file.problem("duplicate-part", path, key=True, data={"id": key, "other": other})]
    guide.files[place, key] = (file, path)
    if part is None:
        guide.broken.add(key)
    else:
        parts[key] = part
    return []
