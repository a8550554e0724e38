"""Packs of earlier builds, and the pieces they are put together from: one worksheet is laid out once, whatever packs it is in."""

import hashlib
import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from toolkit.content.packs.document import PackDocument
from toolkit.inputs import files_below, makers, versions
from toolkit.memory import made_by
from toolkit.packs.kit import Kit
from toolkit.packs.piece import Piece
from toolkit.packs.plan import Plan
from toolkit.paths import TEMPLATES
from toolkit.site import pdf_cache

_MADE_BY = ("toolkit.packs.book", "toolkit.pdf.make.merge", "toolkit.site.pack_files")


def sources() -> list[Path]:
    """What turns a pack into a PDF: that of worksheets, and the templates and code of packs."""
    return [
        *pdf_cache.sources(),
        *makers(*_MADE_BY),
        *files_below(TEMPLATES / "pack"),
        *files_below(TEMPLATES / "figures"),
    ]


@lru_cache(maxsize=1)
def made_of() -> bytes:
    """The digest of what makes a pack and its pieces, which takes a hundred files to be read where nothing is remembered."""
    return made_by("pack", sources) + versions(*pdf_cache.PROGRAMS)


def key_of_piece(piece: Piece, made: bytes) -> str:
    papers = "".join(paper.css() for paper in piece.papers)
    address = piece.sheet.address if piece.sheet else ""
    return hashlib.sha256(made + f"{papers}\0{piece.html}\0{chr(0).join(piece.closer)}\0{address}".encode()).hexdigest()


def key_of_pack(document: PackDocument, plan: Plan, kit: Kit) -> str:
    """The key of a ready-made file."""
    models = {name: {**model, "examples": []} for name, model in kit.models.items()}
    told = (kit.posters, kit.licence, kit.address, kit.publisher, kit.contact, kit.brand, kit.options)
    rest = [document, repr(plan), models, kit.lists, *map(repr, told)]
    return hashlib.sha256(made_of() + json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def key_of_pictures(pack: str) -> str:
    """The key of the small pictures of the file with key `pack`."""
    return hashlib.sha256(f"{pack}\0pictures".encode()).hexdigest()


def kept(lay_out: Callable[[Piece], bytes], made: bytes) -> Callable[[Piece], bytes]:
    """`lay_out`, but for what is kept from before. `made`: as `made_of` said where it is remembered."""
    return lambda piece: pdf_cache.STORE.kept(key_of_piece(piece, made), lambda: lay_out(piece))
