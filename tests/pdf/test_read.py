"""Reading filled PDFs of every writer. The hostile ones stand in test_read_hostile.py.

1 what a field says, whatever type its writer chose   2 radio groups and checkboxes, and where two stories are told
3 fields wherever they stand   4 which worksheet it is
"""

import codecs
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, String

from tests.pdf.small_form import SmallForm
from toolkit.contract.unreadable import Unreadable
from toolkit.pdf.read.filled import FilledForm, read_pdf


def read(form: SmallForm, **saving: Any) -> FilledForm:
    return read_pdf(form.bytes(**saving))


def one_text(value: Any) -> Any:
    form = SmallForm()
    form.text("a")
    form.fields[0].V = value
    return read(form).values["a"]


# 1 ----------------------------------------------------------------------------------------------------------------------


def test_plain_values() -> None:
    form = SmallForm()
    form.text("name", "Blåbærgrød")
    form.text("empty")
    form.check("agree", True)
    form.check("not-agree", False)
    form.radio("step", ["1", "2", "3", "na"], 3)
    form.radio("unset", ["1", "2"])
    form.combo("who", [("public", "Offentlig"), ("third", "Civilsamfund")], "third")
    found = read(form)
    assert found.values == {
        "name": "Blåbærgrød", "empty": None, "agree": True, "not-agree": False, "step": "na", "unset": None, "who": "third",
    }  # fmt: skip
    assert (found.conflicts, found.duplicates, found.warnings, found.identity) == ([], [], [], None)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"pl\xf8kke \x80", "pløkke •"),  # PDFDocEncoding
        (b"a\x7fb", "a\x7fb"),  # a sign that PDFDocEncoding does not have
        (codecs.BOM_UTF16_BE + "ægte €".encode("utf-16-be"), "ægte €"),
        (codecs.BOM_UTF16_LE + "ægte".encode("utf-16-le"), "ægte"),
        (codecs.BOM_UTF8 + "ægte".encode(), "ægte"),
        (codecs.BOM_UTF16_BE + "\x1b".encode("utf-16-be") + b"da" + "\x1bja".encode("utf-16-be"), "ja"),
        (codecs.BOM_UTF16_BE + "\x1b".encode("utf-16-be") + b"daDK" + "\x1bja".encode("utf-16-be"), "ja"),
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x00a", None),  # half a pair: read somehow, never an error
        (b"a\x00b", "ab"),
        (b"one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
    ],
)
def test_text_encodings(raw: bytes, expected: str | None) -> None:
    value = one_text(String(raw))
    assert value == expected if expected is not None else isinstance(value, str)


def test_text_in_a_stream() -> None:
    form = SmallForm()
    form.text("a").V = form.pdf.make_stream(codecs.BOM_UTF16_BE + "En længere tekst\r\nher".encode("utf-16-be"))
    form.text("b").V = form.pdf.make_stream(b"plain")
    assert read(form, compress_streams=True).values == {"a": "En længere tekst\nher", "b": "plain"}
    assert read(form, compress_streams=False).values["b"] == "plain"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12, "12"),
        (Name("/Ja"), "Ja"),
        (True, None),
        (Dictionary(A=1), None),
        (Array(), None),
        (Array([String("a"), String("b")]), "a, b"),
    ],
)
def test_other_types_of_value(value: Any, expected: Any) -> None:
    assert one_text(value) == expected


def test_combo_by_label_or_export_value() -> None:
    form = SmallForm()
    options = [("public", "Offentlig"), ("third", "Civilsamfund")]
    form.combo("label", options, "Civilsamfund")
    form.combo("export", options, "public")
    form.combo("other", options, "noget andet")
    form.combo("list", options)
    form.fields[3].V = Array([String("third")])
    assert read(form).values == {"label": "third", "export": "public", "other": "noget andet", "list": "third"}


# 2 ----------------------------------------------------------------------------------------------------------------------


def group(claim: Any, *states: str | None, options: list[str] | None = None) -> tuple[Any, list[str]]:
    """What a radio group says whose /V is `claim` and whose widgets show `states`."""
    form = SmallForm()
    field = form.radio("r", options or ["1", "2", "3", "na"])
    if claim is None:
        del field.V
    else:
        field.V = claim
    for kid, state in zip(field.Kids, states, strict=True):
        if state is None:
            del kid.AS
        else:
            kid.AS = Name(f"/{state}")
    found = read(form)
    return found.values["r"], found.conflicts


OFF = ("Off", "Off", "Off", "Off")


