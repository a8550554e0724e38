"""Examples are filled sheets: they pass the check that they show."""

from typing import Any

from toolkit.content.problem import ByLanguage, Problem
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.compose import Path_
from toolkit.rules import Finding, evaluate
from toolkit.words.locale import LANGUAGES
from toolkit.words.messages import describe

_OF_CONDITIONS = ("answer-not-asked", "required")


def check(sheet: Sheet, models: dict[str, dict[str, Any]], languages: list[str]) -> list[Problem]:
    """`models`: the sheet in every language that problems are told in; `languages`: those in which it is published."""
    problems: list[Problem] = []
    for n, example in enumerate(sheet.worksheet.examples):
        if example.id in sheet.lost:
            continue
        document = {"answers": example.answers, "respondent": example.respondent}
        told: set[tuple[str, Path_]] = set()
        for language in languages:
            for finding in _telling(evaluate(models[language], document).findings):
                path = ("examples", n, *_place(finding))
                if _follows(finding, sheet) or (finding.code, path) in told:
                    continue
                told.add((finding.code, path))
                said = {spoken: describe(finding, models[spoken], spoken) for spoken in LANGUAGES}
                words = {
                    key: ByLanguage({spoken: text[key] for spoken, text in said.items()})
                    for key in ("label", "message")
                }
                problems.append(sheet.file.problem("invalid-example", path, data={"example": example.id, **words}))
    return problems


def _telling(findings: list[Finding]) -> list[Finding]:
    """Without the notes where there are errors: a wrong answer may be why another one is not asked."""
    errors = [finding for finding in findings if finding.severity == "error"]
    return errors or findings


def _follows(finding: Finding, sheet: Sheet) -> bool:
    """Whether a finding may only come of what was left out of a faulty sheet."""
    if finding.code == "unknown-field" and (sheet.blind or any(_is_field(path) for path in sheet.gone)):
        return True
    return finding.field in sheet.lost or (bool(sheet.lost) and finding.code in _OF_CONDITIONS)


def _is_field(path: Path_) -> bool:
    """Whether what was left out is a field, its id, or what fields stand in: the answer may belong to it."""
    return path[0] == "sections" and (len(path) <= 4 or path[4:] == ("id",))


def _place(finding: Finding) -> Path_:
    """Where the answer stands in the example. Rows of a free table and cards are counted from 1 in findings."""
    name = finding.field or ""
    keys = [key for key in (finding.row, finding.column) if key]
    rows = [int(key) - 1 if key.isascii() and key.isdigit() else key for key in keys]
    if name == "respondent" or name.startswith("respondent."):
        block, name = "respondent", name.removeprefix("respondent").removeprefix(".")
    else:
        block = "answers"
    return (block, *([name] if name else []), *rows)
