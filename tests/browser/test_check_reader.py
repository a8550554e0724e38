"""The browser's reading of files against Python's: the same report and the same answers for the same bytes. All files of a test in one Node.

1 every example of every worksheet, as written and as other programs save it   2 forms that are not as they were made
3 hostile and broken files   4 answer files
"""

import codecs
import functools
import io
import json
import random
import zlib
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, String

from tests.browser.check_in_node import File, check_in_node
from tests.pdf.small_form import SmallForm
from tests.pdf.test_read_hostile import bomb, packed_pdf
from tests.rules.generate_answers import make_document
from tests.test_every_sheet import EVERY_TYPE, LIBRARY, NAMES, PROGRAMS, documents, empty_pdf, model_for, saved_by_qpdf
from tests.tiers import ALL, in_turn, spread
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.check import extract_file
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.read.filled import MAX_BYTES, read_pdf

Model = dict[str, Any]
SHEETS = [*in_turn(spread(NAMES, 6), LIBRARY.languages), *EVERY_TYPE]
SAVED = [*in_turn(spread(NAMES, 1), LIBRARY.languages), *EVERY_TYPE]  # by other programs
LANGUAGES = ("da", "en")


@cache
def known() -> dict[str, dict[str, Model]]:
    found: dict[str, dict[str, Model]] = {}
    for name, language in SHEETS:
        model = model_for(name, language)
        found.setdefault(model["id"], {})[language] = model
    return found


class Known:
    """The definitions of `check`, as the page has them."""

    def __init__(self, models: dict[str, dict[str, Model]]) -> None:
        self._models = models

    def model(self, worksheet: str, language: str | None) -> Model | None:
        found = self._models.get(worksheet)
        return None if found is None else found.get(language or "") or next(iter(found.values()))


@cache
def one_filled() -> tuple[Model, bytes]:
    """A form with fields of all types, filled in."""
    model = model_for("(every field type)", "da")
    return model, fill_pdf(empty_pdf("(every field type)", "da"), model, next(documents(model)))


def as_doubles(document: Any) -> Any:
    """JavaScript has no whole numbers above 2⁵³; they are findings on both sides."""
    return json.loads(json.dumps(document), parse_int=float)


def in_order(report: dict[str, Any]) -> dict[str, Any]:
    """The findings of a field's rows, and of one row, in one order: JavaScript moves keys like "1", which no sheet has, to the front of an object."""
    by_code = groupby(report["findings"], lambda finding: (finding["field"], finding["code"]))
    moved = [one for _, run in by_code for one in sorted(run, key=lambda finding: finding["row"] != "1")]
    runs = groupby(moved, lambda finding: (finding["field"], finding["row"], finding["code"]))
    return report | {"findings": [one for _, run in runs for one in sorted(run, key=str)]}


def assert_same(files: list[File], models: dict[str, dict[str, Model]]) -> list[dict[str, Any]]:
    """Both say the same about every file; returns the reports."""
    reports = []
    for (name, data, kind, language), found in zip(files, check_in_node(files, models), strict=True):
        assert "error" not in found, found["error"]
        forms = extract_file(name, data, kind, Known(models), language)
        for (report, document), form in zip(forms, found["forms"], strict=True):
            report.pop("words", None)
            assert in_order(form["report"]) == in_order(report), name
            assert as_doubles(form["document"]) == as_doubles(document), name
            reports.append(report)
    return reports


