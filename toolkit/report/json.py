"""The report of `check` as one JSON document, `brobygger-findings/1`."""

import json
import re
from collections.abc import Sequence
from typing import Any

from toolkit.contract.data import FORMATS
from toolkit.contract.report import Report
from toolkit.rules.cpr import mask

# What JSON allows in a text and a terminal would obey, or could not be told from nothing: told by its number instead.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_MOST = 1_000  # names of what was passed over
_FOR_PEOPLE = frozenset({"words", "pictures"})


def findings_document(reports: Sequence[Report], passed: Sequence[str] = ()) -> dict[str, Any]:
    """The reports as one `brobygger-findings/1`, without the words that only the reports for people show. `passed`: what was passed over."""
    document: dict[str, Any] = {
        "format": FORMATS["findings"],
        "files": [{key: value for key, value in report.items() if key not in _FOR_PEOPLE} for report in reports],
    }
    return document | ({"passed": [mask(path) for path in passed[:_MOST]]} if passed else {})


def json_report(reports: Sequence[Report], passed: Sequence[str]) -> str:
    """One file a line: short to read, and `indent` would cost as much time as reading the forms (it has no C encoder)."""
    document = findings_document(reports, passed)
    files = ",\n".join(json.dumps(report, ensure_ascii=False) for report in document["files"])
    rest = f', "passed": {json.dumps(document["passed"], ensure_ascii=False)}' if passed else ""
    text = f'{{"format": {json.dumps(document["format"])}, "files": [\n{files}\n]{rest}}}\n'
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
