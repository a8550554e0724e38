"""Values that no program should write, and some do: read alike in both readers, or told."""

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, String

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


@pytest.mark.parametrize(
    ("chosen", "value", "is_told"),
    [([1], "b", False), ([1], "B", False), ([0], "b", True), ([9], "b", True), ([0, 1], "b", True), ([1], None, True), ([], "b", False)],
)  # fmt: skip
def test_a_chosen_line_that_is_not_the_value_is_told(chosen: list[int], value: str | None, is_told: bool) -> None:
    form = SmallForm()
    form.combo("a", [("a", "A"), ("b", "B")], value).I = Array(chosen)
    assert read(form)[1] == (["a"] if is_told else [])


def test_all_chosen_lines_of_a_list_are_compared() -> None:
    form = SmallForm()
    field = form.combo("a", [("a", "A"), ("b", "B")])
    field.V, field.I = Array([String("a"), String("b")]), Array([0, 1])
    assert read(form) == ("a, b", [])
    field.I = Array([0])
    assert read(form)[1] == ["a"]


def unseen(form: SmallForm) -> list[str]:
    """The names of answers in no box that can be seen, after a look that the browser says the same."""
    data = form.bytes()
    [said] = check_in_node([("a.pdf", data, "form", "da")], {})
    assert said["form"]["unseen"] == read_pdf(data).unseen
    return read_pdf(data).unseen


def test_answers_of_a_page_that_was_taken_out_are_told() -> None:
    form = SmallForm()
    form.text("a", "x")
    form.text("b")
    form.check("c", True)
    form.check("d")
    form.radio("e", ["1", "2"], 1)
    form.text("f", "i alt")
    form.page.obj.Annots = Array([form.page.obj.Annots[-1]])
    assert unseen(form) == ["a", "c", "e"]


@pytest.mark.parametrize(("flags", "is_told"), [(4, False), (2, True), (6, True), (36, True), (0, False)])
def test_answers_in_hidden_boxes_are_told(flags: int, is_told: bool) -> None:
    form = SmallForm()
    form.text("a", "x").F = flags
    form.text("_id", "x 1 da 0123abcd").F = 2
    form.text("_aside", "{}").F = 2
    form.text("respondent__group", "Bord 3").F = 2  # a sheet that does not ask for it keeps it there
    assert unseen(form) == (["a"] if is_told else [])
