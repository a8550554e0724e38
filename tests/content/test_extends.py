"""One content folder over another: file over file, list entries by key, things left out, and errors that name the right file."""

import os
import posixpath
import re
from pathlib import Path

import pytest

from tests.content.small import plain
from tests.sites import TOLD, copy_of
from toolkit.content.layers import Layers
from toolkit.content.library import Library
from toolkit.content.lint import lint
from toolkit.content.normalise import pick
from toolkit.pages.site import normalised, plan_site
from toolkit.site.fingerprint import watched


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_of(TOLD, tmp_path / "base")


@pytest.fixture
def own(tmp_path: Path, base: Path) -> Path:
    return write(tmp_path / "own", {"site.yaml": "name: Vores\ncontact: post@brobygger.dk\nextends: ../base\n"})


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def errors(folder: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.code) for problem in lint(folder)[1] if not problem.warning]


def texts(library: Library) -> dict[str, str]:
    return {page.path: page.text for page in plan_site(library, normalised(library))[0]["da"].pages}


def test_an_empty_folder_is_its_base_under_another_name(own: Path, base: Path) -> None:
    mine, problems = lint(own)
    theirs, _ = lint(base)
    assert [problem for problem in problems if not problem.warning] == []
    assert texts(mine).keys() == texts(theirs).keys()
    assert mine.site.name != theirs.site.name
    assert {path.name for path in watched(own)} > {"water.md", "site.yaml"}, "a change of the base builds again"


def test_a_file_stands_in_for_the_one_of_its_name(own: Path, base: Path) -> None:
    page = (base / "guide/da/step-1/water.md").read_text("utf-8")
    sheet = (base / "worksheets/small.yaml").read_text("utf-8")
    write(
        own,
        {
            "guide/da/step-1/water.md": page.replace("Se også vandet.", "Sådan siger vi det."),
            "worksheets/ours.yaml": sheet.replace("id: small", "id: ours", 1),
        },
    )
    assert errors(own) == []
    library, _ = lint(own)
    assert "Sådan siger vi det." in texts(library)["step-1/water.md"]
    assert {"small", "ours"} == set(library.sheets)


def test_what_a_base_offers_to_a_sheet_that_is_left_out_is_not_our_slip(own: Path, base: Path) -> None:
    sheet = base / "worksheets/small.yaml"
    sheet.write_text(re.sub(r"(type: (?:long)?text,)", r"\1 carry: aim,", sheet.read_text("utf-8"), count=1), "utf-8")
    assert "carry-alone" in [problem.code for problem in lint(base)[1]]
    assert "carry-alone" not in [problem.code for problem in lint(own)[1]]


def test_lists_are_merged_by_key_and_the_nearer_one_wins(own: Path, base: Path) -> None:
    before = lint(base)[0].guide.terms
    key = next(iter(before))
    term = "{term: {da: Vores ord, en: Our word}, definitions: [{text: {da: Noget., en: Something.}, by: {da: os, en: us}}]}"
    write(own, {"glossary.yaml": f"{key}: {term}\nnewer: {term.replace('ord', 'andet').replace('word', 'other')}\n"})
    assert errors(own) == []
    after = lint(own)[0].guide.terms
    assert after.keys() == before.keys() | {"newer"}
    assert pick(after[key].term, "da") == "Vores ord"


def test_what_is_left_out_leaves_no_link_behind(own: Path, base: Path) -> None:
    page = base / "guide/da/step-1/index.md"
    page.write_text(page.read_text("utf-8") + "\nSe [om vandet](water.md) og [arket](worksheet:small).\n", "utf-8")
    site = (own / "site.yaml").read_text("utf-8")
    sheet = (base / "worksheets/small.yaml").read_text("utf-8").replace("id: small", "id: ours", 1)
    write(own, {"site.yaml": site + 'without: [worksheets/small.yaml, "guide/*/step-1/water.md"]\n', "worksheets/ours.yaml": sheet})  # fmt: skip
    assert errors(own) == []
    pages = texts(lint(own)[0])
    assert "step-1/water.md" not in pages
    assert "worksheets/small.md" not in pages
    assert "Se om vandet og arket." in pages["step-1/index.md"]


