"""A sheet's answers against its model: one pass from versions over visibility to findings and scores."""

from dataclasses import dataclass
from typing import Any

from toolkit.contract.data import ANSWER_FORMAT, RESPONDENT_KEYS, respondent_rules
from toolkit.contract.document import Document, Field, Section
from toolkit.contract.report import Scored
from toolkit.contract.shape import fields_of, has_answer
from toolkit.fields.registry import reader
from toolkit.reading.finding import Finding
from toolkit.reading.language import UNDETERMINED, language_of
from toolkit.reading.number import whole_number
from toolkit.reading.reading import Reading, not_usable
from toolkit.reading.text import filled, is_empty
from toolkit.rules.aside import aside_findings
from toolkit.rules.change import bring_up_to_date
from toolkit.rules.condition import asked_by, holds
from toolkit.rules.cpr import has_cpr, is_name, looks_like_cpr
from toolkit.rules.score import score

_RESPONDENT = respondent_rules()
# What may stand in an answer document; `answers`, `version` and the like have findings of their own.
_ANY = (object,)
_PARTS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("format", "worksheet", "version", "language", "respondent", "answers", "saved"), _ANY),
    "dropped": (dict,),
    "name": (str,),
}


@dataclass
class Evaluation:
    """What a filled sheet says. `answers`, `respondent`: canonical; `dropped`: answers to fields of older versions."""

    findings: list[Finding]
    visible: list[str]
    scores: list[Scored]
    answers: dict[str, Any]
    respondent: dict[str, Any]
    dropped: dict[str, Any]


def evaluate(model: Document, document: Any) -> Evaluation:
    """Findings, visible fields and scores of an answer document (docs/model.md). Never raises on any JSON value."""
    if not isinstance(document, dict):
        document = {"answers": document}
    language, findings = _language(model, document)
    about_version, answers, dropped = _current_answers(model, document, language)
    respondent, about_respondent = _read_respondent(document.get("respondent"), language)
    sheet = _Sheet(model, answers, language)
    canonical: dict[str, Any] = {}
    findings += about_version + about_respondent
    for section in model["sections"]:
        for field in section["fields"]:
            if not has_answer(field):
                continue
            findings += sheet.findings(field)
            if sheet.readings[field["id"]].answered:
                canonical[field["id"]] = sheet.readings[field["id"]].value
    for name in sorted(set(answers) - set(sheet.readings)):
        canonical[name] = answers[name]
        findings += [Finding("unknown-field", name), *_cpr_findings(answers[name], name)]
    findings += [*_beside(document), *_cpr_beside(document)]
    scores = [_untold(score(definition, sheet.usable)) for definition in model["scores"]]
    return Evaluation(findings, sheet.visible_fields(), scores, canonical, respondent, dropped)


def _language(model: Document, document: dict[str, Any]) -> tuple[str, list[Finding]]:
    """The language that numbers and days are written in, and what is wrong with what the document says about it."""
    written = document.get("language")
    if is_empty(written):
        return model["language"], []
    language = language_of(written)
    if language is None and written != UNDETERMINED:
        return UNDETERMINED, [Finding("unknown-language", data={"language": written})]
    return language or UNDETERMINED, []


def _current_answers(
    model: Document, document: dict[str, Any], language: str
) -> tuple[list[Finding], dict[str, Any], dict[str, Any]]:
    raw, written, current = document.get("answers"), document.get("version"), model["version"]
    if not isinstance(raw, dict):
        return ([] if is_empty(raw) else [Finding("wrong-type")]), {}, {}
    is_missing = written is None or (isinstance(written, str) and is_empty(written))
    version = current if is_missing else whole_number(written)
    if version == current:
        return [], filled(raw), {}
    if version is None or not 1 <= version < current:
        told = {"version": written, "current": current} | (
            {} if version is not None and version > current else {"is": "odd"}
        )
        return [Finding("unknown-version", data=told)], filled(raw), {}
    answers, dropped = bring_up_to_date(model, version, filled(raw), language)
    findings = [Finding("older-version", data={"version": version, "current": current})]
    asked = {field["id"]: field for field in fields_of(model)}
    for name in sorted(dropped):
        findings += [*aside_findings(asked.get(name), name, dropped[name]), *_cpr_findings(dropped[name], name)]
    return findings, answers, dropped


def _read_respondent(raw: Any, language: str) -> tuple[dict[str, Any], list[Finding]]:
    if is_empty(raw):
        return {}, []
    if not isinstance(raw, dict):
        return {}, [Finding("wrong-type", "respondent")]
    canonical: dict[str, Any] = {}
    findings: list[Finding] = []
    entries = filled(raw)
    for key in [*RESPONDENT_KEYS, *sorted(set(entries) - set(RESPONDENT_KEYS))]:
        if key not in entries:
            continue
        field = _RESPONDENT.get(key)
        reading = (
            reader(field["type"])(field, entries[key], language) if field else not_usable(entries[key], "unknown-field")
        )
        canonical[key] = reading.value
        findings += [finding.at(f"respondent.{key}") for finding in reading.findings]
        findings += _cpr_findings(reading.value, f"respondent.{key}")
    return canonical, findings


