"""How full the pages of every sheet are: measured when it is laid out, kept beside its PDF."""

import json
from collections.abc import Iterable, Iterator

from toolkit.content.library import Library
from toolkit.content.lint import pages
from toolkit.content.normalise import normalise
from toolkit.content.problem import Problem
from toolkit.paper.paper import sheet_paper
from toolkit.site.printed import Printed, printed
from toolkit.site.store import Store

Used = tuple[float, ...]  # of each page the share that has something on it
FEW = 6  # sheets that lint lays out without being asked: a second each and language
STORE = Store("used", ".json", 5_000_000)


def known(key: str) -> Used | None:
    """What was measured of the PDF with that key."""
    data = STORE.fetch(key)
    return None if data is None else tuple(json.loads(data))


def keep(key: str, used: Used) -> None:
    STORE.store(key, json.dumps([round(share, 3) for share in used]).encode())


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
