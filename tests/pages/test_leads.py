"""Links that lead nowhere, told by lint: what it passes, a build does not refuse for them (tests/site/test_build.py has the same of a build)."""

from pathlib import Path

import pytest

from tests.sites import GUIDED, copy_of
from toolkit.content.lint import lint
from toolkit.pages.leads import check_planned
from toolkit.site.pack_files import packs_planned

LOST = {
    "[x](../nowhere.md)": "broken-link",
    "[x](/absolute.md)": "broken-link",
    "![x](no-such.png)": "broken-link",
    "[x](#no-such)": "broken-anchor",
    "[x](../sources.md#no-such)": "broken-anchor",
}
FOUND = "[a](../steps.md) [b](https://example.org/x.md) [c](../sources.md) `[d](no.md)` ![e](bro.svg) [f](#her-er-vi)\n\n## Her er vi"


@pytest.mark.parametrize("link", [*LOST, FOUND])
def test_links_that_lead_nowhere_are_told_with_their_line(tmp_path: Path, link: str) -> None:
    content = copy_of(GUIDED, tmp_path / "content")
    (content / "guide/da/step-1/bro.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = content / "guide/da/step-1/index.md"
    page.write_text(page.read_text("utf-8") + f"\n{link}\n", "utf-8")
    library, problems = lint(content)
    assert [problem for problem in problems if not problem.warning] == []
    told = [(problem.code, problem.file, problem.line) for problem in check_planned(library, packs_planned(library))]
    line = page.read_text("utf-8").splitlines().index(link.splitlines()[0]) + 1
    assert told == ([(LOST[link], "guide/da/step-1/index.md", line)] if link in LOST else [])


def test_a_page_to_see_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    content = copy_of(GUIDED, tmp_path / "content")
    page = content / "guide/da/step-1/index.md"
    page.write_text(page.read_text("utf-8").replace("title:", "see: [about/gone.md]\ntitle:", 1), "utf-8")
    library, _ = lint(content)
    [problem] = check_planned(library, packs_planned(library))
    assert (problem.code, problem.file, problem.line) == ("broken-link", "guide/da/step-1/index.md", 2)
