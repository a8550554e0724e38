"""A filled PDF → its answers: which worksheet it is, which version, and what its fields say."""

from dataclasses import replace
from typing import Any

from toolkit.contract.codes import FindingCode
from toolkit.contract.data import LIMITS, PDF
from toolkit.contract.document import Document
from toolkit.contract.shape import Place, fields_of, places_in, places_of
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.documents import refuse_excess
from toolkit.intake.embedded import is_sound
from toolkit.intake.jsonfile import parse_json
from toolkit.intake.reading import Answers, Definitions, cpr_findings, judge
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import FilledForm, read_pdfs
from toolkit.reading.finding import Finding
from toolkit.reading.language import language_of
from toolkit.rules.cpr import looks_like_cpr
from toolkit.rules.earlier import earlier, gathered, place_today

_EMPTY = (None, "", False)
_MOST_KEPT = 500  # sheets in a language; the content that comes with us has 132 of them


def read_forms(data: bytes, definitions: Definitions) -> list[Answers | Unreadable]:
    """For each filled form in a PDF its answers, or why there are none; at least one. Raises Unreadable where that holds for the whole."""
    forms = read_pdfs(data)
    if len(forms) == 1:
        return [answers_of(forms[0], definitions)]
    return [_tried(form, definitions) for form in forms]


def _tried(form: FilledForm, definitions: Definitions) -> Answers | Unreadable:
    """One of several forms: what is wrong with one is no reason to lose the others."""
    try:
        return answers_of(form, definitions)
    except Unreadable as unreadable:
        return unreadable


def answers_of(form: FilledForm, definitions: Definitions) -> Answers:
    """The answers in a filled form. Raises Unreadable."""
    who = form.identity
    if who is None:
        return _unknown(form, None, None, None)
    known = definitions.model(who.id, language_of(who.language))
    current = known is not None and known["version"] == who.version
    embedded = None if current else _embedded(form)
    sheet = known if current else embedded or known
    if sheet is None:
        return _unknown(form, who.id, who.version, who.language)
    values = form.values
    aside = _aside(values)
    if current or embedded:
        slots = _slots(sheet)
    else:
        slots = {place.name: place for place in places_in(earlier(sheet, who.version))}
    filled = {name: value for name, value in values.items() if value not in _EMPTY}
    # Only the slots that have a value: most of a form is empty, and the walk through all of them costs a tenth of the whole.
    document = document_from_values(sheet, filled, [slots[name] for name in filled if name in slots]) | {
        "version": who.version,
        "language": who.language,
    }
    document |= {"dropped": aside} if aside else {}
    if known and not current and not embedded:
        document["answers"] = gathered(known, who.version, document["answers"])
    answers = Answers(who.id, who.version, language_of(who.language) or who.language, document, known or embedded)
    missing = _missing(slots, values, form) if sheet["version"] == who.version else []
    found = [*_found(form, slots, known, who.version), *missing]
    if known is not None and not current:
        found = [_at_today(finding, known, who.version) for finding in found]
    judge(answers, found)
    if embedded is not None:
        answers.findings = [_in_its_words(finding, embedded) for finding in answers.findings]
    if known is None:
        answers.findings.insert(0, Finding("unknown-worksheet", data={"worksheet": who.id}))
    lost = {finding.field for finding in found if finding.code == "field-missing"}
    answers.findings = [
        finding for finding in answers.findings if not (finding.code == "required" and finding.field in lost)
    ]
    return answers


def _unknown(form: FilledForm, worksheet: str | None, version: int | None, language: str | None) -> Answers:
    """Fields that nobody here can put together."""
    document = {"answers": {name: value for name, value in form.values.items() if value not in _EMPTY}}
    unknown = Finding("unknown-worksheet", data={"worksheet": worksheet})
    findings = [unknown, *_beside(form), *cpr_findings(document)]
    return Answers(worksheet, version, language, document, findings=findings)


