"""The worksheets of a library as they are printed, and how full their pages are. Not for the workers: it brings the authors' models along."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from toolkit.content.library import Library
from toolkit.content.lint import pages
from toolkit.content.normalise import normalise, pick
from toolkit.content.problem import Problem
from toolkit.content.publisher import brand_of, publisher_line
from toolkit.contract.document import Document
from toolkit.memory import hashed, remembered
from toolkit.paper.brand import Brand
from toolkit.paper.paper import sheet_paper
from toolkit.paper.sheet import LICENCE, page_address
from toolkit.reading.foreign import Foreign
from toolkit.site import pdf_cache
from toolkit.site.measured import Used, keep, known
from toolkit.site.printed import Printed

FEW = 6  # sheets that lint lays out without being asked: a second each and language


def printed(library: Library, model: Document, brand: Brand | None = None) -> Printed:
    """`brand`: of the library, for those who have it already."""
    brand = brand or brand_of(library)
    site, language = library.site, model["language"]
    told = (pick(site.licence, language) or LICENCE, page_address(site.url, model), publisher_line(site, language))
    look = pdf_cache.key_of(model, *told, brand.colour, brand.logo)

    def found() -> Foreign:
        return brand.foreign.found_in(json.dumps([model, *told], ensure_ascii=False).replace("\\n", " "))

    # A name that does not stand on the sheet is no reason to lay it out anew.
    foreign = remembered("foreign", hashed(look, _digest(brand.foreign)), found)
    return Printed(model, *told, replace(brand, foreign=foreign), hashed(look, repr(foreign)))


@cache
def _digest(foreign: Foreign) -> str:
    return hashed(repr(foreign))


def every_sheet(library: Library, lay_out: bool) -> Iterator[tuple[str, str, Used]]:
    """(worksheet, language, shares) of all sheets; without `lay_out` only of those that an earlier build has laid out."""
    for name in library.sheets:
        for language in library.languages:
            used = _used(library, name, language, lay_out)
            if used is not None:
                yield name, language, used


def check(library: Library, every: bool) -> tuple[list[Problem], int]:
    """Sheets over their pages and pages that are too empty, and how many sheets of the library's own folder nobody has laid out.

    With `every` that is none; else the few that have changed since they were laid out are laid out now, and many are left to who asks.
    """
    names = [(name, language) for name in library.sheets for language in library.languages]
    found = {place: _used(library, *place, lay_out=every) for place in names}
    missing = [place for place in names if found[place] is None and not _is_lent(library, place[0])]
    if len(missing) <= FEW * len(library.languages):
        found |= {place: _used(library, *place, lay_out=True) for place in missing}
        missing = []
    problems = [
        problem
        for (name, language), used in found.items()
        if used is not None
        for problem in pages.check(library.sheets[name], language, used)
    ]
    return problems, len({name for name, _ in missing})


def _is_lent(library: Library, name: str) -> bool:
    return library.layers.is_of_a_base(library.sheets[name].file.name)


def check_some(library: Library, names: Iterable[str], language: str) -> Iterator[Problem]:
    """The same of some sheets in one language, laid out where no build has done it."""
    for name in names:
        used = _used(library, name, language, lay_out=True)
        assert used is not None
        yield from pages.check(library.sheets[name], language, used)


def _used(library: Library, name: str, language: str, lay_out: bool) -> Used | None:
    """What is known of a sheet's pages; without `lay_out` None where no build has laid it out."""
    one = printed(library, normalise(library.sheets[name].worksheet, language, library))
    used = known(one.key)
    if used is None and lay_out:
        used = _measured(one)
        keep(one.key, used)
    return used


def _measured(one: Printed) -> Used:
    from toolkit.pdf.make.layout import laid  # WeasyPrint

    return laid(one.html, (sheet_paper(one.model),)).used
