"""What was silent is told, and what comes of one slip is told as that one."""

from pathlib import Path

import pytest

from tests.content.cases_guide import whole
from tests.content.small import SHEET, SITE, Files, field, plain, problems_of, sheet
from tests.content.test_lint_codes import in_words
from toolkit.cli.main import main
from toolkit.content.problem import Problem
from toolkit.words.locale import missing_words, one_language, words


def told(folder: Path, files: Files) -> list[tuple[str, str]]:
    problems = problems_of(folder, files)
    for problem in problems:
        in_words(problem)
    return [(problem.code, problem.file) for problem in problems]


def only(folder: Path, files: Files, code: str) -> Problem:
    (problem,) = problems_of(folder, files)
    in_words(problem)
    assert problem.code == code
    return problem


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("worksheets/notes.txt", "worksheets/notes.txt"),
        ("worksheets/Skema.docx", "worksheets/Skema.docx"),
        ("worksheets/old/other.yaml", "worksheets/old/"),
        ("cases/draft.docx", "cases/draft.docx"),
        ("decks/first.yaml", "decks/"),
        ("worksheet/other.yaml", "worksheet/"),
        ("site.yml", "site.yml"),
        ("notes.txt", "notes.txt"),
        ("guide/de/index.md", "guide/de/"),
    ],
)
def test_what_is_not_read(tmp_path: Path, name: str, shown: str) -> None:
    problem = only(tmp_path, {SHEET: plain(), name: "a: b\n"}, "not-read")
    assert problem.warning and problem.file == shown and shown in problem.sentence("da")


def test_many_files_that_are_not_read_are_one_warning(tmp_path: Path) -> None:
    problem = only(tmp_path, {SHEET: plain(), **{f"worksheets/{n}.docx": "x" for n in range(30)}}, "not-read")
    assert problem.data["count"] == 30


def test_the_nearest_name(tmp_path: Path) -> None:
    assert "“site.yaml”" in only(tmp_path, {SHEET: plain(), "site.yml": "a: b\n"}, "not-read").remedy("en")
    (tmp_path / "site.yml").unlink()
    assert "»worksheets«" in only(tmp_path, {SHEET: plain(), "worksheet/x.yaml": "a"}, "not-read").remedy("da")


def test_a_language_that_the_site_does_not_show(tmp_path: Path) -> None:
    text = plain().replace("title: {da: Titel, en: Title}", "title: {da: Titel, en: Title, de: Titel}")
    problem = only(tmp_path, {SHEET: text.replace("en: Purpose", "en: Purpose, de: Ziel")}, "language-not-shown")
    assert problem.warning and f"»de« (den første: {SHEET}:3)" in problem.sentence("da")


def test_a_language_that_nothing_is_written_in(tmp_path: Path) -> None:
    files: Files = {SHEET: plain(), "site.yaml": SITE + "languages: [da, sv]\n"}
    codes = told(tmp_path, files)
    assert codes == [("language-without-texts", "site.yaml"), ("words-missing", "site.yaml")]


def test_a_language_that_is_none(tmp_path: Path) -> None:
    assert told(tmp_path, {SHEET: plain(), "site.yaml": SITE + "languages: [da, dansk]\n"}) == [
        ("no-language", "site.yaml")
    ]


def test_texts_of_a_language_that_is_none(tmp_path: Path) -> None:
    """Which languages there are to be is not known, so no text lacks one."""
    text = plain().replace("{da: Titel, en: Title}", "Otsikko")
    assert told(tmp_path, {SHEET: text, "site.yaml": SITE + "languages: [fi]\n"}) == [("no-language", "site.yaml")]


@pytest.mark.parametrize("called", ["guide/EN", "guide/english", "Guide/en"])
def test_a_language_whose_folder_is_called_otherwise(tmp_path: Path, called: str) -> None:
    files = whole() | {f"guide/{tag}/about.md": "---\ntitle: A\n---\n\n# A\n" for tag in ("da", "en")}
    problem = only(tmp_path, {name.replace("guide/en", called): text for name, text in files.items()}, "guide-missing")
    assert problem.file == "guide/en" and "guide/en/" in problem.remedy("da")


def test_pages_without_a_folder_of_their_language(tmp_path: Path) -> None:
    files: Files = {name.replace("guide/da/", "guide/"): text for name, text in whole().items() if "/en/" not in name}
    problem = only(tmp_path, files | {"guide/about/index.md": "# A\n"}, "not-read")
    assert "guide/about/, guide/step-1/" in problem.sentence("da")


