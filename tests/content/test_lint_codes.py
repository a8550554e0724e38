"""Every code of the lint: a minimal fault raises it at its line and column, alone, and in words of both languages."""

import re
from pathlib import Path

import pytest

from tests.content import cases_files, cases_guide, cases_packs, cases_rules, cases_shape, cases_slips
from tests.content.small import SHEET, Expected, Files, marks, places, plain, problems_of
from toolkit.content.problem import Problem
from toolkit.words.locale import LANGUAGES, bilingual

CASES = (
    cases_files.CASES
    + cases_slips.CASES
    + cases_shape.CASES
    + cases_shape.ELSEWHERE
    + cases_rules.CASES
    + cases_guide.CASES
    + cases_packs.CASES
)
PLACEHOLDER = re.compile(r"\{\w+\}|\bNone\b")
NOTHING_NAMED = re.compile(r"(?::|\b(?:af|of)) \.")  # what names of nothing leave: “Use one of: .”
WARNINGS = {
    "carry-alone",
    "step-minutes",
    "placeholder-contact",
    "remark-behind-text",
    "same-title",
    "row-too-high",
    "sign-not-drawn",
    "word-not-ours",
    "word-foreign",
}
# Raised where a folder, not a text, is the fault (test_hostile.py), or where there are too many faults.
ELSEWHERE = {"no-worksheets", "file-unreadable", "wrong-encoding", "more-problems"}
ELSEWHERE |= {
    "not-read",
    "extends-missing",  # test_extends.py
    "extends-circle",
    "without-unknown",
    "not-translated",
    "page-not-translated",
    "file-missing",
    "language-without-texts",
    "language-not-shown",
    "words-missing",
    "guide-missing",
    "file-heavy",
    "list-lacks",  # test_extends.py
}  # test_told.py
ELSEWHERE |= {"words-unknown", "words-unfit"}  # test_other_words.py
ELSEWHERE |= {"too-many-pages", "page-too-empty"}  # of what is laid out (tests/site/test_measured.py)


def in_words(problem: Problem) -> None:
    """Sentence and remedy in both languages; nothing is left of a placeholder but what the author wrote."""
    mended = str(problem.data.get("mended", ""))
    for language in LANGUAGES:
        for text in (problem.sentence(language), problem.remedy(language)):
            assert text.strip() and not NOTHING_NAMED.search(text), (problem, language, text)
            assert not PLACEHOLDER.search(text.replace(mended, "") if mended else text), (problem, language, text)
    assert problem.sentence("da") != problem.sentence("en")


@pytest.mark.parametrize(("name", "code", "files"), CASES, ids=[name for name, _, _ in CASES])
def test_fault(tmp_path: Path, name: str, code: str, files: Files) -> None:
    problems = problems_of(tmp_path, files)
    expected = marks(files, code)
    assert expected or code == "file-too-big"
    if code == "file-too-big":
        assert [problem.code for problem in problems] == [code]
    else:
        assert sorted(places(problems)) == expected, [problem.sentence("en") for problem in problems]
    for problem in problems:
        in_words(problem)
        assert problem.warning is (code in WARNINGS)


@pytest.mark.parametrize(
    ("name", "code", "line", "column", "raw"), cases_files.BYTES, ids=[row[0] for row in cases_files.BYTES]
)
def test_bytes(tmp_path: Path, name: str, code: str, line: int, column: int, raw: bytes) -> None:
    problems = problems_of(tmp_path, {SHEET: raw})
    assert places(problems) == [Expected(code, SHEET, line, column)]
    in_words(problems[0])


def test_every_code_has_a_case() -> None:
    said = {code for code, entry in bilingual("lint").items() if "message" in entry}
    assert said == {code for _, code, _ in CASES} | ELSEWHERE
    assert all(set(bilingual("lint")[code]) - {"remedy_none"} == {"message", "remedy"} for code in said)


def test_the_small_sheet_has_no_fault(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {SHEET: plain()}) == []


def test_the_small_guide_has_no_fault(tmp_path: Path) -> None:
    assert problems_of(tmp_path, cases_guide.whole()) == []


def test_the_small_pack_has_no_fault(tmp_path: Path) -> None:
    assert problems_of(tmp_path, cases_packs.pack()) == []


def test_a_programme_may_end_at_midnight_and_last_twelve_hours(tmp_path: Path) -> None:
    assert problems_of(tmp_path, cases_packs.pack("minutes: 60", "minutes: 690", 'start: "12:00"\n')) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("unknown key of the sheet", "facilitation"),
        ("unknown key of a field", "required"),
        ("unknown key deep inside", "label"),
        ("an unknown key of the site", "languages"),
        ("a key of another field type", None),  # `options` is no key of a text, so nothing near it is meant
        ("no such list", "sectors"),
        ("no such scale in a grid", "degree"),
        ("a condition on no field", "name"),
        ("a score of no field", "step"),
        ("a match of no field", "theirs"),
        ("a misspelt language", "da"),
        ("no such degree of personal data", "none"),
    ],
)
def test_did_you_mean(tmp_path: Path, name: str, meant: str | None) -> None:
    files = next(files for case, _, files in CASES if case == name)
    (problem,) = problems_of(tmp_path, files)
    assert problem.data["meant"] == meant
    assert (f"“{meant}”?" in problem.remedy("en")) is (meant is not None)


def test_an_unknown_key_is_told_the_keys_of_its_part(tmp_path: Path) -> None:
    files = next(files for case, _, files in CASES if case == "a key of another field type")
    (problem,) = problems_of(tmp_path, files)
    assert problem.data["known"] == "id, label, short, help, required, show_if, about, carry, width, type, max_length"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a value that is a number", 'Put the value in quotes: "1".'),
        ("a label that is true", 'Put the value in quotes: "true".'),
        ("required as a word", "Write true or false without quotes. Did you mean “true”?"),
        ("min of a scale in quotes", "Write a whole number without quotes."),
        ("minutes with their unit", "Write only the number: 30."),
        ("a text in an example that is a number", 'Put the value in quotes: "2024".'),
        ("an example that answers by the label", "Write what is given as value: a. Did you mean “a”?"),
        ("one answer where an example has a list", "Write the answer as a list: [a]."),
        ("a number that a number includes", "Such a field can be tested with: is, in, at_least, at_most, answered."),
        (
            "a place in Word's quotes",
            'Write the place in straight quotation marks after the name: [words](source:name "480–491").',
        ),
        (
            "a test of a whole grid",
            "Write which cell is meant, e.g. field: g.a. The whole field can be tested with: answered.",
        ),
    ],
)
def test_the_remedy_is_for_this_very_value(tmp_path: Path, name: str, remedy: str) -> None:
    files = next(files for case, _, files in CASES if case == name)
    (problem,) = problems_of(tmp_path, files)
    assert problem.remedy("en") == remedy
