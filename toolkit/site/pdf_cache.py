"""PDFs of earlier builds, by a hash of everything that decides their bytes."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from toolkit.contract.document import Document
from toolkit.inputs import files_below, makers, versions
from toolkit.memory import made_by
from toolkit.paper.paper import Paper
from toolkit.paths import ROOT, TEMPLATES
from toolkit.site.store import Store

STORE = Store("pdf", ".pdf", 600_000_000)  # a PDF has about 100,000 bytes
PROGRAMS = ("weasyprint", "pydyf", "pikepdf", "fonttools", "segno", "page-validation")
_MADE_BY = (
    "toolkit.pdf.make.worksheet",
    "toolkit.pdf.make.print_only",
    "toolkit.pdf.make.fill",
    "toolkit.pdf.make.lint",
    "toolkit.paper.sheet",
    "toolkit.site.sheets",
)


def sources() -> list[Path]:
    """What turns a worksheet into a PDF: our code, its templates, styles, words and fonts (npm brings them)."""
    return [
        *makers(*_MADE_BY),
        *(path for path in files_below(ROOT / "toolkit" / "fields") if path.suffix == ".j2"),
        *files_below(TEMPLATES / "print"),
        *files_below(TEMPLATES / "figures"),
        *files_below(TEMPLATES / "locale"),
        ROOT / "package-lock.json",
    ]


@lru_cache(maxsize=1)
def _makers() -> bytes:
    return made_by("pdf", sources) + versions(*PROGRAMS)


def key_of(model: Document, *told: str) -> str:
    """The key of a worksheet's empty PDF. `told`: what else `print_html` is told, in one order. Examples are not in the PDF."""
    said = json.dumps([{**model, "examples": []}, *told], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(_makers() + said.encode()).hexdigest()


def key_of_thumbnail(empty: str) -> str:
    """The key of the small picture of the PDF with key `empty`."""
    return hashlib.sha256(f"{empty}\0thumbnail".encode()).hexdigest()


def key_of_print(html: str, papers: tuple[Paper, ...]) -> str:
    """The key of a file that is to be printed only."""
    return hashlib.sha256(_makers() + html.encode() + "".join(paper.css() for paper in papers).encode()).hexdigest()


def key_of_filled(empty: str, document: dict[str, Any]) -> str:
    """The key of the PDF with key `empty` when `document` is filled in."""
    return hashlib.sha256(f"{empty}\0{json.dumps(document, ensure_ascii=False, sort_keys=True)}".encode()).hexdigest()