SECTIONS = [
    "packs/", "stories/", "cases/", "figures/", "facts/", "glossary.yaml", "themes.yaml", "literature.yaml",
    '"guide/*/step-1/"',
]  # fmt: skip
PACK = """\
id: day
title: {da: Dag, en: Day}
purpose: {da: Formål, en: Purpose}
audience: {da: Alle, en: Everybody}
participants: {min: 6, max: 30, default: 12}
parts:
  - id: work
    title: {da: Arbejdet, en: The work}
    minutes: 60
    form: groups
    worksheets: [{ref: small, copies: person}]
    posters: [{figure: bars, paper: a4}]
    script: {say: {da: A, en: A}, steps: [{minutes: 60, do: {da: B, en: B}}]}
"""
MORE = """\
---
title: Mere
see: [packs/index.md, glossary.md, figures/index.md]
---

# Mere

[p](../packs/index.md), [q](../packs/day.md), [s](../stories/index.md), [c](../cases/index.md), [d](../cases/older.md),
[f](../figures/index.md), [n](../facts/index.md), [g](../glossary.md#bridge), [w](../step-1/water.md), [35](fact:share), [t](term:bridge).

![](figure:bars)

::: number [35](fact:share)
gik over broen.
:::
"""
START_PAGE = """\
---
title: Start
opening:
  buttons: [{text: A, to: packs/index.md}]
  topics: [brook]
  question: Q
  stages: [{here: H, page: stories/index.md}]
---

# Start
"""


@pytest.fixture
def linked(base: Path) -> Path:
    """A base whose pages lead to every section."""
    pages = {f"guide/{language}/{name}": text for language in ("da", "en") for name, text in (("more/index.md", MORE), ("index.md", START_PAGE))}  # fmt: skip
    theme = "brook: {title: {da: A, en: A}, page: step-1/water.md, keywords: {da: [å], en: [a]}}\n"
    write(base, {"packs/day.yaml": PACK, "themes.yaml": theme, **pages})
    assert errors(base) == []
    return base


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_left_out_whole(own: Path, linked: Path, section: str) -> None:
    """Pages, cases, stories and themes of the base lead to none of it."""
    write(own, {"site.yaml": (own / "site.yaml").read_text("utf-8") + f"without: [{section}]\n"})
    library, problems = lint(own)
    assert [problem for problem in problems if not problem.warning] == []
    trees, problems = plan_site(library, normalised(library))
    assert problems == []
    packs = set() if section == "packs/" else {"packs/index.md", "packs/day.md"}  # not among these pages
    for page in trees["da"].pages:
        there = {one.path for one in trees["da"].pages} | packs
        links = re.findall(r"\]\(([^():#]+\.md)|href=\"([^\":#]+)\.html", page.text)
        for link in (one[0] or f"{one[1]}.md" for one in links):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link)) in there, (page.path, link)


def test_a_story_of_the_base_says_in_words_what_is_left_out(own: Path, base: Path) -> None:
    tale = (base / "stories/tale.yaml").read_text("utf-8")
    linked = tale.replace("Intet skete.", "'Tag [arket](worksheet:small).'").replace(
        "Nothing happened.", "'Take [it](worksheet:small).'"
    )
    write(base, {"stories/tale.yaml": linked})
    site = (own / "site.yaml").read_text("utf-8")
    sheet = (base / "worksheets/small.yaml").read_text("utf-8").replace("id: small", "id: ours", 1)
    write(own, {"site.yaml": site + "without: [worksheets/small.yaml]\n", "worksheets/ours.yaml": sheet})
    assert errors(own) == []
    scene = next(scene for scene in lint(own)[0].guide.stories["tale"].scenes if scene.id == "waited")
    assert (scene.text["da"], scene.text["en"]) == ("Tag arket.", "Take it.")
    write(own, {"stories/tale.yaml": linked})
    assert errors(own) == [("stories/tale.yaml", "unknown-worksheet")], "a story of one's own is one's own to mend"


