"""Files as other programs and hands leave them: text in other encodings, formats of other times, savings whose end does not know of them, pages put
in. Python and the browser say the same of each."""

import codecs
import io
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.browser.check_in_node import File, check_in_node
from tests.browser.test_check_reader import assert_same, known, one_filled
from tests.pdf import models
from tests.pdf.small_form import SmallForm
from tests.tiers import spread
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.pdf.read.filled import read_pdf
from toolkit.words.written import written

# Text strings -------------------------------------------------------------------------------------------------------------

STRINGS: list[tuple[bytes, str]] = [
    ("ja – nej".encode("utf-16-be"), "ja – nej"),
    ("Blåbær – ja".encode("utf-16-le"), "Blåbær – ja"),
    ("Blåbær og grød".encode("utf-16-be") + b"\0\0", "Blåbær og grød"),
    (b"Jens\0", "Jens"),
    (b"J\0e\0", "Je"),
    (b"\x93Bl\xe5b\xe6r\x94", "“Blåbær”"),
    (b"mandag \x96 fredag", "mandag – fredag"),
    (b"3\x965 \x80", "3–5 €"),
    (b"don\x92t", "don’t"),
    (b"\x95 f\xf8rst\n\x95 s\xe5", "• først\n• så"),
    # What honest programs write is left alone.
    (b"\x8dBl\xe5b\xe6r\x8e \x85 ja", "“Blåbær” – ja"),
    (b"e\x93ective of\x93ce", "eﬁective ofﬁce"),
    (b"the \x93rst", "the ﬁrst"),
    (b"b\x92uf, c\x9cur", "b™uf, cœur"),
    (b"\x80 5 personer", "• 5 personer"),
    (b"mandag\x85", "mandag–"),
    (b"b\x18c", "b˘c"),
    (codecs.BOM_UTF16_BE + "a\0b".encode("utf-16-be"), "ab"),
    # Half a sign is no letter, and no sign is lost with it.
    (codecs.BOM_UTF16_BE + b"\xde\x00\x00a", "a"),
    (codecs.BOM_UTF16_BE + b"\x00a\xd8\x3d\x00b", "ab"),
    (codecs.BOM_UTF16_LE + b"a\x00\x3d\xd8\x00\xde", "a😀"),
    (codecs.BOM_UTF16_BE + b"\xd8\x3d\xd8\x3d\xde\x00b", "😀"),
]


def with_text(raw: Any) -> bytes:
    """A filled form of every type with another value in its first text; without looks, which would tell another story."""
    _, data = one_filled()
    pdf = Pdf.open(io.BytesIO(data))
    for field in pdf.Root.AcroForm.Fields:
        if str(field.T) == "text-plain":
            field.V = raw
            del field.AP
    return bytes_of(pdf)


def bytes_of(pdf: Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def test_names_that_are_no_utf8_are_latin_1() -> None:
    """As programs wrote them before names had an encoding: states of boxes, an answer that is a name, keys and kinds that say nothing to us."""
    form = SmallForm()
    form.check("ticked", True, "JQ")
    form.check("empty", False, "JQ")
    form.text("named", Name("/JQ"))
    group = form.radio("group", ["x", "y"], 1)
    del group.Opt
    group.V, group.Kids[1].AS = Name("/JQ"), Name("/JQ")
    group.Kids[1].AP.N = Dictionary({"/JQ": form._look(b"0 0 9 9 re f"), "/Off": form._look()})
    odd = form.check("odd", True, "on")
    odd.AS = Name("/JQ")  # a state that it has no look for
    form.page.obj.Annots.append(
        form.pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name("/LQ"), Rect=Array([0, 0, 9, 9])))
    )
    form.pdf.Root.OCProperties = Dictionary(D=Dictionary(BaseState=Name("/BQ")))
    target = io.BytesIO()
    form.pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = re.sub(rb"/([JLB])Q", b"/\\1\xe5", target.getvalue())
    read = read_pdf(data)
    assert read.values == {"ticked": True, "empty": False, "named": "Jå", "group": "Jå", "odd": True}
    assert read.conflicts == ["odd"] and not read.warnings
    [answer] = check_in_node([("a.pdf", data, "form", "da")], {})
    assert dict(answer["form"]["values"]) == read.values and answer["form"]["conflicts"] == ["odd"]


