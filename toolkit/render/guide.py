"""The pages that authors write: `guide/<language>/**/*.md`, each with a block of facts at its head."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.content.problem import ContentError, Problem
from toolkit.content.yamlfile import YamlFile, decode, parse_yaml
from toolkit.render.site_problem import SiteProblem

_HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KINDS = {"title": str, "summary": str, "order": int, "step": int, "keywords": list}
_LAST = 99


@dataclass(frozen=True)
class GuidePage:
    """`path` is its place under the language's folder (`step-1/index.md`), `file` its place in the content folder."""

    path: str
    file: str
    title: str
    summary: str
    order: int
    step: int | None
    keywords: tuple[str, ...]
    text: str


@dataclass
class Guide:
    """One language's pages in the order of their paths, and the files beside them (pictures), as (path, absolute path)."""

    pages: list[GuidePage]
    files: list[tuple[str, Path]]


def read_guide(content: Path, language: str) -> tuple[Guide, list[Problem]]:
    """Every page that could be read, and what is wrong with the others. A folder that is not there is an empty guide."""
    folder = content / "guide" / language
    guide, problems = Guide([], []), []
    for source in sorted(
        path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder))
    ):
        path = source.relative_to(folder).as_posix()
        if source.suffix != ".md":
            guide.files.append((path, source))
            continue
        page, faults = _read_page(source, path, f"guide/{language}/{path}")
        problems += faults
        if page is not None:
            guide.pages.append(page)
    steps: dict[int, GuidePage] = {}
    for page in guide.pages:
        if page.step is not None and steps.setdefault(page.step, page) is not page:
            problems.append(
                SiteProblem("step-twice", page.file, data={"step": page.step, "other": steps[page.step].file})
            )
    return guide, problems


def missing_twins(guides: dict[str, Guide]) -> list[Problem]:
    """Pages that one language has and another has not: the language switch would lead nowhere."""
    problems: list[Problem] = []
    for guide in guides.values():
        for other, twin in guides.items():
            there = {page.path for page in twin.pages}
            lost = [page for page in guide.pages if page.path not in there]
            problems += [
                SiteProblem("twin-missing", page.file, data={"twin": f"guide/{other}/{page.path}"}) for page in lost
            ]
    return problems


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_page(source: Path, path: str, name: str) -> tuple[GuidePage | None, list[Problem]]:
    try:
        text = decode(source.read_bytes(), name).replace("\r\n", "\n")
    except OSError as error:
        return None, [SiteProblem("guide-file", name, data={"reason": error.strerror or ""})]
    except ContentError as error:
        return None, [error.problem]
    head = _HEAD.match(text)
    if not head:
        return None, [SiteProblem("front-matter-missing", name)]
    try:
        facts = parse_yaml("\n" + head[1], name)  # the empty line stands for `---`, so that lines count right
    except ContentError as error:
        return None, [error.problem]
    problems = _check(facts, name)
    if problems:
        return None, problems
    known: dict[str, Any] = facts.data
    page = GuidePage(
        path=path,
        file=name,
        title=known["title"],
        summary=known.get("summary") or "",
        order=known.get("order", _LAST),
        step=known.get("step"),
        keywords=tuple(str(word) for word in known.get("keywords") or ()),
        text=text[head.end() :].strip() + "\n",
    )
    return page, []


def _check(facts: YamlFile, name: str) -> list[Problem]:
    if not isinstance(facts.data, dict) or "title" not in facts.data:
        return [SiteProblem("front-matter-missing", name)]
    problems: list[Problem] = []
    for key, value in facts.data.items():
        line, column = facts.place((key,), key=True)
        if key not in _KINDS:
            problems.append(
                SiteProblem("front-matter-unknown", name, line, column, data={"key": key, "known": ", ".join(_KINDS)})
            )
        elif type(value) is not _KINDS[key] or value == "":
            problems.append(SiteProblem("front-matter-key", name, line, column, data={"key": key}))
    return problems
