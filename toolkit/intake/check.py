"""One file → its report, as `check` gives it out: status, verdict, findings in words, scores; nothing in it that looks like a CPR number."""

from collections.abc import Mapping
from typing import Any

from toolkit.contract.codes import Severity, Verdict
from toolkit.contract.data import ANSWER_FORMAT, LIMITS
from toolkit.contract.document import Document, Questions
from toolkit.contract.picture import Picture
from toolkit.contract.report import Counted, Report, Status, Told
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.documents import read_json, read_yaml_answers
from toolkit.intake.kinds import HEAD, instead_of_pdf
from toolkit.intake.reading import Answers, Definitions, judge_document
from toolkit.reading.finding import Finding
from toolkit.reading.language import UNDETERMINED
from toolkit.rules.aside import together
from toolkit.rules.cpr import looks_like_cpr, mask, mask_document
from toolkit.words.locale import words
from toolkit.words.messages import clipped, describe, sentences

MOST_FINDINGS: int = LIMITS["findings"]


def read_answers(data: bytes, kind: str, definitions: Definitions) -> list[Answers | Unreadable]:
    """The answers in a file of `kind` `pdf json yaml`, one for each filled form in it, at least one. Raises Unreadable."""
    if kind == "pdf":
        from toolkit.intake.forms import read_forms  # an answer file must not wait for pikepdf
        from toolkit.pdf.read.joined import whole_pdfs

        parts = whole_pdfs(data)
        if len(parts) > 1:
            return [answers for part in parts for answers in _part(part, definitions)]
        try:
            return read_forms(data, definitions)
        except Unreadable as unreadable:
            if unreadable.verdict == "not-a-pdf":
                raise Unreadable("not-a-pdf", found=instead_of_pdf(data[:HEAD])) from unreadable
            raise
    if kind == "json":
        return [judge_document(read_json(data), definitions)]
    document, found = read_yaml_answers(data)
    return [judge_document(document, definitions, found)]


def _part(data: bytes, definitions: Definitions) -> list[Answers | Unreadable]:
    """One of several PDFs in a file: what is wrong with one is no reason to lose the others."""
    from toolkit.intake.forms import read_forms

    try:
        return read_forms(data, definitions)
    except Unreadable as unreadable:
        return [unreadable]


def check_file(
    shown: str, data: bytes, kind: str, definitions: Definitions, language: str, pictured: bool = False
) -> list[Report]:
    """The reports on one file, entries of `files` in `brobygger-findings/1`; `pictured`: with pictures of the answers. Never raises Unreadable:
    that is a report too."""
    return [
        unreadable_report(name, answers, language)
        if isinstance(answers, Unreadable)
        else report_of(name, answers, definitions, language, pictured)
        for name, answers in _read(shown, data, kind, definitions)
    ]


def extract_file(
    shown: str, data: bytes, kind: str, definitions: Definitions, language: str
) -> list[tuple[Report, dict[str, Any] | None]]:
    """For each form in a file its report and its canonical answer document, masked; None where the worksheet is not known at all."""
    return [
        (unreadable_report(name, answers, language), None)
        if isinstance(answers, Unreadable)
        else (report_of(name, answers, definitions, language), canonical_document(answers))
        for name, answers in _read(shown, data, kind, definitions)
    ]


def _read(shown: str, data: bytes, kind: str, definitions: Definitions) -> list[tuple[str, Answers | Unreadable]]:
    """The forms of a file, `name#1`, `name#2` … where there are several."""
    try:
        forms = read_answers(data, kind, definitions)
    except Unreadable as unreadable:
        forms = [unreadable]
    if len(forms) == 1:
        return [(shown, forms[0])]
    return [(f"{shown}#{number}", answers) for number, answers in enumerate(forms, 1)]


def unreadable_report(shown: str, unreadable: Unreadable, language: str, is_skipped: bool = False) -> Report:
    """The report on a file that cannot be read; the verdict is also its one finding, with its sentences. `is_skipped`: of a file that
    was only met among others."""
    values: Mapping[str, object] = {"line": None, "column": None} | unreadable.data
    message, remedy = sentences(unreadable.verdict, values, language)
    finding: Told = {
        "code": unreadable.verdict,
        "severity": "note" if is_skipped else "error",
        "field": None,
        "row": None,
        "column": None,
        "label": "",
        "message": message,
        "remedy": remedy,
    }
    return _report(shown, "skipped" if is_skipped else "unreadable", unreadable.verdict, None, [finding], [])


