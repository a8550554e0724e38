"""One slip, one message, also where many others name the thing that it is in."""

import re
from pathlib import Path

import pytest

from tests.content.cases_guide import whole
from tests.content.small import SHEET, Files, plain, problems_of, sheet
from toolkit.content.lint import lint
from toolkit.content.problem import Problem

_PAGE = "---\ntitle: Side\nstep: 1\n---\n# Side\n\n"
_SAID = "I 2004 var det [35 pct.](fact:share)"
_FACT = "share: {says: {da: I 2004 var det 35 pct., en: In 2004 it was 35 per cent.}, at: 1–2}\n"
_WORD = "bridge: {term: {da: bro, en: bridge}, definitions: [{text: {da: A, en: B}, by: {da: os, en: us}}]}\n"
_THEME = "care: {title: {da: Omsorg, en: Care}, keywords: {da: [omsorg], en: [care]}, worksheets: [small], packs: [meeting]}\n"


def with_pages(**changed: str) -> Files:
    """A guide whose two pages name a fact and a word twice each."""
    danish = f"{_PAGE}{_SAID} og [bro](term:bridge).\n\n{_SAID} for en [bro](term:bridge).\n"
    english = danish.replace("og", "and").replace("for en", "for a").replace("pct.", "per cent.")
    return whole(da=danish, en=english, **changed)


def told(folder: Path, files: Files) -> list[Problem]:
    return [problem for problem in problems_of(folder, files) if not problem.warning]


def test_without_a_slip(tmp_path: Path) -> None:
    assert told(tmp_path, with_pages()) == []


# (name, what is changed, the one code, its file, how many other places it names)
CASES: list[tuple[str, dict[str, str], str, str, int]] = [
    ("a fact without its place", {"book": _FACT.replace(", at: 1–2", "")}, "missing-key", "facts/book.yaml", 0),
    ("a fact with a wrong place", {"book": _FACT.replace("1–2", "x")}, "bad-form", "facts/book.yaml", 0),
    ("a fact whose text lacks a language", {"book": _FACT.replace(", en: In 2004 it was 35 per cent.", "")}, "missing-translation", "facts/book.yaml", 0),
    ("a fact that is called otherwise", {"book": _FACT.replace("share", "shares")}, "unknown-fact", "guide/da/step-1/index.md", 3),
    ("a fact that is not indented", {"book": "share:\nsays: {da: I 2004 var det 35 pct., en: In 2004 it was 35 per cent.}\nat: 1–2\n"}, "yaml-indent", "facts/book.yaml", 0),
    ("a word without its term", {"glossary": _WORD.replace("term: {da: bro, en: bridge}, ", "")}, "missing-key", "glossary.yaml", 0),
    ("a word that is not indented", {"glossary": "bridge:\nterm: {da: bro, en: bridge}\ndefinitions: [{text: {da: A, en: B}, by: {da: os, en: us}}]\n"}, "yaml-indent", "glossary.yaml", 0),
    ("a scene that has the id of another", {"tale": whole()["stories/tale.yaml"].replace("{id: end,", "{id: start,")}, "duplicate-id", "stories/tale.yaml", 0),  # type: ignore[union-attr, arg-type]
]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "code", "file", "others"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_one_message(tmp_path: Path, changed: dict[str, str], code: str, file: str, others: int) -> None:
    [problem] = told(tmp_path, with_pages(**changed))
    assert (problem.code, problem.file, problem.data.get("count", 0)) == (code, file, others)
    if others:
        assert "guide/en/step-1/index.md:9" in problem.sentence("da") and "elsewhere" in problem.sentence("en")


def test_a_worksheet_that_is_called_otherwise(tmp_path: Path) -> None:
    """The pages that lead to it name it by its title, too."""
    said = "Brug [arket](worksheet:small) Brug Det lille arbejdsark."
    title = "title: {da: Det lille arbejdsark, en: The small worksheet}"
    files = whole(da=f"{_PAGE}{said}\n", en=f"{_PAGE}{said}\n".replace("Brug", "Use"))
    renamed = re.sub("title: {.*}", title, plain(), count=1).replace("id: small\n", "id: smaller\n")
    del files[SHEET]
    [problem] = told(tmp_path, files | {"worksheets/smaller.yaml": renamed})
    assert problem.code == "unknown-worksheet"


def test_words_that_are_not_ours(tmp_path: Path) -> None:
    words = "bog:\nlanguage: da\n  words: [forlægget]\n  instead: bogen\n"
    assert [(one.code, one.line) for one in told(tmp_path, with_pages() | {"words.yaml": words})] == [
        ("yaml-indent", 2)
    ]
    words = "bog: {language: dansk, words: [forlægget], instead: bogen}\n"
    [problem] = told(tmp_path, with_pages() | {"words.yaml": words})
    assert (problem.code, problem.line) == ("unknown-value", 1) and "dansk" in problem.sentence("da")


def test_a_faulty_pack_or_worksheet_is_there(tmp_path: Path) -> None:
    files = whole() | {"themes.yaml": _THEME.replace(", packs: [meeting]", "")}
    assert told(tmp_path, files) == []
    for slip in ("id: other\n", "version: two\n"):
        old = "id: small\n" if slip.startswith("id") else "version: 2\n"
        assert len(told(tmp_path, files | {SHEET: plain().replace(old, slip)})) == 1, slip
    [problem] = told(tmp_path, files | {"themes.yaml": _THEME, "packs/meeting.yaml": "id: meeting\nminutes: 5\n"})[:1]
    assert problem.file == "packs/meeting.yaml"
    assert "theme-nowhere" not in [one.code for one in told(tmp_path, {})]


def test_a_key_that_a_faulty_worksheet_may_have(tmp_path: Path) -> None:
    shared = "{id: first-name, type: text, carry: who, label: {da: Navn på jer, en: Your name}}"
    other = sheet(shared).replace("id: small", "id: other", 1)
    files: Files = {SHEET: sheet(shared).replace("sections:", "section:"), "worksheets/other.yaml": other}
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["unknown-key"]


def test_languages_that_are_misspelt(tmp_path: Path) -> None:
    files = whole() | {"site.yaml": "contact: a@b.dk\nlanguages: [da, eng]\n"}
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["unknown-value"]


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    assert [problem.code for problem in lint(tmp_path / "content")[1]] == ["no-worksheets"]


def test_what_is_left_out_of_no_base(tmp_path: Path) -> None:
    """Also where the name is that of a folder of one's own."""
    files: Files = {SHEET: plain(), "site.yaml": "contact: a@b.dk\nwithout: [worksheets/]\n"}
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["missing-key"]


def test_digits_of_an_address_are_no_numbers(tmp_path: Path) -> None:
    purpose = "purpose: {da: 'Se [arket](worksheet:small).', en: 'See [it](https://example.org/2012).'}"
    files: Files = {SHEET: plain().replace("purpose: {da: Formål, en: Purpose}", purpose)}
    assert "numbers-differ" not in [problem.code for problem in problems_of(tmp_path, files)]
