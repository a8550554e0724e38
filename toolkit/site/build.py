"""The whole build: what is asked of it, in which order, and what must hold before the new site takes the place of the old."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.site.fingerprint import fingerprint
from toolkit.site.report import BuildReport, Refused
from toolkit.site.target import Target, files_in

if TYPE_CHECKING:
    from toolkit.site.sheets import SheetJob, SheetMade

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

    from toolkit.site.pool import workers  # what follows is for those who build: pydantic, Jinja and all
    from toolkit.site.run import Run

    with target.building(lambda: progress("wait", 0, 1)) as new:
        run = Run(content_dir, new, target.work, progress, make_sheet)
        count = jobs or len(os.sched_getaffinity(0))
        with workers(count) as submit:
            for _ in range(count):
                run.warm_up(submit)
            if run.read():
                run.make(submit)
        report = run.report(target.folder)
        if report.ok:
            report.pages, report.pdfs = _count(files_in(new), ".html"), _count(files_in(new), ".pdf")
            target.swap(inputs)
        return report


def _count(files: Any, ending: str) -> int:
    return sum(name.endswith(ending) for name in files)
