"""Files that cannot be read, and YAML that a content file may not hold."""

from tests.content.cases_guide import whole
from tests.content.small import SHEET, Files, field, plain, sheet

_TITLE = "title: {da: Titel, en: Title}\n"


def _with(line: str) -> Files:
    return {SHEET: plain().replace(_TITLE, line + "\n")}


# (name, code, files); the code is expected at the marks.
CASES: list[tuple[str, str, Files]] = [
    ("a web page", "other-kind", {SHEET: "⟦<!DOCTYPE html>\n<html><body>id: small</body></html>\n"}),
    ("a file of a word processor", "other-kind", {SHEET: "⟦{\\rtf1\\ansi\\deff0 id: small}"}),
    ("a web page in the guide", "other-kind", whole(da="⟦<html><h1>Side</h1></html>")),
    ("a file of white space", "empty-file", {SHEET: "⟦\n# nothing but a remark\n"}),
    ("an anchor", "yaml-alias", _with("title: ⟦&t {da: Titel, en: Title}")),
    ("an alias", "yaml-alias", _with("title: {da: ⟦*t, en: Title}")),
    ("an anchor that holds itself", "yaml-alias", {SHEET: "⟦&a [*a]\n"}),
    ("an alias as key", "yaml-alias", _with("⟦*t : {da: Titel, en: Title}")),
    ("a merge key", "yaml-alias", _with("title: {<<: ⟦*t, en: Title}")),
    ("a Python tag", "yaml-tag", _with("title: ⟦!!python/object/apply:os.system [ls]")),
    ("a plain tag", "yaml-tag", _with("title: {da: ⟦!!str Titel, en: Title}")),
    ("a tag of one's own", "yaml-tag", _with("⟦!x title: {da: Titel, en: Title}")),
    ("indented with a tab", "yaml-tab", {SHEET: plain().replace("    title", "  ⟦\ttitle")}),
    ("nothing that anybody could have meant", "yaml-syntax", {SHEET: "id: small\n⟦: : [[[\n"}),
    ("a character of control", "yaml-character", _with("title: {da: Tit⟦\x07el, en: Title}")),
    ("a line separator", "yaml-character", _with("title: {da: 'Tit⟦\u2028el', en: Title}")),
    ("a second document", "yaml-documents", {SHEET: plain() + "⟦---\nid: other\n"}),
    ("very deep", "yaml-depth", _with("title: " + "[" * 40 + "⟦[" + "]" * 41)),
    ("a list as key", "yaml-key", _with("? ⟦[a, b]\n: c")),
    ("a key twice", "duplicate-key", _with("title: {da: Titel, en: Title}\n⟦title: {da: Andet, en: Other}")),
    ("a key twice on one line", "duplicate-key", _with("title: {da: Titel, en: Title, ⟦da: Andet}")),
    ("an id that is not the file's name", "id-is-not-file", {SHEET: plain().replace("id: small", "id: ⟦large")}),
    (
        "the same worksheet with both endings",
        "duplicate-worksheet",
        {SHEET: plain(), "worksheets/small.yml": plain().replace("id: small", "id: ⟦small")},
    ),
    ("an id that Windows refuses", "refused-name", {"worksheets/con.yaml": plain().replace("id: small", "id: ⟦con")}),
    (
        "an id that Windows refuses, with a number",
        "refused-name",
        {"worksheets/lpt9.yaml": plain().replace("id: small", "id: ⟦lpt9")},
    ),
    (
        "a worksheet called as the example of another",
        "same-file",
        {
            SHEET: plain().replace("{id: filled,", "{id: ⟦filled,"),
            "worksheets/small--filled.yaml": plain().replace("id: small", "id: small--filled"),
        },
    ),
    (
        "a worksheet called as the cards of another",
        "same-file",
        {
            SHEET: sheet(field("type: cards, statements: [{id: a, text: {da: A, en: A}}]")),
            "worksheets/small--cards.yaml": plain().replace("id: small", "id: ⟦small--cards"),
        },
    ),
    (
        "an example called as the plan of its sheet",
        "same-file",
        {
            SHEET: sheet(top="facilitation: {minutes: 5, steps: {da: [Tal], en: [Talk]}}").replace(
                "{id: filled,", "{id: ⟦leader,"
            )
        },
    ),
    (
        "a worksheet called as the list",
        "same-page",
        {"worksheets/index.yaml": plain().replace("id: small", "id: ⟦index")},
    ),
    ("too many parts", "file-too-big", {SHEET: sheet(top="keywords: {da: [" + "a, " * 99_900 + "], en: []}")}),
]

# (name, code, line, column, bytes of the worksheet)
BYTES: list[tuple[str, str, int, int, bytes]] = [
    ("latin-1", "wrong-encoding", 4, 19, plain().replace("Formål", "Form\u00e5l").encode("latin-1")),
    ("UTF-16", "wrong-encoding", 1, 1, plain().encode("utf-16")),
    ("UTF-16 without a mark", "yaml-character", 1, 2, "id: small".encode("utf-16-le")),
    ("a NUL byte", "yaml-character", 1, 3, b"id\x00: small\n"),
    ("too big", "file-too-big", 1, 1, b"# " + b"x" * 1_000_000),
    ("ten megabytes", "file-too-big", 1, 1, b"a: b\n" * 2_000_000),
    ("a Word document", "other-kind", 1, 1, b"PK\x03\x04" + bytes(range(256))),
    ("nothing", "empty-file", 1, 1, b""),
    ("a megabyte of dashes", "yaml-depth", 1, 83, b"- " * 500_000),
    ("a megabyte of brackets", "yaml-depth", 1, 42, b"[" * 1_000_000),
    ("a megabyte of braces", "yaml-depth", 1, 165, b"{a: " * 250_000),
]
