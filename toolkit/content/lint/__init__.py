"""Everything that is wrong with a content folder, all at once."""

from pathlib import Path

from toolkit.content.library import Library, Sheet, load_library
from toolkit.content.lint import boxes, conditions, examples, references, scores, site, texts
from toolkit.content.normalise import normalise
from toolkit.content.problem import Problem

__all__ = ["lint"]


def lint(folder: Path) -> tuple[Library, list[Problem]]:
    """The library of `folder` and its problems, sorted by file and line. A sheet's later checks wait for sound references."""
    library, problems = load_library(folder)
    problems += site.check(library)
    for sheet in library.sheets.values():
        problems += lint_sheet(library, sheet)
    return library, sorted(
        set(problems), key=lambda problem: (problem.file, problem.line, problem.column, problem.code)
    )


def lint_sheet(library: Library, sheet: Sheet) -> list[Problem]:
    """The problems of one worksheet."""
    problems = texts.check(library, sheet)
    faults = references.check(library, sheet)
    if faults:
        return problems + faults
    model = normalise(sheet.worksheet, library.languages[0], library)
    problems += conditions.check(sheet, model)
    problems += scores.check(sheet, model)
    problems += examples.check(sheet, model, library.languages[0])
    return problems + boxes.check(sheet, model)