# 1 ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.__name__)
def test_every_example_after_every_program(program: Any, tmp_path: Path) -> None:
    files: list[File] = []
    for number, (name, language) in enumerate(SHEETS if program is PROGRAMS[0] else SAVED):
        model = model_for(name, language)
        for document in documents(model):
            filled = program(fill_pdf(empty_pdf(name, language), model, document), tmp_path)
            files.append((f"{model['id']}-{language}.pdf", filled, "pdf", LANGUAGES[number // 2 % 2]))
    reports = assert_same(files, known())
    assert {report["status"] for report in reports} <= {"ok", "findings"} and any(
        report["scores"] for report in reports
    )


@pytest.mark.parametrize("words", ["See the stream.", "the words endstream and stream ", "obj endobj"])
def test_words_of_the_file_format_are_words_in_an_answer(words: str, tmp_path: Path) -> None:
    """qpdf writes the appearances unpacked, and their lengths elsewhere."""
    model = model_for("(every field type)", "da")
    name = next(field["id"] for part in model["sections"] for field in part["fields"] if field["type"] == "longtext")
    data = saved_by_qpdf(
        fill_pdf(empty_pdf("(every field type)", "da"), model, {"answers": {name: words.strip()}}), tmp_path
    )
    (report,) = assert_same([("a.pdf", data, "pdf", "da")], known())
    assert "answers-may-be-missing" not in [found["code"] for found in report["findings"]]


# 2 ----------------------------------------------------------------------------------------------------------------------


def changed(data: bytes, change: Any) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf, {str(field.T): field for field in pdf.Root.AcroForm.Fields})
        pdf.save(target)
    return target.getvalue()


def no_attachment(pdf: Any, fields: Any) -> None:
    del pdf.Root.Names
    del pdf.Root.AF


def no_identity(pdf: Any, fields: Any) -> None:
    no_attachment(pdf, fields)
    fields["_id"].V = String("something else")


def other_version(number: int) -> Any:
    def change(pdf: Any, fields: Any) -> None:
        no_attachment(pdf, fields)
        first, _, *rest = str(fields["_id"].V).split(" ")
        fields["_id"].V = String(" ".join([first, str(number), *rest]))

    return change


def other_hash(pdf: Any, fields: Any) -> None:
    no_attachment(pdf, fields)
    fields["_id"].V = String(str(fields["_id"].V)[:-8] + "00000000")


def identity_conflict(pdf: Any, fields: Any) -> None:
    fields["_id"].V = String("other-sheet 2 da 00000000")


def lost_fields(pdf: Any, fields: Any) -> None:
    kept = [field for name, field in fields.items() if not name.startswith(("choice", "table"))]
    pdf.Root.AcroForm.Fields = Array(kept)
    for page in pdf.pages:
        page.Annots = Array([])


def all_fields_lost(pdf: Any, fields: Any) -> None:
    pdf.Root.AcroForm.Fields = Array([fields["_id"]])
    for page in pdf.pages:
        page.Annots = Array([])


def told_twice(pdf: Any, fields: Any) -> None:
    for name, field in fields.items():
        if field.get("/FT") == Name.Btn and "/Kids" in field:
            field.Kids[0].AS, field.V = Name("/0"), Name("/1")
        elif field.get("/FT") == Name.Tx and name.startswith("text"):
            twin = pdf.make_indirect(Dictionary(T=field.T, FT=Name.Tx, V=String("noget andet 010190-1234")))
            pdf.Root.AcroForm.Fields.append(twin)


def odd_values(pdf: Any, fields: Any) -> None:
    for number, field in enumerate(fields.values()):
        if field.get("/FT") == Name.Tx and field.T != "_id":
            field.V = String(
                [
                    "æøå €",
                    "\u200b\ufeff",
                    "31.2.2026",
                    "1.234,5",
                    "12.000.000.000.000.000.000",
                    "x" * 2000,
                    "",
                    "99",
                    "020390-4321",
                ][number % 9]
            )
    pdf.Root.AcroForm.Fields.append(
        pdf.make_indirect(Dictionary(T=String("constructor"), FT=Name.Tx, V=String("fremmed")))
    )
    pdf.Root.AcroForm.Fields.append(
        pdf.make_indirect(Dictionary(T=String("__proto__"), FT=Name.Tx, V=String("fremmed")))
    )


CHANGES = [
    no_attachment, no_identity, other_version(1), other_version(9), other_hash, identity_conflict, lost_fields, all_fields_lost, told_twice, odd_values,
]  # fmt: skip


@pytest.mark.parametrize("place", ["known", "unknown", "other version"])
def test_forms_that_are_not_as_they_were_made(place: str) -> None:
    model, data = one_filled()
    models: dict[str, dict[str, Model]] = {"known": known(), "unknown": {}, "other version": {}}[place]
    if place == "other version":
        models = {
            model["id"]: {
                language: known()[model["id"]][language] | {"version": 3, "hash": "f" * 64} for language in LANGUAGES
            }
        }
    files: list[File] = [
        (f"{number}.pdf", changed(data, change), "pdf", "en" if number % 2 else "da")
        for number, change in enumerate(CHANGES)
    ]
    files.append(("as-it-was.pdf", data, "pdf", "en"))
    reports = assert_same(files, models)
    codes = {finding["code"] for report in reports for finding in report["findings"]}
    wanted = {
        "known": {
            "conflict",
            "duplicate-field",
            "definition-differs",
            "field-missing",
            "unknown-version",
            "looks-like-cpr",
        },
        "unknown": {"unknown-worksheet"},
    }
    assert wanted.get(place, {"older-version"}) <= codes


def test_an_unsound_definition_is_not_used() -> None:
    model, data = one_filled()
    files: list[File] = []
    for path, wrong in [
        ("version", "2"),
        ("hash", "x"),
        ("sections", []),
        ("scores", 5),
        ("changes", None),
        ("title", "x" * 6000),
    ]:

        def change(pdf: Any, fields: Any, path: str = path, wrong: Any = wrong) -> None:
            stream = pdf.make_stream(json.dumps(model | {path: wrong}).encode())
            pdf.Root.Names.EmbeddedFiles.Names[1].EF = Dictionary(F=stream, UF=stream)

        files.append((f"{path}.pdf", changed(data, change), "pdf", "da"))
    reports = assert_same(files, {})
    assert all(report["findings"][0]["code"] == "unknown-worksheet" and not report["scores"] for report in reports)


# 3 ----------------------------------------------------------------------------------------------------------------------


def small(change: Any) -> bytes:
    form = SmallForm()
    change(form)
    return form.bytes()


def many_fields(form: SmallForm) -> None:
    for number in range(6_000):
        form.fields.append(form.pdf.make_indirect(Dictionary(T=String(f"f{number}"), FT=Name.Tx)))


def deep_tree(form: SmallForm) -> None:
    node = form.pdf.make_indirect(Dictionary(T=String("leaf"), FT=Name.Tx))
    for _ in range(500):
        node = form.pdf.make_indirect(Dictionary(T=String("n"), Kids=Array([node])))
    form.fields.append(node)


def fan_out(form: SmallForm) -> None:
    node = form.pdf.make_indirect(Dictionary(T=String("leaf"), FT=Name.Tx))
    for level in range(9):
        node = form.pdf.make_indirect(Dictionary(T=String(f"n{level}"), Kids=Array([node] * 10)))
    form.fields.append(node)
    form.text("a", "x")


def circle(form: SmallForm) -> None:
    top = form.pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, V=String("x")))
    top.Kids, top.Parent = Array([top, top]), top
    form.fields.append(top)
    form.text("b", "y")