def _beside(form: FilledForm) -> list[Finding]:
    """What the reader had to mend, and what stands outside the fields: neither may be taken for a form that is in order."""
    findings = [Finding("answers-may-be-missing")] if "repaired" in form.warnings else []
    for note in form.outside:
        findings.append(Finding("outside-fields", data={"page": note.page, "kind": note.kind, "text": note.text}))
        if looks_like_cpr(note.text):
            findings.append(Finding("looks-like-cpr"))
    return findings


def _slots(sheet: Document) -> dict[str, Place]:
    """The sheet's PDF fields by name; kept for the next form of the same sheet, since a worker has a model once."""
    key = id(sheet)
    if key not in _kept or _kept[key][0] is not sheet:
        if len(_kept) > _MOST_KEPT:
            _kept.clear()
        _kept[key] = sheet, {place.name: place for place in places_of(sheet)}
    return _kept[key][1]


_kept: dict[int, tuple[Document, dict[str, Place]]] = {}


def _embedded(form: FilledForm) -> Document | None:
    """The attached definition, if it is sound and the one that the PDF says it is: it tells how an unknown sheet's fields belong together."""
    definition = form.definition
    return (
        definition
        if definition is not None and form.identity and form.identity.source == "attachment" and is_sound(definition)
        else None
    )


def _aside(values: dict[str, Any]) -> dict[str, Any]:
    """Takes out what `fill` could find no box for: answers to questions that an older version asked. What is no such thing stays."""
    text = values.get(PDF["fields"]["aside"])
    try:
        found = parse_json(text) if isinstance(text, str) and len(text) <= LIMITS["answers"]["text"] else None
        if not isinstance(found, dict):
            return {}
        refuse_excess(found)
    except Unreadable:
        return {}
    del values[PDF["fields"]["aside"]]
    return found


def _in_its_words(finding: Finding, own: Document) -> Finding:
    """Of a question that today's sheet does not have, what it was called in the sheet that was filled in."""
    if finding.code != "answer-dropped" or finding.data:
        return finding
    label = next(
        (str(field["label"]) for field in fields_of(own) if field["id"] == finding.field and "label" in field), None
    )
    return finding if label is None else replace(finding, data={"label": label})


def _at_today(finding: Finding, model: Document, version: int) -> Finding:
    """A finding at the place that today's sheet has for what it is about."""
    if finding.field is None:
        return finding
    field, row, column = place_today(model, version, (finding.field, finding.row, finding.column))
    return replace(finding, field=field, row=row, column=column)


def _missing(slots: dict[str, Place], values: dict[str, Any], form: FilledForm) -> list[Finding]:
    """Questions whose fields the PDF has lost: by printing some pages, by a program that drops fields, by a half download."""
    lost: dict[str, None] = {}
    kept = False
    if slots.keys() <= values.keys():
        return []
    for name, slot in slots.items():
        if name in values:
            kept = kept or not name.startswith("respondent__")
        elif not name.startswith("respondent__"):
            lost[slot.field["id"]] = None
    if not kept and lost:
        raise Unreadable("damaged" if "repaired" in form.warnings else "no-fields")
    return [Finding("field-missing", name) for name in lost]


def _found(form: FilledForm, slots: dict[str, Place], known: Document | None, version: int) -> list[Finding]:
    """What the PDF itself shows: what is lost or stands elsewhere, values that disagree, a definition that is not the folder's."""
    findings = _beside(form)
    if "identity" in form.warnings:
        findings.append(Finding("conflict"))
    if (
        known is not None
        and known["version"] == version
        and form.identity
        and form.identity.hash8 not in ("", known["hash"][:8])
    ):
        findings.append(Finding("definition-differs"))
    told: tuple[tuple[FindingCode, list[str]], ...] = (
        ("conflict", form.conflicts),
        ("duplicate-field", form.duplicates),
        ("not-shown", form.unseen),
    )
    for code, names in told:
        for name in names:
            slot = slots.get(name)
            if slot is None:
                findings.append(Finding(code, name))
            else:
                findings.append(Finding(code, slot.field["id"].replace("respondent__", "respondent."), *slot.cell))
    return findings
