"""What stands beside the fields of a PDF, what did not arrive, and forms without any answer: none of it is taken for a form in order."""

import base64
import io
import re
import zlib
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from tests.browser.check_in_node import check_in_node
from tests.intake.test_forms import MODEL, check, codes, form_of
from tests.pdf import models
from tests.pdf.small_form import SmallForm
from tests.tiers import in_turn
from toolkit.pdf.read.filled import read_pdf

DOCUMENT = models.document()


def filled() -> SmallForm:
    return form_of(MODEL, DOCUMENT)


def annotate(form: SmallForm, kind: str, text: str | None = None, **more: object) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array([10, 500, 200, 540]), **more)
    if text is not None:
        note.Contents = String(text)
    form.page.obj.Annots.append(form.pdf.make_indirect(note))


@pytest.mark.parametrize("kind", ["FreeText", "Text", "Highlight", "Stamp", "Square", "Caret"])
def test_a_note_is_told_with_its_page_and_its_words(kind: str) -> None:
    form = filled()
    annotate(form, kind, "Vi mener\r\n4 og ikke 3")
    report = check(form, MODEL)
    assert report["status"] == "findings" and codes(report) == [("outside-fields", None)]
    assert "side 1" in report["findings"][0]["message"] and "Vi mener 4 og ikke 3" in report["findings"][0]["message"]


@pytest.mark.parametrize("left", [0, 3])
def test_a_note_is_told_where_the_page_has_lost_widgets(left: int) -> None:
    form = filled()
    form.page.obj.Annots = Array(list(form.page.obj.Annots)[:left])
    annotate(form, "FreeText", "vi mener 4")
    found = codes(check(form, MODEL))
    assert found[0] == ("outside-fields", None) and {code for code, _ in found[1:]} == {"not-shown"}


@pytest.mark.parametrize("kind", ["Ink", "Stamp", "Line", "Polygon"])
def test_a_drawing_is_told(kind: str) -> None:
    form = filled()
    annotate(form, kind)
    report = check(form, MODEL, language="en")
    assert codes(report) == [("outside-fields", None)] and "drawn" in report["findings"][0]["message"]


def test_an_attached_file_is_told_and_ours_is_not() -> None:
    form = filled()
    form.pdf.attachments["budget.xlsx"] = AttachedFileSpec(form.pdf, b"x", filename="budget.xlsx")
    [finding] = check(form, MODEL)["findings"]
    assert finding["code"] == "outside-fields" and "budget.xlsx" in finding["message"]


def test_links_and_pop_ups_are_no_notes() -> None:
    form = filled()
    annotate(form, "Link")
    annotate(form, "Popup")
    assert check(form, MODEL)["status"] == "ok"


def test_a_civil_registration_number_in_a_note_is_masked_and_told() -> None:
    form = filled()
    annotate(form, "FreeText", "ring til 010190-1234")
    report = check(form, MODEL)
    assert sorted(codes(report)) == [("looks-like-cpr", None), ("outside-fields", None)]
    assert "010190" not in str(report)


def test_an_empty_form_is_not_in_order() -> None:
    report = check(form_of(MODEL, {}), MODEL)
    assert report["status"] == "findings"
    optional = {
        **MODEL,
        "sections": [{**s, "fields": [{**f, "required": False} for f in s["fields"]]} for s in MODEL["sections"]],
    }
    assert codes(check(form_of(optional, {}), optional)) == [("nothing-answered", None)]


def cut(data: bytes, keep: float) -> bytes:
    """The file, and a later saving of it of which only a part arrived."""
    pdf = pikepdf.open(io.BytesIO(data))
    numbers = [int(number) for number in re.findall(rb"(\d+) 0 obj", data)]
    update = b"".join(b"%d 0 obj\n<</Type/Annot/V(later answer)>>\nendobj\n" % number for number in numbers[:40])
    assert len(pdf.pages) == 1
    return data + update[: int(len(update) * keep)]


