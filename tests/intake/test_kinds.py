"""Kinds of files: by content where that is readable, else by name; the same in the browser."""

import base64
from typing import Any

import pytest

from tests.browser.check_in_node import ask_in_node
from toolkit.intake.kinds import instead_of_pdf, is_passed, kind_of

OFFICE = b"PK\x03\x04" + bytes(26)
CASES: list[tuple[str, bytes, str]] = [
    ("a.pdf", b"%PDF-1.7", "pdf"),
    ("a.PDF", b"", "pdf"),
    ("a.pdf", b"junk %PDF-1.7", "pdf"),
    ("a.txt", b"about %PDF-1.7", "unknown-format"),
    ("a", b" \n%PDF-1.7", "pdf"),
    ("a.json", b"nonsense", "json"),
    ("a.json", b"%PDF-1.7", "pdf"),
    ("a.json", b'{"format": "brobygger-findings/1"', "own-output"),
    ("a.json", b"\x1f\x8b\x08", "archive"),
    ("a.json", b"\x89PNG\r\n", "picture"),
    ("a.yml", b"BMW: 1", "yaml"),
    ("a.yml", b"x: 1", "yaml"),
    ("a.yaml", b'format: "brobygger-answers/1"', "yaml"),
    ("a.json", b"format: brobygger-answers/1", "json"),
    ("a.txt", b"worksheet: x\nformat: 'brobygger-answers/1'", "yaml"),
    ("a.txt", b'\xef\xbb\xbf{"worksheet": "x"', "json"),
    ("a.txt", '\ufeff{"worksheet": "x"'.encode("utf-16-le"), "json"),
    ("a.txt", '\ufeff{"worksheet": "x"'.encode("utf-16-be"), "json"),
    ("a.pdf", b'{"worksheet": "x"', "json"),
    ("a.txt", b'{"x": 1}', "unknown-format"),
    ("a.json.txt", b"", "empty-file"),
    ("a.json.txt", b"{", "json"),
    ("svar.yaml.bak", b"x", "yaml"),
    ("a.zip", b"PK\x03\x04", "zip"),
    ("a.zip", b"", "zip"),
    ("a.zip", b"nonsense", "zip"),
    ("a.zip", b"Rar!", "archive"),
    ("a.zip", b'{"worksheet": "x"', "zip"),
    ("a", b"PK\x05\x06", "zip"),
    ("a.docx", OFFICE, "word-file"),
    ("a.zip", OFFICE + b"word/document.xml", "word-file"),
    ("a", OFFICE + b"xl/workbook.xml", "spreadsheet"),
    ("a", OFFICE + b"mimetypeapplication/vnd.oasis.opendocument.text", "word-file"),
    ("a.xlsx", b"x", "spreadsheet"),
    ("a.csv", b"a;b", "spreadsheet"),
    ("a.eml", b"x", "mail"),
    ("a", b"Return-Path: <a>\r\nMIME-Version: 1.0\r\n", "mail"),
    ("a.txt", "Kære alle: hej\nMIME-Version: 1.0".encode(), "unknown-format"),
    ("a.msg", b"\xd0\xcf\x11\xe0", "mail-file"),
    ("a.heic", bytes(64), "picture"),
    ("a", b"\x89PNG\r\n", "picture"),
    ("a", b"\xff\xd8\xff", "picture"),
    ("a", b"\0\0\0\x18ftypheic", "picture"),
    ("a.fdf", b"%FDF-1.2", "form-data"),
    ("a", b"%FDF-1.2", "form-data"),
    ("a.rar", b"Rar!", "archive"),
    ("a.bin", b"7z\xbc\xaf", "archive"),
    ("a.json", b"\xfd7zXZ\0", "archive"),
    ("a.zip", b"BZh91AY", "archive"),
    ("svar.json.zst", b"(\xb5/\xfd\x04", "archive"),
    ("svar.json.lz4", b"\x04\x22M\x18", "archive"),
    ("a.rtf", b"{\\rtf", "word-file"),
    ("a", b"{\\rtf", "word-file"),
    ("a.html", b'<meta name="generator" content="Brobygger">', "own-output"),
    ("a.txt", "✗ a.pdf".encode(), "own-output"),
    ("a.txt", "– mælk".encode(), "unknown-format"),
    ("a.bin", b"\0\xff\xfe", "unknown-format"),
    ("x/b.c/a", b"x", "unknown-format"),
    (".pdf", b"x", "unknown-format"),
    ("a.", b"x", "unknown-format"),
    ("a", b"\xff\xfe{", "unknown-format"),
]
PASSED = ["~$a.docx", ".DS_Store", "THUMBS.DB", "desktop.ini", "__MACOSX", "._a", ".~lock.a#"]
NOT_PASSED = ["a.pdf", "thumbs.pdf", "a~$.docx", "_a"]
INSTEAD = [
    (bytes(100), "zeros"),
    (b"<!DOCTYPE HTML><p>", "web-page"),
    (b"\n<html>", "web-page"),
    (b"\xff\xd8\xff", "picture"),
    (OFFICE + b"word/", "word-file"),
    (b"PK\x03\x04", "zip"),
    (b"text", None),
]


@pytest.mark.parametrize(("name", "head", "wanted"), CASES)
def test_kinds(name: str, head: bytes, wanted: str) -> None:
    kind = kind_of(name, head)
    assert (kind.reads or kind.verdict) == wanted and (kind.reads is None) != (kind.verdict is None)


def test_names_that_are_passed_over() -> None:
    assert all(map(is_passed, PASSED)) and not any(map(is_passed, NOT_PASSED))


@pytest.mark.parametrize(("head", "wanted"), INSTEAD)
def test_what_is_called_a_pdf(head: bytes, wanted: str | None) -> None:
    assert instead_of_pdf(head) == wanted


def test_the_browser_says_the_same() -> None:
    files = [(name, head) for name, head, _ in CASES] + [("a.pdf", head) for head, _ in INSTEAD]
    files += [(name, b"x") for name in PASSED + NOT_PASSED]
    asked = [[name, base64.b64encode(head).decode()] for name, head in files]
    [answer] = ask_in_node([{"kinds": asked}])
    wanted: list[Any] = []
    for name, head in files:
        kind = kind_of(name, head)
        wanted.append([is_passed(name), {"reads": kind.reads, "verdict": kind.verdict}, instead_of_pdf(head)])
    assert answer["kinds"] == wanted
