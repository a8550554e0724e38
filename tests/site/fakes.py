"""Stand-ins for what takes long. Functions of a module, so that a worker can find them."""

import functools
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from toolkit.content.packs.document import picture_name
from toolkit.packs.book import make_book
from toolkit.pages.site_problem import SiteProblem
from toolkit.paper.paper import Paper
from toolkit.paths import cache_folder
from toolkit.pdf.make.layout import lay_out
from toolkit.site import pool, run, warm_up
from toolkit.site.book_files import BookJob
from toolkit.site.bundles import bundles
from toolkit.site.pack_files import PackJob, make_pack
from toolkit.site.sheets import SheetJob, SheetMade


@contextmanager
def no_workers(
    jobs: int, warm_up: tuple[Callable[[], None], ...] = (), scratch: Path | None = None
) -> Iterator[Callable[..., "Future[Any]"]]:
    """Each job at once, in this process: starting two others takes longer than a small site does."""

    def submit(act: Callable[..., Any], *args: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        future.set_result(act(*args))
        return future

    yield submit


def own_cache(folder: Path) -> Path:
    """A cache of a test's own in `folder`, with the scripts and compiled templates in it, which depend on no content: made once for all tests."""
    ready, templates = bundles(), cache_folder() / "templates"
    shutil.copytree(ready, folder / "bundles" / ready.name)
    templates.mkdir(parents=True, exist_ok=True)
    (folder / "templates").symlink_to(templates)
    return folder


@contextmanager
def making_sheets_here(maker: Callable[[SheetJob], SheetMade]) -> Iterator[None]:
    """As `making_sheets_by`, without workers."""
    with making_sheets_by(maker), pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "workers", no_workers)
        yield


@contextmanager
def making_sheets_by(maker: Callable[[SheetJob], SheetMade]) -> Iterator[None]:
    """A build in this block makes its PDFs so, and its workers need not get ready for real ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "make_sheet", maker)
        patch.setattr(run, "lay_out_articles", not_laid_out)
        patch.setattr(run, "make_book", quick_book)
        patch.setattr(run, "keep_book", unjudged)
        patch.setattr(warm_up, "WARM_UP", ())
        yield


@contextmanager
def making_packs_by(maker: Callable[[PackJob], SheetMade]) -> Iterator[None]:
    """A build in this block makes the files of its packs so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "make_pack", maker)
        yield


def quick_pack(job: PackJob, real: str) -> SheetMade:
    """A file with the plan of the pack in which each thing to print is an empty page; the pack `real` is made in earnest."""
    if job.document["id"] == real:
        return make_pack(job)
    book = make_book(job.document, job.plan, job.kit, lambda piece: _blank(piece.papers))
    job.target.write_bytes(book.data)
    for line in book.listed:
        picture = job.target.parent / picture_name(job.document["id"], line.first)
        picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    return SheetMade(1, [])


@functools.cache
def _blank(papers: tuple[Paper, ...]) -> bytes:
    return lay_out("<h1>-</h1>", papers)


def quick_sheet(job: SheetJob) -> SheetMade:
    """Files with the names of the PDFs and a first line like theirs."""
    for path in (job.empty[1], *(made[1] for made in (*job.examples, *job.prints))):
        path.write_bytes(b"%PDF-1.7\n")
    job.picture[1].write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    return SheetMade(1 + len(job.examples) + len(job.prints), [])


def unjudged(_: BookJob) -> SheetMade:
    """What `quick_book` makes is no file that lint would let pass."""
    return SheetMade(0, [])


def not_laid_out(_: BookJob) -> None:
    """`quick_book` is put together from nothing."""


def quick_book(job: BookJob) -> SheetMade:
    """A file of one empty page: pages of the site say how many it has."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(job.target, deterministic_id=True)
    return SheetMade(1, [])


def faulty_sheet(job: SheetJob) -> SheetMade:
    return SheetMade(
        0, [SiteProblem("pdf-fault", f"worksheets/{job.model['id']}.yaml", data={"pdf": "x.pdf", "reason": "no title"})]
    )


def dying_sheet(job: SheetJob) -> SheetMade:
    """A worker that the system kills."""
    import os
    import signal

    os.kill(os.getpid(), signal.SIGKILL)
    return SheetMade(0, [])