@pytest.mark.parametrize("keep", [0.05, 0.3, 0.6, 1.0])
def test_a_saving_that_did_not_arrive_whole_is_told(keep: float) -> None:
    from tests.intake.folder import Known
    from toolkit.intake.check import check_file

    [report] = check_file("a.pdf", cut(filled().bytes(), keep), "pdf", Known(MODEL), "da")
    assert report["status"] != "ok"
    assert report["status"] == "unreadable" or "answers-may-be-missing" in [code for code, _ in codes(report)]


def test_the_browser_says_the_same() -> None:
    known = {MODEL["id"]: {"da": MODEL}}
    files, wanted = [], []
    for change in (
        lambda form: annotate(form, "FreeText", "010190-1234 æøå €"),
        lambda form: annotate(form, "Ink"),
        lambda form: form.pdf.attachments.__setitem__("b.txt", AttachedFileSpec(form.pdf, b"x", filename="b.txt")),
        lambda form: annotate(form, "Link"),
    ):
        form = filled()
        change(form)
        files.append((f"{len(files)}.pdf", form.bytes(), "pdf", "da"))
        wanted.append(check(form, MODEL))
    files += [
        ("empty.pdf", form_of(MODEL, {}).bytes(), "pdf", "da"),
        ("cut.pdf", cut(filled().bytes(), 0.3), "pdf", "da"),
    ]
    found = check_in_node(files, known)
    for report, one in zip(wanted, found, strict=False):
        assert [f["code"] for f in one["forms"][0]["report"]["findings"]] == [code for code, _ in codes(report)], one
        assert [f["message"] for f in one["forms"][0]["report"]["findings"]] == [
            f["message"] for f in report["findings"]
        ]
    assert "answers-may-be-missing" in str(found[-1]) or "damaged" in str(found[-1])


HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
MARKED = b"/P <</MCID 0>> BDC BT /F 9 Tf (Et ark) Tj ET EMC"
WRITTEN = b"q BT /F 12 Tf 100 500 Td (Vi mener) Tj T* [(4, ) 9 (ring 010190-1234)] TJ ET Q"


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ([WRITTEN], "skrevet uden for felterne: »Vi mener 4, ring ******-****«"),
        ([b"q 0 0 1 RG 3 w 100 100 m 200 300 l S Q"], "tegnet"),
        ([b"q 50 0 0 50 9 9 cm /Im1 Do Q"], "tegnet"),
        ([b"q", b"Q"], None),
        ([b"/Artifact BMC BT /F 9 Tf (side 1) Tj ET EMC"], None),
    ],
)
def test_what_a_program_draws_into_the_page_itself_is_told(added: list[bytes], told: str | None) -> None:
    form = filled()
    own = [b"/Artifact BMC 0 0 9 9 re f EMC", MARKED]
    form.page.obj.Contents = Array([form.pdf.make_stream(content) for content in [*own, *added]])
    form.page.obj.Resources = Dictionary(Font=Dictionary(F=HELVETICA))
    report = check(form, MODEL)
    assert [told in finding["message"] for finding in report["findings"] if finding["code"] == "outside-fields"] == ([True] if told else [])  # fmt: skip
    assert (report["status"] == "ok") is (told is None) and "010190" not in str(report)
    [said] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert said["forms"][0]["report"]["findings"] == report["findings"]


