"""The pages that authors write: what is read from their head, and what is said where it is wrong."""

from pathlib import Path

import pytest

from tests.sites import GUIDED, MINIMAL, copy_of
from tests.tiers import ALL
from toolkit.content.guide.pages import missing_twins, read_pages
from toolkit.content.layers import Layers
from toolkit.content.lint import lint
from toolkit.content.lint.markup import slips_in
from toolkit.templating.markdown_text import plain

HEAD = "---\ntitle: Titel\n---\n\n# Titel\n"


def guide_with(folder: Path, **pages: str | bytes) -> Path:
    for name, text in pages.items():
        path = folder / "guide" / "da" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_reads_every_page_with_its_facts() -> None:
    guide, problems = read_pages(Layers.of(GUIDED), "da")
    assert problems == []
    assert [page.path for page in guide.pages] == ["about/index.md", "index.md", "step-1/index.md"]
    step = guide.pages[-1]
    assert (step.title, step.head.order, step.head.step, step.head.keywords) == (
        "Trin 1: Prøve da",
        1,
        1,
        ["samskabelse"],
    )
    assert step.text.startswith("# Prøve da\n")


def test_a_guide_that_is_not_there_is_empty() -> None:
    guide, problems = read_pages(Layers.of(MINIMAL), "da")
    assert (guide.pages, guide.files, problems) == ([], [], [])


def test_files_beside_the_pages_come_along_but_hidden_ones_do_not(tmp_path: Path) -> None:
    guide_with(tmp_path, index=HEAD)
    for name in ("picture.svg", ".DS_Store"):
        (tmp_path / "guide" / "da" / name).write_text("x")
    guide, _ = read_pages(Layers.of(tmp_path), "da")
    assert [path for path, _ in guide.files] == ["picture.svg"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# No head\n", "front-matter-missing", 1),
        ("---\nsummary: no title\n---\n", "missing-key", 2),
        ("---\n- a list\n---\n", "front-matter-missing", 1),
        ("---\ntitle: A\nstep: five\n---\n", "wrong-type", 3),
        ("---\ntitle: A\nkeywords: word\n---\n", "wrong-type", 3),
        ("---\ntitle: A\norder: true\n---\n", "wrong-type", 3),
        ("---\ntitle: A\ntitel: B\n---\n", "unknown-key", 3),
        ("---\ntitle: A\ntitle: B\n---\n", "duplicate-key", 3),
        ("---\ntitle: [A\n---\n", "open-bracket", 2),
        (b"---\ntitle: \xe6\n---\n", "wrong-encoding", 2),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, text: str | bytes, code: str, line: int) -> None:
    guide, problems = read_pages(Layers.of(guide_with(tmp_path, index=text)), "da")
    assert guide.pages == [] or code == "duplicate-key"  # of two keys the first counts
    assert [(problem.code, problem.line, problem.file) for problem in problems] == [(code, line, "guide/da/index.md")]
    assert all(
        problem.sentence(language) and problem.remedy(language) for problem in problems for language in ("da", "en")
    )


def test_windows_line_ends_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    guide, problems = read_pages(Layers.of(guide_with(tmp_path, index="\ufeff" + HEAD.replace("\n", "\r\n"))), "da")
    assert problems == []
    assert guide.pages[0].text == "# Titel\n"
    assert guide.pages[0].first_line == 5


def test_two_pages_of_one_step(tmp_path: Path) -> None:
    page = "---\ntitle: A\nstep: 2\n---\n"
    _, problems = read_pages(Layers.of(guide_with(tmp_path, a=page, b=page)), "da")
    assert [(problem.code, problem.file) for problem in problems] == [("step-twice", "guide/da/b.md")]
    assert "guide/da/a.md" in problems[0].sentence("en")


def test_a_page_that_one_language_lacks(tmp_path: Path) -> None:
    site = copy_of(GUIDED, tmp_path / "site")
    (site / "guide/en/about/index.md").unlink()
    problems = missing_twins(
        {language: read_pages(Layers.of(site), language)[0] for language in ("da", "en")}, [], Layers.of(site)
    )
    assert [(problem.code, problem.file) for problem in problems] == [("twin-missing", "guide/da/about/index.md")]
    assert "guide/en/about/index.md" in problems[0].sentence("da")


LONG = 300_000 if ALL else 100_000  # signs


@pytest.mark.parametrize("part", ["[", "[a", "1", "1.", "- a\n", "[a](b", "[a](fact:b", '[a](fact:b "', "![](figure:"])
def test_a_hostile_page_is_read_in_the_end(tmp_path: Path, part: str) -> None:
    """Read to its end, with nothing made of it; what grew with the square of the length would never end."""
    text = part * (LONG // len(part)) + ("x" if part == "1" else "")
    step = "---\ntitle: A\nstep: 1\n---\n"
    _, problems = lint(guide_with(tmp_path, **{"step-1/index": step + text}))
    codes = sorted(problem.code for problem in problems)
    assert codes in (["no-worksheets"], ["bad-reference", "no-worksheets"])
    assert plain(text).split() == text.replace("- ", "").split()


@pytest.mark.parametrize("part", ["<b>", "</b>", "<b><i></b>", "<b></i>", '<a "', " ", "a ", "-", "#"])
def test_hostile_marks_are_read_in_the_end(part: str) -> None:
    problems = [*slips_in("a\n\n" + part * (LONG // len(part)))]
    assert {problem.code for problem in problems} <= {"bad-markup"}


def test_a_page_that_is_too_big_is_refused(tmp_path: Path) -> None:
    _, problems = read_pages(Layers.of(guide_with(tmp_path, index=HEAD + "x" * 1_000_001)), "da")
    assert [problem.code for problem in problems] == ["file-too-big"]
