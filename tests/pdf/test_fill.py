"""Answers written into our own form.

1. What goes in comes out. 2. It stays an accessible form of the same sheet. 3. It can be seen. 4. What does not fit is shrunk or refused,
never cut from the value. 5. Another sheet's form is refused.
"""

import io
import re

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Name

from tests.pdf import models
from toolkit.paper.sheet import print_html
from toolkit.paper.signs import not_drawn
from toolkit.pdf.make.fill import WrongForm, fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf
from toolkit.reading.apart import NoRoom
from toolkit.rules.evaluate import evaluate

MODEL = models.every_type()


@pytest.fixture(scope="module")
def empty() -> bytes:
    return pdf_from_html(print_html(MODEL), MODEL)


@pytest.fixture(scope="module")
def filled(empty: bytes) -> bytes:
    return fill_pdf(empty, MODEL, models.document())


def test_what_goes_in_comes_out(filled: bytes) -> None:
    form = read_pdf(filled)
    assert form.conflicts == [] and form.duplicates == [] and form.warnings == []
    evaluation = evaluate(MODEL, document_from_values(MODEL, form.values))
    assert evaluation.findings == []
    assert evaluation.answers == models.answers() and evaluation.respondent == models.document()["respondent"]


def test_it_stays_an_accessible_form_of_the_same_sheet(filled: bytes) -> None:
    assert [problem.text() for problem in lint_pdf(filled, MODEL)] == []


def test_the_same_bytes_twice(empty: bytes, filled: bytes) -> None:
    assert fill_pdf(empty, MODEL, models.document()) == filled


def test_an_empty_document_changes_no_value(empty: bytes) -> None:
    form = read_pdf(fill_pdf(empty, MODEL, {"answers": {}}))
    assert not any(form.values.values())


def test_answers_are_seen(filled: bytes) -> None:
    document = pypdfium2.PdfDocument(filled)
    document.init_forms()
    for page in document:
        pypdfium2.raw.FPDFPage_Flatten(page, 0)
    text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    for said in (
        "Køkkenet",
        "Fælleskøkkenet – “åbent” for alle",
        "Det kan ingen af os klare alene.",
        "1234,5",
        "3.4.2026",
        "Tidlig indsats",
    ):
        assert said in text


