"""The empty form, read back by other libraries than the one that wrote it.

1. All fields, named, flagged and in order. 2. The same bytes twice. 3. It says what it is. 4. Our lint and PDF/UA-1 find nothing.
5. Boxes that are not the fields stop the making. 6. No engine complains.
"""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from tests.pages.every_field import every_field, model_of
from tests.pdf import models
from toolkit.paper.boxes import Part, pdf_fields
from toolkit.paper.sheet import print_html
from toolkit.paths import ROOT
from toolkit.pdf.make.form import FormError
from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import form_from_layout, pdf_from_html


@pytest.fixture(scope="module")
def model() -> models.Model:
    return models.every_type()


@pytest.fixture(scope="module")
def html(model: models.Model) -> str:
    return print_html(model)


@pytest.fixture(scope="module")
def data(model: models.Model, html: str) -> bytes:
    return pdf_from_html(html, model)


def test_our_lint_and_the_standard_find_nothing(model: models.Model, data: bytes) -> None:
    assert [problem.text() for problem in lint_pdf(data, model)] == []


def test_pypdf_sees_every_field_once(model: models.Model, data: bytes) -> None:
    found = pypdf.PdfReader(io.BytesIO(data)).get_fields()
    assert found is not None
    assert set(found) == {field.name for field in pdf_fields(model)}
    for field in pdf_fields(model):
        assert found[field.name]["/TU"] == field.label


def test_flags_and_options(data: bytes) -> None:
    fields = {
        str(field["/T"]): field for field in pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/AcroForm"]["/Fields"]
    }  # type: ignore[index]
    radio, no_toggle, required, multiline, combo = 1 << 15, 1 << 14, 1 << 1, 1 << 12, 1 << 17
    assert fields["phase"]["/Ff"] == radio | no_toggle | required
    assert fields["mood"]["/Ff"] == radio, "an optional answer can be taken back"
    assert list(fields["phase"]["/Opt"]) == ["idea", "running", "closing"]
    assert [set(kid.get_object()["/AP"]["/N"]) for kid in fields["phase"]["/Kids"]] == [
        {"/0", "/Off"},
        {"/1", "/Off"},
        {"/2", "/Off"},
    ]
    assert fields["phase"]["/Kids"][2].get_object()["/TU"] == "Hvor langt er I? På vej til at slutte"
    assert set(fields["who__public"]["/AP"]["/N"]) == {"/public", "/Off"}
    assert fields["why"]["/Ff"] == multiline and "/MaxLen" not in fields["why"]
    assert fields["name"]["/Ff"] == required and fields["name"]["/MaxLen"] == 120
    assert fields["plan__1__who"]["/Ff"] == radio and next(iter(fields["plan__1__who"]["/Opt"])) == "public"
    assert fields["map__1__row"]["/Ff"] == combo and list(fields["map__1__column"]["/Opt"][0]) == [
        "public",
        "Offentlig",
    ]
    assert fields["_id"]["/Ff"] == 1 and fields["_id"]["/F"] == 2 and fields["_id"]["/V"] == "every-type 2 da 01234567"


def test_the_same_bytes_twice(model: models.Model, html: str, data: bytes) -> None:
    assert pdf_from_html(html, model) == data


def test_another_wording_gives_other_bytes(model: models.Model, data: bytes) -> None:
    other = {**model, "title": "En anden titel"}
    assert pdf_from_html(print_html(other), other) != data


