"""The guide as files to read on paper.

1. Each step, its booklet and the whole: tagged, called, in order. 2. Contents and bookmarks lead to the pages that they say. 3. Every kind of
figure is there, with its words where it is drawn. 4. Notes stand at the end, and marks lead to them. 5. Links lead to the site where it says
its address, else nowhere. 6. The same content gives the same bytes. 7. The pages of the site offer them. 8. Each article begins on a page of
its own, and only the one that was edited is laid out anew; their fonts are in a file once.
"""

import io
import re
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from tests.sites import TOLD
from toolkit.content.library import Library
from toolkit.content.lint import lint
from toolkit.memory import remembering
from toolkit.pages.guide.books import GUIDE, BookMade, book_names, booklet_name, step_name
from toolkit.pages.guide.chapter import A4, chapters
from toolkit.pages.outputs import made_twice
from toolkit.pages.site import normalised, plan_site
from toolkit.pages.site_problem import SiteProblem
from toolkit.pages.writer import SiteWriter
from toolkit.paper.sheet import print_document
from toolkit.paths import ROOT
from toolkit.pdf.make import layout
from toolkit.pdf.make.lint import lint_print
from toolkit.pdf.make.merge import ACROSS
from toolkit.site import book_files, run
from toolkit.site.book_files import BookJob, book_jobs, books_in, keep_book, lay_out_articles, make_book
from toolkit.site.report import BuildReport
from toolkit.site.run import Run
from toolkit.site.sheets import SheetMade, told
from toolkit.site.store import Store

PAGES = ["Broen", "Vandet", "Noter og kilder"]


@cache
def library() -> Library:
    found, problems = lint(TOLD)
    assert problems == []
    return found


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> list[BookJob]:
    folder = tmp_path_factory.mktemp("books")
    made = [job for job in book_jobs(library(), normalised(library()), lambda _: folder) if job.language == "da"]
    for job in made:
        assert make_book(job).problems == [] and keep_book(job).problems == []
    return made


@pytest.fixture(scope="module")
def step(jobs: list[BookJob]) -> bytes:
    return next(job for job in jobs if job.name == step_name(1)).target.read_bytes()


