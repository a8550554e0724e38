"""Answers written into our own form.

1. What goes in comes out. 2. It stays an accessible form of the same sheet. 3. It can be seen. 4. What does not fit is shrunk or refused,
never cut from the value. 5. Another sheet's form is refused.
"""

import io

import pikepdf
import pypdf
import pypdfium2
import pytest
from pikepdf import Name

from tests.pdf import models
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.fill import WrongForm, fill_pdf
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.wide_font import not_drawn
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


def test_a_long_answer_is_shrunk_and_keeps_its_value(empty: bytes) -> None:
    long = "Et meget langt svar, som aldrig kan stå i ti punkt i den boks, det har fået. " * 60
    fields = answer(empty, why=long, name="navn " * 40)
    assert fields["why"]["/V"] == long.strip() and " 6 Tf" in fields["why"]["/DA"]
    assert fields["name"]["/V"] == ("navn " * 40).strip()
    assert "/MaxLen" not in fields["name"], "a viewer would cut the answer off"


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
