"""The Markdown tree: which pages there are, what leads where, and that no text of an author becomes markup."""

import json
import re
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from tests.real import trees
from tests.sites import GUIDED, MINIMAL, copy_of
from toolkit.content.lint import lint
from toolkit.content.problem import Problem
from toolkit.pages.site import Tree, normalised, plan_site
from toolkit.templating.markdown_text import headings
from toolkit.templating.signs import sign
from toolkit.words.locale import words


def planned(folder: Path) -> tuple[dict[str, Tree], list[Problem]]:
    library, problems = lint(folder)
    assert [problem for problem in problems if not problem.warning] == []
    return plan_site(library, normalised(library))


def page(tree: Tree, path: str) -> str:
    return next(page.text for page in tree.pages if page.path == path)


@pytest.fixture(scope="module")
def guided() -> dict[str, Tree]:
    trees, problems = planned(GUIDED)
    assert problems == []
    return trees


def test_both_languages_have_the_same_paths(guided: dict[str, Tree]) -> None:
    assert [page.path for page in guided["da"].pages] == [page.path for page in guided["en"].pages]


def test_only_worksheets_must_be_there() -> None:
    trees, problems = planned(MINIMAL)
    assert problems == []
    paths = [
        "index.md",
        "worksheets/index.md",
        "which-worksheet.md",
        "worksheets/tiny.md",
        "check.md",
        "group.md",
        "kept.md",
        "sources.md",
        "findings.md",
        "offline.md",
    ]
    assert [page.path for page in trees["da"].pages] == paths


def test_worksheets_are_not_in_the_navigation(guided: dict[str, Tree]) -> None:
    named = [path for group in guided["da"].nav for path in group.paths]
    assert named == [
        "index.md",
        "steps.md",
        "step-1/index.md",
        "worksheets/index.md",
        "which-worksheet.md",
        "check.md",
        "group.md",
        "kept.md",
        "sources.md",
        "about/index.md",
        "findings.md",
    ]


def test_a_step_has_its_worksheets_and_the_start_page_has_all(guided: dict[str, Tree]) -> None:
    assert f'href="../worksheets/every-answer.html">{sign("worksheet")}Alle svar</a>' in page(
        guided["da"], "step-1/index.md"
    )
    assert 'href="worksheets/every-answer.html">Every answer</a>' in page(guided["en"], "index.md")
    assert 'href="step-1/index.html">Trin 1: Prøve da</a>' in page(guided["da"], "index.md")


def test_a_worksheet_offers_its_pdfs_in_both_languages(guided: dict[str, Tree]) -> None:
    text = page(guided["en"], "worksheets/every-answer.md")
    for address in (
        "../pdf/every-answer.pdf",
        "../pdf/every-answer--full.pdf",
        "../../da/pdf/every-answer.pdf",
        "../../da/pdf/every-answer--full.pdf",
    ):
        assert f'href="{address}"' in text
    assert text.index("../pdf/") < text.index("../../da/pdf/"), "the page's own language first"


def test_facts_are_said_in_words(guided: dict[str, Tree]) -> None:
    text = page(guided["da"], "worksheets/every-answer.md")
    assert "<dd>20 min.</dd>" in text
    assert "<dd>1</dd>" in text
    assert "kan blive følsomme" in text
    assert "[Bogen](../sources.md#book-1), Forlaget, 2011, s\\. 4" in text
    assert "Vi har selv stillet det op" in text
    assert "1 person</span>" in page(guided["da"], "step-1/index.md")


def test_sources_can_be_pointed_at(guided: dict[str, Tree]) -> None:
    text = page(guided["da"], "sources.md")
    assert "## Bogen {: #book-1 }" in text
    assert "(<https://example.org/book?a=1&amp;b=2>)" in text
    assert "[Alle svar](worksheets/every-answer.md)" in text


def test_every_finding_is_on_the_site(guided: dict[str, Tree]) -> None:
    codes = yaml.safe_load((Path(__file__).parents[2] / "templates/locale/findings.yaml").read_text("utf-8"))
    for tree in guided.values():
        text = page(tree, "findings.md")
        assert all(f"## `{code}` {{: #{code} }}" in text for code in codes)
        assert not [line for line in text.splitlines() if "\\{" in line], "a placeholder was left"


