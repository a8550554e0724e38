"""The whole build: what is asked of it, in which order, and what must hold before the new site takes the place of the old."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.garbage import few_collections
from toolkit.memory import MOST, SUFFIX, remembering
from toolkit.site.fingerprint import fingerprint
from toolkit.site.report import BuildReport, Refused
from toolkit.site.target import Target, files_in

if TYPE_CHECKING:
    from toolkit.content.library import Library

Progress = Callable[[str, int, int], None]  # phase (a key of site.build.phases), done, of


def build_site(
    content_dir: Path, out_dir: Path, *, jobs: int | None = None, progress: Progress = lambda *_: None
) -> BuildReport:
    """Builds the site of `content_dir` into `out_dir`, unless it is there already and whole.

    With errors in the report, `out_dir` was left as it was. `jobs`: processes that work at the same time (default: one per core).
    Raises Refused where `out_dir` is not ours to replace, cannot be written, or a tool is missing.
    """
    if not content_dir.is_dir():
        raise Refused("no_content", folder=content_dir)
    target = Target(out_dir)
    target.check(content_dir)
    try:
        inputs = fingerprint(content_dir)
    except OSError:  # lint says what cannot be read, and all of it
        report = _read(content_dir, target)[1]
        if report.ok:
            raise
        return report
    if target.is_whole(inputs):
        return _as_it_is(target)

    from toolkit.site import warm_up  # what follows is for those who build
    from toolkit.site.pool import workers

    waited: list[bool] = []

    def wait() -> None:
        waited.append(True)
        progress("wait", 0, 1)

    with target.building(wait) as new:
        if waited and target.is_whole(inputs):  # by the one that was waited for
            return _as_it_is(target)
        with workers(jobs or len(os.sched_getaffinity(0)), warm_up.WARM_UP, target.work) as submit:
            progress("read", 0, 1)
            from toolkit.site.run import Run  # pydantic, Jinja and all: half a second, in which the workers begin
            from toolkit.site.store import Store

            with few_collections(), remembering(content_dir) as memory:
                library, report = _read(content_dir, target)
                if report.ok:
                    Run(library, new, target.work, report, progress).make(submit)
                memory.keep()
                Store("memory", SUFFIX, MOST).trim()
        if report.ok:
            report.pages, report.pdfs = _count(files_in(new), ".html"), _count(files_in(new), ".pdf")
            target.swap(inputs)
        return report


def _read(content: Path, target: Target) -> tuple["Library", BuildReport]:
    from toolkit.content.lint import lint

    library, problems = lint(content)
    return library, BuildReport(target.folder, problems=problems)


def _as_it_is(target: Target) -> BuildReport:
    files = (target.marker() or {})["files"]
    return BuildReport(target.folder, unchanged=True, pages=_count(files, ".html"), pdfs=_count(files, ".pdf"))


def _count(files: Iterable[str], ending: str) -> int:
    return sum(name.endswith(ending) for name in files)