def xfa(form: SmallForm) -> None:
    form.pdf.Root.AcroForm.XFA = Array([String("template"), form.pdf.make_stream(b"<x/>")])


def streamed(data: bytes, **entries: Any) -> Any:
    def change(form: SmallForm) -> None:
        form.text("a").V = form.pdf.make_stream(data, **entries)

    return change


def encodings(form: SmallForm) -> None:
    form.text("doc", pikepdf.String(b"pl\xf8kke \x80\x18\xa0\r\nny"))
    form.text("be", pikepdf.String(codecs.BOM_UTF16_BE + "ægte €".encode("utf-16-be")))
    form.text("le", pikepdf.String(codecs.BOM_UTF16_LE + "ægte".encode("utf-16-le")))
    form.text("utf8", pikepdf.String(codecs.BOM_UTF8 + "ægte".encode()))
    form.text(
        "esc", pikepdf.String(codecs.BOM_UTF16_BE + "\x1b".encode("utf-16-be") + b"da" + "\x1bja".encode("utf-16-be"))
    )
    form.text("signs", "a(b)\\c)\t\r\n…")


def locked(password: str) -> bytes:
    form = SmallForm()
    encodings(form)
    target = io.BytesIO()
    form.pdf.save(target, encryption=Encryption(user=password, owner="owner"))
    return target.getvalue()


