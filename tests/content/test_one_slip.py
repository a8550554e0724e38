"""One slip, one message, also where many others name the thing that it is in."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.content.cases_guide import whole
from tests.content.cases_packs import pack
from tests.content.small import SHEET, Files, field, plain, problems_of, sheet
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
    return whole(**{"da": danish, "en": english, **changed})


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
    ("a page with a misspelt key", {"da": _PAGE.replace("title", "titel")}, "unknown-key", "guide/da/step-1/index.md", 0),
    ("a page without its head", {"da": "# Side\n"}, "front-matter-missing", "guide/da/step-1/index.md", 0),
    ("a scene whose name is misspelt where it is chosen", {"tale": whole()["stories/tale.yaml"].replace("to: end", "to: ende")}, "unknown-scene", "stories/tale.yaml", 0),  # type: ignore[union-attr, arg-type]
    ("a faulty list of groups", {"lists": "target-groups: [{label: {da: Unge, en: Young}}]\n"}, "missing-key", "lists.yaml", 0),
    ("a scene that has the id of another", {"tale": whole()["stories/tale.yaml"].replace("{id: end,", "{id: start,")}, "duplicate-id", "stories/tale.yaml", 0),  # type: ignore[union-attr, arg-type, dict-item]
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
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["no-language"]


@pytest.mark.parametrize(
    ("files", "code", "remedy"),
    [
        ({"site.yaml": "contact: a@b.dk\nlanguages: [dansk, engelsk]\n"}, "no-language", "Mente du »da«?"),
        ({"site.yaml": "contact: a@b.dk\nlanguages: [da, English]\n"}, "no-language", "Mente du »en«?"),
        ({"site.yaml": "contact: a@b.dk\nlanguages: [da-DK, en]\n"}, "no-language", "Mente du »da«?"),
        ({"site.yaml": "contact: a@b.dk\nlanguages: [da, Deutsch]\n"}, "no-language", "Mente du »de«?"),
        ({"site.yaml": "contact: a@b.dk\nlanguages: [da, kl]\n"}, "no-language", "docs/own-content.md"),
        ({"words.yaml": "forlægget: bogen\n"}, "wrong-type", "language: …, words: …, instead: …"),
        ({"words.yaml": "forlægget: {language: da, words: [forlægget], instead: bogen}\n"}, "bad-form", "»forlaegget«"),
        ({SHEET: sheet("{id: x, type: choice, label: {da: A, en: A}, options: nope}")}, "unknown-list", "Her er ingen lister endnu."),
        ({SHEET: sheet("{id: x, type: scale, label: {da: A, en: A}, scale: nope}")}, "unknown-list", "Her er ingen lister endnu."),
        ({SHEET: sheet(top="sources: [{ref: nope}]")}, "unknown-source", "Her er ingen kilder endnu."),
    ],
    ids=range(10),
)  # fmt: skip
def test_what_to_do_instead(tmp_path: Path, files: Files, code: str, remedy: str) -> None:
    [problem] = told(tmp_path, files if SHEET in files else files | {SHEET: plain()})
    assert problem.code == code and remedy in problem.remedy("da") and "–." not in problem.remedy("en")


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to(path), lambda path: os.mkfifo(path)])
def test_no_folder_where_one_is_named(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "content")
    assert [problem.code for problem in lint(tmp_path / "content")[1]] == ["no-worksheets"]


def test_what_is_left_out_of_no_base(tmp_path: Path) -> None:
    """Also where the name is that of a folder of one's own."""
    files: Files = {SHEET: plain(), "site.yaml": "contact: a@b.dk\nwithout: [worksheets/]\n"}
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["missing-key"]


def test_digits_of_an_address_are_no_numbers(tmp_path: Path) -> None:
    purpose = "purpose: {da: 'Se [arket](worksheet:small).', en: 'See [it](https://example.org/2012).'}"
    files: Files = {SHEET: plain().replace("purpose: {da: Formål, en: Purpose}", purpose)}
    assert "numbers-differ" not in [problem.code for problem in problems_of(tmp_path, files)]


