"""Everything in its number, for a printer: the same pages over and over, without tags."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, OutlineItem, Pdf, String

from toolkit.pdf.make.merge import renumbered
from toolkit.pdf.make.metadata import describe
from toolkit.pdf.make.save import saved

_OF_TAGS = ("/StructParents", "/Tabs", "/Annots")


@dataclass(frozen=True)
class Run:
    """Pages from `first` (counted from 1) that are printed `copies` times, one set after the other."""

    title: str
    first: int
    pages: int
    copies: int


def collate(data: bytes, runs: Iterable[Run], title: str, language: str) -> bytes:
    """What a page shows is there once, and is referred to as often as it is printed: 300 pages take little more room than 30. Only its number is
    its own. Not tagged: one structure cannot belong to many pages."""
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as pdf:
        for page in source.pages:
            for key in _OF_TAGS:
                if key in page.obj:
                    del page.obj[key]
        marks = []
        for run in runs:
            begin = len(pdf.pages)
            marks.append((run.title, begin))
            pdf.pages.extend(list(source.pages)[run.first - 1 : run.first - 1 + run.pages])
            once = list(pdf.pages)[begin:]
            for _ in range(run.copies - 1):
                pdf.pages.extend(once)
        _number(pdf)
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(str(name), place) for name, place in marks)
        pdf.Root.Lang, pdf.Root.ViewerPreferences = String(language), Dictionary(DisplayDocTitle=True)
        describe(pdf, title, language, tagged=False)
        return saved(pdf)


def _number(pdf: Pdf) -> None:
    """Gives each page the number that it has here, where it has one (toolkit/pdf/make/merge.py)."""
    total = len(pdf.pages)
    for place, page in enumerate(pdf.pages, 1):
        *shared, number = page.obj.Contents
        page.obj.Contents = Array([*shared, pdf.make_stream(renumbered(number.read_bytes(), place, total))])