def radios(form: SmallForm) -> None:
    claims = [Name("/1"), String("3"), String("1"), 2, Name("/na"), Name.Off, None]
    for number, claim in enumerate(claims):
        for chosen in (None, 0, 3):
            group = form.radio(f"r{number}-{chosen}", ["1", "2", "3", "na"], chosen)
            if claim is None:
                del group.V
            else:
                group.V = claim
    form.check("on", True, "Ja#20tak")
    form.check("off")
    form.combo("label", [("public", "Offentlig"), ("third", "Civilsamfund")], "Civilsamfund")


def foreign_lock(entries: bytes) -> bytes:
    """A PDF locked by something else than a password."""
    target = io.BytesIO()
    SmallForm().pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return target.getvalue().replace(b"trailer <<", b"trailer << /Encrypt <<" + entries + b">>")


def portfolio(form: SmallForm) -> None:
    form.pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)


KEYS = b"/O (%s) /U (%s) /P 1" % (b"x" * 32, b"x" * 32)


END = b"\nstartxref\n9\n%%EOF\n"


@functools.cache
def hostile() -> dict[str, bytes]:
    """Files that mean harm, by name. They take seconds to make."""
    return {
        "empty": b"",
        "text": b"hello",
        "late head": b"\0" * 2000 + b"%PDF-1.7",
        "head only": b"%PDF-1.7\n",
        "garbage": b"%PDF-1.7\n" + b"garbage " * 1000,
        "no end": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n",
        "root is a list": b"%PDF-1.7\n1 0 obj\n[1 2]\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
        "too big": b"%PDF-1.7\n" + bytes(MAX_BYTES),
        "no fields": small(lambda form: None),
        "xfa": small(xfa),
        "many fields": small(many_fields),
        "deep tree": small(deep_tree),
        "fan-out": small(fan_out),
        "circle": small(circle),
        "long value": small(lambda form: form.text("a", "x" * 200_000)),
        "bomb": small(streamed(bomb(50_000_000), Filter=Name.FlateDecode)),
        "two filters": small(
            streamed(zlib.compress(bomb(1_000_000)), Filter=Array([Name.FlateDecode, Name.FlateDecode]))
        ),
        "text in a stream": small(streamed(codecs.BOM_UTF16_BE + "En længere tekst\r\nher".encode("utf-16-be"))),
        "nesting": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/AcroForm<</Fields "
        + b"[" * 100_000
        + b"]" * 100_000
        + b">>>>\nendobj\ntrailer<</Root 1 0 R>>\n",
        "packed": packed_pdf(zlib.compress(b"2 0 <</Fields[<</T(a)/FT/Tx/V(x)>>]>>")),
        "packed bomb": packed_pdf(bomb(150_000_000)),
        # whose time must not grow with the square of their number: each took minutes
        "heads of streams": b"%PDF-1.7\n" + b">>stream\n" * 200_000 + END,
        "streams": b"%PDF-1.7\n" + b"1 0 obj<<>>stream\nendstream " * 200_000 + END,
        "letters of two bytes": b"%PDF-1.7\n" + b"a\0" * 2_000_000 + END,
        "half a file": small(radios)[:3000],
        "encodings": small(encodings),
        "radios": small(radios),
        "locked": locked("secret"),
        "open to all": locked(""),
        "locked by a certificate": foreign_lock(b"/Filter /Adobe.PubSec /V 4 /SubFilter /adbe.pkcs7.s5"),
        "locked by a shop": foreign_lock(b"/Filter /FOPN_foweb /V 1"),
        "locked by something to come": foreign_lock(b"/Filter /Standard /V 9 /R 9" + KEYS),
        "portfolio": small(portfolio),
        "zeros": bytes(5000),
        "web page": b"<!DOCTYPE html><title>Log ind</title>",
        "photo": b"\xff\xd8\xff\xe0" * 300,
    }