def test_a_fault_of_the_site_is_not_one_of_its_logo(tmp_path: Path) -> None:
    files: Files = {SHEET: plain(), "our.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    for slip in ("colours: {main: red, mark: '#FFD166'}", "url: nordby.dk", "languages: da", "logo: ours.svg"):
        site = f"contact: a@b.dk\n{slip}\n" + ("logo: our.svg\n" if "logo" not in slip else "")
        [problem] = problems_of(tmp_path, files | {"site.yaml": site})
        assert (problem.file, problem.line) == ("site.yaml", 2), slip
        assert "#5B2A86" in problem.remedy("da") or "red" not in slip


def test_a_colour_that_is_too_light_is_one_slip(tmp_path: Path) -> None:
    site = "contact: a@b.dk\ncolours: {main: '#FFD0D0', mark: '#FFD166'}\n"
    assert [one.path for one in problems_of(tmp_path, {SHEET: plain(), "site.yaml": site})] == [("colours", "main")]


def test_a_circle_and_the_example_that_answers_in_it(tmp_path: Path) -> None:
    circle = "{id: extra, type: text, label: {da: Mere, en: More}, show_if: {field: extra, answered: true}}"
    files: Files = {SHEET: sheet(circle).replace("step: 3}", "step: 3, extra: Ja}")}
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["condition-circle"]


def test_a_number_that_both_languages_read_wrongly(tmp_path: Path) -> None:
    """Each language says another thing of `1.000,50`; it is written once."""
    cost = "{id: cost, type: number, label: {da: Pris, en: Price}}"
    files: Files = {SHEET: sheet(cost).replace("step: 3}", "step: 3, cost: '1.000,50'}")}
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["invalid-example"]


def test_rows_written_as_words(tmp_path: Path) -> None:
    """The first says how; forty of them need not."""
    grid = "{id: who, type: grid, label: {da: Hvem, en: Who}, scale: {min: 1, max: 3}, rows: [Ansatte, Frivillige]}"
    [problem] = problems_of(tmp_path, {SHEET: sheet(grid)})
    assert "{id: ansatte, label: Ansatte}" in problem.remedy("da")


def test_no_worksheet_at_all(tmp_path: Path) -> None:
    files = whole(da=f"{_PAGE}Brug [arket](worksheet:small).\n")
    del files[SHEET]
    assert [problem.code for problem in problems_of(tmp_path, files)] == ["no-worksheets"]


def test_a_folder_that_is_called_like_a_page(tmp_path: Path) -> None:
    (tmp_path / "guide/da/step-1/more.md").mkdir(parents=True)
    assert [problem.file for problem in problems_of(tmp_path, whole())] == ["guide/da/step-1/more.md/"]


def test_keys_are_said_as_they_are_written(tmp_path: Path) -> None:
    case = str(whole()["cases/project.yaml"])
    [problem] = told(tmp_path, whole(project=case.replace("[young]", "[yung]")))
    assert problem.sentence("da").startswith("target_groups nr. 1")
    [problem] = told(tmp_path, whole(lists=""))
    assert problem.code == "list-missing" and "target-groups" in problem.sentence("en")


def test_a_list_that_lacks_a_language_is_said_as_one(tmp_path: Path) -> None:
    for written in ("[en, to]", "{da: [en, to]}"):
        [problem] = told(tmp_path, {SHEET: sheet(top=f"keywords: {written}")})
        assert problem.code == "missing-translation" and "“en: […]”" in problem.remedy("en")


def test_a_language_is_called_by_its_name(tmp_path: Path) -> None:
    [problem] = told(tmp_path, {SHEET: plain().replace("{da: Titel, en: Title}", "{da: Titel}")})
    assert "på engelsk" in problem.sentence("da") and "in English" in problem.sentence("en")


def test_a_language_in_which_not_even_the_name_is_written(tmp_path: Path) -> None:
    """The name of the site lacks it as all texts do; nothing at all was told."""
    site = "contact: a@b.dk\nname: {da: Bro, en: Bridge}\nlanguages: [da, en, sv]\n"
    assert "language-without-texts" in [one.code for one in problems_of(tmp_path, whole() | {"site.yaml": site})]


@pytest.mark.parametrize("names", ["lists.yaml/x", "lists.yaml"])
def test_what_names_a_list_that_cannot_be_read_is_not_told(tmp_path: Path, names: str) -> None:
    case = str(whole()["cases/project.yaml"]).replace("sectors: [public]", "sectors: [church]")
    files = whole(project=case) | {
        SHEET: sheet(top="aims: [plan]"),
        names: b"PK\x03\x04" if names == "lists.yaml" else "x",
    }
    files = {name: text for name, text in files.items() if name in (SHEET, names) or name != "lists.yaml"}
    assert {problem.file for problem in told(tmp_path, files)} == {"lists.yaml"}


def test_an_aim_where_no_list_has_any(tmp_path: Path) -> None:
    [problem] = told(tmp_path, {SHEET: sheet(top="aims: [plan]")})
    assert problem.code == "list-missing" and "aims" in problem.sentence("en")


_WHOLE_SHEET = """\
id: small
version: 1
title: {da: Titel, en: Title}
purpose: {da: Formål, en: Purpose}
personal_data: none
sections:
  - id: first
    title: {da: Afsnit, en: Section}
    fields:
      - {id: name, type: text, label: {da: Navn, en: Name}}
      - id: pick
        type: choice
        label: {da: Valg, en: Choice}
        options:
          - value: a
            label: {da: L a, en: L a}
          - value: b
            label: {da: L b, en: L b}
      - id: grid
        type: grid
        scale: {min: 1, max: 5}
        label: {da: Net, en: Grid}
        rows:
          - id: r
            label: {da: Række, en: Row}
      - id: table
        type: table
        label: {da: Tabel, en: Table}
        max_rows: 2
        columns:
          - id: c
            type: text
            label: {da: Kolonne, en: Column}
scores:
  - id: s
    label: {da: Tal, en: Number}
    mean_of: [grid]
examples:
  - id: filled
    title: {da: Udfyldt, en: Filled}
    answers:
      name: Ida
"""
_KEYS = ["fields", "options", "rows", "columns", "scores", "examples", "answers"]


@pytest.mark.parametrize("key", _KEYS)
def test_a_line_with_a_key_that_is_missing_above_what_belongs_under_it(tmp_path: Path, key: str) -> None:
    lines = _WHOLE_SHEET.split("\n")
    at = next(n for n, line in enumerate(lines) if line.strip() == f"{key}:")
    assert told(tmp_path, {SHEET: _WHOLE_SHEET}) == []
    [problem] = told(tmp_path, {SHEET: "\n".join(lines[:at] + lines[at + 1 :])})
    assert (problem.code, problem.data["key"], problem.line) == ("missing-key", key, at + 1)


@pytest.mark.parametrize("indent", ["  - ", "    - ", "      - "])
def test_questions_without_their_key_however_they_are_indented(tmp_path: Path, indent: str) -> None:
    written = plain().replace("    fields:\n", "").replace("      - ", indent)
    [problem] = told(tmp_path, {SHEET: written})
    assert (problem.code, problem.data["key"], problem.line) == ("missing-key", "fields", 9)
    assert "“first”" in problem.sentence("en")


def test_a_pack_without_the_key_of_its_parts(tmp_path: Path) -> None:
    text = str(pack()["packs/meeting.yaml"]).replace(
        "parts:\n", "before:\n  - {when: {da: Før, en: Before}, do: {da: Gør, en: Do}}\n"
    )
    [problem] = told(tmp_path, pack() | {"packs/meeting.yaml": text})
    assert (problem.code, problem.data["key"]) == ("missing-key", "parts")


@pytest.mark.parametrize("item", ["{id: table", "{id: grid"])
def test_an_item_too_far_in_is_that_where_nothing_is_missing(tmp_path: Path, item: str) -> None:
    lines = "\n".join(field("type: text", name) for name in ("pick", "grid", "table"))
    [problem] = told(tmp_path, {SHEET: sheet(lines).replace(f"      - {item}", f"        - {item}")})
    assert problem.code == "yaml-indent"


@pytest.mark.parametrize("name", ["guide", "guide/en"])
def test_a_guide_that_is_a_file_is_told_once(tmp_path: Path, name: str) -> None:
    [problem] = told(tmp_path, {SHEET: plain(), name: "x"})
    assert (problem.code, problem.file) == ("file-unreadable", name)
