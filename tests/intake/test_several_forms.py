"""Several filled forms in one PDF, merged by programs: each is read by itself, or none is; never are answers mixed."""

import io
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pymupdf
import pypdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from tests.browser.check_in_node import check_in_node
from tests.intake.folder import Known
from tests.intake.test_forms import MODEL, form_of
from tests.pdf import models
from toolkit.intake.check import extract_file

pytestmark = pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")

FULL = form_of(MODEL, models.document()).bytes()
OTHER = {**MODEL, "id": "other-sheet"}
FILLED = {
    "full": FULL,
    "empty": form_of(MODEL, {}).bytes(),
    "other": form_of(OTHER, models.document() | {"worksheet": "other-sheet"}).bytes(),
}
Merge = Callable[[list[bytes]], bytes]


def add_pages(merged: pikepdf.Pdf, pdf: pikepdf.Pdf) -> None:
    """The pages and their widgets, no form; pikepdf warns of that."""
    merged.pages.extend(pdf.pages)


def by_pikepdf(files: list[bytes]) -> bytes:
    merged = pikepdf.new()
    for data in files:
        add_pages(merged, pikepdf.open(io.BytesIO(data)))
    return saved(merged)


def by_pikepdf_with_fields(files: list[bytes]) -> bytes:
    merged = pikepdf.new()
    for data in files:
        merged.add_pages_from(pikepdf.open(io.BytesIO(data)))
    return saved(merged)


def by_pypdf(files: list[bytes]) -> bytes:
    writer = pypdf.PdfWriter()
    for data in files:
        writer.append(io.BytesIO(data))
    return written(writer)


def by_pypdf_with_a_name_above(files: list[bytes]) -> bytes:
    writer = pypdf.PdfWriter()
    for number, data in enumerate(files, 1):
        reader = pypdf.PdfReader(io.BytesIO(data))
        reader.add_form_topname(f"form{number}")
        writer.append(reader)
    return written(writer)


def by_mupdf(files: list[bytes]) -> bytes:
    merged = pymupdf.open()
    for data in files:
        merged.insert_pdf(pymupdf.open(stream=data))
    return bytes(merged.tobytes())


def renamed(names: Callable[[str, int], str]) -> Merge:
    """As qpdf, packs and others rename while they merge."""

    def merge(files: list[bytes]) -> bytes:
        merged = pikepdf.new()
        for number, data in enumerate(files):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                for field in pdf.Root.AcroForm.Fields:
                    field.T = String(names(str(field.T), number))
                add_pages(merged, pdf)
                definition = next(iter(pdf.attachments.values())).get_file().read_bytes()
                name = f"w{number + 1}.worksheet.json"
                merged.attachments[name] = AttachedFileSpec(merged, definition, filename=name)
        return saved(merged)

    return merge


MERGES: dict[str, Merge] = {
    "pikepdf": by_pikepdf,
    "pikepdf-fields": by_pikepdf_with_fields,
    "pypdf": by_pypdf,
    "pypdf-top": by_pypdf_with_a_name_above,
    "mupdf": by_mupdf,
    "qpdf": renamed(lambda name, number: f"{name}+{number}" if number else name),
    "pack": renamed(lambda name, number: f"w{number + 1}__{name}"),
    "digit": renamed(lambda name, number: f"{name}{number or ''}"),
    "some": renamed(lambda name, number: f"{name}+{number}" if number and not name.startswith("respondent") else name),
    "copy": renamed(lambda name, number: f"{name} (copy {number})" if number else name),
}