def test_a_list_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    files = whole(lists="")
    files |= {
        "cases/other.yaml": str(files["cases/project.yaml"]).replace("da: T,", "da: U,").replace("en: T}", "en: U}")
    }
    problem = only(tmp_path, files, "list-missing")
    assert "cases/project.yaml" in problem.sentence("en")


@pytest.mark.parametrize("name", ["worksheets/~$small.yaml", "worksheets/.small.yaml", "cases/~$project.yaml"])
def test_what_programs_lay_beside_an_open_file(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, {SHEET: plain(), name: b"\x05Ida\x00\x00"}) == []


def test_a_heavy_picture(tmp_path: Path) -> None:
    files = whole() | {
        "guide/da/step-1/photo.jpg": b"\xff\xd8\xff" + b"0" * 2_600_000,
        "guide/da/step-1/small.jpg": b"0" * 900_000,
    }
    problem = only(tmp_path, files, "file-heavy")
    assert problem.warning and problem.file == "guide/da/step-1/photo.jpg" and "3 MB" in problem.sentence("en")


def test_a_missing_file_is_told_once(tmp_path: Path) -> None:
    fields = "\n".join(field(f"type: scale, scale: {name}", f"f-{n}") for n, name in enumerate(["a", "b", "a"]))
    problem = only(tmp_path, {SHEET: sheet(fields, top="sources: []")}, "file-missing")
    assert "lists.yaml" in problem.sentence("da") and "a, b" in problem.sentence("en")


def test_a_circle_is_told_once(tmp_path: Path) -> None:
    ring = ["a", "b", "c"]
    fields = "\n".join(
        field(f"type: text, show_if: {{field: {ring[n - 1]}, is: x}}", name) for n, name in enumerate(ring)
    )
    problem = only(tmp_path, {SHEET: sheet(fields)}, "condition-circle")
    assert "a, b, c" in problem.sentence("da")


def test_what_never_holds_is_told_once(tmp_path: Path) -> None:
    never = "show_if: {all: [{field: step, is: 1}, {field: step, is: 2}]}"
    fields = [field(f"type: text, {never}", "a"), field("type: text, show_if: {field: a, is: x}", "b")]
    only(tmp_path, {SHEET: sheet("\n".join(fields))}, "never-holds")
    section = f"  - id: second\n    title: {{da: To, en: Two}}\n    {never}\n    fields:\n      - {field('type: text, show_if: {field: name, is: x}', 'c')}\n"
    only(tmp_path, {SHEET: plain().replace("examples:", section + "examples:")}, "never-holds")


@pytest.mark.parametrize("limits", ["2, 2", "2, 2, 5", "5, 5"])
def test_equal_bands_are_told_once(tmp_path: Path, limits: str) -> None:
    bands = ", ".join(
        f"{{up_to: {limit}, label: {{da: B{n}, en: B{n}}}}}" for n, limit in enumerate(limits.split(", "))
    )
    top = f"scores: [{{id: s, label: {{da: A, en: A}}, mean_of: [step], bands: [{bands}]}}]"
    only(tmp_path, {SHEET: sheet(top=top)}, "band-overlap")


def test_a_misspelt_key_is_not_missing_as_well(tmp_path: Path) -> None:
    only(tmp_path, {SHEET: plain().replace("title: {da: Titel", "titel: {da: Titel")}, "unknown-key")


def test_a_third_language_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file for its words; what it lacks is said in English, and listed."""
    assert one_language({"da": "Ja"}, "en") == "Ja"
    assert one_language({"x": {"da": "Ja", "en": "Yes"}}, "sv") == {"x": "Yes"}
    assert missing_words("da") == missing_words("en") == ()
    everything = len(missing_words("sv"))
    for known in (words, missing_words):
        known.cache_clear()
    monkeypatch.setattr(
        "toolkit.words.locale._other", lambda language: {"respondent": {"title": "Om er"}} if language == "sv" else {}
    )
    try:
        assert words("sv")["respondent"]["title"] == "Om er"
        assert words("sv")["respondent"]["name"] == words("en")["respondent"]["name"]
        assert len(missing_words("sv")) == everything - 1
    finally:
        for known in (words, missing_words):
            known.cache_clear()


def test_a_new_worksheet_in_other_languages_lints(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SITE + "languages: [sv, da]\nname: {da: Bro, sv: Bro}\n", "utf-8")
    assert main(["new", "mine", "--content", str(tmp_path)]) == 0
    assert main(["lint", "--content", str(tmp_path)]) == 0
