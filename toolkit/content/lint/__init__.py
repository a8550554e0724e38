"""Everything that is wrong with a content folder, all at once."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from toolkit.content.guide.load import load_guide
from toolkit.content.guide.pages import GuidePage
from toolkit.content.library import Library, load_library
from toolkit.content.lint import (
    boxes,
    cards,
    carried,
    conditions,
    examples,
    foreign,
    guide,
    labels,
    layouts,
    names,
    other_words,
    packs,
    prose,
    references,
    scores,
    site,
    texts,
    voice,
)
from toolkit.content.lint import folder as folder_check
from toolkit.content.lint.once import told_once
from toolkit.content.made_from import for_guide, for_sheets, for_words
from toolkit.content.normalise import normalise
from toolkit.content.packs.load import PackFile, load_packs
from toolkit.content.problem import Problem
from toolkit.content.sheet import Sheet, leave_out
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.prune import value_at
from toolkit.memory import hashed, remembered
from toolkit.words.locale import LANGUAGES

__all__ = ["lint", "lint_sheet"]

_MOST_ROUNDS = 12  # a reference to a part that is left out is left out in the next round


def lint(folder: Path) -> tuple[Library, list[Problem]]:
    """The library of `folder` and its problems, sorted by file and line."""
    library, problems = load_library(folder)
    if not folder.is_dir():  # nothing else is to be said of it
        return library, [problem for problem in problems if problem.code == "no-worksheets"]
    library.guide, faults = load_guide(library.layers, library.languages)
    problems += faults
    library.packs, faults = load_packs(library.layers)
    problems += faults + site.check(library)
    shared = for_sheets(library)
    for sheet in library.sheets.values():
        problems += _remembered(library, hashed(shared, sheet.file.name, sheet.file.digest), _of_sheet, sheet)
    for draft in library.drafts:
        problems += lint_sheet(library, draft)
    problems += [
        *_remembered(library, hashed(for_guide(library), *library.packs), _of_guide),
        *_of_pages(library),
        *guide.check_pages(library),
        *guide.check_sheets(library),
        *_of_packs(library, shared),
        *packs.check(library),
        *cards.check_packs(library),
        *names.check(library),
        *carried.check(library),
        *labels.titles(library),
        *other_words.check(library),
    ]
    problems = told_once(library, [*problems, *folder_check.check(library)])
    once = {(problem, repr(problem.data)): problem for problem in problems}  # the rounds of a sheet repeat some
    return library, sorted(
        once.values(), key=lambda problem: (problem.file, problem.line, problem.column, problem.code)
    )


def _of_sheet(library: Library, sheet: Sheet) -> list[Problem]:
    return [*lint_sheet(library, sheet), *voice.check_sheet(library, sheet)]


def _of_pack(library: Library, held: PackFile) -> list[Problem]:
    return [*packs.check_texts(library, held), *voice.check_pack(library, held)]


def _of_guide(library: Library) -> list[Problem]:
    """Whatever does not depend on what worksheets and pages say."""
    return [*guide.check_parts(library), *voice.check_parts(library)]


def _of_pages(library: Library) -> Iterator[Problem]:
    """Whatever depends on what one page says and on no other."""
    words = for_words(library)
    for language, pages in library.guide.pages.items():
        for page in pages.pages:
            key = hashed("page", words, language, page.file, str(page.first_line), page.spoken, page.text)
            yield from _remembered(library, key, _of_page, language, page)


def _of_page(library: Library, language: str, page: GuidePage) -> list[Problem]:
    return [
        *voice.check_page(library, language, page),
        *foreign.check_page(library, language, page),
        *prose.check_alone(page),
    ]


def _of_packs(library: Library, shared: str) -> Iterator[Problem]:
    """`shared`: everything but a pack's own file that its texts are checked by."""
    for held in library.packs.values():
        key = hashed("pack", shared, held.file.name, held.file.digest)
        yield from _remembered(library, key, _of_pack, held)


def _remembered(library: Library, key: str, check: Callable[..., Iterable[Problem]], *about: Any) -> list[Problem]:
    """The problems that `check` finds, and the languages that it meets on the way, from before where the key is the same."""

    def checked() -> tuple[list[Problem], dict[str, str]]:
        before, library.written = library.written, {}
        try:
            return list(check(library, *about)), library.written
        finally:
            library.written = before

    problems, written = remembered("lint", key, checked)
    library.written = written | library.written
    return problems


def lint_sheet(library: Library, sheet: Sheet) -> list[Problem]:
    """The problems of one worksheet: of its texts and references, then of whatever does not depend on faulty ones."""
    problems = [*texts.check(library, sheet), *labels.check(library, sheet)]
    for _ in range(_MOST_ROUNDS):
        faults = references.check(library, sheet)
        problems += [fault for fault in faults if not _follows(library, sheet, fault)]
        parts = {part for fault in faults if (part := _part(fault.path))}
        if not parts:
            return problems + _lint_sound(library, sheet)
        rest = leave_out(sheet, parts)
        if rest is None:
            break
        sheet = rest
    return problems


def _lint_sound(library: Library, sheet: Sheet) -> list[Problem]:
    """The checks that need the model, hence sound references."""
    models = {language: normalise(sheet.worksheet, language, library) for language in {*LANGUAGES, *library.languages}}
    model = models[library.languages[0]]
    problems = conditions.check(sheet, model)
    if any(problem.code == "condition-chain" for problem in problems):
        return problems  # the rules would not come to the end of it
    return [
        *problems,
        *scores.check(sheet, model),
        *examples.check(library, sheet, models, any(problem.code == "condition-circle" for problem in problems)),
        *layouts.check(sheet, model),
        *(problem for problem in boxes.check(sheet, model) if not _is_lost(sheet, problem)),
        *cards.check(sheet, {language: models[language] for language in library.languages}),
    ]


def _is_lost(sheet: Sheet, problem: Problem) -> bool:
    """Whether a problem is about a field of which something was left out."""
    return value_at(sheet.file.data, (*problem.path[:4], "id")) in sheet.lost


def _follows(library: Library, sheet: Sheet, fault: Problem) -> bool:
    """Whether a fault only follows from another one, which is said already."""
    if sheet.blind and fault.code == "unknown-field":
        return True
    if {fault.data.get("name"), fault.data.get("of")} & (sheet.lost | library.broken):
        return True
    file = {"unknown-list": "lists.yaml", "unknown-source": "sources.yaml"}.get(fault.code)
    return file in library.unread


def _part(path: Path_) -> Path_ | None:
    """What to leave out so that the rest of the sheet can be checked; None where the fault harms nothing else."""
    if "show_if" in path:
        return path[: path.index("show_if") + 1]
    if path[0] in ("scores", "match", "changes", "sources", "examples"):
        return path[:2]
    if path[2:3] != ("fields",):
        return None
    return path[:5] if path[4:] == ("about",) else path[:4]
