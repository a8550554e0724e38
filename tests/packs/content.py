"""A small content folder with a pack that has something of everything, and what is made of it."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.content.cases_packs import pack as pack_files
from tests.content.small import write
from toolkit.content.lint import lint
from toolkit.content.packs.document import PackDocument, pack_document
from toolkit.packs.book import Book, lay_out_piece, make_book
from toolkit.packs.kit import Kit, Options, kit_of
from toolkit.packs.piece import Piece
from toolkit.packs.plan import Plan, make_plan

MORE = "results: {da: Skrives ind, en: Typed in}\nbefore: [{when: {da: Før, en: Before}, do: {da: Print, en: Print}}]\n"


@cache
def folder() -> Path:
    """Two worksheets, a list, a figure and the pack `meeting`, in a folder that outlives the test and goes with the run."""
    made = Path(mkdtemp(prefix="brobygger-pack-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    sheets = "worksheets: [{ref: small, copies: person}"
    write(made, pack_files(sheets, f"{sheets}, {{ref: plain, copies: group}}", more=MORE))
    return made


def parts(language: str = "en", options: Options | None = None, **asked: Any) -> tuple[PackDocument, Plan, Kit]:
    library, problems = lint(folder())
    assert problems == []
    document = pack_document(library.packs["meeting"].pack, language, library)
    wanted = options or Options()
    return document, make_plan(document, **asked, large_print=wanted.large_print), kit_of(document, library, wanted)


@cache
def laid_out(piece: Piece) -> bytes:
    return lay_out_piece(piece)


@cache
def book() -> Book:
    """The ready-made file in English, for as many as the pack says."""
    return make_book(*parts(), laid_out)
