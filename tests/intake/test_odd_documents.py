"""Odd answer files of every kind: Python and the browser say the same about them, and nothing that looks like a CPR number comes out."""

import json
from typing import Any

from tests.browser.check_in_node import check_in_node
from tests.intake.folder import Known
from tests.pdf import models
from toolkit.contract.data import LIMITS
from toolkit.intake.check import extract_file

MODEL = models.every_type()
DEEPEST: int = LIMITS["answers"]["depth"]
CPR, NUMBER = "010190-1234", 101901234


def nested(levels: int) -> list[Any]:
    """Lists in each other."""
    return [nested(levels - 1)] if levels > 1 else []


DOCUMENTS: list[dict[str, Any]] = [
    {"version": 1, "language": "EN-us", "answers": {"goals": " ３ ", "trust": {"up": "2"}}},
    {"version": "1 ", "language": "da_DK.UTF-8", "answers": {"goals": 3.0, "trust": {"up": 2.0}}},
    {"version": " 01", "language": "und", "answers": {"goals": "03"}},
    {"version": "１", "answers": {}},
    {"version": 2.5, "language": "", "answers": {}},
    {"version": "2", "language": ["da"], "answers": {"goals": "5"}},
    {"version": {"a": 1}, "language": {"x": CPR}, "answers": {}},
    {"version": 3112991234, "language": "0101901234", "answers": {"goals": 4}},
    {"version": -3, "language": "en--GB", "answers": {"0101901234": 1, "x": {"101901234": 2, CPR: 3, "010190.1234": 4}}},
    {"answers": {"a": NUMBER, "b": [3112991234, "x"], "c": {"d": {"e": NUMBER}}}, "dropped": {"f": 3112991234}, "extra": [NUMBER]},
    {"answers": {"name": "CPR\u202f010190\u2060-\u20601234, 01 01 90 – 1234 og 010190 _ 1234"}},
    {"answers": {"name": "01/01/90/1234 01-01-1990-1234 01.01.1990–1234 ٣١١٢٩٩١٢٣٤"}},
    {"answers": {"name": "\U0001f600 010190\u20111234 \U0001d7ce\U0001d7cf\U0001d7ce\U0001d7cf\U0001d7d7\U0001d7ce-1234"}},
    {"respondent": {"date": "fredag den 3. april 2026", "name": "010190/1234", "x": NUMBER, "sector": " public\u2009"}, "answers": {}},
    {"respondent": {"date": "3rd of\u00a0April, 2026"}, "language": "en", "answers": {}},
    {"respondent": {"date": "3/4/2026"}, "language": "xx", "answers": {}},
    {"respondent": {"date": "13/4/2026", CPR: "x"}, "answers": {}},
    {"answers": {"name": "x", CPR: 1, "010190-1235": 2, "010190-1236": 3}, "dropped": {CPR: "a", "020290-1234": "b", "x": "c"}},
    {"respondent": [CPR], "answers": ["x"]},
    {"worksheet": CPR, "answers": {"a": CPR}, "note": CPR},
    {"worksheet": "unknown", "answers": CPR, "version": "abc"},
    {"worksheet": "unknown", "answers": {"k 010190 1234": 5}, "version": NUMBER},
    *({"answers": {"name": nested(levels)}} for levels in (DEEPEST - 3, DEEPEST - 2, DEEPEST - 1)),  # in the document, in `answers`
    {"answers": {"name": "x"}, "Answers": {"name": "y"}, "svar": ["z"], "empty": [], "nothing": None, "dropped": "w", "saved": 5},
    {"language": "", "name": ["a"], "saved": "", "answers": {"guests": 9007199254740993, "name": -12345678901234567890}},
    {"answers": {"guests": 9007199254740991, "name": "x"}, "dropped": []},
    {"answers": {"map": [{"text": "x", "to": "2,\u20093\u00a0"}, {"text": CPR}, {"to": " 1 ; 2 "}]}, "dropped": [CPR]},
]  # fmt: skip
BYTES = [
    b"[1]",
    b'{"format": "brobygger-answers/1"}',
    b'{"format": "brobygger-answers/1", "worksheet": "every-type", "answers": {"goals": NaN}}',
    b'{"format": "brobygger-answers/1", "worksheet": "every-type", "answers": {"name": "\\ud800"}}',
    b'{"format": "brobygger-answers/1", "worksheet": "every-type", "answers": {"\\ud800": 1, "\\udc00": 2, "x": {"\\udc00": 3, "\\udc01": 4}}}',
    b'{"format": "brobygger-answers/1", "worksheet": "every-type", "answers": {}, "answers": {}}',
]


def test_one_reading() -> None:
    head = {"format": "brobygger-answers/1", "worksheet": MODEL["id"]}
    written = [json.dumps(head | document, ensure_ascii=False) for document in DOCUMENTS]
    data = [*(text.encode() for text in written), *BYTES, written[0].encode("utf-16"), written[1].encode("utf-8-sig")]
    files = [(f"form-{CPR}.json", item, "json", language) for item in data for language in ("da", "en")]
    theirs = check_in_node(files, {MODEL["id"]: {"da": MODEL}})
    for (name, item, kind, language), other in zip(files, theirs, strict=True):
        ours = [
            [{key: value for key, value in report.items() if key != "words"}, document]
            for report, document in extract_file(name, item, kind, Known(MODEL), language)
        ]
        assert json.loads(json.dumps(ours)) == [[form["report"], form["document"]] for form in other["forms"]], item
        out = json.dumps(ours, ensure_ascii=False)
        assert [
            leak for leak in ("0101901234", CPR, str(NUMBER), "3112991234", "90/1234", "90 – 1234") if leak in out
        ] == []
