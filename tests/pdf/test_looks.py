"""A text field whose look shows another text than its value says is a conflict, in Python and the browser; nothing less is one."""

import io
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.browser.check_in_node import check_in_node
from tests.pdf.small_form import SmallForm
from toolkit.pdf.read.filled import read_pdf

PLAIN = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Own, Encoding=Name.WinAnsiEncoding)
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
CODED = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Own, Encoding=Name("/Identity-H"))
OWN = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Own, FontDescriptor=Dictionary(Flags=4))
RENAMED = Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Own, Encoding=Dictionary(Differences=Array([65, Name.B]))
)


def text(shown: bytes) -> bytes:
    return b"/Tx BMC q BT /F 10 Tf 2 2 Td " + shown + b" ET Q EMC"


# name, value, operators, font, whether it is a conflict
CASES: list[tuple[str, str, bytes, Any, bool]] = [
    ("the same", "Ja, 12", text(b"(Ja, 12) Tj"), PLAIN, False),
    ("another text", "Ja", text(b"(Nej) Tj"), PLAIN, True),
    ("another number", "12", text(b"(21) Tj"), PLAIN, True),
    ("another number in a font that every viewer has", "12", text(b"(21) Tj"), HELVETICA, True),
    ("more than the value", "Ja", text(b"(Ja, men ikke altid) Tj"), PLAIN, True),
    ("another text, as digits", "Ja", text(b"<4E656A> Tj"), PLAIN, True),
    ("an odd number of digits", "AP", text(b"<415> Tj"), PLAIN, False),
    ("another text, with escapes", "Ja", text(rb"(\116\(ej\)) Tj"), PLAIN, True),
    ("the same with escapes", "a(b)\\c Nej", text(rb"(a\(b\)\\c \116ej) Tj"), PLAIN, False),
    ("brackets that are not escaped", "a (b (c) d)", text(b"(a (b (c) d)) Tj"), PLAIN, False),
    ("lines", "Linje 1\nLinje 2", text(b"(Linje 1) Tj T* (Linje 2) Tj"), PLAIN, False),
    ("letters apart", "Vand", text(b"[(V) 80 (a) -3 (nd)] TJ"), PLAIN, False),
    ("a part of the value", "Et langt svar", text(b"(langt sv) Tj"), PLAIN, False),
    ("a beginning that goes on elsewhere", "Et langt svar", text(b"(Et langt) Tj T* (\x85 side 3) Tj"), PLAIN, False),
    ("another beginning that goes on elsewhere", "Et langt svar", text(b"(Et kort) Tj T* (\x85 side 3) Tj"), PLAIN, True),
    ("nothing", "Ja", b"/Tx BMC EMC", PLAIN, False),
    ("signs alone", "Ja", text(b"(****) Tj"), PLAIN, False),
    ("Danish letters in any encoding", "Blåbærgrød", text(b"(Bl\x8cb\xe6rgr\xf8d) Tj"), PLAIN, False),
    ("a value that no plain font has", "Łukasz 12", text(b"(Lukasz 12) Tj"), PLAIN, False),
    ("a value with a dash", "3 – 4", text(b"(3 - 5) Tj"), PLAIN, True),
    ("a value with a control sign of Latin-1", "Ja\x9d", text(b"(Nej) Tj"), PLAIN, False),
    ("bytes that are no letters", "Ja", text(b"(Nej) Tj"), CODED, False),
    ("letters in an order of their own", "Ja", text(b"(Nej) Tj"), OWN, False),
    ("letters that are called otherwise", "Ja", text(b"(Nej) Tj"), RENAMED, False),
    ("a font that is not there", "Ja", text(b"(Nej) Tj"), None, False),
    ("words for reading aloud", "Ja", b"/Span <</ActualText (Nej)>> BDC " + text(b"(Ja) Tj") + b" EMC", PLAIN, False),
    ("a look without a value", "", text(b"(Nej) Tj"), PLAIN, True),
    ("a short look without a value", "", b"BT /F 9 Tf (4) Tj ET", PLAIN, True),
    ("a look of nothing without a value", "", b"/Tx BMC q 0 0 10 10 re W n BT /F 10 Tf ET Q EMC", PLAIN, False),
    ("dots without a value", "", text(b"(.......) Tj"), PLAIN, False),
    ("an enormous look", "Ja", text(b"(Nej) Tj") + b" " * 100_001, PLAIN, False),
]  # fmt: skip