VERDICTS = {
    "locked by a certificate": "password-protected",
    "locked by a shop": "password-protected",
    "locked by something to come": "password-protected",
    "portfolio": "portfolio",
}


def test_hostile_and_broken_files_get_the_same_verdict() -> None:
    files: list[File] = [(name, data, "form", "da") for name, data in hostile().items()]
    for (name, data, _, _), found in zip(files, check_in_node(files, {}), strict=True):
        form = found["form"]
        try:
            wanted = read_pdf(data)
        except Unreadable as unreadable:
            assert (form["verdict"], form.get("data", {})) == (unreadable.verdict, unreadable.data), name
            assert unreadable.verdict == VERDICTS.get(name, unreadable.verdict)
            continue
        assert name not in VERDICTS
        assert dict(form["values"]) == wanted.values, name
        assert (form["conflicts"], form["duplicates"]) == (wanted.conflicts, wanted.duplicates), name


def test_what_is_wrong_is_said_alike() -> None:
    """The sentence fits the cause, on the page as on the command line."""
    names = ("locked", "zeros", "web page", "photo", "text", *VERDICTS)
    reports = assert_same([(f"{name}.pdf", hostile()[name], "pdf", "da") for name in names], {})
    assert len({report["findings"][0]["message"] for report in reports}) == len(names) - 2  # three foreign locks


def test_pdfs_one_behind_the_other() -> None:
    """They are read apart, each its own entry; what is wrong with one is no reason to lose the others."""
    model, data = one_filled()
    joined = data + b"\r\n" + small(radios) + small(lambda form: None) + data[:-1500]
    reports = assert_same([("a.pdf", joined, "pdf", "da"), ("b.pdf", data + b"\n%%EOF\n", "pdf", "da")], known())
    assert [(report["path"], report["worksheet"], report["verdict"]) for report in reports[:3]] == [
        ("a.pdf#1", model["id"], None),
        ("a.pdf#2", None, None),
        ("a.pdf#3", None, "no-fields"),
    ]
    assert reports[3]["path"] == "a.pdf#4" and reports[4]["path"] == "b.pdf"


def test_a_file_that_takes_time_ends() -> None:
    """25 MB that pdf-lib would read for hours: each object that does not end sends it to the end of the file and back."""
    files: list[File] = [
        ("objects", b"%PDF-1.7\n" + b"1 0 obj << /A " * 1_700_000 + b"trailer<<>>", "form", "da"),
        ("digits", b"%PDF-1.7\n" + b"1" * 5_000_000, "form", "da"),
        (
            "table",
            b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 4000000000/W[0 0 0]/Length 0>>\nstream\n\nendstream\nendobj\n",
            "form",
            "da",
        ),
        ("noise", b"%PDF-1.7\n" + random.Random(1).randbytes(20_000_000), "form", "da"),
        ("noise with a trailer", b"%PDF-1.7\n" + random.Random(2).randbytes(5_000_000) + b"trailer<<>>", "form", "da"),
    ]
    for (name, *_), found in zip(files, check_in_node(files, {}), strict=True):
        assert found["form"]["verdict"] == "damaged", name