def test_buttons_say_it_in_group_and_widget(filled: bytes) -> None:
    with pikepdf.open(io.BytesIO(filled)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert Name("/2") == fields["phase"].V and [str(kid.AS) for kid in fields["phase"].Kids] == [
            "/Off",
            "/Off",
            "/2",
        ]
        assert fields["who__third"].V == fields["who__third"].AS == Name("/third")
        assert Name("/Off") == fields["who__private"].AS


def answer(empty: bytes, **answers: object) -> dict[str, pypdf.generic.DictionaryObject]:
    reader = pypdf.PdfReader(io.BytesIO(fill_pdf(empty, MODEL, {"answers": answers})))
    return {str(field["/T"]): field for field in reader.trailer["/Root"]["/AcroForm"]["/Fields"]}  # type: ignore[index]


WIDE = "Łukasz Şahin – Привіт, Ελένη"


def test_letters_beyond_cp1252_are_drawn(empty: bytes) -> None:
    data = fill_pdf(empty, MODEL, {"answers": {"name": WIDE, "why": "Đorđe\nсказав", "stop": "Åse"}})
    assert [problem.text() for problem in lint_pdf(data, MODEL)] == []
    assert read_pdf(data).values["name"] == WIDE
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        pypdfium2.raw.FPDFPage_Flatten(page, 0)
    text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    assert all(said in text for said in (WIDE, "Đorđe", "сказав", "Åse"))
    assert data == fill_pdf(empty, MODEL, {"answers": {"name": WIDE, "why": "Đorđe\nсказав", "stop": "Åse"}})


def test_signs_that_no_font_has_stay_in_the_value_and_are_named(empty: bytes) -> None:
    field = answer(empty, name="Bo – 好 😀")["name"]
    assert field["/V"] == "Bo – 好 😀"
    assert b"Bo \x96 ? ?" in field["/AP"]["/N"].get_data()  # type: ignore[index]
    assert not_drawn("Bo – 好 😀? \u200b\n" + WIDE) == ["好", "😀"]


LONG = "\n\n".join(f"Afsnit {n}: " + "et svar, som aldrig kan stå i den boks, det har fået. " * 8 for n in range(1, 16))
OVERFULL = {"answers": {"why": LONG, "name": "navn " * 40, "plan": [{"what": "gør " * 90, "who": "third"}]}}


@pytest.fixture(scope="module")
def overfull(empty: bytes) -> bytes:
    return fill_pdf(empty, MODEL, OVERFULL)


def texts_of(data: bytes) -> list[str]:
    """What each page shows."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        pypdfium2.raw.FPDFPage_Flatten(page, 0)
    return [document[n].get_textpage().get_text_range().replace("\r\n", " ") for n in range(len(document))]


def test_a_long_answer_keeps_its_value(empty: bytes) -> None:
    fields = answer(empty, **OVERFULL["answers"])
    assert fields["why"]["/V"] == LONG.strip() and " 8 Tf" in fields["why"]["/DA"]
    assert fields["name"]["/V"] == ("navn " * 40).strip()
    assert "/MaxLen" not in fields["name"], "a viewer would cut the answer off"


def test_a_long_answer_goes_on_behind_the_form(empty: bytes, overfull: bytes) -> None:
    own = len(texts_of(empty))
    pages = texts_of(overfull)
    behind = re.sub(r" Alle slags spørgsmål · every-type 2 da 01234567 · side \d", "", " ".join(pages[own:]))
    assert len(pages) > own + 1, "more than a page of text"
    assert pages[own].startswith("Fortsættelse")
    for said in ("Hvorfor samarbejder I?", *LONG.split("\n\n"), "Hvem gør hvad hvornår?", "gør " * 90):
        assert said.strip() in behind
    assert pages[0].count(f"… fortsættes side {own + 1}") == 2
    assert sum(page.count("… fortsættes side") + page.count("… s. ") for page in pages) == 3
    assert all(f"side {number}" in page for number, page in enumerate(pages[own:], own + 1))


def test_pages_behind_the_form_are_accessible(overfull: bytes) -> None:
    assert [problem.text() for problem in lint_pdf(overfull, MODEL)] == []
    with pikepdf.open(io.BytesIO(overfull)) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        kinds = [str(element.S) for element in document.K[-1].K]
        assert kinds[:3] == ["/H2", "/H3", "/P"] and kinds.count("/H3") == 3
        pages = {part.Pg.objgen for element in document.K[-1].K for part in element.K}
        assert pages == {page.obj.objgen for page in list(pdf.pages)[-len(pages) :]}


def test_what_stands_behind_the_form_is_no_answer(overfull: bytes) -> None:
    form = read_pdf(overfull)
    assert form.outside == [] and form.conflicts == [] and form.warnings == []
    assert document_from_values(MODEL, form.values)["answers"] == {
        "why": LONG.strip(),
        "name": ("navn " * 40).strip(),
        "plan": [{"what": ("gør " * 90).strip(), "who": "third"}],
    }


def test_nothing_stands_behind_a_form_whose_boxes_show_all(empty: bytes) -> None:
    seen = {"respondent": {"organisation": "Køkkenet", "date": "2026-04-03"}, "answers": models.answers()}
    assert len(texts_of(fill_pdf(empty, MODEL, seen))) == len(texts_of(empty))


@pytest.mark.parametrize(
    ("labels", "behind"), [(("Første mulighed", "Anden mulighed"), 0), (("Mulighed et", "Mulighed to"), 1)]
)
def test_a_long_option_goes_on_behind_the_form_only_where_its_beginning_says_too_little(
    labels: tuple[str, str], behind: int
) -> None:
    options = models.options(a=f"{labels[0]}, som er beskrevet " * 3, b=f"{labels[1]}, som er beskrevet " * 3)
    options = [
        option | {"label": option["label"].replace("Mulighed", "Den mulighed, der er den aller")} for option in options
    ]
    columns = [models.column("choice", name, name, list=None, options=options) for name in "xyzuvw"]
    model = models.sheet(models.section("s", "Afsnit", models.field("table", "t", "Tabel", rows=models.places(r="R"), columns=columns, min_rows=0, max_rows=None)))  # fmt: skip
    empty = pdf_from_html(print_html(model), model)
    data = fill_pdf(empty, model, {"answers": {"t": {"r": {"x": "b"}}}})
    assert len(texts_of(data)) == len(texts_of(empty)) + behind
    if not behind:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            [box] = [field for field in pdf.Root.AcroForm.Fields if str(field.get("/T")) == "t__r__x"]
            assert b" 8 Tf" in box.AP.N.read_bytes(), "what is cut is legible"


@pytest.mark.parametrize(("answer", "shown"), [(4, rb"\(4\) Tj"), ("na", rb"\(Ved ik.*\) Tj")])
def test_a_step_in_a_narrow_box_is_its_number_and_legible(answer: object, shown: bytes) -> None:
    scale = models.scale(labels=["i overordentlig høj grad"] * 9, not_relevant=True)
    columns = [models.column("scale", name, name, **scale) for name in "xyzuvw"]
    model = models.sheet(models.section("s", "Afsnit", models.field("table", "t", "Tabel", rows=models.places(r="R"), columns=columns, min_rows=0, max_rows=None)))  # fmt: skip
    data = fill_pdf(pdf_from_html(print_html(model), model), model, {"answers": {"t": {"r": {"x": answer}}}})
    with pikepdf.open(io.BytesIO(data)) as pdf:
        [box] = [field for field in pdf.Root.AcroForm.Fields if str(field.get("/T")) == "t__r__x"]
        drawn = box.AP.N.read_bytes()
    assert re.search(shown, drawn)
    assert float(re.findall(rb"([\d.]+) Tf", drawn)[0]) >= 8


def test_what_has_no_box_is_said_behind_the_form(empty: bytes) -> None:
    """Nobody gets a file with more about somebody than its pages show."""
    document = {"respondent": {"name": "Åse Łukasz", "sector": "third"}, "answers": {}}
    data = fill_pdf(empty, MODEL, document | {"dropped": {"old": {"a": "x", "b": [1, 2]}, "more": "Ελένη"}})
    pages = texts_of(data)
    assert len(pages) == len(texts_of(empty)) + 1
    for said in ("Om jer Navn: Åse Łukasz Sektor: ", "old, a: x old, b: 1, 2 more: Ελένη"):
        assert said in pages[-1]
    assert read_pdf(data).values["respondent__name"] == "Åse Łukasz"


def test_letters_beyond_cp1252_behind_the_form(empty: bytes) -> None:
    data = fill_pdf(empty, MODEL, {"answers": {"name": "Łukasz Şahin – Привіт, Ελένη " * 10}})
    assert [problem.text() for problem in lint_pdf(data, MODEL)] == []
    assert "Łukasz Şahin – Привіт, Ελένη" in texts_of(data)[-1]


def test_a_short_answer_stands_in_ten_points(empty: bytes) -> None:
    assert " 10 Tf" in answer(empty, name="Køkkenet")["name"]["/DA"]


def test_no_room_is_refused(empty: bytes) -> None:
    with pytest.raises(NoRoom):
        fill_pdf(empty, MODEL, {"answers": {"plan": [{"what": "x"}] * 9}})


@pytest.mark.parametrize("other", [{"version": 3}, {"language": "en"}, {"hash": "f" * 64}, {"id": "other"}])
def test_another_sheets_form_is_refused(empty: bytes, other: dict[str, object]) -> None:
    with pytest.raises(WrongForm):
        fill_pdf(empty, MODEL | other, {"answers": {}})


def test_a_form_of_others_is_refused() -> None:
    target = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(target)
    with pytest.raises(WrongForm):
        fill_pdf(target.getvalue(), MODEL, {"answers": {}})


def test_what_stands_on_no_page_is_filled_and_read_all_the_same(filled: bytes) -> None:
    """The parts of “Om jer” that an author left out on paper are fields that nobody sees."""
    with pikepdf.open(io.BytesIO(filled)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        name, sector = fields["respondent__name"], fields["respondent__sector"]
        assert str(name.V) == "Åse Jørgensen" and int(name.F) == 2 and "/StructParent" not in name
        assert [(str(kid.AS), int(kid.F)) for kid in sector.Kids] == [("/Off", 2), ("/Off", 2), ("/2", 2)]
        assert int(fields["respondent__date"].F) == 4, "what the author left in has its box"
    read = document_from_values(MODEL, read_pdf(filled).values)["respondent"]
    assert (read["name"], read["sector"]) == ("Åse Jørgensen", "third")
