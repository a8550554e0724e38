"""PDFs without fields, to print: cards, plans, posters. Tagged all the same."""

import io

import pikepdf

from toolkit.paper.paper import Paper
from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.save import saved
from toolkit.pdf.make.tables import scope_headers


def print_only(html: str, papers: tuple[Paper, ...]) -> bytes:
    """The pages of a document for print, PDF/UA-1. The same HTML gives the same bytes."""
    with pikepdf.open(io.BytesIO(lay_out(html, papers))) as pdf:
        scope_headers(pdf)
        return saved(pdf)
