"""Several filled forms in one PDF: read apart by names or by pages, or refused; never mixed. In Python and in the browser alike."""

import copy
import io
import json
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.browser.check_in_node import check_in_node
from tests.intake.folder import Known
from tests.intake.test_forms import MODEL, check, codes, form_of
from tests.pdf import models
from tests.pdf.small_form import SmallForm
from toolkit.intake.check import check_file, extract_file

Model = dict[str, Any]


def document(name: str | None) -> Model:
    answers = {**models.answers()}
    if name is None:
        del answers["name"]
    else:
        answers["name"] = name
    return models.document(answers=answers)


def pair() -> tuple[bytes, bytes]:
    return form_of(MODEL, document("Caféen")).bytes(), form_of(MODEL, document("Værkstedet")).bytes()


def extend(one: pikepdf.Pdf, two: pikepdf.Pdf) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that this loses fields is what is tried
        one.pages.extend(two.pages)


def by_add_pages_from(first: bytes, second: bytes) -> bytes:
    one = pikepdf.open(io.BytesIO(first))
    one.add_pages_from(pikepdf.open(io.BytesIO(second)))
    return saved(one)


def by_pikepdf(first: bytes, second: bytes) -> bytes:
    """Pages behind each other, all fields listed."""
    one, two = pikepdf.open(io.BytesIO(first)), pikepdf.open(io.BytesIO(second))
    extend(one, two)
    for field in two.Root.AcroForm.Fields:
        one.Root.AcroForm.Fields.append(one.copy_foreign(field))
    return saved(one)


def by_pages_only(first: bytes, second: bytes) -> bytes:
    """The fields of the second form known to its page alone."""
    one, two = pikepdf.open(io.BytesIO(first)), pikepdf.open(io.BytesIO(second))
    extend(one, two)
    return saved(one)


def renamed(before: str, behind: str) -> Any:
    def merge(first: bytes, second: bytes) -> bytes:
        two = pikepdf.open(io.BytesIO(second))
        for field in two.Root.AcroForm.Fields:
            field.T = String(f"{before}{field.T}{behind}")
        return by_pikepdf(first, saved(two))

    return merge


def as_pack(first: bytes, second: bytes) -> bytes:
    one = pikepdf.open(io.BytesIO(first))
    for field in one.Root.AcroForm.Fields:
        field.T = String(f"w1__{field.T}")
    return renamed("w2__", "")(saved(one), second)


def by_qpdf(first: bytes, second: bytes, folder: Path) -> bytes:
    (folder / "1.pdf").write_bytes(first)
    (folder / "2.pdf").write_bytes(second)
    command = ["qpdf", "--empty", "--pages", folder / "1.pdf", folder / "2.pdf", "--", folder / "3.pdf"]
    subprocess.run(command, check=True)
    return (folder / "3.pdf").read_bytes()


