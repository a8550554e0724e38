"""One run of the build, step by step: read, plan, make in parallel, compare."""

from collections.abc import Callable
from concurrent.futures import Future, as_completed, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit.content.library import Library
from toolkit.content.lint.pages import check as check_pages
from toolkit.content.packs.document import pdf_name as pack_name
from toolkit.content.problem import Problem
from toolkit.content.publisher import brand_of
from toolkit.contract.codes import SiteCode
from toolkit.contract.data import ANSWER_FORMAT
from toolkit.contract.document import Document, Example
from toolkit.memory import remembered
from toolkit.pages.leads import line_of
from toolkit.pages.packs.made import Packs
from toolkit.pages.site import Tree, normalised, pdfs_made_twice, plan_site
from toolkit.pages.site_problem import SiteProblem
from toolkit.pages.worksheets.form import asks
from toolkit.pages.worksheets.worksheet_page import pdf_name, print_name, sheet_files, thumbnail_name
from toolkit.paper.print_files import PrintFile, print_files
from toolkit.site import measured, offline, page_cache, pdf_cache
from toolkit.site.assets import make_assets
from toolkit.site.book_files import BookJob, book_jobs, books_in, keep_book, lay_out_articles, make_book, place_book
from toolkit.site.filling import SheetFile, stamp_of, write_sheets
from toolkit.site.frame import frame
from toolkit.site.library_sheets import printed
from toolkit.site.links import check_links
from toolkit.site.models import write_models
from toolkit.site.offline import write_offline
from toolkit.site.pack_files import PackJob, make_pack, pack_jobs, packs_made, place_pack, write_packs
from toolkit.site.printed import Printed
from toolkit.site.renderer import Said, TreeJob, render
from toolkit.site.report import BuildReport
from toolkit.site.root_files import NOT_FOUND, write_root
from toolkit.site.sheets import SheetJob, make_sheet
from toolkit.site.target import files_in

Trees = dict[str, Tree]
Submit = Callable[..., "Future[Any]"]