def test_texts_are_never_markup() -> None:
    trees, _ = planned(MINIMAL)
    text = page(trees["da"], "worksheets/tiny.md")
    assert text.lstrip().startswith(
        "# 1\\. \\*Små\\* &lt;b&gt;ark&lt;/b&gt; &amp; \\`kode\\` \\{: \\#x \\} \\[a\\]\\(b\\) \\| \\#\n"
    )
    assert "<script>alert" not in text
    assert "Grim &lt;em&gt;&amp; co" in text


def test_two_sources_of_one_page(tmp_path: Path) -> None:
    site = copy_of(GUIDED, tmp_path / "site")
    for language in ("da", "en"):
        (site / f"guide/{language}/sources.md").write_text("---\ntitle: Kilder\n---\n\n# Kilder\n")
    _, problems = planned(site)
    assert [(problem.code, problem.file, problem.data["other"]) for problem in problems] == [
        ("page-twice", "sources.yaml", f"guide/{language}/sources.md") for language in ("da", "en")
    ]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("WORKSHEETS/Tiny.md", "worksheets/tiny.yaml"),
        ("pdf/tiny--one.pdf", "worksheets/tiny.yaml"),
        ("sources.html/picture.png", "sources.yaml"),
        ("404.md", "the site itself"),
        ("Assets/picture.png", "the site itself"),
    ],
)
def test_two_sources_of_one_file(name: str, other: str, tmp_path: Path) -> None:
    site = copy_of(MINIMAL, tmp_path / "site")
    for language in ("da", "en"):
        path = site / f"guide/{language}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("---\ntitle: En side\n---\n\nTekst.\n")
    _, problems = planned(site)
    assert [problem.code for problem in problems] == ["page-twice"] * 2
    said = [problem.sentence("en").partition("the other is ")[2].removesuffix(".") for problem in problems]
    found = [{problem.file, one} for problem, one in zip(problems, said, strict=True)]
    assert found == [{f"guide/{language}/{name}", other} for language in ("da", "en")]


def test_the_tree_is_plain_markdown_with_a_head_that_yaml_reads(guided: dict[str, Tree], tmp_path: Path) -> None:
    guided["da"].write(tmp_path / "tree")
    text = (tmp_path / "tree/worksheets/every-answer.md").read_text("utf-8")
    _, head, body = text.split("---\n", 2)
    assert yaml.safe_load(head) == {
        "title": "Alle svar",
        "description": "Viser hver slags svar.",
        "form": True,
        "within": "worksheets/index.html",
    }
    assert body.startswith("\n# Alle svar\n")
    (tmp_path / "tree/stale.md").write_text("old")
    guided["da"].write(tmp_path / "tree")
    assert not (tmp_path / "tree/stale.md").exists()


def test_a_hit_says_what_it_is_and_its_anchors_are_those_of_the_page() -> None:
    for page in trees()["da"].pages[::3]:
        documents = page.search_documents()
        if page.words is not None:
            continue
        made = Markdown(extensions=["attr_list", "tables", "toc"]).convert(page.text)
        ids = set(re.findall(r'<h[2-6] id="([^"]+)"', made))
        assert set(documents[0]["anchors"]) <= ids, page.path
    kinds = {document["kind"] for page in trees()["da"].pages for document in page.search_documents()}
    assert kinds | {"pack"} == set(words("da")["site"]["search"]["kinds"])  # a pack's page needs its files


def test_headings_have_the_anchors_of_the_page() -> None:
    texts = [
        "2. Skriv",
        "2\\. Skriv",
        "360 grader",
        "Lige nu { #now }",
        "Now",
        "Skriv",
        "*Skriv* & `læs` (igen)",
        "– –",
    ]
    text = "# Titel\n\n" + "".join(f"## {heading}\n\nTekst.\n\n" for heading in texts)
    made = Markdown(extensions=["attr_list", "tables", "toc"]).convert(text)
    assert list(headings(text)) == re.findall(r'<h2 id="([^"]+)"', made)


def test_search_knows_words_of_questions_and_of_prose(guided: dict[str, Tree]) -> None:
    documents = {page.address: page.search_documents()[0] for page in guided["da"].pages}
    sheet, step = documents["worksheets/every-answer.html"], documents["step-1/index.html"]
    assert "felttyper" in sheet["keywords"]
    assert "Rækkefølge." in sheet["body"]
    assert "Et udsagn." in sheet["body"]
    assert step["headings"][0] == "Et afsnit om kriminalitetsforebyggelse"
    assert "Tekst med en kilde og fed skrift." in step["body"]
    assert not any(mark in json.dumps(documents, ensure_ascii=False) for mark in ("{:", "](", "<li", "**"))
