"""The whole build: what is asked of it, in which order, and what must hold before the new site takes the place of the old."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.build.fingerprint import fingerprint
from toolkit.build.report import BuildReport, Refused
from toolkit.build.target import Target, files_in

if TYPE_CHECKING:
    from toolkit.build.sheets import SheetJob, SheetMade

Progress = Callable[[str, int, int], None]  # phase (a key of site.build.phases), done, of
MakeSheet = Callable[["SheetJob"], "SheetMade"]


def build_site(
    content_dir: Path, out_dir: Path, *, jobs: int | None = None, progress: Progress = lambda *_: None, make_sheet: MakeSheet | None = None
) -> BuildReport:  # fmt: skip
    """Builds the site of `content_dir` into `out_dir`, unless it is there already and whole.

    With errors in the report, `out_dir` was left as it was. `jobs`: processes that work at the same time (default: one per core).
    `make_sheet`: another maker of PDFs (a function of a module). Raises Refused where `out_dir` is not ours to replace, cannot be
    written, or a tool is missing.
    """
    if not content_dir.is_dir():
        raise Refused("no_content", folder=content_dir)
    target = Target(out_dir)
    target.check(content_dir)
    maker = "" if make_sheet is None else f"{make_sheet.__module__}.{make_sheet.__qualname__}"
    inputs = f"{fingerprint(content_dir)} {maker}".strip()
    if target.is_whole(inputs):
        files = (target.marker() or {})["files"]
        return BuildReport(target.folder, unchanged=True, pages=_count(files, ".html"), pdfs=_count(files, ".pdf"))

    from toolkit.build.run import Run  # what follows is for those who build: pydantic, Jinja and all

    with target.building() as new:
        run = Run(content_dir, new, target.work, progress, make_sheet)
        if run.read():
            with _pool(jobs or len(os.sched_getaffinity(0))) as pool:
                run.make(pool)
        report = run.report(target.folder)
        if report.ok:
            report.pages, report.pdfs = _count(files_in(new), ".html"), _count(files_in(new), ".pdf")
            target.swap(inputs)
        return report


def _count(files: Any, ending: str) -> int:
    return sum(name.endswith(ending) for name in files)


class _pool:
    """Workers that are started fresh (a fork of a process with threads may hang) and leave Ctrl+C to the one who started them."""

    def __init__(self, jobs: int) -> None:
        self.pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_quiet)

    def __enter__(self) -> Callable[..., "Future[Any]"]:
        return self.pool.submit

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        self.pool.shutdown(wait=kind is None, cancel_futures=True)
        if isinstance(error, BrokenProcessPool):
            raise Refused("worker_died") from error


def _quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
