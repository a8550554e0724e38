"""The tool's words in a further language: a slip in their file is told with its line, what cannot be said there is said in English, and nothing stops."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.content.small import SHEET, SITE, plain, problems_of
from toolkit.content.lint import figures
from toolkit.content.problem import Problem
from toolkit.paths import ROOT
from toolkit.words import locale
from toolkit.words.locale import missing_words, say

DOCS = ROOT / "docs"
FILE = "templates/locale/languages/sv.yaml"
ENGLISH = say("en", "form.unknown_intro")
Written = Callable[[str | bytes], list[Problem]]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Written]:
    """What lint says of the file of Swedish words besides how many are missing."""
    monkeypatch.setattr(locale, "_OTHERS", tmp_path)

    def forget() -> None:
        for known in (locale._other, locale.words, locale.missing_words, locale.lacked_words, figures._readers):
            known.cache_clear()

    def said(text: str | bytes) -> list[Problem]:
        forget()
        (tmp_path / "sv.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
        problems = problems_of(tmp_path / "content", {SHEET: plain(), "site.yaml": SITE + "languages: [da, en, sv]\n"})
        return [problem for problem in problems if problem.file == FILE]

    yield said
    forget()


def test_words_that_are_right(written: Written) -> None:
    right = b"\xef\xbb\xbfform: {unknown_intro: No, on: }\r\nsite:\r\n  search: {stop: [no, och]}\r\n"
    assert [problem.code for problem in written(right)] == ["words-unknown"]
    assert say("sv", "form.unknown_intro") == "No", "a plain word, as in the files of authors"
    assert locale.words("sv")["site"]["search"]["stop"] == ["no", "och"]


def test_the_words_that_the_docs_show(written: Written) -> None:
    shown = (DOCS / "own-content.md").read_text("utf-8").partition("## A further language")[2]
    assert written(shown.partition("```yaml\n")[2].partition("```")[0]) == []
    assert say("sv", "site.frame.menu") == "Meny"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("form: {unknown_intro: De stod i filen\n", "open-bracket", 1),
        ("form:\n  unknown_intro: De stod: i filen\n", "needs-quotes", 2),
        ("form: {unknown_intro: Spara, tack}\n", "needs-quotes", 1),
        ("form:\n\tunknown_intro: Spara\n", "yaml-tab", 2),
        ("form: {unknown_intro: A, unknown_intro: B}\n", "duplicate-key", 1),
        ('form: {unknown_intro: "Från"}\n'.encode("latin-1"), "wrong-encoding", 1),
        ("form: {unknown_intro: Från}\n".encode("utf-16"), "wrong-encoding", 1),
        (b"PK\x03\x04", "other-kind", 1),
        ("- form\n", "wrong-type", 1),
        ("form: Spara\n", "wrong-type", 1),
        ("form:\n  unknown_intro: {sv: Spara}\n", "wrong-type", 2),
        ("form: {unknown_intro: [Spara]}\n", "wrong-type", 1),
        ("site:\n  search: {stop: och}\n", "wrong-type", 2),
        ("site:\n  search: {stop: [{sv: och}]}\n", "wrong-type", 2),
        ("formular: {x: y}\n", "words-unknown", 1),
        ("form:\n  unknown_intros: Spara\n", "words-unknown", 2),
        ('site: {frame: {lent: "Sidan är på {sprak}"}}\n', "words-unfit", 1),
        ('site: {frame: {lent: "Sidan är lånad"}}\n', "words-unfit", 1),
        ('site: {frame: {lent: "Sidan är på {language"}}\n', "words-unfit", 1),
        ('site: {frame: {lent: "Sidan är på {language!r}"}}\n', "words-unfit", 1),
        ('site: {frame: {lent: "Sidan är på {language.__class__}"}}\n', "words-unfit", 1),
        ('form: {unknown_intro: "De {0} stod"}\n', "words-unfit", 1),
    ],
)
def test_a_slip(written: Written, text: str | bytes, code: str, line: int) -> None:
    [problem] = written(text)
    assert (problem.code, problem.line) == (code, line)
    assert problem.warning == (code in ("wrong-type", "words-unknown", "words-unfit"))
    for language in ("da", "en"):
        assert problem.sentence(language) and problem.remedy(language)
    assert say("sv", "site.frame.lent", language="X") == say("en", "site.frame.lent", language="X")
    assert say("sv", "form.unknown_intro") == ENGLISH or code in ("needs-quotes", "duplicate-key")


def test_the_nearest_name_and_the_english_text_are_said(written: Written) -> None:
    [problem] = written("form:\n  unknown_intros: Spara\n")
    assert "templates/locale/form.yaml" in problem.remedy("en") and "“unknown_intro”" in problem.remedy("en")
    [problem] = written("site: {frame: {lent: Sidan}}\n")
    assert "{language}" in problem.remedy("da")


def test_what_is_missing_is_counted_by_room(written: Written, tmp_path: Path) -> None:
    written("")
    everything = missing_words("sv")
    assert not [key for key in everything if key.startswith(("lint.", "keys.", "cli."))], "said to authors only"
    [told] = [
        one
        for one in problems_of(tmp_path / "content", {"site.yaml": SITE + "languages: [da, en, sv]\n"})
        if one.code == "words-missing"
    ]
    rooms = dict.fromkeys(key.partition(".")[0] for key in everything)
    assert f"{len(everything)} in all" in told.sentence("en") and all(
        f"{room} (" in told.sentence("en") for room in rooms
    )


@pytest.mark.parametrize(
    ("danish", "swedish"),
    [("3. gang", "tredje gången"), ("2 mio.", "2 miljoner"), ("trin 1.2", "steg 1.2"), ("kl. 9", "klockan 9")],
)
def test_numbers_are_compared_by_the_words_of_the_language(written: Written, danish: str, swedish: str) -> None:
    """Those of another one would find numbers where there are none."""
    written("numbers: {ordinals: [första, andra, tredje], million: [miljoner], references: [steg], clock: [klockan]}\n")
    assert figures.differing({"da": danish, "sv": swedish}) == []
    written("")
    assert figures.differing({"da": "6 gange", "sv": "sixth"}) == ["6"]