def test_a_theme_of_the_base_forgets_what_is_left_out(own: Path, base: Path) -> None:
    words = "keywords: {da: [%s], en: [%s]}"
    here = "{title: {da: A, en: A}, pages: [step-1/water.md, step-1/index.md], worksheets: [small], " + words % (
        "å",
        "a",
    )
    gone = "{title: {da: B, en: B}, page: step-1/water.md, " + words % ("bæk", "brook")
    write(base, {"themes.yaml": f"here: {here}}}\ngone: {gone}}}\n"})
    site = (own / "site.yaml").read_text("utf-8")
    sheet = (base / "worksheets/small.yaml").read_text("utf-8").replace("id: small", "id: ours", 1)
    write(own, {"site.yaml": site + 'without: [worksheets/small.yaml, "guide/*/step-1/water.md"]\n', "worksheets/ours.yaml": sheet})  # fmt: skip
    assert errors(own) == []
    themes = lint(own)[0].guide.themes
    assert set(themes) == {"here"}
    assert (themes["here"].pages, themes["here"].worksheets) == (["step-1/index.md"], [])


@pytest.mark.parametrize(
    "text",
    ["extends: " + "[" * 50_000, "a: " * 100, "\0", "extends: {a: 1}\nwithout: 3\n", "extends: ~nobody-at-all/x\n"],
)
def test_a_spoilt_site_file_has_no_base_and_harms_nothing(own: Path, text: str) -> None:
    write(own, {"site.yaml": text})
    assert Layers.of(own).folders == (own,)


def test_a_pipe_is_not_waited_for(own: Path) -> None:
    (own / "site.yaml").unlink()
    os.mkfifo(own / "site.yaml")
    assert Layers.of(own).folders == (own,)


def test_errors_name_the_file_that_they_stand_in(own: Path, base: Path) -> None:
    page = base / "guide/da/step-1/water.md"
    page.write_text(page.read_text("utf-8") + "\n[ukendt](case:nowhere)\n", "utf-8")
    write(own, {"cases/wrong.yaml": "nonsense: 1\n", "glossary.yaml": "Bad Key: 1\n"})
    found = errors(own)
    assert ("../base/guide/da/step-1/water.md", "unknown-case") in found
    assert {file for file, _ in found} == {"../base/guide/da/step-1/water.md", "cases/wrong.yaml", "glossary.yaml"}


def test_what_extends_and_without_name_must_be_there(own: Path, base: Path) -> None:
    write(own, {"site.yaml": "extends: ../nowhere\ncontact: a@b.dk\n"})
    assert ("site.yaml", "extends-missing") in errors(own)
    write(own, {"site.yaml": "extends: ../base\nwithout: [worksheets/none.yaml]\ncontact: a@b.dk\n"})
    assert errors(own) == [("site.yaml", "without-unknown")]
    write(own, {"site.yaml": "extends: ../base\ncontact: a@b.dk\n"})
    write(base, {"site.yaml": "extends: ../own\ncontact: a@b.dk\n"})
    assert lint(base)[0].sheets.keys() == lint(own)[0].sheets.keys()
    assert errors(own) == errors(base) == [("site.yaml", "extends-circle")]


def test_a_language_that_the_base_does_not_have_is_lent_its_texts(own: Path, base: Path) -> None:
    """One page in Swedish: the rest is there in English, and lint counts what is to be translated."""
    page = (base / "guide/da/step-1/water.md").read_text("utf-8").replace("Se också vattnet.", "")
    write(own, {"guide/sv/step-1/water.md": page.replace("title: Vandet", "title: Vattnet")})
    write(own, {"site.yaml": "name: Vår\ncontact: post@brobygger.dk\nextends: ../base\nlanguages: [sv]\n"})
    assert errors(own) == []
    library, problems = lint(own)
    counted = {problem.file: problem for problem in problems if problem.code == "not-translated"}
    assert "../base/worksheets/small.yaml" in counted
    sentence = counted["../base/worksheets/small.yaml"].sentence("da")
    assert "»sv«" in sentence
    assert "engelsk" in sentence
    assert [problem.file for problem in problems if problem.code == "page-not-translated"] == ["../base/guide/en/step-1/index.md"]  # fmt: skip
    trees, faults = plan_site(library, normalised(library))
    assert faults == []
    pages = {page.path: page for page in trees["sv"].pages}
    assert (pages["step-1/water.md"].title, pages["step-1/water.md"].spoken) == ("Vattnet", "")
    assert pages["step-1/index.md"].spoken == "en"
    assert "spoken: " in pages["step-1/index.md"].markdown()
    assert pages["worksheets/small.md"].title == "Title"


