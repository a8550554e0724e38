"""The ready-made file of one pack in one language. Runs in a worker, and only there imports much."""

import base64
import hashlib
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.content.library import Library
from toolkit.content.packs.document import PackDocument, PackPlan, pack_document, pdf_name, picture_name
from toolkit.content.problem import Problem
from toolkit.contract.document import Document
from toolkit.memory import remembered
from toolkit.packs.brought import tools_in_words
from toolkit.packs.kit import Kit, kit_of
from toolkit.packs.pages import strip_of, whom
from toolkit.packs.plan import Plan, make_plan
from toolkit.packs.report import plan_as_json
from toolkit.pages.packs.made import PackMade, Packs
from toolkit.pages.site_problem import SiteProblem
from toolkit.site import pdf_cache
from toolkit.site.models import write_scripts
from toolkit.site.pack_cache import kept, key_of_pack, key_of_pictures, made_of
from toolkit.site.sheets import SheetMade, in_words, told


@dataclass(frozen=True)
class PackJob:
    """`key`: of the cache; `made`: the digest of what makes it (pack_cache); `target`: the file to write."""

    document: PackDocument
    plan: Plan
    kit: Kit
    key: str
    made: bytes
    target: Path


def pack_jobs(
    library: Library, folder: Callable[[str], Path], models: dict[str, dict[str, Document]] | None = None
) -> list[PackJob]:
    """One job for each pack and language, with as many people as the pack says. `folder`: where the PDFs of a language go; `models`: the
    worksheets, where they are normalised already."""
    jobs = []
    for name, held in library.packs.items():
        for language in library.languages:
            document = pack_document(held.pack, language, library)
            plan, kit = make_plan(document), kit_of(document, library, known=models)
            jobs.append(
                PackJob(
                    document, plan, kit, key_of_pack(document, plan, kit), made_of(), folder(language) / pdf_name(name)
                )
            )
    return jobs


def packs_planned(library: Library) -> Packs:
    """What pages say of the packs, without their files, which take long to make."""
    packs: Packs = {}
    for name, held in library.packs.items():
        for language in library.languages:
            document = pack_document(held.pack, language, library)
            plan = make_plan(document)
            told = plan_as_json(document, plan, [])
            packs.setdefault(name, {})[language] = PackMade(document, told, strip_of(plan, language), [], "", 0)
    return packs


def place_pack(job: PackJob) -> bool:
    """Puts the file and its pictures in place, if the cache has both."""
    data, pictures = (pdf_cache.STORE.fetch(key) for key in (job.key, key_of_pictures(job.key)))
    if data is None or pictures is None:
        return False
    _place(job, data, pictures)
    return True


def make_pack(job: PackJob) -> SheetMade:
    """Makes the file, unless the cache has it. A fault is a problem; nothing that has one gets into the cache."""
    from toolkit.packs.book import lay_out_piece, make_book
    from toolkit.pdf.make.lint import lint_print

    made = SheetMade(0, [])
    data = pdf_cache.STORE.fetch(job.key)
    with told(made, partial(_problem, job)):
        if data is None:
            data = make_book(job.document, job.plan, job.kit, kept(lay_out_piece, job.made)).data
            faults = lint_print(data, job.document["title"], job.document["language"])
            made.problems += [_problem(job, in_words(fault)) for fault in faults]
            made.made += 1
            if faults:
                return made
            pdf_cache.STORE.store(job.key, data)
        _place(job, data, pdf_cache.STORE.fetch(key_of_pictures(job.key)) or _pictures(job, data))
    return made


def _place(job: PackJob, data: bytes, pictures: bytes) -> None:
    job.target.write_bytes(data)
    for name, picture in json.loads(pictures).items():
        (job.target.parent / name).write_text(picture, "utf-8")


def _pictures(job: PackJob, data: bytes) -> bytes:
    """Small pictures of the first page of each thing in the file, as JSON: the name of its file → SVG."""
    from toolkit.pdf.make.thumbnail import thumbnails

    pages = sorted({line["first"] for line in _attached(data)["print"]})
    drawn = zip(pages, thumbnails(data, pages), strict=True)
    made = json.dumps({picture_name(job.document["id"], page): one.decode() for page, one in drawn}).encode()
    pdf_cache.STORE.store(key_of_pictures(job.key), made)
    return made


def packs_made(jobs: Iterable[PackJob]) -> Packs:
    """What the pages of the site say of packs, read from their files, which are there."""
    made: Packs = {}
    for job in jobs:
        data, language = job.target.read_bytes(), job.document["language"]
        told = remembered("packs", hashlib.sha256(data).hexdigest(), partial(_attached, data))
        items = {(item.key, item.copies): item for item in job.plan.items}
        said = [whom(items[line["item"], line["for"]], language) for line in told["print"]]
        of_pack = made.setdefault(job.document["id"], {})
        tools = tools_in_words(job.document, job.plan, job.kit)
        of_pack[language] = PackMade(job.document, told, strip_of(job.plan, language), said, tools, len(data))
    return made


def write_packs(folder: Path, jobs: Iterable[PackJob]) -> str:
    """The files as classic scripts, `<id>-<language>.js`, which a page can load from disk, too; returns the `?v=…` that all of them share."""

    def script(job: PackJob) -> tuple[str, str]:
        name = f"{job.document['id']}-{job.document['language']}"
        coded = base64.b64encode(job.target.read_bytes()).decode()
        return name, f'(window.brobyggerPacks=window.brobyggerPacks||Object.create(null))["{name}"]="{coded}";\n'

    return write_scripts(folder, map(script, jobs))


def _attached(data: bytes) -> PackPlan:
    import pikepdf

    from toolkit.packs.book import ATTACHED

    with pikepdf.open(io.BytesIO(data)) as pdf:
        told: PackPlan = json.loads(pdf.attachments[ATTACHED].get_file().read_bytes())
    return told


def _problem(job: PackJob, reason: dict[str, str]) -> Problem:
    pdf = f"{job.document['language']}/pdf/{job.target.name}"
    return SiteProblem("pdf-failed", f"packs/{job.document['id']}.yaml", data={"pdf": pdf, "reason": reason})
