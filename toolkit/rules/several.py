"""Reading a field with several answers: choices, ranking."""

from collections import Counter
from typing import Any

from toolkit.reading.finding import Finding
from toolkit.reading.reading import Reading, not_understood, not_usable, understood
from toolkit.reading.text import clean, filled, is_empty
from toolkit.rules.single import whole_number

Model = dict[str, Any]


def read_choices(field: Model, raw: Any, language: str) -> Reading:
    if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
        return not_usable(raw, "wrong-type")
    chosen = list(dict.fromkeys(clean(item) for item in raw if not is_empty(item)))
    known = [option["value"] for option in field["options"] if option["value"] in chosen]
    unknown = [value for value in chosen if value not in known]
    findings = [Finding("unknown-option", data={"value": value}) for value in unknown]
    exclusive = {option["value"] for option in field["options"] if option["exclusive"]}
    if len(known) > 1 and exclusive & set(known):
        findings.append(Finding("exclusive-option"))
    findings += count_findings(field, len(known) + len(unknown))
    return Reading(known + unknown, known, findings)


def read_ranking(field: Model, raw: Any, language: str) -> Reading:
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
    return Reading(order, usable, findings + count_findings(field, len(order)))


def _read_places(field: Model, raw: dict[str, Any]) -> Reading:
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
    return understood(order, *(count_findings(field, len(order)) if order else []))


def count_findings(field: Model, count: int) -> list[Finding]:
    """`too-few` and `too-many` for a list that somebody has begun."""
    findings = []
    at_least, at_most = field.get("at_least"), field.get("at_most")
    if count and at_least is not None and count < at_least:
        findings.append(Finding("too-few", data={"min": at_least, "count": count}))
    if at_most is not None and count > at_most:
        findings.append(Finding("too-many", data={"max": at_most, "count": count}))
    return findings
