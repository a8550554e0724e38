"""The PDFs of one worksheet in one language: made, linted, filled with its examples, and a picture of the first page. Runs in a worker, and only there imports much."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.content.problem import Problem
from toolkit.contract.codes import SiteCode
from toolkit.contract.document import Document
from toolkit.output import refused
from toolkit.pages.site_problem import SiteProblem
from toolkit.paper.boxes import Part
from toolkit.paper.print_files import PrintFile
from toolkit.site import measured, pdf_cache
from toolkit.site.printed import Printed
from toolkit.words.locale import LANGUAGES

if TYPE_CHECKING:
    from toolkit.pdf.make.lint import PdfProblem


@dataclass(frozen=True)
class SheetJob:
    """What one worker makes in one go. `empty`, `examples`: cache key and target file of each PDF, for an example also its answer
    document; `picture`: of the small picture of the first page; `prints`: the same of each file that is to be printed only."""

    sheet: Printed
    empty: tuple[str, Path]
    picture: tuple[str, Path]
    examples: tuple[tuple[str, Path, dict[str, Any]], ...]
    prints: tuple[tuple[str, Path, PrintFile], ...] = ()

    @property
    def model(self) -> Document:
        return self.sheet.model


@dataclass
class SheetMade:
    """`used`: how full the pages of the sheet are; () where it could not be made."""

    made: int
    problems: list[Problem]
    used: tuple[float, ...] = ()


@contextmanager
def told(made: SheetMade, problem: Callable[[dict[str, str]], Problem]) -> Iterator[None]:
    """Any fault of a library as a problem that names the file, instead of a traceback; what the system refuses goes on."""
    try:
        yield
    except Exception as error:
        if refused(error):
            raise
        made.problems.append(problem(dict.fromkeys(LANGUAGES, f"{type(error).__name__}: {error}")))


def in_words(fault: "PdfProblem") -> dict[str, str]:
    """A fault of a PDF by language."""
    return {language: fault.text(language) for language in LANGUAGES}


def make_sheet(job: SheetJob) -> SheetMade:
    """Makes what the cache does not have and writes all targets. A fault is a problem; nothing that has one gets into the cache."""
    from toolkit.pdf.make.fill import fill_pdf
    from toolkit.pdf.make.thumbnail import thumbnail

    made = SheetMade(0, [])
    key, target = job.empty
    data, used = pdf_cache.STORE.fetch(key), measured.known(key)
    with told(made, lambda reason: _problem("pdf-failed", job, target.name, reason)):
        if data is None or used is None:
            data = _make_empty(job, target.name, made)
            if made.problems:
                return made
            pdf_cache.STORE.store(key, data)
            measured.keep(key, made.used)
        else:
            made.used = used
        target.write_bytes(data)
        key, target = job.picture
        target.write_bytes(pdf_cache.STORE.kept(key, partial(thumbnail, data)))
        for key, target, document in job.examples:
            filled = pdf_cache.STORE.fetch(key)
            if filled is None:
                filled = fill_pdf(data, job.model, document)
                pdf_cache.STORE.store(key, filled)
                made.made += 1
            target.write_bytes(filled)
        for key, target, file in job.prints:
            printed = pdf_cache.STORE.fetch(key)
            if printed is None:
                printed = _make_print(job, file, target.name, made)
                if made.problems:
                    return made
                pdf_cache.STORE.store(key, printed)
            target.write_bytes(printed)
    return made


def _make_empty(job: SheetJob, name: str, made: SheetMade) -> bytes:
    from toolkit.pdf.make.languages import languages_in
    from toolkit.pdf.make.layout import laid
    from toolkit.pdf.make.lint import lint_form
    from toolkit.pdf.make.worksheet import form_from_layout

    part = Part(job.model, address=job.sheet.address)
    layout = laid(job.sheet.html, (part.paper,))
    made.used = layout.used
    data = form_from_layout(layout.data, part)
    faults = lint_form(data, part, languages_in(job.sheet.html))
    made.problems += [_problem("pdf-fault", job, name, in_words(fault)) for fault in faults]
    made.made += 1
    return data


def _make_print(job: SheetJob, file: PrintFile, name: str, made: SheetMade) -> bytes:
    from toolkit.pdf.make.languages import languages_in
    from toolkit.pdf.make.lint import lint_print
    from toolkit.pdf.make.print_only import print_only

    data = print_only(file.html, file.papers)
    made.problems += [
        _problem("pdf-fault", job, name, in_words(fault))
        for fault in lint_print(data, file.title, job.model["language"], languages_in(file.html))
    ]
    made.made += 1
    return data


def _problem(code: SiteCode, job: SheetJob, name: str, reason: dict[str, str]) -> Problem:
    pdf = f"{job.model['language']}/pdf/{name}"
    return SiteProblem(code, f"worksheets/{job.model['id']}.yaml", data={"pdf": pdf, "reason": reason})