def saved(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def written(writer: pypdf.PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@cache
def extracted(data: bytes) -> list[tuple[dict[str, Any], Any]]:
    return extract_file("a.pdf", data, "pdf", Known(MODEL, OTHER), "da")


@pytest.mark.parametrize("program", MERGES)
@pytest.mark.parametrize("names", [("full", "empty"), ("empty", "full"), ("full", "other"), ("full", "full", "other")])
def test_each_form_is_read_by_itself(program: str, names: tuple[str, ...]) -> None:
    forms = extracted(MERGES[program]([FILLED[name] for name in names]))
    assert [report["path"] for report, _ in forms] == [f"a.pdf#{number}" for number in range(1, len(names) + 1)]
    for name, (report, document) in zip(names, forms, strict=True):
        [(_, alone)] = extracted(FILLED[name])
        assert document["answers"] == alone["answers"] and document["worksheet"] == alone["worksheet"]
        assert (report["status"] == "ok") == (name != "empty"), report


def test_one_form_of_a_pack_is_read() -> None:
    [(report, document)] = extracted(MERGES["pack"]([FULL]))
    assert report["status"] == "ok" and document["answers"] == extracted(FULL)[0][1]["answers"]


def one_field(data: bytes) -> bytes:
    """Fields of one name made one field with two widgets, as PyMuPDF with `join_duplicates` and some others do."""
    with pikepdf.open(io.BytesIO(by_pypdf([data, data]))) as pdf:
        first: dict[str, Any] = {}
        kept = Array()
        for field in pdf.Root.AcroForm.Fields:
            name = str(field.T)
            if name not in first:
                first[name] = field
                kept.append(field)
                if "/Kids" not in field:
                    above = pdf.make_indirect(
                        Dictionary(T=field.T, FT=field.FT, V=field.get("/V", String("")), Kids=Array([field]))
                    )
                    field.Parent = above
                    del field.T
                    first[name] = above
                    kept[len(kept) - 1] = above
            else:
                for widget in field.get("/Kids", [field]):
                    widget.Parent = first[name]
                    if "/T" in widget:
                        del widget.T
                    first[name].Kids.append(widget)
        pdf.Root.AcroForm.Fields = kept
        return saved(pdf)


def without_identity(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.obj.Annots = Array([a for a in page.obj.Annots if str(a.get("/T", "")) != "_id"])
        pdf.Root.AcroForm.Fields = Array([f for f in pdf.Root.AcroForm.Fields if str(f.get("/T", "")) != "_id"])
        return saved(pdf)


def in_one_page(data: bytes) -> bytes:
    """All widgets of both forms on one page, as after printing two pages on one sheet."""
    with pikepdf.open(io.BytesIO(by_pypdf([data, data]))) as pdf:
        pdf.pages[0].obj.Annots.extend(pdf.pages[1].obj.Annots)
        del pdf.pages[1]
        return saved(pdf)


MIXED: dict[str, Callable[[], bytes]] = {
    "one-field": lambda: one_field(FULL),
    "no-identity": lambda: without_identity(by_pypdf([FULL, FILLED["empty"]])),
    "one-page": lambda: in_one_page(FULL),
}


@pytest.mark.parametrize("how", MIXED)
def test_what_cannot_be_told_apart_is_refused(how: str) -> None:
    [(report, document)] = extracted(MIXED[how]())
    assert (report["status"], report["verdict"], document) == ("unreadable", "mixed-forms", None)


def test_a_note_is_told_with_the_form_on_whose_pages_it_stands() -> None:
    with pikepdf.open(io.BytesIO(by_pypdf([FULL, FULL]))) as pdf:
        note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([0, 0, 9, 9]), Contents=String("se her"))
        pdf.pages[1].obj.Annots.append(pdf.make_indirect(note))
        forms = extracted(saved(pdf))
    assert [len(report["findings"]) for report, _ in forms] == [0, 1]
    assert "side 2" in forms[1][0]["findings"][0]["message"]


def test_the_browser_reads_the_same() -> None:
    known = {sheet["id"]: {"da": sheet} for sheet in (MODEL, OTHER)}
    datas = [merge([FULL, FILLED["empty"], FILLED["other"]]) for merge in MERGES.values()] + [
        make() for make in MIXED.values()
    ]
    found = check_in_node([("a.pdf", data, "pdf", "da") for data in datas], known)
    for data, one in zip(datas, found, strict=True):
        wanted = [
            {"report": {key: value for key, value in report.items() if key != "words"}, "document": document}
            for report, document in extracted(data)
        ]
        assert json.loads(json.dumps(wanted)) == one.get("forms"), one