def test_text_without_a_mark_and_of_windows() -> None:
    files: list[File] = []
    for raw, expected in STRINGS:
        form = SmallForm()
        form.text("a", String(raw))
        assert read_pdf(form.bytes()).values["a"] == expected, raw
        files.append(("a.pdf", form.bytes(), "form", "da"))
    for (raw, expected), said in zip(STRINGS, check_in_node(files, {}), strict=True):
        assert dict(said["form"]["values"])["a"] == expected, raw
    assert_same([("a.pdf", with_text(String(raw)), "pdf", "da") for raw, _ in spread(STRINGS, 2)], known())


@pytest.mark.parametrize(
    ("written_as", "expected"), [(b"14.50", "14.5"), (b"1.234", "1.2340"), (b"12", "12"), (b"2.0", "2")]
)
def test_numbers_of_programs_are_no_thousands(written_as: bytes, expected: str) -> None:
    form = SmallForm()
    form.text("a", pikepdf.Object.parse(written_as))
    assert read_pdf(form.bytes()).values["a"] == expected


def test_numbers_of_programs_in_the_browser() -> None:
    assert_same(
        [("a.pdf", with_text(pikepdf.Object.parse(number)), "pdf", "da") for number in (b"14.50", b"1.234", b"7")],
        known(),
    )


# Savings ------------------------------------------------------------------------------------------------------------------


@cache
def saved_later() -> tuple[bytes, bytes]:
    """A filled form, and the same with a later saving behind it that says something else in one field."""
    _, data = one_filled()
    pdf = Pdf.open(io.BytesIO(data))
    at = next(field.objgen[0] for field in pdf.Root.AcroForm.Fields if str(field.T) == "longtext-plain")
    size = int(pdf.trailer.Size)
    last = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    changed = b"\n%d 0 obj\n<</FT/Tx/T(longtext-plain)/V(Senere)>>\nendobj\n" % at
    table = len(data) + len(changed)
    end = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return data, data + changed + end % (at, len(data) + 1, size, pdf.Root.objgen[0], last, table)