@pytest.mark.parametrize("is_array", [False, True])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"q " + MARKED + b" Q\n" + WRITTEN, "skrevet uden for felterne: »Vi mener 4, ring ******-****«"),
        (WRITTEN + b"\nq " + MARKED + b" Q", "skrevet uden for felterne: »Vi mener 4, ring ******-****«"),
        (b"q " + MARKED + b" Q\nq 50 0 0 50 9 9 cm /Fm1 Do Q", "tegnet"),
        (MARKED * 3000 + b" " + WRITTEN, "skrevet uden for felterne: »Vi mener 4, ring ******-****«"),
        (b"q 1 0 0 1 0 0 cm " + MARKED + b" /Artifact BMC 0 0 9 9 re f EMC Q", None),
        (WRITTEN, None),  # written anew by another program: nothing in it says what is ours
    ],
)
def test_what_a_program_merges_into_the_content_of_the_page_is_told(
    content: bytes, told: str | None, is_array: bool
) -> None:
    form = filled()
    stream = form.pdf.make_stream(content)
    form.page.obj.Contents = Array([stream]) if is_array else stream
    form.page.obj.Resources = Dictionary(Font=Dictionary(F=HELVETICA))
    report = check(form, MODEL)
    assert [told in finding["message"] for finding in report["findings"] if finding["code"] == "outside-fields"] == ([True] if told else [])  # fmt: skip
    assert (report["status"] == "ok") is (told is None) and "010190" not in str(report)
    [said] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert said["forms"][0]["report"]["findings"] == report["findings"]


def test_our_own_pages_are_no_drawing() -> None:
    form = filled()
    form.page.obj.Contents = Array([form.pdf.make_stream(MARKED), form.pdf.make_stream(MARKED)])
    assert check(form, MODEL)["status"] == "ok"


def test_a_second_form_of_another_kind_is_told() -> None:
    form = filled()
    form.pdf.Root.AcroForm.XFA = form.pdf.make_stream(b"<xdp/>")
    [finding] = check(form, MODEL)["findings"]
    assert finding["code"] == "outside-fields" and "XFA" in finding["message"]
    [said] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert said["forms"][0]["report"]["findings"] == [finding]


def test_a_note_in_rich_text_only() -> None:
    form = filled()
    annotate(form, "FreeText", RC=String("<body><p>Vi mener <b>4</b> &amp; 5</p></body>"))
    [finding] = check(form, MODEL)["findings"]
    assert "»Vi mener 4 & 5«" in finding["message"]


TEXT = b"/F 9 Tf 9 9 Td (Vi mener 4) Tj"
OWN = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Vores"), FontDescriptor=Dictionary())
IN_OWN = b"/P <</MCID 0>> BDC BT /V 9 Tf (Et ark) Tj ET EMC"


IN_THE_MIDDLE: list[tuple[bytes, str | None]] = [
    (IN_OWN + b" BT " + TEXT + b" ET " + IN_OWN, "»Vi mener 4«"),
    (IN_OWN + b" /OC /Lag BDC BT " + TEXT + b" ET EMC " + IN_OWN, "»Vi mener 4«"),
    (IN_OWN + b" (EMC) pop /Artifact BMC BT " + TEXT + b" ET EMC " + IN_OWN, "»Vi mener 4«"),
    (IN_OWN + b" /Artifact <</Type /Pagination>> BDC BT " + TEXT + b" ET EMC", "»Vi mener 4«"),
    (IN_OWN + b" /Artifact <</Type /Pagination>> BDC q /Fm0 Do Q EMC", "tegnet"),
    (IN_OWN + b" /P <</MCID 1>> BDC BT " + TEXT + b" ET EMC", "»Vi mener 4«"),
    (IN_OWN + b" /Artifact <</Type /Pagination>> BDC BT /V 9 Tf (side 2) Tj ET EMC", None),
    (IN_OWN + b" /Artifact BMC q 9 0 0 9 0 0 cm /Logo Do Q EMC " + IN_OWN, None),
    (b"/P <</MCID 0>> BDC BT /V 9 Tf (1 EMC BDC) Tj ET EMC " + IN_OWN, None),
    (IN_OWN + b" /P <</MCID 1>> BDC /Span BMC BT /V 9 Tf (Et ord) Tj ET EMC EMC", None),
]


