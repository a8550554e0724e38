"""Answers from anywhere, seen with the model that they belong to."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from toolkit.contract.document import Document
from toolkit.contract.shape import fields_of, has_answer
from toolkit.reading.finding import Finding
from toolkit.reading.language import UNDETERMINED, language_of
from toolkit.reading.number import whole_number
from toolkit.reading.text import is_empty
from toolkit.rules.cpr import has_cpr, is_name
from toolkit.rules.evaluate import Evaluation, evaluate

_BY_ANY_RULES = frozenset({"unknown-version", "unknown-language", "looks-like-cpr"})


class Definitions(Protocol):
    """The worksheets that are known here."""

    def model(self, worksheet: str, language: str | None) -> Document | None:
        """The worksheet in that language, or in the first one that it has; None if it is not known."""
        ...


@dataclass
class Answers:
    """What one file says. `document`: the answers as they stand in the file, of its own version; `model`: what they were judged by, None
    for an unknown worksheet; `findings`: all, in the order of the sheet."""

    worksheet: str | None
    version: int | None
    language: str | None
    document: dict[str, Any]
    model: Document | None = None
    evaluation: Evaluation | None = None
    findings: list[Finding] = field(default_factory=list)


def judge_document(document: dict[str, Any], definitions: Definitions, of_yaml: list[Finding] | None = None) -> Answers:
    """An answer document against the worksheet that it names. `of_yaml`: it comes from YAML, and what that has shown already."""
    found = of_yaml or []
    if of_yaml is not None:
        from toolkit.intake.as_written import settled  # YAML costs 30 ms that JSON must not pay

        known = definitions.model(str(document["worksheet"]), language_of(document.get("language")))
        document = settled(document, known)
    written = document.get("language")
    if is_empty(written):
        document = document | {"language": UNDETERMINED}  # what is read differently in two languages is asked about
    language = language_of(written)
    model = definitions.model(document["worksheet"], language)
    told = language or (written if isinstance(written, str) and not is_empty(written) else None)
    answers = Answers(document["worksheet"], whole_number(document.get("version")), told, document, model)
    if model is None:
        answers.findings = [
            Finding("unknown-worksheet", data={"worksheet": document["worksheet"]}),
            *found,
            *cpr_findings(document),
        ]
        return answers
    judge(answers, found)
    if is_empty(written) and not any(finding.code == "language-needed" for finding in answers.findings):
        answers.language = model["language"]
    return answers


def judge(answers: Answers, found: list[Finding]) -> None:
    """Adds evaluation and findings; `found`: what the file itself has shown already."""
    model = answers.model
    assert model is not None
    if answers.version is None and is_empty(answers.document.get("version")):
        answers.version = model["version"]
    answers.evaluation = evaluate(model, answers.document)
    findings = answers.evaluation.findings
    if any(finding.code == "unknown-version" for finding in findings):
        # Judged by rules that are not its own, the rest would only be noise.
        findings = [finding for finding in findings if finding.code in _BY_ANY_RULES]
    if _asks(model) and not answers.evaluation.answers and not findings:
        found = [Finding("nothing-answered"), *found]
    answers.findings = findings
    if found:
        order = {field["id"]: place for place, field in enumerate(fields_of(model), 2)}
        answers.findings = sorted([*findings, *found], key=lambda finding: _rank(finding.field, order))


def _asks(model: Document) -> bool:
    """Whether there is anything to answer: a sheet may be all cards."""
    return any(map(has_answer, fields_of(model)))


def _rank(name: str | None, order: dict[str, int]) -> int:
    if name is None:
        return 0
    return 1 if name.startswith("respondent") and name not in order else order.get(name, len(order) + 2)


def cpr_findings(document: dict[str, Any]) -> list[Finding]:
    """Civil registration numbers in answers to a worksheet that nobody here knows, and beside them."""
    answers = document.get("answers")
    told: dict[str, Any] = answers if isinstance(answers, dict) else {}
    parts = told | {key: value for key, value in document.items() if key != "answers" and key not in told}
    return [Finding("looks-like-cpr", name) for name, value in parts.items() if is_name(name) or has_cpr(value)]