def report_of(shown: str, answers: Answers, definitions: Definitions, language: str, pictured: bool = False) -> Report:
    """The report on answers that could be read. Its words are in `language`, even where the file is in another.

    Besides what `brobygger-findings/1` holds it has `words`, for people: the worksheet's title and the labels of its scores, and the language
    of these: where the sheet is not known in the report's, it is the form's.
    """
    told = answers.model
    if told is not None and told["language"] != language and answers.worksheet:
        other = definitions.model(answers.worksheet, language)
        if other is not None and other["hash"] == told["hash"]:
            told = other
    nothing: Questions = {"title": clipped(answers.worksheet or ""), "sections": []}
    questions = told or nothing
    shown_findings, rest = _most_telling(answers.findings)
    findings = [describe(finding, questions, language) for finding in shown_findings]
    if rest:
        more = Finding("more-findings", data={"count": sum(rest.values())})
        findings.append({**describe(more, questions, language), "severity": "error" if rest["error"] else "note"})
    wrong = any(finding["severity"] == "error" for finding in findings)
    report = _report(shown, "findings" if wrong else "ok", None, answers, findings, _scores(answers, told))
    if rest:
        report["left_out"] = rest
    if told is not None:
        report["words"] = {
            "language": told["language"],
            "title": mask(told["title"]),
            "scores": {score["id"]: mask(score["label"]) for score in told["scores"]},
        }
        if pictured and answers.evaluation is not None:
            report["pictures"] = _pictures(told, answers.evaluation.answers)
    return report


def _pictures(model: Document, answers: Mapping[str, Any]) -> list[tuple[Picture, Picture]]:
    """Those of what was answered, wide and narrow, without what looks like a CPR number."""
    from toolkit.pictures.canvas import NARROW, WIDE
    from toolkit.pictures.picture import pictures_of

    said = words(model["language"])["pictures"]["said"]
    masked = mask_document(model), mask_document(answers), said
    pairs = zip(pictures_of(*masked, WIDE), pictures_of(*masked, NARROW), strict=True)
    return [(wide, narrow) for wide, narrow in pairs if wide["answered"]]


def _most_telling(findings: list[Finding]) -> tuple[list[Finding], dict[Severity, int]]:
    """As many as somebody can read, errors before notes, in the order of the sheet; and how many of each are left out, {} for none."""
    if len(findings) <= MOST_FINDINGS:
        return findings, {}
    graded = [(finding, finding.severity) for finding in findings]
    errors = sum(grade == "error" for _, grade in graded)
    left = {"error": min(errors, MOST_FINDINGS), "note": max(MOST_FINDINGS - errors, 0)}
    kept = []
    for finding, grade in graded:
        if left[grade] > 0:
            left[grade] -= 1
            kept.append(finding)
    kept_errors = sum(finding.severity == "error" for finding in kept)
    return kept, {"error": errors - kept_errors, "note": len(findings) - errors - (len(kept) - kept_errors)}


def _report(
    shown: str,
    status: Status,
    verdict: Verdict | None,
    answers: Answers | None,
    findings: list[Told],
    scores: list[Counted],
) -> Report:
    who = (answers.worksheet, answers.version, answers.language) if answers else (None, None, None)
    sheet, version, language = who
    return {
        "path": clipped(mask(shown), 2 * LIMITS["name"]),
        "status": status,
        "verdict": verdict,
        "worksheet": clipped(mask(sheet)) if sheet is not None else None,
        "version": None if looks_like_cpr(version) else version,
        "language": clipped(mask(language)) if language is not None else None,
        "findings": findings,
        "scores": scores,
    }


def _scores(answers: Answers, told: Document | None) -> list[Counted]:
    """The scores, their bands in the report's words."""
    if answers.evaluation is None or answers.model is None or told is None:
        return []
    spelled: dict[tuple[str, str | None], str] = {}
    for own, other in zip(answers.model["scores"], told["scores"], strict=True):
        labels = [
            (band["label"], translated["label"]) for band, translated in zip(own["bands"], other["bands"], strict=True)
        ]
        spelled.update({(own["id"], label): translated for label, translated in labels})
    return [
        {
            "id": score["id"],
            "value": score["value"],
            "answered": score["answered"],
            "of": score["of"],
            "band": mask_document(spelled.get((score["id"], score["band"]))),
        }
        for score in answers.evaluation.scores
    ]


def canonical_document(answers: Answers) -> dict[str, Any] | None:
    """What `evaluate` understood, as an answer document of today's version; answers of a newer version stay as they are."""
    model, evaluation = answers.model, answers.evaluation
    if model is None or evaluation is None:
        return None
    newer = any(finding.code == "unknown-version" for finding in answers.findings)
    document = {
        "format": ANSWER_FORMAT,
        "worksheet": answers.worksheet,
        "version": answers.document.get("version") if newer else model["version"],
        "language": answers.language or UNDETERMINED,
        "respondent": answers.document.get("respondent") or {} if newer else evaluation.respondent,
        "answers": answers.document.get("answers") if newer else evaluation.answers,
    }
    before = answers.document.get("dropped")
    dropped = together(before if isinstance(before, dict) else {}, evaluation.dropped)
    document |= {"dropped": dropped} if dropped else {}
    document |= {"name": answers.document["name"]} if isinstance(answers.document.get("name"), str) else {}
    document |= {"saved": answers.document["saved"]} if isinstance(answers.document.get("saved"), str) else {}
    return mask_document(document)  # type: ignore[no-any-return]