def test_bytes_changed_at_random_never_break_the_reader() -> None:
    _, data = one_filled()
    chance, files = random.Random(3), []
    for number in range(60 if ALL else 20):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 20, 300))):
            broken[chance.randrange(len(broken))] = chance.choice((chance.randrange(256), *b"0123456789[]<>()/ "))
        files.append((str(number), bytes(broken), "pdf", "da"))
    assert [found.get("error") for found in check_in_node(files, known())] == [None] * len(files)


# 4 ----------------------------------------------------------------------------------------------------------------------

HEAD = '{"format": "brobygger-answers/1", "worksheet": "every-field", '
BROKEN = [
    "", "  \n ", "{", "[1, 2", "{}", "[]", "null", '{"a": 1,}', '{"a" 1}', '{"a": tru}', '{"a": NaN}', '{"a": -Infinity}', '{"a": 01}', '{"a": 1.}',
    '{"a": -}', '{"a": "\t"}', '{"a": "\\x"}', '{"a": "\\u12G4"}', '{"a": "\\', '{"a": "abc', '{"æ": 1, "b": 2, "æ": 3}', '{"a": {"b": 1, "b": 2}}', "{'a': 1}",
    '{"a": 1} x', '{"ø😀":\n "x" y}', "[" * 60 + "]" * 60, '{"a": [' * 30, '\ufeff{"a": 1,}', '{"a": 1e999}', '{"a": "\\ud800"}', "{a: 1}", '{"a": [1 2]}', '{"a": [1,]}',
    HEAD + '"version": "x", "answers": {}}', HEAD + '"version": 2.5, "answers": {}}', HEAD + '"version": "2", "answers": {}}', HEAD + '"version": 2.0, "answers": []}',
    HEAD + '"version": 9, "answers": {"x": 1}}', HEAD + '"answers": {"__proto__": 1, "constructor": {"a": 1}, "1.5": "x", "2026-11-20": 1}}', HEAD + '"answers": 5}',
    HEAD + '"respondent": [1], "answers": {}}', HEAD + '"respondent": {"cpr": "010190-1234", "date": "x"}, "dropped": {"a": 1}, "saved": "s", "answers": {}}',
    HEAD.replace("every-field", "ukendt") + '"answers": {"a": "010190-1234"}}', HEAD.replace("every-field", "12.5") + '"answers": {}}', HEAD + '"language": "de", "answers": {}}',
]  # fmt: skip


def test_answer_files() -> None:
    files: list[File] = [
        (f"{number}.json", text.encode(), "json", "en" if number % 2 else "da") for number, text in enumerate(BROKEN)
    ]
    files += [
        ("utf-16", ("\ufeff" + HEAD + '"answers": {}}').encode("utf-16-le"), "json", "da"),
        ("latin-1", b'{"a": "\xe6"}', "json", "da"),
    ]
    many = (
        {f"k{number}": 1 for number in range(20_000)},
        [{"a": "x"}] * 7_000,
        "x" * 100_001,
        {"x" * 100_001: 1},
        "😀" * 60_000,
    )
    files += [
        (f"excess {number}", (HEAD + '"answers": ' + json.dumps({"a": value}) + "}").encode(), "json", "da")
        for number, value in enumerate(many)
    ]
    assert_same(files, known())


def test_answer_files_at_random() -> None:
    chance, files = random.Random(5), []
    models = [model for by_language in known().values() for model in by_language.values()]
    for number in range(300 if ALL else 100):
        model = chance.choice(models)
        made = make_document(chance, model)
        document = made if isinstance(made, dict) else {"answers": made}
        identity = {
            "format": "brobygger-answers/1",
            "worksheet": model["id"],
            "language": chance.choice((*LANGUAGES, "xx")),
        }
        text = json.dumps(document | identity)
        files.append((f"{number}.json", text.encode(), "json", chance.choice(LANGUAGES)))
    assert_same(files, known())
