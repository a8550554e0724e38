"""The measurements still run: their goals are no tests, but a measurement that cannot be made is no measurement."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from bench import all_packs, build, edits, floor, serve, sheet
from bench.content import make_content
from bench.edited import edits as edits_of
from bench.weight import weigh as weight_of
from tests.packs.content import folder
from tests.site import fakes
from tests.sites import MINIMAL, copy_of
from tests.tiers import in_matrix
from toolkit.content.lint import lint
from toolkit.paths import CONTENT, ROOT


def test_the_floor_of_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    floor.main(MINIMAL, tmp_path / "out")
    assert (tmp_path / "out/da/worksheets/tiny.html").is_file()


@in_matrix
def test_the_time_of_all_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(all_packs, "workers", fakes.no_workers)
    all_packs.main(folder(), tmp_path / "out")
    made = sorted(path.name for path in (tmp_path / "out").iterdir() if path.suffix == ".pdf")
    assert made == ["da-pack-meeting.pdf", "en-pack-meeting.pdf"]


def test_the_cost_of_a_sheet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sheet, "TIMES", 1)
    sheet.measure(MINIMAL)
    assert "tiny" in capsys.readouterr().out


@in_matrix
def test_the_cost_of_a_key() -> None:
    """In a process of its own: one has room for one Playwright, and other tests may have started theirs."""
    call = "from bench.typing import measure; measure(fields=30, text='ja')"
    done = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "6 keys" in done.stdout


@in_matrix
def test_the_content_that_is_built(tmp_path: Path) -> None:
    one_twice = len(list((CONTENT / "worksheets").glob("*.yaml"))) + 1
    for sheets in (10, one_twice):  # few are without the guide, which names more
        content = make_content(tmp_path / str(sheets), sheets)
        library, problems = lint(content)
        assert len(library.worksheets) == sheets
        assert [problem for problem in problems if not problem.warning] == []
        assert "a title" in edits_of(content)
    assert set(build.GOALS) == {"cold", "unchanged", "one sheet"}


@in_matrix
def test_the_edits_that_are_measured_lint_and_show(tmp_path: Path) -> None:
    content = copy_of(CONTENT, tmp_path / "content")
    known = edits_of(content)
    assert set(known) == set(edits.GOALS) - {"nothing"} == set(serve.GOALS)
    words = [edit.make() for edit in (*known.values(), *known.values())]
    assert len(set(words)) == len(words)
    assert [problem for problem in lint(content)[1] if not problem.warning] == []
    assert all(
        word in (content / edit.file).read_text("utf-8") for word, edit in zip(words, known.values(), strict=False)
    )


def test_the_weight_of_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    for name in ("now.js", "now.png", "later.png"):
        (tmp_path / name).write_bytes(random.Random(1).randbytes(1000))

    def weight(text: str) -> int:
        page.write_text(text, "utf-8")
        return round(weight_of(page))

    assert weight('<script src="now.js?v=1"></script><img alt="" src="now.png">') == 2
    assert weight('<img src="now.png"><img src="later.png" loading="lazy"><img loading="lazy" src="later.png">') == 1