def test_a_text_of_ones_own_is_said_in_the_tags_of_the_site(own: Path, base: Path) -> None:
    case = (base / "cases/older.yaml").read_text("utf-8")
    write(own, {"site.yaml": "name: Vår\ncontact: post@brobygger.dk\nextends: ../base\nlanguages: [sv]\n"})
    write(own, {"cases/ours.yaml": case})
    mine = [problem for problem in lint(own)[1] if problem.file == "cases/ours.yaml"]
    assert {problem.code for problem in mine if not problem.warning} == {"missing-translation"}
    assert all("“sv: " in problem.remedy("en") and "“da: " not in problem.remedy("en") for problem in mine)
    write(own, {"cases/ours.yaml": case.replace("{da: [broen], en: [bridge]}", "ord")})
    listed = [problem for problem in lint(own)[1] if problem.code == "bad-text-list"]
    assert ["sv: […]" in problem.remedy("da") for problem in listed] == [True]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("extend: ../base\n", "unknown-key"),
        ("Extends: ../base\nwithout: [cases/older.yaml]\n", "unknown-key"),
        ("extends: [../base]\n", "wrong-type"),
        ("extends:\n", "extends-missing"),
        ("extends: ../bases\n", "extends-missing"),
        ("extends: .\n", "extends-circle"),
        ("without: [cases/older.yaml]\n", "missing-key"),
        ("extends: ../base\nwithout: [case/]\n", "without-unknown"),
        ("extends: ../base\nwithout: cases/\n", "wrong-type"),
    ],
)
def test_one_slip_in_the_sites_file_is_one_message(own: Path, text: str, code: str) -> None:
    """It is not also that worksheets are missing."""
    write(own, {"site.yaml": f"name: Vores\ncontact: post@brobygger.dk\n{text}"})
    found = errors(own)
    assert [one for one in found if one[0] == "site.yaml"] == [("site.yaml", code)]
    if code != "missing-key":  # without any base the worksheets are missing, too
        assert len(found) == 1


def test_what_is_to_be_left_out_is_guessed(own: Path) -> None:
    write(own, {"site.yaml": "name: V\ncontact: a@b.dk\nextends: ../base\nwithout: [Cases/older.yml]\n"})
    assert "“cases/older.yaml”" in next(one for one in lint(own)[1] if not one.warning).remedy("en")


@pytest.mark.parametrize("heading", ["", "ours:\n"])
def test_a_list_of_ones_own_that_lacks_what_the_base_uses(own: Path, base: Path, heading: str) -> None:
    """Told once, at the list, and of one's own files as ever."""
    indent = "  " if heading else ""
    options = f"{indent}target-groups:\n{indent}  - {{value: other, label: {{da: Andre, en: Others}}}}\n"
    write(own, {"lists.yaml": heading + options})
    [problem] = [one for one in lint(own)[1] if not one.warning]
    assert (problem.code, problem.file, problem.line) == ("list-lacks", "lists.yaml", 2 if heading else 1)
    assert "young" in problem.sentence("da") and "../base/cases/newer.yaml:8" in problem.sentence("en")
    assert "without" in problem.remedy("da") and "without" in problem.remedy("en")
    case = (base / "cases/newer.yaml").read_text("utf-8").replace("en: Newer", "en: Newest")
    write(own, {"cases/own.yaml": case})
    assert ("cases/own.yaml", "unknown-option") in errors(own) and ("lists.yaml", "list-lacks") in errors(own)


def test_a_page_of_the_base_need_not_link_to_worksheets_laid_over_it(own: Path, base: Path) -> None:
    page = base / "guide/da/step-1/index.md"
    page.write_text(page.read_text("utf-8") + "\nBrug Vores Egen Plan til det.\n", "utf-8")
    sheet = plain().replace("id: small", "id: own-plan").replace("da: Titel", "da: Vores Egen Plan")
    write(own, {"worksheets/own-plan.yaml": sheet})
    assert errors(own) == []
    write(own, {"guide/da/step-1/index.md": page.read_text("utf-8")})
    assert errors(own) == [("guide/da/step-1/index.md", "worksheet-unlinked")]