def texts(data: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


def elements(data: bytes, kind: str) -> Iterator[Any]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from (thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == kind)


def html(url: str = "") -> str:
    told = library()
    site = told.site.model_copy(update={"url": url})
    writer = SiteWriter(replace(told, site=site), "da", [of["da"] for of in normalised(told).values()], {})
    (chapter,) = chapters(writer)
    return "".join(chapter.fragment(article, A4) for article in chapter.articles)


def test_each_step_its_booklet_and_the_whole(jobs: list[BookJob]) -> None:
    assert [job.name for job in jobs] == [step_name(1), booklet_name(1), GUIDE]
    assert sorted(job.name for job in jobs) == sorted(book_names([1]))
    for job in jobs:
        data = job.target.read_bytes()
        if not job.folded:
            assert lint_print(data, job.title, "da") == []
    made = books_in(library(), lambda language: jobs[0].target.parent / ("" if language == "da" else language))["da"]
    assert made[GUIDE].pages == made[step_name(1)].pages > 2
    assert made[step_name(1)].size == len(jobs[0].target.read_bytes())
    (booklet,) = (job for job in jobs if job.folded)
    told = [" ".join(texts(job.target.read_bytes())) for job in jobs]
    assert [f"Kun til print. Til skærm og oplæsning: {step_name(1)}" in one for one in told] == [
        False,
        True,
        False,
    ]
    with pikepdf.open(booklet.target) as pdf:
        width, height = (float(pdf.pages[0].MediaBox[n]) for n in (2, 3))
    assert width > height and len(pdf.pages) % 2 == 0


def test_what_pages_say_of_a_file_is_asked_of_it_once(
    jobs: list[BookJob], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[bytes] = []
    count = book_files._page_count
    monkeypatch.setattr(book_files, "_page_count", lambda data: (counted.append(data), count(data))[1])
    folder = jobs[0].target.parent
    with remembering(tmp_path):
        made = books_in(library(), lambda _: folder)
        assert made["da"][GUIDE].pages > 2 and len(counted) == len(jobs)
        assert books_in(library(), lambda _: folder) == made and len(counted) == len(jobs)


def test_contents_and_bookmarks_lead_to_the_pages(step: bytes) -> None:
    pages = texts(step)
    listed = re.findall(r"(Vandet|Noter og kilder) (\d+)", pages[0])
    assert [title for title, _ in listed] == PAGES[1:]
    with pikepdf.open(io.BytesIO(step)) as pdf, pdf.open_outline() as outline:
        places = {page.obj.objgen: n for n, page in enumerate(pdf.pages, 1)}
        below = {kid.title: places[kid.destination[0].objgen] for top in outline.root for kid in top.children}
        assert [top.title for top in outline.root] == ["Indhold", "Trin 1: Broen"]
    for title, number in listed:
        assert title in pages[int(number) - 1] and below[title] == int(number)
    assert all(f"side {n} af {len(pages)}" in text for n, text in enumerate(pages, 1))


def test_every_kind_of_figure_is_there(step: bytes) -> None:
    figures = library().guide.figures
    whole = " ".join(texts(step))
    for figure in figures.values():
        assert str(figure.title["da"]) in whole
    spoken = [str(thing.get("/Alt", "")) for thing in elements(step, "/Figure")]
    drawn = [figure for figure in figures.values() if figure.kind in ("chain", "forces")]  # type: ignore[attr-defined]
    assert len(drawn) == 2 and all(len(words) > 5 for words in spoken)
    assert len([words for words in spoken if words]) >= len(drawn)


def test_notes_stand_at_the_end_and_marks_lead_there(step: bytes) -> None:
    pages = texts(step)
    with pikepdf.open(io.BytesIO(step)) as pdf:
        places = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        goals = [
            places[note.Dest[0].objgen] for page in pdf.pages for note in page.get("/Annots", []) if "/Dest" in note
        ]
        addresses = [
            str(note.A.get("/URI", "")) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note
        ]
    last = next(n for n, text in enumerate(pages) if n and "Noter og kilder" in text)
    assert len(goals) > 1 and set(goals) <= {last, last + 1}
    assert not [address for address in addresses if address.startswith(ACROSS)]


def test_links_lead_to_the_site_or_nowhere() -> None:
    assert "https:" not in html() and "index.html" not in html()
    said = html("https://bro.example/site/")
    assert 'href="https://bro.example/site/da/glossary.html#bridge"' in said
    assert "I ordlisten" not in said and "bb-sr" not in said and "<form" not in said and "<svg" not in said
    inside = set(re.findall(r'href="#([^"]+)"', said))
    assert inside and inside <= set(re.findall(r'id="([^"]+)"', said))


def test_the_same_content_gives_the_same_bytes(jobs: list[BookJob], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "fetch", lambda *_: None)
    for job in jobs:
        before = job.target.read_bytes()
        assert make_book(job).problems == [] and job.target.read_bytes() == before
    other = replace(job, summary="Noget andet")
    assert other.key != job.key


def test_each_article_begins_on_a_page_and_only_the_edited_one_is_laid_out(
    jobs: list[BookJob], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))
    laid: list[str] = []
    lay_out = layout.lay_out
    monkeypatch.setattr(layout, "lay_out", lambda html, *more, **told: (laid.append(html), lay_out(html, *more, **told))[1])  # fmt: skip
    (job,) = (one for one in jobs if one.name == step_name(1))
    (chapter,) = job.chapters
    opening, article, *more = chapter.articles
    edited = replace(article, body=article.body.replace("</p>", " Maalt.</p>", 1))
    job = replace(job, target=tmp_path / job.name)
    after = replace(job, chapters=(replace(chapter, articles=(opening, edited, *more)),))
    assert make_book(job).problems == []
    before = [*laid]
    pages = texts(job.target.read_bytes())
    assert pages[1].startswith("Trin 1 Broen") and pages[2].startswith("Vandet")
    assert make_book(after).problems == []
    assert [html for html in laid[len(before) :] if "Maalt" not in html] == [] and len(laid) == len(before) + 1
    warm = after.target.read_bytes()
    monkeypatch.setattr(Store, "fetch", lambda *_: None)
    assert make_book(after).problems == [] and after.target.read_bytes() == warm and "Maalt" in " ".join(texts(warm))


def test_fonts_of_the_articles_are_in_a_file_once(jobs: list[BookJob]) -> None:
    for job in jobs:
        files, named = set[tuple[int, int]](), set[str]()
        with pikepdf.open(job.target) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
                    files.add(thing.FontFile2.objgen)
                    named.add(str(thing.FontName))
        assert len(files) == len(named) > 1, job.name


def test_a_full_disk_is_not_a_fault_of_the_file(jobs: list[BookJob], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses ends the build with one line of its own; it was told as "report the fault"."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "fetch", full)
    with pytest.raises(OSError, match="space"):
        make_book(jobs[0])
    made = SheetMade(0, [])
    with pytest.raises(OSError, match="space"), told(made, lambda _: pytest.fail("a fault of the file")):
        full()
    for worker in ("sheets", "pack_files", "book_files"):  # and no other place takes what comes from a library
        source = (ROOT / "toolkit" / "site" / f"{worker}.py").read_text("utf-8")
        assert "with told(made, " in source and source.count("except Exception") == (worker == "sheets"), worker


def test_the_whole_guide_waits_for_its_chapters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a worker that is about to lay one out it did so a second time; what else is made of them does not have to be there."""
    begun: list[tuple[str, str]] = []
    at_wait: list[list[tuple[str, str]]] = []

    def submit(act: Any, job: Any) -> "Future[SheetMade]":
        begun.extend([(job.language, job.name)] if act is make_book else [])
        if act is lay_out_articles:
            begun.append((job.language, f"articles of {job.name}"))
        future: Future[SheetMade] = Future()
        # With a fault in a file the build ends before the pages are planned.
        future.set_result(SheetMade(0, [SiteProblem("pdf-failed", "guide/da")] if act is make_book else []))
        return future

    monkeypatch.setattr(run, "place_book", lambda _: False)
    monkeypatch.setattr(run, "wait", lambda _: at_wait.append([*begun]))
    report = BuildReport(tmp_path)
    Run(library(), tmp_path / "new", tmp_path / "work", report, lambda *_: None).make(submit)
    languages = ("da", "en")
    first = [(language, f"articles of {step_name(1)}") for language in languages]
    assert at_wait == [[*first, *((language, booklet_name(1)) for language in languages)]]
    assert begun[len(at_wait[0]) :] == [(language, name) for name in (GUIDE, step_name(1)) for language in languages]
    assert len(report.problems) == 3 * len(languages)


def test_a_fault_of_an_article_is_told_by_the_file(jobs: list[BookJob], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise ValueError("no such page")

    monkeypatch.setattr(book_files, "_laid", fail)
    lay_out_articles(jobs[0])
    assert [problem.code for problem in make_book(jobs[0]).problems] == ["pdf-failed"]


def test_the_pages_offer_them() -> None:
    made = {name: BookMade(12, 345_678) for name in book_names([1])} | {GUIDE: BookMade(146, 1_142_948)}
    trees, problems = plan_site(library(), normalised(library()), books={"da": made, "en": made})
    assert problems == []
    pages = {page.path: page.text for page in trees["en"].pages}
    assert 'href="../pdf/guide-step-1.pdf">Read this step as a PDF</a> (12 pages, 346 KB)' in pages["step-1/index.md"]
    assert (
        'href="../pdf/guide-step-1--booklet.pdf">As a booklet to print</a> (6 sheets of paper'
        in pages["step-1/index.md"]
    )
    assert 'href="pdf/guide.pdf">Read the whole guide as a PDF</a> (146 pages, 1.1 MB)' in pages["index.md"]
    without = {page.path: page.text for page in plan_site(library(), normalised(library()))[0]["en"].pages}
    assert "guide.pdf" not in without["index.md"] and "bb-book" not in without["step-1/index.md"]


def test_a_worksheet_may_not_take_its_name() -> None:
    sheet = {"id": "guide", "examples": [], "facilitation": None, "sections": []}
    (problem,) = made_twice("da", [], [], [sheet], books=[GUIDE])
    assert problem.code == "page-twice" and "guide.pdf" in problem.data["page"]


def test_a_figure_of_groups_that_no_page_of_a_booklet_holds_begins_below_its_title() -> None:
    on = book_files.A5
    for many in (12, 30, 60):  # on a page, a little more, much more
        items = "".join(f"<li><b>Risiko {n}</b> som det tager mere end en linje at sige</li>" for n in range(many))
        group = f'<div class="bb-group"><p class="bb-group-title">Gruppe</p><ul>{items}</ul></div>'
        short = '<div class="bb-group"><p class="bb-group-title">Kort</p><ul><li>En</li></ul></div>'
        figure = f'<figure class="bb-figure"><figcaption><b>Figuren</b></figcaption><div class="bb-groups">{group}{short}</div></figure>'
        html = print_document(
            "B", "da", [f'<article class="book on-{on.name}" lang="da"><p>Før.</p>{figure}</article>']
        )
        pages = texts(layout.lay_out(html, (on,), book_files._STYLES))
        (held,) = [page for page in pages if "Figuren" in page]
        assert "Risiko 0" in held, "its title does not stand alone"
        assert len(pages) <= 2 + many // 30, len(pages)


@pytest.mark.parametrize(("above_mm", "first"), [(60, "Tabellen Og om den Et Navn 1 Navn 2"), (150, "")])
def test_a_table_in_a_figure_goes_on_on_the_next_page_of_a_booklet_with_its_title_above_its_rows(
    above_mm: int, first: str
) -> None:
    on = book_files.A5
    rows = "".join(f'<tr style="height:40mm"><th>Navn {n}</th></tr>' for n in (1, 2, 3))
    table = f"<table><thead><tr><th>Et</th></tr></thead><tbody>{rows}</tbody></table>"
    figure = f'<figure class="bb-figure"><figcaption><b>Tabellen</b><span>Og om den</span></figcaption>{table}<p>Kilde</p></figure>'
    body = f'<h1 style="height:0;margin:0"></h1><div style="height:{above_mm}mm"></div>{figure}'
    html = print_document("T", "da", [f'<article class="book on-{on.name}" lang="da">{body}</article>'])
    shown = [" ".join(page.split()) for page in texts(layout.lay_out(html, (on,), book_files._STYLES))]
    assert len(shown) == 2 and shown[0] == first
    assert shown[1].endswith("Navn 3 Kilde")