def form(cases: list[tuple[str, str, bytes, Any, bool]], packed: bool = True, **entries: Any) -> bytes:
    made = SmallForm()
    for number, (_, value, operators, font, _) in enumerate(cases):
        field = made.text(f"f{number}", value)
        look = made.pdf.make_stream(operators)
        look.Resources = Dictionary(Font=Dictionary({} if font is None else {"/F": font}))
        field.AP = Dictionary(N=look)
    for key, value in entries.items():
        made.pdf.Root.AcroForm[f"/{key}"] = value
    return made.bytes(compress_streams=packed)


def assert_conflicts(data: bytes, wanted: list[str]) -> None:
    assert read_pdf(data).conflicts == wanted
    [said] = check_in_node([("a.pdf", data, "form", "da")], {})
    assert said["form"]["conflicts"] == wanted


@pytest.mark.parametrize("packed", [True, False])
def test_looks(packed: bool) -> None:
    wanted = [f"f{number}" for number, (*_, is_told) in enumerate(CASES) if is_told]
    assert_conflicts(form(CASES, packed), wanted)


def test_a_font_of_the_whole_form() -> None:
    cases = [("no font of its own", "Ja", text(b"(Nej) Tj"), None, True)]
    assert_conflicts(form(cases, DR=Dictionary(Font=Dictionary({"/F": PLAIN}))), ["f0"])


def test_viewers_that_are_asked_to_draw_anew() -> None:
    assert_conflicts(form(CASES, NeedAppearances=True), [])


def test_every_widget_of_a_field() -> None:
    with pikepdf.open(io.BytesIO(form([CASES[0]]))) as pdf:
        field = pdf.Root.AcroForm.Fields[0]
        shows = pdf.make_stream(text(b"(Nej) Tj"), Resources=field.AP.N.Resources)
        kids = [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Parent=field, AP=Dictionary(N=look), Rect=Array([0, 0, 9, 9]))) for look in (field.AP.N, shows)]  # fmt: skip
        del field.AP
        del field.Subtype
        field.Kids = Array(kids)
        pdf.pages[0].Annots = Array(kids)
        target = io.BytesIO()
        pdf.save(target)
    assert_conflicts(target.getvalue(), ["f0"])


# value, what the look shows, whether it is a conflict
LISTS = [
    ("4", "4", False),
    ("4", "i hoej grad", False),
    ("4", "slet ikke", True),
    ("4", "1", True),
    ("", "1", True),
    ("", "Vaelg", False),
    ("", "", False),
]


def test_a_list_shows_its_value_or_the_label_of_it() -> None:
    made = SmallForm()
    for number, (value, shown, _) in enumerate(LISTS):
        options = [("", "Vaelg"), ("1", "slet ikke"), ("4", "i hoej grad")]
        field = made.combo(f"f{number}", options, value or None)
        field.AP = Dictionary(N=made.pdf.make_stream(text(f"({shown}) Tj".encode()), Resources=Dictionary(Font=Dictionary({"/F": PLAIN}))))  # fmt: skip
    assert_conflicts(made.bytes(), [f"f{number}" for number, (*_, is_told) in enumerate(LISTS) if is_told])


# value, rich text, whether it is a conflict
RICH = [
    ("Ja & nej", "<body><p>Ja &amp; <b>nej</b></p></body>", False),
    ("Ja", "<body><p>Nej</p></body>", True),
    (None, "<body><p>Kun her</p></body>", True),
    (None, "<body><p> </p></body>", False),
]


def test_rich_text_that_says_something_else() -> None:
    made = SmallForm()
    for number, (value, rich, _) in enumerate(RICH):
        made.text(f"f{number}", value).RV = pikepdf.String(rich)
    assert_conflicts(made.bytes(), [f"f{number}" for number, (*_, is_told) in enumerate(RICH) if is_told])
