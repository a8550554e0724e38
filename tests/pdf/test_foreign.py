"""Forms filled in and saved by other programs say what was filled in."""

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdf
import pytest

from tests.pdf import models
from toolkit.paper.boxes import pdf_fields
from toolkit.paper.sheet import print_html
from toolkit.paths import ROOT
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.values import values_from_document
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf
from toolkit.rules.evaluate import evaluate

MODEL = models.every_type()
FIELDS = {field.name: field for field in pdf_fields(MODEL)}
VALUES = values_from_document(MODEL, models.document())


def place(name: str) -> int:
    return [value for value, _ in FIELDS[name].options].index(str(VALUES[name]))


@pytest.fixture(scope="module")
def empty() -> bytes:
    return pdf_from_html(print_html(MODEL), MODEL)


def by_pypdf(data: bytes, folder: Path) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    states = {name: f"/{place(name)}" for name in VALUES if FIELDS[name].kind == "radio"}
    states |= {name: f"/{name.rpartition('__')[2]}" for name in VALUES if FIELDS[name].kind == "checkbox"}
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, VALUES | states, auto_regenerate=False)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def by_pymupdf(data: bytes, folder: Path) -> bytes:
    pymupdf = pytest.importorskip("pymupdf")
    document = pymupdf.open(stream=data)
    for page in document:
        for widget in page.widgets():
            name = widget.field_name
            if name not in VALUES:
                continue
            if FIELDS[name].kind == "radio":
                if widget.on_state() != str(place(name)):
                    continue
                widget.field_value = True
            else:
                widget.field_value = VALUES[name]
            widget.update()
    return bytes(document.tobytes())


def by_pdfjs(data: bytes, folder: Path) -> bytes:
    if not shutil.which("node") or not (ROOT / "node_modules" / "pdfjs-dist").is_dir():
        pytest.skip("no Node or no pdf.js")
    source, target, values = folder / "in.pdf", folder / "out.pdf", folder / "values.json"
    source.write_bytes(data)
    # pdf.js 5 knows a radio button by its state, which is its place among the options.
    states = {name: str(place(name)) for name in VALUES if FIELDS[name].kind == "radio"}
    values.write_text(json.dumps(VALUES | states), "utf-8")
    script = Path(__file__).with_name("pdfjs_fill.mjs")
    subprocess.run(["node", str(script), str(source), str(target), str(values)], check=True, timeout=60, cwd=ROOT)
    return target.read_bytes()


def saved_by_pikepdf(data: bytes, folder: Path) -> bytes:
    with pikepdf.open(io.BytesIO(fill_pdf(data, MODEL, models.document()))) as pdf:
        target = io.BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, linearize=True)
    return target.getvalue()


def saved_by_pypdf(data: bytes, folder: Path) -> bytes:
    target = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(fill_pdf(data, MODEL, models.document()))).write(target)
    return target.getvalue()


def updated_by_pypdf(data: bytes, folder: Path) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(fill_pdf(data, MODEL, models.document())), incremental=True)
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, {"name": str(VALUES["name"])}, auto_regenerate=False)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def updated_by_pymupdf(data: bytes, folder: Path) -> bytes:
    pymupdf = pytest.importorskip("pymupdf")
    (folder / "a.pdf").write_bytes(fill_pdf(data, MODEL, models.document()))
    document = pymupdf.open(folder / "a.pdf")
    for page in document:
        for widget in page.widgets():
            if widget.field_name == "name":
                widget.field_value = VALUES["name"]
                widget.update()
    document.saveIncr()
    return (folder / "a.pdf").read_bytes()


@pytest.mark.parametrize(
    "program",
    [by_pypdf, by_pymupdf, by_pdfjs, saved_by_pikepdf, saved_by_pypdf, updated_by_pypdf, updated_by_pymupdf],
    ids=lambda program: program.__name__,
)
def test_it_says_what_was_filled_in(empty: bytes, tmp_path: Path, program: Callable[[bytes, Path], bytes]) -> None:
    form = read_pdf(program(empty, tmp_path))
    evaluation = evaluate(MODEL, document_from_values(MODEL, form.values))
    assert (form.conflicts, form.duplicates, form.warnings) == ([], [], [])
    assert evaluation.answers == models.answers()
    assert evaluation.respondent == models.document()["respondent"]
    assert (
        form.identity is not None and form.identity.id == MODEL["id"] and form.definition == {**MODEL, "examples": []}
    )