def test_it_says_what_it_is(model: models.Model, data: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(data))
    attached = json.loads(reader.attachments["worksheet.json"][0])
    assert attached == {**model, "examples": []}
    assert reader.metadata is not None and reader.metadata.title == model["title"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "da" and str(pdf.Root.AF[0].AFRelationship) == "/Data"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == model["title"] and metadata["pdfuaid:part"] == "1"
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    assert "every-type · 2 · 01234567" in text


def test_the_page_speaks_to_those_with_a_pen(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")
    said = [
        "Trin 5 · 45 min. · 2–12 personer · Et ark til hver · Kuglepenne", f"Side 1 af {len(document)}", "Organisation",
        "Alle slags spørgsmål, version 2", "every-type · 2 · 01234567",
        "Hvad hedder samarbejdet? *", "Udfyld, hvis I har svaret »På vej til at slutte«",
        "Spring afsnittet over, hvis I har svaret En idé", "Sæt kryds ved højst 2.",
        "Skriv et tal fra 0 til 5.000.", "slet ikke", "Ved ikke / ikke relevant",
        "Kommunen, Foreningen: 1 = slet ikke; 2 = i ringe grad; 3 = i nogen grad; 4 = i høj grad; 5 = i meget høj grad",
        "Efterværn", "Skriv 1 ved det, der kommer først",
        "Om personoplysninger", "Kilde: Mandag Morgen 2011 (vores opstilling) · CC BY 4.0",
    ]  # fmt: skip
    flat = " ".join(text.split())
    assert [part for part in said if part not in flat] == []
    unsaid = ["Læs svarene højt", "tegn.", "Sektor", "Sagsnummer", "Begynd her"]
    assert [part for part in unsaid if part in flat] == [], "the plan is the leader's, and the line “Om jer” is short"


def test_links_to_nowhere_are_gone(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        plain = io.BytesIO()
        pdf.save(
            plain,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
        assert b"f.invalid" not in plain.getvalue()
        kinds = {str(annotation.Subtype) for page in pdf.pages for annotation in page.get("/Annots", [])}
    assert kinds == {"/Widget"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('href="https://f.invalid/why"', 'href="https://f.invalid/name"'),
        ('href="https://f.invalid/phase=2"', ""),
        ('href="https://f.invalid/phase=2"', 'href="https://f.invalid/phase=7"'),
        ('href="https://f.invalid/rank__a"', 'href="https://f.invalid/rank__z"'),
    ],
)
def test_boxes_that_are_not_the_fields_stop_it(model: models.Model, html: str, old: str, new: str) -> None:
    assert html.count(old) == 1
    with pytest.raises(FormError):
        form_from_layout(lay_out(html.replace(old, new)), Part(model))


def test_boxes_out_of_reading_order_stop_it(model: models.Model, html: str) -> None:
    swapped = html.replace("/guests", "/@").replace("/start", "/guests").replace("/@", "/start")
    with pytest.raises(FormError, match="order"):
        form_from_layout(lay_out(swapped), Part(model))


def test_no_engine_complains(model: models.Model, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("weasyprint").propagate = True
    with caplog.at_level(logging.WARNING):
        lay_out(print_html(model))
    assert [record.message for record in caplog.records] == []


def test_a_sheet_with_the_least_and_in_english() -> None:
    model = models.small() | {
        "language": "en", "facilitation": None, "sources": [], "personal_data": "none", "arrangement": None, "step": 0,
    }  # fmt: skip
    data = pdf_from_html(print_html(model), model)
    assert lint_pdf(data, model) == []
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert "Page 1 of 1" in text and "Organisation" in text and "Start here" not in text


@pytest.mark.parametrize("held", ["", "; held = [l._prepared()[3]]; held.append(held); del held; gc.freeze()"])
def test_fonts_are_put_away_before_python_ends(held: str, tmp_path: Path) -> None:
    """Else WeasyPrint deletes their folder when there is no Python left to do it, and says so on standard error, or never: where an
    object in a circle that nobody looks through any more holds them."""
    program = (
        "import atexit, gc; from toolkit.pdf.make import layout as l; "
        "atexit.register(lambda: print(l._prepared.cache_info().currsize)); l.lay_out('<title>x</title><p>x')" + held
    )
    env = os.environ | {"TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr, list(tmp_path.iterdir())) == ("0\n", "", [])


def test_header_cells_say_what_they_head() -> None:
    """Each TH has a /Scope: of its column in the head, of its row beside answers."""
    model = model_of(every_field(), "da")
    with pikepdf.open(io.BytesIO(pdf_from_html(print_html(model), model))) as pdf:
        waiting, scopes = [pdf.Root.StructTreeRoot], []
        while waiting:
            element = waiting.pop()
            if str(element.get("/S", "")) == "/TH":
                attributes = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
                scopes += [str(one.Scope) for one in attributes if "/Scope" in one]
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    waiting.append(kid)
    assert set(scopes) == {"/Column", "/Row"} and len(scopes) > 10
