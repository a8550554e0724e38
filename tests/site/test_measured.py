"""How full the pages of a sheet are: measured in its layout, told with the place in the YAML, kept so that nothing is laid out twice."""

from pathlib import Path

import pytest

from tests.content.small import SHEET, field, sheet, write
from tests.content.test_lint_codes import in_words
from tests.pdf import models
from tests.site import fakes
from toolkit.cli.main import main
from toolkit.content.lint import lint, pages
from toolkit.paper.paper import A4
from toolkit.paper.sheet import print_html
from toolkit.pdf.make import layout
from toolkit.pdf.make.layout import laid
from toolkit.site import library_sheets, measured, pool
from toolkit.site.build import build_site

_THREE = "paper:\n  pages: 3\n  why: {da: Plan, en: Plan}"


def found(folder: Path, top: str, used: tuple[float, ...]) -> list[tuple[str, int, object]]:
    """(code, line, page or number of pages) of what is said of a sheet whose pages are so full."""
    write(folder, {SHEET: sheet(top=top)})
    library, problems = lint(folder)
    assert problems == []
    told = list(pages.check(library.sheets["small"], "en", used))
    for problem in told:
        in_words(problem)
        assert not problem.warning, "it stops the build"
    return [
        (problem.code, problem.line, problem.data["page" if problem.code == "page-too-empty" else "pages"])
        for problem in told
    ]


@pytest.mark.parametrize(
    ("top", "used", "told"),
    [
        ("", (0.9, 0.9), []),
        ("", (0.67, 0.25), []),
        ("", (0.1,), []),
        ("", (0.66, 0.9), [("page-too-empty", 1, 1)]),
        ("", (0.9, 0.24), [("page-too-empty", 1, 2)]),
        ("", (0.9, 0.9, 0.9), [("too-many-pages", 1, 3)]),
        (_THREE, (0.9, 0.9, 0.9), []),
        (_THREE, (0.5, 0.9, 0.1), [("page-too-empty", 13, 1), ("page-too-empty", 13, 3)]),
        (_THREE, (0.1, 0.1, 0.1, 0.1), [("too-many-pages", 13, 4)]),
    ],
)
def test_told_at_its_place(
    tmp_path: Path, top: str, used: tuple[float, ...], told: list[tuple[str, int, object]]
) -> None:
    assert found(tmp_path, top, used) == told


def shares(*lines: int) -> tuple[float, ...]:
    """Of a sheet with boxes of so many lines."""
    fields = [
        models.field("longtext", f"f{n}", f"Felt {n}", max_length=100, lines=high) for n, high in enumerate(lines)
    ]
    return laid(print_html(models.sheet(models.section("s", "S", *fields))), (A4,)).used


def test_the_share_of_a_page_is_what_has_something_on_it() -> None:
    (low,), (high,) = shares(2), shares(12)
    assert high - low == pytest.approx(10 * A4.box.line / A4.height_mm, abs=0.005)
    assert len(both := shares(18, 12)) == 2
    assert both[1] == pytest.approx((12 * A4.box.line + 6) / A4.height_mm, abs=0.03)


def test_what_is_drawn_to_fill_its_page_fills_it() -> None:
    rows, columns = models.places(a="A", b="B"), models.places(c="C", d="D")
    board = models.field("placement", "map", "Kort", rows=rows, columns=columns, max_cards=3, max_length=60)
    used = laid(print_html(models.sheet(models.section("s", "S", board))), (A4,)).used
    assert used[0] > 0.9


def linted(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    main(["lint", "--content", str(folder), "--language", "en", *more])
    return capsys.readouterr().out


def test_lint_lays_out_the_few_sheets_that_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lint passes builds, and nothing is laid out twice."""
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))
    high = "\n".join(field("type: longtext, lines: 20, max_length: 200", f"f{n}") for n in range(3))
    write(tmp_path / "content", {SHEET: sheet(high)})
    assert linted(tmp_path / "content", capsys).count("too-many-pages") == 2, "in each language"
    monkeypatch.setattr(layout, "laid", lambda *_: pytest.fail("laid out again"))
    assert linted(tmp_path / "content", capsys, "--pages").count("too-many-pages") == 2


def test_lint_leaves_many_sheets_until_it_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(library_sheets, "FEW", 0)
    high = "\n".join(field("type: longtext, lines: 20, max_length: 200", f"f{n}") for n in range(3))
    write(tmp_path / "content", {SHEET: sheet(high)})
    told = linted(tmp_path / "content", capsys)
    assert "too-many-pages" not in told and "not laid out on paper yet: 1" in told
    asked = linted(tmp_path / "content", capsys, "--pages")
    assert asked.count("too-many-pages") == 2 and "not laid out" not in asked
    assert linted(tmp_path / "content", capsys) == asked


def test_lint_says_that_it_lays_nothing_out_while_there_are_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "laid", lambda *_: pytest.fail("laid out"))
    write(tmp_path / "content", {SHEET: sheet(field("type: text, max_length: no", "f"))})
    waits = "No worksheet has been laid out on paper"
    assert waits in linted(tmp_path / "content", capsys, "--pages") and waits not in linted(
        tmp_path / "content", capsys
    )


def test_a_measure_that_cannot_be_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path))
    assert measured.known("00ff") is None
    measured.keep("00ff", (0.5, 1 / 3))
    assert measured.known("00ff") == (0.5, 0.333)


def test_a_sheet_over_its_pages_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where its PDF is kept from before."""
    monkeypatch.setenv("BROBYGGER_CACHE", str(fakes.own_cache(tmp_path / "cache")))
    monkeypatch.setattr(pool, "workers", fakes.no_workers)
    high = "\n".join(field("type: longtext, lines: 20, max_length: 200", f"f{n}") for n in range(3))
    write(tmp_path / "content", {SHEET: sheet(high)})
    for _ in range(2):
        report = build_site(tmp_path / "content", tmp_path / "site", jobs=1)
        stopped = {problem.code for problem in report.problems if not problem.warning}
        assert stopped == {"too-many-pages"} and not (tmp_path / "site").exists()
