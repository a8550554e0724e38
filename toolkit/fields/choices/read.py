"""Reading any number of options."""

from typing import Any

from toolkit.contract.document import ChoicesField
from toolkit.reading.count import count_findings
from toolkit.reading.finding import Finding
from toolkit.reading.reading import Reading, not_usable
from toolkit.reading.text import clean, is_empty


def read(field: ChoicesField, raw: Any, language: str) -> Reading:
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        return not_usable(raw, "wrong-type")
    chosen = list(dict.fromkeys(clean(item) for item in raw if not is_empty(item)))
    known = [option["value"] for option in field["options"] if option["value"] in chosen]
    unknown = [value for value in chosen if value not in known]
    findings = [Finding("unknown-option", data={"value": value}) for value in unknown]
    exclusive = {option["value"] for option in field["options"] if option["exclusive"]}
    if len(known) > 1 and exclusive & set(known):
        findings.append(Finding("exclusive-option"))
    findings += count_findings(len(known) + len(unknown), field["at_least"], field["at_most"])
    return Reading(known + unknown, known, findings)