@pytest.mark.parametrize(("case", "packing"), in_turn(IN_THE_MIDDLE, ["none", "ascii"]))
def test_words_put_into_the_middle_of_a_page_are_told(case: tuple[bytes, str | None], packing: str) -> None:
    content, told = case
    form = filled()
    if packing == "ascii":  # as reportlab packs
        data = base64.a85encode(zlib.compress(content)) + b"~>"
        form.page.obj.Contents = form.pdf.make_stream(data, Filter=Array([Name.ASCII85Decode, Name.FlateDecode]))
    else:
        form.page.obj.Contents = form.pdf.make_stream(content)
    form.page.obj.Resources = Dictionary(Font=Dictionary(F=HELVETICA, V=OWN))
    report = check(form, MODEL)
    assert [told in finding["message"] for finding in report["findings"]] == ([True] if told else [])
    assert_browser_agrees(form, report)


def assert_browser_agrees(form: SmallForm, report: dict[str, Any]) -> None:
    [said] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {MODEL["id"]: {"da": MODEL}})
    assert said["forms"][0]["report"]["findings"] == report["findings"]


def test_a_page_that_cannot_be_looked_at_is_told() -> None:
    form = filled()
    form.page.obj.Contents = Array([form.pdf.make_stream(IN_OWN), form.pdf.make_stream(b"1 0 0 1 9 9 l s\n" * 30_000)])
    form.pdf.add_blank_page()
    form.pdf.pages[1].Contents = form.pdf.make_stream(IN_OWN)
    report = check(form, MODEL)
    assert [finding["message"][:9] for finding in report["findings"]] == ["På side 1"]
    assert_browser_agrees(form, report)


@pytest.mark.parametrize("value", ["Vi mener 010190-1234", "", None])
@pytest.mark.parametrize("is_on_page", [True, False])
def test_an_answer_in_a_field_without_a_name_is_told(value: str | None, is_on_page: bool) -> None:
    form = filled()
    field = form.text("x", value)
    del field.T
    if not is_on_page:
        form.page.obj.Annots.pop()
    report = check(form, MODEL)
    assert codes(report) == ([("outside-fields", None), ("looks-like-cpr", None)] if value else [])
    place = "På side 1 er der" if is_on_page else "Et felt uden navn"
    assert not value or any(
        place in one["message"] and "Vi mener ******-****" in one["message"] for one in report["findings"]
    )
    assert_browser_agrees(form, report)


def test_a_cross_in_a_field_without_a_name_is_told() -> None:
    form = filled()
    del form.check("x", on=True, state="nej").T
    report = check(form, MODEL)
    assert codes(report) == [("outside-fields", None)] and "»nej«" in report["findings"][0]["message"]
    assert_browser_agrees(form, report)


@pytest.mark.parametrize("where", ["page", "document", "both"])
def test_a_file_that_belongs_to_a_page_is_told_once(where: str) -> None:
    form = filled()
    spec = AttachedFileSpec(form.pdf, b"x", filename="budget.xlsx")
    if where == "both":
        form.pdf.attachments["budget.xlsx"] = spec
    holder = form.pdf.Root if where == "document" else form.page.obj
    holder.AF = Array([form.pdf.make_indirect(spec.obj)])
    report = check(form, MODEL)
    assert [finding["message"] for finding in report["findings"]] == [
        "Der er lagt en fil ved: »budget.xlsx«. Den er ikke læst."
    ]
    assert_browser_agrees(form, report)


@pytest.mark.parametrize(("paints", "is_told"), [(b"", True), (b"q Q", True), (b"/Tx BMC EMC", True), (b"/ZaDb 9 Tf (4) Tj", False)])  # fmt: skip
@pytest.mark.parametrize("kind", ["check", "radio"])
def test_a_cross_that_paints_nothing_is_told(paints: bytes, is_told: bool, kind: str) -> None:
    form = SmallForm()
    if kind == "check":
        form.check("a", on=True).AP.N.on = form.pdf.make_stream(paints)
    else:
        form.radio("a", ["x", "y"], 1).Kids[1].AP.N["/1"] = form.pdf.make_stream(paints)
    assert read_pdf(form.bytes()).conflicts == (["a"] if is_told else [])
    [said] = check_in_node([("a.pdf", form.bytes(), "form", "da")], {})
    assert said["form"]["conflicts"] == (["a"] if is_told else [])