def test_radio_by_state() -> None:
    assert group(Name("/2"), "Off", "Off", "2", "Off") == ("3", [])
    assert group(String("2"), "Off", "Off", "2", "Off") == ("3", [])


def test_radio_by_option_value() -> None:
    assert group(String("na"), "Off", "Off", "Off", "3") == ("na", [])
    assert group(Name("/na"), "Off", "Off", "Off", "3") == ("na", [])
    assert group(String("3"), "Off", "Off", "2", "Off") == ("3", [])


def test_radio_number_as_value() -> None:
    assert group(2, "Off", "Off", "2", "Off") == ("3", [])


@pytest.mark.parametrize("claim", [None, Name.Off, String(""), String("Off")])
def test_radio_whose_parent_was_not_updated(claim: Any) -> None:
    """macOS Preview sets the widgets only."""
    assert group(claim, "Off", "1", "Off", "Off") == ("2", [])


def test_radio_without_states_on_its_widgets() -> None:
    assert group(Name("/1"), None, None, None, None) == ("2", [])
    assert group(String("na"), None, None, None, None) == ("na", [])


def test_radio_conflicts() -> None:
    assert group(Name("/0"), "Off", "Off", "2", "Off") == ("3", ["r"])  # another real option
    assert group(Name("/1"), *OFF) == ("2", ["r"])  # nothing shown
    assert group(Name("/1"), "0", "1", "Off", "Off") == ("1", ["r"])  # two shown
    assert group(Name.Off, *OFF) == (None, [])


def test_radio_with_named_states() -> None:
    """Foreign forms name states freely; /Opt, if there, goes by the widget's place."""
    form = SmallForm()
    field = form.radio("r", ["ja", "nej"])
    for kid, state in zip(field.Kids, ("/Choice1", "/Choice2"), strict=True):
        kid.AP.N = Dictionary({state: kid.AP.N["/Off"], "/Off": kid.AP.N["/Off"]})
    field.Kids[1].AS = field.V = Name("/Choice2")
    assert read(form).values["r"] == "nej"
    field.Kids[1].AS, field.V = Name.Off, String("Choice2")
    assert read(form).values["r"] == "nej"
    del field.Opt
    field.Kids[1].AS = field.V = Name("/Choice2")
    assert read(form).values["r"] == "Choice2"


def box(claim: Any, state: str | None, merged: bool = True) -> tuple[Any, list[str]]:
    form = SmallForm()
    field = form.check("c", state="Ja")
    if not merged:
        kid = form.pdf.make_indirect(Dictionary(Subtype=Name.Widget, Parent=field, AS=field.AS, AP=field.AP))
        field.Kids = Array([kid])
        del field.AS
    target = field if merged else field.Kids[0]
    if claim is None:
        del field.V
    else:
        field.V = claim
    if state is None:
        del target.AS
    else:
        target.AS = Name(f"/{state}")
    found = read(form)
    return found.values["c"], found.conflicts


def test_checkbox() -> None:
    assert box(Name("/Ja"), "Ja") == (True, [])
    assert box(Name("/Yes"), "Ja") == (True, [])  # another name for on
    assert box(Name.Off, "Off") == (False, [])
    assert box(Name("/Ja"), None) == (True, [])
    assert box(String("Ja"), None) == (True, [])
    assert box(None, "Ja") == (True, [])


def test_checkbox_conflicts() -> None:
    assert box(Name("/Ja"), "Off") == (True, ["c"])
    assert box(Name.Off, "Ja") == (True, ["c"])
    assert box(Name.Off, "Ja", merged=False) == (True, [])  # a parent that was not updated


def test_push_buttons_and_signatures_are_no_answers() -> None:
    form = SmallForm()
    form.text("a", "x")
    form.check("push").Ff = 1 << 16
    form.text("signed").FT = Name.Sig
    assert read(form).values == {"a": "x", "signed": None}


# 3 ----------------------------------------------------------------------------------------------------------------------


def test_names_given_twice() -> None:
    form = SmallForm()
    for name, value in (("a", "x"), ("a", "y"), ("b", ""), ("b", "y"), ("c", "z"), ("c", "z"), ("d", "y"), ("d", None)):
        form.text(name, value)
    found = read(form)
    assert found.values == {"a": "x", "b": "y", "c": "z", "d": "y"}
    assert found.duplicates == ["a"]


