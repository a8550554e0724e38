"""Results of both implementations in one plain form."""

import dataclasses
import json
from typing import Any

from toolkit.reading.total import totals
from toolkit.rules import evaluate


def in_python(model: dict[str, Any], document: Any) -> dict[str, Any]:
    """Python's evaluation as the browser's looks."""
    evaluation = evaluate(model, document)
    findings = [dataclasses.asdict(finding) | {"severity": finding.severity} for finding in evaluation.findings]
    tables = [field for section in model["sections"] for field in section["fields"] if field["type"] == "table"]
    added = {field["id"]: totals(field, evaluation.answers.get(field["id"])) for field in tables}
    return {**vars(evaluation), "findings": findings, "totals": {name: sums for name, sums in added.items() if sums}}


def plain(value: Any) -> str:
    """Exact JSON, keys in order. JSON has one kind of number: 1 and 1.0, 0 and -0 are the same there, but true is not 1."""
    return json.dumps(_as_doubles(value), sort_keys=True)


def _as_doubles(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value) + 0.0
    if isinstance(value, dict):
        return {str(key): _as_doubles(item) for key, item in value.items()}
    return [_as_doubles(item) for item in value] if isinstance(value, (list, tuple)) else value
