"""Reading options in order, or with their places."""

from collections import Counter
from typing import Any

from toolkit.contract.document import RankingField
from toolkit.reading.count import count_findings
from toolkit.reading.finding import Finding
from toolkit.reading.number import whole_number
from toolkit.reading.reading import Reading, not_understood, not_usable, understood
from toolkit.reading.text import clean, filled, is_empty


def read(field: RankingField, raw: Any, language: str) -> Reading:
    if isinstance(raw, dict):
        return _read_places(field, raw)
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        return not_usable(raw, "wrong-type")
    order = [clean(item) for item in raw if not is_empty(item)]
    times = Counter(order)
    values = {option["value"] for option in field["options"]}
    findings = [Finding("unknown-option", data={"value": value}) for value in times if value not in values]
    findings += [Finding("duplicate-rank", row=value) for value in times if value in values and times[value] > 1]
    usable = None if findings else order
    return Reading(order, usable, findings + count_findings(len(order), field["at_least"]))


def _read_places(field: RankingField, raw: dict[str, Any]) -> Reading:
    """`{option: place}`, as a PDF yields it: a list where every place is clear, else left as it stands."""
    values = [option["value"] for option in field["options"]]
    written = filled(raw)
    findings = [Finding("unknown-option", data={"value": option}) for option in sorted(set(written) - set(values))]
    places: dict[int, str] = {}
    for option in values:
        if option not in written:
            continue
        place = whole_number(written[option])
        if place is None:
            findings += [finding.at(row=option) for finding in not_understood(written[option], "not-a-number").findings]
        elif not 1 <= place <= len(values):
            findings.append(Finding("out-of-range", row=option, data={"min": "1", "max": str(len(values))}))
        elif place in places:
            findings.append(Finding("duplicate-rank", row=option))
        else:
            places[place] = option
    if findings:
        return Reading(written, None, findings)
    order = [places[place] for place in sorted(places)]
    return understood(order, *(count_findings(len(order), field["at_least"]) if order else []))