def test_hierarchy_of_names_and_inherited_entries() -> None:
    form = SmallForm()
    top = form.pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, V=String("from above"), Kids=Array()))
    for name, own in (("b", None), ("c", "own")):
        kid = form.pdf.make_indirect(Dictionary(T=String(name), Parent=top, Subtype=Name.Widget))
        if own:
            kid.V = String(own)
        top.Kids.append(kid)
    form.fields.append(top)
    assert read(form).values == {"a.b": "from above", "a.c": "own"}


def test_parent_with_two_widgets() -> None:
    form = SmallForm()
    top = form.pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx, V=String("x"), Kids=Array()))
    for _ in range(2):
        top.Kids.append(form.pdf.make_indirect(Dictionary(Parent=top, Subtype=Name.Widget)))
    form.fields.append(top)
    assert read(form).values == {"a": "x"}


def test_radio_buttons_that_repeat_the_name_of_their_group() -> None:
    form = SmallForm()
    field = form.radio("r", ["1", "2"], 1)
    for kid in field.Kids:
        kid.T = String("r")
        form.fields.append(kid)
    assert read(form).values == {"r": "2"}


@pytest.mark.filterwarnings("ignore:This document has")
def test_widgets_that_only_the_page_knows() -> None:
    """/Fields lost: whole, in part, and a widget that its parent does not name."""
    form = SmallForm()
    form.text("kept", "a")
    form.text("lost", "b")
    field = form.radio("r", ["1", "2", "3"], 2)
    del form.fields[1]
    del field.Kids[2]
    assert read(form).values == {"kept": "a", "r": "3", "lost": "b"}
    while len(form.fields):
        del form.fields[0]
    assert read(form).values == {"kept": "a", "lost": "b", "r": "3"}
    del form.pdf.Root.AcroForm
    assert read(form).values["lost"] == "b"


# 4 ----------------------------------------------------------------------------------------------------------------------


def test_identity() -> None:
    form = SmallForm()
    form.text("a", "x")
    form.identity("success-factors", 3, "en", "ab" * 32)
    found = read(form)
    who = found.identity
    assert who and (who.id, who.version, who.language, who.hash8, who.source) == (
        "success-factors",
        3,
        "en",
        "abababab",
        "attachment",
    )
    assert found.definition == {
        "format": "brobygger-worksheet/1", "id": "success-factors", "version": 3, "language": "en", "hash": "ab" * 32,
    }  # fmt: skip
    assert found.values == {"a": "x"}


def test_identity_by_the_hidden_field_alone() -> None:
    form = SmallForm()
    form.identity("demo", 2, "da")
    form.text("a", "x")
    del form.pdf.Root.Names
    who = read(form).identity
    assert who and (who.id, who.version, who.source) == ("demo", 2, "field")


def test_identity_by_an_associated_file() -> None:
    form = SmallForm()
    form.text("a", "x")
    form.attach({"id": "demo", "version": 1, "language": "da", "hash": "0" * 64})
    form.pdf.Root.AF = Array([form.pdf.Root.Names.EmbeddedFiles.Names[1]])
    del form.pdf.Root.Names
    assert read(form).identity is not None


def test_identities_that_differ() -> None:
    form = SmallForm()
    form.identity("demo", 2)
    form.attach({"id": "other", "version": 2, "language": "da", "hash": "0" * 64})
    found = read(form)
    assert found.identity and found.identity.id == "other" and found.warnings == ["identity"]


@pytest.mark.parametrize(
    "definition",
    [
        [],
        1,
        {},
        {"id": "A b"},
        {"id": "a", "version": True, "language": "da"},
        {"id": "a", "version": 1, "language": 5},
        {"id": ["a"]},
    ],
)
def test_attachments_that_are_no_definition(definition: Any) -> None:
    form = SmallForm()
    form.text("a", "x")
    form.attach(definition)
    assert read(form).identity is None


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"id": ' + b"9" * 10_000 + b"}"])
def test_attachments_that_are_no_json(raw: bytes) -> None:
    form = SmallForm()
    form.text("a", "x")
    form.attach(None, raw)
    found = read(form)
    assert found.identity is None and found.values == {"a": "x"}


def test_owner_password_only_is_readable() -> None:
    form = SmallForm()
    form.identity()
    form.text("a", "blå")
    found = read(form, encryption=Encryption(owner="secret", user=""))
    assert found.values == {"a": "blå"} and found.warnings == [] and found.identity and found.definition


def test_user_password_is_not() -> None:
    form = SmallForm()
    form.text("a", "x")
    with pytest.raises(Unreadable) as caught:
        read(form, encryption=Encryption(owner="secret", user="secret"))
    assert caught.value.verdict == "password-protected"