class _Sheet:
    """The readings of one sheet, and which of its fields are shown."""

    def __init__(self, model: Document, answers: dict[str, Any], language: str) -> None:
        self.fields: dict[str, tuple[Field, Section]] = {}
        self.readings: dict[str, Reading] = {}
        self._visible: dict[str, bool] = {}
        for section in model["sections"]:
            for field in section["fields"]:
                name = field["id"]
                self.fields[name] = (field, section)
                if has_answer(field):
                    read = reader(field["type"])
                    self.readings[name] = read(field, answers[name], language) if name in answers else Reading()

        asked = asked_by(model)
        for name in self.fields:
            self._decide(name, asked)

    def _decide(self, start: str, asked: dict[str, list[str]]) -> None:
        """Whether a field is shown, after all that it asks about. With a pile of its own: a stranger's definition may chain thousands."""
        pile, begun = [start], set()
        while pile:
            name = pile[-1]
            if name in self._visible:
                pile.pop()
                continue
            first = []
            if name not in begun:
                # Who asks for it from here on goes in a circle, which lint refuses: it counts as hidden.
                begun.add(name)
                first = [
                    other
                    for other in asked[name]
                    if other in self.fields and other not in self._visible and other not in begun
                ]
            pile += first
            if not first:
                field, section = self.fields[name]
                self._visible[name] = all(
                    holds(condition, self.usable) for condition in (section["show_if"], field["show_if"])
                )
                pile.pop()

    def visible(self, name: str) -> bool:
        return self._visible.get(name, False)

    def usable(self, name: str) -> Any:
        reading = self.readings.get(name)
        return reading.usable if reading and not is_empty(reading.usable) and self.visible(name) else None

    def visible_fields(self) -> list[str]:
        return [name for name in self.fields if self.visible(name)]

    def findings(self, field: Field) -> list[Finding]:
        name, reading = field["id"], self.readings[field["id"]]
        cpr = _cpr_findings(reading.value, name)
        if not self.visible(name):
            return [Finding("answer-not-asked", name), *cpr] if reading.answered else []
        if not reading.answered:
            return [Finding("required", name)] if field["required"] else []
        return [finding.at(name) for finding in reading.findings] + cpr


def _cpr_findings(value: Any, field: str) -> list[Finding]:
    """One finding per cell in which something looks like a civil registration number, and one for a name that does."""
    return [Finding("looks-like-cpr", field)] if is_name(field.rpartition(".")[2]) else _cpr_in(value, field)


def _cpr_in(value: Any, field: str) -> list[Finding]:
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        value = {str(number): item for number, item in enumerate(value, 1)}
    if not isinstance(value, dict):
        return [Finding("looks-like-cpr", field)] if has_cpr(value) else []
    findings = []
    for row, item in value.items():
        if isinstance(item, dict) and not is_name(row):
            findings += [
                Finding("looks-like-cpr", field, row, column)
                for column, cell in item.items()
                if is_name(column) or has_cpr(cell)
            ]
        elif is_name(row) or has_cpr(item):
            findings.append(Finding("looks-like-cpr", field, row))
    return findings


def _beside(document: dict[str, Any]) -> list[Finding]:
    """Parts of an answer file that nothing reads (`Answers:`, `svar:`), or that are not what they should be: an answer may stand there."""
    if document.get("format") != ANSWER_FORMAT:  # examples of worksheets have parts of their own
        return []
    others = [
        key for key in document if not isinstance(document[key], _PARTS.get(key, ())) and not is_empty(document[key])
    ]
    return [Finding("unknown-field", key, data={"place": "beside"}) for key in sorted(others)]


def _cpr_beside(document: dict[str, Any]) -> list[Finding]:
    """In what was put aside before, and in whatever else stands in the document."""
    dropped = document.get("dropped")
    aside: dict[str, Any] = dropped if isinstance(dropped, dict) else {}
    findings = [finding for name in sorted(aside) for finding in _cpr_findings(aside[name], name)]
    read = {"answers", "respondent"} | ({"dropped"} if aside else set())
    for key in sorted(set(document) - read):
        if is_name(key) or has_cpr(document[key]):
            findings.append(Finding("looks-like-cpr", key))
    return findings


def _untold(result: Scored) -> Scored:
    """A score that is a single such number tells it no more than an answer does."""
    return {**result, "value": None, "band": None, "advice": None} if looks_like_cpr(result["value"]) else result
