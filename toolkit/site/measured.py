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


def check(library: Library, lay_out: bool) -> Iterator[Problem]:
    """Sheets over their pages and pages that are too empty."""
    for name, language, used in every_sheet(library, lay_out):
        yield from pages.check(library.sheets[name], language, used)


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