class Run:
    """`library`: as lint has read it, without errors; `new`: the empty folder of the new site; `work`: a folder for what is between;
    `report`: takes what is found and made."""

    def __init__(
        self, library: Library, new: Path, work: Path, report: BuildReport, progress: Callable[[str, int, int], None]
    ) -> None:
        self.library, self.new, self.work, self.report, self.progress = library, new, work, report, progress
        self.models = normalised(library)
        self.pack_jobs: list[PackJob] = []
        self.book_jobs: list[BookJob] = []
        self.forms: list[SheetFile] = []  # the empty PDFs that one can fill in
        self.at_root: set[str] = set()
        self.packs: Packs = {}
        self.used: list[tuple[Document, tuple[float, ...]]] = []  # how full the pages of each sheet are

    def make(self, submit: Submit) -> None:
        """Everything that takes long, in the workers: first the packs and the other PDFs, then the plan of the pages and the pages."""
        problems = self.report.problems
        twice = pdfs_made_twice(self.library, self.models)
        problems += twice
        if twice:
            return
        self.pack_jobs = pack_jobs(self.library, self._pdfs, self.models)
        self.book_jobs = book_jobs(self.library, self.models, self._pdfs)
        books = [job for job in self.book_jobs if not place_book(job)]
        # What is on A4 first: the whole guide is put together from it, and would lay out anew what is not there yet.
        flat = [job for job in books if not job.folded and not job.is_whole]
        ready = [submit(lay_out_articles, job) for job in flat]
        steps = [submit(make_book, job) for job in books if job.folded]
        packs = [submit(make_pack, job) for job in self.pack_jobs if not place_pack(job)]
        jobs = self._sheet_jobs()
        wait(ready)
        packs += [
            *steps,
            *(submit(make_book, job) for job in books if job.is_whole),
            *(submit(make_book, job) for job in flat),
        ]
        sheets: dict[Future[Any], SheetJob] = {submit(make_sheet, job): job for job in jobs}
        if not self._have(packs):
            return
        judged = [submit(keep_book, job) for job in books]
        self.progress("write", 0, 1)
        self.packs = packs_made(self.pack_jobs)
        trees, faults = plan_site(self.library, self.models, self.packs, books=books_in(self.library, self._pdfs))
        problems += faults
        if not self.report.ok:
            return
        pages = {submit(render, job): tree for job, tree in self._write_trees(trees)}
        waited: list[Future[Any]] = [*sheets, *pages, *judged]
        for number, future in enumerate(as_completed(waited)):
            self.progress("pdf", number, len(waited))
            if future in pages:
                problems += self._told(pages[future], future.result())
            else:
                made = future.result()
                self.report.pdfs_made += made.made
                problems += made.problems
                if future in sheets and made.used:
                    self.used.append((sheets[future].model, made.used))
        for model, used in self.used:
            problems += check_pages(self.library.sheets[model["id"]], model["language"], used)
        problems.sort(key=lambda problem: (problem.file, problem.line, problem.code, str(problem.data)))
        if self.report.ok:
            write_sheets(self.new / "assets" / "sheets", self.forms)
            self.progress("check", 0, 1)
            for store in (pdf_cache.STORE, measured.STORE, page_cache.STORE):
                submit(store.trim)  # meanwhile
            problems += self._compared(trees)
            offline.STORE.trim()

    def _have(self, files: list[Future[Any]]) -> bool:
        """Waits for packs and books, since pages say how long their files are; meanwhile the sheets keep the workers busy. Whether all is well."""
        for future in files:
            made = future.result()
            self.report.pdfs_made += made.made
            self.report.problems += made.problems
        return self.report.ok

    def _sheet_jobs(self) -> list[SheetJob]:
        """What the cache does not have, one job per worksheet and language; what it has is put in place at once."""
        jobs, brand = [], brand_of(self.library)
        for by_language in self.models.values():
            for language, model in by_language.items():
                folder = self._pdfs(language)
                sheet = printed(self.library, model, brand)
                key = sheet.key
                documents = [(example, example_document(model, example)) for example in model["examples"]]
                filled = [
                    (pdf_cache.key_of_filled(key, document), folder / pdf_name(model, example), document)
                    for example, document in documents
                ]
                prints = [
                    (pdf_cache.key_of_print(file.html, file.papers), folder / print_name(model, file.kind), file)
                    for file in self._prints(sheet)
                ]
                empty = (key, folder / pdf_name(model))
                if asks(model):
                    self.forms.append(SheetFile(model, *empty))
                picture = (pdf_cache.key_of_thumbnail(key), folder / thumbnail_name(model))
                wanted = [
                    empty,
                    picture,
                    *((one, path) for one, path, _ in filled),
                    *((one, path) for one, path, _ in prints),
                ]
                used = measured.known(key)
                if used is not None and all(self._place(*known) for known in wanted):
                    self.used.append((model, used))
                else:
                    jobs.append(SheetJob(sheet, empty, picture, tuple(filled), tuple(prints)))
        return jobs

    def _prints(self, sheet: Printed) -> list[PrintFile]:
        """What goes with a sheet to be printed only, measured anew only if something in the sheet is another."""
        return remembered("prints", sheet.key, lambda: print_files(sheet.model, sheet.address or None, sheet.brand))

    def _pdfs(self, language: str) -> Path:
        folder = self.new / f"pdf-{language}"  # beside the pages: the renderer empties its own folder
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @staticmethod
    def _place(key: str, path: Path) -> bool:
        data = pdf_cache.STORE.fetch(key)
        if data is not None:
            path.write_bytes(data)
        return data is not None

    def _write_trees(self, trees: Trees) -> list[tuple[TreeJob, Tree]]:
        """The trees as files, and what all their pages load."""
        stamps = make_assets(
            self.new / "assets",
            {language: tree.pages for language, tree in trees.items()},
            self.models,
            self.library.site,
            self.library.folder,
        )
        stamps["models"] = write_models(self.new / "assets" / "models", self.models)
        stamps["packs"] = write_packs(self.new / "assets" / "packs", self.pack_jobs)
        stamps["sheets"] = stamp_of(self.forms)
        written = []
        for language, tree in trees.items():
            docs = self.work / "tree" / language
            tree.write(docs)
            job = TreeJob(
                docs, self.new / language, [page.path for page in tree.pages], frame(self.library, tree, stamps)
            )
            written.append((job, tree))
        self.at_root = write_root(self.new, self.library, trees)
        return written

    def _told(self, tree: Tree, said: list[Said]) -> list[Problem]:
        """What the renderer said, about the file that an author knows."""
        by_path = {page.path: page for page in tree.pages}
        problems: list[Problem] = []
        for warned in said:
            page = by_path.get(warned.page or "")
            if page is None:
                problems.append(SiteProblem("mkdocs", f"mkdocs ({tree.language})", data={"reason": warned.text}))
                continue
            code: SiteCode = "broken-anchor" if warned.is_anchor else "broken-link"
            problems.append(
                SiteProblem(
                    code,
                    page.source,
                    line_of(self.library.folder, page.source, warned.target),
                    data={"target": warned.target},
                )
            )
        return problems

    def _compared(self, trees: Trees) -> list[Problem]:
        """The files that were meant against those that came out, and every address on them."""
        problems: list[Problem] = []
        sources: dict[str, str] = {}
        for language in trees:
            self._move_pdfs(language)
        self.at_root |= write_offline(self.new, self.library)
        meant = {*self.at_root, *(f"assets/{name}" for name in files_in(self.new / "assets"))}
        for language, tree in trees.items():
            sources |= {f"{language}/{page.address}": page.source for page in tree.pages}
            meant |= {f"{language}/{path}" for path in (*dict(tree.files), *tree.drawn)}
            meant |= {f"{language}/pdf/{job.name}" for job in self.book_jobs if job.language == language}
            for by_language in self.models.values():
                model = by_language[language]
                meant |= {f"{language}/pdf/{name}" for name in sheet_files(model)}
            for name, made in self.packs.items():
                meant |= {f"{language}/pdf/{file}" for file in (pack_name(name), *made[language].pictures)}
        meant |= set(sources)
        files = files_in(self.new)
        compared: tuple[tuple[SiteCode, set[str]], ...] = (
            ("page-not-made", meant - set(files)),
            ("page-not-meant", set(files) - meant),
        )
        for not_so, pages in compared:
            problems += [SiteProblem(not_so, sources.get(page, page), data={"page": page}) for page in sorted(pages)]
        relative = [name for name in files if name != NOT_FOUND]
        for problem in check_links(self.new, relative, sources):
            line = line_of(self.library.folder, problem.file, problem.data["target"].replace(".html", ".md"))
            problems.append(replace(problem, line=line))
        return problems

    def _move_pdfs(self, language: str) -> None:
        made, folder = self.new / f"pdf-{language}", self.new / language / "pdf"
        folder.mkdir(parents=True, exist_ok=True)
        for path in made.iterdir():
            path.rename(folder / path.name)
        made.rmdir()


def example_document(model: Document, example: Example) -> dict[str, Any]:
    """An example as the answer document that `fill` takes."""
    return {
        "format": ANSWER_FORMAT,
        "worksheet": model["id"],
        "version": model["version"],
        "language": model["language"],
        "respondent": example["respondent"],
        "answers": example["answers"],
    }
