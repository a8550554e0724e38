"""Text inside fields: encoding, line breaking, shrinking."""

import pytest

from toolkit.pdf.make.appearance import cut_off, fitted, text_operators, wrapped
from toolkit.pdf.make.font import FIRST, LAST, encoded, form_font

FONT = form_font()


def test_the_font_is_small_and_has_all_of_cp1252() -> None:
    assert len(FONT.data) < 40_000 and len(FONT.widths) == LAST - FIRST + 1
    assert all(FONT.width(letter, 10) > 1 for letter in "æøåÆØÅéüß€–—“”…•’")


def test_outside_cp1252_is_a_question_mark_but_plain_twins_stay() -> None:
    assert encoded("Łódź 好 😀") == "?ód? ? ?".encode("cp1252")
    assert encoded("−5\u202f000\u2011x") == b"-5 000-x"
    assert encoded("a\tb\x07") == b"a b "


def test_lines_break_between_words_and_keep_paragraphs() -> None:
    lines = wrapped("en to tre fire\n\nfem", 10, FONT.width("en to tre", 10) + 0.1, FONT)
    assert lines == ["en to tre", "fire", "", "fem"]


def test_a_word_wider_than_the_line_is_broken_and_nothing_is_lost() -> None:
    word = "menneskerettighedsorganisation" * 3
    lines = wrapped(f"en {word} to", 10, 60, FONT)
    assert all(FONT.width(line, 10) <= 60 for line in lines)
    assert "".join(lines).replace(" ", "") == f"en{word}to"


@pytest.mark.parametrize("multiline", [True, False])
def test_text_shrinks_until_it_fits_but_stays_readable(multiline: bool) -> None:
    assert fitted("kort", 10, 200, 30, multiline, FONT) == (["kort"], 10, True)
    _, size, fits = fitted("svar " * (18 if multiline else 9), 10, 180, 30, multiline, FONT)
    assert 8 <= size < 10 and fits
    assert fitted("alt for langt " * 200, 10, 200, 30, multiline, FONT)[1:] == (8, False)
    assert fitted("alt for langt " * 200, 10, 200, 30, multiline, FONT, 6)[1:] == (6, False)


MARKS = ["… fortsættes side 3", "… s. 3"]


def test_a_box_shows_the_beginning_and_says_where_the_rest_is() -> None:
    text = "\n".join(f"linje {number}" for number in range(1, 9))
    assert cut_off(text, 8, 200, 45, True, FONT, MARKS) == ["linje 1", "linje 2", "linje 3", MARKS[0]]
    assert cut_off(text, 8, 200, 12, True, FONT, MARKS) == [MARKS[0]]
    assert cut_off(text, 8, 45, 45, True, FONT, MARKS)[-1] == MARKS[1]


def test_a_line_shows_the_beginning_and_says_where_the_rest_is() -> None:
    [line] = cut_off("et langt svar\n" * 20, 8, 120, 20, False, FONT, MARKS)
    assert line.startswith("et langt svar e") and line.endswith(f" {MARKS[0]}")
    assert FONT.width(line, 8) <= 114
    assert cut_off("et langt svar", 8, 30, 20, False, FONT, MARKS) == [MARKS[1]]


def test_brackets_and_strokes_are_escaped() -> None:
    assert rb"(a\(b\)\\c) Tj" in text_operators(["a(b)\\c"], 10, 100, 20, False, FONT)
    assert text_operators([""], 10, 100, 20, False, FONT) == b"/Tx BMC EMC"
