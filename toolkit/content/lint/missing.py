"""Names of things that are nowhere: each is told once, with the other places where it stands, and not at all where the thing is there, but faulty."""

from dataclasses import replace
from pathlib import PurePosixPath

from toolkit.content.problem import Problem
from toolkit.contract.codes import LintCode

# Where what a code misses would stand: a file, or a folder.
PLACES: dict[str, str] = {
    "unknown-worksheet": "worksheets/",
    "unknown-fact": "facts/",
    "fact-number": "facts/",
    "unknown-case": "cases/",
    "unknown-figure": "figures/",
    "unknown-term": "glossary.yaml",
    "unknown-theme": "themes.yaml",
    "unknown-literature": "literature.yaml",
    "unknown-source": "sources.yaml",
    "unknown-list": "lists.yaml",
    "list-missing": "lists.yaml",
}
_SHOWN = 5


def place_of(problem: Problem) -> str | None:
    """The file or folder that a problem misses something in."""
    return str(problem.data["where"]) if problem.code == "theme-nowhere" else PLACES.get(problem.code)


def without_faulty(problems: list[Problem], broken: set[str]) -> list[Problem]:
    """What is there, but faulty, is told where its fault is; those who name it have no slip. `broken`: names of faulty entries."""
    faulty: set[tuple[str | None, str]] = set()
    scenes = set()
    for problem in problems:
        if problem.warning or place_of(problem):
            continue
        folder, is_below, name = problem.file.partition("/")
        if is_below:
            faulty.add((f"{folder}/", PurePosixPath(name).stem))
        faulty |= {(f"{folder}/" if is_below else problem.file, str(part)) for part in problem.path[:2]}
        if problem.code == "duplicate-id" and problem.path[:1] == ("scenes",):
            scenes.add(problem.file)  # the id that is missing is the one that stands there twice

    def follows(problem: Problem) -> bool:
        if problem.code == "unknown-scene":
            return problem.file in scenes
        if problem.code == "carry-alone":
            return any(place == "worksheets/" for place, _ in faulty)
        place, name = place_of(problem), str(problem.data.get("name"))
        return place is not None and (name in broken or (place, name) in faulty)

    return [problem for problem in problems if not follows(problem)]


def each_once(problems: list[Problem]) -> list[Problem]:
    """One problem for each name, where it stands first; its sentence says where else."""
    places: dict[tuple[LintCode | str, str], list[Problem]] = {}
    for problem in problems:
        if place_of(problem) and problem.code != "fact-number":
            places.setdefault((problem.code, str(problem.data["name"])), []).append(problem)
    told: dict[int, Problem | None] = {}
    for group in places.values():
        spots = sorted({(one.file, one.line, one.column): one for one in group}.items())
        first, *others = (one for _, one in spots)
        if not others:
            continue
        named = ", ".join(f"{one.file}:{one.line}" for one in others[:_SHOWN]) + (" …" if others[_SHOWN:] else "")
        told |= {id(one): None for one in group}
        told[id(first)] = replace(first, data=first.data | {"also": named, "count": len(others)})
    kept = (told.get(id(problem), problem) for problem in problems)
    return [problem for problem in kept if problem is not None]