def cut_and_ended(data: bytes, later: bytes) -> bytes:
    return later[: len(data) + (len(later) - len(data)) // 3] + b"\n%%EOF\n"


def pointing_back(data: bytes, later: bytes) -> bytes:
    last = re.findall(rb"startxref\s+(\d+)", data)[-1]
    return later[: later.rfind(b"startxref")] + b"startxref\n" + last + b"\n%%EOF\n"


def noughts_behind(data: bytes, later: bytes) -> bytes:
    return data + bytes(len(later) - len(data) + 2000)


def whole(data: bytes, later: bytes) -> bytes:
    return later


def read_aloud(data: bytes, later: bytes) -> bytes:
    """A file made for reading from the net has its first table at its beginning."""
    target = io.BytesIO()
    Pdf.open(io.BytesIO(data)).save(target, linearize=True)
    return target.getvalue()


@pytest.mark.parametrize(
    ("how", "is_told"),
    [(cut_and_ended, True), (pointing_back, True), (noughts_behind, True), (whole, False), (read_aloud, False)],
)
def test_a_saving_that_the_end_does_not_know_of(how: Callable[[bytes, bytes], bytes], is_told: bool) -> None:
    from tests.browser.check_in_node import check_in_node
    from tests.browser.test_check_reader import Known
    from toolkit.intake.check import extract_file

    data = how(*saved_later())
    [(report, _)] = extract_file("a.pdf", data, "pdf", Known(known()), "da")
    [found] = check_in_node([("a.pdf", data, "pdf", "da")], known())
    for codes in (report["findings"], found["forms"][0]["report"]["findings"]):
        assert ("answers-may-be-missing" in [one["code"] for one in codes]) is is_told


# Pages --------------------------------------------------------------------------------------------------------------------

HELVETICA = {"Type": Name.Font, "Subtype": Name.Type1, "BaseFont": Name.Helvetica, "Encoding": Name.WinAnsiEncoding}
PAGES: list[tuple[bytes, str | None]] = [
    (b"BT /F 12 Tf 90 700 Td (Her er mine svar) Tj ET", "På side {page} er der skrevet uden for felterne: »Her er mine svar«. Det er ikke læst som svar."),
    (b"q 500 0 0 700 0 0 cm /I Do Q", "På side {page} er der tegnet eller sat noget ind uden for felterne. Det er ikke læst som svar."),
    (b"/P <</MCID 0>> BDC BT /F 12 Tf (Fra Word) Tj ET EMC", "På side {page} er der skrevet uden for felterne: »Fra Word«. Det er ikke læst som svar."),
    (b"q Q", None),
]  # fmt: skip


def test_a_page_put_behind_is_told() -> None:
    _, data = one_filled()
    files: list[File] = []
    for number, (content, _) in enumerate(PAGES):
        pdf = Pdf.open(io.BytesIO(data))
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[-1].obj.Resources = Dictionary(Font=Dictionary(F=Dictionary(**HELVETICA)))
        pdf.pages[-1].obj.Contents = pdf.make_stream(content)
        files.append((f"{number}.pdf", bytes_of(pdf), "pdf", "da"))
    reports = assert_same(files, known())
    page = len(Pdf.open(io.BytesIO(data)).pages) + 1
    for (_, told), report in zip(PAGES, reports, strict=True):
        said = [one["message"] for one in report["findings"] if one["code"] == "outside-fields"]
        assert said == ([told.format(page=page)] if told else [])


def test_pages_on_which_our_long_answers_go_on_are_not_told() -> None:
    sheet = models.sheet(models.section("s", "S", models.field("longtext", "a", "Hvorfor?", max_length=200, lines=2)))
    answers = {
        "format": "brobygger-answers/1",
        "worksheet": sheet["id"],
        "answers": {"a": "Fordi vi vil. Привіт. " * 150},
    }
    data = fill_pdf(pdf_from_html(print_html(sheet), sheet), sheet, answers)
    pages = Pdf.open(io.BytesIO(data)).pages
    assert len(pages) > 1 and "/Annots" not in pages[-1], "it goes on behind the form"
    assert_same([("a.pdf", data, "pdf", "da")], {})
    assert read_pdf(data).outside == []


def test_pages_that_another_program_wrote_anew_are_not_told() -> None:
    """Without a mark on any page nobody can tell what is ours."""
    form = SmallForm()
    form.text("a", "x")
    form.page.obj.Contents = form.pdf.make_stream(b"BT (Vores ark) Tj ET")
    assert read_pdf(form.bytes()).outside == []
    assert isinstance(form.fields, Array)


# Answer files -------------------------------------------------------------------------------------------------------------

DOCUMENT: dict[str, Any] = {
    "format": "brobygger-answers/1",
    "worksheet": "every-field",
    "language": "da",
    "answers": {},
}
ANSWERS: list[tuple[dict[str, Any] | bytes, str, str]] = [
    (DOCUMENT | {"format": "brobygger-answers/2"}, "not-answers", "Filen siger, at dens format er »brobygger-answers/2«. Her læses filer med svar i formatet »brobygger-answers/1«."),
    (DOCUMENT | {"format": None}, "not-answers", "Filen nævner et ark, men siger ikke, at den er en fil med svar."),
    (DOCUMENT | {"worksheet": " "}, "not-answers", "Filen er ikke en fil med svar. Den siger ikke, hvilket ark den svarer på."),
    ([], "not-answers", "Filen er ikke en fil med svar. Den siger ikke, hvilket ark den svarer på."),
    (json.dumps(DOCUMENT).encode("utf-32"), "wrong-encoding", "Filens tegnsæt kan ikke læses."),
    (DOCUMENT | {"version": 1e300}, "unknown-version", "Filen siger, at svarene er fra version »1e+300«. Sådan en version findes ikke af noget ark."),
    (DOCUMENT | {"version": 7.0}, "unknown-version", "Svarene er fra version 7 af arket. Her kendes kun op til version 2."),
    (DOCUMENT | {"version": 1.5e-8}, "unknown-version", "Filen siger, at svarene er fra version »1.5e-8«. Sådan en version findes ikke af noget ark."),
]  # type: ignore[list-item]  # fmt: skip


def test_formats_of_other_times_and_odd_numbers() -> None:
    files: list[File] = [
        (f"{number}.json", one if isinstance(one, bytes) else json.dumps(one).encode(), "json", "da")
        for number, (one, _, _) in enumerate(ANSWERS)
    ]
    for (_, code, message), report in zip(ANSWERS, assert_same(files, known()), strict=True):
        assert (report["findings"][0]["code"], report["findings"][0]["message"]) == (code, message)


@pytest.mark.parametrize("language", ["", " ", None])
def test_a_language_that_says_nothing_is_none(language: str | None) -> None:
    answers = {"number-plain": "1.234"}
    [report] = assert_same(
        [("a.json", json.dumps(DOCUMENT | {"language": language, "answers": answers}).encode(), "json", "da")], known()
    )
    assert report["language"] is None and "language-needed" in [one["code"] for one in report["findings"]]


def test_numbers_that_nobody_writes_out() -> None:
    assert [written(number, "da") for number in (1e300, 1e21, 1.5e-7, 1e20, 0.0)] == ["1e+300", "1e+21", "1.5e-7", "100000000000000000000", "0"]  # fmt: skip
