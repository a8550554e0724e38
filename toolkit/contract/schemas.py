"""JSON Schemas (2020-12) of what programs exchange: answer files and the report of `check --format json`."""

from typing import Any

from toolkit.contract.codes import FindingCode, Verdict
from toolkit.contract.data import FORMATS, PATTERNS, RESPONDENT

_TEXT = {"type": ["string", "null"]}
_SOME_CODES: list[FindingCode | Verdict] = [
    "required",
    "not-a-number",
    "unknown-option",
    "conflict",
    "damaged",
]  # others are added


def _object(required: list[str], properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties} | more


def _said(da: str, en: str, of: dict[str, Any]) -> dict[str, Any]:
    return of | {"description": f"{da}\n{en}"}


_RESPONDENT = {
    key["id"]: {"enum": [*key["options"], "", None]} if key.get("options") else dict(_TEXT) for key in RESPONDENT
}

ANSWERS: dict[str, Any] = _object(
    ["format", "worksheet"],
    {
        "format": {"const": FORMATS["answers"]},
        "worksheet": _said("Arkets id.", "The id of the worksheet.", {"type": "string", "pattern": f"^{PATTERNS['id']}$"}),
        "name": _said("Hvad nogen kalder besvarelsen.", "What somebody calls this set of answers.", {"type": "string"}),
        "version": _said("Arkets udgave; mangler den, den nyeste.", "The version of the worksheet; the newest where it is missing.", {"type": "integer", "minimum": 1}),
        "language": _said("Sproget, som tal og datoer er skrevet på.", "The language in which numbers and days are written.", {"type": "string"}),
        "respondent": _said("Blokken Om jer; hver nøgle kan udelades.", "The block About you; every key may be left out.", {"type": "object", "properties": _RESPONDENT}),
        "answers": _said("Svarene: feltets id og svaret.", "The answers: the id of the field and the answer.", {"type": "object"}),
        "dropped": _said("Svar på spørgsmål, som en ældre udgave stillede.", "Answers to questions that an older version asked.", {"type": "object"}),
        "saved": _said("Hvornår filen blev gemt.", "When the file was saved.", {"type": "string"}),
    },
    description="Svarene på ét arbejdsark.\nThe answers to one worksheet.",
)  # fmt: skip

_FINDING = _object(
    ["code", "severity", "field", "row", "column", "label", "message", "remedy"],
    {
        "code": _said("Hvad der er galt, som et ord der ikke ændres.", "What is wrong, as a word that does not change.", {"type": "string", "examples": _SOME_CODES}),
        "severity": {"enum": ["error", "note"]},
        "field": _TEXT,
        "row": _TEXT,
        "column": _TEXT,
        "label": _said("Spørgsmålet i ord.", "The question in words.", {"type": "string"}),
        "message": {"type": "string"},
        "remedy": {"type": "string"},
    },
)  # fmt: skip
_SCORE = _object(
    ["id", "value", "answered", "of", "band"],
    {
        "id": {"type": "string"},
        "value": {"type": ["number", "null"]},
        "answered": {"type": "integer", "minimum": 0},
        "of": {"type": "integer", "minimum": 0},
        "band": _TEXT,
    },
)
_COUNT = {"type": "integer", "minimum": 0}
FINDINGS: dict[str, Any] = _object(
    ["format", "files"],
    {
        "format": {"const": FORMATS["findings"]},
        "files": _said(
            "Et punkt for hvert skema; en fil med flere har flere.",
            "One entry for each form; a file with several has several.",
            {
                "type": "array",
                "items": _object(
                    ["path", "status", "verdict", "worksheet", "version", "language", "findings", "scores"],
                    {
                        "path": {"type": "string"},
                        "status": {"enum": ["ok", "findings", "unreadable", "skipped"]},
                        "verdict": _said("Hvorfor filen ikke kan læses.", "Why the file cannot be read.", {"type": ["string", "null"]}),
                        "worksheet": _TEXT,
                        "version": {"type": ["integer", "null"]},
                        "language": _TEXT,
                        "findings": {"type": "array", "items": _FINDING},
                        "scores": {"type": "array", "items": _SCORE},
                        "left_out": _said(
                            "Hvor mange anmærkninger der ikke er nævnt.",
                            "How many findings are not named.",
                            _object(["error", "note"], {"error": _COUNT, "note": _COUNT}),
                        ),
                    },
                ),
            },
        ),
        "passed": _said(
            "Skjulte filer, låsefiler og egne rapporter, som ikke er læst.",
            "Hidden files, lock files and reports of ours that were not read.",
            {"type": "array", "items": {"type": "string"}},
        ),
    },
    description="Hvad tjekket fandt.\nWhat the check found.",
)  # fmt: skip
