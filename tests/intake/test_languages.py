"""Language and version of a file mean one thing by every route, in Python and in the browser."""

import json
from typing import Any

import pytest
from pikepdf import String

from tests.browser.check_in_node import check_in_node
from tests.intake.test_forms import field_named, form_of
from tests.pdf import models
from toolkit.intake.check import extract_file

MODEL = models.every_type()
HEAD = {"format": "brobygger-answers/1", "worksheet": MODEL["id"], "answers": {}}


class Known:
    def model(self, worksheet: str, language: str | None) -> dict[str, Any] | None:
        return MODEL if worksheet == MODEL["id"] else None


def both(given: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Report and document of each answer file, once Python and the browser have said the same."""
    files = [json.dumps(document).encode() for document in given]
    ours = [extract_file("a.json", data, "json", Known(), "da")[0] for data in files]
    theirs = check_in_node([("a.json", data, "json", "da") for data in files], {MODEL["id"]: {"da": MODEL}})
    for (report, document), other in zip(ours, theirs, strict=True):
        [form] = other["forms"]
        shown = {key: value for key, value in report.items() if key != "words"}
        assert json.loads(json.dumps([shown, document])) == [form["report"], form["document"]]
    return [(report, document or {}) for report, document in ours]


def test_versions_that_are_none() -> None:
    odd = ["abc", 1.5, 0, -1, True, [], {}, "1.0", 10**6]
    for version, (report, document) in zip(odd, both([HEAD | {"version": version} for version in odd]), strict=True):
        [finding] = report["findings"]
        assert (finding["code"], report["status"]) == ("unknown-version", "findings"), version
        assert document["version"] == version


@pytest.mark.parametrize("version", [2, "2", " 2 ", 2.0, None])
def test_versions_as_people_write_them(version: Any) -> None:
    [(report, document)] = both([HEAD | {"version": version}])
    assert (report["version"], document["version"]) == (2, 2)
    assert "unknown-version" not in [finding["code"] for finding in report["findings"]]


def test_languages_by_their_tags() -> None:
    tags = ["en-GB", "EN", "en_US", "da-DK", "fi", 5, None]
    reports = both([HEAD | {"language": tag} for tag in tags])
    assert [report["language"] for report, _ in reports] == ["en", "en", "en", "da", "fi", None, "da"]
    assert [document["language"] for _, document in reports] == ["en", "en", "en", "da", "fi", "und", "da"]
    unknown = [any(finding["code"] == "unknown-language" for finding in report["findings"]) for report, _ in reports]
    assert unknown == [False] * 4 + [True, True, False]


def test_the_language_of_a_pdf_too() -> None:
    """Its identity tells; nothing in a PDF of a language that is not known here is read in another one."""
    for tag, code, value in (("xx", "language-needed", "1.234"), ("en-GB", None, 1.234), ("da", None, 1234)):
        form = form_of(MODEL, {"answers": {}}, attach=False)
        field_named(form, "_id").V = String(f"every-type 2 {tag} 01234567")
        field_named(form, "guests").V = String("1.234")
        data = form.bytes()
        [(report, document)] = extract_file("a.pdf", data, "pdf", Known(), "da")
        assert document is not None and document["answers"].get("guests") == value, tag
        codes = [finding["code"] for finding in report["findings"]]
        assert ("unknown-language" in codes, code is None or code in codes) == (tag == "xx", True)
        [said] = check_in_node([("a.pdf", data, "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
        assert said["forms"][0]["document"] == json.loads(json.dumps(document))
