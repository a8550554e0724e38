"""Values that no program should write, and some do: read alike in both readers, or told."""

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Dictionary, Name, Object, String

from tests.browser.check_in_node import check_in_node
from tests.pdf.small_form import SmallForm
from toolkit.pdf.read.filled import read_pdf


def read(form: SmallForm) -> tuple[Any, list[str]]:
    """(the value of `a`, the conflicts), after a look that the browser says the same."""
    data = form.bytes()
    found = read_pdf(data)
    [said] = check_in_node([("a.pdf", data, "form", "da")], {})
    assert dict(said["form"]["values"])["a"] == found.values["a"] and said["form"]["conflicts"] == found.conflicts
    return found.values["a"], found.conflicts


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"<FEFFD8000041>", "A"),
        (b"<FEFF0041D83D>", "A"),
        (b"<FEFF00E6D83D0042>", "æB"),
        (b"<FEFF00E6FFFD>", "æ\ufffd"),
        (b"<FFFE4100>", "A"),
        (b"<FEFF00E641>", "æ"),
        (b"<FEFFD83DDE00>", "😀"),
    ],
)
def test_half_a_sign_is_none(raw: bytes, text: str) -> None:
    form = SmallForm()
    form.text("a").V = Object.parse(raw)
    assert read(form) == (text, [])


@pytest.mark.parametrize("value", [True, Dictionary(A=1)])
def test_a_value_that_is_no_text_is_told(value: Any) -> None:
    form = SmallForm()
    form.text("a").V = value
    form.text("b", "x")
    assert read(form) == (None, ["a"])


@pytest.mark.parametrize(
    ("own", "is_told"),
    [(Name("/0"), True), (String("0"), True), (Name("/1"), False), (String("/1"), False), (Name.Off, False)],
)
def test_a_button_whose_widget_says_something_else_is_told(own: Any, is_told: bool) -> None:
    form = SmallForm()
    form.radio("a", ["x", "y"], 1).Kids[1].V = own
    assert read(form) == ("y", ["a"] if is_told else [])


def to_text(form: SmallForm) -> None:
    form.radio("a", ["x", "y"], 1).FT = Name.Tx


def to_button(form: SmallForm) -> None:
    form.text("a", "x").FT = Name.Btn


def without_type(form: SmallForm) -> None:
    del form.text("a", "x").FT


@pytest.mark.parametrize("change", [to_text, to_button, without_type])
def test_a_field_of_another_type_is_read_alike(change: Callable[[SmallForm], None]) -> None:
    form = SmallForm()
    change(form)
    assert read(form)[0] is not None
