"""A worksheet's fillable PDF: laid out, made a form, told what it is."""

import io
import json

import pikepdf
from pikepdf import Pdf

from toolkit.contract.document import Document
from toolkit.paper.boxes import BOX_ADDRESS, Part
from toolkit.paper.paper import Paper, sheet_paper
from toolkit.pdf.identity import ATTACHMENT
from toolkit.pdf.make.attach import attach
from toolkit.pdf.make.font import form_font
from toolkit.pdf.make.form import add_form
from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.marks import mark_pages
from toolkit.pdf.make.metadata import describe
from toolkit.pdf.make.save import saved
from toolkit.pdf.make.share import share_drawings
from toolkit.pdf.make.tables import scope_headers


def pdf_from_html(html: str, model: Document, paper: Paper | None = None, address: str = "") -> bytes:
    """The fillable PDF/UA-1 of a normalised model (docs/model.md), from its `print_html`. The same input gives the same bytes.

    `address`: of its page on the site.

    Raises FormError where the laid out boxes are not the worksheet's fields.
    """
    paper = paper or sheet_paper(model)
    return form_from_layout(lay_out(html, (paper,)), Part(model, paper, address=address))


def form_from_layout(layout: bytes, part: Part) -> bytes:
    """The form pass alone: laid out pages as a fillable PDF."""
    return several_from_layout(layout, [part], part.model["title"], part.model["language"])


def several_from_layout(layout: bytes, parts: list[Part], title: str, language: str) -> bytes:
    """The form pass over the fragments of several worksheets in one document, in its order; every part has a prefix of its own."""
    with pikepdf.open(io.BytesIO(layout)) as pdf:
        share_drawings(pdf)
        mark_pages(pdf, add_form(pdf, parts, BOX_ADDRESS, form_font()))
        scope_headers(pdf)
        _identify(pdf, parts, title, language)
        return saved(pdf)


def _identify(pdf: Pdf, parts: list[Part], title: str, language: str) -> None:
    """Title, metadata and the attached definitions; a file of several worksheets says which by its attachments."""
    describe(pdf, title, language, parts[0].model if len(parts) == 1 else None)
    attach(pdf, {attachment_name(part.prefix): (_definition(part), part.model["title"]) for part in parts})


def attachment_name(prefix: str) -> str:
    """`worksheet.json`, in a file of several `w1.worksheet.json`."""
    return f"{prefix.rstrip('_')}.{ATTACHMENT}" if prefix else ATTACHMENT


def _definition(part: Part) -> bytes:
    """Without its examples: they are long, and no reader needs them."""
    return json.dumps(
        {**part.model, "examples": []}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
