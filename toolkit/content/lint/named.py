"""Names that the guide's texts and files, and packs, refer to, and the fault where one is not there."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from toolkit.content.guide.references import KINDS, Misspelt
from toolkit.content.library import Library
from toolkit.content.problem import Problem, Word, nearest
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.contract.codes import LintCode

_LONGEST = 60
_SHOWN = 20
_UNKNOWN: dict[str, LintCode] = {
    "source": "unknown-source",
    "literature": "unknown-literature",
    "worksheet": "unknown-worksheet",
    "fact": "unknown-fact",
    "term": "unknown-term",
    "case": "unknown-case",
    "figure": "unknown-figure",
    "theme": "unknown-theme",
    "option": "unknown-option",
    "scene": "unknown-scene",
    "board-row": "unknown-board-row",
    "board-column": "unknown-board-column",
    "field": "unknown-field",
    "list": "unknown-list",
}


def known_names(library: Library, kind: str) -> list[str]:
    """The keys that a reference of a kind (`guide/references.py`) may have."""
    guide = library.guide
    parts: dict[str, Iterable[str]] = {
        "source": library.sources,
        "worksheet": library.sheets,
        "fact": guide.facts,
        "term": guide.terms,
        "case": guide.cases,
        "figure": guide.figures,
    }
    return list(parts[kind])


def unknown(kind: str, name: str, known: Collection[str]) -> tuple[LintCode, dict[str, Any]]:
    """Code and data of the problem that `name` is no `kind`."""
    shown = ", ".join(list(known)[:_SHOWN])
    return _UNKNOWN[kind], {"name": name[:_LONGEST], "known": shown, "meant": nearest(name, known)}


def check_name(file: YamlFile, path: Path_, kind: str, name: str, known: Collection[str]) -> Iterator[Problem]:
    """One problem, at `path`, where `name` is no `kind`."""
    if name not in known:
        code, data = unknown(kind, name, known)
        yield file.problem(code, path, data=data)


def bad_reference(one: Misspelt) -> tuple[LintCode, dict[str, Any]]:
    """Code and data of the problem that a reference is not written as one."""
    how = "note-open" if one.kind is None else "reference-place" if one.kind in KINDS and one.at else "reference-kind"
    mended = f"[…]({one.kind or KINDS[0]}:{one.key if one.kind else '…'})"
    return "bad-reference", {"text": one.text, "how": Word(f"how.{how}"), "known": ", ".join(KINDS), "mended": mended}


def of_list(
    library: Library, file: YamlFile, path: Path_, name: str, keys: list[str], otherwise: Iterable[str] = ()
) -> Iterator[Problem]:
    """Keys that the list `name` does not have; of a list that is not there, that alone. `otherwise`: what holds without it."""
    if name in library.broken or "lists.yaml" in library.unread:
        return
    known = [option.value for option in library.options.get(name, [])] or list(otherwise)
    for n, key in enumerate(keys):
        if not known:
            yield file.problem("list-missing", (*path, n), data={"name": name})
            return
        for problem in check_name(file, (*path, n), "option", key, known):
            yield replace(problem, data=problem.data | {"list": name})


def follows(library: Library, problem: Problem) -> bool:
    """Whether a fault only follows from another one, which is said already: what it names is there, but faulty."""
    name = problem.data.get("name")
    drafts = {sheet.worksheet.id for sheet in library.drafts}
    return problem.code.startswith("unknown-") and name in library.guide.broken | library.broken | drafts


def reach(library: Library, ref: str, place: str) -> dict[str, Any]:
    """What the message about a place outside its source says of both."""
    source = library.sources[ref]
    return {"name": ref, "at": place, "first": source.contents[0].line, "last": source.last_line or "…"}
