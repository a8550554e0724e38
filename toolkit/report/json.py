"""The report of `check` as one JSON document, `brobygger-findings/1`."""

import json
import re
from collections.abc import Sequence
from typing import Any

# What JSON allows in a text and a terminal would obey, or could not be told from nothing: told by its number instead.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_FOR_PEOPLE = frozenset({"words"})


def findings_document(reports: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The reports as one `brobygger-findings/1`, without the words that only the reports for people show."""
    return {
        "format": "brobygger-findings/1",
        "files": [{key: value for key, value in report.items() if key not in _FOR_PEOPLE} for report in reports],
    }


def json_report(reports: Sequence[dict[str, Any]]) -> str:
    """One file a line: short to read, and `indent` would cost as much time as reading the forms (it has no C encoder)."""
    document = findings_document(reports)
    files = ",\n".join(json.dumps(report, ensure_ascii=False) for report in document["files"])
    text = f'{{"format": {json.dumps(document["format"])}, "files": [\n{files}\n]}}\n'
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
