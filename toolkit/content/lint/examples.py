"""Examples are filled sheets: they pass the check that they show."""

from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.lint.place import at
from toolkit.content.problem import Problem
from toolkit.rules import evaluate
from toolkit.rules.messages import describe

_PLACED = ("field", "row", "column")


def check(sheet: Sheet, model: dict[str, Any], language: str) -> list[Problem]:
    problems = []
    for n, example in enumerate(model["examples"]):
        for finding in evaluate(model, example).findings:
            said = describe(finding, model, language)
            block = ("respondent",) if (finding.field or "").startswith("respondent.") else ("answers",)
            name = (finding.field or "").removeprefix("respondent.")
            keys = [int(key) - 1 if key.isdigit() else key for key in (finding.row, finding.column) if key]
            path = ("examples", n, *block, name, *keys) if name else ("examples", n, *block)
            problems.append(
                at(
                    sheet.file,
                    "invalid-example",
                    *path,
                    example=example["id"],
                    label=said["label"],
                    message=said["message"],
                )
            )
    return problems