def by_pypdf(first: bytes, second: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for data in (first, second):
        writer.append(io.BytesIO(data))
    writer.write(out)
    return out.getvalue()


def by_mupdf(first: bytes, second: bytes) -> bytes:
    made = pymupdf.open(stream=first, filetype="pdf")
    made.insert_pdf(pymupdf.open(stream=second, filetype="pdf"))
    return bytes(made.tobytes())


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pdf.save(out)
    return out.getvalue()


APART = {
    "same names": by_pikepdf,
    "pages only": by_pages_only,
    "plus": renamed("", "+1"),
    "dash": renamed("", "-2"),
    "regular": renamed("a/b-[", "]{2}^$|"),
    "brackets": renamed("", " [2]"),
    "underscore": renamed("", "_2"),
    "dotted": renamed("form2_", ""),
    "pack": as_pack,
}
FOREIGN = {"pikepdf": by_add_pages_from, "pypdf": by_pypdf, "mupdf": by_mupdf}


@pytest.mark.parametrize("first", ["w1", "w2"])
def test_one_sheet_of_a_pack_is_told_by_its_own_definition(first: str) -> None:
    """Programs that take out its pages leave the definitions of all sheets in the file."""
    form = form_of(MODEL, document("Caféen"))
    spec = form.pdf.Root.Names.EmbeddedFiles.Names[1]
    other = form.pdf.make_stream(json.dumps({**MODEL, "id": "another"}).encode(), Type=Name.EmbeddedFile)
    another = form.pdf.make_indirect(Dictionary(Type=Name.Filespec, EF=Dictionary(F=other)))
    own, name = ("w1", "w2") if first == "w1" else ("w2", "w1")
    for one, called in ((spec, own), (another, name)):
        one.F = one.UF = String(f"{called}.worksheet.json")
    pairs = sorted([(own, spec), (name, another)], key=lambda pair: pair[0])
    names = [part for called, one in pairs for part in (String(f"{called}.worksheet.json"), one)]
    form.pdf.Root.Names.EmbeddedFiles.Names = Array(names)
    [report] = check_file("a.pdf", form.bytes(), "pdf", Known(MODEL), "da")
    assert report["worksheet"] == MODEL["id"] and codes(report) == []
    [found] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert found["forms"][0]["report"] == {key: value for key, value in report.items() if key != "words"}


def names_in(data: bytes) -> list[Any]:
    return [
        found["answers"].get("name") for _, found in extract_file("a.pdf", data, "pdf", Known(MODEL), "da") if found
    ]


@pytest.mark.parametrize("way", APART)
def test_each_form_keeps_its_own_answers(way: str) -> None:
    data = APART[way](*pair())
    reports = check_file("a.pdf", data, "pdf", Known(MODEL), "da")
    assert [report["path"] for report in reports] == ["a.pdf#1", "a.pdf#2"]
    assert [codes(report) for report in reports] == [[], []]
    assert names_in(data) == ["Caféen", "Værkstedet"]


@pytest.mark.parametrize("way", APART)
def test_a_gap_is_never_filled_from_the_other(way: str) -> None:
    data = APART[way](form_of(MODEL, document(None)).bytes(), form_of(MODEL, document("Værkstedet")).bytes())
    assert names_in(data) == [None, "Værkstedet"]


@pytest.mark.parametrize("way", [*FOREIGN, "qpdf"])
def test_what_others_merge_is_never_mixed(way: str, tmp_path: Path) -> None:
    first, second = form_of(MODEL, document(None)).bytes(), form_of(MODEL, document("Værkstedet")).bytes()
    data = by_qpdf(first, second, tmp_path) if way == "qpdf" else FOREIGN[way](first, second)
    reports = check_file("a.pdf", data, "pdf", Known(MODEL), "da")
    assert names_in(data) == [None, "Værkstedet"], reports


def test_two_worksheets_in_one_file() -> None:
    other = copy.deepcopy(MODEL) | {"id": "another"}
    data = renamed("", "+1")(form_of(MODEL, document("Caféen")).bytes(), form_of(other, document("Værkstedet")).bytes())
    reports = check_file("a.pdf", data, "pdf", Known(MODEL, other), "da")
    assert [report["worksheet"] for report in reports] == [MODEL["id"], "another"]


def test_fields_that_became_one_are_refused() -> None:
    form = SmallForm()
    second = form.pdf.add_blank_page(page_size=(595, 842))
    second.obj.Annots = Array()
    for name in ("_id", "name", "why", "long"):
        field = form.pdf.make_indirect(Dictionary(FT=Name.Tx, T=String(name), V=String("x"), Kids=Array()))
        for page in (form.page, second):
            kid = form.pdf.make_indirect(form._widget(Parent=field))
            field.Kids.append(kid)
            page.obj.Annots.append(kid)
        form.fields.append(field)
    report = check(form, MODEL)
    assert (report["status"], report["verdict"]) == ("unreadable", "mixed-forms")
    [found] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert found["forms"][0]["report"] == report


def test_the_browser_reads_them_apart_too() -> None:
    ways = [*APART.values(), *FOREIGN.values()]
    files = [(f"{number}.pdf", way(*pair()), "pdf", "da") for number, way in enumerate(ways)]
    found = check_in_node(files, {MODEL["id"]: {"da": MODEL}})
    for (name, data, _, _), one in zip(files, found, strict=True):
        wanted = check_file(name, data, "pdf", Known(MODEL), "da")
        reports = [form["report"] for form in one["forms"]]
        assert [(r["path"], r["status"]) for r in reports] == [(r["path"], r["status"]) for r in wanted]
        assert [form["document"]["answers"]["name"] for form in one["forms"]] == ["Caféen", "Værkstedet"]


def test_a_cross_that_no_viewer_shows_is_a_conflict() -> None:
    form = form_of(MODEL, models.document())
    box = next(
        field
        for field in form.fields
        if str(field.get("/FT")) == "/Btn" and "/Kids" not in field and str(field.AS) == "/Off"
    )
    box.V = box.AS = Name("/Nowhere")
    assert ("conflict", str(box.T).split("__")[0]) in codes(check(form, MODEL))


def test_a_widget_with_a_value_of_its_own_is_a_conflict() -> None:
    form = form_of(MODEL, models.document())
    field = next(field for field in form.fields if str(field.T) == "name")
    kid = form.pdf.make_indirect(form._widget(Parent=field, V=String("noget andet")))
    field.Kids = Array([kid])
    form.page.obj.Annots.append(kid)
    assert ("conflict", "name") in codes(check(form, MODEL))


def test_a_value_that_only_the_widget_has_is_read() -> None:
    form = form_of(MODEL, models.document())
    field = next(field for field in form.fields if str(field.T) == "name")
    kid = form.pdf.make_indirect(form._widget(Parent=field, V=String("Caféen")))
    field.Kids = Array([kid])
    del field.V
    form.page.obj.Annots.append(kid)
    assert names_in(form.bytes()) == ["Caféen"] and codes(check(form, MODEL)) == []
    [found] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert found["forms"][0]["document"]["answers"]["name"] == "Caféen"


@pytest.mark.parametrize("text", ["Blåbærgrød på Søndergårdsvej", "Ærø – Łódź", "Привіт", "😀 ja"])
def test_utf_8_without_its_mark_is_read(text: str) -> None:
    form = form_of(MODEL, models.document())
    field = next(field for field in form.fields if str(field.T) == "name")
    field.V = String(text.encode())
    assert names_in(form.bytes()) == [text]
    [found] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert found["forms"][0]["document"]["answers"]["name"] == text
